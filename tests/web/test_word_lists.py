from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from caserecord import members, notes, people, word_lists
from domain.notes import NoteKind
from domain.permissions import Actor, Role
from projections.disclosures import COVER
from tests.stories import Story, by
from tests.web.conftest import Screen, words_of

At = Callable[..., Screen]


@pytest.fixture
def leanne(story: Story) -> Actor:
    """A self-advocate, with one word on the list."""
    found = Actor(members.welcome(story.store, "Leanne", roles=frozenset({Role.SELF_ADVOCATE}), by=by(story.mo)))
    word_lists.suggest(story.store, "refused", "chose not to", why="What was the question?", by=by(found))
    return found


def test_a_self_advocate_changes_the_list_and_everybody_reads_it(as_: At, leanne: Actor, sam: UUID, rhian: Actor):
    hers = as_(leanne)
    assert "Add a word" in hers.read("word_lists.word_list")

    answer = hers.send("word_lists.suggest", said="placement", instead="arrangement", why="")

    assert "It is on the list." in words_of(hers.client.get(answer.location))
    with_sam: dict[str, Any] = {"with_person": sam, "how": "spoke"}
    for screen in (as_(sam), as_(rhian), as_(rhian, **with_sam)):
        page = screen.read("word_lists.word_list")
        assert "Not: “placement” But: “arrangement”" in page
        assert "Add a word" not in page
        assert "Take this back" not in page
    hers.send("word_lists.take_back", said="placement")
    assert "placement" not in hers.read("word_lists.word_list")


def test_an_empty_list_asks_kindly(as_: At, rhian: Actor):
    assert "There are no words yet." in as_(rhian).read("word_lists.word_list")


def test_a_word_needs_another_instead(as_: At, leanne: Actor):
    answer = as_(leanne).send("word_lists.suggest", said="client", instead="", why="Because")

    assert answer.status_code == 422
    assert "Write what you would rather hear." in words_of(answer)
    assert 'value="client"' in answer.text


def test_the_list_suggests_and_the_note_is_shown_as_the_person_will_read_it(
    story: Story, as_: At, leanne: Actor, sam: UUID, rhian: Actor
):
    rhians = as_(rhian)
    rhians.get("notes.write", person_id=sam)  # that it was looked at is written down
    head = story.store.head()
    said = {"kind": "good news", "words": "Refusing tea, again", "told_by": "Fred", "happened": "Tuesday"}

    answer = rhians.send("notes.write", person_id=sam, do="look", **said)

    page = words_of(answer)
    assert "Not: “Refusing” But: “chose not to” What was the question?" in page
    assert "How Sam will read it" in page
    assert story.store.head() == head
    preview = answer.text.partition('<article class="cr-entry"')[2].partition("</article>")[0].partition(">")[2]
    rhians.send("notes.write", person_id=sam, **said)
    read = as_(sam).get("notes.notes", person_id=sam).text
    kept = read.partition('id="note-')[2].partition("</article>")[0].partition(">")[2]
    assert preview.split() == kept.partition('<p class="cr-answers')[0].split()


def test_a_note_that_is_put_right_is_shown_as_the_person_will_read_it(
    story: Story, as_: At, leanne: Actor, sam: UUID, rhian: Actor
):
    note = notes.write(story.store, sam, NoteKind.EVERYDAY, "Refused tea", by=by(rhian))
    said = {"words": "Did not want tea", "why": "She refused nothing", "seen": "1"}

    answer = as_(rhian).send("notes.correct", person_id=sam, note_id=note, do="look", **said)

    page = words_of(answer)
    assert page.index("Not: “refused”") < page.index("How Sam will read it")
    assert "Put right by Rhian, because: She refused nothing" in page


def test_a_name_that_is_covered_is_covered_as_the_person_will_read_it(story: Story, as_: At, sam: UUID, rhian: Actor):
    people.choose_name(story.store, sam, "Sol", cover_former=True, by=by(sam))

    answer = as_(rhian).send("notes.write", person_id=sam, kind="", words="Sam sang", do="look")

    assert f"{COVER} sang" in words_of(answer)


def test_one_word_gets_one_answer(story: Story, as_: At, leanne: Actor, sam: UUID, rhian: Actor):
    word_lists.suggest(story.store, "prior to", "before", by=by(leanne))

    answer = as_(rhian).send("notes.write", person_id=sam, kind="everyday", words="Prior to tea", do="look")

    assert "But: “before”" in words_of(answer)
    assert "Could you say" not in words_of(answer)


def test_the_list_stops_nobody(as_: At, leanne: Actor, sam: UUID, rhian: Actor):
    assert as_(rhian).send("notes.write", person_id=sam, kind="everyday", words="Refused tea").status_code == 302


@pytest.mark.parametrize("together", [False, True])
def test_the_list_is_not_held_up_to_the_persons_own_words(
    as_: At, leanne: Actor, sam: UUID, rhian: Actor, together: bool
):
    with_sam: dict[str, Any] = {"with_person": sam, "how": "spoke"}
    screen = as_(rhian, **with_sam) if together else as_(sam)

    answer = screen.send("safety_facts.record", person_id=sam, words="I refused", what_helps="Wait", do="look")

    assert "I refused" in answer.text
    assert "rather hear" not in answer.text
