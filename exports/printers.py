"""Printers: HTML to PDF in a workshop, so that no document can harm the server, which never imports WeasyPrint."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import msgpack

from domain.refusals import Refused
from exports import papers
from exports.papers import Paper
from exports.workshops import Busy, Lost, Workshop


class NotPrinted(Refused):
    """A paper could not be made: it asked for too much, or the worker was lost."""


class Printer(Workshop):
    """Prints one paper at a time, for any number of threads. Keeps nothing of what it printed."""

    TRADE = "presses"

    def __init__(self, fonts: Path = papers.FONTS) -> None:
        super().__init__()
        self._fonts = fonts

    def pdf_of(self, html: str, resources: Mapping[str, bytes] | None = None) -> bytes:
        """A document as PDF/UA-1. The same document gives the same bytes.

        It may show what is handed over with it in `resources`, by address (`paper:photo`), and nothing else.
        For PDF/UA it needs a `lang`, a `title` and an `alt` for every picture; `dcterms.created` becomes its date.

        Raises NotPrinted: after 15 seconds at the most, or 30 when others are printing.
        """
        try:
            return self._worked(msgpack.encode(Paper(html, dict(resources or {}))))
        except Busy as busy:
            raise NotPrinted("Others are printing just now. Please try again in a minute.") from busy
        except Lost as lost:
            raise NotPrinted(
                "This could not be printed: it may be too long, or too much at once. "
                "Please try again, or print a part of it."
            ) from lost

    def _stock(self) -> bytes:
        return msgpack.encode(papers.stock_of(self._fonts))
