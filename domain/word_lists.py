"""The wording mirror: words that hurt or say nothing, and what to say instead. Self-advocates own the list.

It suggests, to carers and workers only, while they write. It never stops anybody, and is never held up to what a
person says about themselves.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, NamedTuple, Self
from uuid import NAMESPACE_OID, UUID, uuid5

from eventsourcing.domain import event

from domain.records import Kept
from domain.refusals import Refused, WordsMissing
from domain.words import LONGEST_NAME, spoken, written


class NothingInstead(Refused):
    """What is suggested is what was said."""


class Instead(NamedTuple):
    """What self-advocates would rather hear, and why."""

    said: str
    instead: str
    why: str


@dataclass(frozen=True)
class Suggestion:
    """What could be said instead of something that somebody is writing."""

    said: str
    """As it stands there: "Refusing"."""
    instead: str
    why: str


class WordList(Kept):
    """The words that self-advocates ask others to use. A scheme has one list."""

    ID: ClassVar[UUID] = uuid5(NAMESPACE_OID, "caserecord: the words that we ask others to use")

    class Event(Kept.Event):
        """Something that happened to the list."""

        CLEAR: ClassVar[frozenset[str]] = frozenset({"by"})

    class Begun(Event, Kept.Created):
        """The list was begun."""

        by: UUID

    class WordSuggested(Event):
        """A self-advocate said what they would rather hear."""

        said: str
        instead: str
        why: str
        by: UUID

    class WordTakenBack(Event):
        """A self-advocate took a suggestion back."""

        said: str
        by: UUID

    def __init__(self) -> None:
        self.suggested: dict[tuple[str, ...], Instead] = {}

    # What can be asked of the list

    @classmethod
    def begin(cls, *, by: UUID) -> Self:
        """Begin the list."""
        return cls._create(cls.Begun, id=cls.ID, by=by)

    def suggest(self, said: str, instead: str, why: str = "", *, by: UUID) -> None:
        """Suggest other words, in place of what was suggested for them. Raises NothingInstead, as `domain.words`."""
        spoken(said, longest=LONGEST_NAME)
        spoken(instead, longest=LONGEST_NAME)
        written(why, longest=LONGEST_NAME)
        stems = stems_of(said)
        if not stems:
            raise WordsMissing("Write the word that people should not use.")
        if stems == stems_of(instead):
            raise NothingInstead("These are the same words. Write what you would rather hear.")
        if self.suggested.get(stems) != (said, instead, why):
            self._suggested(said=said, instead=instead, why=why, by=by)

    def take_back(self, said: str, *, by: UUID) -> None:
        """Take a suggestion back. It stays in what happened."""
        if stems_of(said) in self.suggested:
            self._taken_back(said=said, by=by)

    # What each event changes: no rules, no clock, no look-ups

    @event(WordSuggested)
    def _suggested(self, said: str, instead: str, why: str, by: UUID) -> None:
        self.suggested[stems_of(said)] = Instead(said, instead, why)

    @event(WordTakenBack)
    def _taken_back(self, said: str, by: UUID) -> None:
        self.suggested.pop(stems_of(said))


# Finding words, in whatever form they stand there

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SHORTEST_STEM = 3
_ENDINGS = ("'s", "ies", "ing", "ied", "ed", "es", "s", "e", "y")


def suggestions_in(words: str, suggested: Iterable[Instead]) -> tuple[Suggestion, ...]:
    """What could be said instead, in the order in which it stands there, each once. Longer phrases go first."""
    tokens = [(match.start(), match.end(), _stem(match[0])) for match in _WORD.finditer(words)]
    stems = [stem for _, _, stem in tokens]
    taken: set[int] = set()
    found: dict[str, tuple[int, Suggestion]] = {}
    for one in sorted(suggested, key=lambda each: -len(stems_of(each.said))):
        wanted = list(stems_of(one.said))
        for at in range(len(stems) - len(wanted) + 1):
            place = set(range(at, at + len(wanted)))
            if stems[at : at + len(wanted)] == wanted and not place & taken:
                taken |= place
                said = words[tokens[at][0] : tokens[at + len(wanted) - 1][1]]
                suggestion = Suggestion(said, one.instead, one.why)
                found.setdefault(said.casefold(), (at, suggestion))
    return tuple(suggestion for _, suggestion in sorted(found.values(), key=lambda each: each[0]))


def stems_of(said: str) -> tuple[str, ...]:
    """The words of a phrase without their endings, by which it is found: refuse, refused, refusing are one."""
    return tuple(_stem(match[0]) for match in _WORD.finditer(said))


def _stem(word: str) -> str:
    stem = word.casefold().replace("’", "'")
    for ending in _ENDINGS:
        if stem.endswith(ending) and len(stem) - len(ending) >= _SHORTEST_STEM and not stem.endswith("ss"):
            stem = stem.removesuffix(ending)
            break
    return stem[:-1] if len(stem) > _SHORTEST_STEM and stem[-1] == stem[-2] else stem
