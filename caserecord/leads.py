"""Safeguarding leads of the scheme: to whom somebody can turn whose people they are not among."""

from uuid import UUID

from caserecord.stores import Store
from caserecord.units import Reading
from domain.members import Member
from domain.permissions import LEADS_SAFEGUARDING
from domain.refusals import Damaged, Forgotten, NotInRecord


def leads_of(store: Store) -> list[UUID]:
    """Every one that there is now, the longest there first: read from the log, which is asked seldom."""
    given = store.read(0, store.head()[0], names=["member.role-given"])
    members = dict.fromkeys(at.event.originator_id for at in given if isinstance(at.event, Member.RoleGiven))
    return [member for member in members if is_lead(store, member)]


def is_lead(reading: Store | Reading, member: UUID) -> bool:
    """Whether somebody is one now."""
    try:
        return LEADS_SAFEGUARDING in reading.get(Member, member).roles
    except (Damaged, Forgotten, NotInRecord):
        return False
