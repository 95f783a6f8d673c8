"""Undoing the last change: as an event like any other, and only where nothing changed in between."""

from uuid import UUID

import pytest

from caserecord import chosen_profiles, entries, notes, photos, profiles, recordings
from caserecord.undoing import undo
from domain.chosen_profiles import ChosenProfile
from domain.entries import Audience, Entry, State
from domain.notes import NoteKind
from domain.permissions import Actor
from domain.profiles import Profile
from domain.recordings import Recording
from domain.records import Part
from domain.refusals import ChangedMeanwhile, NotAllowed, NotInRecord
from tests.stories import Story, by


@pytest.fixture
def sam(story: Story) -> UUID:
    return story.given_a_person()


@pytest.fixture
def rhian(story: Story, sam: UUID) -> Actor:
    return story.given_a_carer(sam)


def number(story: Story, sam: UUID, part: UUID) -> int:
    """The number of the last change."""
    return story.store.part(Part, sam, part).version


def test_new_words_are_undone_by_saying_the_former_ones_again(story: Story, sam: UUID):
    entry = story.given_told(sam, "I cook")
    entries.reword(story.store, sam, entry, "I bake", seen=1, by=by(sam))

    undo(story.store, sam, entry, seen=number(story, sam, entry), by=by(sam))

    stands = story.store.part(Entry, sam, entry)
    assert (stands.words, stands.wording, stands.version) == ("I cook", 3, 2)
    undo(story.store, sam, entry, seen=2, by=by(sam))
    assert story.store.part(Entry, sam, entry).words == "I bake"


def test_what_changed_in_between_is_not_undone(story: Story, sam: UUID):
    entry = story.given_told(sam, "I cook")
    entries.reword(story.store, sam, entry, "I bake", seen=1, by=by(sam))
    entries.put_away(story.store, sam, entry, by=by(sam))

    with pytest.raises(ChangedMeanwhile, match="changed again since then"):
        undo(story.store, sam, entry, seen=1, by=by(sam))

    assert story.store.part(Entry, sam, entry).words == "I bake"


def test_the_same_undo_sent_twice_happens_once(story: Story, sam: UUID):
    entry = story.given_told(sam, "I cook")
    asked = by(sam)

    undo(story.store, sam, entry, seen=0, by=asked)
    undo(story.store, sam, entry, seen=0, by=asked)

    assert story.store.part(Entry, sam, entry).state is State.PUT_AWAY


def test_all_that_was_done_at_once_is_undone_at_once(story: Story, sam: UUID, rhian: Actor):
    told = entries.tell(
        story.store, sam, "proud", "I cook", audience=Audience.JUST_THESE, people=[rhian.reader], by=by(sam)
    )
    profile = chosen_profiles.begin(story.store, sam, "For work", people=[], by=by(sam))
    three = [story.given_told(sam, said) for said in ("tea", "bus", "sea")]
    chosen_profiles.pick(story.store, sam, profile, picked=three[:1], offered=three, by=by(sam))
    chosen_profiles.pick(story.store, sam, profile, picked=three[1:], offered=three, by=by(sam))

    undo(story.store, sam, told, seen=number(story, sam, told), by=by(sam))
    undo(story.store, sam, profile, seen=number(story, sam, profile), by=by(sam))

    assert story.store.part(Entry, sam, told).state is State.PUT_AWAY
    stands = story.store.part(ChosenProfile, sam, profile)
    assert [entry for entry in three if stands.holds(entry)] == three[:1]


def test_a_move_is_undone_to_where_it_stood(story: Story, sam: UUID):
    tea, bus = story.given_told(sam, "tea"), story.given_told(sam, "bus")
    profiles.move(story.store, sam, bus, after=None, by=by(sam))
    profile = Profile.id_of(sam)

    undo(story.store, sam, profile, seen=number(story, sam, profile), after=tea, by=by(sam))

    rows = story.db().execute("select words from entries order by place").fetchall()
    assert [row[0] for row in rows] == ["tea", "bus"]


def test_only_the_person_or_whoever_sits_with_them_undoes(story: Story, sam: UUID, rhian: Actor):
    entry = story.given_told(sam, "I cook")

    with pytest.raises(NotAllowed):
        undo(story.store, sam, entry, seen=0, by=by(rhian))
    undo(story.store, sam, entry, seen=0, by=by(rhian, with_person=sam, how="spoke"))

    assert story.store.part(Entry, sam, entry).state is State.PUT_AWAY


def test_what_is_kept_from_a_helper_is_not_undone_by_them(story: Story, sam: UUID, rhian: Actor):
    alone = story.given_told(sam, "I cry", audience=Audience.MINE_ALONE)
    profile = chosen_profiles.begin(story.store, sam, "For me", audience=Audience.MINE_ALONE, people=[], by=by(sam))

    for part in (alone, profile):
        with pytest.raises(NotInRecord):
            undo(story.store, sam, part, seen=0, by=by(rhian, with_person=sam, how="spoke"))


def test_what_somebody_said_in_their_own_voice_is_brought_back(story: Story, sam: UUID):
    told = story.given_told(sam, "I sing")
    voice = recordings.add(story.store, sam, told, b"la", seconds=2, by=by(sam))
    recordings.put_away(story.store, sam, voice, by=by(sam))

    undo(story.store, sam, voice, seen=number(story, sam, voice), by=by(sam))

    assert not story.store.part(Recording, sam, voice).is_put_away


def test_a_photo_that_was_declined_is_not_changed_by_whoever_helps(story: Story, sam: UUID, rhian: Actor):
    photo = photos.offer(story.store, sam, sam, b"x", b"x", width=4, height=3, shows=[], by=by(rhian))
    photos.decline(story.store, sam, photo, by=by(sam))

    with pytest.raises(NotInRecord):
        undo(story.store, sam, photo, seen=1, by=by(rhian, with_person=sam, how="spoke"))


def test_a_note_is_not_undone(story: Story, sam: UUID, rhian: Actor):
    note = notes.write(story.store, sam, NoteKind.EVERYDAY, "A walk", by=by(rhian))

    with pytest.raises(NotInRecord):
        undo(story.store, sam, note, seen=0, by=by(sam))


def test_what_a_profile_was_changed_about_is_not_undone_by_a_helper_from_whom_it_is_kept(
    story: Story, sam: UUID, rhian: Actor
):
    alone, told = story.given_told(sam, "I cry", audience=Audience.MINE_ALONE), story.given_told(sam, "I cook")
    work = chosen_profiles.begin(story.store, sam, "For work", people=[], by=by(sam))
    main = Profile.id_of(sam)
    beside = by(rhian, with_person=sam, how="spoke")

    def changed_about(entry: UUID) -> None:
        profiles.leave_out(story.store, sam, entry, by=by(sam))
        chosen_profiles.pick(story.store, sam, work, picked=[entry], offered=[entry], by=by(sam))

    changed_about(told)
    for profile in (main, work):
        undo(story.store, sam, profile, seen=number(story, sam, profile), by=by(beside, with_person=sam, how="spoke"))
    changed_about(alone)
    for profile in (main, work):
        with pytest.raises(NotInRecord):
            undo(story.store, sam, profile, seen=number(story, sam, profile), by=beside)

    assert story.store.part(Profile, sam, main).left_out == {alone}
    assert story.store.part(ChosenProfile, sam, work).holds(alone)


def test_a_move_is_undone_only_to_behind_something_that_whoever_undoes_it_may_know(
    story: Story, sam: UUID, rhian: Actor
):
    alone = story.given_told(sam, "I cry", audience=Audience.MINE_ALONE)
    _, bus = story.given_told(sam, "tea"), story.given_told(sam, "bus")
    theirs = story.given_told(story.given_a_person("Win"), "Puns")
    profiles.move(story.store, sam, bus, after=None, by=by(sam))
    profile = Profile.id_of(sam)

    for after, who in ((alone, by(rhian, with_person=sam, how="spoke")), (theirs, by(sam)), (bus, by(sam))):
        with pytest.raises(NotInRecord):
            undo(story.store, sam, profile, seen=number(story, sam, profile), after=after, by=who)
    undo(story.store, sam, profile, seen=number(story, sam, profile), after=alone, by=by(sam))

    rows = story.db().execute("select words from entries where person_id = ? order by place", [str(sam)]).fetchall()
    assert [row[0] for row in rows] == ["I cry", "bus", "tea"]
