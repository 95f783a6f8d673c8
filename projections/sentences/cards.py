"""What is told in parts, in sentences. Each part stands on a line of its own, exactly as it was said."""

from typing import Any

from domain.card_kinds import card_kind
from domain.cards import Card
from domain.sayings import Ours
from projections.sentences import Sentence, Who, helped, sentence


def _parts(event: Any) -> str:
    return "\n".join(part for part in (event.words, *event.parts) if part)


@sentence.register
def _(event: Card.Told, who: Who) -> Sentence:
    said = Ours("%(who)s told this, for “%(kind)s”:", who=who(event.by), kind=card_kind(event.kind).title)
    return Sentence(helped(event, who, said), _parts(event))


@sentence.register
def _(event: Card.Offered, who: Who) -> Sentence:
    said = Ours("%(who)s offered this, for “%(kind)s”:", who=who(event.by), kind=card_kind(event.kind).title)
    return Sentence(said, _parts(event))


@sentence.register
def _(event: Card.PartsReworded, who: Who) -> Sentence:
    return Sentence(helped(event, who, Ours("%(who)s said it in new words:", who=who(event.by))), _parts(event))


@sentence.register
def _(event: Card.PartsSaidInMyWords, who: Who) -> Sentence:
    said = Ours("%(who)s said yes, in their own words:", who=who(event.by))
    return Sentence(helped(event, who, said), _parts(event))
