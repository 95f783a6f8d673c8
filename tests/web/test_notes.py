from collections.abc import Callable
from uuid import UUID, uuid4

import pytest

from caserecord import concerns, entries, notes, replies
from domain.clocks import today
from domain.notes import NoteKind
from domain.permissions import Actor, Role
from projections.notes import notes_of
from tests.stories import Story, by
from tests.web.conftest import Screen, words_of

At = Callable[..., Screen]


@pytest.fixture
def note(story: Story, sam: UUID, rhian: Actor) -> UUID:
    return notes.write(story.store, sam, NoteKind.GOOD_NEWS, "Beat me at cards", told_by="Joe", by=by(rhian))


def words_in(story: Story, sam: UUID) -> list[str]:
    return [note.words for note in story.shown(notes_of, "read notes", sam, sam)]


def test_a_note_says_who_told_it_and_who_wrote_it_down(as_: At, sam: UUID, rhian: Actor, note: UUID):
    page = as_(rhian).read("notes.notes", person_id=sam)

    assert "Good news Beat me at cards about Sam, told by Joe, written down by Rhian" in page


def test_a_carer_writes_a_note_in_one_page(as_: At, sam: UUID, rhian: Actor):
    screen = as_(rhian)

    answer = screen.send("notes.write", person_id=sam, kind="everyday", words="Two breakfasts", happened="Tuesday")

    assert answer.location == screen.url("notes.notes", person_id=sam)
    page = screen.read("notes.notes", person_id=sam)
    assert "The note is kept." in page
    assert "Two breakfasts" in page
    assert "Tuesday" in page


def test_only_workers_are_asked_for_decisions_and_contacts(as_: At, sam: UUID, rhian: Actor, wendy: Actor):
    assert "Decision" not in as_(rhian).read("notes.write", person_id=sam)
    assert "Decision Contact" in as_(wendy).read("notes.write", person_id=sam)
    answer = as_(rhian).send("notes.write", person_id=sam, kind="decision", words="She moves in May")
    assert answer.status_code == 403


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"kind": "everyday", "words": " "}, "There are no words yet. Write something, even one word."),
        ({"kind": "everyday", "words": "é" * 2001}, "This is 1 too many"),
        ({"kind": "everyday", "words": "a\x00b"}, "no page can show"),
        ({"words": "Two breakfasts"}, "Choose what kind of note it is."),
        ({"kind": "gossip", "words": "Two breakfasts"}, "Choose what kind of note it is."),
        ({"kind": "everyday", "words": "Two breakfasts", "told_by": "J" * 201}, "Write up to 200 letters."),
    ],
)
def test_a_note_that_cannot_be_kept_comes_back_as_it_was(
    story: Story, as_: At, sam: UUID, rhian: Actor, form: dict[str, str], says: str
):
    answer = as_(rhian).send("notes.write", person_id=sam, **form)

    assert answer.status_code == 422
    assert says in words_of(answer)
    assert form["words"].strip() in answer.text
    assert words_in(story, sam) == []


def test_the_same_note_sent_twice_is_kept_once(story: Story, as_: At, sam: UUID, rhian: Actor):
    form = {"kind": "everyday", "words": "Two breakfasts", "command_id": str(uuid4())}

    answers = [as_(rhian).send("notes.write", person_id=sam, **form) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert words_in(story, sam) == ["Two breakfasts"]


def test_the_same_note_sent_again_with_other_words_is_asked_about_and_then_kept(
    story: Story, as_: At, sam: UUID, rhian: Actor
):
    screen, once = as_(rhian), str(uuid4())
    screen.send("notes.write", person_id=sam, kind="everyday", words="Two breakfasts", command_id=once)

    asked = screen.send("notes.write", person_id=sam, kind="everyday", words="Three breakfasts", command_id=once)
    assert asked.status_code == 409
    assert "Three breakfasts" in asked.text
    again = asked.text.partition('name="command_id" value="')[2].partition('"')[0]
    screen.send("notes.write", person_id=sam, kind="everyday", words="Three breakfasts", command_id=again)

    assert words_in(story, sam) == ["Three breakfasts", "Two breakfasts"]


def test_whoever_wrote_a_note_puts_it_right_and_says_why(as_: At, sam: UUID, rhian: Actor, note: UUID):
    screen = as_(rhian)
    assert "Beat me at cards" in screen.read("notes.correct", person_id=sam, note_id=note)

    screen.send(
        "notes.correct", person_id=sam, note_id=note, words="Beat me at chess", why="It was not cards", seen="1"
    )

    page = screen.read("notes.notes", person_id=sam)
    assert "Beat me at chess" in page
    assert "Put right by Rhian, because: It was not cards" in page


def test_a_note_that_was_put_right_meanwhile_is_shown_beside_what_was_typed(
    story: Story, as_: At, sam: UUID, rhian: Actor, wendy: Actor, note: UUID
):
    notes.correct(story.store, sam, note, "Beat me at chess", why="Rhian said so", seen=1, by=by(wendy))

    answer = as_(rhian).send(
        "notes.correct", person_id=sam, note_id=note, words="Beat me at snap", why="It was snap", seen="1"
    )

    assert answer.status_code == 409
    assert "It says now: Beat me at chess" in words_of(answer)
    assert "Beat me at snap" in answer.text


def test_one_is_offered_to_put_right_what_one_may(as_: At, story: Story, sam: UUID, rhian: Actor, note: UUID):
    kit = story.given_a_member("Kit", Role.SUPPORT_CARER, sam)
    mo = story.mo

    assert "Put this right" in as_(rhian).read("notes.notes", person_id=sam)
    assert "Put this right" not in as_(kit).read("notes.notes", person_id=sam)
    assert "Put this right" in as_(mo).read("notes.notes", person_id=sam)


def test_good_news_can_be_offered_with_the_words_it_has(as_: At, sam: UUID, rhian: Actor, note: UUID):
    screen = as_(rhian)
    assert "Offer this to Sam" in screen.read("notes.notes", person_id=sam)

    offer = screen.get("offers.offer", person_id=sam, note=note)

    assert ">\nBeat me at cards</textarea>" in offer.text
    assert screen.get("offers.offer", person_id=sam, note=uuid4()).status_code == 404


def test_older_notes_are_a_page_away(story: Story, as_: At, sam: UUID, rhian: Actor):
    for number in range(27):
        notes.write(story.store, sam, NoteKind.EVERYDAY, f"Day number {number}.", by=by(rhian))
    screen = as_(sam)

    newest = screen.get("notes.notes", person_id=sam)
    older = newest.text.partition('rel="next"')[0].rpartition('href="')[2].partition('"')[0]
    second = words_of(screen.client.get(older))

    assert "Day number 26." in words_of(newest)
    assert "Day number 1." not in words_of(newest)
    assert "Day number 1." in second
    assert "Newest" in second
    assert "Older" not in second


def test_a_page_before_the_first_note_says_so(as_: At, sam: UUID, rhian: Actor, note: UUID):
    assert "There is nothing older." in as_(rhian).read("notes.notes", person_id=sam, before=1)


@pytest.mark.parametrize("before", ["0", "-1", "soon", "9" * 30])
def test_an_odd_address_begins_at_the_newest(as_: At, sam: UUID, rhian: Actor, note: UUID, before: str):
    assert "Beat me at cards" in as_(rhian).read("notes.notes", person_id=sam, before=before)


def test_what_is_said_about_somebody_is_theirs_to_read_and_answer(
    story: Story, as_: At, sam: UUID, rhian: Actor, note: UUID
):
    worry = {"context": "Snow", "what_helps": "The blue coat", "review_on": today().replace(year=today().year + 1)}
    concerns.record(story.store, sam, "Out without a coat", **worry, by=by(rhian))
    entries.tell(story.store, sam, "admired", "I listen", by=Actor(sam))
    replies.reply(story.store, sam, note, "I always win", to=1, by=Actor(sam))

    page = as_(sam).read("notes.notes", person_id=sam)

    assert "Beat me at cards about me, told by Joe, written down by Rhian" in page
    assert page.index("Beat me at cards") < page.index("I always win")
    assert "Go to the worry (1)" in page
    assert page.index("I listen") < page.index("Out without a coat")
    assert page.count("I don’t agree") == 2
    assert "Out without a coat" not in as_(sam).read("notes.notes", person_id=sam, before=10**6)


def test_somebody_about_whom_nothing_was_written_is_told_so(as_: At, sam: UUID, rhian: Actor):
    own, hers = as_(sam).read("notes.notes", person_id=sam), as_(rhian).read("notes.notes", person_id=sam)

    assert "No one has written a note about you." in own
    assert "No one has a worry about you." in own
    assert "There are no notes yet." in hers


def test_a_note_that_the_person_does_not_agree_with_leaves_the_carers_page(
    story: Story, as_: At, sam: UUID, rhian: Actor, wendy: Actor, note: UUID
):
    replies.disagree(story.store, sam, note, "I did not", to=1, by=Actor(sam))

    assert "Beat me at cards" not in as_(rhian).read("notes.notes", person_id=sam)
    assert "Being looked into I don't agree. I did not" in as_(wendy).read("notes.notes", person_id=sam)
    assert "Being looked into" in as_(sam).read("notes.notes", person_id=sam)


def test_a_note_is_read_by_nobody_else(story: Story, as_: At, sam: UUID, note: UUID):
    joe = story.given_a_member("Joe", Role.FAMILY, sam)

    assert as_(joe).get("notes.notes", person_id=sam).status_code == 403
