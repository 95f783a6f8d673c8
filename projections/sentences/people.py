"""What people say about themselves, in sentences: names, one line, language."""

from collections.abc import Mapping

from domain.likes import as_said
from domain.people import LANGUAGES, Person
from domain.sayings import Ours
from projections.sentences import Sentence, Who, helped, sentence


@sentence.register
def _(event: Person.RecordOpened, who: Who) -> Sentence:
    return Sentence(Ours("%(who)s opened this record. The name given was:", who=who(event.by)), event.name)


@sentence.register
def _(event: Person.NameAndPronounsChosen, who: Who) -> Sentence:
    said = Ours("%(who)s said what to call them.", who=who(event.by))
    if event.cover_former:
        said = Ours("%(who)s said what to call them. The name before that is covered.", who=who(event.by))
    return Sentence(helped(event, who, said), ", ".join(filter(None, (event.name, event.pronouns))))


@sentence.register
def _(event: Person.NameTakenBack, who: Who) -> Sentence:
    said = Ours("%(who)s is called what they were called before.", who=who(event.by))
    return Sentence(helped(event, who, said), ", ".join(filter(None, (event.name, event.pronouns))))


@sentence.register
def _(event: Person.OneLineSaid, who: Who) -> Sentence:
    if not event.words:
        return Sentence(helped(event, who, Ours("%(who)s took away their one line.", who=who(event.by))))
    return Sentence(
        helped(event, who, Ours("%(who)s said one line about themselves:", who=who(event.by))),
        event.words,
    )


@sentence.register
def _(event: Person.LanguageChosen, who: Who) -> Sentence:
    return Sentence(
        helped(
            event,
            who,
            Ours(
                "%(who)s said which language comes first: %(language)s.",
                who=who(event.by),
                language=LANGUAGES.get(event.language, event.language),
            ),
        )
    )


@sentence.register
def _(event: Person.LikesChosen, who: Who) -> Sentence:
    return Sentence(helped(event, who, of_likes(who(event.by), event.choices)))


def of_likes(who: str, choices: Mapping[str, str]) -> Ours:
    """That somebody said how they like things."""
    if not choices:
        return Ours("%(who)s put how things look back as it was.", who=who)
    return Ours("%(who)s said how they like things: %(choices)s.", who=who, choices=as_said(choices))


@sentence.register
def _(event: Person.NameUncovered, who: Who) -> Sentence:
    return Sentence(Ours("%(who)s looked at a covered name, and gave this reason:", who=who(event.by)), event.why)
