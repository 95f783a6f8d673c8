"""Cards: what is told in parts, such as a row of the communication chart or whom to call first.

A card is an entry. Its words are the first part; the others stand in `parts`, in the order of its kind.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Self
from uuid import UUID

from eventsourcing.domain import event

from domain.entries import Audience, Entry, State
from domain.refusals import AlreadyDecided, NotAHeading, WordsMissing, WordsUnreadable
from domain.sayings import Ours
from domain.words import LONGEST, LONGEST_NAME, spoken, written

NOTHING = Ours("")


@dataclass(frozen=True)
class CardPart:
    """One part of a card."""

    label: Ours
    """As it stands on the card, in the person's voice."""
    asked: Ours
    """What is said where it is missing, as something to do."""
    hint: Ours = NOTHING
    is_needed: bool = True
    longest: int = LONGEST_NAME


@dataclass(frozen=True)
class CardKind:
    """A kind of card."""

    key: str
    heading: str
    """The heading that it stands under."""
    title: Ours
    """What many of them are, as the person says it."""
    parts: tuple[CardPart, ...]
    audience: Audience = Audience.EVERYONE
    """Who can see it, unless the person chooses otherwise."""


KINDS = (
    CardKind(
        "chart",
        "communicate",
        Ours("My communication chart"),
        (
            CardPart(
                Ours("When I do this"),
                Ours("Write what you do."),
                Ours("Such as: I push my plate away."),
                longest=LONGEST,
            ),
            CardPart(
                Ours("It may mean this"),
                Ours("Write what it may mean."),
                Ours("Such as: I have had enough."),
                longest=LONGEST,
            ),
            CardPart(
                Ours("Please do this"),
                Ours("Write what people should do."),
                Ours("Such as: Take the plate."),
                longest=LONGEST,
            ),
        ),
    ),
    CardKind(
        "good-day",
        "wellness",
        Ours("My good days"),
        (
            CardPart(
                Ours("On a good day"), Ours("Write what a good day is like."), Ours("Such as: I sing."), longest=LONGEST
            ),
            CardPart(
                Ours("What helps to make it good"), NOTHING, Ours("If you like."), is_needed=False, longest=LONGEST
            ),
        ),
    ),
    CardKind(
        "bad-day",
        "wellness",
        Ours("My bad days"),
        (
            CardPart(
                Ours("On a bad day"),
                Ours("Write what a bad day is like."),
                Ours("Such as: I stay in bed."),
                longest=LONGEST,
            ),
            CardPart(
                Ours("What helps then"), Ours("Write what helps then."), Ours("Such as: Bring me tea."), longest=LONGEST
            ),
        ),
    ),
    CardKind(
        "person",
        "people",
        Ours("People who matter to me"),
        (
            CardPart(Ours("Who"), Ours("Write who it is."), Ours("A name, or what you call them.")),
            CardPart(
                Ours("What they are to me"), Ours("Write what they are to you."), Ours("Such as: my sister, my friend.")
            ),
            CardPart(Ours("Since when"), NOTHING, Ours("If you like. Such as: since school."), is_needed=False),
            CardPart(Ours("What they do for me"), NOTHING, Ours("If you like."), is_needed=False, longest=LONGEST),
        ),
    ),
    CardKind(
        "contact",
        "also",
        Ours("Who to call first"),
        (
            CardPart(Ours("Who to call"), Ours("Write who to call.")),
            CardPart(Ours("Their number"), Ours("Write the number, such as 01234 567890.")),
            CardPart(Ours("When to call them"), Ours("Write when to call them."), Ours("Such as: if I am ill.")),
        ),
        Audience.NOT_IN_PROFILE,
    ),
    CardKind(
        "elsewhere",
        "also",
        Ours("What is kept somewhere else"),
        (
            CardPart(
                Ours("What it is"), Ours("Write what it is."), Ours("Such as: my medicine list. Do not copy it here.")
            ),
            CardPart(
                Ours("Where it is kept"),
                Ours("Write where it is kept."),
                Ours("Such as: the blue folder in the kitchen."),
            ),
            CardPart(Ours("Who to ask"), Ours("Write who to ask.")),
            CardPart(Ours("Last looked at on"), NOTHING, Ours("If you know. Such as: 3 May 2026."), is_needed=False),
        ),
        Audience.NOT_IN_PROFILE,
    ),
)
_BY_KEY = {kind.key: kind for kind in KINDS}
NUMBER = ("contact", 1)
"""The part that is a number to call."""


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

    def __init__(
        self, person_id: UUID, heading: str, words: str, by: UUID, kind: str, parts: list[str], audience: str = ""
    ) -> None:
        super().__init__(person_id, heading, words, by, audience)
        self.kind = kind
        self.parts = parts

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
            raise AlreadyDecided("This has been decided already. Look at what was decided: you can still change it.")

    # What each event changes: no rules, no clock, no look-ups

    @event(PartsReworded)
    def _reworded_in_parts(
        self, words: str, parts: list[str], wording: int, by: UUID, supported_by: UUID | None
    ) -> None:
        self.words, self.parts, self.wording = words, parts, wording

    @event(PartsSaidInMyWords)
    def _said_in_my_parts(
        self, words: str, parts: list[str], wording: int, by: UUID, supported_by: UUID | None
    ) -> None:
        self.words, self.parts, self.wording = words, parts, wording
        self.state, self.audience = State.KEPT, Audience.EVERYONE.value


def card_kind(key: str) -> CardKind:
    """The kind of card with this key. Raises NotAHeading."""
    if key not in _BY_KEY:
        raise NotAHeading("Choose one of these: %(titles)s.", titles=", ".join(kind.title for kind in KINDS))
    return _BY_KEY[key]


def checked(kind: CardKind, said: Sequence[str]) -> list[str]:
    """The parts, if they can be kept. Raises WordsMissing, WordsTooLong, WordsUnreadable."""
    if len(said) != len(kind.parts):
        raise WordsMissing("Something is missing. Go back, and write it again.")
    return [checked_part(kind, number, words) for number, words in enumerate(said)]


def checked_part(kind: CardKind, number: int, words: str) -> str:
    """One part, if it can be kept. Raises WordsMissing, WordsTooLong, WordsUnreadable."""
    part = kind.parts[number]
    try:
        kept = spoken(words, longest=part.longest) if part.is_needed else written(words, longest=part.longest)
    except WordsMissing as missing:
        raise WordsMissing(part.asked) from missing
    if (kind.key, number) == NUMBER and not any(letter.isdecimal() for letter in words):
        raise WordsUnreadable("A number to call has digits in it, such as 01234 567890.")
    return kept


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
