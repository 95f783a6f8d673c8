"""The secret that seals what browsers keep for the pages, and those that it took the place of."""

import os

from sqlalchemy import delete, insert, select, update

from caserecord.keyrings import KEY_LENGTH
from caserecord.vault_tables import secrets
from caserecord.vaults import Vault
from domain import clocks

_NAME = "web"
_BEFORE = f"{_NAME} before "


def page_secrets(vault: Vault) -> list[bytes]:
    """The secret, and after it those that it took the place of, the latest first. Raises WrongKey."""
    found = vault.connection.execute(select(secrets).where(secrets.c.name.startswith(_BEFORE)))
    before = sorted(found, key=lambda row: row.name, reverse=True)
    return [vault.secret(_NAME), *(vault.keyring.unwrap(row.name.encode(), row.wrapped) for row in before)]


def renew_page_secret(vault: Vault, *, kept: int) -> None:
    """Put a new secret in its place. What was there is kept so many seconds more. Raises WrongKey."""
    old, moment = vault.secret(_NAME), clocks.now().timestamp()
    too_old = secrets.c.name.startswith(_BEFORE) & (secrets.c.name <= _before(moment - kept))
    vault.connection.execute(delete(secrets).where(too_old))
    if kept:
        before = _before(moment)
        row = {"name": before, "wrapped": vault.keyring.wrap(before.encode(), old)}
        vault.connection.execute(insert(secrets), row)
    new = vault.keyring.wrap(_NAME.encode(), os.urandom(KEY_LENGTH))
    vault.connection.execute(update(secrets).where(secrets.c.name == _NAME).values(wrapped=new))


def _before(moment: float) -> str:
    """The name of a secret that another took the place of, at a moment in seconds since 1970."""
    return f"{_BEFORE}{moment:020.6f}"
