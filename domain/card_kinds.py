"""The kinds of card: what each is made of, as data.

A card is told in parts. The first stands as its words; the others come after it, in this order.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.entries import Audience
from domain.refusals import NotAHeading, WordsMissing, WordsUnreadable
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
