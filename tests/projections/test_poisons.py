"""An event that does not open: its whole stream is withheld and named, and everything else still works."""

from typing import Any
from uuid import UUID

import pytest

from caserecord import circles, entries, notes, people, profiles
from caserecord.event_names import EVENTS
from caserecord.keys import Keys
from caserecord.sealing import SealingMapper
from caserecord.shapes import Shapes
from domain import clocks
from domain.circles import Circle
from domain.entries import Audience
from domain.notes import NoteKind
from domain.permissions import Role
from domain.records import Metadata
from domain.refusals import Damaged, NotInRecord
from projections.changes import change_of
from projections.histories import history_of
from projections.members import circle_of, everybody
from projections.notes import notes_of
from projections.profiles import profile_of
from projections.replays import record_as_it_was
from projections.searches import hits_of
from projections.shown_entries import entry_of
from projections.todos import withheld_streams
from tests.projections.damages import damage, stored_events
from tests.stories import Story, by


@pytest.fixture
def sam(story: Story) -> UUID:
    return story.given_a_person()


def words_in_profile(story: Story, sam: UUID) -> list[str]:
    sections = story.shown(profile_of, "read the profile", sam, sam).sections
    return [entry.words for section in sections for entry in section.entries]


def withheld(story: Story) -> list[tuple[str, str, int]]:
    found = story.shown_of_scheme(withheld_streams, "read how the record is", story.mo)
    return [(each.stream, each.person_id, each.position) for each in found]


def test_a_damaged_entry_is_withheld_and_named_and_everything_else_is_shown(story: Story, sam: UUID):
    story.given_told(sam, "I sing")
    entry = story.given_told(sam, "I cook")
    entries.reword(story.store, sam, entry, "I cook well", seen=1, by=by(sam))
    position = story.store.head()[0]
    entries.reword(story.store, sam, entry, "I cook very well", seen=2, by=by(sam))

    damage(story.store, entry, version=1)

    assert words_in_profile(story, sam) == ["I sing"]
    assert withheld(story) == [(str(entry), str(sam), position)]
    with pytest.raises(Damaged):
        entries.reword(story.store, sam, entry, "I cook", seen=3, by=by(sam))
    story.given_told(sam, "I dance")
    assert words_in_profile(story, sam) == ["I sing", "I dance"]


def test_damage_is_found_when_views_that_were_told_before_are_told_again(story: Story, sam: UUID):
    entry = story.given_told(sam, "I cook")
    story.given_told(sam, "I sing")
    story.db()
    damage(story.store, entry)

    story.views.throw_away()

    assert words_in_profile(story, sam) == ["I sing"]
    assert [stream for stream, _, _ in withheld(story)] == [str(entry)]


def test_what_happens_later_to_a_withheld_entry_waits(story: Story, sam: UUID):
    entry = story.given_told(sam, "I cook", heading="proud")
    story.given_told(sam, "I sing")
    damage(story.store, entry)
    story.db()
    other = story.given_told(sam, "I dance")
    profiles.move(story.store, sam, other, after=None, by=by(sam))

    assert words_in_profile(story, sam) == ["I dance", "I sing"]


def test_a_withheld_entry_that_was_moved_leaves_the_order_of_the_others(story: Story, sam: UUID):
    first, second = story.given_told(sam, "one"), story.given_told(sam, "two")
    story.given_told(sam, "three")
    profiles.move(story.store, sam, second, after=None, by=by(sam))
    profiles.move(story.store, sam, first, after=second, by=by(sam))

    damage(story.store, second)

    assert words_in_profile(story, sam) == ["one", "three"]


def test_nothing_private_shows_because_a_later_event_is_damaged(story: Story, sam: UUID):
    entry = story.given_told(sam, "I cry at night")
    entries.show_to(story.store, sam, entry, Audience.MINE_ALONE, people=[], by=by(sam))
    day = story.store.read_at([story.store.head()[0]])[0].event.timestamp.date()
    ade = story.given_an_auditor(sam)

    damage(story.store, entry, version=1)

    until = story.store.head()[0]
    seen = [
        story.shown(history_of, "read the history", story.mo, sam, story.store),
        story.shown(history_of, "read the history", ade, sam, story.store),
        story.shown(record_as_it_was, "read the history", ade, sam, story.store, until=until, day=day),
        story.shown(profile_of, "read the profile", story.mo, sam),
        story.shown(hits_of, "search the record", story.mo, sam, asked="cry"),
    ]
    assert "I cry at night" not in repr(seen)


def test_a_change_of_a_withheld_entry_has_no_address(story: Story, sam: UUID):
    entry = story.given_told(sam, "I cook")
    told_at = story.store.head()[0]
    entries.reword(story.store, sam, entry, "I cook well", seen=1, by=by(sam))
    damage(story.store, entry, version=1)

    with pytest.raises(NotInRecord):
        story.shown(change_of, "read the history", sam, sam, story.store, position=told_at)
    with pytest.raises(NotInRecord):
        story.shown(entry_of, "read the profile", sam, sam, entry_id=entry)


def test_an_event_damaged_after_it_was_told_says_so_in_the_history(story: Story, sam: UUID):
    note = notes.write(story.store, sam, NoteKind.EVERYDAY, "A walk", by=by(story.mo))
    position = story.store.head()[0]
    story.given_told(sam, "I sing")
    story.db()

    damage(story.store, note)

    happened = story.shown(history_of, "read the history", sam, sam, story.store).happenings
    change = story.shown(change_of, "read the history", sam, sam, story.store, position=position)
    assert "Something here does not open as it was written. It is withheld." in [each.says for each in happened]
    assert (change.kind, change.before, change.after) == ("note.written", "", "")


def test_a_damaged_circle_denies_and_another_record_is_open(story: Story, sam: UUID):
    win = story.given_a_person("Win")
    rhian = story.given_a_carer(sam)
    story.given_told(win, "I whistle")

    damage(story.store, Circle.id_of(sam), version=2)

    with pytest.raises(Damaged):
        story.shown(profile_of, "read the profile", rhian, sam)
    with pytest.raises(Damaged):
        story.given_told(sam, "I cook")
    assert words_in_profile(story, win) == ["I whistle"]


def test_a_damaged_circle_shows_nobody_in_it(story: Story, sam: UUID):
    permit = story.permit(sam, sam, "read the circle")
    rhian = story.given_a_carer(sam)
    circles.leave(story.store, sam, rhian.reader, Role.CARER, to_day=clocks.today(), by=by(story.mo))

    damage(story.store, Circle.id_of(sam), version=3)

    assert circle_of(story.db(), permit) == ()


def test_a_damaged_name_shows_no_words_that_it_might_have_covered(story: Story, sam: UUID):
    notes.write(story.store, sam, NoteKind.EVERYDAY, "Sam went out", by=by(story.mo))
    people.choose_name(story.store, sam, "Sol", cover_former=True, by=by(sam))

    damage(story.store, sam, version=1)

    with pytest.raises(Damaged, match="name"):
        story.shown(notes_of, "read notes", story.mo, sam)


def test_a_damaged_member_has_no_name_and_no_role(story: Story, sam: UUID):
    rhian = story.given_a_carer(sam)
    offer = story.given_offered(sam, "Made me laugh", rhian)

    damage(story.store, rhian.reader)

    assert rhian.reader not in {each.id for each in everybody(story.db())}
    offered = story.shown(entry_of, "read the profile", sam, sam, entry_id=offer)
    assert offered.offered_by == "somebody"


def test_a_name_that_is_not_in_the_list_of_events_is_withheld(story: Story, sam: UUID):
    entry = story.given_told(sam, "I cook")
    with stored_events(story.store) as events:
        events.execute("update stored_events set topic = 'os.system' where originator_id = ?", [entry.hex])

    assert words_in_profile(story, sam) == []
    assert withheld(story)[0][0] == str(entry)


def test_an_event_that_no_view_understands_is_withheld_too(story: Story, sam: UUID):
    """An entry that is told twice, as only a fault of ours could write it."""
    story.given_told(sam, "I sing")
    entry = story.given_told(sam, "I cook")
    told = story.store.read_stream(entry)[0].event
    again: Any = object.__new__(type(told))
    again.__dict__.update(vars(told), originator_version=1)
    mapper = SealingMapper(Shapes(EVENTS), Keys(story.store.vault), Metadata(actor=sam, role=Role.ME))

    story.store.recorder.insert_events([mapper.to_stored_event(again)])

    assert words_in_profile(story, sam) == ["I sing"]
    assert withheld(story) == [(str(entry), str(sam), story.store.head()[0])]
