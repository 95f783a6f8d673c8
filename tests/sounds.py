"""Recordings as people send them, made here: nobody speaks in them."""

import math
import struct
import wave
from io import BytesIO


def recording(seconds: float = 2, rate: int = 8000) -> bytes:
    """A hum, as WAV."""
    sent = BytesIO()
    with wave.open(sent, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        wave_of = (struct.pack("<h", int(9000 * math.sin(number / 9))) for number in range(rate))
        second = b"".join(wave_of)
        file.writeframes((second * math.ceil(seconds))[: int(seconds * rate) * 2])
    return sent.getvalue()
