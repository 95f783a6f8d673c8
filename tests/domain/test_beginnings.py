"""How others have begun: for every heading, small, and never in the first person."""

import re

from domain.beginnings import BEGINNINGS
from domain.headings import HEADINGS


def test_every_heading_has_two_or_three_small_ones_that_are_nobodys() -> None:
    assert list(BEGINNINGS) == [heading.key for heading in HEADINGS]
    for examples in BEGINNINGS.values():
        assert 2 <= len(examples) <= 3
        assert all(len(example) < 80 for example in examples)
        assert not any(re.search(r"\b(I|my|me)\b", example) for example in examples)
