"""Who may do what: one table, read aloud in a meeting, met by every command and every query.

What is not in the table is not allowed. Roles come from the circle of the record (`domain.circles`) and,
for what belongs to the whole scheme, from the member (`domain.members`): granted by events, never typed in.
"""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from uuid import UUID, uuid4

from domain.sayings import Ours


class Role(StrEnum):
    """What somebody is to a person, or to the scheme. The value is how it is said on a page."""

    ME = Ours("the person")
    WITH_ME = Ours("together with the person")
    SUPPORTER = Ours("supporter")
    CARER = Ours("Shared Lives carer")
    SUPPORT_CARER = Ours("support carer")
    FAMILY = Ours("family or friend")
    ADVOCATE = Ours("independent advocate")
    WORKER = Ours("Shared Lives worker")
    MANAGER = Ours("registered manager")
    PANEL = Ours("panel member")
    SOCIAL_WORKER = Ours("social worker")
    SAFEGUARDING = Ours("safeguarding lead")
    ATTORNEY = Ours("attorney or deputy")
    AUDITOR = Ours("auditor")
    INSPECTOR = Ours("inspector")
    CALDICOTT = Ours("Caldicott Guardian")
    PROTECTION_OFFICER = Ours("data protection officer")
    SELF_ADVOCATE = Ours("self-advocate")
    EMERGENCY = Ours("in an emergency")
    LEAD = Ours("safeguarding lead whom they turned to")
    STAND_IN = Ours("manager who stands in")
    LINK_READER = Ours("somebody with a link")


ME, WITH_ME, SUPPORTER, FAMILY, ADVOCATE = Role.ME, Role.WITH_ME, Role.SUPPORTER, Role.FAMILY, Role.ADVOCATE
CARER, SUPPORT_CARER, WORKER, MANAGER = Role.CARER, Role.SUPPORT_CARER, Role.WORKER, Role.MANAGER
SOCIAL_WORKER, SAFEGUARDING, AUDITOR, INSPECTOR = Role.SOCIAL_WORKER, Role.SAFEGUARDING, Role.AUDITOR, Role.INSPECTOR
CALDICOTT, SELF_ADVOCATE, ATTORNEY = Role.CALDICOTT, Role.SELF_ADVOCATE, Role.ATTORNEY
EMERGENCY, LEAD, STAND_IN, LINK_READER = Role.EMERGENCY, Role.LEAD, Role.STAND_IN, Role.LINK_READER

# Roles that are held in one person's circle, and roles of the scheme itself.
GRANTED = frozenset(Role) - {ME, WITH_ME, EMERGENCY, LEAD, STAND_IN, LINK_READER}

WORKING = frozenset({WORKER, MANAGER})
"""Whoever holds one of these and is not of the person's house sees to what nobody there may learn of."""

READS_NOTHING = frozenset({STAND_IN})
"""Roles that open no words of a record, to whoever holds them beside another."""

# Roles that hang on something, and end with it: on an arrangement, on a document that was seen.
CARING = frozenset({CARER, SUPPORT_CARER})
"""Whoever holds one of these is of the person's house, wherever they sleep."""
HANGING = CARING | {ATTORNEY}

# Roles about which the person is asked first, and which they can end. Those held by law are not theirs to refuse.
ASKED_FIRST = frozenset({SUPPORTER, FAMILY, ADVOCATE})

# Roles that go on after the person's death: the record is kept, and can be examined.
AFTER_DEATH = frozenset({WORKER, MANAGER, SAFEGUARDING, AUDITOR, INSPECTOR, CALDICOTT})

# Who can sit beside the person, sign in as themselves, and enter what the person says.
HELPING = frozenset({SUPPORTER, CARER, SUPPORT_CARER, FAMILY, ADVOCATE, WORKER, MANAGER})

_my_choice = {ME, WITH_ME}
_scheme = WORKING
_supporting = {SUPPORTER, FAMILY, ADVOCATE, SOCIAL_WORKER} | CARING | _scheme
_examining = {AUDITOR, INSPECTOR, CALDICOTT}
_asking = {AUDITOR, SAFEGUARDING, CALDICOTT}
_turned_to = {ADVOCATE, SAFEGUARDING} | _scheme

TURNED_TO = (WORKER, MANAGER, SAFEGUARDING, ADVOCATE)
"""Whom somebody can turn to who does not feel safe, whoever is asked first before the others."""
PASSED_ON_TO = (MANAGER, SAFEGUARDING, WORKER, ADVOCATE)
"""To whom it is passed on what nobody has read, one step after the other."""
LEADS_SAFEGUARDING = SAFEGUARDING
"""Whoever holds this reads what is written down about a possible harm."""

MAY: dict[str, frozenset[Role]] = {
    asked: frozenset(who)
    for asked, who in {
        # asked to                            who may, of the people in this record
        "choose a name": _my_choice,
        "say one line": _my_choice,
        "choose a language": _my_choice,
        "choose how I like things": _my_choice,
        "tell something": _my_choice,
        "reword an entry": _my_choice,
        "put an entry away": _my_choice,
        "bring an entry back": _my_choice,
        "choose who sees an entry": _my_choice,
        "put the profile in order": _my_choice,
        "choose a profile for somebody": _my_choice,
        "undo the last change": _my_choice,
        "give a link": _my_choice,
        "make a card to sign in with": _my_choice,
        "decide about an offer": _my_choice,
        "decide who is among my people": _my_choice,
        "move a hope": _my_choice,
        "write easy words": _my_choice,
        "decide about easy words": _my_choice,
        "draft easy words": _supporting,
        "reply": _my_choice,
        "say I don't agree": _my_choice,
        "add a photo": _my_choice,
        "put a photo away": _my_choice,
        "record a voice": _my_choice,
        "agree to a photo": _supporting,
        "take back a photo": _my_choice | _supporting,
        "settle a disagreement": _scheme,
        "say what I need": _my_choice,
        "choose who knows what I need": _my_choice,
        "record what somebody needs": _supporting,
        "say whether a need was met": _my_choice | _supporting,
        "look into what got in the way": _scheme,
        "review what somebody needs": _my_choice | _scheme,
        "offer something": _supporting,
        "write a note": CARING | _scheme | {SOCIAL_WORKER},
        "correct a note": CARING | _scheme | {SOCIAL_WORKER},
        "record a safety fact": _my_choice | _supporting,
        "reword a safety fact": _my_choice | _scheme,
        "check a safety fact": _scheme,
        "record a worry": CARING | _scheme | {SOCIAL_WORKER, SAFEGUARDING},
        "review a worry": _scheme,
        "ask for a worry to end": _scheme,
        "agree that a worry has ended": CARING | _scheme | {FAMILY, ADVOCATE, SOCIAL_WORKER},
        "say what we noticed": CARING | _scheme | {SUPPORTER, FAMILY, ADVOCATE},
        "agree with what was noticed": CARING | _scheme | {SUPPORTER, FAMILY, ADVOCATE},
        "change the circle": _scheme | {STAND_IN},
        "record a death": _scheme,
        "let the person sign in": _scheme,
        "let the person try again": _scheme | {ADVOCATE},
        "stop the person signing in": {MANAGER},
        "sit with the person": HELPING,
        "say why I look": _examining | {SOCIAL_WORKER, SAFEGUARDING},
        "open an enquiry": _asking,
        "uncover a name": _examining | _scheme,
        "say I don't feel safe": {ME},
        "answer who does not feel safe": _turned_to | {LEAD},
        "write a safeguarding note": _turned_to | {SOCIAL_WORKER},
        "hold a safeguarding note back": _scheme | {SAFEGUARDING},
        "say that the person was told": {ME, STAND_IN} | _scheme,
        "review emergency access": _scheme | {STAND_IN},
        # asked to read
        "read the profile": _my_choice | _supporting | {SAFEGUARDING, ATTORNEY, EMERGENCY},
        "print the profile": _my_choice | _supporting,
        "see what they will see": {ME},
        "read what a link shows": {LINK_READER},
        "see who has looked": {ME},
        "see what is kept about my safety": {ME},
        "see whom to call": _my_choice,
        "read who does not feel safe": _turned_to | {LEAD},
        "read safeguarding notes": _turned_to | {SOCIAL_WORKER},
        "ask who knew what": _asking,
        "see receipts": {ME} | _examining,
        "see what is held back": _examining,
        "read what is new for me": _my_choice,
        "read notes": _my_choice | CARING | _scheme | {SOCIAL_WORKER},
        "read worries": _my_choice | CARING | _scheme | {SOCIAL_WORKER, SAFEGUARDING},
        "read what I offered": _supporting,
        "read what needs doing": _scheme,
        "read the circle": _my_choice | _supporting | _examining | {SAFEGUARDING, ATTORNEY, EMERGENCY, LEAD, STAND_IN},
        "read the history": _my_choice | _scheme | _examining,
        "read photos I am in": _supporting,
        "search the record": _my_choice | _supporting,
        # asked besides, by somebody who may already do one of these
        "write down a decision or a contact": _scheme | {SOCIAL_WORKER},
        "correct somebody else's note": _scheme,
        "take back a photo for somebody in it": _scheme,
        "see words that the person doesn't agree with": _my_choice | _scheme,
        "see what the person keeps to themselves": {ME},
        "see who an entry is for": _my_choice,
        "see how an entry was offered": _my_choice,
        "see why somebody is among the people": {ME} | _scheme | _examining,
        "learn of emergency access": {ME, STAND_IN} | _scheme | _examining,
        "learn that something private happened": _examining,
        "read an event as it is kept": _examining,
        # asked of the scheme, by its members
        "open a record": _scheme,
        "bring in a profile": _scheme,
        "use emergency access": {SUPPORT_CARER} | _scheme,
        "stand in where nobody works for somebody": {MANAGER},
        "welcome a member": {MANAGER},
        "let a member sign in": _scheme,
        "stop a member signing in": {MANAGER},
        "choose how I sign in": {ME},
        "say again who I am": _my_choice,
        "change the scheme's roles": {MANAGER},
        "see who looked in vain": {MANAGER},
        "read who I support": {ME},
        "suggest a word": {SELF_ADVOCATE},
        "read the words we use": _my_choice,
        "choose how pages are for me": {ME},
        "read how the record is": _scheme | _examining,
        "tell the views again": _scheme,
        "renew the secret of the pages": {MANAGER},
        "renew the master key": {MANAGER},
        "seal the log anew": {MANAGER},
        "back up the record": {MANAGER},
        "restore the record": {MANAGER},
        "see which records are past their time": {MANAGER},
        "forget a record that is past its time": {MANAGER},
        "agree that a record is deleted for ever": _scheme,
    }.items()
}

# What is still asked in the record of somebody who died: to read it, to keep it, to take back one's own face,
# and to let nobody in as them.
ASKED_AFTER_DEATH = frozenset(
    {
        *("read the profile", "print the profile", "read notes", "read worries", "read what I offered"),
        *("read the circle", "read the history", "read photos I am in", "take back a photo", "search the record"),
        *("write a note", "correct a note", "change the circle", "record a death", "say why I look", "uncover a name"),
        *("read who does not feel safe", "answer who does not feel safe", "read safeguarding notes"),
        *("write a safeguarding note", "hold a safeguarding note back", "review emergency access", "see receipts"),
        "see what is held back",
        *("open an enquiry", "ask who knew what", "stop the person signing in"),
    }
)

# Who can be let into a circle today. Nothing of a record opens to somebody who may not know whose it is.
JOINING = GRANTED & MAY["read the circle"]


@dataclass(frozen=True)
class Actor:
    """Who asks: somebody signed in as themselves, perhaps together with a person whose words they enter."""

    reader: UUID
    with_person: UUID | None = None
    how: str = ""
    """How the person expressed it: one of `domain.expressions.WAYS`, or nothing."""
    request_id: UUID | None = None
    command_id: UUID = field(default_factory=uuid4)
    """The same id asked again is answered as before, and done once."""
    has_proved: bool = True
    """Whether they showed who they are: who came in by a card alone did not."""

    @property
    def id(self) -> UUID:
        """Whose words these are."""
        return self.with_person or self.reader

    @property
    def supported_by(self) -> UUID | None:
        """Who helped to say it."""
        return self.reader if self.with_person else None


@dataclass(frozen=True)
class Permit:
    """Leave to do one thing in one record, issued from the circle and from nothing else."""

    reader: UUID
    person_id: UUID | None
    """None for what belongs to the whole scheme."""
    doing: str
    role: Role
    """The role that allows it."""
    profile: UUID | None = None
    """Of a link: the one profile for somebody in particular that it shows; None for the main one."""

    @property
    def is_mine(self) -> bool:
        """Whether the reader is the person, on their own: nothing of theirs is hidden from them."""
        return self.also("see what the person keeps to themselves")

    @property
    def with_help(self) -> "Permit":
        """The same leave, as somebody has it who sits with the person: without what they keep to themselves."""
        return replace(self, role=WITH_ME)

    def also(self, doing: str) -> bool:
        """Whether the role that allows this allows something else in the record too."""
        return self.role in MAY.get(doing, frozenset())


def decide(doing: str, roles: frozenset[Role], *, has_died: bool = False) -> Role | None:
    """The role that lets somebody do this, the nearest to the person first; None if none does.

    `has_died`, whether it is asked in the record of somebody who died.
    """
    if has_died and doing not in ASKED_AFTER_DEATH:
        return None
    allowed = MAY.get(doing, frozenset())
    return next((role for role in Role if role in roles and role in allowed), None)
