import re
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from caserecord import easy_reads, entries
from domain.easy_sentences import MOST_SENTENCES, EasySentence
from domain.permissions import Actor
from tests.stories import Story, by
from tests.web.conftest import Screen, words_of

At = Callable[..., Screen]
EASY = [EasySentence("I like tea.", "tea")]


@pytest.fixture
def tea(story: Story, sam: UUID) -> UUID:
    return story.given_told(sam, "Nothing beats a cuppa")


def form(sentences: list[str], pictures: list[str] | None = None, do: str = "keep", **more: Any) -> dict[str, Any]:
    return {"sentence": sentences, "picture": pictures or [""] * len(sentences), "do": do, "wording": "1", **more}


def profile(screen: Screen, sam: UUID, **asked: str) -> str:
    return screen.read("profiles.profile", person_id=sam, **asked)


def test_the_person_writes_easy_words_and_everybody_may_choose_them(as_: At, sam: UUID, rhian: Actor, tea: UUID):
    me = as_(sam)
    assert "Nothing beats a cuppa" in me.read("easy_reads.write", person_id=sam, entry_id=tea)

    said = form(["I like tea.", "", "It is hot."], ["tea", "", ""], seen="0")
    answer = me.send("easy_reads.write", person_id=sam, entry_id=tea, **said)

    assert answer.status_code == 302
    page = me.client.get(answer.location)
    assert "Your easy words are kept." in page.text
    assert re.search(r'/static/pictures/tea.svg\?as=\w+" alt=""', page.text)
    rhians = as_(rhian)
    assert "It is hot." not in profile(rhians, sam)
    easily = profile(rhians, sam, words="easy")
    assert easily.index("I like tea. It is hot. my easy words") < easily.index("Nothing beats a cuppa")
    assert "It is hot." in profile(rhians, sam), "it is kept until they choose again"
    assert "It is hot." not in profile(rhians, sam, words="own")


def test_where_there_are_no_easy_words_the_page_says_so(as_: At, sam: UUID, rhian: Actor, wendy: Actor, tea: UUID):
    mine, rhians = profile(as_(sam), sam, words="easy"), profile(as_(rhian), sam, words="easy")

    assert "Nothing beats a cuppa There are no easy words for this yet. Write easy words" in mine
    assert "There are no easy words for this yet. Write easy words to show them" in rhians


def test_stale_easy_words_say_so_to_the_person_and_are_not_shown_to_others(
    story: Story, as_: At, sam: UUID, rhian: Actor, tea: UUID
):
    easy_reads.write(story.store, sam, tea, EASY, wording=1, seen=0, by=by(sam))
    entries.reword(story.store, sam, tea, "Coffee now", seen=1, by=by(sam))

    mine, rhians = profile(as_(sam), sam, words="easy"), profile(as_(rhian), sam, words="easy")

    assert mine.index("for the old words") < mine.index("I like tea.")
    assert "I like tea." not in rhians
    assert "for the old words" in as_(sam).read("easy_reads.write", person_id=sam, entry_id=tea)


def test_a_helper_writes_and_the_person_decides(as_: At, sam: UUID, rhian: Actor, tea: UUID):
    rhians, me = as_(rhian), as_(sam)
    answer = rhians.send("easy_reads.draft", person_id=sam, entry_id=tea, **form(["Tea is best."], ["tea"]))
    assert "They see it first, and decide." in words_of(rhians.client.get(answer.location))
    assert "Tea is best." not in profile(rhians, sam, words="easy")
    assert "1 new thing" in profile(me, sam)
    new = me.read("offers.new", person_id=sam)
    assert "Tea is best." in new
    assert "Nothing new is waiting for you." not in new

    me.send(me.url("easy_reads.decide", person_id=sam, entry_id=tea, choice="yes"), draft="1")

    assert "Tea is best. easy words by Rhian, I said yes" in profile(rhians, sam, words="easy")
    assert "Tea is best." not in me.read("offers.new", person_id=sam)


def test_the_person_changes_a_draft_first_or_says_no(as_: At, sam: UUID, rhian: Actor, tea: UUID):
    rhians, me = as_(rhian), as_(sam)
    rhians.send("easy_reads.draft", person_id=sam, entry_id=tea, **form(["Tea is best."]))
    profile(rhians, sam)
    assert 'value="Tea is best."' in me.get("easy_reads.write", person_id=sam, entry_id=tea, draft=1).text
    before = rhians.read("easy_reads.draft", person_id=sam, entry_id=tea)

    answer = me.send(me.url("easy_reads.decide", person_id=sam, entry_id=tea, choice="no"), draft="1")

    assert "Nobody is told that you said no." in words_of(me.client.get(answer.location))
    assert rhians.read("easy_reads.draft", person_id=sam, entry_id=tea) == before


def test_every_button_gives_back_what_was_typed(story: Story, as_: At, sam: UUID, tea: UUID):
    me = as_(sam)
    head = story.store.head()

    def rows(do: str, **more: str) -> list[str]:
        said = form(["One", "Two", "Three"], ["tea", "", "dog"], do, seen="0", **more)
        answer = me.send("easy_reads.write", person_id=sam, entry_id=tea, **said)
        assert answer.status_code == 200
        return [part.partition('"')[0] for part in answer.text.split('maxlength="200" value="')[1:]]

    assert rows("add") == ["One", "Two", "Three", ""]
    assert rows("up-1") == ["Two", "One", "Three"]
    assert (
        rows("up-0")
        == rows("down-2")
        == rows("look")
        == rows("up-99")
        == rows("nonsense-1")
        == [
            "One",
            "Two",
            "Three",
        ]
    )
    assert rows("down-1") == ["One", "Three", "Two"]
    assert rows("remove-0") == ["Two", "Three"]
    assert story.store.head() == head


def test_a_picture_is_looked_for_and_chosen_without_scripts(as_: At, sam: UUID, tea: UUID):
    me = as_(sam)

    def answer(do: str, **more: str) -> str:
        said = form(["I walk my dogs", "Tea"], ["", "tea"], do, seen="0", **more)
        return me.send("easy_reads.write", person_id=sam, entry_id=tea, **said).text

    assert 'value="dog"' in answer("picture-0"), "it is found by the sentence"
    found = answer("find", choosing="0", find="pigeon")
    assert ('value="pigeon"' in found, 'value="dog"' in found) == (True, False)
    assert "There is no picture for “zebra”" in answer("find", choosing="0", find="zebra")
    chosen = answer("look", choosing="0", chosen="dog")
    assert 'name="picture" value="dog"' in chosen
    assert 'name="choosing"' not in chosen
    assert 'name="picture" value="tea"' not in answer("look", choosing="1", chosen="")
    assert 'name="picture" value="tea"' in answer("look", choosing="9", chosen="dog")
    assert 'name="picture" value="tea"' in answer("look", choosing="1")


def test_there_is_room_for_so_many_sentences_and_no_more(as_: At, sam: UUID, tea: UUID):
    full = form(["Tea"] * MOST_SENTENCES, do="add", seen="0")

    answer = as_(sam).send("easy_reads.write", person_id=sam, entry_id=tea, **full)

    assert answer.text.count('name="sentence"') == MOST_SENTENCES
    assert "Add another idea" not in answer.text


@pytest.mark.parametrize(
    ("said", "says"),
    [
        (form([""], seen="0"), "There are no words yet."),
        (form(["a" * 201], seen="0"), "Write up to 200 letters."),
        (form(["Tea"], ["../x"], seen="0"), "There is no such picture."),
        (form(["Tea"] * 21, seen="0"), "Which of these are the most important?"),
    ],
)
def test_what_cannot_be_kept_comes_back_with_what_to_do(as_: At, sam: UUID, tea: UUID, said: dict[str, Any], says: str):
    answer = as_(sam).send("easy_reads.write", person_id=sam, entry_id=tea, **said)

    assert (answer.status_code, says in words_of(answer)) == (422, True)


def test_words_that_changed_meanwhile_lose_nothing_typed(story: Story, as_: At, sam: UUID, tea: UUID):
    entries.reword(story.store, sam, tea, "Coffee now", seen=1, by=by(sam))
    me = as_(sam)

    answer = me.send("easy_reads.write", person_id=sam, entry_id=tea, **form(["I like tea."], seen="0"))

    assert answer.status_code == 409
    assert 'value="I like tea."' in answer.text
    assert "Coffee now" in words_of(answer)
    again = form(["I like coffee."], seen="0") | {"wording": "2"}
    assert me.send("easy_reads.write", person_id=sam, entry_id=tea, **again).status_code == 302


def test_two_who_write_at_once_are_told(story: Story, as_: At, sam: UUID, tea: UUID):
    easy_reads.write(story.store, sam, tea, EASY, wording=1, seen=0, by=by(sam))

    answer = as_(sam).send("easy_reads.write", person_id=sam, entry_id=tea, **form(["Mine"], seen="0"))

    assert answer.status_code == 409
    assert 'name="seen" value="1"' in answer.text


def test_easy_words_are_taken_away(story: Story, as_: At, sam: UUID, tea: UUID):
    easy_reads.write(story.store, sam, tea, EASY, wording=1, seen=0, by=by(sam))
    me = as_(sam)

    answer = me.send("easy_reads.take_away", person_id=sam, entry_id=tea)

    page = words_of(me.client.get(answer.location))
    assert "I like tea." not in page
    assert "They stay in your history." in page


def test_words_are_escaped_and_look_small_or_big(as_: At, sam: UUID, tea: UUID):
    said = form(["<b>Tea</b>"], do="look", seen="0", size="14")

    answer = as_(sam).send("easy_reads.write", person_id=sam, entry_id=tea, **said)

    assert "&lt;b&gt;Tea&lt;/b&gt;" in answer.text
    assert "<b>Tea" not in answer.text
    assert "cr-easy--14" in answer.text


def test_a_button_that_no_page_has_changes_no_box_and_boxes_without_end_are_not_drawn(as_: At, sam: UUID, tea: UUID):
    person = as_(sam)
    at = f"/people/{sam}/entries/{tea}/easy-words"
    typed = form(["I make tea.", "My friends like it."], seen="0")

    for pressed in ({"do": "remove-" + "9" * 5000}, {"do": "find", "choosing": "9" * 5000}, {"do": "up-2"}):
        answer = person.send(at, **typed | pressed)
        assert answer.status_code == 200
        assert answer.text.index("I make tea.") < answer.text.index("My friends like it.")
    many = person.send(at, **form(["Tea"] * 400, do="add", seen="0"))
    assert many.text.count('value="Tea"') < 100
    refused = person.send(at, **form(["Tea"] * 400, seen="0"))
    assert "Which of these are the most important?" in words_of(refused)
    assert "My friends like it." not in words_of(person.send(at, **typed | {"do": "remove-1"}))
