"""The press: turns papers into PDF. Only a worker imports it (1.4 s, 100 MB), never the server.

What comes out follows PDF/UA-1 (ISO 14289-1): tagged, with a title and a language, and every letter readable.
The same paper gives the same bytes: nothing in them comes from a clock or from chance.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import Any

import msgspec
import weasyprint.pdf
from pydyf import Dictionary, String  # type: ignore[import-untyped]  # ships no types
from weasyprint import CSS, HTML
from weasyprint.formatting_structure.boxes import TextBox
from weasyprint.pdf.stream import Stream
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from exports import stand_ins
from exports.papers import Paper, Stock

WORD_JOINER = "\u2060"
"""Seen and read aloud as nothing."""

DRAWN_AS = dict.fromkeys(range(0x80, 0xA0), "\ufffd") | dict.fromkeys((0x85, 0x2028, 0x2029), "\n")
"""Signs that no font ever draws: the three that end a line do so, and the other controls show that they are there."""


def begin(stock: bytes) -> Callable[[bytes], bytes]:
    """What a worker does: print papers, each with this stock."""
    press = Press(msgspec.msgpack.decode(stock, type=Stock))
    return lambda message: press.pdf_of(msgspec.msgpack.decode(message, type=Paper))


class HandedOver(URLFetcher):  # type: ignore[misc]  # WeasyPrint ships no types
    """Serves what was handed over. Opens nothing else: no file, no network, no `data:` address."""

    def __init__(self, resources: dict[str, bytes]) -> None:
        super().__init__(allowed_protocols=frozenset({"paper"}), allow_redirects=False)
        self._resources = resources

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """What was handed over under an address. Raises ValueError, which WeasyPrint takes as "not there"."""
        if url not in self._resources:
            raise ValueError("This was not handed over.")
        return URLFetcherResponse(url, self._resources[url])


class Press:
    """Fonts and style sheet, read once and used for every paper."""

    def __init__(self, stock: Stock, stand_ins_for: Iterable[int] = ()) -> None:
        """`stand_ins_for`: the letters, as code points, that no font of the stock or the machine can draw."""
        self._stock = stock
        self._fonts = FontConfiguration()
        self._stylesheet = self._sheet(stock.stylesheet, stock.resources)
        for letter in stand_ins_for:
            self._add_stand_in(letter)

    def pdf_of(self, paper: Paper) -> bytes:
        """The paper as PDF/UA-1. A letter that no font can draw is drawn as an empty box.

        Such a paper gets a press of its own, so that its bytes do not depend on what was printed before it.
        """
        pdf, missing = self._printed(paper)
        if missing:
            pdf, _ = Press(self._stock, sorted(missing))._printed(paper)
        return pdf

    def _printed(self, paper: Paper) -> tuple[bytes, set[int]]:
        """The PDF, and the letters in it that no font could draw."""
        document = HTML(string=paper.html.translate(DRAWN_AS), url_fetcher=HandedOver(paper.resources)).render(
            font_config=self._fonts, stylesheets=[self._stylesheet], pdf_variant="pdf/ua-1"
        )
        pdf: bytes = document.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=_identifier(paper))
        return pdf, {letter for font in document.fonts.values() for letter in font.missing}

    def _add_stand_in(self, letter: int) -> None:
        """Give a letter a font of its own."""
        address = f"paper:stand-ins/{letter:x}"
        rule = f'@font-face {{ font-family: "{stand_ins.family(letter)}"; src: url({address}) }}'
        self._sheet(rule, {address: stand_ins.font(letter)})

    def _sheet(self, css: str, resources: dict[str, bytes]) -> CSS:
        return CSS(string=css, font_config=self._fonts, url_fetcher=HandedOver(resources))


def _identifier(paper: Paper) -> bytes:
    """What names the file inside itself: 16 bytes as hexadecimal, drawn from all that it is made of."""
    return sha256(msgspec.msgpack.encode(paper, order="sorted")).hexdigest()[:32].encode()


class _Readable(dict[int, str]):
    """Which letters a glyph stands for. A mark that shares its letters with its neighbour stands for a word joiner.

    WeasyPrint writes nothing there, which makes the whole table malformed (ISO 14289-1, 7.21.7).
    """

    def __setitem__(self, glyph: int, letters: str) -> None:
        super().__setitem__(glyph, letters or WORD_JOINER)


class _ReadableStream(Stream):  # type: ignore[misc]  # WeasyPrint ships no types
    """Draws a page so that the words can be taken out of it again as they went in."""

    @contextmanager
    def marked(self, box: Any, tag: str) -> Iterator[None]:
        """Tag what is drawn for a box, and say its words where glyphs do not tell them in order."""
        with super().marked(box, tag):
            if isinstance(box, TextBox) and _is_drawn_out_of_order(box.text):
                self.begin_marked_content("Span", Dictionary({"ActualText": String(box.text)}))
                yield
                self.end_marked_content()
            else:
                yield

    def add_font(self, pango_font: Any) -> tuple[Any, float]:
        """The font, and its size."""
        font, size = super().add_font(pango_font)
        if not isinstance(font.to_unicode, _Readable):
            font.to_unicode = _Readable()
        return font, size


def _is_drawn_out_of_order(words: str) -> bool:
    """Whether vowel signs and other marks move about when drawn, as in Bengali, Hindi, Tamil and Thai.

    Not for words that run from right to left: readers turn those round themselves, and would turn ours round again.
    """
    if words.isascii():
        return False
    return any(unicodedata.category(letter) in {"Mn", "Mc"} for letter in words) and not any(
        unicodedata.bidirectional(letter) in {"R", "AL"} for letter in words
    )


weasyprint.pdf.Stream = _ReadableStream  # There is no other way in: WeasyPrint makes its streams by this name.
