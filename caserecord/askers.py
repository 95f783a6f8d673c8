"""Who asks at the command line: a member of the scheme, found in the log, and never in views that may be broken."""

from collections.abc import Iterable
from uuid import UUID

from caserecord.schemes import scheme_of
from caserecord.stores import Store
from domain.circles import Circle
from domain.clocks import today
from domain.members import Member
from domain.permissions import Actor, Role
from domain.refusals import NotInRecord, Refused

_SCHEME = (Role.WORKER, Role.MANAGER)


class NobodyCalled(Refused):
    """Nobody is called this, or more than one."""


def asker(store: Store, called: str, *, of: UUID | None = None) -> UUID:
    """The member with this id or name; on a demo with none given, a worker, in this person's circle if there is one.

    Raises NobodyCalled.
    """
    if called:
        return _called(store, called)
    if not scheme_of(store).is_demo:
        raise NobodyCalled("Say who is asking: add --as and your name, such as --as “Wendy Price”.")
    in_circle = _in_circle(store, of) if of else []
    workers: list[UUID] = [*in_circle, *_in_scheme(store)]
    if not workers:
        raise NobodyCalled("There is no worker here. Say who is asking: add --as and a name.")
    return workers[0]


def as_id(called: str) -> UUID | None:
    """The id that somebody wrote, if it is one."""
    try:
        return UUID(called)
    except ValueError:
        return None


def known_of(store: Store, found: Iterable[UUID], called: str, asked_by: str) -> UUID:
    """The only one of these people in whose circle whoever asks is. To anybody else there is no such person.

    Raises NobodyCalled where there is none, or more.
    """
    return _one_of((id_ for id_ in found if _is_known(store, id_, asked_by)), called)


def name_of_member(store: Store, member_id: UUID) -> str:
    """What a member is called."""
    return _members(store).get(member_id, "Somebody")


def _is_known(store: Store, person_id: UUID, asked_by: str) -> bool:
    try:
        by = asker(store, asked_by, of=person_id)
        return bool(store.circle(person_id).roles_of(Actor(by), today()))
    except NotInRecord:
        return False


def members_called(store: Store, called: str) -> list[UUID]:
    """Every member with this id or name."""
    wanted = called.strip().casefold()
    return [id_ for id_, name in _members(store).items() if name.casefold() == wanted or id_ == as_id(called)]


def _called(store: Store, called: str) -> UUID:
    found = members_called(store, called)
    if not found:
        raise NobodyCalled(f"There is no member of the scheme called “{called}”. Write a name, or an id.")
    return _one_of(found, called)


def _one_of(found: Iterable[UUID], called: str) -> UUID:
    """The only one of these. Raises NobodyCalled where there is none, or more."""
    ids = list(found)
    if not ids:
        raise NobodyCalled(f"There is nobody here called “{called}” whom you may ask about.")
    if len(ids) > 1:
        listed = "\n".join(str(id_) for id_ in ids)
        raise NobodyCalled(f"{len(ids)} people are called “{called}”. Write which one, by one of these ids:\n{listed}")
    return ids[0]


def _members(store: Store) -> dict[UUID, str]:
    """The name of each member, in the order in which they came."""
    welcomed = store.read(0, store.head()[0], names=["member.welcomed"])
    return {at.event.originator_id: at.event.name for at in welcomed if isinstance(at.event, Member.Welcomed)}


def _in_circle(store: Store, person_id: UUID) -> list[UUID]:
    """The workers in a person's circle today."""
    circle: Circle = store.circle(person_id)
    return [b.member for b in circle.belongings if b.role is Role.WORKER and b.in_force(today())]


def _in_scheme(store: Store) -> list[UUID]:
    """The workers of the scheme, and then its managers."""
    members = list(_members(store))
    return [id_ for role in _SCHEME for id_ in members if role in store.scheme_roles(id_)]
