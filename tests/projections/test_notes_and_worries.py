"""Notes, worries, safety facts, what was noticed: each with what belongs to it, and the person's answers."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from caserecord import concerns, entries, hopes, notes, noticings, replies, safety_facts
from domain import clocks
from domain.notes import NoteKind
from domain.permissions import Actor, Role
from domain.refusals import NotAllowed, NotInRecord
from projections.answerables import ShownWords, answerable_of
from projections.concerns import concern_of, concerns_of
from projections.hopes import hopes_of
from projections.notes import note_of, notes_of
from projections.noticings import noticing_of, noticings_of
from projections.safety_facts import safety_fact_of, safety_facts_of
from tests.stories import Story, by

LATER = date(2999, 1, 1)


@pytest.fixture
def sam(story: Story) -> UUID:
    return story.given_a_person()


@pytest.fixture
def rhian(story: Story, sam: UUID) -> Actor:
    return story.given_a_carer(sam)


@pytest.fixture
def wendy(story: Story, sam: UUID) -> Actor:
    return story.given_a_worker(sam)


def given_a_worry(story: Story, sam: UUID, by_whom: Actor, words: str = "Matches", review_on: date = LATER) -> UUID:
    return concerns.record(
        story.store,
        sam,
        words,
        context="It was dark",
        what_helps="A torch",
        review_on=review_on,
        by=by(by_whom),
    )


def given_noticed(story: Story, sam: UUID, by_whom: Actor) -> UUID:
    said = {"does": "Laughs at hoovers", "means": "Joy", "we_do": "Hoover", "responded": "Laughed"}
    return noticings.notice(story.store, sam, by=by(by_whom), **said)


# Notes


def test_notes_stand_with_the_newest_first_a_stretch_at_a_time(story: Story, sam: UUID, rhian: Actor):
    for words in ("one", "two", "three"):
        notes.write(story.store, sam, NoteKind.EVERYDAY, words, by=by(rhian))

    newest = story.shown(notes_of, "read notes", rhian, sam, limit=2)
    older = story.shown(notes_of, "read notes", rhian, sam, before=newest[-1].position)

    assert [[note.words for note in each] for each in (newest, older)] == [["three", "two"], ["one"]]


def test_a_note_says_who_wrote_it_who_told_it_and_why_it_was_put_right(story: Story, sam: UUID, rhian: Actor):
    note = notes.write(story.store, sam, NoteKind.GOOD_NEWS, "A walk", happened="Tuesday", told_by="Fred", by=by(rhian))
    notes.correct(story.store, sam, note, "A long walk", why="It was long", seen=1, by=by(rhian))
    replies.reply(story.store, sam, note, "I was tired", to=2, by=by(sam))

    shown = story.shown(note_of, "read notes", rhian, sam, note_id=note)

    assert (shown.words, shown.wording, shown.corrected_because) == ("A long walk", 2, "It was long")
    assert (shown.kind, shown.happened) == ("good news", "Tuesday")
    assert (shown.authorship, shown.corrected_by) == ("told by Fred, written down by Rhian", "Rhian")
    assert (shown.by_id, [reply.to_wording for reply in shown.replies]) == (rhian.reader, [2])


def test_a_note_of_somebody_else_reads_like_one_that_does_not_exist(story: Story, sam: UUID):
    win = story.given_a_person("Win")
    note = notes.write(story.store, win, NoteKind.EVERYDAY, "A walk", by=by(story.mo))

    with pytest.raises(NotInRecord):
        story.shown(note_of, "read notes", sam, sam, note_id=note)


# Worries


def test_worries_stand_with_what_belongs_to_them_the_soonest_first(story: Story, sam: UUID, rhian: Actor, wendy: Actor):
    later = given_a_worry(story, sam, rhian, "Later")
    given_a_worry(story, sam, rhian, "Sooner", date(2998, 1, 1))
    concerns.review(
        story.store, sam, later, "Better", what_helps="Two torches", review_on=date(2999, 2, 1), by=by(wendy)
    )

    sooner, reviewed = story.shown(concerns_of, "read worries", rhian, sam)

    assert (sooner.words, sooner.context, sooner.what_helps, sooner.by) == ("Sooner", "It was dark", "A torch", "Rhian")
    assert (reviewed.outcome, reviewed.what_helps, reviewed.review_on) == ("Better", "Two torches", date(2999, 2, 1))


def test_a_review_takes_back_that_the_end_was_asked_for(story: Story, sam: UUID, wendy: Actor):
    worry = given_a_worry(story, sam, wendy)
    concerns.ask_to_end(story.store, sam, worry, "A year without", person_said="Good", by=by(wendy))
    concerns.review(story.store, sam, worry, "Again", what_helps="A torch", review_on=LATER, by=by(wendy))

    assert story.shown(concern_of, "read worries", wendy, sam, concern_id=worry).end_asked is None


def test_a_worry_that_has_ended_is_in_no_live_view(story: Story, sam: UUID, rhian: Actor, wendy: Actor):
    worry = given_a_worry(story, sam, rhian)
    concerns.ask_to_end(story.store, sam, worry, "A year without", person_said="Good", by=by(wendy))
    concerns.agree_to_end(story.store, sam, worry, by=by(rhian))

    assert story.shown(concerns_of, "read worries", wendy, sam) == ()
    with pytest.raises(NotInRecord):
        story.shown(concern_of, "read worries", wendy, sam, concern_id=worry)


# Safety facts


def test_a_safety_fact_is_shown_at_once_and_to_everybody_with_what_helps(story: Story, sam: UUID):
    fred = story.given_a_member("Fred", Role.FAMILY, sam)
    fact = safety_facts.record(story.store, sam, "Bread can choke me", what_helps="Cut it small", by=by(sam))

    shown = story.shown(safety_fact_of, "read the profile", fred, sam, fact_id=fact)

    assert (shown.words, shown.what_helps, shown.authorship, shown.is_checked) == (
        "Bread can choke me",
        "Cut it small",
        "my words",
        False,
    )


def test_a_safety_fact_in_new_words_is_theirs_who_said_it_and_is_checked_anew(
    story: Story, sam: UUID, rhian: Actor, wendy: Actor
):
    fact = safety_facts.record(story.store, sam, "Bread can choke me", what_helps="Cut it small", by=by(rhian))
    safety_facts.check(story.store, sam, fact, again_on=date(2099, 1, 1), seen=1, by=by(wendy))
    replies.reply(story.store, sam, fact, "And toast", to=1, by=by(sam))

    safety_facts.reword(
        story.store, sam, fact, "Toast too", what_helps="Sit up", seen=1, by=by(wendy, with_person=sam, how="eye gaze")
    )

    (shown,) = story.shown(safety_facts_of, "read the profile", wendy, sam)
    assert (shown.is_checked, shown.authorship) == (False, "shown by eye gaze, with help from Wendy")
    assert shown.replies[0].by == "my answer to the words before these"


def test_a_safety_fact_that_is_not_agreed_with_stays_and_is_marked(story: Story, sam: UUID, rhian: Actor, wendy: Actor):
    fact = safety_facts.record(story.store, sam, "Bread", what_helps="Cut it", by=by(rhian))
    safety_facts.reword(story.store, sam, fact, "Bread can choke me", what_helps="Cut it small", seen=1, by=by(wendy))
    replies.disagree(story.store, sam, fact, "I chew", to=2, by=by(sam))

    (shown,) = story.shown(safety_facts_of, "read the profile", rhian, sam)

    assert (shown.words, shown.what_helps, shown.wording) == ("Bread can choke me", "Cut it small", 2)
    assert (shown.disagreed, [reply.words for reply in shown.replies]) == (True, ["I chew"])


def test_a_safety_fact_that_is_no_longer_so_is_gone(story: Story, sam: UUID, wendy: Actor):
    fact = safety_facts.record(story.store, sam, "Bread", what_helps="Cut it", by=by(wendy))
    safety_facts.end(story.store, sam, fact, "Not for two years", by=by(wendy))

    assert story.shown(safety_facts_of, "read the profile", wendy, sam) == ()
    with pytest.raises(NotInRecord):
        story.shown(safety_fact_of, "read the profile", wendy, sam, fact_id=fact)


# What was noticed


def test_what_was_noticed_waits_for_a_second_person(story: Story, sam: UUID, rhian: Actor, wendy: Actor):
    noticed = given_noticed(story, sam, rhian)
    assert story.shown(noticings_of, "read the profile", rhian, sam) == ()
    assert len(story.shown(noticings_of, "read the profile", rhian, sam, agreed=False)) == 1

    with clocks.at(datetime(2031, 5, 1, 12, tzinfo=UTC)):
        noticings.agree(story.store, sam, noticed, by=by(wendy))
        noticings.review(story.store, sam, noticed, by=by(wendy))

    (shown,) = story.shown(noticings_of, "read the profile", rhian, sam)
    assert (shown.agreed_by, shown.outside_house, shown.review_on) == ("Wendy", False, date(2032, 4, 30))


def test_what_was_noticed_and_is_no_longer_so_is_gone(story: Story, sam: UUID, rhian: Actor, wendy: Actor):
    noticed = given_noticed(story, sam, rhian)
    noticings.agree(story.store, sam, noticed, by=by(wendy))

    noticings.put_away(story.store, sam, noticed, "She laughs at the kettle now", by=by(wendy))

    assert story.shown(noticings_of, "read the profile", rhian, sam) == ()
    with pytest.raises(NotInRecord):
        story.shown(noticing_of, "read the profile", wendy, sam, noticing_id=noticed)


def test_what_was_noticed_and_is_looked_into_is_seen_only_by_whoever_looks(
    story: Story, sam: UUID, rhian: Actor, wendy: Actor
):
    noticed = given_noticed(story, sam, rhian)
    replies.disagree(story.store, sam, noticed, "No", to=1, by=by(sam))

    assert story.shown(noticing_of, "read the profile", wendy, sam, noticing_id=noticed).disagreed
    with pytest.raises(NotInRecord):
        story.shown(noticing_of, "read the profile", rhian, sam, noticing_id=noticed)


# Hopes


def test_a_hope_shows_the_way_travelled(story: Story, sam: UUID, rhian: Actor):
    sea = story.given_told(sam, "To see the sea", "hopes")
    dog = story.given_told(sam, "A dog", "hopes")
    story.given_told(sam, "A secret", "hopes", audience=entries.Audience.MINE_ALONE)
    hopes.move_forward(story.store, sam, sea, "I looked at the map", by=by(sam))
    hopes.move_forward(story.store, sam, sea, "I bought a ticket", by=by(sam))
    hopes.reach(story.store, sam, sea, by=by(sam))
    hopes.let_go(story.store, sam, dog, by=by(sam))

    first, second = story.shown(hopes_of, "read the profile", rhian, sam)

    assert ([step.words for step in first.steps], first.is_reached) == (
        ["I looked at the map", "I bought a ticket"],
        True,
    )
    assert (second.entry.words, second.is_let_go, second.steps) == ("A dog", True, ())
    assert len(story.shown(hopes_of, "read the profile", sam, sam)) == 3
    hopes.take_up_again(story.store, sam, dog, by=by(sam))
    assert not story.shown(hopes_of, "read the profile", rhian, sam)[1].is_let_go


# Answering


def words_about(story: Story, reader: Actor | UUID, sam: UUID, about: UUID, doing: str = "reply") -> ShownWords:
    shown: ShownWords = story.shown(answerable_of, doing, reader, sam, about=about)
    return shown


def test_whatever_was_said_about_a_person_can_be_read_before_they_answer(
    story: Story, sam: UUID, rhian: Actor, wendy: Actor
):
    offer = story.given_offered(sam, "Cooked tea", rhian)
    with clocks.at(datetime(2021, 5, 4, tzinfo=UTC)):
        note = notes.write(story.store, sam, NoteKind.EVERYDAY, "A walk", by=by(rhian))
    about = {
        note: ("a note", "A walk", (), "by Rhian, 4 May 2021"),
        offer: ("an offer", "Cooked tea", (), "offered by Rhian"),
        story.given_told(sam, "I cook"): ("something told", "I cook", (), "my words"),
    }
    worry = given_a_worry(story, sam, rhian)
    fact = safety_facts.record(story.store, sam, "Bread", what_helps="Cut it", by=by(rhian))
    noticed = given_noticed(story, sam, rhian)

    found = {each: words_about(story, sam, sam, each) for each in about}
    assert {each: (s.kind, s.words, s.beside, s.authorship) for each, s in found.items()} == about
    assert words_about(story, sam, sam, worry).beside == (
        ("What was going on", "It was dark"),
        ("What helps", "A torch"),
    )
    assert words_about(story, sam, sam, fact).beside == (("What helps", "Cut it"),)
    assert [label for label, _ in words_about(story, sam, sam, noticed).beside] == [
        "What we think it means",
        "What we do",
        "What happened then",
    ]


def test_what_is_looked_into_is_read_by_whoever_looks(story: Story, sam: UUID, rhian: Actor, wendy: Actor):
    offer = story.given_offered(sam, "Cooked tea", rhian)
    entries.accept(story.store, sam, offer, by=by(sam))
    replies.disagree(story.store, sam, offer, "It was lunch", to=1, by=by(sam))

    shown = words_about(story, wendy, sam, offer, "settle a disagreement")

    assert (shown.words, shown.disagreed, shown.replies[0].words) == ("Cooked tea", True, "It was lunch")


def test_what_the_person_keeps_to_themselves_is_looked_into_by_nobody(story: Story, sam: UUID, wendy: Actor):
    told = story.given_told(sam, "I cry", audience=entries.Audience.MINE_ALONE)

    with pytest.raises(NotInRecord):
        words_about(story, wendy, sam, told, "settle a disagreement")
    with pytest.raises(NotAllowed):
        words_about(story, wendy, sam, told)


def test_words_that_there_are_not_are_not_found(story: Story, sam: UUID, rhian: Actor):
    with pytest.raises(NotInRecord):
        words_about(story, sam, sam, UUID(int=1))
    told = story.given_told(sam, "I cry", audience=entries.Audience.MINE_ALONE)
    with pytest.raises(NotInRecord):
        story.shown(answerable_of, "read the profile", rhian, sam, about=told)
