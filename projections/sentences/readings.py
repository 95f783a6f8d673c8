"""Who looked at a record, in sentences. Never how often."""

from domain.readings import DOORS, ELSEWHERE, PURPOSES, Readership
from domain.sayings import Ours
from projections.sentences import Sentence, Who, sentence


@sentence.register
def _(event: Readership.Begun, who: Who) -> Sentence:
    return Sentence(Ours("%(who)s looked at the record for the first time.", who=who(event.by)))


@sentence.register
def _(event: Readership.RecordRead, who: Who) -> Sentence:
    what = DOORS.get(event.door, DOORS[ELSEWHERE])
    return Sentence(Ours("%(who)s looked: %(what)s.", who=who(event.by), what=what))


@sentence.register
def _(event: Readership.PurposeSaid, who: Who) -> Sentence:
    why = PURPOSES.get(event.purpose, "")
    return Sentence(Ours("%(who)s said why they look: %(why)s.", who=who(event.by), why=why))


@sentence.register
def _(event: Readership.GivenOut, who: Who) -> Sentence:
    return Sentence(Ours("%(who)s was given this: %(form)s.", who=who(event.by), form=event.form))
