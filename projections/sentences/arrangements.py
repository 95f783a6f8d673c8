"""Arrangements that begin and are over, in sentences."""

from domain.arrangements import Arrangement
from domain.sayings import Ours
from projections.sentences import Sentence, Who, sentence


@sentence.register
def _(event: Arrangement.ArrangementStarted, who: Who) -> Sentence:
    return Sentence(
        Ours(
            "%(who)s wrote down that an arrangement begins on %(day)s: %(kind)s, with %(carers)s.",
            who=who(event.by),
            day=event.from_day,
            kind=Ours(event.kind),
            carers=", ".join(who(carer) for carer in event.carers),
        ),
        event.agreed,
    )


@sentence.register
def _(event: Arrangement.MovedOn, who: Who) -> Sentence:
    said = Ours("%(who)s wrote down that an arrangement is over from %(day)s on.", who=who(event.by), day=event.on_day)
    return Sentence(said, event.why)
