"""Keys: the master key that wraps all others, and the key of one stream."""

import os
from typing import NamedTuple
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from caserecord.files import private_file
from caserecord.settings import CannotStart, Settings, key_from

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


def master_key(settings: Settings, *, is_new: bool) -> bytes:
    """The master key: from the setting, or from its file, which is made for a new vault. Raises CannotStart."""
    if settings.key is not None:
        return settings.key
    if not settings.key_file.exists():
        if not is_new:
            raise CannotStart(
                f"The vault holds keys, but the master key that opens them is not in {settings.key_file}. "
                "Put that file back, or write the key in CASERECORD_KEY."
            )
        private_file(settings.key_file).write_text(os.urandom(KEY_LENGTH).hex() + "\n")
    return key_from(private_file(settings.key_file).read_text().strip(), f"What {settings.key_file} holds")
