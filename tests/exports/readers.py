"""What somebody gets out of a PDF: its text, and what a checker of PDF/UA-1 finds wrong with it."""

import re
import subprocess
import unicodedata
from html.parser import HTMLParser
from typing import Any

import page

_UNSEEN = re.compile("[\\s\u2060\u2066-\u2069\u200e\u200f\u202a-\u202e]+")


def text_of(pdf: bytes) -> str:
    """The text layer, as somebody copies it who selects all."""
    return subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()


def letters(words: str) -> str:
    """Words without the spaces and line ends that a page gives them, to be compared."""
    return _UNSEEN.sub("", unicodedata.normalize("NFC", words))


def failures(pdf: bytes) -> list[str]:
    """What breaks PDF/UA-1. A stream that ends in 0x0D is measured wrongly by the checker, and left out."""
    return [
        str(failure) for failure in page.validate_pdf_bytes(pdf, profile="ua1").failures if not _is_miscounted(failure)
    ]


def _is_miscounted(failure: Any) -> bool:
    return "STREAM-LENGTH" in failure.rule_id


def read_aloud(pdf: bytes) -> str:
    """The tag tree read from its beginning to its end, each heading with its level: "H2: My hopes"."""
    tree = subprocess.run(["pdfinfo", "-struct-text", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    said = re.sub(r"^ *(H\d) \(block\)$", r'"\n\1: "', tree, flags=re.M)
    said = re.sub(r"^ *(?:P|LI|Lbl) \(block\)$", r'"\n"', said, flags=re.M)
    return "".join(re.findall(r'^ *"(.*?)"$', said, flags=re.M | re.S))


def headings_of(pdf: bytes) -> list[str]:
    """The headings in the order in which they are read aloud."""
    return [" ".join(line.split()) for line in read_aloud(pdf).splitlines() if re.match(r"H\d: ", line)]


class Text(HTMLParser):
    """The text of a page, or of a paper before it is printed, in reading order."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []

    @classmethod
    def of(cls, page: str) -> str:
        """The text of this page."""
        reader = cls()
        reader.feed(page)
        return "".join(reader.pieces)

    def handle_data(self, data: str) -> None:
        """Keep what is read."""
        self.pieces.append(data)
