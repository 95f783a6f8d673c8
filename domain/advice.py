"""Advice on words while they are written: short sentences, short words, plain words.

It is never a block, and never about the person's own words. It knows nothing of who writes: whoever asks does.
The measures are those of "Make it Easy Read" (Department of Health, 2010): one idea to a sentence, up to 15 words.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pyphen import Pyphen

from domain.sayings import Ours

LONGEST_SENTENCE = 15
"""Words in a sentence that is easy to follow."""
MOST_SYLLABLES = 3
"""In a word that is easy to read."""
LONGEST_WORD = 12
"""Letters in a word that is easy to read."""
MOST_ADVICE = 6
"""Pieces of advice at once: more would only be noise."""

JARGON: Mapping[str, str] = {
    "aforementioned": "this",
    "ambulate": "walk",
    "appropriate": "right",
    "assistance": "help",
    "commence": "start",
    "communicate": "talk or show",
    "deteriorate": "get worse",
    "facilitate": "help",
    "hydration": "drinks",
    "implement": "do",
    "in relation to": "about",
    "independently": "on their own",
    "interventions": "help",
    "medication": "medicine",
    "mobilise": "move about",
    "mobility": "how they move",
    "monitor": "keep an eye on",
    "multi-disciplinary": "different people",
    "on a daily basis": "every day",
    "personal care": "washing and dressing",
    "prior to": "before",
    "regarding": "about",
    "require": "need",
    "requires": "needs",
    "review": "look at again",
    "stakeholders": "people",
    "utilise": "use",
    "with regard to": "about",
}
"""What is said at work, and what everybody says."""

_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?…])[”\"')]*\s+|\n+")
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")


@dataclass(frozen=True)
class Advice:
    """One thing that could be said more simply."""

    said: str
    """The words it is about, as they stand there."""
    says: Ours
    """What to do, as a sentence."""


def advice_on(words: str) -> tuple[Advice, ...]:
    """What could be said more simply in these words, in the order in which it stands there, the first few."""
    found: dict[str, tuple[int, Advice]] = {}
    for at, sentence in _sentences(words):
        many = len(_WORD.findall(sentence))
        if many > LONGEST_SENTENCE:
            says = Ours("This sentence has %(many)s words. Could it be two? One idea to a sentence.", many=many)
            found.setdefault(sentence, (at, Advice(sentence, says)))
    for said, match in _jargon_in(words):
        advice = Advice(match[0], Ours("Could you say “%(plain)s”?", plain=JARGON[said]))
        found.setdefault(match[0].casefold(), (match.start(), advice))
    plain = {part for said in JARGON for part in said.split()}
    for match in _WORD.finditer(words):
        if is_long(match[0]) and match[0].casefold() not in plain:
            advice = Advice(match[0], Ours("This is a long word. Is there a shorter one?"))
            found.setdefault(match[0].casefold(), (match.start(), advice))
    return tuple(advice for _, advice in sorted(found.values(), key=lambda each: each[0]))[:MOST_ADVICE]


def is_long(word: str) -> bool:
    """Whether a word is long to read: by its syllables, or by its letters. A name with hyphens is taken in parts."""
    return any(len(part) > LONGEST_WORD or syllables(part) > MOST_SYLLABLES for part in word.split("-"))


def syllables(word: str) -> int:
    """About how many syllables a word has, as far as English can be hyphenated by rule."""
    return len(_hyphens().positions(word.casefold())) + 1


@cache
def _hyphens() -> Pyphen:
    """Where English words may be broken, with a syllable of one letter too. Read when it is first wanted."""
    return Pyphen(lang="en_GB", left=1, right=1)


def _sentences(words: str) -> list[tuple[int, str]]:
    """Each sentence, and where it begins."""
    ends = [match.span() for match in _BETWEEN_SENTENCES.finditer(words)]
    starts = [0, *(end for _, end in ends)]
    stops = [*(start for start, _ in ends), len(words)]
    return [(start, words[start:stop].strip()) for start, stop in zip(starts, stops, strict=True)]


def _jargon_in(words: str) -> list[tuple[str, re.Match[str]]]:
    return [(said, match) for said in JARGON if (match := re.search(rf"\b{re.escape(said)}\b", words, re.IGNORECASE))]
