"""Issuing permits: the one place where a reader's roles meet the table of who may do what."""

from dataclasses import replace
from typing import Protocol
from uuid import UUID

from domain import clocks
from domain.alarms import Alarm
from domain.circles import Circle
from domain.links import Link
from domain.permissions import MAY, WORKING, Actor, Permit, Role, decide
from domain.refusals import Damaged, Forgotten, NotAllowed, NotInRecord
from domain.sayings import Ours

STANDING_IN = "stand in where nobody works for somebody"


class KnowsRoles(Protocol):
    """What a permit is issued from: the store, or what a page was told by it."""

    def circle(self, person_id: UUID) -> Circle:
        """The circle of a person. Raises NotInRecord, Forgotten, Damaged."""

    def scheme_roles(self, member_id: UUID) -> frozenset[Role]:
        """The roles of a member in the scheme. Raises NotInRecord, Forgotten, Damaged."""

    def has_turned_to(self, person_id: UUID, member_id: UUID) -> bool:
        """Whether a person said to somebody that they do not feel safe."""

    def signs_in(self, member_id: UUID) -> bool:
        """Whether somebody was not stopped from signing in, and that can be known."""


def permit(store: KnowsRoles, actor: Actor, person_id: UUID, doing: str) -> Permit:
    """Leave to do something in a person's record.

    Raises NotAllowed; NotInRecord where the reader is nothing to this person, just as where there is no record;
    Forgotten, Damaged where the circle cannot be known.
    """
    circle = store.circle(person_id)
    roles = _roles_of(store, actor, circle)
    if not roles:
        raise NotInRecord
    return _permit(actor, person_id, doing, roles, has_died=circle.died_on is not None)


def _roles_of(store: KnowsRoles, actor: Actor, circle: Circle) -> frozenset[Role]:
    """What somebody is to a person today, of their people or from outside."""
    day = clocks.today()
    roles = circle.roles_of(actor, day)
    if Role.EMERGENCY in roles and decide("use emergency access", scheme_roles(store, actor)) is None:
        return frozenset()
    if actor.with_person or actor.reader == circle.person_id or actor.reader in circle.household(day):
        return roles
    return roles | _roles_from_outside(store, actor, circle)


def _roles_from_outside(store: KnowsRoles, actor: Actor, circle: Circle) -> set[Role]:
    """What somebody is who is not of the person's house, by what they are in the scheme.

    A safeguarding lead, where the person turned to them. A manager, where nobody who works here and can sign in is
    among the person's people, until somebody is. Whoever once shared the house is kept out, as in an emergency.
    """
    found, in_scheme = set(), scheme_roles(store, actor)
    if Role.SAFEGUARDING in in_scheme and store.has_turned_to(circle.person_id, actor.reader):
        found.add(Role.LEAD)
    may_stand_in = decide(STANDING_IN, in_scheme) and not circle.has_lived_with(actor.reader)
    if may_stand_in and not any(map(store.signs_in, circle.working_for(clocks.today()))):
        found.add(Role.STAND_IN)
    return found


def permit_to_see_as(store: KnowsRoles, actor: Actor, person_id: UUID, reader: UUID) -> Permit:
    """Leave for the person to see their own profile as somebody among their people gets it: read only, nothing else.

    Only the person, on their own: whoever helps them may not see what is for others alone.
    Raises NotAllowed; NotInRecord where somebody is not among them today; Forgotten, Damaged.
    """
    permit(store, actor, person_id, "see what they will see")
    roles = store.circle(person_id).roles_of(Actor(reader), clocks.today())
    if not roles:
        raise NotInRecord
    return _permit(Actor(reader), person_id, "read the profile", roles)


def permit_of_link(link: Link) -> Permit:
    """Leave for whoever has the key of a link to read the one profile that it shows. Raises LinkClosed."""
    link.require_open(clocks.today())
    return _permit_by_link(link.id, link.person_id, link.profile)


def permit_to_see_as_link(store: KnowsRoles, actor: Actor, person_id: UUID, profile: UUID | None) -> Permit:
    """Leave for whoever may give a link to see first what it will show. Raises NotAllowed, NotInRecord."""
    permit(store, actor, person_id, "give a link")
    return _permit_by_link(person_id, person_id, profile)


def permit_to_give_again(
    store: KnowsRoles, actor: Actor, person_id: UUID, *, reader: UUID, role: Role, profile: UUID | None
) -> Permit:
    """Leave to be given again what somebody was given, as they were given it then. Raises NotAllowed, NotInRecord."""
    permit(store, actor, person_id, "see receipts")
    if role is Role.LINK_READER:
        return _permit_by_link(reader, person_id, profile)
    return Permit(reader, person_id, "print the profile", role)


def _permit_by_link(reader: UUID, person_id: UUID, profile: UUID | None) -> Permit:
    issued = _permit(Actor(reader), person_id, "read what a link shows", frozenset({Role.LINK_READER}))
    return replace(issued, profile=profile)


def permit_to_pass_on(alarm: Alarm) -> Permit:
    """Leave to give to the next what nobody has read: the person who said it asked for that when they did."""
    return Permit(alarm.id, alarm.person_id, "say I don't feel safe", Role.ME)


def permit_to_watch(watch_id: UUID) -> Permit:
    """Leave to make a checkpoint when nobody asks: it shows nothing, and changes nothing that was said."""
    return Permit(watch_id, None, "read how the record is", Role.ME)


def require_still(store: KnowsRoles, actor: Actor, issued: Permit) -> None:
    """Make sure that a role which gave somebody leave has not ended since. Raises NotInRecord, Forgotten, Damaged."""
    if issued.person_id is None or issued.reader != actor.reader or issued.role is Role.LINK_READER:
        return
    if issued.role not in _roles_of(store, actor, store.circle(issued.person_id)):
        raise NotInRecord


def roles_in(store: KnowsRoles, actor: Actor, person_id: UUID) -> frozenset[Role]:
    """What somebody is in a person's record today: nothing where the circle is damaged, forgotten or not there."""
    try:
        return _roles_of(store, actor, store.circle(person_id))
    except (NotInRecord, Forgotten, Damaged):
        return frozenset()


def scheme_permit(store: KnowsRoles, actor: Actor, doing: str) -> Permit:
    """Leave to do something in the scheme. Raises NotAllowed, Damaged."""
    return _permit(actor, None, doing, scheme_roles(store, actor))


def scheme_roles(store: KnowsRoles, actor: Actor) -> frozenset[Role]:
    """Everybody is themselves; whoever works together with a person, or was forgotten, is nothing more."""
    if actor.with_person is not None:
        return frozenset()
    try:
        return store.scheme_roles(actor.reader) | {Role.ME}
    except (NotInRecord, Forgotten):
        return frozenset({Role.ME})


def _permit(
    actor: Actor, person_id: UUID | None, doing: str, roles: frozenset[Role], *, has_died: bool = False
) -> Permit:
    role = decide(doing, roles, has_died=has_died)
    if role is None:
        raise NotAllowed(_DIED if has_died and decide(doing, roles) else _who_may(doing))
    return Permit(actor.reader, person_id, doing, role)


_DIED = Ours("They have died. Nothing is asked of them any more. Their story stays as they left it.")


def _who_may(doing: str) -> Ours:
    allowed = MAY.get(doing, frozenset())
    if not allowed:
        return Ours("Nobody may do this.")
    if allowed == {Role.ME, Role.WITH_ME}:
        return Ours("Only the person may do this, or someone who sits with them.")
    if allowed - {Role.STAND_IN} == WORKING:
        return Ours("Only people who work for the scheme may do this.")
    return Ours("Your part in this record does not include this. Ask the scheme.")
