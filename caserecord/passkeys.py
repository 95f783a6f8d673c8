"""Passkeys: a phone, a computer or a key proves who somebody is. There is nothing to remember, tell or type.

The vault keeps the public half, which proves nothing to anybody else; a passkey answers to one address only, so that
another site cannot ask for it. Each question is asked once.
"""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError
from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import base64url_to_bytes, parse_authentication_credential_json, parse_client_data_json
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from caserecord import vault_tables
from caserecord.challenges import Challenges
from caserecord.invitations import begin_anew
from caserecord.vaults import Vault
from caserecord.ways import PASSKEY
from domain import clocks
from domain.refusals import Refused
from domain.sayings import Ours

MOST = 10
"""Passkeys that somebody can have."""
NOT_PROVED = Ours("That passkey did not work here. Try again, or sign in another way.")
_LONGEST_CALLED = 80

_keys = vault_tables.credentials


class NotProved(Refused):
    """Whoever it was did not prove who they are."""


class TooManyPasskeys(Refused):
    """There are as many passkeys as somebody can have."""


class _Proof(msgspec.Struct):
    """What an answer is checked against."""

    credential: bytes
    public_key: bytes
    uses: int
    """How often it was used, as the passkey itself counts; many count nothing, and say 0."""


@dataclass(frozen=True)
class NewPasskey:
    """What a device made for somebody, looked at and not kept yet."""

    reader: UUID
    proof: _Proof
    called: str

    @property
    def id(self) -> UUID:
        """What it is kept under."""
        return _id_of(self.proof.credential)


@dataclass(frozen=True)
class Site:
    """Where a passkey is asked for: it answers nowhere else."""

    address: str
    """Without a path: "https://record.example"."""
    name: str
    browser: str
    """A secret of the browser that is asked, in which alone an answer counts."""

    @property
    def host(self) -> str:
        """The address without its scheme and port."""
        return self.address.partition("//")[2].partition(":")[0]


class Passkeys:
    """Making passkeys, and asking for one."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._challenges = Challenges(vault)

    def ask_for_a_new_one(self, site: Site, reader: UUID, name: str, *, is_anew: bool = False) -> str:
        """The question that makes a passkey, as a browser takes it: JSON.

        `is_anew`, where all that somebody had before ends with it. Raises TooManyPasskeys.
        """
        known = [] if is_anew else self._rows(reader)
        if len(known) >= MOST:
            raise TooManyPasskeys("You have %(num)s passkeys. Take one away first.", num=MOST)
        options = generate_registration_options(
            rp_id=site.host,
            rp_name=site.name,
            user_id=reader.bytes,
            user_name=name or site.name,
            challenge=self._challenges.ask(reader, site.browser),
            authenticator_selection=AuthenticatorSelectionCriteria(
                resident_key=ResidentKeyRequirement.REQUIRED,
                user_verification=UserVerificationRequirement.REQUIRED,
            ),
            exclude_credentials=[PublicKeyCredentialDescriptor(id=_proof(row.proof).credential) for row in known],
        )
        return options_to_json(options)

    def made(self, site: Site, reader: UUID, answer: str, *, called: str) -> NewPasskey:
        """What a device made when it was asked to, under a name by which its owner knows it.

        Raises NotProved, also where somebody else has it.
        """
        try:
            verified = verify_registration_response(
                credential=answer,
                expected_challenge=self._answered(site, answer, reader),
                expected_rp_id=site.host,
                expected_origin=site.address,
                require_user_verification=True,
            )
        except (WebAuthnException, ValueError, KeyError, TypeError) as error:
            raise NotProved(NOT_PROVED) from error
        proof = _Proof(verified.credential_id, verified.credential_public_key, verified.sign_count)
        new = NewPasskey(reader, proof, called[:_LONGEST_CALLED])
        found = self._find(new.id)
        if found is not None and found.reader != reader.hex:
            raise NotProved(NOT_PROVED)
        return new

    def keep(self, site: Site, reader: UUID, answer: str, *, called: str) -> UUID:
        """Keep what a device made, beside whatever its owner has. Raises NotProved."""
        new = self.made(site, reader, answer, called=called)
        try:
            self._vault.connection.execute(insert(_keys), _row(new))
        except IntegrityError as error:  # it was kept before
            raise NotProved(NOT_PROVED) from error
        return new.id

    def accept(self, code: str, new: NewPasskey) -> UUID:
        """Use an invitation up, and sign in by this passkey from now on: whose it is.

        Whatever they signed in with before has ended, and so has every session of theirs.
        Raises InvitationOver, NotProved: then the invitation is as it was.
        """
        try:
            with self._vault.together() as connection:
                reader = begin_anew(connection, code)
                connection.execute(insert(_keys), _row(new))
        except IntegrityError as error:  # somebody else kept it meanwhile
            raise NotProved(NOT_PROVED) from error
        return reader

    def ask(self, site: Site) -> str:
        """The question to whoever comes, as a browser takes it: JSON. It names nobody."""
        options = generate_authentication_options(
            rp_id=site.host,
            challenge=self._challenges.ask(None, site.browser),
            user_verification=UserVerificationRequirement.REQUIRED,
        )
        return options_to_json(options)

    def prove(self, site: Site, answer: str) -> UUID:
        """Who it is that answered. Raises NotProved."""
        try:
            key_id = _id_of(parse_authentication_credential_json(answer).raw_id)
            row = self._find(key_id)
            if row is None:
                raise NotProved(NOT_PROVED)
            proof = _proof(row.proof)
            verified = verify_authentication_response(
                credential=answer,
                expected_challenge=self._answered(site, answer, None),
                expected_rp_id=site.host,
                expected_origin=site.address,
                credential_public_key=proof.public_key,
                credential_current_sign_count=proof.uses,
                require_user_verification=True,
            )
        except (WebAuthnException, ValueError, KeyError, TypeError) as error:
            raise NotProved(NOT_PROVED) from error
        proof.uses = verified.new_sign_count
        used = {"proof": msgspec.msgpack.encode(proof), "used": clocks.moment()}
        self._vault.connection.execute(update(_keys).where(_keys.c.id == key_id.hex).values(used))
        return UUID(row.reader)

    def _rows(self, reader: UUID) -> list[Any]:
        theirs = (_keys.c.reader == reader.hex) & (_keys.c.kind == PASSKEY)
        return list(self._vault.connection.execute(select(_keys).where(theirs).order_by(_keys.c.made.desc())))

    def _find(self, key_id: UUID) -> Any:
        return self._vault.connection.execute(
            select(_keys).where(_keys.c.id == key_id.hex, _keys.c.kind == PASSKEY)
        ).first()

    def _answered(self, site: Site, answer: str, reader: UUID | None) -> bytes:
        """The question that it is an answer to. Raises NotProved, and what reading it raises."""
        said = msgspec.json.decode(answer)["response"]["clientDataJSON"]
        question = parse_client_data_json(base64url_to_bytes(said)).challenge
        if not self._challenges.is_answered(question, reader, site.browser):
            raise NotProved(NOT_PROVED)
        return question


def _row(new: NewPasskey) -> dict[str, object]:
    return {
        "id": new.id.hex,
        "reader": new.reader.hex,
        "kind": PASSKEY,
        "proof": msgspec.msgpack.encode(new.proof),
        "called": new.called,
        "made": clocks.moment(),
    }


def _proof(kept: bytes) -> _Proof:
    return msgspec.msgpack.decode(kept, type=_Proof)


def _id_of(credential: bytes) -> UUID:
    """A passkey names itself in up to 1,023 bytes: this is shorter, and as much its own."""
    return UUID(bytes=sha256(credential).digest()[:16])
