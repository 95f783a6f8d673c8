"""Who may see an entry, as conditions on a row `e` of the entries; `:reader` is the reader's id. Written here only."""

from domain.entries import Audience, State
from domain.permissions import Role

CHOOSING = frozenset({Role.ME, Role.WITH_ME})
"""Who sees whom an entry is for, and what was offered in other words than the person's."""

_KEPT = f"e.state = '{State.KEPT}'"
_AGREED = "e.id not in (select about from disagreements)"
_FOR_READER = f"(e.audience = '{Audience.JUST_THESE}' and instr(e.people, :reader))"

MINE = f"({_KEPT} and e.audience <> '')"
"""What the person sees of their own: all that is theirs by now."""
SHARED = f"({_KEPT} and {_AGREED} and (e.audience = '{Audience.EVERYONE}' or {_FOR_READER}))"
"""What a reader sees in the profile."""
FINDABLE = (
    f"({_KEPT} and {_AGREED} and (e.audience in ('{Audience.EVERYONE}', '{Audience.NOT_IN_PROFILE}') or {_FOR_READER}))"
)
"""What somebody among the person's people may come upon who looks for it: what is not in the profile too."""
ON_PAPER = f"({_KEPT} and {_AGREED} and e.audience = '{Audience.EVERYONE}')"
"""What paper shows, whoever prints it: paper is handed on."""
UNSHARED = (
    f"(e.audience in ('', '{Audience.MINE_ALONE}')"
    f" or (e.audience = '{Audience.JUST_THESE}' and not instr(e.people, :reader)))"
)
"""An entry that the person has not shared with a reader."""
