"""How a profile is put in order, in sentences."""

from domain.profiles import Profile
from projections.sentences import Sentence, Who, helped, sentence


@sentence.register
def _(event: Profile.Begun, who: Who) -> Sentence:
    return Sentence("The profile was begun.")


@sentence.register
def _(event: Profile.Included, who: Who) -> Sentence:
    return Sentence(f"{who(event.by)} put something back into their profile.{helped(event, who)}")


@sentence.register
def _(event: Profile.Moved, who: Who) -> Sentence:
    return Sentence(f"{who(event.by)} changed the order of their profile.{helped(event, who)}")


@sentence.register
def _(event: Profile.LeftOut, who: Who) -> Sentence:
    return Sentence(f"{who(event.by)} left something out of their profile.{helped(event, who)}")
