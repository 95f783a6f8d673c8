"""What people need to know to reach somebody, in sentences."""

from domain.adjustment_kinds import KINDS
from domain.adjustments import Adjustment
from domain.knowers import KnownTo
from domain.sayings import Ours
from projections.sentences import Sentence, Who, helped, sentence


@sentence.register
def _(event: Adjustment.AdjustmentRecorded, who: Who) -> Sentence:
    said = Ours("%(who)s said what people need to know to reach them:", who=who(event.by))
    words = " ".join(words for words in (event.words, event.because) if words)
    label = KINDS.get(event.kind)
    if label:
        said = Ours("%(who)s said what people need to know to reach them: %(what)s.", who=who(event.by), what=label)
    return Sentence(helped(event, who, said), words)


@sentence.register
def _(event: Adjustment.SharingChosen, who: Who) -> Sentence:
    said = Ours("%(who)s chose that just some people may know what they need.", who=who(event.by))
    if event.audience == KnownTo.EVERYONE:
        said = Ours("%(who)s chose that everyone who supports them may know what they need.", who=who(event.by))
    return Sentence(helped(event, who, said))


@sentence.register
def _(event: Adjustment.AdjustmentUsed, who: Who) -> Sentence:
    said = Ours("%(who)s said that what they need was not met, and what got in the way:", who=who(event.by))
    if event.was_met:
        said = Ours("%(who)s said that what they need was met.", who=who(event.by))
    return Sentence(helped(event, who, said), event.in_the_way)


@sentence.register
def _(event: Adjustment.LookedInto, who: Who) -> Sentence:
    return Sentence(Ours("%(who)s looked into what got in the way:", who=who(event.by)), event.words)


@sentence.register
def _(event: Adjustment.AdjustmentReviewed, who: Who) -> Sentence:
    said = Ours(
        "%(who)s said how what they need is now. It is asked about again by %(day)s.",
        who=who(event.by),
        day=event.review_on,
    )
    return Sentence(helped(event, who, said), event.words)


@sentence.register
def _(event: Adjustment.AdjustmentEnded, who: Who) -> Sentence:
    return Sentence(helped(event, who, Ours("%(who)s said that it is needed no longer:", who=who(event.by))), event.why)


@sentence.register
def _(event: Adjustment.AdjustmentTakenBack, who: Who) -> Sentence:
    said = Ours("%(who)s took back that they had said what they need.", who=who(event.by))
    return Sentence(helped(event, who, said))


@sentence.register
def _(event: Adjustment.UseTakenBack, who: Who) -> Sentence:
    said = Ours("%(who)s took back that what they need was not met.", who=who(event.by))
    if event.was_met:
        said = Ours("%(who)s took back that what they need was met.", who=who(event.by))
    return Sentence(helped(event, who, said))


@sentence.register
def _(event: Adjustment.ReviewTakenBack, who: Who) -> Sentence:
    said = Ours(
        "%(who)s said that what they need is as before. It is asked about again by %(day)s.",
        who=who(event.by),
        day=event.review_on,
    )
    return Sentence(helped(event, who, said), event.words)


@sentence.register
def _(event: Adjustment.NeededAgain, who: Who) -> Sentence:
    return Sentence(helped(event, who, Ours("%(who)s said that it is needed after all.", who=who(event.by))))
