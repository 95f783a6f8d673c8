import hmac
import os
import sqlite3
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from caserecord.keyrings import Keyring, WrongKey, stream_cipher
from caserecord.page_secrets import page_secrets, renew_page_secret
from caserecord.sessions import Sessions
from caserecord.settings import CannotStart, Settings
from caserecord.stores import Store
from caserecord.vault_tables import PRAGMAS, alarms_given, known_devices, waiting_devices
from caserecord.vaults import KeyMissing, Vault
from caserecord.ways import PASSWORD
from domain import clocks
from domain.refusals import Forgotten


@pytest.fixture
def vault(store: Store) -> Vault:
    return store.vault


@pytest.fixture
def subject(vault: Vault) -> UUID:
    subject_id = uuid4()
    vault.make_key(subject_id)
    return subject_id


def sealed(vault: Vault, stream_id: UUID) -> bytes:
    """Something sealed for a stream, the same whenever its key is the same."""
    cipher = vault.stream_keys([stream_id])[stream_id].cipher
    assert cipher is not None
    return cipher.encrypt(bytes(12), b"words", b"")


@pytest.mark.parametrize(("name", "value"), PRAGMAS.items())
def test_every_connection_is_set_and_reads_back(vault: Vault, name: str, value: object):
    assert vault.connection.execute(text(f"PRAGMA {name}")).scalar_one() == value


def test_a_vault_opens_again_with_the_key_that_it_was_made_with(settings: Settings, subject: UUID, vault: Vault):
    stream = uuid4()
    vault.make_salt(stream, subject)
    before = sealed(vault, stream)

    again = Vault.open(settings)

    assert sealed(again, stream) == before
    again.close()


@pytest.mark.parametrize(
    ("version", "missing"),
    [
        (1, ("credentials", "invitations", "tries", "sessions", "followed", "known_devices", "alarms_given")),
        (2, ("sessions", "known_devices", "waiting_devices", "alarms_given")),
    ],
)
def test_a_vault_of_a_version_before_keeps_its_keys_and_signs_everybody_out(
    settings: Settings, subject: UUID, vault: Vault, version: int, missing: tuple[str, ...]
):
    stream = uuid4()
    vault.make_salt(stream, subject)
    before = sealed(vault, stream)
    vault.close()
    with sqlite3.connect(settings.data / "vault.db") as connection:
        for table in missing:
            connection.execute(f"DROP TABLE {table}")
        connection.execute("CREATE TABLE sessions (token_hash BLOB PRIMARY KEY, reader VARCHAR(32))")
        connection.execute(f"PRAGMA user_version = {version}")
    connection.close()

    again = Vault.open(settings)

    assert sealed(again, stream) == before
    assert Sessions(again).find(Sessions(again).start(uuid4(), way=PASSWORD))
    with again.together() as connection:
        made = [connection.execute(select(table)).all() for table in (known_devices, waiting_devices, alarms_given)]
    assert made == [[], [], []]
    again.close()


def test_a_key_in_the_settings_is_used_and_none_is_written(settings: Settings):
    with_key = Settings(data=settings.data, key_file=settings.key_file, key=b"k" * 32)

    Store.open(with_key, {}).close()

    assert not settings.key_file.exists()
    Store.open(with_key, {}).close()


def test_another_key_does_not_open_a_vault(settings: Settings):
    Store.open(settings, {}).close()
    other = Settings(data=settings.data, key_file=settings.key_file, key=b"k" * 32)

    with pytest.raises(CannotStart, match="The master key does not open the vault"):
        Store.open(other, {})


def test_a_master_key_that_is_lost_is_not_made_anew(settings: Settings):
    Store.open(settings, {}).close()
    settings.key_file.unlink()

    with pytest.raises(CannotStart, match="Put that file back, or write the key in CASERECORD_KEY"):
        Store.open(settings, {})

    assert not settings.key_file.exists()


def test_a_key_file_that_holds_no_key_is_refused_by_name(settings: Settings):
    Store.open(settings, {}).close()
    settings.key_file.write_text("")

    with pytest.raises(CannotStart, match=f"What {settings.key_file} holds is not a key"):
        Store.open(settings, {})


def test_a_wrapped_key_opens_only_under_its_own_name():
    keyring = Keyring(b"k" * 32)

    wrapped = keyring.wrap(b"Sol", b"key")

    assert keyring.unwrap(b"Sol", wrapped) == b"key"
    for name, given in [(b"Dee", wrapped), (b"Sol", wrapped[:-1]), (b"Sol", b"")]:
        with pytest.raises(WrongKey):
            keyring.unwrap(name, given)


def test_a_key_is_made_once(vault: Vault, subject: UUID):
    stream = uuid4()
    vault.make_salt(stream, subject)
    before = sealed(vault, stream)

    vault.make_key(subject)

    assert sealed(vault, stream) == before


def test_the_first_salt_made_is_the_one_that_counts(vault: Vault, subject: UUID):
    stream = uuid4()
    first = vault.make_salt(stream, subject)
    before = sealed(vault, stream)

    second = vault.make_salt(stream, uuid4())

    assert second.subject_id == first.subject_id == subject
    assert sealed(vault, stream) == before


def test_no_two_streams_have_one_key(vault: Vault, subject: UUID):
    streams = [uuid4() for _ in range(3)]
    for stream in streams:
        vault.make_salt(stream, subject)

    assert len({sealed(vault, stream) for stream in streams}) == 3
    assert set(vault.stream_keys([*streams, uuid4()])) == set(streams)


def test_the_key_of_a_stream_is_made_as_rfc_5869_says():
    subject_key, salt, nonce = os.urandom(32), os.urandom(16), os.urandom(12)
    extracted = hmac.digest(salt, subject_key, "sha256")
    expanded = hmac.digest(extracted, b"caserecord stream key 1\x01", "sha256")

    closed = stream_cipher(subject_key, salt).encrypt(nonce, b"words", None)

    assert AESGCM(expanded).decrypt(nonce, closed, None) == b"words"


def test_a_key_is_32_bytes_from_the_computers_own_source(vault: Vault, monkeypatch: pytest.MonkeyPatch):
    drawn: list[bytes] = []
    person, source = uuid4(), os.urandom

    def noted(length: int) -> bytes:
        drawn.append(source(length))
        return drawn[-1]

    monkeypatch.setattr(os, "urandom", noted)
    vault.make_key(person)

    row = vault.connection.execute(text("select wrapped from keys where subject_id = :id"), {"id": person.hex}).one()
    assert vault.keyring.unwrap(person.bytes, row[0]) in drawn
    assert {len(each) for each in drawn} == {32, 12}  # the key, and the nonce that it is wrapped with


def test_a_salt_for_somebody_without_a_key_is_an_error(vault: Vault):
    stream, nobody = uuid4(), uuid4()

    with pytest.raises(KeyMissing):
        vault.make_salt(stream, nobody)

    assert vault.stream_keys([stream]) == {}


def test_a_destroyed_salt_is_never_made_again(vault: Vault, subject: UUID):
    stream = uuid4()
    vault.make_salt(stream, subject)

    vault.destroy_salt(stream)

    assert vault.stream_keys([stream])[stream] == (subject, None)
    with pytest.raises(Forgotten, match="deleted for ever"):
        vault.make_salt(stream, subject)


def test_a_destroyed_key_is_never_made_again(vault: Vault, subject: UUID):
    streams = [uuid4(), uuid4()]
    for stream in streams:
        vault.make_salt(stream, subject)

    vault.destroy_key(subject)

    assert {key.cipher for key in vault.stream_keys(streams).values()} == {None}
    with pytest.raises(Forgotten):
        vault.make_key(subject)
    with pytest.raises(Forgotten):
        vault.make_salt(uuid4(), subject)


@pytest.mark.parametrize("table", ["keys", "salts"])
def test_what_is_destroyed_is_in_no_file(vault: Vault, settings: Settings, subject: UUID, table: str):
    stream = uuid4()
    vault.make_salt(stream, subject)
    column = "wrapped" if table == "keys" else "salt"
    canary = vault.connection.execute(text(f"SELECT {column} FROM {table} ORDER BY rowid DESC")).first()[0]
    assert any(canary in path.read_bytes() for path in settings.data.iterdir())

    if table == "keys":
        vault.destroy_key(subject)
    else:
        vault.destroy_salt(stream)

    assert not any(canary in path.read_bytes() for path in settings.data.iterdir())


def test_a_trace_that_could_not_be_removed_is_said(vault: Vault, settings: Settings, subject: UUID):
    vault.connection.exec_driver_sql("PRAGMA busy_timeout = 1")
    reading = sqlite3.connect(settings.data / "vault.db", isolation_level=None)
    reading.execute("BEGIN")
    reading.execute("SELECT * FROM keys").fetchall()

    with pytest.raises(TimeoutError, match="a copy may stand in"):
        vault.destroy_key(subject)

    reading.close()
    vault.destroy_key(subject)


def test_an_error_repeats_nothing_that_was_to_be_kept(vault: Vault, subject: UUID):
    vault.connection.exec_driver_sql("DROP TABLE keys")

    with pytest.raises(DBAPIError, match="INSERT INTO keys") as failed:
        vault.make_key(subject)

    assert subject.hex not in str(failed.value)


@pytest.mark.parametrize(
    "damage", ["DELETE FROM keys", "UPDATE keys SET wrapped = x'00'", "UPDATE keys SET wrapped = NULL"]
)
def test_a_key_that_is_unknown_or_does_not_open_is_not_a_forgetting(vault: Vault, subject: UUID, damage: str):
    stream, other = uuid4(), uuid4()
    vault.make_salt(stream, subject)
    vault.connection.execute(text(damage))

    assert vault.stream_keys([stream]) == {}
    assert vault.stream_keys([stream, other]) == {}


def test_a_secret_is_made_once_and_kept_wrapped(vault: Vault, settings: Settings):
    secret = vault.secret("web")

    assert vault.secret("web") == secret != vault.secret("commands")
    assert not any(secret in path.read_bytes() for path in settings.data.iterdir())


def test_a_secret_is_renewed_and_the_one_before_is_kept_for_a_time(vault: Vault, settings: Settings):
    first = vault.secret("web")
    renew_page_secret(vault, kept=3600)
    second, *before = page_secrets(vault)
    assert before == [first]

    with clocks.at(datetime.now(UTC) + timedelta(hours=2)):
        renew_page_secret(vault, kept=3600)

    third, *before = page_secrets(vault)
    assert len({first, second, third}) == 3
    assert before == [second]
    assert not any(second in path.read_bytes() for path in settings.data.iterdir())


def test_a_secret_is_renewed_at_once_where_the_one_before_is_known(vault: Vault):
    first = vault.secret("web")
    renew_page_secret(vault, kept=3600)

    renew_page_secret(vault, kept=0)

    assert len(page_secrets(vault)) == 1
    assert page_secrets(vault) != [first]


def test_nothing_to_ask_for_is_nothing(vault: Vault):
    assert vault.stream_keys([]) == {}
