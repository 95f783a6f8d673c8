"""What may be asked of the scheme's members."""

from uuid import UUID

from caserecord.commands import command
from caserecord.units import Unit
from domain.members import Member
from domain.permissions import Actor, Role


@command("welcome a member")
def welcome(unit: Unit, name: str, *, roles: frozenset[Role] = frozenset(), by: Actor) -> UUID:
    """Welcome somebody, with roles in the scheme if they have any. Raises NotAllowed and as `domain.words.spoken`."""
    member = Member.welcome(name, by=by.reader)
    for role in sorted(roles):
        member.give_role(role, by=by.reader)
    unit.make_key(member.id)
    unit.save(member)
    return member.id


@command("change the scheme's roles")
def give_role(unit: Unit, member_id: UUID, role: Role, *, by: Actor) -> None:
    """Give a role in the scheme. Raises NotAllowed, NotInRecord."""
    member = unit.get(Member, member_id)
    member.give_role(role, by=by.reader)
    unit.save(member)


@command("change the scheme's roles")
def end_role(unit: Unit, member_id: UUID, role: Role, *, by: Actor) -> None:
    """End a role in the scheme. Raises NotAllowed, NotInRecord."""
    member = unit.get(Member, member_id)
    member.end_role(role, by=by.reader)
    unit.save(member)
