"""Keys: the master key that wraps all others, and the key of one stream."""

import os
from typing import NamedTuple
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_LENGTH = 32
NONCE_LENGTH = 12
_PURPOSE = b"caserecord stream key 1"


class WrongKey(Exception):
    """This key does not open what was wrapped."""


class StreamKey(NamedTuple):
    """What seals the events of one stream."""

    subject_id: UUID
    """Whose it is: a person, a member or the scheme."""
    cipher: AESGCM | None
    """None where the key or its salt was destroyed."""


def stream_cipher(subject_key: bytes, salt: bytes) -> AESGCM:
    """The cipher of one stream: its key is HKDF-SHA256 of the subject's key and the stream's salt (RFC 5869)."""
    return AESGCM(HKDF(algorithm=SHA256(), length=KEY_LENGTH, salt=salt, info=_PURPOSE).derive(subject_key))


class Keyring:
    """Wraps keys under the master key, each bound to the name that it is kept under."""

    def __init__(self, master_key: bytes) -> None:
        self._cipher = AESGCM(master_key)

    def opens(self, name: bytes, wrapped: bytes | None) -> bool:
        """Whether this is the key under which it was wrapped."""
        try:
            return wrapped is not None and bool(self.unwrap(name, wrapped))
        except WrongKey:
            return False

    def wrap(self, name: bytes, key: bytes) -> bytes:
        """The key as it may be stored."""
        nonce = os.urandom(NONCE_LENGTH)
        return nonce + self._cipher.encrypt(nonce, key, name)

    def unwrap(self, name: bytes, wrapped: bytes) -> bytes:
        """The key that was wrapped under this name. Raises WrongKey."""
        try:
            return self._cipher.decrypt(wrapped[:NONCE_LENGTH], wrapped[NONCE_LENGTH:], name)
        except (InvalidTag, ValueError) as error:
            raise WrongKey(name) from error
