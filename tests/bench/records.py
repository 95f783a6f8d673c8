"""Records to measure with: a believable mix of what is told, offered, noted and changed, made through the domain."""

from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from caserecord.event_names import EVENTS
from caserecord.settings import Settings
from caserecord.stores import Store
from domain.circles import Circle
from domain.entries import Entry
from domain.hopes import Hope
from domain.members import Member
from domain.notes import Note, NoteKind
from domain.people import Person
from domain.permissions import Actor, Permit, Role
from domain.profiles import Profile
from domain.safety_facts import SafetyFact

WORDS = "On a Tuesday we went to the allotment on the bus, had chips in the rain, and laughed all the way home. "
HEADINGS = ("admired", "proud", "give", "matters", "people", "do", "support", "communicate")
AT_ONCE = 400
"""Events in one transaction, while a store is made."""


def open_store(folder: Path) -> Store:
    """A store in a folder."""
    return Store.open(Settings.from_environment({"CASERECORD_DATA": str(folder)}), EVENTS)


def a_member(store: Store, name: str, *roles: Role) -> UUID:
    """Somebody with roles in the scheme."""
    member = Member.welcome(name, by=uuid4())
    for role in roles:
        member.give_role(role, by=member.id)
    store.make_key(member.id)
    save(store, member.id, [member])
    return member.id


def save(store: Store, actor: UUID, kept: list[Any]) -> None:
    """Keep everything that happened to these, in one transaction."""
    unit = store.unit(Actor(actor), Permit(actor, None, "measure", Role.MANAGER))
    unit.save(*kept)
    unit.commit()


def a_record(store: Store, carer: UUID, events: int) -> UUID:
    """A person's record with this many events: a third entries, a third notes, a third changes to them."""
    person = Person.open_record("Sam", "he/him", by=carer)
    store.make_key(person.id)
    circle = Circle.form(person.id, by=carer)
    circle.join(carer, Role.CARER, from_day=date(2015, 1, 1), by=carer)
    save(store, carer, [person, circle, Profile.begin(person.id, by=carer)])
    life = happenings(person.id, carer)
    left = events - 4
    while left > 0:
        kept = list(islice(life, min(left, AT_ONCE)))
        changed = {id(part): part for part in kept}
        save(store, carer, list(changed.values()))
        left -= len(kept)
    return person.id


def happenings(person_id: UUID, carer: UUID) -> Iterator[Any]:
    """Parts of a record, each once for every event that happened to it. Whoever takes one keeps it."""
    number = 0
    while True:
        number += 1
        words = f"{WORDS}{number}"
        told = Entry.tell(person_id, HEADINGS[number % len(HEADINGS)], words, happened="2019", by=person_id)
        yield told
        told.reword(words + "!", seen=1, by=person_id)
        yield told
        offered = Entry.offer(person_id, "proud", words, by=carer)
        yield offered
        if number % 3:
            offered.say_in_my_words(words.lower(), by=person_id)
        else:
            offered.accept(by=person_id)
        yield offered
        for _ in range(3):
            yield Note.write(person_id, NoteKind.EVERYDAY, words, by=carer)
        if number % 4 == 0:
            hope = Hope.tell(person_id, "hopes", words, by=person_id)
            yield hope
            hope.move_forward("One bus nearer", by=person_id)
            yield hope
        if number % 5 == 0:
            told.put_away(by=person_id)
            yield told
        if number % 40 == 1:
            yield SafetyFact.record(person_id, "Nuts", "The pen is in the blue bag", by=carer)
