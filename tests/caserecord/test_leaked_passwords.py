"""Passwords that got out elsewhere, in a file that is looked through where it lies."""

from collections.abc import Iterator
from contextlib import closing
from hashlib import sha1
from pathlib import Path
from uuid import uuid4

import pytest

from caserecord import deployments
from caserecord.event_names import EVENTS
from caserecord.leaked_passwords import LeakedPasswords
from caserecord.letting_in import change_password
from caserecord.passwords import NotAPassword
from caserecord.settings import CannotStart, Settings
from caserecord.stores import Store

LEAKED = [f"three blue buses {number}" for number in range(300)]


def hash_of(password: str) -> str:
    return sha1(password.encode(), usedforsecurity=False).hexdigest().upper()


def written(path: Path, *lines: str, end: str = "\n") -> Path:
    path.write_bytes("".join(line + end for line in lines).encode())
    return path


@pytest.fixture
def hashes() -> list[str]:
    return sorted(map(hash_of, LEAKED))


@pytest.fixture
def file(tmp_path: Path, hashes: list[str]) -> Path:
    return written(tmp_path / "leaked.txt", *(f"{each}:{number}" for number, each in enumerate(hashes)), end="\r\n")


@pytest.fixture
def leaked(file: Path) -> Iterator[LeakedPasswords]:
    with closing(LeakedPasswords(file)) as leaked:
        yield leaked


def test_each_that_is_there_is_found_and_no_other(leaked: LeakedPasswords):
    leaked.require_in_order()

    assert all(map(leaked.has, LEAKED))
    assert not any(leaked.has(f"four red vans {number}") for number in range(300))
    assert not leaked.has("Three blue buses 1")


@pytest.mark.parametrize("number", [1, 2, 3])
def test_however_few_there_are_and_however_lines_end(tmp_path: Path, hashes: list[str], number: int):
    for end in ("\n", "\r\n", ":7\n"):
        path = written(tmp_path / "few.txt", *map(str.lower, hashes[:number]), end=end)
        path.write_bytes(path.read_bytes().rstrip(b"\r\n"))
        with closing(LeakedPasswords(path)) as leaked:
            leaked.require_in_order()
            assert sum(map(leaked.has, LEAKED)) == number


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ([], "is empty"),
        (["password", "letmein"], "has a line that is no hash"),
        (["B" * 40 + ":1", "A" * 40 + ":1"], "is not in order"),
        (["A" * 40 + ":1", "A" * 40 + ":1"], "is not in order"),
        (["A" * 40 + ":1", "B" * 200], "has a line that is no hash"),
        (["A" * 40 + ":1", "", "B" * 40], "has a line that is no hash"),
    ],
)
def test_what_is_no_such_file_is_refused_and_named(tmp_path: Path, lines: list[str], says: str):
    path = written(tmp_path / "leaked.txt", *lines)

    with pytest.raises(CannotStart, match=f"CASERECORD_LEAKED_PASSWORDS, {path}, {says}"):
        LeakedPasswords(path).require_in_order()
    (checkup,) = deployments.of_passwords(Settings(tmp_path, tmp_path, leaked_passwords=path))
    assert (checkup.is_well, says in checkup.says) == (False, True)


def test_a_file_that_is_not_there_is_refused_and_one_that_is_well_is_said(tmp_path: Path, file: Path):
    with pytest.raises(CannotStart, match="cannot be read: No such file"):
        LeakedPasswords(tmp_path / "none").require_in_order()
    alone, none = deployments.of_passwords(Settings(tmp_path, tmp_path, is_password_enough=True))
    (well,) = deployments.of_passwords(Settings(tmp_path, tmp_path, leaked_passwords=file))

    assert (alone.is_well, none.is_well, well.is_well) == (False, False, True)
    assert "CASERECORD_PASSWORD_ALONE" in alone.says
    assert "CASERECORD_LEAKED_PASSWORDS" in none.says


def test_nobody_chooses_one_that_got_out(tmp_path: Path, file: Path):
    settings = Settings(tmp_path / "data", tmp_path / "vault.key", leaked_passwords=file)
    with closing(Store.open(settings, EVENTS)) as store:
        reader = uuid4()
        token = store.invitations.make(reader, invited_by=reader)

        with pytest.raises(NotAPassword, match="got out on another site"):
            store.credentials.choose_password(token, "sam", LEAKED[7])
        assert store.credentials.choose_password(token, "sam", "four red vans") == reader
        with pytest.raises(NotAPassword, match="got out on another site"):
            change_password(store, reader, LEAKED[8])
