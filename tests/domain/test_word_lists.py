"""The words that self-advocates ask others to use, and how they are found in what somebody writes."""

import pytest

from domain.refusals import WordsMissing, WordsTooLong
from domain.word_lists import Instead, NothingInstead, WordList, stems_of, suggestions_in
from tests.domain.lives import WENDY, happened, last, settled

REFUSED = Instead("refused", "chose not to", "It was a choice.")


def words() -> WordList:
    return settled(WordList.begin(by=WENDY))


def found(text: str, *said: str) -> list[str]:
    return [each.said for each in suggestions_in(text, [Instead(one, "better", "") for one in said])]


def test_a_scheme_has_one_list_with_a_key_of_its_own() -> None:
    begun = WordList.begin(by=WENDY)

    assert (begun.id, last(begun).sealed_for) == (WordList.ID, WordList.ID)


def test_a_word_is_suggested_once_and_a_new_suggestion_takes_its_place() -> None:
    listed = words()
    listed.suggest(*REFUSED, by=WENDY)
    listed.suggest(*REFUSED, by=WENDY)

    listed.suggest("Refuses", "said no", by=WENDY)

    assert happened(listed) == ["WordSuggested", "WordSuggested"]
    assert list(listed.suggested.values()) == [Instead("Refuses", "said no", "")]


def test_a_suggestion_is_taken_back_once() -> None:
    listed = words()
    listed.suggest(*REFUSED, by=WENDY)

    listed.take_back("refusing", by=WENDY)
    listed.take_back("refusing", by=WENDY)

    assert happened(listed) == ["WordSuggested", "WordTakenBack"]
    assert listed.suggested == {}


@pytest.mark.parametrize(
    ("said", "instead", "refusal"),
    [
        ("", "left", WordsMissing),
        ("left", " ", WordsMissing),
        ("?!", "left", WordsMissing),
        ("refuse", "Refused", NothingInstead),
        ("a" * 201, "left", WordsTooLong),
    ],
)
def test_what_suggests_nothing_is_refused(said: str, instead: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        words().suggest(said, instead, by=WENDY)


@pytest.mark.parametrize("form", ["refuse", "Refuses", "REFUSED", "refusing"])
def test_a_word_is_found_in_every_form(form: str) -> None:
    assert found(f"She {form}, again.", "refused") == [form]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("two service users’ rooms", "service user"),
        ("a service user's room", "service users"),
        ("non compliant", "non-compliant"),
        ("His behaviours were challenging", "challenging behaviour"),
        ("the casement window", "case"),
        ("a brefused", "refused"),
        ("bed", "b"),
        ("the princess", "princes"),
    ],
)
def test_a_phrase_is_found_whole_or_not_at_all(text: str, said: str) -> None:
    is_there = text.startswith(("two", "a service", "non"))

    assert bool(found(text, said)) == is_there


def test_doubled_letters_are_forgiven() -> None:
    assert found("He was kicking off, and calls, called, calling; stopped", "kicked off", "call", "stop") == [
        "kicking off",
        "calls",
        "called",
        "calling",
        "stopped",
    ]


def test_the_longer_phrase_is_suggested_for_and_each_form_once() -> None:
    assert found("Challenging behaviour! Behaviour, behaviour.", "behaviour", "challenging behaviour") == [
        "Challenging behaviour",
        "Behaviour",
    ]


def test_a_suggestion_says_what_instead_and_why() -> None:
    (only,) = suggestions_in("He refused tea", [REFUSED])

    assert (only.said, only.instead, only.why) == ("refused", "chose not to", "It was a choice.")


def test_plain_words_bring_no_suggestions() -> None:
    assert suggestions_in("", [REFUSED]) == suggestions_in("He chose not to.", [REFUSED]) == ()
    assert stems_of("…") == ()
