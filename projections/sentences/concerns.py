"""What becomes of worries, in sentences."""

from domain.concerns import Concern
from domain.sayings import Ours
from projections.sentences import Sentence, Who, sentence


@sentence.register
def _(event: Concern.ConcernRecorded, who: Who) -> Sentence:
    return Sentence(
        Ours("%(who)s recorded a worry, to be looked at by %(day)s:", who=who(event.by), day=event.review_on),
        Ours(
            "%(words)s At the time: %(context)s What helps: %(what_helps)s",
            words=event.words,
            context=event.context,
            what_helps=event.what_helps,
        ),
    )


@sentence.register
def _(event: Concern.ConcernReviewed, who: Who) -> Sentence:
    return Sentence(
        Ours("%(who)s looked at a worry again, and will by %(day)s:", who=who(event.by), day=event.review_on),
        Ours("%(outcome)s What helps: %(what_helps)s", outcome=event.outcome, what_helps=event.what_helps),
    )


@sentence.register
def _(event: Concern.EndAsked, who: Who) -> Sentence:
    return Sentence(
        Ours("%(who)s asked for a worry to end:", who=who(event.by)),
        Ours("%(why)s What the person said: %(person_said)s", why=event.why, person_said=event.person_said),
    )


@sentence.register
def _(event: Concern.ConcernEnded, who: Who) -> Sentence:
    return Sentence(Ours("%(asked)s and %(who)s ended a worry.", asked=who(event.asked_by), who=who(event.by)))
