"""Safeguarding notes, in sentences. Nobody reads these in a history: it holds none of it."""

from domain.safeguarding_notes import SafeguardingNote
from domain.sayings import Ours
from projections.sentences import Sentence, Who, sentence


@sentence.register
def _(event: SafeguardingNote.SafeguardingNoteWritten, who: Who) -> Sentence:
    return Sentence(Ours("%(who)s wrote down a possible harm.", who=who(event.by)), event.words)


@sentence.register
def _(event: SafeguardingNote.AddedTo, who: Who) -> Sentence:
    return Sentence(Ours("%(who)s wrote more:", who=who(event.by)), event.words)


@sentence.register
def _(event: SafeguardingNote.HoldingBackAgreed, who: Who) -> Sentence:
    return Sentence(Ours("%(who)s agreed to hold it back.", who=who(event.by)))


@sentence.register
def _(event: SafeguardingNote.HoldingBackEnded, who: Who) -> Sentence:
    return Sentence(Ours("%(who)s let the person see it.", who=who(event.by)))
