"""An entry's life: told or offered, decided, reworded, put away, brought back."""

from collections.abc import Callable
from itertools import permutations

import pytest

from domain.entries import Audience, Entry, State
from domain.refusals import (
    AlreadyDecided,
    ChangedMeanwhile,
    NotAHeading,
    PutAway,
    Refused,
    StillWaiting,
    WordsMissing,
    WordsTooLong,
)
from tests.domain.lives import FRED, RHIAN, SAM, happened, last, settled

WORDS = "I cooked tea for six of us"


def told(audience: Audience = Audience.EVERYONE) -> Entry:
    return settled(Entry.tell(SAM, "proud", WORDS, audience=audience, by=SAM))


def offered() -> Entry:
    return settled(Entry.offer(SAM, "proud", "Cooked tea for six", how_known="I ate it", by=RHIAN))


def declined() -> Entry:
    entry = offered()
    entry.decline(by=SAM)
    return settled(entry)


def put_away() -> Entry:
    entry = told()
    entry.put_away(by=SAM)
    return settled(entry)


# Telling and offering


def test_what_is_told_is_shown_to_everyone_unless_the_person_says_otherwise() -> None:
    entry = Entry.tell(
        SAM, "proud", WORDS, happened="summer 2019", first_time=True, area="home skills", by=SAM, supported_by=RHIAN
    )

    assert (entry.state, entry.audience, entry.words, entry.wording) == (State.KEPT, Audience.EVERYONE, WORDS, 1)
    assert (last(entry).happened, last(entry).first_time, last(entry).area) == ("summer 2019", True, "home skills")
    assert (last(entry).by, last(entry).supported_by, last(entry).sealed_for) == (SAM, RHIAN, SAM)


def test_what_is_offered_waits_for_the_person() -> None:
    entry = Entry.offer(SAM, "proud", "Cooked tea", author="Rhian, my carer", how_known="I ate it", by=RHIAN)

    assert (entry.state, entry.audience, entry.written_by) == (State.WAITING, "", RHIAN)
    assert (last(entry).author, last(entry).how_known) == ("Rhian, my carer", "I ate it")


@pytest.mark.parametrize(
    ("heading", "words", "area", "refusal"),
    [
        ("needs", WORDS, "", NotAHeading),
        ("proud", "", "", WordsMissing),
        ("proud", "x" * 2001, "", WordsTooLong),
        ("proud", WORDS, "x" * 201, WordsTooLong),
    ],
)
def test_what_cannot_be_kept_is_neither_told_nor_offered(
    heading: str, words: str, area: str, refusal: type[Refused]
) -> None:
    with pytest.raises(refusal):
        Entry.tell(SAM, heading, words, area=area, by=SAM)
    with pytest.raises(refusal):
        Entry.offer(SAM, heading, words, area=area, by=RHIAN)


def test_who_said_an_offer_is_said_briefly() -> None:
    with pytest.raises(WordsTooLong):
        Entry.offer(SAM, "proud", "Cooked tea", author="x" * 201, by=RHIAN)


# Deciding


def test_yes_show_this() -> None:
    entry = offered()

    entry.accept(by=SAM, supported_by=FRED)

    assert (entry.state, entry.audience, entry.words) == (State.KEPT, Audience.EVERYONE, "Cooked tea for six")
    assert last(entry).supported_by == FRED


def test_yes_in_my_words() -> None:
    entry = offered()

    entry.say_in_my_words(WORDS, by=SAM)

    assert (entry.state, entry.audience, entry.words, entry.wording) == (State.KEPT, Audience.EVERYONE, WORDS, 2)


@pytest.mark.parametrize("decide", [Entry.decline, Entry.keep_private, Entry.accept])
@pytest.mark.parametrize("decided", [Entry.decline, Entry.keep_private])
def test_a_helper_cannot_find_out_what_was_decided_without_them(
    decided: Callable[..., None], decide: Callable[..., None]
) -> None:
    entry = offered()
    decided(entry, by=SAM)

    with pytest.raises(AlreadyDecided):
        decide(entry, by=SAM, supported_by=RHIAN)


def test_what_is_for_others_is_kept_from_a_helper_and_what_waits_is_not() -> None:
    entry, private = told(), told(Audience.MINE_ALONE)
    entry.show_to(Audience.JUST_THESE, [FRED], by=SAM)

    assert entry.is_kept_from(RHIAN)
    assert private.is_kept_from(FRED)
    assert declined().is_kept_from(RHIAN)
    assert not entry.is_kept_from(FRED)
    assert not offered().is_kept_from(RHIAN)
    assert not put_away().is_kept_from(RHIAN)


def test_just_for_me() -> None:
    entry = offered()

    entry.keep_private(by=SAM)

    assert (entry.state, entry.audience) == (State.KEPT, Audience.MINE_ALONE)


def test_no_thank_you() -> None:
    entry = offered()

    entry.decline(by=SAM)

    assert (entry.state, entry.audience) == (State.DECLINED, "")


DECISIONS: dict[str, Callable[[Entry], None]] = {
    "yes": lambda entry: entry.accept(by=SAM),
    "in my words": lambda entry: entry.say_in_my_words(WORDS, by=SAM),
    "just for me": lambda entry: entry.keep_private(by=SAM),
    "no": lambda entry: entry.decline(by=SAM),
}
THE_SAME = {("in my words", "yes")}
"""Whoever said yes in their own words has said yes."""


@pytest.mark.parametrize("decision", DECISIONS)
def test_the_same_decision_again_changes_nothing(decision: str) -> None:
    entry = offered()
    DECISIONS[decision](entry)

    DECISIONS[decision](settled(entry))

    assert happened(entry) == []


@pytest.mark.parametrize(("first", "second"), sorted(set(permutations(DECISIONS, 2)) - THE_SAME))
def test_what_was_decided_is_not_decided_otherwise(first: str, second: str) -> None:
    entry = offered()
    DECISIONS[first](entry)

    with pytest.raises(AlreadyDecided, match="you can still change it"):
        DECISIONS[second](settled(entry))


def test_saying_yes_again_to_what_was_said_in_my_words_changes_nothing() -> None:
    entry = offered()
    entry.say_in_my_words(WORDS, by=SAM)

    settled(entry).accept(by=SAM)

    assert happened(entry) == []


def test_in_my_words_needs_words() -> None:
    entry = offered()

    with pytest.raises(WordsMissing):
        entry.say_in_my_words("", by=SAM)

    assert entry.state is State.WAITING


def test_what_i_told_myself_is_not_waiting_for_me() -> None:
    with pytest.raises(AlreadyDecided):
        told().decline(by=SAM)


# Rewording


def test_an_entry_is_said_in_new_words() -> None:
    entry = told()

    entry.reword("I cooked tea for seven", seen=1, by=SAM, supported_by=RHIAN)

    assert (entry.words, entry.wording, last(entry).supported_by) == ("I cooked tea for seven", 2, RHIAN)


def test_the_same_words_again_change_nothing() -> None:
    entry = told()

    entry.reword(WORDS, seen=1, by=SAM)

    assert happened(entry) == []


def test_words_that_changed_meanwhile_are_not_overwritten() -> None:
    entry = told()
    entry.reword("I cooked tea for seven", seen=1, by=SAM)

    with pytest.raises(ChangedMeanwhile, match="changed while you were writing"):
        entry.reword("I cooked tea for eight", seen=1, by=SAM)


@pytest.mark.parametrize(
    ("entry", "refusal"), [(offered(), StillWaiting), (declined(), PutAway), (put_away(), PutAway)]
)
def test_only_what_is_kept_is_reworded_or_shown_to_others(entry: Entry, refusal: type[Refused]) -> None:
    with pytest.raises(refusal):
        entry.reword("Other words", seen=1, by=SAM)
    with pytest.raises(refusal):
        entry.show_to(Audience.EVERYONE, [], by=SAM)


# Who can see it


def test_just_these_people_are_named_once_each_and_in_one_order() -> None:
    entry = told()

    entry.show_to(Audience.JUST_THESE, [FRED, RHIAN, FRED], by=SAM, supported_by=RHIAN)

    assert (entry.audience, entry.people) == (Audience.JUST_THESE, [RHIAN, FRED])


def test_people_are_named_only_where_it_is_for_just_these() -> None:
    entry = told()

    entry.show_to(Audience.MINE_ALONE, [FRED], by=SAM)

    assert (entry.audience, entry.people) == (Audience.MINE_ALONE, [])


def test_choosing_the_same_people_again_changes_nothing() -> None:
    entry = told(Audience.JUST_THESE)

    entry.show_to(Audience.JUST_THESE, [], by=SAM)

    assert happened(entry) == []


# Putting away and bringing back


def test_what_is_put_away_can_be_brought_back() -> None:
    entry = told(Audience.MINE_ALONE)

    entry.put_away(by=SAM)
    entry.bring_back(by=SAM)

    assert (entry.state, entry.audience) == (State.KEPT, Audience.MINE_ALONE)


def test_what_was_declined_is_asked_about_again_when_it_is_brought_back() -> None:
    entry = declined()

    entry.bring_back(by=SAM)

    assert entry.state is State.WAITING


def test_what_was_declined_and_put_away_is_declined_when_it_is_brought_back() -> None:
    entry = declined()
    entry.put_away(by=SAM)

    entry.bring_back(by=SAM)

    assert entry.state is State.DECLINED


def test_what_waits_is_not_put_away() -> None:
    with pytest.raises(StillWaiting, match="waiting for the person to decide"):
        offered().put_away(by=SAM)


def test_putting_away_and_bringing_back_twice_happens_once() -> None:
    entry = told()

    entry.put_away(by=SAM)
    entry.put_away(by=SAM)
    entry.bring_back(by=SAM)
    entry.bring_back(by=SAM)

    assert happened(entry) == ["PutAway", "BroughtBack"]
