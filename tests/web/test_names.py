from collections.abc import Callable
from uuid import UUID

import pytest

from caserecord import entries, notes, people
from domain import clocks
from domain.notes import NoteKind
from domain.permissions import Actor
from tests.stories import Story, by
from tests.web.conftest import Screen, words_of

At = Callable[..., Screen]


@pytest.fixture
def covered(story: Story, sam: UUID, rhian: Actor) -> UUID:
    """Sam, whose name before is covered, and stands in a note."""
    people.choose_name(story.store, sam, "Simon", by=Actor(sam))
    notes.write(story.store, sam, NoteKind.EVERYDAY, "Simon ate two breakfasts", by=by(rhian))
    people.choose_name(story.store, sam, "Sol", cover_former=True, by=Actor(sam))
    return sam


def test_somebody_says_what_they_like_to_be_called(as_: At, sam: UUID, rhian: Actor):
    screen = as_(sam)
    assert 'value="Sam"' in screen.get("names.name", person_id=sam).text

    screen.send("names.name", person_id=sam, name="Sol", pronouns="they/them", cover_former="true")

    page = as_(rhian).read("homes.person", person_id=sam)
    assert "Sol they/them" in page
    assert "Sam" not in page


@pytest.mark.parametrize(
    ("name", "says"), [(" ", "There are no words yet."), ("S" * 201, "Write up to 200 letters. This is 1 too many")]
)
def test_a_name_that_cannot_be_kept_comes_back_as_it_was(as_: At, sam: UUID, name: str, says: str):
    answer = as_(sam).send("names.name", person_id=sam, name=name, pronouns="she/her", cover_former="true")

    assert answer.status_code == 422
    assert says in words_of(answer)
    assert 'value="she/her"' in answer.text
    assert 'value="true" checked' in answer.text


def test_a_name_may_be_in_any_script(as_: At, sam: UUID):
    screen = as_(sam)

    screen.send("names.name", person_id=sam, name="جاوید 🏏", pronouns="")

    assert "جاوید 🏏" in screen.read("profiles.profile", person_id=sam)


def test_somebody_says_one_line_and_takes_it_away_again(as_: At, sam: UUID):
    screen = as_(sam)
    screen.send("names.line", person_id=sam, words="Pigeons, puns and tea")
    assert "Pigeons, puns and tea" in screen.read("profiles.profile", person_id=sam)
    assert ">\nPigeons, puns and tea</textarea>" in screen.get("names.line", person_id=sam).text

    long = screen.send("names.line", person_id=sam, words="p" * 201)
    screen.send("names.line", person_id=sam, words="")

    assert long.status_code == 422
    assert "p" * 201 in long.text
    assert "Pigeons" not in screen.read("profiles.profile", person_id=sam)


def test_somebody_says_which_language_comes_first(as_: At, sam: UUID):
    screen = as_(sam)

    wrong = screen.send("names.language", person_id=sam, language="klingon")
    none = screen.send("names.language", person_id=sam)
    screen.send("names.language", person_id=sam, language="cy")

    assert wrong.status_code == none.status_code == 422
    assert "Choose one of these languages: en, cy." in words_of(wrong)
    assert "Choose a language." in words_of(none)
    assert 'value="cy" checked' in screen.get("names.language", person_id=sam).text


def test_a_covered_name_is_uncovered_for_a_reason_that_the_person_reads(as_: At, covered: UUID, wendy: Actor):
    screen = as_(wendy)
    page = screen.get("notes.notes", person_id=covered)
    assert "[name covered] ate two breakfasts" in words_of(page)
    link = page.text.partition("See a name that is covered")[0].rpartition('href="')[2].partition('"')[0]
    assert "Sol will see your reason." in words_of(screen.client.get(link))

    answer = screen.send(
        "names.uncover",
        person_id=covered,
        why="The hospital asks",
        back=screen.url("notes.notes", person_id=covered),
    )

    assert answer.location == screen.url("notes.notes", person_id=covered)
    after = screen.read("notes.notes", person_id=covered)
    assert "Simon ate two breakfasts" in after
    assert "See a name that is covered" not in after
    assert "The hospital asks" in as_(covered).read("histories.history", person_id=covered)


def test_whoever_came_from_nowhere_goes_back_to_the_person(as_: At, covered: UUID, wendy: Actor):
    screen = as_(wendy)

    page = screen.client.get(screen.url("names.uncover", person_id=covered), headers={"Referer": "http://["})

    assert f'href="{screen.url("homes.person", person_id=covered)}">Go back without seeing it' in page.text


def test_uncovering_takes_a_reason(as_: At, covered: UUID, wendy: Actor):
    answer = as_(wendy).send("names.uncover", person_id=covered, why="")

    assert answer.status_code == 422
    assert "Write why you need to see it." in words_of(answer)


def test_there_may_be_nothing_to_uncover(as_: At, sam: UUID, wendy: Actor):
    answer = as_(wendy).send("names.uncover", person_id=sam, why="The hospital asks")

    assert answer.status_code == 422
    assert "There is no covered name in this record." in words_of(answer)


def test_a_carer_is_not_offered_to_uncover_a_name(as_: At, covered: UUID, rhian: Actor):
    screen = as_(rhian)

    assert "See a name that is covered" not in screen.read("notes.notes", person_id=covered)
    assert screen.get("names.uncover", person_id=covered).status_code == 403


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example/", "/people", "", "/people/x\n"])
def test_after_uncovering_nobody_is_sent_anywhere_else(as_: At, covered: UUID, wendy: Actor, back: str):
    screen = as_(wendy)

    answer = screen.send("names.uncover", person_id=covered, why="The hospital asks", back=back)

    assert answer.location == screen.url("homes.person", person_id=covered)


def test_after_uncovering_one_is_back_at_the_page_one_came_from(story: Story, as_: At, covered: UUID):
    screen = as_(story.given_an_auditor(covered))
    came_from = screen.url("histories.history", person_id=covered) + "?kind=Note"

    page = screen.client.get(
        screen.url("names.uncover", person_id=covered), headers={"Referer": f"http://localhost{came_from}"}
    )

    assert f'name="back" value="{came_from}"' in page.text


def test_every_page_opens_of_somebody_who_was_once_called_as_a_heading_is(story: Story, as_: At):
    do = story.given_a_person("Do")
    ade = story.given_an_auditor(do)
    entry = story.given_told(do, "I mended it. Do was on the label.")
    told = story.given_told(do, "Do knock", "do")
    people.choose_name(story.store, do, "Sol", cover_former=True, by=Actor(do))
    mine = as_(do)

    profile = mine.read("profiles.profile", person_id=do)
    assert "Things I'm proud of I mended it. [name covered] was on the label." in profile
    assert "Please do [name covered] knock" in profile
    assert "Please do [name covered] knock" in mine.read("profiles.order", person_id=do)
    assert "Please do [name covered] knock" in mine.read("entries.entry", person_id=do, entry_id=told)
    assert "Everyone I choose" in mine.read("entries.entry", person_id=do, entry_id=entry)
    assert mine.get("papers.pdf", paper_format="one-page", person_id=do).data.startswith(b"%PDF-")
    assert "Things I'm proud of" in as_(ade).read("histories.on_day", person_id=do, when=clocks.today().isoformat())


def test_the_cover_of_a_name_never_becomes_the_words(as_: At, story: Story, covered: UUID):
    entry = entries.tell(story.store, covered, "proud", "Simon cooks", by=Actor(covered))
    screen = as_(covered)

    sent = screen.send("entries.reword", person_id=covered, entry_id=entry, words="[name covered] cooks well", seen="1")

    assert sent.status_code == 422
    assert "Write what you want in place of [name covered]" in words_of(sent)
    assert story.store.read_stream(entry)[-1].event.words == "Simon cooks"
