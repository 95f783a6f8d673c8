"""Links that a person gives, in sentences. What they are for stands apart, in the person's words."""

from domain.links import Link
from domain.sayings import Ours
from projections.sentences import Sentence, Who, helped, sentence


@sentence.register
def _(event: Link.LinkGiven, who: Who) -> Sentence:
    said = Ours("%(who)s gave somebody outside a link to a profile.", who=who(event.by))
    return Sentence(helped(event, who, said), " – ".join(filter(None, (event.for_whom, event.what_for))))


@sentence.register
def _(event: Link.LinkOpened, who: Who) -> Sentence:
    return Sentence(Ours("Somebody opened a link."))


@sentence.register
def _(event: Link.LinkStopped, who: Who) -> Sentence:
    return Sentence(helped(event, who, Ours("%(who)s stopped a link.", who=who(event.by))))


@sentence.register
def _(event: Link.StoppedByWrongPins, who: Who) -> Sentence:
    return Sentence(Ours("Somebody wrote the wrong PIN ten times, so a link stopped."))
