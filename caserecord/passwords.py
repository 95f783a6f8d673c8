"""Passwords: what one may be, and how one is checked. A password itself is kept nowhere."""

import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from domain.permissions import Role
from domain.refusals import Refused

SHORTEST, LONGEST = 8, 200
"""Letters, as Unicode code points, counted as they were typed."""

OF_THIS_PLACE = ("caserecord", "shared lives", *map(str, Role))
"""Words that somebody tries first who guesses here. A password needs more than these, and than its owner's name."""
SHORTEST_NAME = 3
"""Letters of a sign-in name that is looked for in a password: a shorter one stands in many words."""

HASHER = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)
"""For passwords and PINs: argon2id, as OWASP's password storage cheat sheet has it (19 MiB, two passes, one lane)."""
NOBODYS = HASHER.hash("nobody's")
"""What is checked where nobody has the name that was typed, so that it takes as long."""


class NotAPassword(Refused):
    """This cannot be a password here."""


def a_password(typed: str, *, name: str = "") -> str:
    """What was typed, which is hashed exactly as it is. Raises NotAPassword.

    Common ones are those that the package zxcvbn lists, however a keyboard makes their letters.
    """
    if len(typed) < SHORTEST:
        raise NotAPassword("Use %(shortest)s letters or more. Three or four words make a good one.", shortest=SHORTEST)
    if len(typed) > LONGEST:
        raise NotAPassword("Use %(longest)s letters at most.", longest=LONGEST)
    if _plain(typed) in common() or _is_of_this_place(_plain(typed), _plain(name)):
        raise NotAPassword("Many people could guess this one. Put some more words to it.")
    return typed


def _is_of_this_place(password: str, name: str) -> bool:
    """Whether too little is left of a password without its owner's name and the words of this place."""
    letters = left = _letters(password)
    for word in sorted(map(_letters, (name, *OF_THIS_PLACE)), key=len, reverse=True):
        if len(word) >= SHORTEST_NAME:
            left = left.replace(word, "")
    return password == name or (left != letters and len(left) < SHORTEST)


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words.casefold()))


def _plain(typed: str) -> str:
    """The same letters, however a keyboard made them, and large or small: for comparing, and never for hashing."""
    return unicodedata.normalize("NFKC", typed).casefold()


def hashed(password: str) -> bytes:
    """What a password can be checked against, with a salt of its own."""
    return HASHER.hash(_bytes(password)).encode()


def is_right(proof: bytes, typed: str) -> bool:
    """Whether this is the password that was hashed. It takes as long whether or not it is."""
    try:
        return HASHER.verify(proof.decode(), _bytes(typed))
    except (VerificationError, InvalidHashError):
        return False


def is_stale(proof: bytes) -> bool:
    """Whether it was hashed in another way than today's."""
    return HASHER.check_needs_rehash(proof.decode())


@cache
def common() -> frozenset[str]:
    """Passwords that many people have."""
    from zxcvbn.frequency_lists import FREQUENCY_LISTS

    return frozenset(_plain(each) for each in FREQUENCY_LISTS["passwords"])


def _bytes(password: str) -> bytes:
    return password.encode(errors="surrogatepass")
