"""What happens to how people sign in, in sentences."""

from domain.sayings import Ours
from domain.sign_ins import SignIn
from projections.sentences import Sentence, Who, helped, sentence


@sentence.register
def _(event: SignIn.Invited, who: Who) -> Sentence:
    return Sentence(Ours("%(who)s invited %(reader)s to sign in.", who=who(event.by), reader=who(event.reader)))


@sentence.register
def _(event: SignIn.InvitedAgain, who: Who) -> Sentence:
    return Sentence(
        Ours("%(who)s invited %(reader)s to sign in, once more.", who=who(event.by), reader=who(event.reader))
    )


@sentence.register
def _(event: SignIn.WayChosen, who: Who) -> Sentence:
    return Sentence(Ours("%(who)s chose how to sign in.", who=who(event.reader)))


@sentence.register
def _(event: SignIn.LettingInAsked, who: Who) -> Sentence:
    return Sentence(Ours("%(who)s asked to let %(reader)s in again.", who=who(event.by), reader=who(event.reader)))


@sentence.register
def _(event: SignIn.LetInAgain, who: Who) -> Sentence:
    return Sentence(
        Ours(
            "%(who)s let %(reader)s in again, as %(asker)s had asked.",
            who=who(event.by),
            reader=who(event.reader),
            asker=who(event.asked_by),
        )
    )


@sentence.register
def _(event: SignIn.LockoutLifted, who: Who) -> Sentence:
    return Sentence(Ours("%(who)s let %(reader)s try again to sign in.", who=who(event.by), reader=who(event.reader)))


@sentence.register
def _(event: SignIn.CardMade, who: Who) -> Sentence:
    return Sentence(helped(event, who, Ours("%(who)s made a card to sign in with.", who=who(event.by))))


@sentence.register
def _(event: SignIn.CardEnded, who: Who) -> Sentence:
    return Sentence(helped(event, who, Ours("%(who)s ended the card to sign in with.", who=who(event.by))))


@sentence.register
def _(event: SignIn.Stopped, who: Who) -> Sentence:
    says = Ours("%(who)s stopped %(reader)s signing in.", who=who(event.by), reader=who(event.reader))
    return Sentence(says, event.why)


@sentence.register
def _(event: SignIn.SignedOutEverywhere, who: Who) -> Sentence:
    return Sentence(Ours("%(who)s signed %(reader)s out everywhere.", who=who(event.by), reader=who(event.reader)))
