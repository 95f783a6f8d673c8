"""The right of reply, to any words about a person, bound to the wording that it answers."""

import pytest

from domain.entries import Entry
from domain.notes import Note, NoteKind
from domain.refusals import ChangedMeanwhile, NeedsSomebodyElse, WordsMissing
from domain.replies import NotDisagreed
from tests.domain.lives import FRED, RHIAN, SAM, WENDY, happened, last, settled


def note() -> Note:
    return settled(Note.write(SAM, NoteKind.WORRY, "Sam was cross", by=RHIAN))


def test_a_person_answers_words_about_them() -> None:
    words = note()

    words.reply("I was tired", to=1, by=SAM, supported_by=FRED)

    assert (last(words).words, last(words).wording, last(words).supported_by) == ("I was tired", 1, FRED)


def test_an_answer_stays_with_the_wording_that_it_answers() -> None:
    words = note()
    words.correct("Sam was tired", "I asked", seen=1, by=RHIAN)

    words.reply("That is better", to=2, by=SAM, supported_by=None)
    words.reply("I never was", to=1, by=SAM, supported_by=None)

    assert [each.wording for each in words.pending_events[-2:]] == [2, 1]


@pytest.mark.parametrize("wording", [0, 2])
def test_a_wording_that_there_is_not_is_not_answered(wording: int) -> None:
    with pytest.raises(ChangedMeanwhile, match="There is no such wording"):
        note().reply("I was tired", to=wording, by=SAM, supported_by=None)


def test_whoever_wrote_the_words_does_not_help_with_the_answer() -> None:
    with pytest.raises(NeedsSomebodyElse):
        note().reply("I was tired", to=1, by=SAM, supported_by=RHIAN)
    with pytest.raises(NeedsSomebodyElse):
        note().disagree("That is not so", to=1, by=SAM, supported_by=RHIAN)


def test_a_person_answers_their_own_words_on_their_own() -> None:
    entry = settled(Entry.tell(SAM, "proud", "I cooked", by=SAM))

    entry.reply("And I would again", to=1, by=SAM, supported_by=None)

    assert happened(entry) == ["ReplyGiven"]


def test_an_answer_has_words() -> None:
    with pytest.raises(WordsMissing):
        note().reply("", to=1, by=SAM, supported_by=None)
    with pytest.raises(WordsMissing):
        note().disagree("", to=1, by=SAM, supported_by=None)


def test_what_is_not_agreed_with_is_looked_into() -> None:
    words = note()

    words.disagree("That is not so", to=1, by=SAM, supported_by=None)
    words.resolve("We asked everybody. Sam was right.", by=WENDY)

    assert not words.disagreed
    assert happened(words) == ["Disagreed", "DisagreementResolved"]


def test_saying_i_dont_agree_twice_happens_once() -> None:
    words = note()

    words.disagree("That is not so", to=1, by=SAM, supported_by=None)
    words.disagree("No", to=1, by=SAM, supported_by=None)

    assert words.disagreed
    assert happened(words) == ["Disagreed"]


def test_where_nobody_disagreed_there_is_nothing_to_settle() -> None:
    with pytest.raises(NotDisagreed):
        note().resolve("Nothing", by=WENDY)


def test_settling_says_what_came_of_it() -> None:
    words = note()
    words.disagree("That is not so", to=1, by=SAM, supported_by=None)

    with pytest.raises(WordsMissing):
        words.resolve("", by=WENDY)

    assert words.disagreed
