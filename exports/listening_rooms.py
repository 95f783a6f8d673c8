"""The listening room: recordings as they were sent, to sound as it is kept. Only a worker imports it.

What comes out is MP3, made of nothing but what is heard: no place, no day, no telephone, no picture.
"""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import av
from av.audio.resampler import AudioResampler
from msgspec import msgpack

from domain.recordings import LONGEST
from domain.sayings import Ours
from exports.sounds import TOO_LONG, Sound, Unheard

FORMATS = "matroska,webm,mov,mp4,m4a,3gp,mp3,wav,ogg,flac,aac,amr,caf"
"""What telephones and browsers write. No list of other files is among them: nothing else is ever opened."""
RATE = 24_000
BITS = 48_000
"""Each second: what a voice needs."""

NOT_A_SOUND = Ours("This is not a recording that we can open. Choose a sound: MP3, M4A, WAV, Ogg or WebM.")


class _Unheard(Exception):
    """There is no sound in this, and why."""


def begin(stock: bytes) -> Callable[[bytes], bytes]:
    """What a worker does: copy voices. It needs no stock."""
    av.logging.set_level(av.logging.PANIC)
    return _answered


def _answered(message: bytes) -> bytes:
    try:
        return msgpack.encode(copied(message))
    except _Unheard as unheard:
        return msgpack.encode(Unheard(str(unheard)))


def copied(sent: bytes) -> Sound:
    """What is heard, and nothing else."""
    made = BytesIO()
    heard = 0
    with av.open(made, "w", format="mp3", options={"id3v2_version": "0", "write_xing": "0"}) as copy:
        copy.flags |= _BIT_EXACT
        stream: Any = copy.add_stream("libmp3lame", rate=RATE, layout="mono", bit_rate=BITS, options=_QUICK)
        for frame in _heard(sent):
            heard += frame.samples
            if heard > (LONGEST + 1) * RATE:
                raise _Unheard(TOO_LONG)
            copy.mux(stream.encode(frame))
        if not heard:
            raise _Unheard(NOT_A_SOUND)
        copy.mux(stream.encode(None))
    return Sound(made.getvalue(), max(1, round(heard / RATE)))


def _heard(sent: bytes) -> Iterator[Any]:
    """The sound, piece by piece."""
    resampler = AudioResampler(format="s16p", layout="mono", rate=RATE)
    try:
        with av.open(BytesIO(sent), "r", options={"format_whitelist": FORMATS, "protocol_whitelist": "none"}) as source:
            if (source.duration or 0) > (LONGEST + 1) * av.time_base:  # where it says so itself, nothing is unpacked
                raise _Unheard(TOO_LONG)
            for frame in source.decode(source.streams.audio[0]):
                frame.pts = None
                yield from resampler.resample(frame)
        yield from resampler.resample(None)
    except (av.FFmpegError, IndexError, ValueError) as error:
        raise _Unheard(NOT_A_SOUND) from error


_BIT_EXACT = 0x0400
"""No name of a program in what is written (AVFMT_FLAG_BITEXACT)."""
_QUICK = {"compression_level": "9"}
"""A voice needs no more care than that, and two minutes of it are copied in two seconds."""
