"""What happens to members of the scheme, in sentences."""

from domain.members import Member
from projections.sentences import Sentence, Who, sentence


@sentence.register
def _(event: Member.Welcomed, who: Who) -> Sentence:
    return Sentence(f"{event.name} became a member of the scheme.")


@sentence.register
def _(event: Member.RoleGiven, who: Who) -> Sentence:
    return Sentence(f"{who(event.originator_id)} became a {event.role} of the scheme.")


@sentence.register
def _(event: Member.RoleEnded, who: Who) -> Sentence:
    return Sentence(f"{who(event.originator_id)} stopped being a {event.role} of the scheme.")
