"""Members and the scheme itself."""

import pytest

from domain.members import Member
from domain.permissions import Role
from domain.refusals import WordsMissing
from domain.schemes import Scheme
from tests.domain.lives import WENDY, happened, last, settled


def test_a_member_is_welcomed_and_has_a_key_of_their_own() -> None:
    member = Member.welcome("Rhian", by=WENDY)

    assert (member.name, member.roles) == ("Rhian", frozenset())
    assert last(member).sealed_for == member.id


def test_a_member_has_a_name() -> None:
    with pytest.raises(WordsMissing):
        Member.welcome("", by=WENDY)


def test_roles_are_given_and_ended_once() -> None:
    member = settled(Member.welcome("Rhian", by=WENDY))

    member.give_role(Role.WORKER, by=WENDY)
    member.give_role(Role.WORKER, by=WENDY)
    assert member.roles == {Role.WORKER}
    member.end_role(Role.WORKER, by=WENDY)
    member.end_role(Role.WORKER, by=WENDY)

    assert member.roles == frozenset()
    assert happened(member) == ["RoleGiven", "RoleEnded"]


def test_a_scheme_says_once_whether_its_people_are_invented() -> None:
    scheme = Scheme.open("Green Valley", is_demo=True)

    assert (scheme.name, scheme.is_demo) == ("Green Valley", True)


def test_a_scheme_has_a_name() -> None:
    with pytest.raises(WordsMissing):
        Scheme.open("", is_demo=False)
