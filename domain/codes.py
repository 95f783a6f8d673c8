"""Codes that somebody is handed, and may have to type: letters and numbers that nobody takes for one another."""

LETTERS = "0123456789ACDEFGHJKMNPQRTVWXY"
"""What a code is made of: of those that look alike, one."""
LENGTH = 28
"""Letters in a code: with 29 to choose from, 136 random bits."""
_GROUP = 4
_ALIKE = str.maketrans("OILZSBU", "011258V")


def plain(typed: str) -> str:
    """A code as it was made, of what was typed: small letters, gaps, letters that look alike, its address."""
    code = typed.rpartition("#")[2].upper().translate(_ALIKE)
    return "".join(letter for letter in code if letter.isalnum())


def in_groups(code: str) -> str:
    """A code as it is printed, in short groups."""
    return " ".join(code[at : at + _GROUP] for at in range(0, len(code), _GROUP))
