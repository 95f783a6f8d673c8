"""How plain words are: the reading grade of what we say, and words that self-advocates ask us not to use."""

import re
from functools import lru_cache

import pyphen  # type: ignore[import-untyped]  # ships no types

HARDEST = 5.0
"""The reading grade that nothing we say is above: about ten years old (Flesch and Kincaid, 1975)."""
AVOIDED = re.compile(
    r"\b(service users?|clients?|cases?|placements?|refused|challenging behaviours?|suffers?|wheelchair-bound"
    r"|non-compliant|utilise|commence|prior to|in order to|via|e\.g|i\.e|etc|regarding|facilitate|implement"
    r"|endeavour|retired?|disputed|as of)\b",
    re.IGNORECASE,
)
"""Words that people with a learning disability ask others not to use, of people or at all."""
_PLACE = re.compile(r"%\((\w+)\)s")
_SENTENCE = re.compile(r"[.!?:;](?:\s|$)|[\n·]")
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_HYPHENS = pyphen.Pyphen(lang="en_GB", left=1, right=1)


def grade(words: str) -> float:
    """The reading grade: 0.39 words to a sentence and 11.8 syllables to a word, less 15.59."""
    plain = _PLACE.sub("Sam", words)
    found = _WORD.findall(plain)
    if not found:
        return 0.0
    sentences = [piece for piece in _SENTENCE.split(plain) if _WORD.search(piece)]
    syllables = sum(map(_syllables, found))
    return 0.39 * len(found) / len(sentences) + 11.8 * syllables / len(found) - 15.59


_SILENT = re.compile(r"(?<![td])ed$|(?<!s|x|z|c|g)(?<!ch|sh)(?<![^aeiou]l)es$|(?<![^aeiou]l)(?<=[a-z]{2})e$")
"""An e at the end that is not heard: came, asked, comes; not table, waited, boxes."""


@lru_cache(maxsize=4096)
def _syllables(word: str) -> int:
    """As many as a word has groups of vowels that are heard; or as places to break it, where pyphen knows more."""
    spoken = _SILENT.sub("", word.lower().replace("every", "evry").replace("someb", "somb").replace("someth", "somth"))
    return max(1, len(re.findall(r"[aeiouy]+", spoken)), len(_HYPHENS.positions(word)) + 1 if len(word) > 4 else 1)


def avoided(words: str) -> list[str]:
    """The words in it that are better not used."""
    return [found[0] for found in AVOIDED.finditer(words)]
