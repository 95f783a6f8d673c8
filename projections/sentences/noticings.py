"""What was noticed about somebody who does not use words, in sentences."""

from domain.noticings import Noticing
from domain.sayings import Ours
from projections.sentences import Sentence, Who, sentence


@sentence.register
def _(event: Noticing.WeNoticed, who: Who) -> Sentence:
    return Sentence(
        Ours("%(who)s said what they noticed:", who=who(event.by)),
        Ours(
            "%(does)s What we think it means: %(means)s What we do: %(we_do)s Then: %(responded)s",
            does=event.does,
            means=event.means,
            we_do=event.we_do,
            responded=event.responded,
        ),
    )


@sentence.register
def _(event: Noticing.NoticingAgreed, who: Who) -> Sentence:
    return Sentence(Ours("%(who)s has noticed it too.", who=who(event.by)))


@sentence.register
def _(event: Noticing.NoticingReviewed, who: Who) -> Sentence:
    return Sentence(Ours("%(who)s looked again at what was noticed: it is still so.", who=who(event.by)))


@sentence.register
def _(event: Noticing.NoticingPutAway, who: Who) -> Sentence:
    return Sentence(Ours("%(who)s said that what was noticed is no longer so:", who=who(event.by)), event.why)
