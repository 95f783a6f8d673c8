"""The scheme: its record is opened once, on an empty store, and says there whether its people are invented."""

from datetime import datetime
from uuid import UUID

from caserecord.stores import Store
from domain.members import Member
from domain.permissions import Actor, Permit, Role
from domain.refusals import Refused
from domain.schemes import Scheme


class NotEmpty(Refused):
    """There is a record here already."""


def open_scheme(store: Store, name: str, *, is_demo: bool) -> UUID:
    """Open the scheme's record: the first event of the log. Raises NotEmpty and as `domain.words.spoken`."""
    if store.head()[0]:
        raise NotEmpty("There is a record here already. Choose an empty folder, or leave it as it is.")
    scheme = Scheme.open(name, is_demo=is_demo)
    _keep_first(store, scheme, by=scheme.id)
    return scheme.id


def welcome_first(store: Store, name: str) -> UUID:
    """Welcome the registered manager, whom nobody else can welcome. Raises as `domain.words.spoken`."""
    member = Member.welcome(name, by=scheme_of(store).id)
    member.give_role(Role.MANAGER, by=member.id)
    _keep_first(store, member, by=member.id)
    return member.id


def scheme_of(store: Store) -> Scheme:
    """The scheme that this store belongs to. Raises NotInRecord before it was opened."""
    opened = store.read(0, 1, names=["scheme.opened"])
    return store.get(Scheme, opened[0].event.originator_id if opened else UUID(int=0))


def begun(store: Store) -> datetime:
    """When the record was begun."""
    moment: datetime = store.read(0, 1)[0].event.timestamp
    return moment


def _keep_first(store: Store, kept: Scheme | Member, *, by: UUID) -> None:
    """Keep something that nobody could have been permitted to do yet."""
    store.make_key(kept.id)
    unit = store.unit(Actor(by), Permit(by, None, "open a record", Role.MANAGER))
    unit.save(kept)
    unit.commit()
