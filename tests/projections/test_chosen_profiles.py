"""Profiles for somebody in particular: what each reader sees of them."""

from uuid import UUID

import pytest

from caserecord import chosen_profiles, entries, notes, noticings, profiles
from domain.entries import Audience
from domain.notes import NoteKind
from domain.permissions import Actor, Role
from domain.refusals import NotInRecord
from projections.chosen_profiles import ShownChoice, choice_of, choices_of
from projections.histories import history_of
from projections.profiles import ShownProfile, profile_of
from tests.stories import Story, by


@pytest.fixture
def sam(story: Story) -> UUID:
    return story.given_a_person()


@pytest.fixture
def rhian(story: Story, sam: UUID) -> Actor:
    return story.given_a_carer(sam)


def begun(story: Story, sam: UUID, title: str = "For hospital", **chosen: object) -> UUID:
    return chosen_profiles.begin(story.store, sam, title, **{"people": [], **chosen}, by=by(sam))  # type: ignore[arg-type]


def pick(story: Story, sam: UUID, profile: UUID, *picked: UUID) -> None:
    for entry in picked:
        chosen_profiles.pick(story.store, sam, profile, picked=[entry], offered=[entry], by=by(sam))


def drawn(story: Story, reader: Actor | UUID, sam: UUID, chosen: UUID, *, on_paper: bool = False) -> ShownProfile:
    shown: ShownProfile = story.shown(profile_of, "read the profile", reader, sam, chosen=chosen, on_paper=on_paper)
    return shown


def words(shown: ShownProfile) -> list[str]:
    return [entry.words for section in shown.sections for entry in section.entries]


def choices(story: Story, reader: Actor | UUID, sam: UUID) -> tuple[ShownChoice, ...]:
    found: tuple[ShownChoice, ...] = story.shown(choices_of, "read the profile", reader, sam)
    return found


def test_only_what_was_picked_stands_in_it_in_its_own_order(story: Story, sam: UUID):
    tea, _, sea = (story.given_told(sam, said) for said in ("tea", "bus", "sea"))
    profile = begun(story, sam)
    assert words(drawn(story, sam, sam, profile)) == []

    pick(story, sam, profile, tea, sea)
    chosen_profiles.move(story.store, sam, profile, sea, after=None, by=by(sam))

    shown = drawn(story, sam, sam, profile)
    assert (shown.choice, shown.called, words(shown)) == (profile, "For hospital", ["sea", "tea"])
    assert words(story.shown(profile_of, "read the profile", sam, sam)) == ["tea", "bus", "sea"]
    chosen_profiles.move(story.store, sam, profile, sea, after=tea, by=by(sam))
    chosen_profiles.pick(story.store, sam, profile, picked=[sea], offered=[tea, sea], by=by(sam))
    assert words(drawn(story, sam, sam, profile)) == ["sea"]


def test_what_was_not_offered_to_pick_from_stays_as_it_is(story: Story, sam: UUID):
    tea, bus = (story.given_told(sam, said) for said in ("tea", "bus"))
    profile = begun(story, sam)
    pick(story, sam, profile, tea)

    pick(story, sam, profile, bus)

    assert words(drawn(story, sam, sam, profile)) == ["tea", "bus"]


def test_without_a_strength_it_shows_no_need(story: Story, sam: UUID):
    profile = begun(story, sam)
    pick(story, sam, profile, story.given_told(sam, "Ring first", "do"))
    story.given_told(sam, "I make people laugh", "admired")

    shown = drawn(story, sam, sam, profile)

    assert (shown.sections, shown.has_strengths) == ((), False)


def test_what_was_noticed_can_be_picked_and_is_a_strength(story: Story, sam: UUID, rhian: Actor):
    noticed = noticings.notice(
        story.store, sam, does="Laughs at hoovers", means="Joy", we_do="Hoover", responded="Laughed", by=by(rhian)
    )
    noticings.agree(story.store, sam, noticed, by=by(story.given_a_worker(sam)))
    profile = begun(story, sam)
    assert not drawn(story, rhian, sam, profile).has_strengths

    pick(story, sam, profile, noticed)

    assert [section.key for section in drawn(story, rhian, sam, profile).sections] == ["noticed"]


def test_it_begins_with_its_own_line_or_else_as_the_main_profile_does(story: Story, sam: UUID):
    profile = begun(story, sam)

    chosen_profiles.say_how_it_begins(story.store, sam, profile, "For work", first_line="On time", by=by(sam))
    assert (drawn(story, sam, sam, profile).opening.one_line, choices(story, sam, sam)[0].called) == (
        "On time",
        "For work",
    )
    chosen_profiles.say_how_it_begins(story.store, sam, profile, "For work", by=by(sam))

    assert drawn(story, sam, sam, profile).opening.one_line == ""


@pytest.mark.parametrize(
    ("audience", "seen_by"),
    [
        (Audience.EVERYONE, {"Sam", "Rhian", "Fred", "paper"}),
        (Audience.JUST_THESE, {"Sam", "Fred"}),
        (Audience.NOT_IN_PROFILE, set()),
        (Audience.MINE_ALONE, {"Sam"}),
    ],
)
def test_nobody_sees_an_entry_in_it_who_may_not_see_the_entry(
    story: Story, sam: UUID, rhian: Actor, audience: Audience, seen_by: set[str]
):
    fred = story.given_a_member("Fred", Role.FAMILY, sam)
    entry = story.given_told(sam, "I cook")
    profile = begun(story, sam)
    pick(story, sam, profile, entry)

    entries.show_to(story.store, sam, entry, audience, people=[fred.reader], by=by(sam))

    shown = {
        "Sam": drawn(story, sam, sam, profile),
        "Rhian": drawn(story, rhian, sam, profile),
        "Fred": drawn(story, fred, sam, profile),
        "paper": drawn(story, sam, sam, profile, on_paper=True),
    }
    assert {reader for reader, found in shown.items() if words(found)} == seen_by


def test_a_profile_is_there_only_for_whom_it_is_for(story: Story, sam: UUID, rhian: Actor):
    fred = story.given_a_member("Fred", Role.FAMILY, sam)
    profile = begun(story, sam, audience=Audience.JUST_THESE, people=[fred.reader])

    assert [choice.called for choice in choices(story, fred, sam)] == ["For hospital"]
    assert (choices(story, fred, sam)[0].audience, choices(story, fred, sam)[0].people) == ("", ())
    assert choices(story, rhian, sam) == ()
    with pytest.raises(NotInRecord):
        drawn(story, rhian, sam, profile)
    chosen_profiles.show_to(story.store, sam, profile, Audience.MINE_ALONE, people=[], by=by(sam))

    assert (choices(story, fred, sam), len(choices(story, sam, sam))) == ((), 1)


def test_a_profile_put_away_is_there_for_nobody_but_whoever_may_bring_it_back(story: Story, sam: UUID, rhian: Actor):
    profile = begun(story, sam)

    chosen_profiles.put_away(story.store, sam, profile, by=by(sam))
    assert (choices(story, rhian, sam), [each.is_put_away for each in choices(story, sam, sam)]) == ((), [True])
    chosen_profiles.bring_back(story.store, sam, profile, by=by(sam))

    assert story.shown(choice_of, "read the profile", rhian, sam, profile_id=profile).called == "For hospital"


def test_only_the_persons_own_entries_and_what_was_noticed_are_picked(story: Story, sam: UUID, rhian: Actor):
    profile = begun(story, sam)
    wins = story.given_told(story.given_a_person("Win"), "I sing")
    alone = story.given_told(sam, "I cry", audience=Audience.MINE_ALONE)
    note = notes.write(story.store, sam, NoteKind.GOOD_NEWS, "Sang", by=rhian)

    with pytest.raises(NotInRecord):
        pick(story, sam, profile, wins)
    with pytest.raises(NotInRecord):
        pick(story, sam, profile, note)
    with pytest.raises(NotInRecord):
        pick(story, sam, profile, profile)
    with pytest.raises(NotInRecord):
        chosen_profiles.pick(
            story.store, sam, profile, picked=[alone], offered=[alone], by=by(rhian, with_person=sam, how="spoke")
        )


def test_whoever_helps_does_not_change_a_profile_that_is_kept_from_them(story: Story, sam: UUID, rhian: Actor):
    profile = begun(story, sam, audience=Audience.MINE_ALONE)

    with pytest.raises(NotInRecord):
        chosen_profiles.put_away(story.store, sam, profile, by=by(rhian, with_person=sam, how="spoke"))


def test_a_profile_is_for_ones_own_people(story: Story, sam: UUID):
    stranger = story.given_a_carer(story.given_a_person("Win"), "Strange")

    with pytest.raises(NotInRecord, match="your own people"):
        begun(story, sam, audience=Audience.JUST_THESE, people=[stranger.reader])


def test_something_moves_only_among_what_stands_under_its_heading(story: Story, sam: UUID):
    tea, bus = story.given_told(sam, "tea"), story.given_told(sam, "bus", "matters")
    profile = begun(story, sam)
    pick(story, sam, profile, tea, bus)

    with pytest.raises(NotInRecord, match="within its own heading"):
        chosen_profiles.move(story.store, sam, profile, tea, after=bus, by=by(sam))


def test_what_happens_in_a_profile_that_is_hidden_moves_no_number_and_stands_in_no_history_of_others(
    story: Story, sam: UUID, rhian: Actor
):
    wendy = story.given_a_worker(sam)
    entry = story.given_told(sam, "I cook")

    def seen() -> tuple[object, ...]:
        pages = [story.shown(profile_of, "read the profile", reader, sam) for reader in (rhian, wendy)]
        paper = story.shown(profile_of, "read the profile", sam, sam, on_paper=True)
        history = story.shown(history_of, "read the history", wendy, sam, story.store)
        return (*pages, paper, history, choices(story, wendy, sam))

    before = seen()
    profile = begun(story, sam, "For leaving", audience=Audience.MINE_ALONE)
    pick(story, sam, profile, entry)
    chosen_profiles.say_how_it_begins(story.store, sam, profile, "For moving out", first_line="Soon", by=by(sam))

    assert seen() == before
    chosen_profiles.show_to(story.store, sam, profile, Audience.EVERYONE, people=[], by=by(sam))
    after = repr(seen())
    assert "For moving out" in after
    assert "For leaving" not in after


def test_what_is_hidden_in_a_shared_profile_moves_no_number_of_it(story: Story, sam: UUID, rhian: Actor):
    shown, hidden = story.given_told(sam, "I cook"), story.given_told(sam, "I cry", audience=Audience.MINE_ALONE)
    profile = begun(story, sam)
    pick(story, sam, profile, shown)
    before = drawn(story, rhian, sam, profile), drawn(story, sam, sam, profile, on_paper=True)

    pick(story, sam, profile, hidden)
    chosen_profiles.move(story.store, sam, profile, hidden, after=None, by=by(sam))
    entries.reword(story.store, sam, hidden, "I weep", seen=1, by=by(sam))

    assert (drawn(story, rhian, sam, profile), drawn(story, sam, sam, profile, on_paper=True)) == before
    chosen_profiles.pick(story.store, sam, profile, picked=[], offered=[shown], by=by(sam))
    assert drawn(story, rhian, sam, profile).version > before[0].version


def test_what_is_not_in_the_profile_moves_no_number_of_it(story: Story, sam: UUID, rhian: Actor):
    story.given_told(sam, "I cook")
    beside = story.given_told(sam, "I sing", audience=Audience.NOT_IN_PROFILE)
    out = story.given_told(sam, "I dance")
    profiles.leave_out(story.store, sam, out, by=by(sam))
    before = [
        story.shown(profile_of, "read the profile", reader, sam, on_paper=paper).version
        for reader, paper in ((rhian, False), (sam, True))
    ]

    for entry in (beside, out):
        entries.reword(story.store, sam, entry, "Something else", seen=1, by=by(sam))
        entries.put_away(story.store, sam, entry, by=by(sam))

    after = [
        story.shown(profile_of, "read the profile", reader, sam, on_paper=paper).version
        for reader, paper in ((rhian, False), (sam, True))
    ]
    assert after == before


def test_with_so_many_under_each_heading_the_rest_is_counted_for_this_reader(story: Story, sam: UUID, rhian: Actor):
    for number in range(5):
        story.given_told(sam, f"{number}")
        story.given_told(sam, f"hidden {number}", audience=Audience.MINE_ALONE)

    few = story.shown(profile_of, "read the profile", rhian, sam, most=2).sections[0]
    mine = story.shown(profile_of, "read the profile", sam, sam, most=2).sections[0]
    whole = story.shown(profile_of, "read the profile", rhian, sam, most=5).sections[0]

    assert ([entry.words for entry in few.entries], few.total, mine.total) == (["0", "1"], 5, 10)
    assert (len(whole.entries), whole.total) == (5, 0)
