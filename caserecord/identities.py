"""Identities: by which other site's word somebody signs in. Whom that site means is kept as a hash, and never shown."""

import hmac
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError

from caserecord.invitations import begin_anew
from caserecord.vault_tables import credentials as _table
from caserecord.vaults import Vault
from caserecord.ways import IDENTITY
from domain import clocks
from domain.refusals import Refused
from domain.sayings import Ours

NOT_INTRODUCED = Ours("That did not show who you are. Start again, or sign in another way.")
TAKEN = Ours("Somebody else signs in with it here.")


@dataclass(frozen=True)
class Identity:
    """Whom another site means. Its names for people are its own, and are never shown here."""

    issuer: str
    subject: str


@dataclass(frozen=True)
class Introduced:
    """What another site said of somebody."""

    identity: Identity
    proved: int
    """When they last showed there who they are, in seconds since 1970; `NEVER` where it does not say."""


@dataclass(frozen=True)
class Asked:
    """What a provider was asked, as the browser that was sent there remembers it."""

    state: str
    nonce: str
    verifier: str
    moment: int
    is_again: bool
    """Whether they have to show there anew who they are, also where that site still knows them."""


class NoAnswer(Refused):
    """The other site does not answer, or not as such a site does."""


class NotIntroduced(Refused):
    """What came back from there does not show who somebody is."""


class IdentityTaken(Refused):
    """Somebody else signs in by this."""


class NotJoined(Refused):
    """Nobody signs in by this. That two have the same e-mail address makes nobody of them."""


class Identities:
    """Joining what another site says to somebody here, and finding them by it."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._key = vault.secret("identities")

    def find(self, identity: Identity) -> UUID:
        """Who signs in by this. Raises NotJoined."""
        this = (_table.c.id == self._id(identity)) & (_table.c.kind == IDENTITY)
        found = update(_table).where(this).values(used=clocks.moment()).returning(_table.c.reader)
        reader = self._vault.connection.execute(found).scalar()
        if reader is None:
            raise NotJoined("Nobody signs in here with that account. Ask your scheme to invite you.")
        return UUID(reader)

    def require_free(self, identity: Identity, *, reader: UUID) -> None:
        """Make sure that nobody else signs in by this. Raises IdentityTaken."""
        asked = select(_table.c.reader).where(_table.c.id == self._id(identity))
        if self._vault.connection.execute(asked).scalar() not in {None, reader.hex}:
            raise IdentityTaken(TAKEN)

    def join(self, reader: UUID, identity: Identity, *, provider: str, called: str) -> None:
        """Let somebody sign in by this from now on, by the provider of this key. Raises IdentityTaken."""
        self.require_free(identity, reader=reader)
        try:
            self._vault.connection.execute(insert(_table), self._row(reader, identity, provider, called))
        except IntegrityError:  # joined before
            self.require_free(identity, reader=reader)

    def accept(self, code: str, identity: Identity, *, provider: str, called: str) -> UUID:
        """Use an invitation up, and sign in by this from now on: whose it is.

        Whatever they signed in with before has ended, and so has every session of theirs.
        Raises InvitationOver, IdentityTaken: then the invitation is as it was.
        """
        try:
            with self._vault.together() as connection:
                reader = begin_anew(connection, code)
                connection.execute(insert(_table), self._row(reader, identity, provider, called))
        except IntegrityError:
            raise IdentityTaken(TAKEN) from None
        return reader

    def _row(self, reader: UUID, identity: Identity, provider: str, called: str) -> dict[str, object]:
        return {
            "id": self._id(identity),
            "reader": reader.hex,
            "kind": IDENTITY,
            "proof": provider.encode(),
            "called": called,
            "made": clocks.moment(),
        }

    def _id(self, identity: Identity) -> str:
        said = f"{len(identity.issuer)} {identity.issuer} {identity.subject}".encode(errors="surrogatepass")
        return hmac.digest(self._key, said, "sha256").hex()[:32]
