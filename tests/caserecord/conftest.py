"""A scheme with a manager, Mo, and two people with records of their own, Sol and Win."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from caserecord import people
from caserecord.settings import Settings
from caserecord.stores import Store
from domain.members import Member
from domain.permissions import Actor, Permit, Role
from tests.caserecord.diaries import EVENTS, Diary


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "data", key_file=tmp_path / "vault.key")


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    store = Store.open(settings, EVENTS)
    yield store
    store.close()


@pytest.fixture
def mo(store: Store) -> UUID:
    member = Member.welcome("Mo", by=uuid4())
    member.give_role(Role.MANAGER, by=member.id)
    store.make_key(member.id)
    unit = store.unit(Actor(member.id), Permit(member.id, None, "welcome a member", Role.MANAGER))
    unit.save(member)
    unit.commit()
    return member.id


@pytest.fixture
def sol(store: Store, mo: UUID) -> UUID:
    return people.open_record(store, "Sol", by=Actor(mo))


@pytest.fixture
def win(store: Store, mo: UUID) -> UUID:
    return people.open_record(store, "Win", by=Actor(mo))


def keep(store: Store, *kept: object, by: UUID, how: str = "") -> None:
    """Keep what happened to these, as somebody who may."""
    unit = store.unit(Actor(by, how=how), Permit(by, by, "write a diary", Role.ME))
    unit.save(*kept)  # type: ignore[arg-type]
    unit.commit()


@pytest.fixture
def diary(store: Store, sol: UUID) -> Diary:
    """Sol's diary, with two events in it."""
    diary = Diary.begin(sol, by=sol)
    diary.count(by=sol)
    keep(store, diary, by=sol)
    return diary
