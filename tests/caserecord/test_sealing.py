import sys
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from eventsourcing.persistence import Mapper, StoredEvent

from caserecord.keys import Keys
from caserecord.sealing import DoesNotOpen, SealingMapper
from caserecord.settings import Settings
from caserecord.shapes import CannotStore, Shapes
from caserecord.stores import Store
from domain import clocks
from domain.permissions import Actor, Permit, Role
from domain.records import Kept, Metadata, SomethingDamaged
from domain.refusals import Damaged, Forgotten
from tests.caserecord.conftest import keep
from tests.caserecord.diaries import CANARY, EVENTS, DayNote, Diary, FormerNote


def mapper(store: Store, events: dict[str, type] = EVENTS, metadata: Metadata | None = None) -> SealingMapper:
    return SealingMapper(Shapes(events), Keys(store.vault), metadata)


def asking(person_id: UUID) -> Metadata:
    return Metadata(person_id, Role.ME.value)


def stored(store: Store, diary: Diary) -> StoredEvent:
    """The newest event of a diary, as it is stored."""
    return store.recorder.select_stream(diary.id)[-1]


@pytest.fixture
def day(store: Store, diary: Diary, sol: UUID) -> Diary:
    """Sol's diary, with a day written about in it."""
    diary.write(CANARY, by=sol, people=(sol, uuid4()), day=date(2025, 5, 3))
    keep(store, diary, by=sol, how="Makaton")
    return diary


# What comes back


def test_an_event_comes_back_as_it_was(store: Store, diary: Diary, sol: UUID):
    people = (uuid4(), uuid4())
    with clocks.at(datetime(2025, 5, 3, 9, 0, 0, 123456, tzinfo=UTC)):
        diary.write("Ŵy — “tea”\n🫖", by=sol, people=people, day=date(2025, 5, 3))
        diary.write("", by=sol)
    events = list(diary.pending_events)
    keep(store, diary, by=sol)

    found = [store.read_stream(diary.id)[number].event for number in (2, 3)]

    assert found == events
    assert [type(event) for event in found] == [Diary.DayWritten, Diary.DayWritten]
    assert found[0].people == people
    assert found[0].timestamp.tzinfo is not None


def test_the_first_event_of_a_stream_begins_it_wherever_its_class_is(store: Store, diary: Diary):
    first = store.read_stream(diary.id)[0].event

    assert first.originator_topic == "tests.caserecord.diaries:Diary"
    assert b"diaries" not in b"".join(each.state for each in store.recorder.select_stream(diary.id))


def test_what_is_said_besides_comes_back(store: Store, diary: Diary, sol: UUID, mo: UUID):
    actor = Actor(mo, with_person=sol, how="Makaton", request_id=uuid4())
    unit = store.unit(actor, Permit(mo, sol, "write a diary", Role.WITH_ME))
    diary.count(by=sol)
    unit.save(diary)
    unit.commit()

    metadata = store.read_stream(diary.id)[-1].metadata

    assert metadata == Metadata(
        actor=mo,
        role="together with the person",
        on_behalf_of=sol,
        supported_by=mo,
        how="Makaton",
        request_id=actor.request_id,
        command_id=actor.command_id,
    )


def test_the_mapper_is_the_library_s(store: Store, sol: UUID, day: Diary):
    ours: Mapper[UUID] = mapper(store, metadata=asking(sol))
    event = ours.to_domain_event(stored(store, day))

    again = ours.to_domain_event(ours.to_stored_event(event))

    assert again == event


# What is sealed


def test_nothing_said_is_in_any_file(store: Store, settings: Settings, day: Diary):
    kept = b"".join(path.read_bytes() for path in settings.data.iterdir())

    for word in [CANARY, "stars", "Makaton"]:
        assert word.encode() not in kept


def test_what_is_clear_can_be_read_without_a_key(store: Store, sol: UUID, day: Diary):
    state = stored(store, day).state

    for clear in [f'"person_id":"{sol}"', '"day":"2025-05-03"', '"role":"the person"', f'"actor":"{sol}"']:
        assert clear.encode() in state


def test_the_same_words_are_never_sealed_alike(store: Store, sol: UUID, day: Diary):
    ours = mapper(store, metadata=asking(sol))
    event = ours.to_domain_event(stored(store, day))

    assert ours.to_stored_event(event).state != ours.to_stored_event(event).state


# What is bound


def test_every_byte_that_is_changed_is_noticed(store: Store, day: Diary):
    as_written = stored(store, day)
    ours = mapper(store)

    for place in range(len(as_written.state)):
        state = bytearray(as_written.state)
        state[place] ^= 1
        with pytest.raises(DoesNotOpen):
            ours.open(replace(as_written, state=bytes(state)))


def test_every_byte_that_is_missing_is_noticed(store: Store, day: Diary):
    as_written = stored(store, day)
    ours = mapper(store)

    for length in range(len(as_written.state)):
        with pytest.raises(DoesNotOpen):
            ours.open(replace(as_written, state=as_written.state[:length]))


def test_an_event_does_not_open_anywhere_else(store: Store, sol: UUID, win: UUID, day: Diary):
    others = [Diary.begin(sol, by=sol), Diary.begin(win, by=win)]
    keep(store, *others, by=sol)
    as_written = stored(store, day)
    elsewhere = [
        replace(as_written, originator_id=others[0].id),
        replace(as_written, originator_id=others[1].id),
        replace(as_written, originator_version=as_written.originator_version + 1),
        replace(as_written, topic="diary.day-counted"),
    ]
    ours = mapper(store)

    for moved in elsewhere:
        with pytest.raises(DoesNotOpen, match="does not open as it was written") as refused:
            ours.open(moved)
        assert isinstance(refused.value, Damaged)
        assert refused.value.why == "it is not what was sealed here"


def test_a_name_that_is_not_in_the_list_is_never_imported(store: Store, tmp_path: Path, day: Diary):
    (tmp_path / "evil.py").write_text("raise SystemExit")
    sys.path.insert(0, str(tmp_path))
    try:
        with pytest.raises(DoesNotOpen) as refused:
            mapper(store).open(replace(stored(store, day), topic="evil:Event"))
    finally:
        sys.path.remove(str(tmp_path))

    assert refused.value.why == "its name is not one that we know"
    assert "evil" not in sys.modules


# What is refused


def test_what_has_no_name_is_not_stored(store: Store, sol: UUID):
    class Unnamed(Diary.DayCounted):
        """An event that nobody named."""

    event = Unnamed(uuid4(), 0, clocks.now(), sol, sol)

    with pytest.raises(CannotStore, match="Unnamed has no name in the list of events"):
        mapper(store, metadata=asking(sol)).to_stored_event(event)


def test_a_kind_that_does_not_say_what_is_clear_is_refused():
    @dataclass
    class Silent:
        words: str

    with pytest.raises(CannotStore, match="does not say what is CLEAR"):
        Shapes({"silent": Silent})


@pytest.mark.parametrize(
    ("words", "people"),
    [(5, ()), (None, ()), ("\ud800", ()), ("tea", ["not an id"]), ("tea", [uuid4()]), (object(), ())],
)
def test_what_would_not_come_back_as_it_is_is_not_stored(
    store: Store, sol: UUID, diary: Diary, words: Any, people: Any
):
    diary.write(words, by=sol, people=people)

    with pytest.raises(CannotStore, match=r"diary\.day-written"):
        keep(store, diary, by=sol)

    assert len(store.recorder.select_stream(diary.id)) == 2


def test_nothing_is_sealed_that_nobody_asked_for(store: Store, sol: UUID, day: Diary):
    event, _ = mapper(store).open(stored(store, day))

    with pytest.raises(CannotStore, match="Nobody is said to have asked"):
        mapper(store).to_stored_event(event)


def test_nothing_is_sealed_for_anybody_but_whose_stream_it_is(store: Store, sol: UUID, win: UUID, day: Diary):
    event, _ = mapper(store).open(stored(store, day))
    hers = Diary.DayCounted(event.originator_id, 3, clocks.now(), win, win)

    with pytest.raises(CannotStore, match=r"diary\.day-counted is for"):
        mapper(store, metadata=asking(sol)).to_stored_event(hers)


def test_nothing_more_is_sealed_for_a_stream_that_was_forgotten(store: Store, sol: UUID, day: Diary):
    event, _ = mapper(store).open(stored(store, day))
    store.vault.destroy_salt(day.id)
    ours = mapper(store, metadata=asking(sol))

    with pytest.raises(Forgotten):
        ours.open(stored(store, day))
    with pytest.raises(Forgotten):
        ours.to_stored_event(event)


# What was written by another version


@pytest.fixture
def note(store: Store, sol: UUID) -> FormerNote:
    note = FormerNote.write(sol, CANARY, by=sol)
    keep(store, note, by=sol)
    return note


def renamed(store: Store, sol: UUID, note: FormerNote) -> StoredEvent:
    """The note, stored under the name that later notes have too."""
    then = mapper(store, {"note.written": FormerNote.Written}, asking(sol))
    event, _ = mapper(store).open(store.recorder.select_stream(note.id)[0])
    return then.to_stored_event(event)


def test_an_event_of_a_former_version_is_brought_up_to_date(store: Store, sol: UUID, note: FormerNote):
    now = mapper(store, {"note.written": DayNote.Written})

    event, _ = now.open(renamed(store, sol, note))

    assert type(event) is DayNote.Written
    assert (event.words, event.day, event.by) == (CANARY, date(2013, 5, 3), sol)
    assert isinstance(event.mutate(None), DayNote)


def test_an_event_of_this_version_says_which(store: Store, sol: UUID):
    now = mapper(store, {"note.written": DayNote.Written}, asking(sol))
    event = DayNote.write(sol, CANARY, date(2013, 5, 3), by=sol).pending_events[0]

    stored_now = now.to_stored_event(event)

    assert b'"class_version":3' in stored_now.state
    assert now.open(stored_now)[0] == event


def test_an_event_of_a_later_version_does_not_open(store: Store, sol: UUID):
    later = mapper(store, {"note.written": DayNote.Written}, asking(sol))
    event = DayNote.write(sol, CANARY, date(2013, 5, 3), by=sol).pending_events[0]
    before = mapper(store, {"note.written": FormerNote.Written})

    with pytest.raises(DoesNotOpen) as refused:
        before.open(later.to_stored_event(event))

    assert refused.value.why == "it was written by a later version of this program"


def test_a_field_that_went_away_without_a_word_is_noticed(store: Store, sol: UUID):
    class Written(Kept.Event):
        """It was written, and more was said."""

        person_id: UUID
        text: str
        more: str

        @property
        def sealed_for(self) -> UUID:
            return self.person_id

    then = mapper(store, {"note.written": Written}, asking(sol))
    event = Written(uuid4(), 0, clocks.now(), sol, "tea", "cake")

    with pytest.raises(DoesNotOpen):
        mapper(store, {"note.written": FormerNote.Written}).open(then.to_stored_event(event))


# The log


def test_damage_is_named_in_the_log_and_withheld_from_the_rest(store: Store, sol: UUID, day: Diary):
    store.vault.connection.exec_driver_sql(f"DELETE FROM salts WHERE stream_id = '{day.id.hex}'")

    found = store.read_stream(day.id)

    assert [each.event for each in found] == [
        SomethingDamaged(day.id, number, "the vault has no key that opens it") for number in range(3)
    ]
    assert [each.name for each in found] == ["diary.begun", "diary.day-counted", "diary.day-written"]
    with pytest.raises(Damaged):
        store.part(Diary, sol, day.id)
