"""Who would like to be among the person's people, and what the person said, in sentences."""

from domain.role_offers import RoleOffer
from domain.sayings import Ours
from projections.sentences import Sentence, Who, helped, sentence


@sentence.register
def _(event: RoleOffer.RoleOffered, who: Who) -> Sentence:
    told = {"who": who(event.by), "whom": who(event.member), "role": Ours(event.role)}
    return Sentence(Ours("%(who)s asked whether %(whom)s may be one of their people, as %(role)s.", **told), event.why)


@sentence.register
def _(event: RoleOffer.RoleAccepted, who: Who) -> Sentence:
    said = Ours("%(who)s said yes to somebody who would like to be one of their people.", who=who(event.by))
    return Sentence(helped(event, who, said))


@sentence.register
def _(event: RoleOffer.RoleDeclined, who: Who) -> Sentence:
    said = Ours("%(who)s said no to somebody who would like to be one of their people.", who=who(event.by))
    return Sentence(helped(event, who, said))
