"""What undoes what was done to an entry, and to a card, which is one."""

from domain.cards import Card
from domain.entries import Audience, Entry, State
from domain.undoing import Undoing, undo


@undo.register
def _(change: Entry.Told, part: Entry, how: Undoing) -> None:
    part.put_away(**how.who)


@undo.register(Entry.AcceptedAsWritten)
@undo.register(Entry.SaidInMyWords)
@undo.register(Entry.KeptPrivate)
@undo.register(Entry.Declined)
def _(change: Entry.Event, part: Entry, how: Undoing) -> None:
    part.ask_again(how.before.words, **how.who)


@undo.register
def _(change: Entry.Reworded, part: Entry, how: Undoing) -> None:
    part.reword(how.before.words, seen=part.wording, **how.who)


@undo.register
def _(change: Card.PartsReworded, part: Card, how: Undoing) -> None:
    part.reword_parts([how.before.words, *how.before.parts], seen=part.wording, **how.who)


@undo.register
def _(change: Card.PartsSaidInMyWords, part: Card, how: Undoing) -> None:
    part.ask_parts_again([how.before.words, *how.before.parts], **how.who)


@undo.register
def _(change: Entry.AudienceChosen, part: Entry, how: Undoing) -> None:
    part.show_to(Audience(how.before.audience), how.before.people, **how.who)


@undo.register
def _(change: Entry.PutAway, part: Entry, how: Undoing) -> None:
    part.bring_back(**how.who)


@undo.register
def _(change: Entry.BroughtBack, part: Entry, how: Undoing) -> None:
    if how.before.state is State.DECLINED:
        part.decline(**how.who)
    else:
        part.put_away(**how.who)
