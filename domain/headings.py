"""The headings of a profile, in order.

They use the headings of the PRSB standard "About Me" and carry the three of the one-page profile
("What people appreciate about me", "What's important to me", "How best to support me").
"""

from dataclasses import dataclass
from enum import Enum, auto

from domain.refusals import NotAHeading
from domain.sayings import Ours


class Kind(Enum):
    """What a heading is about. Strengths come first, everywhere."""

    STRENGTH = auto()
    HOPE = auto()
    IMPORTANT = auto()
    SUPPORT = auto()
    """What somebody needs from others: never shown before a strength, or without one."""


@dataclass(frozen=True)
class Heading:
    """A heading of the profile."""

    key: str
    title: Ours
    """As the person says it."""
    kind: Kind
    question: Ours
    """What helps to begin, where there is nothing yet."""
    offered_as: Ours
    """How somebody else is asked for the same thing. `%(name)s` stands for what the person is called."""

    def question_about(self, name: str) -> Ours:
        """How somebody else is asked for the same thing about a person who is called this."""
        return Ours(self.offered_as.form, name=name)


HEADINGS = (
    Heading(
        "admired",
        Ours("What people like and admire about me"),
        Kind.STRENGTH,
        Ours("What do people thank you for?"),
        Ours("What do you like and admire about %(name)s?"),
    ),
    Heading(
        "proud",
        Ours("Things I'm proud of"),
        Kind.STRENGTH,
        Ours("What did you do that made you smile?"),
        Ours("What did %(name)s do?"),
    ),
    Heading(
        "give",
        Ours("What I'm good at and what I give"),
        Kind.STRENGTH,
        Ours("What do you do for other people?"),
        Ours("What does %(name)s do for you, or teach you?"),
    ),
    Heading(
        "hopes",
        Ours("My hopes"),
        Kind.HOPE,
        Ours("What would you like to happen?"),
        Ours("What does %(name)s hope for?"),
    ),
    Heading(
        "matters",
        Ours("What matters most to me"),
        Kind.IMPORTANT,
        Ours("What would you not want to go without?"),
        Ours("What matters most to %(name)s?"),
    ),
    Heading(
        "people",
        Ours("People who matter to me"),
        Kind.IMPORTANT,
        Ours("Who do you like to see?"),
        Ours("Who matters to %(name)s?"),
    ),
    Heading(
        "communicate",
        Ours("How I communicate and how to communicate with me"),
        Kind.SUPPORT,
        Ours("How do people know what you mean?"),
        Ours("How do you and %(name)s understand each other?"),
    ),
    Heading(
        "wellness",
        Ours("My wellness"),
        Kind.SUPPORT,
        Ours("What is a good day like? What is a bad day like?"),
        Ours("What is a good day like for %(name)s, and a bad one?"),
    ),
    Heading(
        "do", Ours("Please do"), Kind.SUPPORT, Ours("What do you like people to do?"), Ours("What helps %(name)s?")
    ),
    Heading(
        "do-not",
        Ours("Please do not"),
        Kind.SUPPORT,
        Ours("What do you not like people to do?"),
        Ours("What does not help %(name)s?"),
    ),
    Heading(
        "support",
        Ours("How and when to support me"),
        Kind.SUPPORT,
        Ours("What do you like help with, and when?"),
        Ours("What does %(name)s like help with, and when?"),
    ),
    Heading(
        "also",
        Ours("Also worth knowing about me"),
        Kind.SUPPORT,
        Ours("What else should people know?"),
        Ours("What else should people know about %(name)s?"),
    ),
)

_BY_KEY = {heading.key: heading for heading in HEADINGS}
_BY_TITLE = {heading.title.casefold(): heading for heading in HEADINGS}

AREAS = (
    Ours("friends"),
    Ours("relationships"),
    Ours("home skills"),
    Ours("getting about"),
    Ours("travel"),
    Ours("work"),
    Ours("learning"),
    Ours("health"),
    Ours("money"),
    Ours("hobbies"),
    Ours("community"),
)
"""The parts of life that are suggested for an achievement. Any other words will do as well."""


def heading(key: str) -> Heading:
    """The heading with this key. Raises NotAHeading."""
    if key not in _BY_KEY:
        raise NotAHeading("Choose one of the headings: %(headings)s.", headings=tuple(h.title for h in HEADINGS))
    return _BY_KEY[key]


LAST = HEADINGS[-1].key


def shown_under(key: str) -> str:
    """The heading that something is shown under: the last, where its own is no longer in the set."""
    return key if key in _BY_KEY else LAST


def titled(title: str) -> Heading:
    """The heading with this title, in any letter case. Raises NotAHeading."""
    found = _BY_TITLE.get(" ".join(title.replace("’", "'").split()).casefold())
    if found is None:
        raise NotAHeading(
            "“%(title)s” is not a heading. Use one of: %(headings)s.",
            title=title,
            headings=tuple(h.title for h in HEADINGS),
        )
    return found
