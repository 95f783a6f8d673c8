"""What happens to recordings, in sentences."""

from domain.recordings import Recording
from domain.sayings import Ours
from projections.sentences import Sentence, Who, helped, sentence


@sentence.register
def _(event: Recording.Added, who: Who) -> Sentence:
    return Sentence(
        helped(event, who, Ours("%(who)s added a recording of their voice.", who=who(event.by))), event.words
    )


@sentence.register
def _(event: Recording.WrittenDown, who: Who) -> Sentence:
    return Sentence(
        helped(event, who, Ours("%(who)s wrote down what a recording says:", who=who(event.by))), event.words
    )


@sentence.register
def _(event: Recording.PutAway, who: Who) -> Sentence:
    return Sentence(helped(event, who, Ours("%(who)s put a recording away.", who=who(event.by))))


@sentence.register
def _(event: Recording.BroughtBack, who: Who) -> Sentence:
    return Sentence(helped(event, who, Ours("%(who)s brought a recording back.", who=who(event.by))))
