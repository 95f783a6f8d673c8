"""How a person likes paper: its tint."""

import re
from itertools import product

import pytest

from domain.likes import CHOICES
from exports.likings import TINTS, as_liked
from exports.papers import TEMPLATES
from projections.likes import ShownLikes
from tests.web.test_palettes import contrast

COLOURS = sorted(
    {
        colour
        for sheet in TEMPLATES.glob("*.css")
        for colour in re.findall(r"(?<![-a-z])color: (#[0-9a-f]{6})", sheet.read_text(encoding="utf-8"))
    }
)
"""What words are printed in."""
ALL = [tint for tints in TINTS.values() for tint in tints.values()]


@pytest.mark.parametrize(("colour", "tint"), [*product(COLOURS, ALL)])
def test_all_words_can_be_read_on_every_tint(colour: str, tint: str):
    assert contrast(colour, tint) >= 7


def test_a_tint_is_one_of_the_choices_on_pages():
    assert {choice: set(tints) - set(CHOICES[choice]) for choice, tints in TINTS.items()} == {
        "colours": set(),
        "overlay": set(),
    }


@pytest.mark.parametrize(("likes", "tint"), [({"colours": "cream"}, "#fff3cf"), ({"overlay": "blue"}, "#dff0ff")])
def test_paper_has_the_colour_that_the_person_likes_under_their_words(likes: dict[str, str], tint: str):
    assert as_liked(ShownLikes(likes)) == f"@page {{ background: {tint} }}"


@pytest.mark.parametrize("colours", ["light", "dark", "contrast"])
def test_nobody_prints_the_night(colours: str):
    assert as_liked(ShownLikes({"colours": colours})) == ""
