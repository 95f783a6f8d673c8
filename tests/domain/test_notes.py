"""Notes, and putting them right."""

import pytest

from domain.notes import Note, NoteKind
from domain.refusals import ChangedMeanwhile, WordsMissing, WordsTooLong
from tests.domain.lives import RHIAN, SAM, happened, last, settled


def note() -> Note:
    return settled(Note.write(SAM, NoteKind.EVERYDAY, "A walk", by=RHIAN))


def test_a_note_is_written() -> None:
    written = Note.write(SAM, NoteKind.GOOD_NEWS, "A walk", happened="Tuesday", told_by="Fred", by=RHIAN)

    assert (written.words, written.wording, written.written_by) == ("A walk", 1, RHIAN)
    assert (last(written).kind, last(written).happened, last(written).told_by) == ("good news", "Tuesday", "Fred")


def test_a_note_is_put_right_with_the_reason() -> None:
    written = note()

    written.correct("A long walk", "It was long", seen=1, by=RHIAN)

    assert (written.words, written.wording, last(written).why) == ("A long walk", 2, "It was long")


def test_the_same_words_again_change_nothing() -> None:
    written = note()

    written.correct("A walk", "", seen=1, by=RHIAN)

    assert happened(written) == []


def test_a_note_that_changed_meanwhile_is_not_overwritten() -> None:
    written = note()
    written.correct("A long walk", "It was long", seen=1, by=RHIAN)

    with pytest.raises(ChangedMeanwhile):
        written.correct("A short walk", "It was short", seen=1, by=RHIAN)


def test_a_note_has_words_and_a_correction_has_a_reason() -> None:
    with pytest.raises(WordsMissing):
        Note.write(SAM, NoteKind.EVERYDAY, "", by=RHIAN)
    with pytest.raises(WordsTooLong):
        Note.write(SAM, NoteKind.EVERYDAY, "A walk", told_by="x" * 201, by=RHIAN)
    with pytest.raises(WordsMissing):
        note().correct("A long walk", "", seen=1, by=RHIAN)
