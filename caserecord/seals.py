"""Seals: what a browser keeps for us, so that nobody reads or changes it there.

A sealed text is URL-safe base64 of a nonce and, under AES-256-GCM, of the moment and what was said. Each purpose has
a key of its own, derived from the secret of the pages by HKDF-SHA256 (RFC 5869): what is for one opens for no other.
"""

import os
import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from caserecord.keyrings import KEY_LENGTH, NONCE_LENGTH
from domain import clocks

_PURPOSE = b"caserecord kept by a browser 1 "
_MOMENT = struct.Struct(">q")


class Unsealed(Exception):
    """This was not sealed here for this, or is too old."""


class Seal:
    """Seals for one purpose with the newest secret, and opens what any of them sealed."""

    def __init__(self, secrets: Sequence[bytes], purpose: str) -> None:
        self._ciphers = [_cipher(secret, purpose) for secret in secrets]

    def close(self, said: bytes) -> str:
        """What a browser may keep."""
        nonce = os.urandom(NONCE_LENGTH)
        body = self._ciphers[0].encrypt(nonce, _MOMENT.pack(clocks.moment()) + said, None)
        return urlsafe_b64encode(nonce + body).rstrip(b"=").decode()

    def open(self, text: str, *, lasts: int | None = None) -> bytes:
        """What was sealed, at most so many seconds ago. Raises Unsealed."""
        sealed = _decoded(text)
        for cipher in self._ciphers:
            try:
                opened = cipher.decrypt(sealed[:NONCE_LENGTH], sealed[NONCE_LENGTH:], None)
            except (InvalidTag, ValueError):
                continue
            (moment,) = _MOMENT.unpack_from(opened)
            if lasts is not None and not clocks.was_within(moment, lasts + 1):
                break
            return opened[_MOMENT.size :]
        raise Unsealed


def _cipher(secret: bytes, purpose: str) -> AESGCM:
    info = _PURPOSE + purpose.encode()
    return AESGCM(HKDF(algorithm=SHA256(), length=KEY_LENGTH, salt=None, info=info).derive(secret))


def _decoded(text: str) -> bytes:
    """The bytes that are written so, and in no other way. Raises Unsealed."""
    try:
        sealed = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except ValueError:
        raise Unsealed from None
    if urlsafe_b64encode(sealed).rstrip(b"=").decode() != text:
        raise Unsealed
    return sealed
