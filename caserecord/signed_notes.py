"""Checkpoints as text, signed with Ed25519: in the form of C2SP's signed notes and tlog checkpoints.

    caserecord/8b1f…                        the log
    1234                                    how many events
    CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=     their root

    — caserecord/8b1f… Az3grl…              whose signature, and the signature

Any tool that knows the form reads it: https://c2sp.org/tlog-checkpoint
"""

from base64 import b64decode, b64encode
from hashlib import sha256
from typing import NamedTuple
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from domain.refusals import Refused

_ED25519 = b"\x01"
_KEY_HASH = 4
"""Bytes before a signature that say which key it is of."""
LONGEST = 4096
"""Characters of a text that may be one."""


class NotACheckpoint(Refused):
    """This is not a checkpoint of this record, or not as it was signed."""


class Checkpoint(NamedTuple):
    """How many events a log held, and their root."""

    size: int
    root: bytes


class Signer:
    """Signs the checkpoints of one log, and knows its own."""

    def __init__(self, scheme_id: UUID, seed: bytes) -> None:
        """`seed`: the 32 bytes of the private key."""
        self.origin = f"caserecord/{scheme_id}"
        self._key = Ed25519PrivateKey.from_private_bytes(seed)
        self._public = _ED25519 + self._key.public_key().public_bytes_raw()
        self._key_hash = sha256(f"{self.origin}\n".encode() + self._public).digest()[:_KEY_HASH]

    @property
    def key(self) -> str:
        """The public key, for whoever looks at a signature elsewhere."""
        return f"{self.origin}+{self._key_hash.hex()}+{b64encode(self._public).decode()}"

    def sign(self, checkpoint: Checkpoint) -> str:
        """The checkpoint as a signed text."""
        text = f"{self.origin}\n{checkpoint.size}\n{b64encode(checkpoint.root).decode()}\n"
        signature = self._key_hash + self._key.sign(text.encode())
        return f"{text}\n— {self.origin} {b64encode(signature).decode()}\n"

    def read(self, note: str) -> Checkpoint:
        """The checkpoint in a text. Raises NotACheckpoint where it is not as it was signed here."""
        says = NotACheckpoint("This is not a checkpoint of this record, or not as it was signed.")
        text, _, signed = note[:LONGEST].partition("\n\n")
        text += "\n"
        signature = signed.strip().removeprefix(f"— {self.origin} ")
        try:
            given = b64decode(signature, validate=True)
            self._key.public_key().verify(given[_KEY_HASH:], text.encode())
            _, size, root = text.splitlines()
        except (InvalidSignature, ValueError):
            raise says from None
        if given[:_KEY_HASH] != self._key_hash:
            raise says
        return Checkpoint(int(size), b64decode(root))
