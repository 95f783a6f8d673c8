"""What happens to members of the scheme, in sentences."""

from domain.members import Member
from domain.people import LANGUAGES
from domain.sayings import Ours
from projections.sentences import Sentence, Who, sentence
from projections.sentences.people import of_likes


@sentence.register
def _(event: Member.Welcomed, who: Who) -> Sentence:
    return Sentence(Ours("%(name)s became a member of the scheme.", name=event.name))


@sentence.register
def _(event: Member.RoleGiven, who: Who) -> Sentence:
    return Sentence(
        Ours("%(who)s became a %(role)s of the scheme.", who=who(event.originator_id), role=Ours(event.role))
    )


@sentence.register
def _(event: Member.RoleEnded, who: Who) -> Sentence:
    return Sentence(
        Ours("%(who)s stopped being a %(role)s of the scheme.", who=who(event.originator_id), role=Ours(event.role))
    )


@sentence.register
def _(event: Member.LanguageChosen, who: Who) -> Sentence:
    language = LANGUAGES.get(event.language, event.language)
    return Sentence(
        Ours("%(who)s said which language they like: %(language)s.", who=who(event.originator_id), language=language)
    )


@sentence.register
def _(event: Member.LikesChosen, who: Who) -> Sentence:
    return Sentence(of_likes(who(event.originator_id), event.choices))


@sentence.register
def _(event: Member.LookedInVain, who: Who) -> Sentence:
    return Sentence(Ours("%(who)s looked for people many times, and found no one.", who=who(event.originator_id)))
