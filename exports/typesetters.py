"""Setting words: every paper is a template, filled in one language, with the way that each person's words run."""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from exports.languages import language_of
from exports.likings import as_liked
from exports.papers import TEMPLATES

ISOLATED, ISOLATED_NO_MORE = "\u2068", "\u2069"
"""Around words that run their own way within a line (Unicode Annex 9, FSI and PDI)."""


def typeset(template: str, language: str, **shown: object) -> str:
    """A paper as a document for `Printer.pdf_of`."""
    return typesetter(language).get_template(template).render(**shown)


@cache
def typesetter(code: str) -> Environment:
    """What fills templates in a language."""
    language = language_of(code)
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        extensions=["jinja2.ext.i18n"],
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # this method comes with the extension, which no type says
    environment.install_gettext_translations(language.translations, newstyle=True)  # type: ignore[attr-defined]
    environment.globals |= {"page_x_of_y": language.page_x_of_y(), "language_of_paper": code}
    environment.filters |= {
        "as_liked": as_liked,
        "day": language.day,
        "direction": direction,
        "number": language.number,
        "said": language.gettext,
        "side_by_side": side_by_side,
        "together": language.together,
    }
    return environment


def direction(words: str) -> str:
    """Which way words run, as their first letter with a direction has it (Unicode Annex 9, P2 and P3)."""
    return next(_directions(words), "ltr")


def _directions(words: str) -> Iterator[str]:
    for letter in words:
        match unicodedata.bidirectional(letter):
            case "L":
                yield "ltr"
            case "R" | "AL":
                yield "rtl"


def side_by_side(pieces: Sequence[str]) -> str:
    """Pieces of small print in a row, each running its own way, so that Urdu does not turn round the year beside it."""
    return " · ".join(piece if piece.isascii() else f"{ISOLATED}{piece}{ISOLATED_NO_MORE}" for piece in pieces if piece)
