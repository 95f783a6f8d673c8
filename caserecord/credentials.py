"""Credentials: with what somebody proves who they are. A password today; each kind is a row of its own."""

import hmac
import unicodedata
from uuid import UUID

from sqlalchemy import ColumnElement, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from caserecord.invitations import begin_anew
from caserecord.leaked_passwords import LeakedPasswords
from caserecord.passwords import NOBODYS, NotAPassword, a_password, hashed, is_right, is_stale
from caserecord.vault_tables import credentials as _table
from caserecord.vault_tables import waiting_devices
from caserecord.vaults import Vault
from caserecord.ways import PASSWORD
from domain import clocks
from domain.refusals import Refused
from domain.sayings import Ours

TAKEN = Ours("Somebody here has this name. Choose another one.")
LONGEST_NAME = 80
"""Letters in a sign-in name, which may also be an e-mail address."""


class NotASignInName(Refused):
    """This cannot be the name that somebody signs in with."""


class NameTaken(NotASignInName):
    """Somebody else signs in by this name."""


class HasPassword(Refused):
    """They have a name and a password. To choose others takes the password."""


class NotRight(Refused):
    """The name and the password do not go together, or there is no such name: the two read alike."""


class Credentials:
    """Choosing, checking and changing how somebody proves who they are."""

    def __init__(self, vault: Vault, leaked: LeakedPasswords | None = None) -> None:
        """`leaked`: the passwords that got out elsewhere, which are nobody's here."""
        self._vault = vault
        self._leaked = leaked
        self._key = vault.secret("sign-in names")

    def id_of(self, name: str) -> str:
        """The id of whatever password belongs to a name: no name can be read from it."""
        return hmac.digest(self._key, folded(name).encode(errors="surrogatepass"), "sha256").hex()[:32]

    def close(self) -> None:
        """Close what was opened."""
        if self._leaked:
            self._leaked.close()

    def a_password(self, typed: str, *, name: str) -> str:
        """What was typed, as it may be a password of whoever signs in by this name. Raises NotAPassword."""
        password = a_password(typed, name=name)
        if self._leaked and self._leaked.has(password):
            raise NotAPassword("This password got out on another site. Others try it. Choose another one.")
        return password

    def choose_password(self, code: str, name: str, password: str) -> UUID:
        """Use an invitation up, and sign in by name and password from now on: whose it is.

        Whatever they signed in with before has ended, and so has every session of theirs.
        Raises InvitationOver, NotASignInName, NameTaken, NotAPassword: then the invitation is as it was.
        """
        row = self._row(name, password)
        try:
            with self._vault.together() as connection:
                reader = begin_anew(connection, code)
                connection.execute(insert(_table), row | {"reader": reader.hex})
        except IntegrityError:
            raise NameTaken(TAKEN) from None
        return reader

    def add_password(self, reader: UUID, name: str, password: str) -> None:
        """Sign in by name and password too from now on: whatever they had before stays.

        Raises NotASignInName, NameTaken, NotAPassword, and HasPassword, also for the second of two at once.
        """
        row = self._row(name, password) | {"reader": reader.hex}
        try:
            with self._vault.together() as connection:
                if connection.execute(select(_table.c.id).where(_of(reader))).first():
                    raise HasPassword("You have a name and a password here.")
                connection.execute(insert(_table), row)
        except IntegrityError:
            raise NameTaken(TAKEN) from None

    def require_free(self, name: str, *, reader: UUID) -> None:
        """Make sure that nobody else signs in by this name. Raises NameTaken."""
        asked = select(_table.c.reader).where(_table.c.id == self.id_of(name))
        if self._vault.connection.execute(asked).scalar() not in {None, reader.hex}:
            raise NameTaken(TAKEN)

    def check(self, name: str, password: str) -> UUID:
        """Who this is. It takes as long where nobody has the name. Raises NotRight."""
        return self._checked(_table.c.id == self.id_of(name), password)

    def check_of(self, reader: UUID, password: str) -> None:
        """Make sure that somebody is who they are signed in as. Raises NotRight."""
        self._checked(_of(reader), password)

    def change_password(self, reader: UUID, password: str) -> None:
        """Sign in with another password from now on: no device goes on waiting that gave the old one.

        Raises NotAPassword.
        """
        proof = hashed(self.a_password(password, name=self.called(reader)))
        with self._vault.together() as connection:
            connection.execute(update(_table).where(_of(reader)).values(proof=proof, made=clocks.moment()))
            connection.execute(delete(waiting_devices).where(waiting_devices.c.reader == reader.hex))

    def called(self, reader: UUID) -> str:
        """The name that somebody signs in with; nothing where they do not."""
        found: str | None = self._vault.connection.execute(select(_table.c.called).where(_of(reader))).scalar()
        return found or ""

    def count(self) -> int:
        """How many can sign in."""
        asked = select(func.count(_table.c.reader.distinct()))
        return int(self._vault.connection.execute(asked).scalar_one())

    def _row(self, name: str, password: str) -> dict[str, object]:
        called = a_sign_in_name(name)
        return {
            "id": self.id_of(name),
            "kind": PASSWORD,
            "proof": hashed(self.a_password(password, name=called)),
            "called": called,
            "made": clocks.moment(),
        }

    def _checked(self, whose: ColumnElement[bool], password: str) -> UUID:
        asked = select(_table.c.id, _table.c.reader, _table.c.proof).where(whose)
        row = self._vault.connection.execute(asked).first()
        is_theirs = is_right(row.proof if row else NOBODYS.encode(), password)
        if row is None or not is_theirs:
            raise NotRight("This name and this password do not go together. Look at both, and try again.")
        proof = hashed(password) if is_stale(row.proof) else row.proof
        self._vault.connection.execute(
            update(_table).where(_table.c.id == row.id).values(used=clocks.moment(), proof=proof)
        )
        return UUID(row.reader)


def a_sign_in_name(typed: str) -> str:
    """What was typed, as it is shown. Raises NotASignInName."""
    name = " ".join(unicodedata.normalize("NFKC", typed).split())
    if not name.isprintable() or not any(letter.isalnum() for letter in name):
        raise NotASignInName("Choose a name to sign in with. It can be short, like sam.")
    if len(name) > LONGEST_NAME:
        raise NotASignInName("Choose a name of %(longest)s letters at most.", longest=LONGEST_NAME)
    return name


def folded(name: str) -> str:
    """A name as it is looked for: capital letters and gaps make no difference."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _of(reader: UUID) -> ColumnElement[bool]:
    return (_table.c.reader == reader.hex) & (_table.c.kind == PASSWORD)
