"""Sign-in cards: a person who remembers no password scans a card of theirs, on a device of theirs, and picks a picture.

A card is worth nothing without the device, and the device nothing without the card: a card carries a code, a device
holds a token, and of both only a hash is kept. Which picture is right can be read from neither the vault nor the card
alone. A card proves nothing anew: to share, to erase or to change who gets in takes another way.
"""

import hmac
import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Row, delete, insert, select, update

from caserecord import vault_tables
from caserecord.known_devices import holds, is_current
from caserecord.tokens import hash_of, hash_of_code, new_code
from caserecord.vaults import Vault
from domain import clocks
from domain.card_pictures import Chosen
from domain.codes import plain
from domain.refusals import Refused
from domain.sayings import Ours

NOT_HERE = Ours("This card works on your own tablet or phone. Ask somebody who helps you.")
MOST_WRONG = 5
"""Wrong pictures after which a card opens nothing, until somebody of the scheme lifts that."""

_table, _devices = vault_tables.sign_in_cards, vault_tables.known_devices


class CardClosed(Refused):
    """No such card opens here: it ended, it was guessed, or this is not a device of whoever has it. All read alike."""


class CardLocked(Refused):
    """Too many wrong pictures were picked."""


class NotThatPicture(Refused):
    """It is another picture."""


@dataclass(frozen=True)
class SignInCard:
    """What somebody may know of the card that they have."""

    made: datetime
    used: datetime | None
    is_locked: bool


@dataclass(frozen=True)
class OpenedCard:
    """A card on a device where it may be used, before anybody picked a picture."""

    person_id: UUID
    pictures: tuple[str, ...]


@dataclass(frozen=True)
class Picked:
    """Who picked the right picture."""

    person_id: UUID
    wrong_before: int
    """How many wrong ones were picked since they last came in."""


class SignInCards:
    """Making cards, opening them and ending them."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def make(self, person_id: UUID, card_id: UUID, chosen: Chosen) -> str | None:
        """The code of a new card, which ends the one before; None where this very card was made before."""
        code = new_code()
        row = {
            "reader": person_id.hex,
            "id": card_id.hex,
            "token_hash": hash_of_code(code),
            "pictures": json.dumps(chosen.shown),
            "proof": _proof(code, chosen.mine),
            "wrong": 0,
            "made": clocks.moment(),
        }
        with self._vault.together() as connection:
            if connection.execute(select(_table.c.id).where(_table.c.reader == person_id.hex)).scalar() == card_id.hex:
                return None
            connection.execute(delete(_table).where(_table.c.reader == person_id.hex))
            connection.execute(insert(_table), row)
        return code

    def of(self, person_id: UUID) -> SignInCard | None:
        """The card that somebody has."""
        row = self._vault.connection.execute(select(_table).where(_table.c.reader == person_id.hex)).first()
        if row is None:
            return None
        used = clocks.time_of(row.used) if row.used else None
        return SignInCard(clocks.time_of(row.made), used, row.wrong >= MOST_WRONG)

    def end(self, person_id: UUID) -> None:
        """Let the card open nothing from now on."""
        self._vault.connection.execute(delete(_table).where(_table.c.reader == person_id.hex))

    def lift(self, person_id: UUID) -> None:
        """Let pictures be picked again."""
        self._vault.connection.execute(update(_table).where(_table.c.reader == person_id.hex).values(wrong=0))

    def open(self, code: str, device: str) -> OpenedCard:
        """The pictures of a card, on a device where it may be used. Raises CardClosed, CardLocked."""
        card = self._found(code, device)
        if card.wrong >= MOST_WRONG:
            raise _locked()
        return OpenedCard(UUID(card.reader), tuple(json.loads(card.pictures)))

    def pick(self, code: str, device: str, picture: str) -> Picked:
        """Pick a picture. Two at once are two picks. Raises CardClosed, CardLocked, NotThatPicture."""
        with self._vault.together() as connection:
            card = self._found(code, device)
            if card.wrong >= MOST_WRONG:
                raise _locked()
            is_right = hmac.compare_digest(card.proof, _proof(code, picture))
            now = {"wrong": 0, "used": clocks.moment()} if is_right else {"wrong": card.wrong + 1}
            connection.execute(update(_table).where(_table.c.token_hash == hash_of_code(code)).values(now))
        if not is_right and card.wrong + 1 >= MOST_WRONG:
            raise _locked()
        if not is_right:
            raise NotThatPicture("That is not your picture. Look again, and take your time.")
        return Picked(UUID(card.reader), card.wrong)

    def _found(self, code: str, device: str) -> Row[tuple[object, ...]]:
        """The card, on a device of whoever has it. Both are always looked for. Raises CardClosed."""
        asked = select(_table).where(_table.c.token_hash == hash_of_code(code))
        card = self._vault.connection.execute(asked).first()
        owned = select(_devices.c.reader).where(_devices.c.is_mine, is_current(), holds(device))
        whose = self._vault.connection.execute(owned).scalars().all()
        if card is None or card.reader not in whose:
            raise CardClosed(NOT_HERE)
        return card


def _proof(code: str, picture: str) -> bytes:
    return hash_of(f"{plain(code)} {picture}")


def _locked() -> CardLocked:
    return CardLocked("Too many wrong pictures were picked. Ask somebody from your scheme to help you.")
