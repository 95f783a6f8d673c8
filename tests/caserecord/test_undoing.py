"""Undoing the last change: as an event like any other, and only where nothing changed in between."""

from uuid import UUID

import pytest

from caserecord import adjustments, chosen_profiles, easy_reads, entries, notes, people, photos, profiles, recordings
from caserecord.undoing import undo
from domain.adjustments import Adjustment
from domain.chosen_profiles import ChosenProfile
from domain.easy_reads import EasyRead
from domain.easy_sentences import EasySentence
from domain.entries import Audience, Entry, State
from domain.knowers import KnownTo
from domain.notes import NoteKind
from domain.people import Person
from domain.permissions import Actor
from domain.profiles import Profile
from domain.recordings import Recording
from domain.records import Part
from domain.refusals import ChangedMeanwhile, NotAllowed, NotInRecord
from domain.undoing import NothingToUndo
from tests.snaps import brought
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
    photo = photos.offer(story.store, sam, sam, brought(), by=by(rhian))
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


EASY = [EasySentence("I like tea.", "tea")]


def given_needs(story: Story, sam: UUID, *kinds: str, only: Actor | None = None) -> list[UUID]:
    audience, people_ = (KnownTo.JUST_THESE, [only.reader]) if only else (KnownTo.EVERYONE, [])
    adjustments.need(story.store, sam, kinds, words="", audience=audience, people=people_, by=by(sam))
    said = story.store.read(0, 1000, names=["adjustment.recorded"])
    return [at.event.originator_id for at in said][-len(kinds) :]


def test_all_that_was_said_to_be_needed_at_once_is_taken_back_at_once_and_once(story: Story, sam: UUID):
    quiet, longer, makaton = given_needs(story, sam, "quiet", "longer", "makaton")
    asked = by(sam)

    for _ in range(2):
        undo(story.store, sam, quiet, seen=0, also=[longer, makaton, longer], by=asked)

    stand = [story.store.part(Adjustment, sam, each) for each in (quiet, longer, makaton)]
    assert [(each.has_ended, each.version) for each in stand] == [(True, 1)] * 3


def test_none_of_what_was_said_at_once_is_taken_back_where_one_was_changed(story: Story, sam: UUID, rhian: Actor):
    quiet, longer = given_needs(story, sam, "quiet", "longer")
    adjustments.use(story.store, sam, longer, was_met=True, by=by(rhian))

    with pytest.raises(ChangedMeanwhile):
        undo(story.store, sam, quiet, seen=0, also=[longer], by=by(sam))

    assert not story.store.part(Adjustment, sam, quiet).has_ended


def test_what_others_said_of_a_need_is_not_undone(story: Story, sam: UUID, rhian: Actor):
    [quiet] = given_needs(story, sam, "quiet")
    adjustments.use(story.store, sam, quiet, in_the_way="Hoovering", by=by(rhian))

    with pytest.raises(NothingToUndo, match="You can still change it yourself"):
        undo(story.store, sam, quiet, seen=1, by=by(sam))


def test_a_need_that_a_helper_may_not_know_is_not_undone_by_them(story: Story, sam: UUID, rhian: Actor):
    [quiet] = given_needs(story, sam, "quiet", only=story.given_a_worker(sam))

    with pytest.raises(NotInRecord):
        undo(story.store, sam, quiet, seen=0, by=by(rhian, with_person=sam, how="spoke"))


def test_a_name_that_is_covered_is_brought_back_by_the_person_and_by_no_helper(story: Story, sam: UUID, rhian: Actor):
    people.choose_name(story.store, sam, "Sol", pronouns="he", cover_former=True, by=by(sam))

    with pytest.raises(NothingToUndo):
        undo(story.store, sam, sam, seen=1, by=by(rhian, with_person=sam, how="spoke"))
    undo(story.store, sam, sam, seen=1, by=by(sam))

    stands = story.store.part(Person, sam, sam)
    assert (stands.name, stands.pronouns, stands.covered) == ("Sam", "", [])


def test_easy_words_from_before_an_entry_was_shared_are_brought_back_by_no_helper(
    story: Story, sam: UUID, rhian: Actor
):
    tea = story.given_told(sam, "Tea helps", audience=Audience.MINE_ALONE)
    easy = EasyRead.id_of(tea)
    for seen, said in enumerate((EASY, [EasySentence("Tea.")])):
        easy_reads.write(story.store, sam, tea, said, wording=1, seen=seen, by=by(sam))
    helper = by(rhian, with_person=sam, how="spoke")

    with pytest.raises(NotInRecord):
        undo(story.store, sam, easy, seen=2, by=helper)
    entries.show_to(story.store, sam, tea, Audience.EVERYONE, people=[], by=by(sam))
    with pytest.raises(NothingToUndo):
        undo(story.store, sam, easy, seen=2, by=helper)
    undo(story.store, sam, easy, seen=2, by=by(sam))

    assert story.store.part(EasyRead, sam, easy).sentences == tuple(EASY)


def test_easy_words_that_were_changed_in_between_stay(story: Story, sam: UUID, rhian: Actor):
    tea = story.given_told(sam, "Tea helps")
    easy_reads.write(story.store, sam, tea, EASY, wording=1, seen=0, by=by(sam))
    easy_reads.draft(story.store, sam, tea, [EasySentence("Tea.")], wording=1, by=by(rhian))

    with pytest.raises(ChangedMeanwhile):
        undo(story.store, sam, EasyRead.id_of(tea), seen=1, by=by(sam))

    assert story.store.part(EasyRead, sam, EasyRead.id_of(tea)).sentences == tuple(EASY)
