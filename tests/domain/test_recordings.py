"""Recordings: a voice on something told, and what is said in it written beside it."""

from uuid import UUID, uuid4

import pytest

from domain.recordings import Recording
from domain.refusals import ChangedMeanwhile, WordsMissing, WordsTooLong
from tests.domain.lives import RHIAN, SAM, happened, last, settled

BREAD = UUID(int=50)


def added(words: str = "") -> Recording:
    recording = Recording.add(SAM, BREAD, recording_id=uuid4(), sound="a", seconds=9, words=words, by=SAM)
    return settled(recording)  # type: ignore[no-any-return]


def test_what_is_said_is_written_down_with_help_and_once() -> None:
    recording = added()

    recording.write_down("I baked bread", seen=1, by=SAM, supported_by=RHIAN)
    assert last(recording).supported_by == RHIAN
    recording.write_down("I baked bread", seen=2, by=SAM)

    assert happened(recording) == ["WrittenDown"]


def test_words_that_somebody_else_wrote_meanwhile_are_not_lost() -> None:
    recording = added("Mm")
    recording.write_down("I baked bread", seen=1, by=SAM)

    with pytest.raises(ChangedMeanwhile):
        recording.write_down("I made bread", seen=1, by=SAM)


def test_what_is_written_down_has_words() -> None:
    with pytest.raises(WordsMissing):
        added().write_down(" ", seen=1, by=SAM)
    with pytest.raises(WordsTooLong):
        added("x" * 2001)


def test_it_is_put_away_and_brought_back_once() -> None:
    recording = added()

    recording.bring_back(by=SAM)
    recording.put_away(by=SAM)
    recording.put_away(by=SAM)
    recording.bring_back(by=SAM)

    assert happened(recording) == ["PutAway", "BroughtBack"]
