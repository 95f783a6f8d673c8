"""Whether somebody is named in some words, in whatever way and script their name is written there."""

import re
import unicodedata

_LETTER = "[0-9A-Za-z\u00b5-\u052f\u1e00-\u1fff]"
"""Of scripts in which a word stands by itself. In others a name can have letters of other words right beside it."""
_ALIKE = str.maketrans({**dict.fromkeys("-\u2010\u2011", " "), "\u2019": "'"})
_TITLES = frozenset({"dr", "miss", "mr", "mrs", "ms", "mx", "nurse", "prof", "professor", "rev", "sir"})
_SHORT = 2


def is_named_in(name: str, words: str) -> bool:
    """Whether a name stands in some words: all of it, or what somebody is called first, as words of their own.

    Neither capitals nor accents matter. But a first name of one or two letters, which may be another word as well, has
    to stand there just as it is written.
    """
    called, said = _plain(name), _plain(words)
    if not called:
        return False
    first = next((each for each in called if each.casefold().rstrip(".") not in _TITLES), called[0])
    if len(first) <= _SHORT:
        return _stands_in(_folded(called), _folded(said)) or _stands_in([first], said)
    return _stands_in(_folded([first]), _folded(said))


def _plain(words: str) -> list[str]:
    """The words one by one, without accents, and with one kind of apostrophe."""
    apart = unicodedata.normalize("NFKD", words)
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", plain).translate(_ALIKE).split()


def _folded(words: list[str]) -> list[str]:
    return [word.casefold() for word in words]


def _stands_in(called: list[str], said: list[str]) -> bool:
    name = " ".join(called)
    before = f"(?<!{_LETTER})" if re.match(_LETTER, name[0]) else ""
    after = f"(?!{_LETTER})" if re.match(_LETTER, name[-1]) else ""
    return re.search(before + re.escape(name) + after, " ".join(said)) is not None
