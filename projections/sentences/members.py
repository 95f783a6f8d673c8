"""What happens to members of the scheme, in sentences."""

from domain.members import Member
from domain.sayings import Ours
from projections.sentences import Sentence, Who, sentence


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
