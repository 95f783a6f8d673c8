"""Snaps, as commands are given them and as the domain is: who is in one, and what it shows."""

from uuid import UUID

from domain.snaps import Sitters, Snap


def brought(
    *shows: UUID, whole: bytes = b"x", small: bytes = b"x", words: str = "", others: bool = False
) -> Snap[bytes]:
    """A photo as it is brought: its bytes."""
    return Snap(whole, small, 4, 3, words, Sitters(shows, others))


def hashed(*shows: UUID, words: str = "", others: bool = False, others_agreed: bool = False) -> Snap[str]:
    """A photo as it is kept: the hashes of its bytes."""
    return Snap("a", "b", 4, 3, words, Sitters(shows, others, others_agreed))
