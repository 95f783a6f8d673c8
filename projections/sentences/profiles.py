"""How a profile is put in order, in sentences."""

from domain.profiles import Profile
from domain.sayings import Ours
from projections.sentences import Sentence, Who, helped, sentence


@sentence.register
def _(event: Profile.Begun, who: Who) -> Sentence:
    return Sentence(Ours("The profile was begun."))


@sentence.register
def _(event: Profile.Included, who: Who) -> Sentence:
    return Sentence(helped(event, who, Ours("%(who)s put something back into their profile.", who=who(event.by))))


@sentence.register
def _(event: Profile.Moved, who: Who) -> Sentence:
    return Sentence(helped(event, who, Ours("%(who)s changed the order of their profile.", who=who(event.by))))


@sentence.register
def _(event: Profile.LeftOut, who: Who) -> Sentence:
    return Sentence(helped(event, who, Ours("%(who)s left something out of their profile.", who=who(event.by))))
