"""Easy Read: written by the person, or drafted and approved, bound to the wording that it says again."""

from uuid import UUID

import pytest

from domain.easy_reads import UNTIL_APPROVED, EasyRead
from domain.easy_sentences import MOST_SENTENCES, EasySentence, NotAPicture, NotASentence, TooManySentences
from domain.refusals import AlreadyDecided, ChangedMeanwhile, WordsMissing, WordsTooLong
from tests.domain.lives import FRED, RHIAN, SAM, happened, last, settled

TEA = UUID(int=11)
I_LIKE_TEA = [EasySentence("I like tea.", "tea"), EasySentence("With milk.")]
TEA_IS_GOOD = [EasySentence("Tea is good.", "tea")]


def easy() -> EasyRead:
    return settled(EasyRead.begin(SAM, TEA, by=SAM))


def test_an_entry_has_one_easy_read_with_an_id_that_is_known() -> None:
    assert EasyRead.begin(SAM, TEA, by=SAM).id == EasyRead.id_of(TEA) != EasyRead.id_of(SAM)


def test_what_is_said_easily_is_bound_to_a_wording() -> None:
    found = easy()

    found.say(I_LIKE_TEA, wording=3, seen=0, by=SAM, supported_by=RHIAN)

    said = last(found)
    assert (said.easy_words, said.pictures, said.wording) == ("I like tea.\nWith milk.", ["tea", ""], 3)
    assert (said.entry, said.by, said.supported_by) == (TEA, SAM, RHIAN)
    assert (found.sentences, found.wording, found.edition) == (tuple(I_LIKE_TEA), 3, 1)


def test_saying_the_same_of_the_same_wording_does_nothing() -> None:
    found = easy()
    found.say(I_LIKE_TEA, wording=1, seen=0, by=SAM)

    found.say(I_LIKE_TEA, wording=1, seen=1, by=SAM)
    found.say(I_LIKE_TEA, wording=2, seen=1, by=SAM)

    assert happened(found) == ["SaidEasily", "SaidEasily"]


def test_what_was_changed_meanwhile_is_not_overwritten() -> None:
    found = easy()
    found.say(I_LIKE_TEA, wording=1, seen=0, by=SAM)

    with pytest.raises(ChangedMeanwhile, match="while you were writing"):
        found.say(TEA_IS_GOOD, wording=1, seen=0, by=SAM)


def test_a_draft_waits_and_shows_nothing() -> None:
    found = easy()

    found.draft(TEA_IS_GOOD, wording=1, by=RHIAN)

    assert (found.sentences, found.edition, list(found.drafts)) == ((), 0, [1])


def test_a_new_draft_takes_the_place_of_the_same_writers_last() -> None:
    found = easy()
    found.draft(TEA_IS_GOOD, wording=1, by=RHIAN)
    found.draft(TEA_IS_GOOD, wording=1, by=RHIAN)
    found.draft(I_LIKE_TEA, wording=1, by=FRED)

    found.draft(I_LIKE_TEA, wording=1, by=RHIAN)

    assert happened(found) == ["Drafted", "Drafted", "Drafted"]
    assert {number: draft.by for number, draft in found.drafts.items()} == {2: FRED, 3: RHIAN}


def test_a_draft_that_is_approved_is_what_is_shown() -> None:
    found = easy()
    found.draft(TEA_IS_GOOD, wording=2, by=RHIAN)

    found.approve(1, wording=2, by=SAM, supported_by=FRED)

    assert (found.sentences, found.wording, found.drafts) == (tuple(TEA_IS_GOOD), 2, {})
    assert (last(found).draft, last(found).supported_by) == (1, FRED)


def test_a_draft_for_the_words_before_is_not_approved() -> None:
    found = easy()
    found.draft(TEA_IS_GOOD, wording=1, by=RHIAN)

    with pytest.raises(ChangedMeanwhile, match="words before"):
        found.approve(1, wording=2, by=SAM)


def test_a_draft_is_decided_once() -> None:
    found = easy()
    found.draft(TEA_IS_GOOD, wording=1, by=RHIAN)
    found.decline(1, by=SAM)

    for decide in (lambda: found.decline(1, by=SAM), lambda: found.approve(1, wording=1, by=SAM)):
        with pytest.raises(AlreadyDecided, match="not waiting any more"):
            decide()
    assert happened(found) == ["Drafted", "DraftDeclined"]


def test_easy_words_are_taken_away_once() -> None:
    found = easy()
    found.say(I_LIKE_TEA, wording=1, seen=0, by=SAM)

    found.take_away(by=SAM)
    found.take_away(by=SAM)

    assert happened(found) == ["SaidEasily", "EasyWordsTakenAway"]
    assert (found.sentences, found.edition) == ((), 2)


@pytest.mark.parametrize(
    ("sentences", "refusal"),
    [
        ([], WordsMissing),
        ([EasySentence("  ")], WordsMissing),
        ([EasySentence("Tea.")] * (MOST_SENTENCES + 1), TooManySentences),
        ([EasySentence("Tea.\nMilk.")], NotASentence),
        ([EasySentence("Tea.\u2028Milk.")], NotASentence),
        ([EasySentence("Tea.", "../secret")], NotAPicture),
        ([EasySentence("a" * 201)], WordsTooLong),
    ],
)
def test_what_is_no_easy_read_is_refused(sentences: list[EasySentence], refusal: type[Exception]) -> None:
    found = easy()

    with pytest.raises(refusal):
        found.say(sentences, wording=1, seen=0, by=SAM)
    with pytest.raises(refusal):
        found.draft(sentences, wording=1, by=RHIAN)
    assert happened(found) == []


def test_whatever_the_person_has_not_approved_is_named() -> None:
    assert {kind.__name__ for kind in UNTIL_APPROVED} == {"Begun", "Drafted", "DraftDeclined", "DeclineTakenBack"}
