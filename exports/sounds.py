"""What is handed to the worker that copies voices, and what it hands back."""

from msgspec import Struct

from domain.refusals import Refused
from domain.sayings import Ours

LARGEST_SOUND = 15 * 1024 * 1024
"""In bytes, as it is sent: two minutes of anything but a film."""
TOO_LONG = Ours("This is longer than two minutes. Say it in two parts.")


class Sound(Struct, frozen=True, tag=True):
    """A voice as it is kept: MP3, with nothing in it but what is heard."""

    sound: bytes
    seconds: int


class Unheard(Struct, frozen=True, tag=True):
    """There is no sound, and why."""

    why: str


class NotASound(Refused):
    """What was sent cannot be kept as a recording."""
