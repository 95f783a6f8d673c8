"""Tokens: random letters that open something for whoever has them. Only a hash of one is kept."""

import secrets
from hashlib import sha256


def new_token() -> str:
    """256 random bits, for an address or a cookie."""
    return secrets.token_urlsafe(32)


def hash_of(token: str | bytes) -> bytes:
    """What is kept of a token, and what it is found again by."""
    return sha256(token if isinstance(token, bytes) else token.encode(errors="surrogatepass")).digest()
