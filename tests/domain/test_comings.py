"""Who came back: an unbroken stay among the person's people, and when the last one began."""

from datetime import date
from uuid import UUID

import pytest

from domain.belongings import Belonging
from domain.comings import stay_began
from domain.permissions import Role

RHIAN = UUID(int=7)


def held(role: Role, first: str, last: str = "") -> Belonging:
    return Belonging(RHIAN, role, False, date.fromisoformat(first), date.fromisoformat(last) if last else None)


CARER, FRIEND = Role.CARER, Role.FAMILY

STAYS = {
    "one role": ([held(CARER, "2020-01-01")], "2020-01-01"),
    "a friend while still a carer": (
        [held(CARER, "2020-01-01", "2022-05-31"), held(FRIEND, "2022-05-31")],
        "2020-01-01",
    ),
    "a friend after being a carer": (
        [held(CARER, "2020-01-01", "2022-05-31"), held(FRIEND, "2022-06-01")],
        "2022-06-01",
    ),
    "a carer again the next day": (
        [held(CARER, "2020-01-01", "2022-05-31"), held(CARER, "2022-06-01")],
        "2020-01-01",
    ),
    "a carer again the day after that": (
        [held(CARER, "2020-01-01", "2022-05-31"), held(CARER, "2022-06-02")],
        "2022-06-02",
    ),
    "a friend by mistake, for no day": (
        [held(CARER, "2020-01-01", "2022-05-31"), held(FRIEND, "2023-06-02", "2023-06-01")],
        "2020-01-01",
    ),
    "a short break within a long stay": (
        [held(FRIEND, "2020-01-01"), held(CARER, "2021-01-01", "2021-01-03"), held(CARER, "2022-01-01")],
        "2020-01-01",
    ),
}


@pytest.mark.parametrize(("roles", "began"), STAYS.values(), ids=STAYS.keys())
def test_a_stay_goes_on_with_a_role_held_at_the_same_time_or_the_same_one_the_day_after(
    roles: list[Belonging], began: str
):
    assert stay_began(roles) == date.fromisoformat(began)
    assert stay_began(roles[::-1]) == date.fromisoformat(began)


def test_whoever_was_never_there_never_began():
    assert stay_began([]) is None
