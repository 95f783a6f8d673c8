"""What a person is called over time, and their one line."""

import pytest

from domain.people import NotALanguage, NothingCovered, Person
from domain.refusals import WordsMissing, WordsTooLong
from tests.domain.lives import RHIAN, SAM, WENDY, happened, last, settled


def sam() -> Person:
    return settled(Person.open_record("Sam", "they", by=WENDY))


def test_a_record_is_opened_under_a_new_id_and_is_about_that_person() -> None:
    opened, another = Person.open_record("Sam", by=WENDY), Person.open_record("Sam", by=WENDY, supported_by=RHIAN)

    assert opened.person_id == opened.id != another.id
    assert (opened.name, opened.pronouns, opened.one_line, opened.language) == ("Sam", "", "", "en")
    assert last(another).supported_by == RHIAN
    assert last(opened).sealed_for == opened.id
    assert happened(opened) == ["RecordOpened"]


def test_a_record_needs_a_name() -> None:
    with pytest.raises(WordsMissing):
        Person.open_record(" ", by=WENDY)


def test_a_name_is_chosen_and_the_one_before_may_be_covered() -> None:
    person = sam()

    person.choose_name("Sol", "he", cover_former=True, by=SAM, supported_by=RHIAN)

    assert (person.name, person.pronouns, person.covered) == ("Sol", "he", ["Sam"])
    assert (last(person).cover_former, last(person).supported_by) == (True, RHIAN)


def test_other_pronouns_alone_cover_no_name() -> None:
    person = sam()

    person.choose_name("Sam", "she", cover_former=True, by=SAM)

    assert (person.pronouns, person.covered, last(person).cover_former) == ("she", [], False)


def test_a_name_once_covered_stays_covered_when_another_is_chosen_openly() -> None:
    person = sam()
    person.choose_name("Sol", "he", cover_former=True, by=SAM)

    person.choose_name("Sal", "she", cover_former=False, by=SAM)

    assert person.covered == ["Sam"]


@pytest.mark.parametrize(
    ("name", "pronouns", "refusal"), [("", "they", WordsMissing), ("Sol", "x" * 201, WordsTooLong)]
)
def test_a_name_that_cannot_be_kept_is_refused(name: str, pronouns: str, refusal: type[Exception]) -> None:
    person = sam()

    with pytest.raises(refusal):
        person.choose_name(name, pronouns, cover_former=False, by=SAM)

    assert happened(person) == []


def test_one_line_is_said_and_taken_away_again() -> None:
    person = sam()

    person.say_one_line("I make people laugh", by=SAM)
    person.say_one_line("", by=SAM)

    assert person.one_line == ""
    assert happened(person) == ["OneLineSaid", "OneLineSaid"]


def test_one_line_is_one_line() -> None:
    with pytest.raises(WordsTooLong):
        sam().say_one_line("x" * 201, by=SAM)


def test_a_language_is_chosen() -> None:
    person = sam()

    person.choose_language("cy", by=SAM)

    assert person.language == "cy"


def test_a_language_that_the_record_is_not_kept_in_is_refused() -> None:
    with pytest.raises(NotALanguage, match="en, cy"):
        sam().choose_language("tlh", by=SAM)


def test_a_covered_name_is_looked_at_with_a_reason() -> None:
    person = sam()
    person.choose_name("Sol", "he", cover_former=True, by=SAM)

    person.uncover_name("An old letter came", by=WENDY)

    assert (last(person).why, last(person).by) == ("An old letter came", WENDY)


def test_a_covered_name_is_not_looked_at_without_a_reason() -> None:
    person = sam()
    person.choose_name("Sol", "he", cover_former=True, by=SAM)

    with pytest.raises(WordsMissing):
        person.uncover_name("", by=WENDY)


def test_where_no_name_is_covered_none_is_uncovered() -> None:
    with pytest.raises(NothingCovered):
        sam().uncover_name("Curious", by=WENDY)


def test_asking_for_what_is_already_so_does_nothing() -> None:
    person = sam()

    person.choose_name("Sam", "they", cover_former=True, by=SAM)
    person.say_one_line("", by=SAM)
    person.choose_language("en", by=SAM)

    assert happened(person) == []
