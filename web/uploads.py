"""What somebody sends: how much of it is read, and in which letters. A file is never put on a disk."""

from io import BytesIO
from typing import IO
from urllib.parse import unquote_to_bytes

from flask import Flask, Request, g, request
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.exceptions import RequestEntityTooLarge, UnsupportedMediaType
from werkzeug.formparser import FormDataParser

from exports.pictures import LARGEST_PHOTO
from exports.sounds import LARGEST_SOUND

LARGEST_REQUEST = 64 * 1024 * 1024
"""In bytes, on the pages that ask for a file: so much is read, so that what is too big can be said in a sentence."""
LARGEST_FORM = 256 * 1024
"""In bytes, on every other page, and from everybody who is not signed in."""
MOST_FIELDS = 1000
"""In one form: no page of ours has half as many."""
LETTERS = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})
"""What a form may say that it is written in."""
UNREADABLE = "\N{REPLACEMENT CHARACTER}"
"""What stands in a part of a form for letters that are not what it says they are."""
LARGEST_FILE = max(LARGEST_PHOTO, LARGEST_SOUND)
ASK_FOR_A_FILE = {"photos.add", "offered_photos.offer", "recordings.add"}


class File(BytesIO):
    """A file as it comes in, in memory, kept no further than it can be used: one byte more says that it is too big."""

    def write(self, some: bytes, /) -> int:  # type: ignore[override]
        """Keep what fits."""
        super().write(some[: max(0, LARGEST_FILE + 1 - self.tell())])
        return len(some)


class Forms(FormDataParser):
    """Reads forms. What it cannot read it does not guess at: words are kept as they were sent, or not at all."""

    def _parse_urlencoded(
        self, stream: IO[bytes], mimetype: str, content_length: int | None, options: dict[str, str]
    ) -> tuple[IO[bytes], MultiDict[str, str], MultiDict[str, FileStorage]]:
        sent = stream.read()
        if sent.count(b"&") >= MOST_FIELDS:
            raise RequestEntityTooLarge
        try:
            unquote_to_bytes(sent).decode()
        except UnicodeDecodeError as error:
            raise UnsupportedMediaType from error
        return super()._parse_urlencoded(BytesIO(sent), mimetype, content_length, options)


class Sent(Request):
    """What somebody sent."""

    form_data_parser_class = Forms

    def _load_form_data(self) -> None:
        if "form" in self.__dict__:
            return
        if self.endpoint in ASK_FOR_A_FILE and g.get("session"):
            self.max_content_length = LARGEST_REQUEST
        if self.mimetype_params.get("charset", "utf-8").lower() not in LETTERS:
            raise UnsupportedMediaType
        super()._load_form_data()
        for name, said in self.form.lists():
            if name is None or UNREADABLE in name or any(UNREADABLE in each for each in said):
                raise UnsupportedMediaType

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
