"""The one-page profile on paper: what a proud person hands to somebody new.

"One page" is the form's name. A long life flows on to more pages, and nothing is ever cut.
"""

import unicodedata
from collections.abc import Iterator, Sequence

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from domain import headings
from domain.clocks import as_said
from domain.headings import Kind
from exports.paper_photos import address_of
from exports.papers import TEMPLATES
from projections.profiles import Section, ShownProfile
from projections.safety_facts import ShownFact
from projections.shown_entries import ShownEntry

ROOM_BESIDE_THE_OPENING = 600
"""Letters that must be known, or that open the page, for the two to stand side by side. More, and each gets a row."""
LARGE_NAME = 24
"""Letters of a name that fit in one line of the largest print."""
ISOLATED, ISOLATED_NO_MORE = "\u2068", "\u2069"
"""Around words that run their own way within a line (Unicode Annex 9, FSI and PDI)."""


def as_html(profile: ShownProfile) -> str:
    """The profile as a document for `Printer.pdf_of`: strengths first, then the rest in the order it has.

    With no strengths yet it is only the opening and what must be known.
    """
    return PAPERS.get_template("one-page.html").render(
        profile=profile,
        strengths=[section for section in profile.sections if _is_strength(section)],
        others=[section for section in profile.sections if not _is_strength(section)],
        address_of=address_of,
        has_large_name=len(profile.opening.name) <= LARGE_NAME,
        opens_side_by_side=_opens_side_by_side(profile),
    )


def _is_strength(section: Section) -> bool:
    return bool(section.noticings) or headings.heading(section.key).kind is Kind.STRENGTH


def _opens_side_by_side(profile: ShownProfile) -> bool:
    """Whether what must be known fits in a strip beside the opening."""
    opening = len(profile.opening.one_line) + sum(map(_letters, profile.communicate))
    must_know = sum(len(fact.what_helps) + _letters(fact) for fact in profile.must_know)
    return 0 < must_know <= ROOM_BESIDE_THE_OPENING and opening <= ROOM_BESIDE_THE_OPENING


def _letters(told: ShownEntry | ShownFact) -> int:
    return len(told.words) + sum(len(reply.words) for reply in told.replies)


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


def together(names: Sequence[str]) -> str:
    """Names as one says them: Rhian, Gwyn and Huw."""
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


PAPERS = Environment(
    loader=FileSystemLoader(TEMPLATES),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
PAPERS.filters |= {"day": as_said, "direction": direction, "side_by_side": side_by_side, "together": together}
