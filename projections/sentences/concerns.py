"""What becomes of worries, in sentences."""

from domain.clocks import as_said
from domain.concerns import Concern
from projections.sentences import Sentence, Who, sentence


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
