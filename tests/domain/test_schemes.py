"""A scheme decides to delete a record for ever: when it is past its time, and by two people."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from domain import clocks
from domain.refusals import NeedsSomebodyElse
from domain.schemes import KeptStill, Scheme, is_past
from domain.words import WordsMissing

SAM, MO, WENDY = (UUID(int=number) for number in range(3))
CLOSED = date(2018, 11, 22)
EIGHT_YEARS_LATER = datetime(2026, 11, 22, 23, tzinfo=UTC)
A_DAY_AFTER = datetime(2026, 11, 23, tzinfo=UTC)


def forget(
    scheme: Scheme, *, closed_on: date | None = CLOSED, why: str = "No longer needed", agreed_by: UUID = WENDY
) -> None:
    scheme.forget(SAM, closed_on=closed_on, kept_years=8, why=why, agreed_by=agreed_by, by=MO)


def test_a_record_is_kept_until_the_years_are_over():
    scheme = Scheme.open("Tidewell", is_demo=False)

    with clocks.at(EIGHT_YEARS_LATER), pytest.raises(KeptStill, match="closed on 22 November 2018"):
        forget(scheme)
    with clocks.at(A_DAY_AFTER):
        forget(scheme)
        forget(scheme)

    _, decided = scheme.collect_events()
    assert isinstance(decided, Scheme.RecordForgotten)
    assert (decided.record, decided.closed_on, decided.by, decided.agreed_by) == (SAM, CLOSED, MO, WENDY)


def test_a_record_in_use_is_kept_however_old_it_is():
    scheme = Scheme.open("Tidewell", is_demo=False)

    with pytest.raises(KeptStill, match="in use"):
        forget(scheme, closed_on=None)
    assert not scheme.forgotten


def test_two_people_decide_and_say_why():
    scheme = Scheme.open("Tidewell", is_demo=False)

    with clocks.at(A_DAY_AFTER), pytest.raises(NeedsSomebodyElse):
        forget(scheme, agreed_by=MO)
    with clocks.at(A_DAY_AFTER), pytest.raises(WordsMissing):
        forget(scheme, why=" ")
    assert not scheme.forgotten


def test_years_that_began_on_a_leap_day_are_over_too():
    assert not is_past(date(2016, 2, 29), 9, date(2025, 2, 28))
    assert is_past(date(2016, 2, 29), 9, date(2025, 3, 1))


def test_a_record_that_is_restored_says_how_far_it_goes():
    scheme = Scheme.open("Tidewell", is_demo=False)

    scheme.restore(1234, datetime(2026, 11, 21, 9, tzinfo=UTC), ["0aff"], by=MO)

    _, restored = scheme.collect_events()
    assert isinstance(restored, Scheme.RecordRestored)
    assert (restored.until, restored.let_go, restored.by) == (1234, ["0aff"], MO)
    assert restored.last_at == datetime(2026, 11, 21, 9, tzinfo=UTC)


def test_a_log_that_is_sealed_anew_says_how_the_one_before_ended():
    scheme = Scheme.open("Tidewell", is_demo=False)

    scheme.seal_anew(1234, b"\x0a\xff", by=MO)

    _, sealed = scheme.collect_events()
    assert isinstance(sealed, Scheme.LogSealedAnew)
    assert (sealed.until, sealed.log_hash, sealed.by) == (1234, "0aff", MO)
