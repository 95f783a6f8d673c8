"""What becomes of easy words, in sentences."""

from typing import Any

from domain.easy_reads import EasyRead
from domain.sayings import Ours
from projections.sentences import Sentence, Who, helped, sentence


@sentence.register
def _(event: EasyRead.Begun, who: Who) -> Sentence:
    return Sentence(Ours("%(who)s began to say it in easy words.", who=who(event.by)))


@sentence.register
def _(event: EasyRead.SaidEasily, who: Who) -> Sentence:
    return Sentence(
        helped(event, who, Ours("%(who)s said it again in easy words:", who=who(event.by))), event.easy_words
    )


@sentence.register
def _(event: EasyRead.Drafted, who: Who) -> Sentence:
    return Sentence(Ours("%(who)s wrote easy words, for the person to look at:", who=who(event.by)), event.easy_words)


@sentence.register
def _(event: EasyRead.DraftApproved, who: Who) -> Sentence:
    return Sentence(helped(event, who, Ours("%(who)s said: yes, show these easy words.", who=who(event.by))))


@sentence.register
def _(event: EasyRead.DraftDeclined, who: Who) -> Sentence:
    return Sentence(helped(event, who, Ours("%(who)s said no thank you to easy words.", who=who(event.by))))


@sentence.register
def _(event: EasyRead.EasyWordsTakenAway, who: Who) -> Sentence:
    return Sentence(helped(event, who, Ours("%(who)s took the easy words away.", who=who(event.by))))


@sentence.register(EasyRead.ApprovalTakenBack)
@sentence.register(EasyRead.DeclineTakenBack)
def _(event: Any, who: Who) -> Sentence:
    said = Ours("%(who)s will look at these easy words again.", who=who(event.by))
    return Sentence(helped(event, who, said))


@sentence.register
def _(event: EasyRead.EasyWordsBroughtBack, who: Who) -> Sentence:
    said = Ours("%(who)s brought back the easy words from before.", who=who(event.by))
    return Sentence(helped(event, who, said))
