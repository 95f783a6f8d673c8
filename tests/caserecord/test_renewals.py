"""The master key is renewed: all that was sealed opens as before, with the new key alone, wherever it is cut."""

import os
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from caserecord import files, master_keys, renewals
from caserecord.keyrings import KEY_LENGTH
from caserecord.page_secrets import page_secrets, renew_page_secret
from caserecord.renewals import master_key_since, renew_master_key
from caserecord.settings import CannotStart, Settings
from caserecord.vaults import Vault, using
from domain import clocks
from domain.refusals import Forgotten
from tests.kills import killed_at

WHERE = {
    each.__code__
    for each in (
        *(renew_master_key, renewals._wrap_anew, renewals._note),
        *(master_keys.put_beside, master_keys.put_in_place, files.write_private, files.settle),
    )
}
"""Where it is done: it is killed before each line of these."""
MOST_LINES = 100


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "data").mkdir(mode=0o700)
    return Settings(data=tmp_path / "data", key_file=tmp_path / "vault.key")


class Kept:
    """What a vault opens: the key of a stream, a secret; and a key that was destroyed."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._sol, self._gone, self._stream = uuid4(), uuid4(), uuid4()
        with closing(Vault.open(settings)) as vault:
            for subject in (self._sol, self._gone):
                vault.make_key(subject)
            vault.make_salt(self._stream, self._sol)
            vault.destroy_key(self._gone)
            renew_page_secret(vault, kept=100)
            self._before = self._sealed(vault)

    def opens(self, **changed: Any) -> bool:
        """Whether a vault that is opened now opens all of it as before, and forgot what was forgotten."""
        with closing(Vault.open(replace(self._settings, **changed))) as vault:
            with pytest.raises(Forgotten):
                vault.make_key(self._gone)
            return self._sealed(vault) == self._before

    def _sealed(self, vault: Vault) -> list[bytes]:
        cipher = vault.stream_keys([self._stream])[self._stream].cipher
        assert cipher is not None
        return [cipher.encrypt(bytes(12), b"words", b""), *page_secrets(vault)]


def test_a_new_master_key_opens_all_that_there_was_and_the_old_one_nothing(settings: Settings):
    kept = Kept(settings)
    before = settings.key_file.read_text()

    renew_master_key(settings)
    renew_master_key(settings)

    assert settings.key_file.read_text() != before
    assert settings.key_file.stat().st_mode & 0o777 == 0o600
    assert kept.opens()
    with pytest.raises(CannotStart, match="does not open the vault"):
        Vault.open(replace(settings, key=bytes.fromhex(before)))


def test_what_was_wrapped_under_the_old_key_is_in_no_file(settings: Settings):
    Kept(settings)
    with closing(Vault.open(settings)) as vault:
        wrapped = [row[0] for row in vault.connection.exec_driver_sql("select wrapped from secrets")]
        wrapped += [row[0] for row in vault.connection.exec_driver_sql("select wrapped from keys") if row[0]]
    before = settings.key_file.read_bytes()

    def found() -> list[bytes]:
        files = [file.read_bytes() for file in settings.data.parent.rglob("*") if file.is_file()]
        return [each for each in (*wrapped, before) if any(each in file for file in files)]

    assert len(found()) == len(wrapped) + 1 > 3
    renew_master_key(settings)
    assert found() == []


def test_wherever_it_is_killed_the_vault_opens_and_holds_what_it_held(settings: Settings):
    kept = Kept(settings)
    keys = [settings.key_file.read_text()]

    for line in range(1, MOST_LINES):
        was_killed = killed_at(line, WHERE, lambda: partial(renew_master_key, settings))
        assert kept.opens(), line
        assert list(settings.key_file.parent.glob("*.new")) == []
        keys.append(settings.key_file.read_text())
        if not was_killed:
            break

    assert not was_killed
    assert len(keys) > 30
    assert keys[0] == keys[1] != keys[-1]


def test_it_is_not_renewed_while_somebody_has_the_record_open(settings: Settings):
    kept = Kept(settings)
    before = settings.key_file.read_text()

    with closing(Vault.open(settings)), pytest.raises(CannotStart, match="Stop it, and ask again"):
        renew_master_key(settings)

    assert settings.key_file.read_text() == before
    assert kept.opens()
    with closing(using(settings, alone=True)), pytest.raises(CannotStart, match="Stop it, and ask again"):
        using(settings, alone=True)


def test_where_the_deployer_keeps_the_key_they_make_the_new_one(settings: Settings):
    old, new = b"o" * KEY_LENGTH, b"n" * KEY_LENGTH
    given = replace(settings, key=old)
    kept = Kept(given)

    with pytest.raises(CannotStart, match="write it in CASERECORD_NEW_KEY, and ask again"):
        renew_master_key(given)
    with pytest.raises(CannotStart, match="is the key before"):
        renew_master_key(replace(given, new_key=old))
    renew_master_key(replace(given, new_key=new))

    assert kept.opens(key=new)
    assert not settings.key_file.exists()
    with pytest.raises(CannotStart, match="does not open the vault"):
        Vault.open(given)


def test_where_a_key_does_not_open_nothing_is_changed(settings: Settings):
    kept = Kept(settings)
    with closing(Vault.open(settings)) as vault:
        vault.make_key(damaged := uuid4())
        vault.connection.exec_driver_sql(f"update keys set wrapped = x'00' where subject_id = '{damaged.hex}'")
    before = settings.key_file.read_text()

    with pytest.raises(CannotStart, match="nothing was changed"):
        renew_master_key(settings)

    assert kept.opens()
    assert settings.key_file.read_text() == before


def test_a_new_key_that_never_opened_anything_is_dropped_and_one_that_does_is_kept(settings: Settings):
    kept = Kept(settings)
    waiting = settings.key_file.with_name("vault.key.new")

    os.close(os.open(waiting, os.O_CREAT | os.O_WRONLY, 0o600))
    waiting.write_text("f" * 64)
    assert kept.opens()
    assert not waiting.exists()

    settings.key_file.replace(waiting)
    assert kept.opens()
    assert not waiting.exists()

    settings.key_file.unlink()
    os.close(os.open(waiting, os.O_CREAT | os.O_WRONLY, 0o600))
    waiting.write_text("f" * 64)
    with pytest.raises(CannotStart, match="Put that file back"):
        Vault.open(settings)
    assert waiting.exists()


def test_it_is_known_since_when_there_is_this_master_key(settings: Settings):
    Kept(settings)

    def since() -> object:
        with closing(Vault.open(settings)) as vault:
            return master_key_since(vault)

    assert since() is None
    moment = clocks.now().replace(microsecond=0)
    with clocks.at(moment):
        renew_master_key(settings)
    assert since() == moment
