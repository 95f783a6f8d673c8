"""Sealed blobs: photos and voices. Each is sealed with the key of the stream whose event names it by its hash.

A sealed blob is a nonce and the bytes under AES-256-GCM, bound to whose it is and to that stream. It is kept under the
SHA-256 of all this, in the transaction of the event: destroy the key, and it is forgotten with its event.
"""

import os
from hashlib import sha256
from typing import NamedTuple
from uuid import UUID

from cryptography.exceptions import InvalidTag

from caserecord.keyrings import NONCE_LENGTH, StreamKey
from caserecord.sealing import DoesNotOpen, StreamForgotten

_PURPOSE = b"blob"


class Blob(NamedTuple):
    """A sealed blob, as it is kept."""

    hash: bytes
    sealed: bytes

    @property
    def name(self) -> str:
        """What an event calls it: its hash, as hexadecimal."""
        return self.hash.hex()


def sealed(key: StreamKey, stream_id: UUID, plain: bytes) -> Blob:
    """Seal bytes for a stream. Raises Forgotten where its key was destroyed."""
    if key.cipher is None:
        raise StreamForgotten(key.subject_id)
    nonce = os.urandom(NONCE_LENGTH)
    body = nonce + key.cipher.encrypt(nonce, plain, _place(key, stream_id))
    return Blob(sha256(body).digest(), body)


def opened(key: StreamKey | None, stream_id: UUID, blob: Blob | None) -> bytes:
    """The bytes as they were. Raises Forgotten, DoesNotOpen."""
    if key is None:
        raise DoesNotOpen("the vault has no key that opens it")
    if key.cipher is None:
        raise StreamForgotten(key.subject_id)
    if blob is None or sha256(blob.sealed).digest() != blob.hash:
        raise DoesNotOpen("its bytes are not what its event names")
    nonce, body = blob.sealed[:NONCE_LENGTH], blob.sealed[NONCE_LENGTH:]
    try:
        return key.cipher.decrypt(nonce, body, _place(key, stream_id))
    except (InvalidTag, ValueError) as error:
        raise DoesNotOpen("it is not what was sealed here") from error


def _place(key: StreamKey, stream_id: UUID) -> bytes:
    """What a blob is bound to: shorter than what any event is bound to, so that neither opens as the other."""
    return _PURPOSE + key.subject_id.bytes + stream_id.bytes
