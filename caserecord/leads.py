"""Who can be turned to: safeguarding leads of the scheme, and nobody who was stopped from signing in."""

from collections.abc import Mapping
from uuid import UUID

from caserecord.getting_in import is_stopped
from caserecord.stores import Store
from caserecord.units import Reading
from domain.members import Member
from domain.permissions import LEADS_SAFEGUARDING, Role
from domain.refusals import Damaged, Forgotten, NotInRecord

GIVEN = "member.role-given"
NOWHERE = (0, b"")


class Leads:
    """The leads of a scheme, found in the log: all of it the first time, and then what is new."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._read_to = NOWHERE
        self._were: dict[UUID, None] = {}

    def now(self) -> list[UUID]:
        """Every lead that there is now, the longest there first."""
        if self._store.read_on(*self._read_to, 0) is None:  # another log, or an older copy of this one
            self._read_to = NOWHERE
            self._were.clear()
        head = self._store.head()
        for at in self._store.read(self._read_to[0], head[0], names=[GIVEN]):
            if isinstance(at.event, Member.RoleGiven) and at.event.role == LEADS_SAFEGUARDING:
                self._were[at.event.originator_id] = None
        self._read_to = head
        return [member for member in self._were if is_lead(self._store, member)]


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
