"""Who may see an entry, or what others wrote, as conditions on rows. Written here only.

Of entries, the row is `e`; `:reader` is the reader's id.
"""

from domain.entries import Audience, State
from domain.knowers import KnownTo
from domain.permissions import CARING, LEADS_SAFEGUARDING, Permit

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


PHOTO_STANDS = "(f.waiting = 0 and not f.is_put_away and not f.is_taken_back)"
"""A photo `f` that everybody in it has said yes to."""
PHOTO_IS_NEWEST = (
    "not exists (select 1 from photos n where n.person_id = f.person_id and n.about = f.about and n.waiting = 0"
    " and n.chosen > f.chosen)"
)
"""A photo `f` that no newer one has taken the place of, be that put away or not."""
_NOT_YET = f"({UNSHARED} or (p.position < e.shared_from and p.kind not like '%.Offered'))"
HIDDEN_ENTRY = f"exists (select 1 from entries e where e.id = p.about and {_NOT_YET})"
"""An entry that the event at `p` is about, and that the person has not shared with a reader, or not yet by then.

It is shared as it stands: what the person said of it before stays with them, and what hung on it before.
"""
HIDDEN_PHOTO = (
    "exists (select 1 from photos f left join entries e on e.id = f.about where f.id = p.about"
    " and (f.waiting > 0 or (p.position < f.shared_from and p.kind not like '%.Offered')"
    f" or (e.id is not null and {_NOT_YET})))"
)
"""A photo that the event at `p` is about, and that the person has not shared with a reader."""
HIDDEN_RECORDING = (
    f"exists (select 1 from recordings r join entries e on e.id = r.about where r.id = p.about and {_NOT_YET})"
)
"""A recording that the event at `p` is about, and that the person has not shared with a reader."""
TAKEN_BACK_PHOTO = "p.about in (select id from photos where is_taken_back)"
"""The event at `p` is about a photo that is shown nowhere now."""


def photo_in_sight(permit: Permit, *, on_paper: bool = False) -> str:
    """Whether a reader sees what a photo `f` hangs on: the person, one of their people, an entry."""
    return (
        "(f.about = :person or exists (select 1 from circles c where c.person_id = :person and c.member = f.about)"
        f" or {entry_in_sight('f.about', permit, on_paper=on_paper)})"
    )


def entry_in_sight(entry: str, permit: Permit, *, on_paper: bool = False) -> str:
    """Whether a reader sees an entry, by the column that its id stands in."""
    mine = "(e.audience <> '' or e.offered)"
    seen = ON_PAPER if on_paper else mine if permit.is_mine else FINDABLE
    return f"exists (select 1 from entries e where e.id = {entry} and {seen})"


def in_sight(words: str, permit: Permit) -> str:
    """Whether a reader sees what others wrote, by the column that its id stands in. Safety facts are always seen."""
    return "1" if permit.also("see words that the person doesn't agree with") else f"{words} not {LOOKED_INTO}"


def link_in_sight(row: str, permit: Permit) -> str:
    """Whether a reader may know of a link that the person gave, by its row: they themselves, or who helped to give it.

    Whom the person turns to outside is not for those who live with them to see.
    """
    return "1" if permit.is_mine else f"{row}.helper = :reader"


def known_to(row: str, permit: Permit, *, on_paper: bool = False) -> str:
    """Whether a reader may know of something that the person needs, as a condition on a row of those.

    `on_paper`, whether everyone who supports the person may: paper is handed on.
    """
    if on_paper:
        return f"{row}.audience = '{KnownTo.EVERYONE}'"
    if permit.is_mine:
        return "1"
    return f"({row}.audience = '{KnownTo.EVERYONE}' or instr({row}.people, :reader))"


_OF_THE_HOUSE = (
    "exists (select 1 from circles c where c.person_id = {row}.person_id and c.member = :reader"
    f" and (c.lives_with or c.role in ({', '.join(repr(str(role)) for role in sorted(CARING))}))"
    " and c.from_day <= :day and (c.to_day is null or c.to_day >= :day))"
)


def alarm_in_sight(row: str) -> str:
    """Whether a reader may know that somebody does not feel safe, by its row: it was given to them.

    Asked with `:reader` and the `:day`: never somebody of the house, whatever else they are.
    """
    return f"(instr({row}.given_to, :reader) and not {_OF_THE_HOUSE.format(row=row)})"


def safeguarding_note_in_sight(row: str) -> str:
    """Whether a reader may know of a safeguarding note, by its row: never whoever it is about, nor of the house.

    Asked with `:reader` and the `:day`.
    """
    leads = (
        f"exists (select 1 from circles l where l.person_id = {row}.person_id and l.member = :reader"
        f" and l.role = '{LEADS_SAFEGUARDING}' and l.from_day <= :day and (l.to_day is null or l.to_day >= :day))"
    )
    return (
        f"((instr({row}.readers, :reader) or {leads}) and not instr({row}.about, :reader)"
        f" and not {_OF_THE_HOUSE.format(row=row)})"
    )


def withholding_in_sight(row: str) -> str:
    """Whether a reader may know that something is held back, by its row: never whoever it is about, nor of the house.

    Asked with `:reader` and the `:day`.
    """
    return f"(not instr({row}.about, :reader) and not {_OF_THE_HOUSE.format(row=row)})"


def enquiry_in_sight(row: str) -> str:
    """Whether a reader may ask in an enquiry, by its row: whoever began it, while they are not of the person's house.

    Asked with `:reader` and the `:day`.
    """
    return f"({row}.by = :reader and not {_OF_THE_HOUSE.format(row=row)})"
