"""How a profile for somebody in particular is made, in sentences."""

from domain.chosen_profiles import ChosenProfile
from domain.sayings import Ours
from projections.sentences import Sentence, Who, helped, seen_by, sentence


@sentence.register
def _(event: ChosenProfile.Begun, who: Who) -> Sentence:
    return Sentence(helped(event, who, Ours("%(who)s began a profile called:", who=who(event.by))), event.title)


@sentence.register
def _(event: ChosenProfile.Renamed, who: Who) -> Sentence:
    return Sentence(helped(event, who, Ours("%(who)s gave a profile another name:", who=who(event.by))), event.title)


@sentence.register
def _(event: ChosenProfile.FirstLineSaid, who: Who) -> Sentence:
    if not event.words:
        return Sentence(helped(event, who, Ours("%(who)s took away the first line of a profile.", who=who(event.by))))
    return Sentence(helped(event, who, Ours("%(who)s said how a profile begins:", who=who(event.by))), event.words)


@sentence.register
def _(event: ChosenProfile.Included, who: Who) -> Sentence:
    return Sentence(helped(event, who, Ours("%(who)s picked something into a profile.", who=who(event.by))))


@sentence.register
def _(event: ChosenProfile.Moved, who: Who) -> Sentence:
    return Sentence(helped(event, who, Ours("%(who)s changed the order of a profile.", who=who(event.by))))


@sentence.register
def _(event: ChosenProfile.LeftOut, who: Who) -> Sentence:
    return Sentence(helped(event, who, Ours("%(who)s took something out of a profile.", who=who(event.by))))


@sentence.register
def _(event: ChosenProfile.AudienceChosen, who: Who) -> Sentence:
    said = Ours("%(who)s chose who can see a profile: %(seen)s.", who=who(event.by), seen=seen_by(event, who))
    return Sentence(helped(event, who, said))


@sentence.register
def _(event: ChosenProfile.PutAway, who: Who) -> Sentence:
    return Sentence(helped(event, who, Ours("%(who)s put a profile away.", who=who(event.by))))


@sentence.register
def _(event: ChosenProfile.BroughtBack, who: Who) -> Sentence:
    return Sentence(helped(event, who, Ours("%(who)s brought a profile back.", who=who(event.by))))
