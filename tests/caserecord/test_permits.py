from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from caserecord import arrangements, circles, emergencies, members
from caserecord.permits import permit, permit_to_see_as, require_still, roles_in, scheme_permit
from caserecord.stores import Store
from domain import clocks
from domain.arrangements import ArrangementKind
from domain.circles import Circle
from domain.permissions import GRANTED, Actor, Permit, Role
from domain.refusals import Damaged, Forgotten, NotAllowed, NotInRecord

NOTHING = "There is nothing here with that address."


def carer(store: Store, mo: UUID, sol: UUID) -> UUID:
    member = members.welcome(store, "Rhian", by=Actor(mo))
    told = {"from_day": clocks.today(), "agreed": "They said yes", "by": Actor(mo)}
    arrangements.start(store, sol, ArrangementKind.DAY_SUPPORT, [member], **told)
    return member


def test_the_person_may_decide_in_their_own_record(store: Store, sol: UUID):
    issued = permit(store, Actor(sol), sol, "reword an entry")

    assert issued == Permit(sol, sol, "reword an entry", Role.ME)


def test_whoever_works_together_with_the_person_acts_as_that(store: Store, mo: UUID, sol: UUID):
    rhian = carer(store, mo, sol)

    issued = permit(store, Actor(rhian, with_person=sol), sol, "reword an entry")

    assert issued.role is Role.WITH_ME


def test_a_role_that_is_not_enough_is_told_so_kindly(store: Store, mo: UUID, sol: UUID):
    rhian = carer(store, mo, sol)

    with pytest.raises(NotAllowed, match=r"^Only the person may do this, or someone who sits with them\.$"):
        permit(store, Actor(rhian), sol, "reword an entry")
    with pytest.raises(NotAllowed, match=r"^Only people who work for the scheme may do this\.$"):
        permit(store, Actor(rhian), sol, "settle a disagreement")
    with pytest.raises(NotAllowed, match=r"^Your part in this record does not include this\. Ask the scheme\.$"):
        permit(store, Actor(rhian), sol, "read the history")


def test_what_is_not_in_the_table_nobody_may_do(store: Store, sol: UUID):
    with pytest.raises(NotAllowed, match="Nobody may do this"):
        permit(store, Actor(sol), sol, "something new")


def test_a_stranger_cannot_tell_a_record_from_none(store: Store, mo: UUID, sol: UUID, win: UUID):
    for person_id in [sol, uuid4()]:
        for stranger in [Actor(uuid4()), Actor(win), Actor(mo, with_person=win)]:
            with pytest.raises(NotInRecord, match=NOTHING):
                permit(store, stranger, person_id, "read the profile")


def test_whoever_leaves_the_circle_is_a_stranger_the_day_after(store: Store, mo: UUID, sol: UUID):
    rhian = carer(store, mo, sol)
    circles.leave(store, sol, rhian, Role.CARER, to_day=clocks.today(), by=Actor(mo))

    assert permit(store, Actor(rhian), sol, "read the profile").role is Role.CARER
    with clocks.at(clocks.now() + timedelta(days=1)), pytest.raises(NotInRecord):
        permit(store, Actor(rhian), sol, "read the profile")


def test_emergency_access_ends_with_the_role_in_the_scheme_by_which_it_was_taken(store: Store, mo: UUID, sol: UUID):
    kit = members.welcome(store, "Kit", roles=frozenset({Role.WORKER}), by=Actor(mo))
    emergencies.use(store, sol, "Sol did not come home", by=Actor(kit))
    assert permit(store, Actor(kit), sol, "read the profile").role is Role.EMERGENCY

    members.end_role(store, kit, Role.WORKER, by=Actor(mo))

    with pytest.raises(NotInRecord):
        permit(store, Actor(kit), sol, "read the profile")


def test_a_circle_that_is_damaged_denies(store: Store, sol: UUID):
    circle = Circle.id_of(sol)
    store.vault.connection.exec_driver_sql(f"DELETE FROM salts WHERE stream_id = '{circle.hex}'")

    with pytest.raises(Damaged):
        permit(store, Actor(sol), sol, "read the profile")
    assert roles_in(store, Actor(sol), sol) == frozenset()


def test_a_circle_that_is_forgotten_denies(store: Store, sol: UUID):
    store.vault.destroy_key(sol)

    with pytest.raises(Forgotten):
        permit(store, Actor(sol), sol, "read the profile")
    assert roles_in(store, Actor(sol), sol) == frozenset()


def test_somebody_is_nothing_in_a_record_that_is_not_there(store: Store, sol: UUID):
    assert roles_in(store, Actor(sol), sol) == {Role.ME}
    assert roles_in(store, Actor(sol), uuid4()) == frozenset()


def test_a_role_in_the_scheme_allows_what_belongs_to_the_scheme(store: Store, mo: UUID):
    assert scheme_permit(store, Actor(mo), "open a record") == Permit(mo, None, "open a record", Role.MANAGER)


def test_a_role_that_ended_allows_nothing(store: Store, mo: UUID):
    other = members.welcome(store, "Ann", roles=frozenset({Role.MANAGER}), by=Actor(mo))
    scheme_permit(store, Actor(other), "open a record")

    members.end_role(store, other, Role.MANAGER, by=Actor(mo))

    with pytest.raises(NotAllowed):
        scheme_permit(store, Actor(other), "open a record")


def test_nobody_else_acts_for_the_scheme(store: Store, mo: UUID, sol: UUID):
    forgotten = members.welcome(store, "Ann", roles=frozenset({Role.MANAGER}), by=Actor(mo))
    store.vault.destroy_key(forgotten)

    for other in [Actor(sol), Actor(uuid4()), Actor(forgotten), Actor(mo, with_person=sol)]:
        with pytest.raises(NotAllowed, match="Only people who work for the scheme may do this"):
            scheme_permit(store, other, "open a record")


def test_the_person_sees_their_profile_as_somebody_gets_it_and_may_do_nothing_else_with_that(
    store: Store, mo: UUID, sol: UUID
):
    rhian = carer(store, mo, sol)

    found = permit_to_see_as(store, Actor(sol), sol, rhian)

    assert found == Permit(rhian, sol, "read the profile", Role.CARER)


def test_nobody_else_sees_a_profile_as_another_gets_it(store: Store, mo: UUID, sol: UUID, win: UUID):
    rhian = carer(store, mo, sol)

    for asker in (Actor(rhian), Actor(mo), Actor(rhian, with_person=sol)):
        with pytest.raises(NotAllowed):
            permit_to_see_as(store, asker, sol, mo)
    with pytest.raises(NotInRecord):
        permit_to_see_as(store, Actor(win), sol, rhian)


def test_a_profile_is_seen_only_as_ones_own_people_get_it(store: Store, sol: UUID, win: UUID):
    for nobody in (win, uuid4()):
        with pytest.raises(NotInRecord):
            permit_to_see_as(store, Actor(sol), sol, nobody)


def ann_manages(store: Store, mo: UUID) -> UUID:
    """Another manager, who is among nobody's people."""
    return members.welcome(store, "Ann", roles=frozenset({Role.MANAGER}), by=Actor(mo))


def test_a_manager_stands_in_where_nobody_works_for_somebody_and_no_longer_than_that(store: Store, mo: UUID, sol: UUID):
    carer(store, mo, sol)
    ann = ann_manages(store, mo)
    with pytest.raises(NotInRecord, match=NOTHING):
        permit(store, Actor(ann), sol, "read the circle")
    circles.leave(store, sol, mo, Role.MANAGER, to_day=clocks.today() - timedelta(days=1), by=Actor(mo))

    assert permit(store, Actor(ann), sol, "change the circle").role is Role.STAND_IN
    for asked in ("read the profile", "read notes", "read the history", "read what needs doing", "record a death"):
        with pytest.raises(NotAllowed):
            permit(store, Actor(ann), sol, asked)
    issued = permit(store, Actor(ann), sol, "read the circle")
    circles.join(store, sol, ann, Role.WORKER, from_day=clocks.today() + timedelta(days=1), why="New", by=Actor(mo))
    require_still(store, Actor(ann), issued)
    wendy = members.welcome(store, "Wendy", by=Actor(mo))
    circles.join(store, sol, wendy, Role.WORKER, from_day=clocks.today(), why="New", by=Actor(ann))
    with pytest.raises(NotInRecord):
        require_still(store, Actor(ann), issued)
    assert roles_in(store, Actor(ann), sol) == roles_in(store, Actor(mo), sol) == frozenset()


def test_nobody_else_stands_in(store: Store, mo: UUID, sol: UUID):
    beside, at_home, cares, was_at_home = (ann_manages(store, mo) for _ in range(4))
    worker = members.welcome(store, "Wendy", roles=frozenset(GRANTED - {Role.MANAGER}), by=Actor(mo))
    day, why = clocks.today(), "Sol said yes to Mo"
    circles.join(store, sol, beside, Role.FAMILY, from_day=day, why=why, by=Actor(mo))
    circles.join(store, sol, at_home, Role.MANAGER, from_day=day, lives_with=True, why=why, by=Actor(mo))
    circles.join(store, sol, was_at_home, Role.FAMILY, from_day=day, lives_with=True, why=why, by=Actor(mo))
    told = {"from_day": day, "agreed": "They said yes", "by": Actor(mo)}
    arrangements.start(store, sol, ArrangementKind.DAY_SUPPORT, [cares], **told)
    for member, role in ((mo, Role.MANAGER), (was_at_home, Role.FAMILY)):
        circles.leave(store, sol, member, role, to_day=day - timedelta(days=1), by=Actor(mo))

    assert roles_in(store, Actor(beside), sol) == {Role.FAMILY, Role.STAND_IN}
    assert roles_in(store, Actor(beside, with_person=sol), sol) == {Role.WITH_ME}
    assert roles_in(store, Actor(mo, with_person=sol), sol) == frozenset()
    assert roles_in(store, Actor(at_home), sol) == {Role.MANAGER}
    assert roles_in(store, Actor(cares), sol) == {Role.CARER}
    assert roles_in(store, Actor(was_at_home), sol) == frozenset()
    assert roles_in(store, Actor(worker), sol) == frozenset()
    assert roles_in(store, Actor(sol), sol) == {Role.ME}
    members.end_role(store, beside, Role.MANAGER, by=Actor(mo))
    assert roles_in(store, Actor(beside), sol) == {Role.FAMILY}
