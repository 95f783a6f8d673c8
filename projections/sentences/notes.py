"""What becomes of notes, in sentences."""

from domain.notes import Note
from projections.sentences import Sentence, Who, sentence


@sentence.register
def _(event: Note.NoteWritten, who: Who) -> Sentence:
    told = f" {event.told_by} told it." if event.told_by else ""
    return Sentence(f"{who(event.by)} wrote a note ({event.kind}).{told}", event.words)


@sentence.register
def _(event: Note.NoteCorrected, who: Who) -> Sentence:
    return Sentence(f"{who(event.by)} put a note right, because: {event.why} It now says:", event.words)
