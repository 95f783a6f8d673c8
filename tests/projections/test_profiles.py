"""The profile: strengths first, in the person's order, as each reader may see it."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from caserecord import adjustments, concerns, entries, noticings, people, photos, profiles, replies, safety_facts
from domain import clocks
from domain.adjustments import KnownTo
from domain.entries import Audience
from domain.permissions import Actor, Role
from domain.refusals import NotInRecord
from domain.snaps import Sitters, Snap
from projections.adjustments import adjustments_of
from projections.profiles import ShownProfile, profile_of, set_aside_of
from tests.stories import Story, by


@pytest.fixture
def sam(story: Story) -> UUID:
    return story.given_a_person()


@pytest.fixture
def rhian(story: Story, sam: UUID) -> Actor:
    return story.given_a_carer(sam)


def profile(story: Story, reader: Actor | UUID, sam: UUID, *, on_paper: bool = False) -> ShownProfile:
    shown: ShownProfile = story.shown(profile_of, "read the profile", reader, sam, on_paper=on_paper)
    return shown


def words(shown: ShownProfile) -> list[str]:
    return [entry.words for section in shown.sections for entry in section.entries]


def set_aside(story: Story, sam: UUID) -> list[str]:
    return [entry.words for entry in story.shown(set_aside_of, "bring an entry back", sam, sam)]


def test_strengths_come_first_whatever_was_told_first(story: Story, sam: UUID):
    story.given_told(sam, "Ring before you come", "do")
    story.given_told(sam, "My dog", "matters")
    story.given_told(sam, "To see the sea", "hopes")
    story.given_told(sam, "I make people laugh", "admired")

    shown = profile(story, sam, sam)

    assert [section.key for section in shown.sections] == ["admired", "hopes", "matters", "do"]
    assert shown.has_strengths
    assert shown.sections[1].hopes[0].entry.words == "To see the sea"


def test_with_no_strengths_no_need_is_shown_but_how_i_communicate_is(story: Story, sam: UUID, rhian: Actor):
    story.given_told(sam, "Ring before you come", "do")
    story.given_told(sam, "I use my eyes", "communicate")
    safety_facts.record(story.store, sam, "Bread can choke me", what_helps="Cut it small", by=by(rhian))

    shown = profile(story, rhian, sam)

    assert (shown.sections, shown.has_strengths) == ((), False)
    assert [entry.words for entry in shown.communicate] == ["I use my eyes"]
    assert [(fact.words, fact.what_helps) for fact in shown.must_know] == [("Bread can choke me", "Cut it small")]


def test_what_two_people_noticed_is_a_strength(story: Story, sam: UUID, rhian: Actor):
    wendy = story.given_a_worker(sam)
    noticed = noticings.notice(
        story.store, sam, does="Laughs at hoovers", means="Joy", we_do="Hoover", responded="Laughed", by=by(rhian)
    )
    story.given_told(sam, "Ring before you come", "do")
    assert not profile(story, rhian, sam).has_strengths

    noticings.agree(story.store, sam, noticed, by=by(wendy))

    shown = profile(story, rhian, sam)
    assert [(section.key, section.title) for section in shown.sections] == [
        ("noticed", "We have noticed"),
        ("do", "Please do"),
    ]
    assert shown.sections[0].noticings[0].authorship == "we have noticed: Rhian and Wendy"


def test_entries_stand_in_the_order_that_the_person_chose(story: Story, sam: UUID):
    first, second, third = (story.given_told(sam, said) for said in ("one", "two", "three"))

    profiles.move(story.store, sam, third, after=None, by=by(sam))
    assert words(profile(story, sam, sam)) == ["three", "one", "two"]
    profiles.move(story.store, sam, third, after=first, by=by(sam))
    assert words(profile(story, sam, sam)) == ["one", "three", "two"]
    profiles.move(story.store, sam, first, after=second, by=by(sam))

    assert words(profile(story, sam, sam)) == ["three", "two", "one"]
    story.given_told(sam, "four")
    assert words(profile(story, sam, sam)) == ["three", "two", "one", "four"]


def test_an_entry_left_out_is_set_aside_until_it_is_included(story: Story, sam: UUID, rhian: Actor):
    entry = story.given_told(sam, "I cook")

    profiles.leave_out(story.store, sam, entry, by=by(sam))
    assert (words(profile(story, rhian, sam)), set_aside(story, sam)) == ([], ["I cook"])
    profiles.include(story.store, sam, entry, by=by(sam))

    assert (words(profile(story, rhian, sam)), set_aside(story, sam)) == (["I cook"], [])


@pytest.mark.parametrize(
    ("audience", "seen_by"),
    [
        (Audience.EVERYONE, {"Sam", "Rhian", "Fred", "paper"}),
        (Audience.JUST_THESE, {"Sam", "Fred"}),
        (Audience.NOT_IN_PROFILE, set()),
        (Audience.MINE_ALONE, {"Sam"}),
    ],
)
def test_the_person_chooses_who_sees_an_entry(
    story: Story, sam: UUID, rhian: Actor, audience: Audience, seen_by: set[str]
):
    fred = story.given_a_member("Fred", Role.FAMILY, sam)
    entry = story.given_told(sam, "I cook")

    entries.show_to(story.store, sam, entry, audience, people=[fred.reader], by=by(sam))

    shown = {
        "Sam": profile(story, sam, sam),
        "Rhian": profile(story, rhian, sam),
        "Fred": profile(story, fred, sam),
        "paper": profile(story, sam, sam, on_paper=True),
    }
    assert {reader for reader, found in shown.items() if words(found)} == seen_by


def test_whom_an_entry_is_for_is_known_to_the_person_only(story: Story, sam: UUID):
    fred = story.given_a_member("Fred", Role.FAMILY, sam)
    entry = story.given_told(sam, "I cook")
    entries.show_to(story.store, sam, entry, Audience.JUST_THESE, people=[fred.reader], by=by(sam))

    told = [profile(story, reader, sam).sections[0].entries[0].people for reader in (sam, fred)]

    assert told == [(fred.reader,), ()]


def test_what_is_put_away_is_set_aside_and_can_be_brought_back(story: Story, sam: UUID):
    entry = story.given_told(sam, "I cook")

    entries.put_away(story.store, sam, entry, by=by(sam))
    assert (words(profile(story, sam, sam)), set_aside(story, sam)) == ([], ["I cook"])
    entries.bring_back(story.store, sam, entry, by=by(sam))

    assert words(profile(story, sam, sam)) == ["I cook"]


def test_what_the_person_does_not_agree_with_leaves_shared_views_until_it_is_settled(
    story: Story, sam: UUID, rhian: Actor
):
    offer = story.given_offered(sam, "Cooked tea", rhian)
    entries.accept(story.store, sam, offer, by=by(sam))

    replies.disagree(story.store, sam, offer, "It was lunch", to=1, by=by(sam))
    assert words(profile(story, rhian, sam)) == words(profile(story, sam, sam, on_paper=True)) == []
    assert words(profile(story, sam, sam)) == ["Cooked tea"]
    replies.resolve(story.store, sam, offer, "It was lunch", by=by(story.mo))

    assert words(profile(story, rhian, sam)) == ["Cooked tea"]


def test_whoever_helped_with_what_is_shown_is_named_once(story: Story, sam: UUID, rhian: Actor):
    for said in ("I cook", "I sing"):
        story.given_told(sam, said, by=by(rhian, with_person=sam, how="signed"))
    gwen = story.given_a_member("Gwen", Role.SUPPORTER, sam)
    story.given_told(sam, "I cry", audience=Audience.MINE_ALONE, by=by(gwen, with_person=sam))

    assert profile(story, story.mo, sam).supported_by == ("Rhian",)


def test_a_profile_says_on_which_day_it_was_drawn_and_after_which_change(story: Story, sam: UUID):
    story.given_told(sam, "I cook")
    last = story.store.head()[0]

    with clocks.at(datetime(2030, 5, 4, tzinfo=UTC)):
        shown = profile(story, sam, sam)

    assert (shown.on_day, shown.version) == (date(2030, 5, 4), last)


def test_what_a_reader_cannot_see_does_not_move_the_change_that_their_paper_names(
    story: Story, sam: UUID, rhian: Actor
):
    entry = story.given_told(sam, "I cook")
    last = story.store.head()[0]

    story.given_told(sam, "I cry", audience=Audience.MINE_ALONE)
    concerns.record(
        story.store,
        sam,
        "Matches",
        context="It was dark",
        what_helps="A torch",
        review_on=date(2999, 1, 1),
        by=by(story.mo),
    )

    assert profile(story, rhian, sam).version == profile(story, sam, sam, on_paper=True).version == last
    entries.show_to(story.store, sam, entry, Audience.MINE_ALONE, people=[], by=by(sam))
    assert profile(story, rhian, sam).version == story.store.head()[0]


def test_only_a_photo_that_is_seen_moves_the_change_that_paper_names(story: Story, sam: UUID, rhian: Actor):
    def add(*shows: UUID) -> UUID:
        return photos.add(story.store, sam, sam, Snap(b"x", b"x", 4, 3, sitters=Sitters(shows)), by=by(sam))

    def named() -> int:
        return profile(story, sam, sam, on_paper=True).version

    away, former, seen, asked = add(), add(), add(), add(rhian.reader)
    photos.put_away(story.store, sam, away, by=by(sam))
    photos.describe(story.store, sam, seen, "Me at sea", by=by(sam))
    assert named() == profile(story, rhian, sam).version == story.store.head()[0]

    last = named()
    photos.describe(story.store, sam, away, "Me in bed", by=by(sam))
    photos.describe(story.store, sam, asked, "Me and Rhian", by=by(sam))
    photos.put_away(story.store, sam, former, by=by(sam))
    photos.put_away(story.store, sam, asked, by=by(sam))
    photos.take_back(story.store, sam, away, by=by(sam))
    assert named() == profile(story, rhian, sam).version == last

    photos.choose_people(story.store, sam, seen, Sitters((rhian.reader,)), by=by(sam))
    assert named() == story.store.head()[0]
    photos.agree(story.store, sam, seen, by=by(rhian))
    assert named() == story.store.head()[0]
    photos.take_back(story.store, sam, seen, by=by(rhian))
    assert named() == story.store.head()[0]


def test_whether_a_need_was_met_does_not_move_the_change_that_paper_names(story: Story, sam: UUID, rhian: Actor):
    adjustments.need(story.store, sam, [], words="Large print", audience=KnownTo.EVERYONE, by=by(sam))
    last = story.store.head()[0]
    [need] = story.shown(adjustments_of, "read the profile", sam, sam)

    adjustments.use(story.store, sam, need.id, in_the_way="No printer", by=by(story.mo))

    assert profile(story, rhian, sam, on_paper=True).version == last
    adjustments.end(story.store, sam, need.id, "I have glasses", by=by(sam))
    assert profile(story, rhian, sam, on_paper=True).version == story.store.head()[0]


def test_an_opening_has_a_name_pronouns_and_one_line(story: Story, sam: UUID):
    people.choose_name(story.store, sam, "Sol", pronouns="he", by=by(sam))
    people.say_one_line(story.store, sam, "I make people laugh", by=by(sam))
    people.choose_language(story.store, sam, "cy", by=by(sam))

    opening = profile(story, sam, sam).opening

    assert (opening.id, opening.name, opening.pronouns) == (sam, "Sol", "he")
    assert (opening.one_line, opening.language) == ("I make people laugh", "cy")


def test_nobody_has_a_profile_who_has_no_record(story: Story, sam: UUID):
    permit = story.permit(sam, sam, "read the profile")
    story.db().execute("delete from people")

    with pytest.raises(NotInRecord):
        profile_of(story.views.db(), permit)
