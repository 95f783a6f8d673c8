"""Readings: what somebody came to know, written down after what was, without reading that again."""

from uuid import uuid4

import pytest

from domain.permissions import MAY, Role
from domain.readings import PURPOSES, NotAPurpose, Readership, is_asked_why

SAM, WENDY, ENTRY = uuid4(), uuid4(), uuid4()


def test_a_first_reading_begins_a_stream_and_a_later_one_goes_on_where_it_ended():
    first = Readership.taken_up(SAM, WENDY, 0)
    first.read("profile", [(ENTRY, 1)], by=WENDY)
    later = Readership.taken_up(SAM, WENDY, 2)
    later.read("notes", [], by=WENDY)

    begun, read = first.collect_events()
    (again,) = later.collect_events()

    assert [event.originator_version for event in (begun, read, again)] == [0, 1, 2]
    assert {event.originator_id for event in (begun, read, again)} == {Readership.id_of(SAM, WENDY)}
    assert (read.came_to_know, again.door) == ([(ENTRY, 1)], "notes")


def test_a_purpose_is_one_of_a_list():
    readership = Readership.taken_up(SAM, WENDY, 0)

    for purpose in PURPOSES:
        readership.say_why(purpose, by=WENDY)

    assert len(readership.collect_events()) == 1 + len(PURPOSES)
    with pytest.raises(NotAPurpose):
        readership.say_why("curious", by=WENDY)


@pytest.mark.parametrize("role", Role)
def test_whoever_supports_the_person_is_not_asked_why(role: Role):
    asked = is_asked_why(frozenset({role}))

    assert asked == (role in MAY["say why I look"])
    assert not is_asked_why(frozenset({role, Role.WORKER}))
    assert not is_asked_why(frozenset())
    assert is_asked_why(frozenset({role, Role.STAND_IN})) == asked
    assert not is_asked_why(frozenset({Role.STAND_IN}))
