"""Renewals: a new master key under which every key and secret in the vault is wrapped anew, all of them or none."""

import os
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from uuid import UUID

from msgspec import convert
from sqlalchemy import Connection, bindparam, delete, insert, select, update

from caserecord.keyrings import KEY_LENGTH, Keyring, WrongKey
from caserecord.master_keys import put_beside, put_in_place
from caserecord.settings import CannotStart, Settings
from caserecord.vault_tables import keys, secrets
from caserecord.vaults import Vault, using
from domain import clocks

_SINCE = "master key since"
"""What the moment is kept as, among the secrets and wrapped like them."""
_MOMENT = 8
"""Bytes of it: seconds since 1970."""

_Row = dict[str, str | bytes]


def renew_master_key(settings: Settings) -> None:
    """Put a new master key in the place of the one there is. Nobody else has the record open meanwhile.

    Where the key is in CASERECORD_KEY, the new one is what CASERECORD_NEW_KEY says. Raises CannotStart, OSError.
    """
    new = _new_key(settings)
    with closing(
        Vault.open(settings, using(settings, alone=True))
    ) as vault:  # any other would go on with the key before
        if settings.key is None:
            put_beside(settings, new)
        _wrap_anew(vault, Keyring(new))
        if settings.key is None:
            put_in_place(settings)
        vault.leave_no_trace()


def master_key_since(vault: Vault) -> datetime | None:
    """When the master key was last renewed, if it ever was."""
    asked = select(secrets.c.wrapped).where(secrets.c.name == _SINCE)
    found = vault.connection.execute(asked).scalar_one_or_none()
    return found and clocks.time_of(int.from_bytes(vault.keyring.unwrap(_SINCE.encode(), found)))


def _new_key(settings: Settings) -> bytes:
    """The new key. Raises CannotStart where it is for the deployer to make, and was not, or is the one before."""
    if settings.key is None:
        return os.urandom(KEY_LENGTH)
    if settings.new_key is None:
        raise CannotStart(
            "The master key is in CASERECORD_KEY. Make a new one with `openssl rand -hex 32`, write it in "
            "CASERECORD_NEW_KEY, and ask again. Then write it in CASERECORD_KEY, and take CASERECORD_NEW_KEY away."
        )
    if settings.new_key == settings.key:
        raise CannotStart(
            "What CASERECORD_NEW_KEY holds is the key before: make a new one with `openssl rand -hex 32`."
        )
    return settings.new_key


def _wrap_anew(vault: Vault, after: Keyring) -> None:
    """Wrap all that the vault holds under another key. Raises CannotStart where something in it does not open."""
    with vault.together() as connection:
        try:
            rows = list(_keys(connection, vault.keyring, after)), list(_secrets(connection, vault.keyring, after))
        except WrongKey:
            raise CannotStart("A key in the vault does not open, so nothing was changed. Restore a backup.") from None
        for table, name, changed in zip((keys, secrets), (keys.c.subject_id, secrets.c.name), rows, strict=True):
            connection.execute(update(table).where(name == bindparam("of")), changed)
        _note(connection, after)
    vault.keyring = after


def _keys(connection: Connection, before: Keyring, after: Keyring) -> Iterator[_Row]:
    kept = select(keys.c.subject_id, keys.c.wrapped).where(keys.c.wrapped.is_not(None))
    for subject, wrapped in connection.execute(kept):
        name = convert(subject, UUID).bytes
        yield {"of": subject, "wrapped": after.wrap(name, before.unwrap(name, wrapped))}


def _secrets(connection: Connection, before: Keyring, after: Keyring) -> Iterator[_Row]:
    for called, wrapped in connection.execute(select(secrets.c.name, secrets.c.wrapped)):
        name = called.encode()
        yield {"of": called, "wrapped": after.wrap(name, before.unwrap(name, wrapped))}


def _note(connection: Connection, after: Keyring) -> None:
    moment = after.wrap(_SINCE.encode(), clocks.moment().to_bytes(_MOMENT))
    connection.execute(delete(secrets).where(secrets.c.name == _SINCE))
    connection.execute(insert(secrets), {"name": _SINCE, "wrapped": moment})
