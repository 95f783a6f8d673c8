"""What becomes of safety facts, in sentences."""

from domain.safety_facts import SafetyFact
from domain.sayings import Ours
from projections.sentences import Sentence, Who, helped, sentence


@sentence.register
def _(event: SafetyFact.SafetyFactRecorded, who: Who) -> Sentence:
    return Sentence(
        helped(event, who, Ours("%(who)s recorded a safety fact:", who=who(event.by))),
        Ours("%(words)s What helps: %(what_helps)s", words=event.words, what_helps=event.what_helps),
    )


@sentence.register
def _(event: SafetyFact.SafetyFactChecked, who: Who) -> Sentence:
    return Sentence(
        Ours("%(who)s checked a safety fact. It is checked again by %(day)s.", who=who(event.by), day=event.check_by)
    )


@sentence.register
def _(event: SafetyFact.SafetyFactReworded, who: Who) -> Sentence:
    return Sentence(
        helped(event, who, Ours("%(who)s said a safety fact in a better way:", who=who(event.by))),
        Ours("%(words)s What helps: %(what_helps)s", words=event.words, what_helps=event.what_helps),
    )


@sentence.register
def _(event: SafetyFact.SafetyFactEnded, who: Who) -> Sentence:
    return Sentence(Ours("%(who)s said that a safety fact is no longer so:", who=who(event.by)), event.why)
