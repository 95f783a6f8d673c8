"""Hopes: steps taken, reached, let go, taken up again."""

from collections.abc import Callable

import pytest

from domain.hopes import HEADING, Hope
from domain.refusals import LetGo, PutAway, StillWaiting, WordsMissing
from tests.domain.lives import RHIAN, SAM, happened, last, settled


def hope() -> Hope:
    return settled(Hope.tell(SAM, HEADING, "To see the sea", by=SAM))


def let_go() -> Hope:
    found = hope()
    found.let_go(by=SAM)
    return settled(found)


def test_a_step_is_taken_towards_a_hope() -> None:
    found = hope()

    found.move_forward("I bought a ticket", by=SAM, supported_by=RHIAN)

    assert (last(found).step, last(found).supported_by) == ("I bought a ticket", RHIAN)


def test_a_step_is_said_in_words() -> None:
    with pytest.raises(WordsMissing):
        hope().move_forward("", by=SAM)


def test_a_hope_is_reached_once() -> None:
    found = hope()

    found.reach(by=SAM)
    found.reach(by=SAM)

    assert found.is_reached
    assert happened(found) == ["Reached"]


def test_a_hope_let_go_can_be_taken_up_again() -> None:
    found = let_go()

    found.take_up_again(by=SAM)
    found.move_forward("I looked at the map", by=SAM)

    assert not found.is_let_go


def test_a_hope_that_was_reached_can_be_taken_up_again() -> None:
    found = hope()
    found.reach(by=SAM)

    found.take_up_again(by=SAM)

    assert not found.is_reached


def test_a_hope_let_go_goes_no_further() -> None:
    with pytest.raises(LetGo, match="You can take it up again"):
        let_go().move_forward("A step", by=SAM)
    with pytest.raises(LetGo):
        let_go().reach(by=SAM)


def test_asking_for_what_is_already_so_does_nothing() -> None:
    gone, held = let_go(), hope()

    gone.let_go(by=SAM)
    held.take_up_again(by=SAM)

    assert happened(gone) == happened(held) == []


MOVES: dict[str, Callable[[Hope], None]] = {
    "a step": lambda found: found.move_forward("A step", by=SAM),
    "reached": lambda found: found.reach(by=SAM),
    "let go": lambda found: found.let_go(by=SAM),
    "taken up again": lambda found: found.take_up_again(by=SAM),
}


@pytest.mark.parametrize("move", MOVES)
def test_a_hope_that_waits_or_was_put_away_does_not_move(move: str) -> None:
    waiting = Hope.offer(SAM, HEADING, "To see the sea", by=RHIAN)
    away = hope()
    away.put_away(by=SAM)

    with pytest.raises(StillWaiting):
        MOVES[move](waiting)
    with pytest.raises(PutAway):
        MOVES[move](away)
