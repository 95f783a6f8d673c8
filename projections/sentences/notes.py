"""What becomes of notes, in sentences."""

from domain.notes import Note
from domain.sayings import Ours
from projections.sentences import Sentence, Who, sentence


@sentence.register
def _(event: Note.NoteWritten, who: Who) -> Sentence:
    said = Ours("%(who)s wrote a note (%(kind)s).", who=who(event.by), kind=Ours(event.kind))
    if event.told_by:
        said = Ours("%(said)s %(told_by)s told it.", said=said, told_by=event.told_by)
    return Sentence(said, event.words)


@sentence.register
def _(event: Note.NoteCorrected, who: Who) -> Sentence:
    return Sentence(
        Ours("%(who)s put a note right, because: %(why)s It now says:", who=who(event.by), why=event.why), event.words
    )
