"""For whom nobody works who lives elsewhere: found for a manager, who stands in."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from caserecord import circles, deaths, emergencies, members
from caserecord.letting_in import invite
from caserecord.stops import stop_member
from domain.belongings import Belonging
from domain.clocks import today
from domain.permissions import Actor, Role
from domain.sign_ins import SignIn
from projections import stand_ins
from projections.stand_ins import NotWorkedFor, not_worked_for, spells
from tests.projections.damages import damage
from tests.stories import Story, by

ANN, BEV = uuid4(), uuid4()
DAY = timedelta(days=1)


def may(number: int) -> date:
    return date(2021, 5, number)


def told(story: Story, day: date | None = None) -> NotWorkedFor:
    found: NotWorkedFor = story.shown_of_scheme(
        not_worked_for, "stand in where nobody works for somebody", story.mo, day=day or today()
    )
    return found


def without_worker(story: Story, name: str = "Sam") -> UUID:
    """Somebody with a carer, and nobody who works for them since yesterday."""
    person = story.given_a_person(name)
    story.given_a_carer(person)
    story.given_gone(person, story.mo, Role.MANAGER)
    return person


def test_it_is_known_of_every_day_whether_somebody_works_for_a_person_who_lives_elsewhere():
    people = [
        Belonging(ANN, Role.FAMILY, True, may(1), date.max),
        Belonging(ANN, Role.WORKER, False, may(2), may(3)),
        Belonging(BEV, Role.WORKER, False, may(4), may(9)),
        Belonging(BEV, Role.CARER, False, may(6), may(7)),
        Belonging(BEV, Role.MANAGER, False, may(10), may(11)),
    ]

    assert [tuple(spell) for spell in spells(people, people)] == [
        (date.min, may(1) - DAY, True),
        (may(1), may(3), False),
        (may(6), may(7), False),
        (may(12), date.max, False),
    ]
    assert list(spells(people[2:3], []))[-1] == (may(10), date.max, True)


def test_a_manager_is_told_for_as_long_as_nobody_works_for_somebody(story: Story):
    sam, wendy = without_worker(story), members.welcome(story.store, "Wendy", by=by(story.mo))
    story.given_a_person("Win")
    assert told(story) == NotWorkedFor((sam,), are_more=False)
    last = today() + timedelta(days=9)
    circles.join(story.store, sam, wendy, Role.WORKER, from_day=today(), to_day=last, why="Kim left", by=by(story.mo))

    days = (today() - DAY, today(), last, last + DAY)

    assert [bool(told(story, day).people) for day in days] == [True, False, False, True]


def test_whoever_was_stopped_from_signing_in_or_of_whom_that_does_not_open_works_for_nobody(story: Story):
    sam, win = story.given_a_person("Sam"), story.given_a_person("Win")
    kit, both = story.given_a_worker(sam, "Kit"), story.given_a_member("Wendy", Role.WORKER, sam, win)
    for person in (sam, win):
        story.given_gone(person, story.mo, Role.MANAGER)
    for worker in (kit, both):
        invite(story.store, worker.reader, is_person=False, by=by(story.mo))
    assert told(story).people == ()

    stop_member(story.store, both.reader, "They left", by=by(story.mo))
    assert told(story).people == (win,)
    damage(story.store, SignIn.id_of(kit.reader))
    story.views.throw_away()

    assert told(story).people == (sam, win)
    assert not story.store.signs_in(kit.reader)


def test_whose_record_is_empty_is_told_of_for_twelve_weeks_and_who_died_never(story: Story):
    win, dee = (story.given_a_person(name) for name in ("Win", "Dee"))
    deaths.record(story.store, dee, on_day=today(), by=by(story.mo))
    for person in (win, dee):
        story.given_gone(person, story.mo, Role.MANAGER)

    days = [today(), today() + timedelta(weeks=12) - DAY, today() + timedelta(weeks=12) + DAY]

    assert [told(story, day).people for day in days] == [(win,), (win,), ()]


def test_whoever_waits_for_an_emergency_to_be_looked_into_comes_first_and_is_never_left_out(
    story: Story, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(stand_ins, "AT_ONCE", 1)
    found = [without_worker(story, name) for name in ("Sam", "Win", "Dee", "Lil")]
    osian = members.welcome(story.store, "Osian", roles=frozenset({Role.WORKER}), by=by(story.mo))
    for person in found[2:]:
        emergencies.use(story.store, person, "Found at the station", by=Actor(osian))

    assert set(told(story).people[:2]) == set(found[2:])
    assert told(story).people[2:] == (found[0],)
    assert told(story).are_more
    for person in found[2:]:
        (access,) = story.store.circle(person).accesses
        emergencies.review(story.store, person, access, was_right=True, what_was_done="Tea", by=by(story.mo))
        emergencies.tell(story.store, person, access, by=Actor(person))
    assert told(story) == NotWorkedFor((found[0],), are_more=True)


def test_what_is_told_is_found_without_looking_through_all_people(story: Story):
    without_worker(story)
    db = story.db()
    asked: list[str] = []
    db.conn.set_trace_callback(asked.append)
    told(story)
    db.conn.set_trace_callback(None)

    plans = [
        row[3] for query in asked if "not_worked_for" in query for row in db.execute(f"explain query plan {query}")
    ]

    assert any("not_worked_for_until" in plan for plan in plans)
    assert any("not_worked_for_since" in plan for plan in plans)
    scans = {plan for plan in plans if plan.startswith("SCAN") and "(subquery" not in plan}
    assert scans == {"SCAN e USING INDEX emergencies_waiting"}
