"""What happens to a scheme, in sentences."""

from domain.checkpoints import Watch
from domain.sayings import Ours
from domain.schemes import Scheme
from projections.sentences import Sentence, Who, sentence


@sentence.register
def _(event: Scheme.Opened, who: Who) -> Sentence:
    return Sentence(Ours("The record of %(name)s was opened.", name=event.name))


@sentence.register
def _(event: Scheme.RecordForgotten, who: Who) -> Sentence:
    return Sentence(
        Ours(
            "%(who)s and %(other)s decided that a record which was closed on %(day)s is deleted for ever.",
            who=who(event.by),
            other=who(event.agreed_by),
            day=event.closed_on,
        ),
        event.why,
    )


@sentence.register
def _(event: Scheme.LogSealedAnew, who: Who) -> Sentence:
    return Sentence(Ours("%(who)s sealed everything before this anew, under other keys.", who=who(event.by)))


@sentence.register
def _(event: Scheme.RecordRestored, who: Who) -> Sentence:
    then = event.last_at.date()
    return Sentence(
        Ours("%(who)s brought the record back from copies, as it was on %(day)s.", who=who(event.by), day=then)
    )


@sentence.register
def _(event: Watch.Begun, who: Who) -> Sentence:
    return Sentence(Ours("The changes are watched from here on: each day it is noted what they are."))


@sentence.register
def _(event: Watch.CheckpointMade, who: Who) -> Sentence:
    return Sentence(Ours("The first %(size)s changes were noted, and that was signed.", size=event.size))
