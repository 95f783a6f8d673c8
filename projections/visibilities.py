"""Who may see an entry, or what others wrote, as conditions on rows. Written here only.

Of entries, the row is `e`; `:reader` is the reader's id.
"""

from domain.entries import Audience, State
from domain.permissions import Permit

LOOKED_INTO = "in (select about from disagreements)"
"""Behind the id of words: the person does not agree with them, and they are looked into."""

_KEPT = f"e.state = '{State.KEPT}'"
_AGREED = f"e.id not {LOOKED_INTO}"
_FOR_EVERYONE = f"e.audience = '{Audience.EVERYONE}'"
_FOR_READER = f"(e.audience = '{Audience.JUST_THESE}' and instr(e.people, :reader))"

MINE = f"({_KEPT} and e.audience <> '')"
"""What the person sees of their own: all that is theirs by now."""
SHARED = f"({_KEPT} and {_AGREED} and ({_FOR_EVERYONE} or {_FOR_READER}))"
"""What a reader sees in the profile."""
FINDABLE = f"({_KEPT} and {_AGREED} and ({_FOR_EVERYONE} or e.audience = '{Audience.NOT_IN_PROFILE}' or {_FOR_READER}))"
"""What somebody among the person's people may come upon who looks for it: what is not in the profile too."""
ON_PAPER = f"({_KEPT} and {_AGREED} and {_FOR_EVERYONE})"
"""What everyone sees whom the person chose, and so paper, whoever prints it: paper is handed on."""
SHOWN_OFFER = f"({_KEPT} and e.offered and {_FOR_EVERYONE})"
"""An offer that the person shows to everyone they choose, also while it is looked into."""
FOR_EVERYONE = f"audience = '{Audience.EVERYONE}'"
"""Something that the person shows to everyone they choose, in a row on its own."""


def unshared(row: str) -> str:
    """Something that the person has not shared with a reader, by its row: an entry, or a profile that they made."""
    return (
        f"({row}.audience in ('', '{Audience.MINE_ALONE}')"
        f" or ({row}.audience = '{Audience.JUST_THESE}' and not instr({row}.people, :reader)))"
    )


UNSHARED = unshared("e")
"""An entry that the person has not shared with a reader."""


def in_sight(words: str, permit: Permit) -> str:
    """Whether a reader sees what others wrote, by the column that its id stands in. Safety facts are always seen."""
    return "1" if permit.also("see words that the person doesn't agree with") else f"{words} not {LOOKED_INTO}"
