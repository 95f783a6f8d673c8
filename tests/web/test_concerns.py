from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from caserecord import concerns, entries, replies
from domain import clocks
from domain.clocks import today
from domain.permissions import Actor, Role
from tests.stories import Story, by
from tests.web.conftest import Screen, words_of

At = Callable[..., Screen]
SOON = (today() + timedelta(days=30)).isoformat()
WHOLE = {"words": "Out without a coat", "context": "Snow", "what_helps": "The blue coat", "review_on": SOON}


@pytest.fixture(autouse=True)
def strength(story: Story, sam: UUID) -> UUID:
    return entries.tell(story.store, sam, "admired", "I listen", by=Actor(sam))


@pytest.fixture
def worry(story: Story, sam: UUID, rhian: Actor) -> UUID:
    given = {"context": "Snow", "what_helps": "The blue coat", "review_on": today() + timedelta(days=30)}
    return concerns.record(story.store, sam, "Out without a coat", **given, by=by(rhian))


def test_a_worry_is_recorded_and_shown_with_all_that_belongs_to_it(as_: At, sam: UUID, rhian: Actor):
    screen = as_(rhian)

    screen.send("concerns.record", person_id=sam, **WHOLE)

    page = screen.read("concerns.concerns", person_id=sam)
    assert "Out without a coat What was going on: Snow What helps: The blue coat by Rhian" in page
    assert "It is looked at again by" in page


@pytest.mark.parametrize(
    ("left_out", "says"),
    [
        ("words", "Write what the worry is."),
        ("context", "Write what was going on at the time."),
        ("what_helps", "Write what helps."),
    ],
)
def test_a_worry_is_never_kept_bare(as_: At, sam: UUID, rhian: Actor, left_out: str, says: str):
    answer = as_(rhian).send("concerns.record", person_id=sam, **(WHOLE | {left_out: ""}))

    assert answer.status_code == 422
    assert f'<a href="#{left_out}">{says}</a>' in answer.text
    assert all(said in answer.text for name, said in WHOLE.items() if name != left_out)


@pytest.mark.parametrize(
    ("day", "says"),
    [
        ("", "Choose the day to look at it again. Write it like this: 2026-05-03."),
        ("2027-02-31", "Choose the day to look at it again. Write it like this: 2026-05-03."),
        ("2020-01-01", "Choose a day to come"),
    ],
)
def test_a_worry_needs_a_day_to_come(as_: At, sam: UUID, rhian: Actor, day: str, says: str):
    answer = as_(rhian).send("concerns.record", person_id=sam, **(WHOLE | {"review_on": day}))

    assert answer.status_code == 422
    assert says in words_of(answer)
    assert "Out without a coat" in answer.text


def test_strengths_stand_before_every_worry(as_: At, sam: UUID, rhian: Actor, worry: UUID):
    page = as_(rhian).read("concerns.concerns", person_id=sam)

    assert page.index("I listen") < page.index("Out without a coat")


def test_without_a_strength_others_see_no_worry_and_the_person_sees_their_own(
    story: Story, as_: At, sam: UUID, rhian: Actor, worry: UUID, strength: UUID
):
    entries.put_away(story.store, sam, strength, by=Actor(sam))
    safe = story.given_why(story.given_a_member("Sade", Role.SAFEGUARDING, sam), sam)

    own = as_(sam).read("concerns.concerns", person_id=sam)

    for somebody in (rhian, safe):
        page = as_(somebody).read("concerns.concerns", person_id=sam)
        assert "Sam’s story starts here. Ask Sam." in page
        assert "Out without a coat" not in page
        assert "waits behind" not in page
    assert "Out without a coat" in own


def test_without_a_strength_a_worker_is_led_to_each_worry_where_it_stands_with_what_helps(
    story: Story, as_: At, sam: UUID, rhian: Actor, wendy: Actor, worry: UUID, strength: UUID
):
    entries.put_away(story.store, sam, strength, by=Actor(sam))
    concerns.ask_to_end(story.store, sam, worry, "It is May", person_said="At last", by=by(story.mo))
    screen = as_(wendy)

    page = screen.get("concerns.concerns", person_id=sam)

    assert "1 worry waits behind Sam’s first strength. Look at the worry that Rhian wrote down on" in words_of(page)
    assert "Out without a coat" not in page.text
    address = screen.url("concerns.review", person_id=sam, concern_id=worry)
    assert address in page.text
    review = screen.read(address)
    assert "Out without a coat What was going on: Snow What helps: The blue coat" in review
    assert "Yes, it has ended" in review
    assert "Yes, it has ended" not in as_(story.mo).read(address)


def test_a_safeguarding_lead_reads_strengths_before_worries(story: Story, as_: At, sam: UUID, worry: UUID):
    safe = story.given_why(story.given_a_member("Sade", Role.SAFEGUARDING, sam), sam)

    page = as_(safe).read("concerns.concerns", person_id=sam)

    assert page.index("I listen") < page.index("Out without a coat")


def test_a_worry_past_its_day_is_overdue_and_not_ended(story: Story, as_: At, sam: UUID, rhian: Actor):
    with clocks.at(datetime.now(UTC) - timedelta(days=60)):
        given = {"context": "Snow", "what_helps": "The blue coat", "review_on": today() + timedelta(days=30)}
        concerns.record(story.store, sam, "Out without a coat", **given, by=by(rhian))

    page = as_(rhian).read("concerns.concerns", person_id=sam)

    assert "Out without a coat" in page
    assert "Overdue It was to be looked at again by" in page


def test_a_worker_looks_at_a_worry_again(as_: At, sam: UUID, wendy: Actor, worry: UUID):
    screen = as_(wendy)
    form = screen.get("concerns.review", person_id=sam, concern_id=worry)
    assert ">\nThe blue coat</textarea>" in form.text

    screen.send(
        "concerns.review",
        person_id=sam,
        concern_id=worry,
        outcome="A coat on most days",
        what_helps="Hanging it by the door",
        review_on=SOON,
    )

    page = screen.read("concerns.concerns", person_id=sam)
    assert "What helps: Hanging it by the door When it was last looked at: A coat on most days" in page


def test_two_people_end_a_worry_and_then_nobody_sees_it(as_: At, sam: UUID, rhian: Actor, wendy: Actor, worry: UUID):
    worker, carer = as_(wendy), as_(rhian)
    assert "Out without a coat" in worker.read("concerns.ask_to_end", person_id=sam, concern_id=worry)
    worker.send("concerns.ask_to_end", person_id=sam, concern_id=worry, why="It is May", person_said="At last")

    assert "Yes, it has ended" not in worker.read("concerns.concerns", person_id=sam)
    asked = carer.read("concerns.concerns", person_id=sam)
    assert "Wendy asked for this worry to end: It is May What the person said or showed: At last" in asked
    assert "Yes, it has ended" in asked
    refused = worker.send("concerns.agree_to_end", person_id=sam, concern_id=worry)
    assert refused.status_code == 422
    assert "Two people end a worry." in words_of(refused)
    carer.send("concerns.agree_to_end", person_id=sam, concern_id=worry)

    for screen in (worker, carer, as_(sam)):
        page = screen.read("concerns.concerns", person_id=sam)
        assert "Out without a coat" not in page
        assert "There are no worries now." in page


def test_what_a_worker_typed_is_not_lost_where_the_worry_ended_meanwhile(
    story: Story, as_: At, sam: UUID, rhian: Actor, wendy: Actor, worry: UUID
):
    concerns.ask_to_end(story.store, sam, worry, "It is May", person_said="At last", by=by(wendy))
    concerns.agree_to_end(story.store, sam, worry, by=by(rhian))
    screen = as_(wendy)

    answer = screen.send(
        "concerns.review",
        person_id=sam,
        concern_id=worry,
        outcome="A coat on most days",
        what_helps="The door",
        review_on=SOON,
    )
    asked = screen.send("concerns.ask_to_end", person_id=sam, concern_id=worry, why="It is June", person_said="Yes")

    assert answer.status_code == asked.status_code == 422
    assert "This worry has ended." in words_of(answer)
    assert "A coat on most days" in answer.text
    assert "It is June" in asked.text
    assert screen.get("concerns.review", person_id=sam, concern_id=worry).status_code == 404


def test_the_person_reads_the_worries_and_their_answer_stands_under_them(
    story: Story, as_: At, sam: UUID, rhian: Actor, worry: UUID
):
    replies.reply(story.store, sam, worry, "I like snow", to=1, by=Actor(sam))

    own = as_(sam).read("concerns.concerns", person_id=sam)
    hers = as_(rhian).read("concerns.concerns", person_id=sam)

    assert "Worries about me" in own
    assert "Answer this" in own
    assert hers.index("Out without a coat") < hers.index("I like snow")


def test_a_worry_of_somebody_else_is_nothing_here(story: Story, as_: At, sam: UUID, wendy: Actor, worry: UUID):
    win = story.given_a_person("Win")
    anna = story.given_a_worker(win, "Anna")
    screen = as_(anna)

    for concern_id in (worry, uuid4()):
        assert screen.get("concerns.review", person_id=win, concern_id=concern_id).status_code == 404
        assert screen.send("concerns.agree_to_end", person_id=win, concern_id=concern_id).status_code == 404
