"""The headings of a profile."""

import pytest

from domain.headings import HEADINGS, Kind, heading, titled
from domain.refusals import NotAHeading

ORDER = [Kind.STRENGTH, Kind.HOPE, Kind.IMPORTANT, Kind.SUPPORT]


def test_strengths_come_first_then_hopes_then_what_matters_then_support() -> None:
    kinds = [each.kind for each in HEADINGS]

    assert kinds == sorted(kinds, key=ORDER.index)


def test_a_heading_is_found_by_its_key() -> None:
    assert heading("proud").title == "Things I'm proud of"


def test_a_key_that_is_none_is_refused_with_the_headings_that_there_are() -> None:
    with pytest.raises(NotAHeading, match="Choose one of the headings: What people like and admire about me, "):
        heading("needs")


@pytest.mark.parametrize("title", ["Things I'm proud of", "THINGS I’M PROUD OF", "  things  i'm proud of "])
def test_a_heading_is_found_by_its_title_however_it_is_typed(title: str) -> None:
    assert titled(title).key == "proud"


def test_a_title_that_is_none_is_refused_by_its_name() -> None:
    with pytest.raises(NotAHeading, match="“Challenging behaviour” is not a heading"):
        titled("Challenging behaviour")


def test_every_heading_asks_a_question_of_the_person_and_of_others_about_them() -> None:
    assert all(each.question.endswith("?") for each in HEADINGS)
    assert all(each.question_about("Sol").endswith("?") and "Sol" in each.question_about("Sol") for each in HEADINGS)
    assert heading("proud").question_about("{name}") == "What did {name} do?"
    assert len({each.key for each in HEADINGS}) == len({each.title for each in HEADINGS}) == len(HEADINGS)
