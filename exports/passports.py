"""The hospital passport: what staff who never met this person need, in the order in which they need it.

What must be known, the opening line and how to communicate come first, as in the passports that hospitals know (red).
Of all the rest the person's strengths come first: whoever reads on meets somebody, not a list of needs.
"""

from dataclasses import dataclass

from exports.materials import Material
from exports.papers import Paper, drawings
from exports.typesetters import typeset
from projections.profiles import Section

_IMPORTANT = ("hopes", "matters", "people")
_LIKES = ("do", "do-not")


@dataclass(frozen=True)
class Part:
    """A part of the passport, with a mark that can be told from the others without its colour."""

    mark: str
    sections: list[Section]


def passport(material: Material, language: str) -> Paper:
    """The whole profile as a hospital passport."""
    html = typeset("passport.html", language, profile=material.profile, material=material, parts=_parts(material))
    return Paper(html, drawings("strengths", "important", "likes", "support") | material.face_to_hand_over)


def _parts(material: Material) -> list[Part]:
    """The strengths, what is important, what to do and not to do, and how to support: whichever there are."""
    rest = [section for section in material.others if section.key not in (*_IMPORTANT, *_LIKES)]
    parts = [
        Part("strengths", material.strengths),
        Part("important", [section for section in material.others if section.key in _IMPORTANT]),
        Part("likes", [section for section in material.others if section.key in _LIKES]),
        Part("support", rest),
    ]
    return [part for part in parts if part.sections]
