"""What is sent as a file: more than a form may hold, on the pages that ask for one, and never put on a disk."""

from io import BytesIO
from typing import IO

from flask import Flask, Request, request

from exports.pictures import LARGEST_PHOTO
from exports.sounds import LARGEST_SOUND

LARGEST_REQUEST = 64 * 1024 * 1024
"""In bytes, on the pages that ask for a file: so much is read, so that what is too big can be said in a sentence."""
LARGEST_FILE = max(LARGEST_PHOTO, LARGEST_SOUND)
ASK_FOR_A_FILE = {"photos.add", "offered_photos.offer", "recordings.add"}


class File(BytesIO):
    """A file as it comes in, in memory, kept no further than it can be used: one byte more says that it is too big."""

    def write(self, some: bytes, /) -> int:  # type: ignore[override]
        """Keep what fits."""
        super().write(some[: max(0, LARGEST_FILE + 1 - self.tell())])
        return len(some)


class Sent(Request):
    """What somebody sent."""

    def _load_form_data(self) -> None:
        if self.endpoint in ASK_FOR_A_FILE:
            self.max_content_length = LARGEST_REQUEST
        super()._load_form_data()

    def _get_file_stream(
        self,
        total_content_length: int | None,
        content_type: str | None,
        filename: str | None = None,
        content_length: int | None = None,
    ) -> IO[bytes]:
        return File()


def join(app: Flask) -> None:
    """Read every request like this."""
    app.request_class = Sent


def file_sent(name: str) -> bytes:
    """The bytes of a file, and nothing else of it: not what somebody called it. Nothing where none was sent."""
    sent = request.files.get(name)
    return sent.stream.read() if sent else b""
