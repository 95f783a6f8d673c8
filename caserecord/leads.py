"""Who can be turned to: safeguarding leads of the scheme, and nobody who was stopped from signing in."""

from collections.abc import Mapping
from uuid import UUID

from caserecord.getting_in import is_stopped
from caserecord.stores import Store
from caserecord.units import Reading
from domain.members import Member
from domain.permissions import LEADS_SAFEGUARDING, Role
from domain.refusals import Damaged, Forgotten, NotInRecord


def leads_of(store: Store) -> list[UUID]:
    """Every lead that there is now, the longest there first: found in the log, which takes longer the more there is."""
    given = store.read(0, store.head()[0], names=["member.role-given"])
    members = dict.fromkeys(at.event.originator_id for at in given if isinstance(at.event, Member.RoleGiven))
    return [member for member in members if is_lead(store, member)]


def who_sign_in(reading: Store | Reading, outside: Mapping[UUID, frozenset[Role]]) -> dict[UUID, frozenset[Role]]:
    """Of these, whoever was not stopped from signing in: nobody else would read what is given to them."""
    return {member: roles for member, roles in outside.items() if _can_be_turned_to(reading, member)}


def _can_be_turned_to(reading: Store | Reading, member: UUID) -> bool:
    try:
        return not is_stopped(reading, member)
    except (Damaged, Forgotten):
        return False


def is_lead(reading: Store | Reading, member: UUID) -> bool:
    """Whether somebody is one now."""
    try:
        return LEADS_SAFEGUARDING in reading.get(Member, member).roles
    except (Damaged, Forgotten, NotInRecord):
        return False
