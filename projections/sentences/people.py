"""What people say about themselves, in sentences: names, one line, language."""

from domain.people import LANGUAGES, Person
from projections.sentences import Sentence, Who, helped, sentence


@sentence.register
def _(event: Person.RecordOpened, who: Who) -> Sentence:
    return Sentence(f"{who(event.by)} opened this record. The name given was:", event.name)


@sentence.register
def _(event: Person.NameAndPronounsChosen, who: Who) -> Sentence:
    also = f", {event.pronouns}" if event.pronouns else ""
    covered = " The name before that is covered." if event.cover_former else ""
    return Sentence(f"{who(event.by)} said what to call them.{covered}{helped(event, who)}", f"{event.name}{also}")


@sentence.register
def _(event: Person.OneLineSaid, who: Who) -> Sentence:
    if not event.words:
        return Sentence(f"{who(event.by)} took away their one line.{helped(event, who)}")
    return Sentence(f"{who(event.by)} said one line about themselves:{helped(event, who)}", event.words)


@sentence.register
def _(event: Person.LanguageChosen, who: Who) -> Sentence:
    return Sentence(
        f"{who(event.by)} said which language comes first: {LANGUAGES.get(event.language, event.language)}."
        f"{helped(event, who)}"
    )


@sentence.register
def _(event: Person.NameUncovered, who: Who) -> Sentence:
    return Sentence(f"{who(event.by)} looked at a covered name, and gave this reason:", event.why)
