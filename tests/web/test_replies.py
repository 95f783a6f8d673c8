from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from caserecord import concerns, entries, notes, noticings, replies, safety_facts
from domain.clocks import today
from domain.notes import NoteKind
from domain.permissions import Actor
from tests.stories import Story, by
from tests.web.conftest import Screen, words_of

At = Callable[..., Screen]


@pytest.fixture
def said(story: Story, sam: UUID, rhian: Actor, wendy: Actor) -> dict[str, UUID]:
    """One of everything that Rhian said about Sam, and something Sam told."""
    store, soon = story.store, today() + timedelta(days=30)
    offer = entries.offer(store, sam, "proud", "Sang on the bus", by=by(rhian))
    entries.accept(store, sam, offer, by=Actor(sam))
    noticed = noticings.notice(
        store, sam, does="Hums at tea", means="Joy", we_do="We hum", responded="She hummed", by=by(rhian)
    )
    noticings.agree(store, sam, noticed, by=by(wendy))
    return {
        "Hung up on Joe": notes.write(store, sam, NoteKind.WORRY, "Hung up on Joe", by=by(rhian)),
        "Sang on the bus": offer,
        "I listen": entries.tell(store, sam, "admired", "I listen", by=Actor(sam)),
        "Out without a coat": concerns.record(
            store, sam, "Out without a coat", context="Snow", what_helps="The coat", review_on=soon, by=by(rhian)
        ),
        "Nuts stop my breath": safety_facts.record(
            store, sam, "Nuts stop my breath", what_helps="The pen", by=by(rhian)
        ),
        "Hums at tea": noticed,
    }


WORDS = ["Hung up on Joe", "Sang on the bus", "I listen", "Out without a coat", "Nuts stop my breath", "Hums at tea"]


@pytest.mark.parametrize("words", WORDS)
def test_an_answer_stands_under_the_words_that_it_answers(as_: At, sam: UUID, said: dict[str, UUID], words: str):
    screen, about = as_(sam), said[words]
    assert words in screen.read("replies.reply", person_id=sam, about=about, to=1)

    answer = screen.send("replies.reply", person_id=sam, about=about, words="Only a little", to="1")

    assert answer.status_code == 302
    page = words_of(screen.client.get(answer.location))
    assert page.index(words) < page.index("Only a little")
    assert "Your answer is kept." in page


@pytest.mark.parametrize("words", WORDS)
def test_what_somebody_does_not_agree_with_is_looked_into(
    as_: At, sam: UUID, wendy: Actor, said: dict[str, UUID], words: str
):
    screen, about = as_(sam), said[words]
    assert words in screen.read("replies.disagree", person_id=sam, about=about, to=1)
    disagreed = screen.send("replies.disagree", person_id=sam, about=about, words="That is not so", to="1")
    assert screen.client.get(disagreed.location).status_code == 200
    worker = as_(wendy)
    if words == "I listen":
        assert worker.get("replies.settle", person_id=sam, about=about).status_code == 404
        return
    settling = worker.read("replies.settle", person_id=sam, about=about)
    assert settling.index(words) < settling.index("That is not so")

    settled = worker.send("replies.settle", person_id=sam, about=about, words="We asked, and Sam is right")

    assert settled.location == worker.url("todos.todo")
    assert "We asked, and Sam is right" in screen.read("replies.reply", person_id=sam, about=about)


def test_a_safety_fact_stays_while_it_is_looked_into_and_other_words_do_not(
    story: Story, as_: At, sam: UUID, rhian: Actor, said: dict[str, UUID]
):
    screen = as_(sam)
    assert "It stays where it is" in screen.read("replies.disagree", person_id=sam, about=said["Nuts stop my breath"])
    assert "No one else sees it now" in screen.read("replies.disagree", person_id=sam, about=said["Sang on the bus"])
    for words in ("Nuts stop my breath", "Sang on the bus", "Hums at tea"):
        replies.disagree(story.store, sam, said[words], "That is not so", to=1, by=Actor(sam))

    page = as_(rhian).read("profiles.profile", person_id=sam)

    assert page.index("Nuts stop my breath") < page.index("I don't agree. That is not so")
    assert "Sang on the bus" not in page
    assert "Hums at tea" not in page


def test_a_worry_is_answered_with_its_context_in_sight(as_: At, sam: UUID, said: dict[str, UUID]):
    page = as_(sam).read("replies.reply", person_id=sam, about=said["Out without a coat"])

    assert "Out without a coat What was going on: Snow What helps: The coat by Rhian" in page


def test_an_answer_is_bound_to_the_wording_that_was_read(
    story: Story, as_: At, sam: UUID, rhian: Actor, said: dict[str, UUID]
):
    note = said["Hung up on Joe"]
    notes.correct(story.store, sam, note, "The line went dead", why="Joe said so", seen=1, by=by(rhian))
    screen = as_(sam)

    page = screen.get("replies.reply", person_id=sam, about=note, to=1)
    fresh = screen.read("replies.disagree", person_id=sam, about=note, to=2)
    too_new = screen.send("replies.reply", person_id=sam, about=note, words="The battery", to="7")

    assert "These words were changed since you read them." in words_of(page)
    assert 'name="to" value="2"' in page.text
    assert "These words were changed" not in fresh
    assert too_new.status_code == 409
    assert "The battery" in too_new.text


@pytest.mark.parametrize(("words", "to"), [("", "1"), ("x" * 2001, "1"), ("Only a little", "one")])
def test_an_answer_that_cannot_be_kept_comes_back_as_it_was(
    as_: At, sam: UUID, said: dict[str, UUID], words: str, to: str
):
    for endpoint in ("replies.reply", "replies.disagree"):
        answer = as_(sam).send(endpoint, person_id=sam, about=said["Hung up on Joe"], words=words, to=to)

        assert answer.status_code == 422
        assert words in answer.text


def test_the_same_answer_sent_twice_is_kept_once(as_: At, sam: UUID, said: dict[str, UUID]):
    screen, form = as_(sam), {"words": "Only a little", "to": "1", "command_id": str(uuid4())}

    for _ in range(2):
        screen.send("replies.reply", person_id=sam, about=said["Hung up on Joe"], **form)

    assert screen.read("notes.notes", person_id=sam).count("Only a little") == 1


def test_whoever_wrote_the_words_does_not_help_with_the_answer(
    as_: At, sam: UUID, rhian: Actor, wendy: Actor, said: dict[str, UUID]
):
    note, rhians = said["Hung up on Joe"], as_(rhian, with_person=sam, how="spoke")

    before = rhians.get("replies.reply", person_id=sam, about=note)
    author = rhians.send("replies.reply", person_id=sam, about=note, words="The battery", to="1")
    helper = as_(wendy, with_person=sam, how="spoke")
    assert "The battery" not in helper.read("replies.reply", person_id=sam, about=note)
    helper.send("replies.reply", person_id=sam, about=note, words="The battery", to="1")

    assert author.status_code == 422
    says = "Rhian wrote these words. You can do it on your own. Or with one of these: Mo, Wendy."
    assert says in words_of(before)
    assert "<textarea" not in before.text
    assert says in words_of(author)
    assert "The battery" in author.text
    assert "The battery my answer, with help from Wendy" in helper.read("notes.notes", person_id=sam)


def test_somebody_who_agreed_again_has_nothing_to_settle(as_: At, sam: UUID, wendy: Actor, said: dict[str, UUID]):
    answer = as_(wendy).send("replies.settle", person_id=sam, about=said["Hung up on Joe"], words="We asked")

    assert answer.status_code == 422
    assert "There is nothing here that the person did not agree with." in words_of(answer)
    assert "We asked" in answer.text


def test_words_that_are_not_there_or_are_somebody_elses_read_alike(story: Story, as_: At, said: dict[str, UUID]):
    win = story.given_a_person("Win")
    screen = as_(win)

    for about in (*said.values(), uuid4()):
        assert screen.get("replies.reply", person_id=win, about=about).status_code == 404
        assert screen.send("replies.reply", person_id=win, about=about, words="No", to="1").status_code == 404


def test_only_what_was_offered_is_answered_on_its_page(as_: At, sam: UUID, said: dict[str, UUID]):
    screen = as_(sam)

    assert "Answer this" in screen.read("entries.entry", person_id=sam, entry_id=said["Sang on the bus"])
    assert "Answer this" not in screen.read("entries.entry", person_id=sam, entry_id=said["I listen"])


@pytest.mark.parametrize(
    ("endpoint", "words"),
    [("replies.disagree", "Hung up on Joe"), ("safety_facts.reword", "Nuts stop my breath")],
)
def test_whoever_is_beside_the_person_is_told_before_anything_is_typed_that_somebody_else_has_to_help(
    as_: At, sam: UUID, rhian: Actor, wendy: Actor, said: dict[str, UUID], endpoint: str, words: str
):
    about = {"fact_id" if endpoint.startswith("safety") else "about": said[words]}

    pages = [as_(who, with_person=sam, how="spoke").get(endpoint, person_id=sam, **about) for who in (rhian, wendy)]

    assert ["Rhian wrote these words. You can do it on your own." in words_of(page) for page in pages] == [True, False]
    assert ["<textarea" in page.text for page in pages] == [False, True]
    assert all(words in words_of(page) for page in pages)
