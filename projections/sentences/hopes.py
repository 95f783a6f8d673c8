"""What becomes of hopes, in sentences."""

from domain.hopes import Hope
from projections.sentences import Sentence, Who, helped, sentence


@sentence.register
def _(event: Hope.MovedForward, who: Who) -> Sentence:
    return Sentence(f"{who(event.by)} got a step nearer to a hope:{helped(event, who)}", event.step)


@sentence.register
def _(event: Hope.Reached, who: Who) -> Sentence:
    return Sentence(f"A hope of {who(event.by)} came true.{helped(event, who)}")


@sentence.register
def _(event: Hope.LetGo, who: Who) -> Sentence:
    return Sentence(f"{who(event.by)} let a hope go.{helped(event, who)}")


@sentence.register
def _(event: Hope.TakenUpAgain, who: Who) -> Sentence:
    return Sentence(f"{who(event.by)} took a hope up again.{helped(event, who)}")
