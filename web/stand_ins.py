"""For whom the reader stands in: nobody who works for the scheme is among the person's people."""

from typing import NamedTuple
from uuid import UUID

from caserecord.permits import STANDING_IN
from domain.clocks import today
from domain.permissions import decide
from projections.emergencies import ShownEmergency, to_review
from projections.people import name_in
from projections.stand_ins import not_worked_for
from web.readers import may_in_scheme, roles_in, shown

REVIEW = "review emergency access"
NEEDS_DOING = "read what needs doing"


class StandingIn(NamedTuple):
    """Somebody for whom the reader stands in, and what waits meanwhile."""

    person_id: UUID
    name: str
    emergencies: tuple[ShownEmergency, ...]


def standing_in() -> tuple[list[StandingIn], bool]:
    """For whom the reader stands in, whoever's record was opened in an emergency first; and whether there are more."""
    if not may_in_scheme(STANDING_IN):
        return [], False
    found = shown(STANDING_IN, None, not_worked_for, day=today())
    return [_with(person_id) for person_id in found.people if _is_only_reviewing(person_id)], found.are_more


def _is_only_reviewing(person_id: UUID) -> bool:
    """Whether they may, and are not told of it among all else that needs doing for the person."""
    roles = roles_in(person_id)
    return decide(REVIEW, roles) is not None and decide(NEEDS_DOING, roles) is None


def _with(person_id: UUID) -> StandingIn:
    name = shown("read the circle", person_id, name_in).name
    return StandingIn(person_id, name, shown(REVIEW, person_id, to_review))
