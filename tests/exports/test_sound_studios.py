"""The sound studio: any voice becomes plain sound, and anything else a sentence."""

import threading
import time
from collections.abc import Iterator
from io import BytesIO

import av
import pytest

from exports import workshops
from exports.sound_studios import SoundStudio
from exports.sounds import NotASound, Sound
from tests.photos import HARMFUL, photo
from tests.sounds import recording


@pytest.fixture(scope="module")
def studio() -> Iterator[SoundStudio]:
    warm = SoundStudio()
    yield warm
    warm.close()


def written_as(kind: str, codec: str, rate: int = 48_000, says: str = "zqplace") -> bytes:
    """The same recording as another kind of file, with a place and a name in it."""
    made = BytesIO()
    with av.open(made, "w", format=kind) as copy, av.open(BytesIO(recording())) as source:
        copy.metadata["title"] = copy.metadata["location"] = says
        stream = copy.add_stream(codec, rate=rate, layout="mono")
        resampler = av.AudioResampler(format=stream.format.name, layout="mono", rate=rate)  # type: ignore[attr-defined]
        for frame in source.decode(audio=0):
            for each in resampler.resample(frame):
                copy.mux(stream.encode(each))
        copy.mux(stream.encode(None))
    return made.getvalue()


@pytest.mark.parametrize(
    ("kind", "codec"),
    [("webm", "libopus"), ("ogg", "libopus"), ("mp4", "aac"), ("mp3", "libmp3lame"), ("wav", "pcm_s16le")],
)
def test_each_kind_of_recording_becomes_plain_sound(studio: SoundStudio, kind: str, codec: str):
    sound = studio.sound_of(written_as(kind, codec))

    assert sound.seconds == 2
    assert b"zqplace" not in sound.sound
    with av.open(BytesIO(sound.sound)) as heard:
        assert heard.format.name == "mp3"
        assert heard.metadata == {}


@pytest.mark.parametrize(
    ("kind", "codec"),
    [("webm", "libopus"), ("ogg", "libopus"), ("mp4", "aac"), ("mp3", "libmp3lame"), ("wav", "pcm_s16le")],
)
def test_nothing_harmful_that_came_with_a_recording_is_in_what_is_made_of_it(
    studio: SoundStudio, kind: str, codec: str
):
    after_its_end = b"" if kind == "mp3" else HARMFUL  # after MP3 it is refused
    sent = written_as(kind, codec, says=HARMFUL.decode()) + after_its_end
    assert HARMFUL in sent

    sound = studio.sound_of(sent)

    assert HARMFUL not in sound.sound
    assert sound.seconds == 2


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        (b"", "Choose a recording first"),
        (b"not a sound at all" * 99, "not a recording that we can open"),
        (photo(400, 300), "not a recording that we can open"),
        (recording()[:40], "not a recording that we can open"),
        (recording(123), "longer than two minutes"),
        (bytes(15 * 1024 * 1024 + 1), "too big"),
    ],
    ids=["nothing", "words", "a photo", "cut off", "over two minutes", "over 15 MB"],
)
def test_what_is_not_a_recording_is_refused_in_a_sentence(studio: SoundStudio, sent: bytes, says: str):
    with pytest.raises(NotASound, match=says):
        studio.sound_of(sent)


@pytest.mark.parametrize(
    "list_of_files",
    [
        "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n{}\n#EXT-X-ENDLIST\n",
        "ffconcat version 1.0\nfile '{}'\n",
        "[playlist]\nFile1={}\n",
    ],
)
def test_a_recording_opens_no_other_file(
    studio: SoundStudio, tmp_path_factory: pytest.TempPathFactory, list_of_files: str
):
    secret = tmp_path_factory.mktemp("secret") / "secret.wav"
    secret.write_bytes(recording())

    for address in (str(secret), secret.as_uri()):
        with pytest.raises(NotASound):
            studio.sound_of(list_of_files.format(address).encode())


def test_two_minutes_are_kept(studio: SoundStudio):
    assert studio.sound_of(recording(120)).seconds == 120


def test_who_waits_too_long_and_who_asks_too_much_are_told(monkeypatch: pytest.MonkeyPatch):
    studio = SoundStudio()
    heard: list[Sound] = []
    long = threading.Thread(target=lambda: heard.append(studio.sound_of(recording(100))))
    long.start()
    time.sleep(0.1)

    monkeypatch.setattr(workshops, "PATIENCE", 0.01)
    with pytest.raises(NotASound, match="Others are sending recordings"):
        studio.sound_of(recording())
    long.join()
    monkeypatch.setattr(workshops, "SECONDS", 0.001)
    with pytest.raises(NotASound, match="could not be opened here"):
        studio.sound_of(recording(60))

    assert heard
    studio.close()
