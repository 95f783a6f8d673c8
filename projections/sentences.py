"""Every event as one sentence of plain English: what happened, and the words that were said, apart."""

from collections.abc import Callable
from functools import singledispatch
from typing import Any, NamedTuple
from uuid import UUID

from domain.circles import Circle
from domain.clocks import as_said
from domain.concerns import Concern
from domain.entries import Audience, Entry
from domain.headings import heading
from domain.hopes import Hope
from domain.members import Member
from domain.notes import Note
from domain.noticings import Noticing
from domain.people import LANGUAGES, Person
from domain.profiles import Profile
from domain.records import SomethingDamaged, SomethingForgotten
from domain.replies import Answerable
from domain.safety_facts import SafetyFact
from domain.schemes import Scheme

Who = Callable[[UUID], str]


class Sentence(NamedTuple):
    """What happened, and the words, exactly as they were said."""

    says: str
    words: str = ""


@singledispatch
def sentence(event: Any, who: Who) -> Sentence:
    """What happened, in a sentence. `who` gives the name of a person or member."""
    raise LookupError(f"There is no sentence for {type(event).__qualname__}.")


@sentence.register
def _(event: SomethingForgotten, who: Who) -> Sentence:
    return Sentence("Something was here that was deleted for ever.")


@sentence.register
def _(event: SomethingDamaged, who: Who) -> Sentence:
    return Sentence("Something here does not open as it was written. It is withheld.")


@sentence.register
def _(event: Scheme.Opened, who: Who) -> Sentence:
    return Sentence(f"The record of {event.name} was opened.")


@sentence.register
def _(event: Member.Welcomed, who: Who) -> Sentence:
    return Sentence(f"{event.name} became a member of the scheme.")


@sentence.register
def _(event: Member.RoleGiven, who: Who) -> Sentence:
    return Sentence(f"{who(event.originator_id)} became a {event.role} of the scheme.")


@sentence.register
def _(event: Member.RoleEnded, who: Who) -> Sentence:
    return Sentence(f"{who(event.originator_id)} stopped being a {event.role} of the scheme.")


@sentence.register
def _(event: Person.RecordOpened, who: Who) -> Sentence:
    return Sentence(f"{who(event.by)} opened this record. The name given was:", event.name)


@sentence.register
def _(event: Person.NameAndPronounsChosen, who: Who) -> Sentence:
    also = f", {event.pronouns}" if event.pronouns else ""
    covered = " The name before that is covered." if event.cover_former else ""
    return Sentence(f"{who(event.by)} said what to call them.{covered}{_helped(event, who)}", f"{event.name}{also}")


@sentence.register
def _(event: Person.OneLineSaid, who: Who) -> Sentence:
    if not event.words:
        return Sentence(f"{who(event.by)} took away their one line.{_helped(event, who)}")
    return Sentence(f"{who(event.by)} said one line about themselves:{_helped(event, who)}", event.words)


@sentence.register
def _(event: Person.LanguageChosen, who: Who) -> Sentence:
    return Sentence(
        f"{who(event.by)} said which language comes first: {LANGUAGES.get(event.language, event.language)}."
        f"{_helped(event, who)}"
    )


@sentence.register
def _(event: Person.NameUncovered, who: Who) -> Sentence:
    return Sentence(f"{who(event.by)} looked at a covered name, and gave this reason:", event.why)


@sentence.register
def _(event: Circle.Formed, who: Who) -> Sentence:
    return Sentence("The list of people around them was begun.")


@sentence.register
def _(event: Circle.JoinedCircle, who: Who) -> Sentence:
    house = ", living in the same house," if event.lives_with else ""
    return Sentence(
        f"{who(event.member)} is one of their people now, as {event.role}{house} from {as_said(event.from_day)}.",
        event.why,
    )


@sentence.register
def _(event: Circle.LeftCircle, who: Who) -> Sentence:
    return Sentence(f"{who(event.member)} stopped being {event.role} after {as_said(event.to_day)}.", event.why)


@sentence.register
def _(event: Entry.Told, who: Who) -> Sentence:
    helped = f", with help from {who(event.supported_by)}," if event.supported_by else ""
    return Sentence(f"{who(event.by)}{helped} told this, under “{heading(event.heading).title}”:", event.words)


@sentence.register
def _(event: Entry.Offered, who: Who) -> Sentence:
    author = f"{event.author} said this, and {who(event.by)} offered it" if event.author else f"{who(event.by)} offered"
    return Sentence(f"{author}, under “{heading(event.heading).title}”:", event.words)


@sentence.register
def _(event: Entry.AcceptedAsWritten, who: Who) -> Sentence:
    return Sentence(f"{who(event.by)} said: yes, show this.{_helped(event, who)}")


@sentence.register
def _(event: Entry.SaidInMyWords, who: Who) -> Sentence:
    return Sentence(f"{who(event.by)} said yes, in their own words:{_helped(event, who)}", event.words)


@sentence.register
def _(event: Entry.KeptPrivate, who: Who) -> Sentence:
    return Sentence(f"{who(event.by)} kept it just for themselves.{_helped(event, who)}")


@sentence.register
def _(event: Entry.Declined, who: Who) -> Sentence:
    return Sentence(f"{who(event.by)} said: no thank you.{_helped(event, who)}")


@sentence.register
def _(event: Entry.Reworded, who: Who) -> Sentence:
    return Sentence(f"{who(event.by)} said it in new words:{_helped(event, who)}", event.words)


@sentence.register
def _(event: Entry.AudienceChosen, who: Who) -> Sentence:
    seen = event.audience
    if event.audience == Audience.JUST_THESE:
        seen = f"just {', '.join(who(member) for member in event.people) or 'nobody yet'}"
    return Sentence(f"{who(event.by)} chose who can see it: {seen}.{_helped(event, who)}")


@sentence.register
def _(event: Entry.PutAway, who: Who) -> Sentence:
    return Sentence(f"{who(event.by)} put it away.{_helped(event, who)}")


@sentence.register
def _(event: Entry.BroughtBack, who: Who) -> Sentence:
    return Sentence(f"{who(event.by)} brought it back.{_helped(event, who)}")


@sentence.register
def _(event: Hope.MovedForward, who: Who) -> Sentence:
    return Sentence(f"{who(event.by)} got a step nearer to a hope:{_helped(event, who)}", event.step)


@sentence.register
def _(event: Hope.Reached, who: Who) -> Sentence:
    return Sentence(f"A hope of {who(event.by)} came true.{_helped(event, who)}")


@sentence.register
def _(event: Hope.LetGo, who: Who) -> Sentence:
    return Sentence(f"{who(event.by)} let a hope go.{_helped(event, who)}")


@sentence.register
def _(event: Hope.TakenUpAgain, who: Who) -> Sentence:
    return Sentence(f"{who(event.by)} took a hope up again.{_helped(event, who)}")


@sentence.register
def _(event: Profile.Begun, who: Who) -> Sentence:
    return Sentence("The profile was begun.")


@sentence.register
def _(event: Profile.Included, who: Who) -> Sentence:
    return Sentence(f"{who(event.by)} put something back into their profile.{_helped(event, who)}")


@sentence.register
def _(event: Profile.Moved, who: Who) -> Sentence:
    return Sentence(f"{who(event.by)} changed the order of their profile.{_helped(event, who)}")


@sentence.register
def _(event: Profile.LeftOut, who: Who) -> Sentence:
    return Sentence(f"{who(event.by)} left something out of their profile.{_helped(event, who)}")


@sentence.register
def _(event: Answerable.ReplyGiven, who: Who) -> Sentence:
    return Sentence(f"{who(event.by)} answered what was said about them:{_helped(event, who)}", event.words)


@sentence.register
def _(event: Answerable.Disagreed, who: Who) -> Sentence:
    return Sentence(f"{who(event.by)} said: I don't agree.{_helped(event, who)}", event.words)


@sentence.register
def _(event: Answerable.DisagreementResolved, who: Who) -> Sentence:
    return Sentence(f"{who(event.by)} looked into what was not agreed with, and said:", event.words)


@sentence.register
def _(event: SafetyFact.SafetyFactRecorded, who: Who) -> Sentence:
    return Sentence(
        f"{who(event.by)} recorded a safety fact:{_helped(event, who)}",
        f"{event.words} What helps: {event.what_helps}",
    )


@sentence.register
def _(event: SafetyFact.SafetyFactChecked, who: Who) -> Sentence:
    return Sentence(f"{who(event.by)} checked a safety fact. It is checked again by {as_said(event.check_by)}.")


@sentence.register
def _(event: SafetyFact.SafetyFactReworded, who: Who) -> Sentence:
    return Sentence(
        f"{who(event.by)} said a safety fact in better words:{_helped(event, who)}",
        f"{event.words} What helps: {event.what_helps}",
    )


@sentence.register
def _(event: SafetyFact.SafetyFactEnded, who: Who) -> Sentence:
    return Sentence(f"{who(event.by)} said that a safety fact is no longer so:", event.why)


@sentence.register
def _(event: Note.NoteWritten, who: Who) -> Sentence:
    told = f" {event.told_by} told it." if event.told_by else ""
    return Sentence(f"{who(event.by)} wrote a note ({event.kind}).{told}", event.words)


@sentence.register
def _(event: Note.NoteCorrected, who: Who) -> Sentence:
    return Sentence(f"{who(event.by)} put a note right, because: {event.why} It now says:", event.words)


@sentence.register
def _(event: Concern.ConcernRecorded, who: Who) -> Sentence:
    return Sentence(
        f"{who(event.by)} recorded a worry, to be looked at by {as_said(event.review_on)}:",
        f"{event.words} At the time: {event.context} What helps: {event.what_helps}",
    )


@sentence.register
def _(event: Concern.ConcernReviewed, who: Who) -> Sentence:
    return Sentence(
        f"{who(event.by)} looked at a worry again, and will by {as_said(event.review_on)}:",
        f"{event.outcome} What helps: {event.what_helps}",
    )


@sentence.register
def _(event: Concern.EndAsked, who: Who) -> Sentence:
    return Sentence(
        f"{who(event.by)} asked for a worry to end:", f"{event.why} What the person said: {event.person_said}"
    )


@sentence.register
def _(event: Concern.ConcernEnded, who: Who) -> Sentence:
    return Sentence(f"{who(event.asked_by)} and {who(event.by)} ended a worry.")


@sentence.register
def _(event: Noticing.WeNoticed, who: Who) -> Sentence:
    return Sentence(
        f"{who(event.by)} said what they noticed:",
        f"{event.does} What we think it means: {event.means} What we do: {event.we_do} Then: {event.responded}",
    )


@sentence.register
def _(event: Noticing.NoticingAgreed, who: Who) -> Sentence:
    return Sentence(f"{who(event.by)} has noticed it too.")


@sentence.register
def _(event: Noticing.NoticingReviewed, who: Who) -> Sentence:
    return Sentence(f"{who(event.by)} looked again at what was noticed: it is still so.")


@sentence.register
def _(event: Noticing.NoticingPutAway, who: Who) -> Sentence:
    return Sentence(f"{who(event.by)} said that what was noticed is no longer so:", event.why)


def _helped(event: Any, who: Who) -> str:
    return f" {who(event.supported_by)} helped." if event.supported_by else ""
