"""A passkey made of software, as a telephone holds one: it answers a question for the site that it was made for."""

import json
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, EllipticCurvePrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256

PRESENT, PROVED, MADE = 0x01, 0x04, 0x40
"""Somebody was there; they showed the device who they are; here is a new key."""


@dataclass
class Authenticator:
    """One passkey. What it says can be bent before it is said, as somebody would who attacks."""

    origin: str = "https://record.example"
    host: str = "record.example"
    flags: int = PRESENT | PROVED
    uses: int = 0
    credential: bytes = field(default_factory=lambda: os.urandom(32))
    key: EllipticCurvePrivateKey = field(default_factory=lambda: generate_private_key(SECP256R1()))

    def make(self, question: str, **bent: str) -> str:
        """The answer to a question for a new passkey."""
        numbers = self.key.public_key().public_numbers()
        public = {1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")}
        about = bytes(16) + len(self.credential).to_bytes(2, "big") + self.credential + cbor2.dumps(public)
        said = {"fmt": "none", "attStmt": {}, "authData": self._data(self.flags | MADE) + about}
        client = self._client("webauthn.create", question, bent)
        return self._answer({"clientDataJSON": _words(client), "attestationObject": _words(cbor2.dumps(said))})

    def prove(self, question: str, **bent: str) -> str:
        """The answer to a question who it is."""
        self.uses += 1
        client, data = self._client("webauthn.get", question, bent), self._data(self.flags)
        signature = self.key.sign(data + sha256(client).digest(), ECDSA(SHA256()))
        said = {"clientDataJSON": client, "authenticatorData": data, "signature": signature}
        return self._answer({name: _words(part) for name, part in said.items()})

    def _data(self, flags: int) -> bytes:
        return sha256(self.host.encode()).digest() + bytes([flags]) + self.uses.to_bytes(4, "big")

    def _client(self, kind: str, question: str, bent: dict[str, str]) -> bytes:
        said = {"type": kind, "challenge": json.loads(question)["challenge"], "origin": self.origin, **bent}
        return json.dumps(said).encode()

    def _answer(self, response: dict[str, Any]) -> str:
        name = _words(self.credential)
        return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": response})


def _words(said: bytes) -> str:
    return urlsafe_b64encode(said).rstrip(b"=").decode()


def altered(answer: str, part: str) -> str:
    """The same answer with one bit of a part of it turned."""
    said = json.loads(answer)
    was = bytearray(urlsafe_b64decode(said["response"][part] + "=="))
    was[-1] ^= 1
    said["response"][part] = _words(bytes(was))
    return json.dumps(said)
