"""Who comes into a person's life and who leaves it, in sentences."""

from domain.belongings import Joined
from domain.circles import Circle
from domain.sayings import Ours
from projections.sentences import Sentence, Who, sentence


@sentence.register
def _(event: Circle.Formed, who: Who) -> Sentence:
    return Sentence(Ours("The list of people around them was begun."))


@sentence.register
def _(event: Joined, who: Who) -> Sentence:
    told = {"who": who(event.member), "role": Ours(event.role), "day": event.from_day}
    said = Ours("%(who)s is one of their people now, as %(role)s from %(day)s.", **told)
    if event.lives_with:
        said = Ours("%(who)s is one of their people now, as %(role)s, living in the same house, from %(day)s.", **told)
    return Sentence(said, event.why)


@sentence.register
def _(event: Circle.LeftCircle, who: Who) -> Sentence:
    return Sentence(
        Ours(
            "%(who)s stopped being %(role)s after %(day)s.",
            who=who(event.member),
            role=Ours(event.role),
            day=event.to_day,
        ),
        event.why,
    )


@sentence.register
def _(event: Circle.LeftAsItEnded, who: Who) -> Sentence:
    said = Ours(
        "%(who)s ended the roles that hung on it. %(day)s is their last day.", who=who(event.by), day=event.to_day
    )
    return Sentence(said)


@sentence.register
def _(event: Circle.DeathRecorded, who: Who) -> Sentence:
    said = Ours("%(who)s wrote down that the person died, on %(day)s.", who=who(event.by), day=event.on_day)
    return Sentence(said)


@sentence.register
def _(event: Circle.DeathTakenBack, who: Who) -> Sentence:
    said = Ours("%(who)s said that the death was written down by mistake, and why:", who=who(event.by))
    return Sentence(said, event.why)


@sentence.register
def _(event: Circle.StoryLeftTo, who: Who) -> Sentence:
    said = Ours(
        "%(who)s keeps their story from %(day)s on. This is what the person wished:",
        who=who(event.member),
        day=event.from_day,
    )
    return Sentence(said, event.why)
