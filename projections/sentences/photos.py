"""What happens to photos, in sentences."""

from domain.offered_photos import OfferedPhoto
from domain.photos import Photo
from domain.sayings import Ours
from projections.sentences import Sentence, Who, helped, sentence


@sentence.register
def _(event: Photo.Added, who: Who) -> Sentence:
    return Sentence(helped(event, who, Ours("%(who)s added a photo.", who=who(event.by))), event.words)


@sentence.register
def _(event: OfferedPhoto.Offered, who: Who) -> Sentence:
    return Sentence(Ours("%(who)s offered a photo.", who=who(event.by)), event.words)


@sentence.register
def _(event: OfferedPhoto.Accepted, who: Who) -> Sentence:
    return Sentence(helped(event, who, Ours("%(who)s said: yes, show this photo.", who=who(event.by))))


@sentence.register
def _(event: OfferedPhoto.KeptPrivate, who: Who) -> Sentence:
    return Sentence(helped(event, who, Ours("%(who)s kept a photo just for themselves.", who=who(event.by))))


@sentence.register
def _(event: OfferedPhoto.Declined, who: Who) -> Sentence:
    return Sentence(helped(event, who, Ours("%(who)s said no thank you to a photo.", who=who(event.by))))


@sentence.register
def _(event: OfferedPhoto.DecisionTakenBack, who: Who) -> Sentence:
    return Sentence(helped(event, who, Ours("%(who)s wants to be asked about a photo again.", who=who(event.by))))


@sentence.register
def _(event: Photo.PeopleChosen, who: Who) -> Sentence:
    return Sentence(helped(event, who, Ours("%(who)s said anew who is in a photo.", who=who(event.by))))


@sentence.register
def _(event: Photo.Described, who: Who) -> Sentence:
    if not event.words:
        return Sentence(helped(event, who, Ours("%(who)s took away the words of a photo.", who=who(event.by))))
    return Sentence(
        helped(event, who, Ours("%(who)s said in words what a photo shows:", who=who(event.by))), event.words
    )


@sentence.register
def _(event: Photo.Agreed, who: Who) -> Sentence:
    return Sentence(Ours("%(who)s said yes to a photo that they are in.", who=who(event.by)))


@sentence.register
def _(event: Photo.OthersAgreed, who: Who) -> Sentence:
    return Sentence(
        helped(event, who, Ours("%(who)s said that everybody else in a photo has said yes.", who=who(event.by)))
    )


@sentence.register
def _(event: Photo.TakenBack, who: Who) -> Sentence:
    return Sentence(helped(event, who, Ours("%(who)s said no to a photo. It is shown nowhere now.", who=who(event.by))))


@sentence.register
def _(event: Photo.PutAway, who: Who) -> Sentence:
    return Sentence(helped(event, who, Ours("%(who)s put a photo away.", who=who(event.by))))


@sentence.register
def _(event: Photo.BroughtBack, who: Who) -> Sentence:
    return Sentence(helped(event, who, Ours("%(who)s brought a photo back.", who=who(event.by))))
