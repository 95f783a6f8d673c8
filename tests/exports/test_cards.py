"""Cards on paper and as plain text: every part, with what it is."""

from exports.plain_texts import profile_as_text
from projections.cards import ShownPart
from tests.exports.people import entry, profile, section


def test_a_card_is_told_in_plain_text_part_by_part():
    card = entry("I push my plate", label="When I do this", parts=(ShownPart("Please do this", "Take it"),))

    text = profile_as_text(profile("Sam", section("proud", "I fed pigeons"), section("communicate", card)))

    assert "* When I do this: I push my plate\n  Please do this: Take it" in text
