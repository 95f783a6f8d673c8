import pytest

from domain.likes import CHOICES, NAMES, USUAL, NotAChoice, as_said, chosen
from domain.members import Member
from domain.people import NotALanguage, Person
from domain.permissions import Role
from tests.domain.lives import RHIAN, SAM, WENDY, happened, last, settled


def sam() -> Person:
    return settled(Person.open_record("Sam", by=WENDY))


def rhian() -> Member:
    return settled(Member.welcome("Rhian", by=WENDY))


def test_the_first_of_each_choice_is_usual():
    assert {next(iter(ways)) for ways in CHOICES.values()} == {USUAL}


def test_every_choice_has_a_name():
    assert NAMES.keys() == CHOICES.keys()


def test_only_what_differs_from_the_usual_is_kept():
    assert chosen({"colours": "dark", "text": "large", "lines": "usual"}) == {"text": "large", "colours": "dark"}


@pytest.mark.parametrize("choices", [{"text": "huge"}, {"smell": "roses"}, {"text": ""}])
def test_what_is_not_a_choice_is_refused(choices: dict[str, str]):
    with pytest.raises(NotAChoice, match="Choose one from the page"):
        chosen(choices)


def test_choices_are_said_in_words():
    assert as_said({"text": "largest", "colours": "cream"}) == "Text: Largest, Colours: Black on cream"
    assert as_said({"text": "largest", "colours": "no longer there", "smell": "roses"}) == "Text: Largest"


def test_a_person_says_how_they_like_things():
    person = sam()

    person.choose_likes({"text": "large", "lines": "usual"}, by=person.id, supported_by=RHIAN)

    assert last(person).choices == {"text": "large"}
    assert last(person).supported_by == RHIAN


def test_a_member_says_how_they_like_things_and_in_which_language():
    member = rhian()

    member.choose_likes({"colours": "dark"}, by=member.id)
    member.choose_language("cy", by=member.id)

    assert (member.likes, member.language) == ({"colours": "dark"}, "cy")
    assert happened(member) == ["Welcomed", "LikesChosen", "LanguageChosen"][1:]


def test_choosing_what_is_so_already_does_nothing():
    person, member = sam(), rhian()
    person.choose_likes({}, by=SAM)
    member.choose_likes({"text": "usual"}, by=RHIAN)
    member.choose_language("en", by=RHIAN)

    assert happened(person) == happened(member) == []


def test_everything_can_be_put_back():
    person = sam()
    person.choose_likes({"text": "large"}, by=SAM)

    person.choose_likes({}, by=SAM)

    assert person.likes == {}
    assert happened(person) == ["LikesChosen", "LikesChosen"]


def test_a_member_is_refused_a_language_that_there_is_not():
    member = rhian()
    member.give_role(Role.CARER, by=WENDY)

    with pytest.raises(NotALanguage, match="Choose one of these languages"):
        member.choose_language("tlh", by=RHIAN)
