"""Questions that prove who somebody is by being answered: each in the browser that was asked, in time, and once.

A question carries what it is known again by, so that asking keeps nothing. That it was answered is kept until its time
is over.
"""

import hmac
import secrets
from uuid import UUID

from sqlalchemy import delete, insert
from sqlalchemy.exc import IntegrityError

from caserecord import vault_tables
from caserecord.tokens import hash_of
from caserecord.vaults import Vault
from domain import clocks

PATIENCE = 5 * 60
"""Seconds that a question waits for its answer."""
_NONCE, _TIME = 16, 8
"""Bytes of a question that are random, and that say when it was asked. What it is known again by comes after them."""

_table = vault_tables.answered


class Challenges:
    """Asking questions, and knowing them again."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._key = vault.secret("questions")

    def ask(self, reader: UUID | None, browser: str) -> bytes:
        """A new question, for somebody in particular or for whoever comes, in the browser that knows this secret."""
        return self._sealed(secrets.token_bytes(_NONCE) + clocks.moment().to_bytes(_TIME, "big"), reader, browser)

    def is_answered(self, question: bytes, reader: UUID | None, browser: str) -> bool:
        """Whether it was asked of them, here and lately, and not answered before. It is answered now."""
        asked = question[: _NONCE + _TIME]
        then = int.from_bytes(asked[_NONCE:], "big")
        is_ours = hmac.compare_digest(question, self._sealed(asked, reader, browser))
        if not (is_ours and clocks.was_within(then, PATIENCE)):
            return False
        self._vault.connection.execute(delete(_table).where(_table.c.until <= clocks.moment()))
        try:
            self._vault.connection.execute(
                insert(_table), {"question_hash": hash_of(question), "until": then + PATIENCE}
            )
        except IntegrityError:
            return False
        return True

    def _sealed(self, asked: bytes, reader: UUID | None, browser: str) -> bytes:
        whose = reader.bytes if reader else bytes(16)
        return asked + hmac.digest(self._key, asked + whose + browser.encode(), "sha256")
