"""Words as people say them: kept exactly, refused only when no page could show them."""

import re
import unicodedata

from domain.refusals import WordsMissing, WordsTooLong, WordsUnreadable

LONGEST = 2000
"""Letters in anything told, offered or noted: about a page of large print."""
LONGEST_NAME = 200
"""Letters in a name, pronouns or a line on one's own."""

_UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")

_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Signs that turn the direction of what stands after them. A name stands in the midst of our own words."""

_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters, as Unicode has it, that are drawn as nothing: the Hangul fillers, and Braille with no dots."""


def spoken(words: str, *, longest: int = LONGEST) -> str:
    """The words, unchanged. Raises WordsMissing, WordsTooLong, WordsUnreadable.

    `longest` counts letters as Unicode code points.
    """
    if not any(_is_seen(letter) for letter in words):
        raise WordsMissing("There are no words yet. Write something, even one word.")
    return written(words, longest=longest)


def written(words: str, *, longest: int = LONGEST) -> str:
    """The words, unchanged, which may also be none. Raises WordsTooLong, WordsUnreadable."""
    if len(words) > longest:
        over = len(words) - longest
        if longest < LONGEST:
            raise WordsTooLong(
                "Write up to %(longest)s letters. This is %(over)s too many: shorten it.", longest=longest, over=over
            )
        raise WordsTooLong(
            "Write up to %(longest)s letters. This is %(over)s too many: shorten it, or tell it in two parts.",
            longest=longest,
            over=over,
        )
    if _UNSHOWABLE.search(words) or (longest < LONGEST and _TURNING.search(words)):
        raise WordsUnreadable(
            "There is something in these words that no page can show. Type them again, without copying."
        )
    return words


def _is_seen(letter: str) -> bool:
    """Whether a letter leaves a mark: not a space, and not an invisible sign on its own."""
    return not (letter.isspace() or letter in _BLANK or unicodedata.category(letter) in {"Cc", "Cf", "Cs"})
