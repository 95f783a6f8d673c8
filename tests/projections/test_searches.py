"""Search within one record: what is hidden is no hit, and leaves no trace in the others."""

from datetime import date
from uuid import UUID

import pytest

from caserecord import concerns, entries, notes, people, profiles, replies
from domain.entries import Audience
from domain.notes import NoteKind
from domain.permissions import Actor, Permit, Role
from projections.searches import hits_of, index_everybody
from tests.stories import Story, by


@pytest.fixture
def sam(story: Story) -> UUID:
    return story.given_a_person()


@pytest.fixture
def rhian(story: Story, sam: UUID) -> Actor:
    return story.given_a_carer(sam)


def hits(story: Story, reader: Actor | UUID, sam: UUID, asked: str) -> list[str]:
    return [hit.words for hit in story.shown(hits_of, "search the record", reader, sam, asked=asked)]


def given_a_worry(story: Story, sam: UUID, words: str) -> UUID:
    return concerns.record(
        story.store,
        sam,
        words,
        context="It was dark",
        what_helps="A torch",
        review_on=date(2999, 1, 1),
        by=by(story.mo),
    )


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("I cook tea", "tea cook"),
        ("I cook tea", "COO"),
        ("I don't like peas", "don't"),
        ("I don’t like peas", "don’t like"),
        ("Y tŷ ar y bryn", "ty"),
        ("Y ty\u0302 ar y bryn", "tŷ"),
        ("Y tŷ ar y bryn", "ty\u0302"),
        ("שלום", "שלום"),
        ("Self-made", "made self"),
    ],
)
def test_words_are_found_by_their_beginnings_in_any_order(story: Story, sam: UUID, words: str, asked: str):
    story.given_told(sam, words)

    assert hits(story, sam, sam, asked) == [words]


@pytest.mark.parametrize("asked", ["", "   ", "🙂", '"', "*", "ook", "cook OR peas", "words : cook", "NEAR(cook)", "-"])
def test_what_matches_nothing_finds_nothing_and_harms_nothing(story: Story, sam: UUID, asked: str):
    story.given_told(sam, "I cook")

    assert hits(story, sam, sam, asked) == []


def test_all_kinds_of_words_are_found_the_newest_first(story: Story, sam: UUID, rhian: Actor):
    story.given_told(sam, "I cook tea tea tea")
    notes.write(story.store, sam, NoteKind.EVERYDAY, "We had tea", by=by(rhian))
    given_a_worry(story, sam, "Hot tea")

    found = story.shown(hits_of, "search the record", rhian, sam, asked="tea")

    assert [(hit.kind, hit.words) for hit in found] == [
        ("worry", ""),
        ("note", "We had tea"),
        ("entry", "I cook tea tea tea"),
    ]
    assert [hit.authorship for hit in found] == ["", "by Rhian", "my words"]
    assert len(story.shown(hits_of, "search the record", rhian, sam, asked="tea", limit=2)) == 2


def test_a_note_that_is_found_says_who_told_it_too(story: Story, sam: UUID, rhian: Actor):
    notes.write(story.store, sam, NoteKind.EVERYDAY, "We had tea", told_by="Fred", by=by(rhian))

    (found,) = story.shown(hits_of, "search the record", rhian, sam, asked="tea")

    assert found.authorship == "told by Fred, written down by Rhian"


def test_what_is_found_comes_with_the_answers_to_it(story: Story, sam: UUID, rhian: Actor):
    note = notes.write(story.store, sam, NoteKind.EVERYDAY, "We had tea", by=by(rhian))
    replies.reply(story.store, sam, note, "It was lunch", to=1, by=by(sam))

    (found,) = story.shown(hits_of, "search the record", rhian, sam, asked="tea")

    assert [reply.words for reply in found.replies] == ["It was lunch"]


def test_only_words_as_they_stand_are_found(story: Story, sam: UUID, rhian: Actor):
    entry = story.given_told(sam, "I cook")
    note = notes.write(story.store, sam, NoteKind.EVERYDAY, "A walk", by=by(rhian))
    assert hits(story, sam, sam, "cook") == ["I cook"]

    entries.reword(story.store, sam, entry, "I bake", seen=1, by=by(sam))
    notes.correct(story.store, sam, note, "A swim", why="It was wet", seen=1, by=by(rhian))

    assert [hits(story, sam, sam, asked) for asked in ("cook", "walk", "bake", "swim")] == [
        [],
        [],
        ["I bake"],
        ["A swim"],
    ]


def test_a_worry_that_has_ended_is_found_no_more(story: Story, sam: UUID, rhian: Actor):
    worry = given_a_worry(story, sam, "Matches")
    assert len(story.shown(hits_of, "search the record", rhian, sam, asked="matches")) == 1

    concerns.ask_to_end(story.store, sam, worry, "A year without", person_said="Good", by=by(story.mo))
    concerns.agree_to_end(story.store, sam, worry, by=by(rhian))

    assert hits(story, rhian, sam, "matches") == hits(story, story.mo, sam, "matches") == []


@pytest.mark.parametrize("audience", [Audience.MINE_ALONE, Audience.JUST_THESE])
def test_what_is_hidden_from_a_reader_is_no_hit(story: Story, sam: UUID, rhian: Actor, audience: Audience):
    story.given_told(sam, "I cry", audience=audience)

    assert (hits(story, sam, sam, "cry"), hits(story, rhian, sam, "cry")) == (["I cry"], [])


def test_what_waits_or_was_declined_or_put_away_is_no_hit(story: Story, sam: UUID, rhian: Actor):
    story.given_offered(sam, "Cooked one", rhian)
    entries.decline(story.store, sam, story.given_offered(sam, "Cooked two", rhian), by=by(sam))
    entries.put_away(story.store, sam, story.given_told(sam, "I cooked three"), by=by(sam))

    assert hits(story, rhian, sam, "cooked") == hits(story, sam, sam, "cooked") == []


def test_what_is_not_in_the_profile_can_be_found(story: Story, sam: UUID, rhian: Actor):
    story.given_told(sam, "I cook", audience=Audience.NOT_IN_PROFILE)
    profiles.leave_out(story.store, sam, story.given_told(sam, "I cook well"), by=by(sam))

    assert hits(story, rhian, sam, "cook") == ["I cook well", "I cook"]


def test_notes_and_worries_are_found_by_those_who_may_read_them(story: Story, sam: UUID):
    fred = story.given_a_member("Fred", Role.FAMILY, sam)
    notes.write(story.store, sam, NoteKind.EVERYDAY, "We had tea", by=by(story.mo))
    given_a_worry(story, sam, "Hot tea")

    assert hits(story, fred, sam, "tea") == []


def test_a_note_that_is_looked_into_is_found_by_the_person_and_whoever_looks(story: Story, sam: UUID, rhian: Actor):
    note = notes.write(story.store, sam, NoteKind.EVERYDAY, "We had tea", by=by(rhian))
    replies.disagree(story.store, sam, note, "It was lunch", to=1, by=by(sam))

    found = [hits(story, reader, sam, "tea") for reader in (sam, story.mo, rhian)]

    assert found == [["We had tea"], ["We had tea"], []]


def test_nothing_is_found_in_another_record(story: Story, sam: UUID):
    win = story.given_a_person("Win")
    story.given_told(win, "I cook")

    assert hits(story, sam, sam, "cook") == []
    assert hits_of(story.db(), Permit(sam, None, "search the record", Role.ME), asked="cook") == ()


def test_every_record_can_be_indexed_before_anybody_searches(story: Story, sam: UUID):
    win = story.given_a_person("Win")
    story.given_told(sam, "I cook")
    story.given_told(win, "I whistle")

    index_everybody(story.db())

    assert story.views.db().execute("select count(*) from search").fetchone() == (2,)
    assert hits(story, win, win, "whistle") == ["I whistle"]


def test_a_covered_name_is_found_by_nobody(story: Story, sam: UUID, rhian: Actor):
    story.given_told(sam, "Sam’s pigeons")
    assert hits(story, rhian, sam, "sam") == ["Sam’s pigeons"]

    people.choose_name(story.store, sam, "Sol", cover_former=True, by=by(sam))
    story.given_told(sam, "Sam, as I was")

    assert hits(story, rhian, sam, "sa") == hits(story, sam, sam, "sam") == []
    assert hits(story, rhian, sam, "pigeons") == ["[name covered]’s pigeons"]
    people.choose_name(story.store, sam, "Sam", by=by(sam))
    assert hits(story, rhian, sam, "sam") == ["Sam, as I was", "Sam’s pigeons"]
