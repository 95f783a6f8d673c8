"""The headings of a profile, in order.

They use the headings of the PRSB standard "About Me" and carry the three of the one-page profile
("What people appreciate about me", "What's important to me", "How best to support me").
"""

from dataclasses import dataclass
from enum import Enum, auto

from domain.refusals import NotAHeading


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
    title: str
    """As the person says it."""
    kind: Kind
    question: str
    """What helps to begin, where there is nothing yet."""
    offered_as: str
    """How somebody else is asked for the same thing. `{name}` stands for what the person is called."""

    def question_about(self, name: str) -> str:
        """How somebody else is asked for the same thing about a person who is called this."""
        return self.offered_as.replace("{name}", name)


HEADINGS = (
    Heading(
        "admired",
        "What people like and admire about me",
        Kind.STRENGTH,
        "What do people thank you for?",
        "What do you like and admire about {name}?",
    ),
    Heading(
        "proud",
        "Things I'm proud of",
        Kind.STRENGTH,
        "What did you do that made you smile?",
        "What did {name} do?",
    ),
    Heading(
        "give",
        "What I'm good at and what I give",
        Kind.STRENGTH,
        "What do you do for other people?",
        "What does {name} do for you, or teach you?",
    ),
    Heading("hopes", "My hopes", Kind.HOPE, "What would you like to happen?", "What does {name} hope for?"),
    Heading(
        "matters",
        "What matters most to me",
        Kind.IMPORTANT,
        "What would you not want to go without?",
        "What matters most to {name}?",
    ),
    Heading("people", "People who matter to me", Kind.IMPORTANT, "Who do you like to see?", "Who matters to {name}?"),
    Heading(
        "communicate",
        "How I communicate and how to communicate with me",
        Kind.SUPPORT,
        "How do people know what you mean?",
        "How do you and {name} understand each other?",
    ),
    Heading(
        "wellness",
        "My wellness",
        Kind.SUPPORT,
        "What is a good day like? What is a bad day like?",
        "What is a good day like for {name}, and a bad one?",
    ),
    Heading("do", "Please do", Kind.SUPPORT, "What do you like people to do?", "What helps {name}?"),
    Heading(
        "do-not", "Please do not", Kind.SUPPORT, "What do you not like people to do?", "What does not help {name}?"
    ),
    Heading(
        "support",
        "How and when to support me",
        Kind.SUPPORT,
        "What do you like help with, and when?",
        "What does {name} like help with, and when?",
    ),
    Heading(
        "also",
        "Also worth knowing about me",
        Kind.SUPPORT,
        "What else should people know?",
        "What else should people know about {name}?",
    ),
)

_BY_KEY = {heading.key: heading for heading in HEADINGS}
_BY_TITLE = {heading.title.casefold(): heading for heading in HEADINGS}

AREAS = (
    "friends",
    "relationships",
    "home skills",
    "getting about",
    "travel",
    "work",
    "learning",
    "health",
    "money",
    "hobbies",
    "community",
)
"""The parts of life that are suggested for an achievement. Any other words will do as well."""


def heading(key: str) -> Heading:
    """The heading with this key. Raises NotAHeading."""
    if key not in _BY_KEY:
        raise NotAHeading(f"Choose one of the headings: {', '.join(h.title for h in HEADINGS)}.")
    return _BY_KEY[key]


def titled(title: str) -> Heading:
    """The heading with this title, in any letter case. Raises NotAHeading."""
    found = _BY_TITLE.get(" ".join(title.replace("’", "'").split()).casefold())
    if found is None:
        raise NotAHeading(f"“{title}” is not a heading. Use one of: {', '.join(h.title for h in HEADINGS)}.")
    return found
