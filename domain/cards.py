"""Cards: what is told in parts, such as a row of the communication chart or whom to call first.

A card is an entry. Its words are the first part; the others stand in `parts`, in the order of its kind.
"""

from collections.abc import Sequence
from typing import Any, ClassVar, Self
from uuid import UUID

from eventsourcing.domain import event

from domain.card_kinds import card_kind, checked
from domain.entries import DECIDED, Audience, Entry, State
from domain.refusals import AlreadyDecided
from domain.words import written


class Card(Entry):
    """Something told in parts."""

    class Event(Entry.Event):
        """Something that happened to a card."""

    class Told(Entry.Told):
        """They told something in parts."""

        CLEAR: ClassVar[frozenset[str]] = Entry.Told.CLEAR | {"kind"}

        kind: str
        parts: list[str]
        """Those after the first, which stands in `words`. One that was left out is empty."""

    class Offered(Entry.Offered):
        """Somebody offered something in parts."""

        CLEAR: ClassVar[frozenset[str]] = Entry.Offered.CLEAR | {"kind"}

        kind: str
        parts: list[str]

    class PartsReworded(Event):
        """They said its parts in new words."""

        words: str
        parts: list[str]
        wording: int
        by: UUID
        supported_by: UUID | None

    class PartsSaidInMyWords(Event):
        """They said yes, with its parts in their own words."""

        words: str
        parts: list[str]
        wording: int
        by: UUID
        supported_by: UUID | None

    class PartsTakenBack(Event):
        """They took back what they decided, in their own words. It waits for them again, as it was offered."""

        words: str
        parts: list[str]
        wording: int
        by: UUID
        supported_by: UUID | None

    def __init__(
        self,
        person_id: UUID,
        heading: str,
        words: str,
        by: UUID,
        kind: str,
        parts: list[str],
        audience: str = "",
        how_known: str = "",
    ) -> None:
        super().__init__(person_id, heading, words, by, audience, how_known=how_known)
        self.kind = kind
        self.parts = parts
        self._add(by, *parts)

    # What can be asked of a card

    @classmethod
    def tell_parts(
        cls,
        person_id: UUID,
        kind: str,
        said: Sequence[str],
        *,
        audience: Audience | None = None,
        by: UUID,
        supported_by: UUID | None = None,
    ) -> Self:
        """Tell a card. Raises NotAHeading, WordsMissing, WordsTooLong, WordsUnreadable."""
        return cls._create(
            cls.Told,
            audience=(audience or card_kind(kind).audience).value,
            by=by,
            supported_by=supported_by,
            **_begun(person_id, kind, said),
        )

    @classmethod
    def offer_parts(cls, person_id: UUID, kind: str, said: Sequence[str], *, how_known: str = "", by: UUID) -> Self:
        """Offer a card: it waits for the person. Raises as `tell_parts`."""
        return cls._create(cls.Offered, author="", how_known=written(how_known), by=by, **_begun(person_id, kind, said))

    def reword_parts(self, said: Sequence[str], *, seen: int, by: UUID, supported_by: UUID | None = None) -> None:
        """Say it in new words. Raises ChangedMeanwhile, PutAway, StillWaiting and as `tell_parts`."""
        words, *parts = checked(card_kind(self.kind), said)
        self.require_current()
        self.require_seen(seen)
        if (words, parts) != (self.words, self.parts):
            self._reworded_in_parts(
                words=words, parts=parts, wording=self.wording + 1, by=by, supported_by=supported_by
            )

    def say_parts_in_my_words(self, said: Sequence[str], *, by: UUID, supported_by: UUID | None = None) -> None:
        """Yes, in my words. Raises AlreadyDecided and as `tell_parts`."""
        words, *parts = checked(card_kind(self.kind), said)
        if self._must_decide(State.KEPT, Audience.EVERYONE, supported_by):
            self._said_in_my_parts(words=words, parts=parts, wording=self.wording + 1, by=by, supported_by=supported_by)
        elif (words, parts) != (self.words, self.parts):
            raise AlreadyDecided(DECIDED)

    def ask_parts_again(self, said: Sequence[str], *, by: UUID, supported_by: UUID | None = None) -> None:
        """Take back a yes in other words: it waits again, in the words that it was offered in."""
        words, *parts = said
        if self.state is not State.WAITING:
            self._parts_taken_back(words=words, parts=parts, wording=self.wording + 1, by=by, supported_by=supported_by)

    # What each event changes: no rules, no clock, no look-ups

    @event(PartsReworded)
    def _reworded_in_parts(
        self, words: str, parts: list[str], wording: int, by: UUID, supported_by: UUID | None
    ) -> None:
        self.words, self.parts, self.wording = words, parts, wording
        self._add(by, words, *parts)

    @event(PartsSaidInMyWords)
    def _said_in_my_parts(
        self, words: str, parts: list[str], wording: int, by: UUID, supported_by: UUID | None
    ) -> None:
        self.words, self.parts, self.wording = words, parts, wording
        self._add(by, words, *parts)
        self.state, self.audience = State.KEPT, Audience.EVERYONE.value

    @event(PartsTakenBack)
    def _parts_taken_back(
        self, words: str, parts: list[str], wording: int, by: UUID, supported_by: UUID | None
    ) -> None:
        self.words, self.parts, self.wording = words, parts, wording
        self.state, self.audience, self.people = State.WAITING, "", []


def _begun(person_id: UUID, key: str, said: Sequence[str]) -> dict[str, Any]:
    kind = card_kind(key)
    words, *parts = checked(kind, said)
    return {
        "person_id": person_id,
        "heading": kind.heading,
        "words": words,
        "happened": "",
        "first_time": False,
        "area": "",
        "kind": key,
        "parts": parts,
    }
