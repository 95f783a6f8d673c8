"""What may be asked of a person's own account of who they are."""

from uuid import UUID

from caserecord.commands import command
from caserecord.units import Unit
from domain.circles import Circle
from domain.clocks import today
from domain.people import Person
from domain.permissions import Actor
from domain.profiles import Profile


@command("open a record")
def open_record(unit: Unit, name: str, *, pronouns: str = "", by: Actor) -> UUID:
    """Open a record, with whoever opens it in the circle. Raises NotAllowed and as `domain.words.spoken`."""
    person = Person.open_record(name, pronouns, by=by.reader)
    unit.make_key(person.id)
    circle = Circle.form(person.id, by=by.reader)
    circle.join(by.reader, unit.permit.role, from_day=today(), by=by.reader)
    unit.save(person, circle, Profile.begin(person.id, by=by.reader))
    return person.id


@command("choose a name")
def choose_name(
    unit: Unit, person_id: UUID, name: str, *, pronouns: str = "", cover_former: bool = False, by: Actor
) -> None:
    """Say what to call them from now on. Raises NotAllowed, NotInRecord and as `domain.words.spoken`."""
    person = unit.part(Person, person_id, person_id)
    person.choose_name(name, pronouns, cover_former=cover_former, by=by.id, supported_by=by.supported_by)
    unit.save(person)


@command("say one line")
def say_one_line(unit: Unit, person_id: UUID, words: str, *, by: Actor) -> None:
    """Say one line about themselves. Raises NotAllowed, NotInRecord, WordsTooLong, WordsUnreadable."""
    person = unit.part(Person, person_id, person_id)
    person.say_one_line(words, by=by.id, supported_by=by.supported_by)
    unit.save(person)


@command("choose a language")
def choose_language(unit: Unit, person_id: UUID, language: str, *, by: Actor) -> None:
    """Say which language comes first. Raises NotAllowed, NotInRecord, NotALanguage."""
    person = unit.part(Person, person_id, person_id)
    person.choose_language(language, by=by.id, supported_by=by.supported_by)
    unit.save(person)


@command("uncover a name")
def uncover_name(unit: Unit, person_id: UUID, why: str, *, by: Actor) -> None:
    """Look at a covered name, with a reason that the person sees. Raises NotAllowed, NotInRecord, NothingCovered."""
    person = unit.part(Person, person_id, person_id)
    person.uncover_name(why, by=by.reader)
    unit.save(person)
