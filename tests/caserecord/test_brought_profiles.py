"""A profile from a file is kept whole or not at all, once, with the help that it was written with."""

from uuid import UUID

import pytest

from caserecord import arrangements, brought_profiles, members, people
from caserecord.brought_profiles import Brought, bring_once
from caserecord.profile_files import profile_from
from caserecord.stores import Store
from domain import clocks
from domain.arrangements import ArrangementKind
from domain.entries import Entry, State
from domain.hopes import Hope
from domain.people import Person
from domain.permissions import Actor, Role
from domain.refusals import NotAHeading, NotAllowed, NotInRecord

FERN = profile_from("""\
# Fern
Pronouns: they/them
Language: cy
> I fix clocks.

## Things I'm proud of
- I mended the church clock.
  - when: summer 2019
  - first time: yes
  - area: work
## My hopes
- To see Prague
- To hear the clock strike
  - offered by: Ines, my sister
""")


@pytest.fixture
def rhian(store: Store, mo: UUID, sol: UUID) -> UUID:
    """A carer of Sol's."""
    member = members.welcome(store, "Rhian", by=Actor(mo))
    told = {"from_day": clocks.today(), "agreed": "They said yes", "by": Actor(mo)}
    arrangements.start(store, sol, ArrangementKind.DAY_SUPPORT, [member], **told)
    return member


def entries_of(store: Store, person_id: UUID) -> dict[str, Entry]:
    told = store.read(0, 1000, names=["entry.told", "entry.offered", "hope.told", "hope.offered"])
    kept = [store.part(Entry, person_id, at.event.originator_id) for at in told if at.event.person_id == person_id]
    return {entry.words: entry for entry in kept}


def events_of(store: Store, name: str) -> list[Entry.Told]:
    return [at.event for at in store.read(0, 1000, names=[name])]


def test_a_record_is_opened_with_the_help_of_whoever_brings_it(store: Store, mo: UUID):
    brought = bring_once(store, FERN, by=mo)

    fern = brought.person_id
    person = store.part(Person, fern, fern)
    assert (person.name, person.pronouns, person.language) == ("Fern", "they/them", "cy")
    assert person.one_line == "I fix clocks."
    assert store.circle(fern).roles_of(Actor(mo), clocks.today()) == {Role.MANAGER}
    told = events_of(store, "entry.told")[0]
    assert (told.by, told.supported_by) == (fern, mo)
    assert (told.happened, told.first_time, told.area) == ("summer 2019", True, "work")
    assert brought == Brought(fern, True, mo)


def test_what_somebody_offered_waits_and_the_rest_is_kept(store: Store, mo: UUID):
    fern = bring_once(store, FERN, by=mo).person_id

    entries = entries_of(store, fern)
    assert {words: entry.state for words, entry in entries.items()} == {
        "I mended the church clock.": State.KEPT,
        "To see Prague": State.KEPT,
        "To hear the clock strike": State.WAITING,
    }
    assert isinstance(entries["To hear the clock strike"], Hope)
    offered = store.read(0, 1000, names=["hope.offered"])[0].event
    assert (offered.author, offered.by) == ("Ines, my sister", mo)


def test_all_of_it_can_be_offered_and_then_nothing_is_said_in_their_name(store: Store, mo: UUID):
    fern = bring_once(store, FERN, offer=True, by=mo).person_id

    assert {entry.state for entry in entries_of(store, fern).values()} == {State.WAITING}
    assert store.part(Person, fern, fern).one_line == ""
    assert store.read(0, 1000, names=["person.language-chosen"])[0].event.by == mo


def test_a_record_without_a_language_is_in_english(store: Store, mo: UUID):
    fern = bring_once(store, profile_from("# Fern"), by=mo).person_id

    assert store.part(Person, fern, fern).language == "en"


@pytest.mark.parametrize("offer", [False, True])
def test_the_same_file_again_changes_nothing(store: Store, mo: UUID, offer: bool):
    fern = bring_once(store, FERN, by=mo).person_id
    before = store.head()

    again = bring_once(store, FERN, offer=offer, by=mo)
    into = bring_once(store, FERN, into=fern, offer=offer, by=mo)

    assert store.head() == before
    assert again == into == Brought(fern, False, mo)


def test_the_same_file_from_somebody_else_changes_nothing(store: Store, mo: UUID):
    fern = bring_once(store, FERN, by=mo).person_id
    wendy = members.welcome(store, "Wendy", roles=frozenset({Role.WORKER}), by=Actor(mo))
    before = store.head()

    again = bring_once(store, FERN, by=wendy)

    assert store.head() == before
    assert again == Brought(fern, False, mo)


def test_a_carer_adds_to_a_record_beside_the_person(store: Store, sol: UUID, rhian: UUID):
    brought = bring_once(store, FERN, into=sol, by=rhian)

    assert brought == Brought(sol, True, rhian)
    person = store.part(Person, sol, sol)
    assert (person.name, person.pronouns, person.one_line) == ("Sol", "they/them", "I fix clocks.")
    told = events_of(store, "entry.told")[0]
    assert (told.by, told.supported_by) == (sol, rhian)
    metadata = store.read(0, 1000, names=["entry.told"])[0].metadata
    assert metadata
    assert (metadata.actor, metadata.on_behalf_of) == (rhian, sol)


def test_what_is_there_stays(store: Store, sol: UUID, mo: UUID, rhian: UUID):
    people.choose_name(store, sol, "Sol", pronouns="she/her", by=Actor(sol))
    people.say_one_line(store, sol, "I have pigeons.", by=Actor(sol))

    bring_once(store, FERN, into=sol, by=rhian)

    person = store.part(Person, sol, sol)
    assert (person.pronouns, person.one_line) == ("she/her", "I have pigeons.")


def test_a_carer_offers_a_whole_profile_as_themselves(store: Store, sol: UUID, rhian: UUID):
    brought = bring_once(store, FERN, into=sol, offer=True, by=rhian)

    assert {entry.state for entry in entries_of(store, sol).values()} == {State.WAITING}
    metadata = store.read(0, 1000, names=["entry.offered"])[0].metadata
    assert metadata
    assert (metadata.actor, metadata.on_behalf_of) == (rhian, None)
    assert brought.is_new


@pytest.mark.parametrize("offer", [False, True])
def test_the_same_file_is_added_to_a_record_once(store: Store, sol: UUID, mo: UUID, rhian: UUID, offer: bool):
    bring_once(store, FERN, into=sol, by=rhian)
    before = store.head()

    again = bring_once(store, FERN, into=sol, offer=offer, by=mo)

    assert store.head() == before
    assert again == Brought(sol, False, rhian)


def test_the_same_file_can_be_added_to_another_record(store: Store, sol: UUID, win: UUID, mo: UUID):
    bring_once(store, FERN, into=sol, by=mo)

    brought = bring_once(store, FERN, into=win, by=mo)

    assert brought == Brought(win, True, mo)
    assert len(entries_of(store, win)) == 3


def test_only_the_scheme_opens_a_record_with_a_file(store: Store, rhian: UUID):
    with pytest.raises(NotAllowed):
        bring_once(store, FERN, by=rhian)


@pytest.mark.parametrize("offer", [False, True])
def test_nobody_adds_to_the_record_of_a_stranger(store: Store, win: UUID, rhian: UUID, offer: bool):
    with pytest.raises(NotInRecord):
        bring_once(store, FERN, into=win, offer=offer, by=rhian)


def test_who_may_not_is_not_told_that_it_was_brought_in_before(store: Store, mo: UUID, sol: UUID, rhian: UUID):
    bring_once(store, FERN, by=mo)

    with pytest.raises(NotAllowed):
        bring_once(store, FERN, by=rhian)


def test_nothing_is_kept_where_something_cannot_be(store: Store, mo: UUID):
    before = store.head()
    half = profile_from("# Fern\n## My hopes\n- To see Prague\n- To go home")
    broken = brought_profiles.BroughtEntry("nonsense", "x", "", False, "", "")

    with pytest.raises(NotAHeading):
        bring_once(store, brought_profiles.BroughtProfile("Fern", "", "", "", (*half.entries, broken)), by=mo)

    assert store.head() == before
