"""What was noticed about somebody who does not use words, in sentences."""

from domain.noticings import Noticing
from projections.sentences import Sentence, Who, sentence


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
