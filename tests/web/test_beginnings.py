"""Kind emptiness: a question and how others have begun, for the person, and never a word of it for anybody else."""

from collections.abc import Callable
from uuid import UUID

from domain.beginnings import BEGINNINGS
from domain.headings import HEADINGS
from domain.permissions import Actor
from tests.stories import Story
from tests.web.conftest import Screen


def test_with_nothing_yet_there_are_questions_and_one_press_to_begin(story: Story, screen: Screen, sam: UUID):
    head = story.store.head()

    answer = screen.sign_in(sam).get("profiles.profile", person_id=sam)

    assert "What do people thank you for?" in answer.text
    assert "These people are made up" in answer.text
    assert f'href="/people/{sam}/tell/admired"' in answer.text
    assert "hopes" not in answer.text.partition("You could begin here")[2].partition("</section>")[0]
    assert story.store.head() == head


def test_what_is_told_is_not_asked_about_again(story: Story, screen: Screen, sam: UUID):
    story.given_told(sam, "I fed forty pigeons")
    page = screen.sign_in(sam).read("profiles.profile", person_id=sam).partition("More you could tell")[2]

    asked = [heading.key for heading in HEADINGS if heading.question in page]

    assert asked == [heading.key for heading in HEADINGS if heading.key != "proud"]


def test_nobody_else_is_told_what_is_empty_and_no_example_gets_into_a_record(
    story: Story, as_: Callable[..., Screen], sam: UUID, rhian: Actor, wendy: Actor
):
    examples = [example for several in BEGINNINGS.values() for example in several]

    for reader in (rhian, wendy):
        screen = as_(reader)
        pages = [screen.read(page, person_id=sam) for page in ("profiles.profile", "homes.person", "papers.choose")]
        assert not [example for example in examples for page in pages if example in page]
        assert "You could begin" not in "".join(pages)


def test_an_empty_page_of_hopes_or_cards_shows_the_person_how_others_have_begun(
    as_: Callable[..., Screen], sam: UUID, rhian: Actor
):
    pages = {
        ("cards.cards", "chart"): "communicate",
        ("cards.cards", "good-day"): "wellness",
        ("cards.cards", "person"): "people",
        ("hopes.hopes", ""): "hopes",
    }

    for (page, card), heading in pages.items():
        asked = {"card_key": card} if card else {}
        assert all(one in as_(sam).read(page, person_id=sam, **asked) for one in BEGINNINGS[heading]), page
        assert "made up" not in as_(rhian).read(page, person_id=sam, **asked)


def test_each_question_comes_with_how_others_have_begun(screen: Screen, sam: UUID):
    screen.sign_in(sam)

    for key, examples in BEGINNINGS.items():
        page = screen.read("entries.tell", person_id=sam, heading_key=key)
        assert all(example in page for example in examples), key
