"""What becomes of hopes, in sentences."""

from domain.hopes import Hope
from domain.sayings import Ours
from projections.sentences import Sentence, Who, helped, sentence


@sentence.register
def _(event: Hope.MovedForward, who: Who) -> Sentence:
    return Sentence(helped(event, who, Ours("%(who)s got a step nearer to a hope:", who=who(event.by))), event.step)


@sentence.register
def _(event: Hope.StepTakenBack, who: Who) -> Sentence:
    return Sentence(helped(event, who, Ours("%(who)s took back the last step to a hope.", who=who(event.by))))


@sentence.register
def _(event: Hope.Reached, who: Who) -> Sentence:
    return Sentence(helped(event, who, Ours("A hope of %(who)s came true.", who=who(event.by))))


@sentence.register
def _(event: Hope.LetGo, who: Who) -> Sentence:
    return Sentence(helped(event, who, Ours("%(who)s let a hope go.", who=who(event.by))))


@sentence.register
def _(event: Hope.TakenUpAgain, who: Who) -> Sentence:
    return Sentence(helped(event, who, Ours("%(who)s took a hope up again.", who=who(event.by))))
