"""Questions that prove who somebody is by being answered: each is asked once, and answered once."""

import secrets
from uuid import UUID

from sqlalchemy import delete, insert

from caserecord import vault_tables
from caserecord.tokens import hash_of
from caserecord.vaults import Vault
from domain import clocks

PATIENCE = 5 * 60
"""Seconds that a question waits for its answer."""

_table = vault_tables.challenges


class Challenges:
    """The questions that wait."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def ask(self, reader: UUID | None) -> bytes:
        """A new question of 256 random bits, for somebody in particular or for whoever comes."""
        question, moment = secrets.token_bytes(32), clocks.moment()
        self._vault.connection.execute(delete(_table).where(_table.c.until <= moment))
        row = {"question_hash": hash_of(question), "reader": _whose(reader), "until": moment + PATIENCE}
        self._vault.connection.execute(insert(_table), row)
        return question

    def is_answered(self, question: bytes, reader: UUID | None) -> bool:
        """Whether it waited for them. It waits no longer."""
        this = (_table.c.question_hash == hash_of(question)) & (_table.c.reader == _whose(reader))
        waits = this & (_table.c.until > clocks.moment())
        return bool(self._vault.connection.execute(delete(_table).where(waits)).rowcount)


def _whose(reader: UUID | None) -> str:
    return reader.hex if reader else ""
