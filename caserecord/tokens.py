"""Tokens: random letters that open something for whoever has them. Only a hash of one is kept."""

import secrets
from hashlib import sha256

from domain import codes


def new_token() -> str:
    """256 random bits, for a cookie."""
    return secrets.token_urlsafe(32)


def new_code() -> str:
    """136 random bits, for somebody to scan, to follow or to type."""
    return "".join(secrets.choice(codes.LETTERS) for _ in range(codes.LENGTH))


def hash_of(token: str | bytes) -> bytes:
    """What is kept of a token, and what it is found again by."""
    return sha256(token if isinstance(token, bytes) else token.encode(errors="surrogatepass")).digest()


def hash_of_code(typed: str) -> bytes:
    """The same of a code, however it was typed."""
    return hash_of(codes.plain(typed))
