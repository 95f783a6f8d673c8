"""Who comes into a person's life and who leaves it, in sentences."""

from domain.circles import Circle
from domain.clocks import as_said
from projections.sentences import Sentence, Who, sentence


@sentence.register
def _(event: Circle.Formed, who: Who) -> Sentence:
    return Sentence("The list of people around them was begun.")


@sentence.register
def _(event: Circle.JoinedCircle, who: Who) -> Sentence:
    house = ", living in the same house," if event.lives_with else ""
    return Sentence(
        f"{who(event.member)} is one of their people now, as {event.role}{house} from {as_said(event.from_day)}.",
        event.why,
    )


@sentence.register
def _(event: Circle.LeftCircle, who: Who) -> Sentence:
    return Sentence(f"{who(event.member)} stopped being {event.role} after {as_said(event.to_day)}.", event.why)
