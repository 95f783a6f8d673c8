"""What may be asked of an attorney's or a deputy's authority: write down the document that was seen, and its end."""

from datetime import date
from uuid import UUID

from caserecord.commands import command
from caserecord.units import Unit
from domain.authorities import Authority, AuthorityKind, Scope
from domain.circles import Circle
from domain.members import Member
from domain.permissions import Actor


@command("change the circle")
def see(
    unit: Unit,
    person_id: UUID,
    *,
    who: str,
    member_id: UUID | None = None,
    kind: AuthorityKind,
    scope: Scope,
    document: str,
    cannot_decide: str = "",
    from_day: date,
    to_day: date | None = None,
    by: Actor,
) -> UUID:
    """Write down the document that was seen. What it opens, it opens for as long as it lasts.

    Raises NotAllowed, NotInRecord, NotADay and as `domain.words.spoken`.
    """
    if member_id:
        unit.get(Member, member_id)
    authority = Authority.see(
        person_id,
        who=who,
        member=member_id,
        kind=kind,
        scope=scope,
        document=document,
        cannot_decide=cannot_decide,
        from_day=from_day,
        to_day=to_day,
        by=by.reader,
    )
    unit.save(authority)
    if authority.opens:
        circle = unit.part(Circle, person_id, Circle.id_of(person_id))
        circle.join(authority.opens, Authority.ROLE, from_day=from_day, as_long_as=authority.id, by=by.reader)
        if to_day:
            circle.end_with(authority.id, last=to_day, by=by.reader)
        unit.save(circle)
    return authority.id


@command("change the circle")
def end(unit: Unit, person_id: UUID, authority_id: UUID, *, to_day: date, why: str, by: Actor) -> None:
    """Say which was its last day. Raises NotAllowed, NotInRecord, NotADay and as `domain.words.spoken`."""
    authority = unit.part(Authority, person_id, authority_id)
    authority.end(to_day, why=why, by=by.reader)
    circle = unit.part(Circle, person_id, Circle.id_of(person_id))
    circle.end_with(authority_id, last=to_day, by=by.reader)
    unit.save(authority, circle)
