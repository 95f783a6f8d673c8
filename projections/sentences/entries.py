"""What is told, offered and decided, in sentences."""

from typing import Any

from domain.cards import Card
from domain.entries import Entry
from domain.headings import heading, shown_under
from domain.sayings import Ours
from projections.sentences import Sentence, Who, helped, seen_by, sentence


@sentence.register
def _(event: Entry.Told, who: Who) -> Sentence:
    under = heading(shown_under(event.heading)).title
    if not event.supported_by:
        return Sentence(Ours("%(who)s told this, under “%(under)s”:", who=who(event.by), under=under), event.words)
    by, helper = who(event.by), who(event.supported_by)
    said = Ours("%(who)s, with help from %(helper)s, told this, under “%(under)s”:", who=by, helper=helper, under=under)
    return Sentence(said, event.words)


@sentence.register
def _(event: Entry.Offered, who: Who) -> Sentence:
    by, under = who(event.by), heading(shown_under(event.heading)).title
    alone = Ours("%(who)s offered, under “%(under)s”:", who=by, under=under)
    if not event.author:
        return Sentence(alone, event.words)
    said = Ours(
        "%(author)s said this, and %(who)s offered it, under “%(under)s”:", author=event.author, who=by, under=under
    )
    return Sentence(said, event.words, alone)


@sentence.register
def _(event: Entry.AcceptedAsWritten, who: Who) -> Sentence:
    return Sentence(helped(event, who, Ours("%(who)s said: yes, show this.", who=who(event.by))))


@sentence.register
def _(event: Entry.SaidInMyWords, who: Who) -> Sentence:
    return Sentence(
        helped(event, who, Ours("%(who)s said yes, in their own words:", who=who(event.by))),
        event.words,
    )


@sentence.register
def _(event: Entry.KeptPrivate, who: Who) -> Sentence:
    return Sentence(helped(event, who, Ours("%(who)s kept it just for themselves.", who=who(event.by))))


@sentence.register
def _(event: Entry.Declined, who: Who) -> Sentence:
    return Sentence(helped(event, who, Ours("%(who)s said: no thank you.", who=who(event.by))))


@sentence.register(Card.PartsTakenBack)
@sentence.register(Entry.DecisionTakenBack)
def _(event: Any, who: Who) -> Sentence:
    return Sentence(helped(event, who, Ours("%(who)s wants to be asked about it again.", who=who(event.by))))


@sentence.register
def _(event: Entry.Reworded, who: Who) -> Sentence:
    return Sentence(helped(event, who, Ours("%(who)s said it in new words:", who=who(event.by))), event.words)


@sentence.register
def _(event: Entry.AudienceChosen, who: Who) -> Sentence:
    said = Ours("%(who)s chose who can see it: %(seen)s.", who=who(event.by), seen=seen_by(event, who))
    return Sentence(helped(event, who, said))


@sentence.register
def _(event: Entry.PutAway, who: Who) -> Sentence:
    return Sentence(helped(event, who, Ours("%(who)s put it away.", who=who(event.by))))


@sentence.register
def _(event: Entry.BroughtBack, who: Who) -> Sentence:
    return Sentence(helped(event, who, Ours("%(who)s brought it back.", who=who(event.by))))
