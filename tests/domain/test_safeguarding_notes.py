"""A safeguarding note is read by few, and never by whom it is about."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from domain import clocks
from domain.permissions import Role
from domain.refusals import AlreadyDecided, NeedsSomebodyElse, NotADay, NotInRecord
from domain.safeguarding_notes import SafeguardingNote, is_held_back

SOL, WENDY, MARLON, LEE, RHIAN = (UUID(int=number) for number in range(1, 6))
DAY = date(2026, 3, 2)
OUTSIDE = {
    WENDY: frozenset({Role.WORKER}),
    MARLON: frozenset({Role.MANAGER}),
    LEE: frozenset({Role.SAFEGUARDING}),
}


def written(**more: Any) -> SafeguardingNote:
    with clocks.at(datetime(2026, 3, 2, 12, tzinfo=UTC)):
        return SafeguardingNote.write(SOL, "Heard shouting", **{"outside": OUTSIDE, "by": WENDY, **more})


def may_read(note: SafeguardingNote, reader: UUID) -> bool:
    try:
        note.require_for(reader, OUTSIDE)
    except NotInRecord:
        return False
    return True


def test_it_is_read_by_its_writer_the_lead_and_those_named_who_are_not_of_the_house():
    note = written(readers=[MARLON, RHIAN])

    assert [may_read(note, each) for each in (WENDY, LEE, MARLON, RHIAN, SOL)] == [True, True, True, False, False]
    assert not may_read(written(), MARLON)


@pytest.mark.parametrize("alleged", [MARLON, LEE])
def test_whom_it_is_about_does_not_read_it_whatever_else_they_are(alleged: UUID):
    note = written(about=[alleged], readers=[MARLON, LEE])

    assert not may_read(note, alleged)
    assert may_read(note, WENDY)


def test_nobody_writes_one_about_themselves_and_nobody_of_the_house_writes_one():
    with pytest.raises(NeedsSomebodyElse):
        written(about=[WENDY])
    with pytest.raises(NotInRecord):
        written(by=RHIAN)


def test_the_person_sees_it_unless_it_is_said_why_not_and_until_when():
    assert written().back_until is None
    assert written(back_until=DAY).back_until is None
    assert written(why_back="They would be hit", back_until=DAY + timedelta(days=28)).back_until == date(2026, 3, 30)
    for day in (None, DAY - timedelta(days=1), DAY + timedelta(days=29)):
        with pytest.raises(NotADay):
            written(why_back="They would be hit", back_until=day)


def test_it_is_held_back_two_days_by_one_and_until_its_day_by_two():
    until = DAY + timedelta(days=10)

    assert is_held_back(DAY + timedelta(days=2), DAY, until, is_agreed=False)
    assert not is_held_back(DAY + timedelta(days=3), DAY, until, is_agreed=False)
    assert is_held_back(until, DAY, until, is_agreed=True)
    assert not is_held_back(until + timedelta(days=1), DAY, until, is_agreed=True)
    assert not is_held_back(DAY, DAY, None, is_agreed=True)


def test_a_second_agrees_who_did_not_write_it():
    note = written(why_back="They would be hit", back_until=DAY)

    with pytest.raises(NeedsSomebodyElse):
        note.agree(by=WENDY)
    note.agree(by=LEE)
    note.agree(by=LEE)
    note.add("Told the police", by=LEE)
    note.end_holding_back(by=LEE)
    note.end_holding_back(by=LEE)

    assert [type(event).__name__ for event in note.collect_events()] == [
        *("SafeguardingNoteWritten", "HoldingBackAgreed", "AddedTo", "HoldingBackEnded"),
    ]
    with pytest.raises(AlreadyDecided):
        note.agree(by=LEE)
