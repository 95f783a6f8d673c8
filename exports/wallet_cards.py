"""The wallet card: as small as a bank card (ISO/IEC 7810, ID-1), cut out of A4 and folded over.

Its front says who this is: the name, a strength, how to communicate. Its back says what must be known, what to do then
and whom to call. What does not fit there goes on further cards; what is too long for any card is left out whole, and
the card says where it stands. Nothing is ever cut.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from unicodedata import east_asian_width

from domain.codes import in_groups
from exports.materials import Material
from exports.papers import Paper
from exports.qr_codes import qr_file
from exports.typesetters import typeset
from projections.adjustments import ShownAdjustment
from projections.noticings import ShownNoticing
from projections.profiles import ShownProfile
from projections.replies import ShownReply
from projections.safety_facts import ShownFact
from projections.shown_entries import ShownEntry

LINES = 12
"""Lines of the smaller print on one side of a card."""
LETTERS = 47
"""Letters in such a line, counted so low that wide ones mostly fit as well. If not, the side grows."""
LARGE_NAME = 18
"""Letters of a name that fit in one line of large print, which takes the room of two."""
MIDDLING_NAME = 60
"""The same for middling print; and there are 28 letters to such a line."""

QR = "paper:link.svg"
"""Where the card has the picture to scan, of a link that the person put on it."""

Reaching = ShownAdjustment | ShownEntry
"""What people need to know to reach somebody: what they need for it, or how they communicate."""


@dataclass
class Side:
    """One side of a card, and how many lines are left on it."""

    facts: list[ShownFact] = field(default_factory=list)
    reaching: list[Reaching] = field(default_factory=list)
    contacts: list[ShownEntry] = field(default_factory=list)
    left: int = LINES

    def takes(self, lines: int) -> bool:
        """Whether this much more fits. If so, the room is taken."""
        fits = lines <= self.left
        self.left -= lines if fits else 0
        return fits


def wallet_card(material: Material, language: str) -> Paper:
    """The card, with as many further cards as there is more that must be known."""
    profile = material.profile
    front = Side()
    front.takes(_lines_of_name(profile.opening.name) + bool(profile.opening.pronouns))
    strength = next((told for told in _strengths(material) if front.takes(2 + _lines(_words(told)))), None)
    for told in _reaching(profile):
        if front.takes(_lines_of_reaching(told) + (not front.reaching)):
            front.reaching.append(told)
    backs, is_all_there = _backs(material, front, has_strength=strength is not None)
    page, _, code = material.address.partition("#")
    html = typeset(
        "wallet-card.html",
        language,
        profile=profile,
        material=material,
        front=front,
        backs=backs,
        strength=strength,
        is_noticing=isinstance(strength, ShownNoticing),
        is_all_there=is_all_there,
        size_of_name=_size_of_name(profile.opening.name),
        page=page,
        code=in_groups(code),
    )
    on_sides = [told for side in (front, *backs) for told in (*side.facts, *side.reaching, *side.contacts)]
    return Paper(
        html,
        {QR: qr_file(material.address)} if material.address else {},
        (replace(profile.opening, one_line=""), strength, *on_sides),
    )


def _strengths(material: Material) -> Iterator[ShownEntry | ShownNoticing]:
    """Every strength without an answer under it, in the person's order; what was noticed comes after what was told."""
    told = (entry for section in material.strengths for entry in section.entries)
    noticed = (noticing for section in material.strengths for noticing in section.noticings)
    yield from (entry for entry in told if not entry.replies)
    yield from (noticing for noticing in noticed if not noticing.replies)


def _words(told: ShownEntry | ShownNoticing) -> str:
    """The words of a strength that stand on the card."""
    return told.does if isinstance(told, ShownNoticing) else told.words


def _reaching(profile: ShownProfile) -> tuple[Reaching, ...]:
    """How to reach somebody, and how to communicate with them: it may stand without a strength beside it."""
    return (*profile.adjustments, *profile.communicate)


def _backs(material: Material, front: Side, *, has_strength: bool) -> tuple[list[Side], bool]:
    """The backs of the cards, and whether all that belongs on a card is on one. Whom to call follows a strength."""
    profile, sides = material.profile, [Side()]
    for fact in _short_enough(profile):
        _with_room(sides, _lines_of_fact(fact)).facts.append(fact)
    rest = [told for told in _reaching(profile) if told not in front.reaching]
    more = [told for told in rest if _lines_of_reaching(told) < LINES]
    for told in more:
        _with_room(sides, _lines_of_reaching(told) + (not sides[-1].reaching)).reaching.append(told)
    to_call = [contact for contact in material.contacts if has_strength and _lines_of_contact(contact) < LINES]
    for contact in to_call:
        _with_room(sides, _lines_of_contact(contact) + (not sides[-1].contacts)).contacts.append(contact)
    wanted = (len(profile.must_know), rest, material.contacts)
    is_all_there = (len(_short_enough(profile)), more, to_call) == wanted
    return sides, is_all_there


def _short_enough(profile: ShownProfile) -> list[ShownFact]:
    """What must be known and fits on one side of a card, below its heading."""
    return [fact for fact in profile.must_know if _lines_of_fact(fact) < LINES]


def _with_room(sides: list[Side], lines: int) -> Side:
    """The last side, or a new one where it has no room for this much. A side begins with a heading."""
    if not sides[-1].takes(lines + (sides[-1].left == LINES)):
        sides.append(Side())
        sides[-1].takes(lines + 1)
    return sides[-1]


# How much room there is


def _lines(words: str) -> int:
    """The lines that words take, at the most."""
    return sum(max(1, math.ceil(_width(line) / LETTERS)) for line in words.split("\n"))


def _width(words: str) -> int:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in words)


def _lines_of_fact(fact: ShownFact) -> int:
    """With what to do and how sure it is."""
    return _lines(fact.words) + _lines(f"What to do: {fact.what_helps}") + 1 + _lines_of_replies(fact.replies)


def _lines_of_reaching(told: Reaching) -> int:
    """With who said it."""
    if isinstance(told, ShownAdjustment):
        return _lines(f"{told.label}: {told.words}") + 1
    return _lines(told.words) + 1 + _lines_of_replies(told.replies)


def _lines_of_contact(told: ShownEntry) -> int:
    """Who, their number and when, with who said it."""
    return _lines(": ".join([told.words, *(part.words for part in told.parts)])) + 1 + _lines_of_replies(told.replies)


def _lines_of_replies(replies: tuple[ShownReply, ...]) -> int:
    return sum(1 + _lines(reply.words) for reply in replies)


def _size_of_name(name: str) -> str:
    if len(name) <= LARGE_NAME:
        return "large"
    return "middling" if len(name) <= MIDDLING_NAME else "long"


def _lines_of_name(name: str) -> int:
    match _size_of_name(name):
        case "large":
            return 2
        case "middling":
            return 2 * math.ceil(len(name) / 28)
        case _:
            return _lines(name)
