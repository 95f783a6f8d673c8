"""What is told in parts: on pages, on paper, in searches, and never before a strength."""

import re
from collections.abc import Callable
from html import unescape
from uuid import UUID, uuid4

import pytest

from caserecord import cards, entries, noticings, photos
from domain.entries import Audience
from domain.permissions import Actor
from projections.told_cards import cards_of
from tests.exports.readers import letters, text_of
from tests.snaps import brought
from tests.stories import Story, by
from tests.web.conftest import Screen, words_of

ROW = {"part0": "I push my plate", "part1": "I have had enough", "part2": "Take the plate"}


def tell(screen: Screen, sam: UUID, key: str, **said: str) -> None:
    answer = screen.send(f"/people/{sam}/about/{key}/tell", audience="everyone I choose", **said)
    assert answer.status_code == 302, answer.text


@pytest.fixture
def chart(story: Story, sam: UUID) -> UUID:
    story.given_told(sam, "I fed forty pigeons")
    return cards.tell(story.store, sam, "chart", list(ROW.values()), audience=Audience.EVERYONE, by=by(sam))


def test_a_row_of_the_chart_is_told_and_stands_after_the_strengths(
    story: Story, screen: Screen, as_: Callable[..., Screen], sam: UUID, rhian: Actor
):
    screen.sign_in(sam)
    tell(screen, sam, "chart", **ROW)
    before = as_(rhian).read("profiles.profile", person_id=sam) + as_(rhian).read(
        "cards.cards", person_id=sam, card_key="chart"
    )
    story.given_told(sam, "I fed forty pigeons")

    after = as_(rhian).read("profiles.profile", person_id=sam)
    page = as_(rhian).read("cards.cards", person_id=sam, card_key="chart")
    paper = letters(text_of(as_(rhian).get("papers.pdf", person_id=sam, paper_format="one-page").data))

    assert "I push my plate" not in before
    row = "When I do this I push my plate It may mean this I have had enough Please do this Take the plate my words"
    assert row in after
    assert row in page
    assert after.index("forty pigeons") < after.index(row)
    assert page.index("forty pigeons") < page.index(row)
    assert letters("Please do this Take the plate") in paper
    assert paper.index(letters("forty pigeons")) < paper.index(letters("I push my plate"))


def test_what_two_people_noticed_stands_with_the_chart(
    story: Story, screen: Screen, sam: UUID, rhian: Actor, wendy: Actor
):
    seen = noticings.notice(
        story.store, sam, does="Looks away", means="No", we_do="Stop", responded="Smiled", by=by(rhian)
    )
    noticings.agree(story.store, sam, seen, by=by(wendy))

    page = screen.sign_in(rhian).read("cards.cards", person_id=sam, card_key="chart")

    assert "we have noticed: Rhian and Wendy" in page


def test_who_to_call_is_for_my_people_and_not_on_paper_until_i_say_so(
    story: Story, screen: Screen, as_: Callable[..., Screen], sam: UUID, rhian: Actor
):
    story.given_told(sam, "I fed forty pigeons")
    screen.sign_in(sam)
    asked = screen.get("cards.tell", person_id=sam, card_key="contact").text
    assert 'value="not in my profile" checked' in asked
    screen.send(
        f"/people/{sam}/about/contact/tell",
        part0="Auntie Jo",
        part1="01234 567890",
        part2="If I am ill",
        audience="not in my profile",
    )

    page = as_(rhian).read("cards.cards", person_id=sam, card_key="contact")
    profile = as_(rhian).read("profiles.profile", person_id=sam)
    paper = text_of(as_(rhian).get("papers.pdf", person_id=sam, paper_format="one-page").data)

    assert "Who to call Auntie Jo Their number 01234 567890" in page
    assert "Auntie Jo" not in profile
    assert "Auntie Jo" not in paper


def test_before_there_is_a_strength_my_people_find_who_to_call_and_no_need(
    story: Story, screen: Screen, as_: Callable[..., Screen], sam: UUID, rhian: Actor
):
    screen.sign_in(sam)
    tell(screen, sam, "contact", part0="Auntie Jo", part1="01234 567890", part2="If I cannot breathe")
    tell(screen, sam, "chart", **ROW)
    carer = as_(rhian)

    page = carer.read("cards.cards", person_id=sam, card_key="contact")

    assert "Sam’s story starts here. Ask Sam." in page
    assert page.index("Ask Sam.") < page.index("Who to call Auntie Jo Their number 01234 567890")
    assert "When to call them" not in page
    assert "breathe" not in page
    assert "plate" not in carer.read("cards.cards", person_id=sam, card_key="chart")
    for elsewhere in ("profiles.profile", "homes.person"):
        assert "Auntie Jo" not in carer.read(elsewhere, person_id=sam)
    assert carer.url("cards.cards", person_id=sam, card_key="contact") in carer.get("homes.my_people").text
    story.given_told(sam, "I fed forty pigeons")
    assert "When to call them If I cannot breathe" in carer.read("cards.cards", person_id=sam, card_key="contact")


def test_who_to_call_is_kept_from_whom_the_person_keeps_it_also_before_there_is_a_strength(
    screen: Screen, as_: Callable[..., Screen], sam: UUID, rhian: Actor, wendy: Actor
):
    screen.sign_in(sam)
    form = {"part0": "Auntie Jo", "part1": "01234 567890", "part2": "If I am ill", "audience": "just these people"}
    assert screen.send(f"/people/{sam}/about/contact/tell", **form).status_code == 422
    assert screen.send(f"/people/{sam}/about/contact/tell", **form, people=[str(wendy.reader)]).status_code == 302

    assert "Auntie Jo" in as_(wendy).read("cards.cards", person_id=sam, card_key="contact")
    assert "Auntie Jo" not in as_(rhian).read("cards.cards", person_id=sam, card_key="contact")


def test_cards_are_put_in_order_put_away_and_brought_back_on_their_own_page(story: Story, screen: Screen, sam: UUID):
    names = ("Ann", "Bob", "Cy")
    screen.sign_in(sam)
    for name in names:
        form = {"part0": name, "part1": "01234 567890", "part2": "Any time"}
        screen.send(f"/people/{sam}/about/contact/tell", **form, audience="not in my profile")
    ids = [entry.id for entry in story.shown(cards_of, "read the profile", sam, sam, key="contact")]

    def order() -> list[str]:
        page = screen.read("cards.cards", person_id=sam, card_key="contact")
        return sorted(names, key=page.partition("Put away Who")[0].find)

    moved = screen.send(f"/people/{sam}/about/contact/{ids[2]}/move", after=str(ids[0]))
    banner = screen.client.get(moved.location)
    assert order() == ["Ann", "Cy", "Bob"]
    assert "Moved up. Now 2 of 3 under Who to call first." in words_of(banner)
    undo = re.search(r'action="([^"]+/undo[^"]*)"', banner.text)
    assert undo
    undone = screen.send(unescape(undo[1]))

    assert order() == list(names)
    assert undone.location == screen.url("cards.cards", person_id=sam, card_key="contact")
    screen.send("entries.put_away", person_id=sam, entry_id=ids[0])
    assert screen.send(f"/people/{sam}/about/contact/{ids[0]}/move", was="0").status_code == 409
    assert "Put away Who to call Ann" in screen.read("cards.cards", person_id=sam, card_key="contact")
    screen.send("entries.bring_back", person_id=sam, entry_id=ids[0])
    assert order() == list(names)
    assert screen.send(f"/people/{sam}/about/chart/{ids[0]}/move").status_code == 404


def test_what_was_put_away_is_shown_to_nobody_else(
    story: Story, as_: Callable[..., Screen], sam: UUID, rhian: Actor, chart: UUID
):
    private = cards.tell(
        story.store, sam, "chart", ["zqalone", "zqalone", "zqalone"], audience=Audience.MINE_ALONE, by=by(sam)
    )
    for card in (chart, private):
        entries.put_away(story.store, sam, card, by=by(sam))

    assert "plate" not in as_(rhian).read("cards.cards", person_id=sam, card_key="chart")
    together = as_(rhian, with_person=sam, how="spoke").read("cards.cards", person_id=sam, card_key="chart")
    assert "plate" in together
    assert "zqalone" not in together


def test_a_photo_is_beside_somebody_who_matters_and_a_face_beside_those_around(
    story: Story, screen: Screen, as_: Callable[..., Screen], sam: UUID, rhian: Actor
):
    story.given_told(sam, "I fed forty pigeons")
    said = ["Auntie Jo", "my aunt", "", ""]
    aunt = cards.tell(story.store, sam, "person", said, audience=Audience.EVERYONE, by=by(sam))
    assert (
        screen.sign_in(sam).url("photos.add", person_id=sam, about=aunt)
        in screen.get("cards.cards", person_id=sam, card_key="person").text
    )
    shown = [photos.add(story.store, sam, about, brought(), by=by(sam)) for about in (aunt, rhian.reader)]
    photos.agree(story.store, sam, shown[1], by=by(rhian))

    page = as_(rhian).get("cards.cards", person_id=sam, card_key="person").text

    for photo in shown:
        assert f"photos/{photo}/small.jpg" in page


@pytest.mark.parametrize("how", ["parts", "parts/mine"])
def test_new_words_of_a_card_are_undone_whole(
    story: Story, screen: Screen, sam: UUID, rhian: Actor, chart: UUID, how: str
):
    screen.sign_in(sam)
    card = chart
    if how == "parts/mine":
        card = cards.offer(story.store, sam, "chart", list(ROW.values()), by=by(rhian))
    answer = screen.send(f"/people/{sam}/entries/{card}/{how}", **(ROW | {"part2": "Clear it away"}), seen="1")
    undo = re.search(r'action="([^"]+/undo[^"]*)"', screen.client.get(answer.location).text)
    assert undo

    screen.send(unescape(undo[1]))

    page = "offers.new" if how == "parts/mine" else "profiles.profile"
    assert "Please do this Take the plate" in screen.read(page, person_id=sam)
    assert "Clear it away" not in screen.read(page, person_id=sam)


def test_whoever_no_longer_supports_the_person_finds_nothing(story: Story, screen: Screen, sam: UUID, chart: UUID):
    stranger = story.given_a_carer(story.given_a_person("Win"), "Strange")

    assert screen.sign_in(stranger).get("cards.cards", person_id=sam, card_key="contact").status_code == 404


def test_everybody_who_matters_stands_on_one_page(screen: Screen, sam: UUID, rhian: Actor):
    screen.sign_in(sam)
    tell(screen, sam, "person", part0="Auntie Jo", part1="my aunt", part2="", part3="Makes me laugh")

    page = screen.read("cards.cards", person_id=sam, card_key="person")

    assert "Who Auntie Jo What they are to me my aunt What they do for me Makes me laugh" in page
    assert "Since when" not in page.partition("my words")[0]
    assert "Rhian Shared Lives carer" in page


def test_what_is_to_be_put_right_is_said_and_nothing_typed_is_lost(screen: Screen, sam: UUID):
    answer = screen.sign_in(sam).send(
        f"/people/{sam}/about/contact/tell", part0="Auntie Jo", part1="ask her", part2="", audience="mine alone"
    )

    assert answer.status_code == 422
    assert "A number to call has digits in it" in words_of(answer)
    assert "Write when to call them." in words_of(answer)
    assert 'value="Auntie Jo"' in answer.text


def test_a_kind_that_is_not_there_says_which_there_are(screen: Screen, sam: UUID):
    answer = screen.sign_in(sam).get("cards.cards", person_id=sam, card_key="horoscope")

    assert answer.status_code == 422
    assert "My communication chart" in words_of(answer)


def test_it_is_reworded_as_a_whole_and_nobody_overwrites_anybody(screen: Screen, sam: UUID, chart: UUID):
    screen.sign_in(sam)
    path = f"/people/{sam}/entries/{chart}/parts"

    first = screen.send(path, **(ROW | {"part1": "I want tea"}), seen="1")
    second = screen.send(path, **(ROW | {"part1": "I am cross"}), seen="1")

    assert first.status_code == 302
    assert second.status_code == 409
    assert "It says now:" in words_of(second)
    assert "I am cross" in second.text
    assert "I want tea" in screen.read("cards.cards", person_id=sam, card_key="chart")
    history = screen.read("histories.history", person_id=sam)
    assert "Sam said it in new words:" in history


def test_what_is_no_card_has_no_parts_to_reword(story: Story, screen: Screen, sam: UUID):
    told = story.given_told(sam, "Tea")
    screen.sign_in(sam)

    for page in ("cards.reword", "cards.my_words"):
        assert screen.get(page, person_id=sam, entry_id=told).status_code == 404


def test_a_card_is_offered_and_said_in_my_words(screen: Screen, as_: Callable[..., Screen], sam: UUID, rhian: Actor):
    carer = as_(rhian)
    answer = carer.send(f"/people/{sam}/about/chart/offer", **ROW, how_known="I was there")
    assert answer.location == carer.url("offers.mine", person_id=sam)
    screen.sign_in(sam)
    page = screen.get("offers.new", person_id=sam)
    path = page.text.partition("/parts/mine")[0].rpartition('"')[2] + "/parts/mine"
    assert "Take the plate" in words_of(page)

    assert screen.client.get(path).status_code == 200
    once = str(uuid4())
    for _ in range(2):
        assert screen.send(path, **(ROW | {"part2": "Clear it away"}), command_id=once).status_code == 302

    page = screen.read("profiles.order", person_id=sam) + screen.read("cards.cards", person_id=sam, card_key="chart")
    assert "Please do this Clear it away my words, after Rhian offered it" in page


def test_a_part_is_found_by_its_words_and_a_hidden_one_is_not(
    story: Story, screen: Screen, as_: Callable[..., Screen], sam: UUID, rhian: Actor, chart: UUID
):
    found = as_(rhian).find(sam, "enough")
    entries.show_to(story.store, sam, chart, Audience.MINE_ALONE, people=[], by=by(sam))

    assert "I have had enough" in words_of(found)
    assert "I have had enough" not in words_of(as_(rhian).find(sam, "enough"))
    assert "I push" not in as_(rhian).read("cards.cards", person_id=sam, card_key="chart")


def test_first_times_stand_together_and_another_is_told_from_there(story: Story, screen: Screen, sam: UUID):
    screen.sign_in(sam)
    empty = screen.read("cards.firsts", person_id=sam)
    story.given_told(sam, "Caught the 42", first_time=True)
    story.given_told(sam, "Had toast")

    page = screen.read("cards.firsts", person_id=sam)
    form = screen.client.get(f"/people/{sam}/tell/proud?first=yes").text

    assert "What did you do for the first time?" in empty
    assert "First time ever Caught the 42" in page
    assert "Had toast" not in page
    assert 'value="true" checked' in form
