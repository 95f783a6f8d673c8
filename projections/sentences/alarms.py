"""That somebody does not feel safe, in sentences. Nobody reads these in a history: it holds none of it."""

from domain.alarms import ABOUT, Alarm
from domain.sayings import Ours
from projections.sentences import Sentence, Who, sentence


@sentence.register
def _(event: Alarm.SaidNotSafe, who: Who) -> Sentence:
    about = "; ".join(str(ABOUT[key]) for key in event.about if key in ABOUT)
    said = Ours("%(who)s said that they don't feel safe.", who=who(event.by))
    return Sentence(said, ": ".join(filter(None, (about, event.words))))


@sentence.register
def _(event: Alarm.ReadBySomebody, who: Who) -> Sentence:
    return Sentence(Ours("%(who)s read it.", who=who(event.by)))


@sentence.register
def _(event: Alarm.Answered, who: Who) -> Sentence:
    return Sentence(Ours("%(who)s answered:", who=who(event.by)), event.words)


@sentence.register
def _(event: Alarm.PassedOn, who: Who) -> Sentence:
    to = ", ".join(who(member) for member in event.to)
    return Sentence(Ours("%(to)s got it, because nobody had read it.", to=to))
