from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID

from caserecord import circles, concerns, entries, letting_in, members, notes, noticings, replies, safety_facts
from domain import clocks
from domain.circles import Circle
from domain.clocks import today
from domain.notes import NoteKind
from domain.permissions import Actor, Role
from tests.projections.damages import damage
from tests.stories import ASKED_TO_HELP, Story, by
from tests.web.conftest import Screen

At = Callable[..., Screen]


def days_ago(days: int) -> datetime:
    return datetime.now(UTC) - timedelta(days=days)


def test_nothing_to_do_is_said_kindly(as_: At, sam: UUID, wendy: Actor):
    assert "Nothing needs doing now." in as_(wendy).read("todos.todo")


def test_a_new_safety_fact_is_there_to_check_with_what_helps(story: Story, as_: At, sam: UUID, wendy: Actor):
    safety_facts.record(story.store, sam, "Nuts stop my breath", what_helps="The blue pen", by=Actor(sam))

    page = as_(wendy).read("todos.todo")

    assert (
        "Sam Safety facts to check Nuts stop my breath What helps: The blue pen new, being checked · my words," in page
    )


def test_whoever_is_to_be_let_in_again_waits_for_a_second_person_and_is_no_word_to_the_first(
    story: Story, as_: At, sam: UUID, rhian: Actor, wendy: Actor
):
    for reader, name, is_person in ((sam, "sam", True), (rhian.reader, "rhian", False)):
        letting_in.accept(
            story.store,
            letting_in.invite(story.store, reader, is_person=is_person, by=by(story.mo)),
            name,
            "three blue buses",
        )
        letting_in.ask_to_let_in(story.store, reader, is_person=is_person, by=by(story.mo))

    page = as_(wendy).read("todos.todo")

    assert "Mo asks to let Sam in again." in page
    assert "let in again" not in as_(story.mo).read("todos.todo")
    marlon = members.welcome(story.store, "Marlon", roles=frozenset({Role.MANAGER}), by=by(story.mo))
    assert "Mo asks to let Rhian in again." in as_(marlon).read("todos.todo")


def test_whoever_has_a_safety_fact_to_check_comes_first(story: Story, as_: At, sam: UUID, wendy: Actor):
    win = story.given_a_person("Win")
    circles.join(story.store, win, wendy.reader, Role.WORKER, from_day=today(), why=ASKED_TO_HELP, by=by(story.mo))
    noticings.notice(story.store, sam, does="Hums", means="Happy", we_do="Hum", responded="Laughed", by=wendy)
    before = as_(wendy).read("todos.todo")
    safety_facts.record(story.store, win, "Nuts stop my breath", what_helps="The blue pen", by=Actor(win))

    page = as_(wendy).read("todos.todo")

    assert "Win" not in before
    assert page.index("Win") < page.index("Nuts stop my breath") < page.index("Sam")


def test_a_worry_past_its_day_is_loud_and_its_words_stay_where_they_are_not_bare(
    story: Story, as_: At, sam: UUID, rhian: Actor, wendy: Actor
):
    with clocks.at(days_ago(60)):
        given = {"context": "Snow", "what_helps": "The blue coat", "review_on": today() + timedelta(days=30)}
        worry = concerns.record(story.store, sam, "Out without a coat", **given, by=by(rhian))
    concerns.ask_to_end(story.store, sam, worry, "It is May", person_said="At last", by=by(wendy))

    page = as_(wendy).read("todos.todo")

    assert "The worry that Rhian wrote down on" in page
    assert "Overdue It was for" in page
    assert "Wendy asked for it to end." in page
    assert "Out without a coat" not in page


def test_an_offer_that_waited_four_weeks_is_something_to_talk_about_without_its_words(
    story: Story, as_: At, sam: UUID, rhian: Actor, wendy: Actor
):
    with clocks.at(days_ago(29)):
        entries.offer(story.store, sam, "proud", "Sang on the bus", by=by(rhian))

    page = as_(wendy).read("todos.todo")

    assert "Talk about together" in page
    assert "Offered by Rhian , waiting since" in page
    assert "Sang on the bus" not in page


def test_what_was_noticed_is_there_to_agree_with_and_to_look_at_again(
    story: Story, as_: At, sam: UUID, rhian: Actor, wendy: Actor
):
    seen = {"means": "A joke", "we_do": "We laugh", "responded": "She laughed"}
    with clocks.at(days_ago(400)):
        old = noticings.notice(story.store, sam, does="Shuts one eye", **seen, by=by(rhian))
        noticings.agree(story.store, sam, old, by=by(wendy))
    noticings.notice(story.store, sam, does="Hums at tea", **seen, by=by(rhian))

    page = as_(wendy).read("todos.todo")

    assert "Hums at tea Noticed by Rhian so far. A second person has to agree, from outside the house." in page
    assert "Shuts one eye Is it still so? Overdue" in page


def test_a_disagreement_is_there_to_look_into(story: Story, as_: At, sam: UUID, rhian: Actor, wendy: Actor):
    note = notes.write(story.store, sam, NoteKind.WORRY, "Hung up on Joe", by=by(rhian))
    replies.disagree(story.store, sam, note, "The battery went", to=1, by=Actor(sam))
    screen = as_(wendy)

    page = screen.get("todos.todo")

    assert "Sam does not agree with a note." in page.text
    assert screen.url("replies.settle", person_id=sam, about=note) in page.text


def test_a_worker_is_shown_only_the_people_they_work_for(story: Story, as_: At, sam: UUID, wendy: Actor):
    win = story.given_a_person("Win")
    story.given_a_member("Wendy's sister", Role.FAMILY, win)
    for person in (sam, win):
        safety_facts.record(story.store, person, "Nuts stop my breath", what_helps="The pen", by=Actor(person))

    assert "Win" not in as_(wendy).read("todos.todo")


def test_a_carer_has_nothing_to_do_for_the_scheme(story: Story, as_: At, sam: UUID, rhian: Actor):
    safety_facts.record(story.store, sam, "Nuts stop my breath", what_helps="The pen", by=Actor(sam))

    page = as_(rhian).read("todos.todo")

    assert "Nothing needs doing now." in page
    assert "Nuts" not in page


def test_what_is_damaged_is_named_by_its_id_to_those_who_look_after_the_record(
    story: Story, as_: At, sam: UUID, wendy: Actor
):
    entry = entries.tell(story.store, sam, "proud", "Sang on the bus", by=Actor(sam))
    damaged = story.store.head()[0]
    damage(story.store, entry)

    page = as_(story.mo).read("todos.todo")

    assert f"since change {damaged}" in page
    assert str(entry) in page.partition("Not shown, because it is damaged")[2]
    assert str(entry) not in as_(wendy).read("todos.todo")


def test_a_circle_that_cannot_be_known_closes_one_record_and_no_other(story: Story, as_: At, sam: UUID, wendy: Actor):
    win = story.given_a_person("Win")
    circles.join(story.store, win, wendy.reader, Role.WORKER, from_day=today(), why=ASKED_TO_HELP, by=by(story.mo))
    for person in (sam, win):
        safety_facts.record(story.store, person, "Nuts stop my breath", what_helps="The pen", by=Actor(person))
    screen = as_(wendy)
    story.given_a_carer(win, "Bev")
    story.db()

    damage(story.store, Circle.id_of(win))

    page = screen.read("todos.todo")
    assert page.count("Nuts stop my breath What helps") == 1
    assert str(win) in page.partition("Not shown, because it is damaged")[2]
