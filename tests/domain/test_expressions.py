"""How people say things."""

import pytest

from domain.expressions import WAYS, NotAWay, way


@pytest.mark.parametrize("how", ["", *WAYS])
def test_a_way_of_saying_things_is_taken_as_it_is(how: str) -> None:
    assert way(how) == how


def test_a_way_that_is_none_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(NotAWay, match="Choose how it was said: spoke, signed, Makaton"):
        way("shouted")
