"""What becomes of notes, in sentences."""

from domain.notes import Note
from domain.sayings import Ours
from projections.sentences import Sentence, Who, sentence


@sentence.register
def _(event: Note.NoteWritten, who: Who) -> Sentence:
    alone = Ours("%(who)s wrote a note (%(kind)s).", who=who(event.by), kind=Ours(event.kind))
    if not event.told_by:
        return Sentence(alone, event.words)
    return Sentence(Ours("%(said)s %(told_by)s told it.", said=alone, told_by=event.told_by), event.words, alone)


@sentence.register
def _(event: Note.NoteCorrected, who: Who) -> Sentence:
    by = who(event.by)
    said = Ours("%(who)s put a note right, because: %(why)s It now says:", who=by, why=event.why)
    return Sentence(said, event.words, Ours("%(who)s put a note right.", who=by))
