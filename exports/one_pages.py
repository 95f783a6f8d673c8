"""The one-page profile on paper: what a proud person hands to somebody new.

"One page" is the form's name. A long life flows on to more pages, and nothing is ever cut.
"""

from exports.likings import is_large
from exports.materials import Material
from exports.papers import Paper
from exports.typesetters import typeset
from projections.profiles import ShownProfile
from projections.safety_facts import ShownFact
from projections.shown_entries import ShownEntry

ROOM_BESIDE_THE_OPENING = 600
"""Letters that must be known, or that open the page, for the two to stand side by side. More, and each gets a row."""
LARGE_NAME = 24
"""Letters of a name that fit in one line of the largest print."""


def one_page(material: Material, language: str) -> Paper:
    """The profile: strengths first, then the rest in the order it has.

    With no strengths yet it is only the opening and what must be known.
    """
    profile = material.profile
    face = material.photos.get(profile.opening.id)
    html = typeset(
        "one-page.html",
        language,
        profile=profile,
        material=material,
        face=face,
        has_large_name=len(profile.opening.name) <= LARGE_NAME,
        opens_side_by_side=_opens_side_by_side(profile) and not is_large(material.likes),
    )
    return Paper(html, material.face_to_hand_over)


def _opens_side_by_side(profile: ShownProfile) -> bool:
    """Whether what must be known fits in a strip beside the opening."""
    needs = sum(len(need.label) + len(need.words) for need in profile.adjustments)
    opening = len(profile.opening.one_line) + sum(map(_letters, profile.communicate)) + needs
    must_know = sum(len(fact.what_helps) + _letters(fact) for fact in profile.must_know)
    return 0 < must_know <= ROOM_BESIDE_THE_OPENING and opening <= ROOM_BESIDE_THE_OPENING


def _letters(told: ShownEntry | ShownFact) -> int:
    return len(told.words) + sum(len(reply.words) for reply in told.replies)
