"""What a person answers to words about them, in sentences."""

from domain.replies import Answerable
from domain.sayings import Ours
from projections.sentences import Sentence, Who, helped, sentence


@sentence.register
def _(event: Answerable.ReplyGiven, who: Who) -> Sentence:
    return Sentence(
        helped(event, who, Ours("%(who)s answered what was said about them:", who=who(event.by))),
        event.words,
    )


@sentence.register
def _(event: Answerable.Disagreed, who: Who) -> Sentence:
    return Sentence(helped(event, who, Ours("%(who)s said: I don't agree.", who=who(event.by))), event.words)


@sentence.register
def _(event: Answerable.DisagreementResolved, who: Who) -> Sentence:
    return Sentence(Ours("%(who)s looked into what was not agreed with, and said:", who=who(event.by)), event.words)
