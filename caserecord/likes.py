"""What may be asked about how somebody likes things: of a person's record, or by a member for themselves."""

from collections.abc import Mapping
from uuid import UUID

from caserecord.commands import command
from caserecord.units import Unit
from domain.members import Member
from domain.people import Person
from domain.permissions import Actor


@command("choose how I like things")
def choose(unit: Unit, person_id: UUID, choices: Mapping[str, str], *, by: Actor) -> None:
    """Say how the person likes things. Raises NotAllowed, NotInRecord, NotAChoice."""
    person = unit.part(Person, person_id, person_id)
    person.choose_likes(choices, by=by.id, supported_by=by.supported_by)
    unit.save(person)


@command("choose how pages are for me")
def choose_mine(unit: Unit, choices: Mapping[str, str], *, by: Actor) -> None:
    """Say how a member likes things. Raises NotAllowed, NotInRecord, NotAChoice."""
    member = unit.get(Member, by.reader)
    member.choose_likes(choices, by=by.reader)
    unit.save(member)


@command("choose how pages are for me")
def choose_my_language(unit: Unit, language: str, *, by: Actor) -> None:
    """Say in which language a member likes pages. Raises NotAllowed, NotInRecord, NotALanguage."""
    member = unit.get(Member, by.reader)
    member.choose_language(language, by=by.reader)
    unit.save(member)
