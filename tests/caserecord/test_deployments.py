"""A record that is no demo is looked at where it is served, and what is to be mended is said."""

import resource
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from caserecord import deployments
from caserecord.disks import Encrypted
from caserecord.letters import Waiting
from caserecord.post_offices import PostOffice
from caserecord.settings import Settings
from domain import clocks
from exports import workers
from tests.post_offices import Sorting, a_post_office

HERE = Settings(Path("data"), Path("data/vault.key"))


@pytest.mark.parametrize(
    ("address", "is_well", "says"),
    [
        ("", False, "Write the address that people ask for in CASERECORD_ADDRESS"),
        ("http://record.example.org", False, "can be read on the way"),
        ("https://record.example.org", True, "https://record.example.org"),
    ],
)
def test_an_address_is_to_be_set_and_https(address: str, is_well: bool, says: str):
    checkup = deployments.of_address(Settings(HERE.data, HERE.key_file, address=address))

    assert checkup.is_well is is_well
    assert says in checkup.says


def test_who_is_believed_about_who_asks_is_to_be_set():
    assert "CASERECORD_PROXY" in deployments.of_proxy(HERE).says
    assert not deployments.of_proxy(HERE).is_well
    assert deployments.of_proxy(Settings(HERE.data, HERE.key_file, proxy="127.0.0.1")).is_well


def test_a_key_beside_what_it_opens_is_found():
    beside = deployments.of_key(HERE)

    assert not beside.is_well
    assert "Move it, and write where it is in CASERECORD_KEY_FILE." in beside.says
    assert deployments.of_key(Settings(HERE.data, Path("elsewhere/vault.key"))).is_well
    assert deployments.of_key(Settings(HERE.data, HERE.key_file, key=b"k" * 32)).is_well


def test_what_is_deleted_for_ever_is_to_be_noted_outside(tmp_path: Path):
    assert "Name a folder on another disk in CASERECORD_OUTSIDE." in deployments.of_deletions(HERE).says
    nowhere = deployments.of_deletions(Settings(HERE.data, HERE.key_file, outside=tmp_path / "nowhere"))
    assert (nowhere.is_well, "That cannot be done" in nowhere.says) == (False, True)
    assert deployments.of_deletions(Settings(HERE.data, HERE.key_file, outside=tmp_path)).is_well


def test_a_master_key_is_to_be_renewed_every_two_years():
    now = datetime(2026, 11, 22, 12, tzinfo=UTC)

    with clocks.at(now):
        lately = deployments.of_key_age(now - deployments.LONGEST_KEY)
        long_ago = deployments.of_key_age(now - deployments.LONGEST_KEY - timedelta(seconds=1))

    assert lately.is_well
    assert "since 22 November 2024" in lately.says
    assert not long_ago.is_well
    assert "renew-keys" in long_ago.says


def test_checkpoints_are_to_be_kept_where_nobody_here_reaches_them(tmp_path: Path):
    data, outside = tmp_path / "data", tmp_path / "outside"
    data.mkdir()
    settings = replace(HERE, data=data, outside=outside)

    def says(settings: Settings, newest: str = "checkpoint.txt") -> str:
        checkup = deployments.of_outside(settings, newest)
        assert not checkup.is_well
        return checkup.says

    assert "write where it is in CASERECORD_OUTSIDE" in says(replace(settings, outside=None))
    assert f"There is no folder {outside}" in says(settings)
    assert "whoever reaches one reaches both" in says(replace(settings, outside=data))
    outside.mkdir()
    assert "The newest checkpoint is not in" in says(settings)
    assert "The newest checkpoint is not in" in says(settings, newest="")
    (outside / "checkpoint.txt").touch()
    assert deployments.of_outside(settings, "checkpoint.txt").is_well


def test_a_disk_that_is_nearly_full_is_found(tmp_path: Path):
    here = Settings(tmp_path, tmp_path / "vault.key")

    assert deployments.of_room(here, least=0).is_well
    assert "Make room" in deployments.of_room(here, least=2**80).says


@pytest.mark.parametrize(
    ("found", "is_well", "says"),
    [
        (Encrypted.YES, True, "it is encrypted"),
        (Encrypted.NO, False, "It is not encrypted. Use one that is"),
        (Encrypted.UNKNOWN, False, "Nothing here can say"),
    ],
)
def test_a_disk_is_to_be_encrypted_or_said_to_be(found: Encrypted, is_well: bool, says: str):
    checkup = deployments.of_disk(HERE, lambda _: found)
    said_to_be = Settings(HERE.data, HERE.key_file, is_disk_encrypted=True)

    assert checkup.is_well is is_well
    assert says in checkup.says
    assert deployments.of_disk(said_to_be, lambda _: found).is_well


def test_workers_that_get_less_than_they_are_limited_to_are_found():
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]

    (well,) = deployments.of_workers({resource.RLIMIT_CORE: 0}, memory=0)
    (files,) = deployments.of_workers({resource.RLIMIT_NOFILE: hard + 1}, memory=0)
    (memory,) = deployments.of_workers(workers.LIMITS, memory=2**60)

    assert well.is_well
    assert not files.is_well
    assert "Raise the limit" in files.says
    assert not memory.is_well
    assert "Use a larger computer." in memory.says


def test_a_mail_server_is_to_be_set_and_to_take_letters_and_those_it_did_not_take_are_counted():
    none = list(deployments.of_post_office(HERE, Waiting(0, 0, "")))
    with a_post_office(Sorting()) as port:
        office = PostOffice("127.0.0.1", port, "record@example.org")
        there = Settings(HERE.data, HERE.key_file, post_office=office)
        well = list(deployments.of_post_office(there, Waiting(1, 0, "")))
    down = list(deployments.of_post_office(there, Waiting(3, 2, "no mailbox")))

    assert [checkup.is_well for checkup in (*none, *well, *down)] == [False, True, True, True, False, False]
    assert "CASERECORD_SMTP" in none[0].says
    assert "ConnectionRefusedError" in down[0].says
    assert "2 could not be sent yet: no mailbox." in down[1].says
