import re
from collections.abc import Callable
from uuid import UUID, uuid4

import pytest

from caserecord import chosen_profiles, entries, noticings, safety_facts
from domain.entries import Audience, Entry
from domain.headings import heading
from domain.permissions import Actor, Role
from exports.formats import FORMATS
from tests.exports.readers import letters, text_of
from tests.stories import Story, by
from tests.web.conftest import Screen, words_of


@pytest.fixture
def sol(story: Story) -> UUID:
    return story.given_a_person("Sol")


def test_strengths_come_first_and_where_there_are_none_no_need_is_shown(story: Story, screen: Screen, sol: UUID):
    fred = story.given_a_member("Fred", Role.FAMILY, sol)
    entries.tell(story.store, sol, "do-not", "Do not rush me", by=Actor(sol))
    screen.sign_in(fred)

    bare = screen.read("profiles.profile", person_id=sol)
    entries.tell(story.store, sol, "give", "Puns", by=Actor(sol))
    whole = screen.read("profiles.profile", person_id=sol)

    assert "Sol’s story starts here. Ask Sol." in bare
    assert "rush" not in bare
    assert whole.index("Puns") < whole.index("Do not rush me")


def order_of(screen: Screen, sol: UUID) -> list[str]:
    page = screen.get("profiles.profile", person_id=sol).text
    return re.findall(r'cr-entry__words" dir="auto" data-read-aloud>([A-Z])</p>', page)


def test_entries_move_up_and_down_and_out_and_back(story: Story, screen: Screen, sol: UUID):
    a, _, c = (entries.tell(story.store, sol, "give", words, by=Actor(sol)) for words in "ABC")
    screen.sign_in(sol)

    screen.send("profiles.move", person_id=sol, entry_id=c, after=str(a))
    assert order_of(screen, sol) == ["A", "C", "B"]
    screen.send("profiles.move", person_id=sol, entry_id=c)
    assert order_of(screen, sol) == ["C", "A", "B"]
    screen.send("profiles.leave_out", person_id=sol, entry_id=c)
    assert order_of(screen, sol) == ["A", "B"]
    assert "Put back in" in screen.read("profiles.order", person_id=sol)
    screen.send("profiles.include", person_id=sol, entry_id=c)
    assert order_of(screen, sol) == ["C", "A", "B"]


def test_the_buttons_of_the_page_of_order_say_where_an_entry_goes(story: Story, screen: Screen, sol: UUID):
    for words in "ABC":
        entries.tell(story.store, sol, "give", words, by=Actor(sol))
    page = screen.sign_in(sol).get("profiles.order", person_id=sol).text
    for button, expected in (("Move down", ["B", "A", "C"]), ("Move up", ["A", "B", "C"])):
        form = next(form for form in page.split("<form")[1:] if button in form)
        fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form))
        path = re.search(r'action="([^"]+)"', form)
        assert path
        screen.client.post(path[1], data=fields)
        assert order_of(screen, sol) == expected
        page = screen.get("profiles.order", person_id=sol).text


def test_the_paper_is_what_everyone_may_see_and_nothing_else(story: Story, screen: Screen, sol: UUID):
    entries.tell(story.store, sol, "give", "Puns, and tea", by=Actor(sol))
    entries.tell(story.store, sol, "give", "A secret", audience=Audience.MINE_ALONE, by=Actor(sol))
    screen.sign_in(sol)

    page = screen.read("papers.choose", person_id=sol)
    pdf = screen.get("papers.pdf", paper_format="one-page", person_id=sol)

    assert pdf.mimetype == "application/pdf"
    for said in (page, text_of(pdf.data)):
        assert letters("Puns, and tea") in letters(said)
        assert letters("secret") not in letters(said)


# Scenes 1 and 3


def test_a_new_choking_fact_is_first_for_tonights_carer_and_nowhere_on_her_housemates_pages(
    story: Story, screen: Screen
):
    dee, win = story.given_a_person("Dee"), story.given_a_person("Win")
    kit = story.given_a_member("Kit", Role.SUPPORT_CARER, dee, win)
    mags = story.given_a_member("Mags", Role.SUPPORT_CARER, dee)
    entries.tell(story.store, win, "give", "Irons like a dream", by=Actor(win))
    safety_facts.record(story.store, dee, "Dee can choke on bread", what_helps="Cut it small", by=by(mags))
    screen.sign_in(kit)

    for endpoint in ("homes.person", "profiles.profile"):
        page = screen.read(endpoint, person_id=dee)
        assert page.index("Dee can choke on bread") < 120
        assert (
            page.index("Dee can choke on bread")
            < page.index("What helps: Cut it small")
            < page.index("new, being checked")
        )
        assert "choke" not in screen.read(endpoint, person_id=win)
    assert "Dee can choke on bread" in screen.read("homes.my_people")


def test_what_two_people_noticed_says_we_and_never_i(story: Story, screen: Screen):
    dee = story.given_a_person("Dee")
    bev = story.given_a_carer(dee, "Bev")
    hana = story.given_a_member("Hana", Role.FAMILY, dee)
    seen = noticings.notice(
        story.store, dee, does="Laughs at hoovers", means="Joy", we_do="Hoover", responded="Laughed", by=by(bev)
    )
    screen.sign_in(bev)
    assert "hoovers" not in screen.read("profiles.profile", person_id=dee)

    noticings.agree(story.store, dee, seen, by=by(hana))

    page = screen.read("profiles.profile", person_id=dee)
    paper = text_of(screen.get("papers.pdf", paper_format="one-page", person_id=dee).data)
    for said in (page, " ".join(paper.split())):
        assert "We have noticed" in said
        assert "Laughs at hoovers" in said
        assert not re.search(r"\bI (said|have|noticed)\b|accepted", said)


def test_who_moves_second_is_told_and_the_same_form_sent_twice_is_done_once(
    story: Story, as_: Callable[..., Screen], sam: UUID
):
    a, b, c = (story.given_told(sam, words) for words in "ABC")
    first, second = as_(sam), as_(sam)
    assert 'name="was" value="3"' in second.get("profiles.order", person_id=sam).text

    once = {"after": str(a), "was": "3", "command_id": str(uuid4())}
    for _ in range(2):
        assert first.send("profiles.move", person_id=sam, entry_id=c, **once).status_code == 302
    told = second.send("profiles.move", person_id=sam, entry_id=c, was="3")

    assert told.status_code == 409
    assert "The order was changed since you looked." in words_of(told)
    assert order_of(second, sam) == ["A", "C", "B"]
    assert second.send("profiles.move", person_id=sam, entry_id=b, was="3").status_code == 302


@pytest.mark.parametrize("taken_out", ["profiles.leave_out", "entries.put_away"])
def test_who_moves_what_was_taken_out_meanwhile_is_told_so_and_nobody_else_is(
    story: Story, as_: Callable[..., Screen], sam: UUID, taken_out: str
):
    tea, stranger = story.given_told(sam, "tea"), story.given_a_person("Ann")
    first, second, other = as_(sam), as_(sam), as_(stranger)

    first.send(taken_out, person_id=sam, entry_id=tea, seen="1")
    told = second.send("profiles.move", person_id=sam, entry_id=tea, was="0")

    assert told.status_code == 409
    assert "The order was changed since you looked." in words_of(told)
    assert other.send("profiles.move", person_id=stranger, entry_id=tea, was="0").status_code == 404


def test_each_button_says_how_often_what_it_moves_was_seen_to_have_been_moved(
    story: Story, as_: Callable[..., Screen], sam: UUID
):
    three = [story.given_told(sam, words) for words in "ABC"]
    profile = chosen_profiles.begin(story.store, sam, "For work", people=[], by=by(sam))
    chosen_profiles.pick(story.store, sam, profile, picked=three, offered=three, by=by(sam))
    screen = as_(sam)

    for at in (f"/people/{sam}", f"/people/{sam}/profiles/{profile}"):
        order = f"{at}/order" if "profiles" in at else f"{at}/profile/order"
        assert re.findall(r'name="seen" value="(\d)"', screen.client.get(order).text) == list("0000")
        screen.send(f"{at}/entries/{three[1]}/move", seen="0")
        assert re.findall(r'name="seen" value="(\d)"', screen.client.get(order).text) == list("1001")
        told = screen.send(f"{at}/entries/{three[1]}/move", after=str(three[0]), seen="0")
        assert told.status_code == 409
        assert screen.send(f"{at}/entries/{three[1]}/move", after=str(three[0]), seen="1").status_code == 302


def test_a_profile_whose_every_entry_is_put_away_begins_again(
    story: Story, as_: Callable[..., Screen], sam: UUID, rhian: Actor
):
    for under in ("proud", "hopes", "do", "communicate"):
        entries.put_away(story.store, sam, story.given_told(sam, f"zq{under}", under), by=by(sam))

    for reader in (sam, rhian):
        screen = as_(reader)
        for page in ("profiles.profile", "hopes.hopes"):
            assert "zq" not in screen.read(page, person_id=sam)
        assert "Sam’s story starts here. Ask Sam." in screen.read("profiles.profile", person_id=sam)
    for paper in FORMATS:
        assert "zq" not in text_of(as_(rhian).get("papers.pdf", person_id=sam, paper_format=paper).data)
    assert as_(sam).read("profiles.order", person_id=sam).count("Bring back") == 4


def test_a_heading_with_nothing_under_it_asks_the_person_and_shows_how_others_began(
    story: Story, as_: Callable[..., Screen], sam: UUID, rhian: Actor
):
    story.given_told(sam, "I cook")
    at = f"/people/{sam}/profile?under=give"

    mine, theirs = (words_of(as_(reader).client.get(at)) for reader in (sam, rhian))

    assert heading("give").question in mine
    assert "These people are made up" in mine
    assert "Nothing is here yet. Ask Sam." in theirs
    assert "made up" not in theirs


def test_a_heading_where_nothing_is_shared_is_as_one_where_nothing_is(
    story: Story, as_: Callable[..., Screen], sam: UUID, rhian: Actor
):
    story.given_told(sam, "I cook")
    theirs = as_(rhian)
    at = f"/people/{sam}/profile?under=give"
    before = words_of(theirs.client.get(at))

    story.given_told(sam, "Only mine", "give", audience=Audience.MINE_ALONE)

    assert words_of(theirs.client.get(at)) == before


def told_under_an_older_heading(story: Story, sam: UUID, words: str) -> UUID:
    """Something told when there was a heading that is no longer in the set."""
    unit = story.store.unit(by(sam), story.permit(sam, sam, "tell something"))
    entry = Entry._create(
        Entry.Told,
        person_id=sam,
        heading="work",
        words=words,
        happened="",
        first_time=False,
        area="",
        audience=Audience.EVERYONE.value,
        by=sam,
        supported_by=None,
    )
    unit.save(entry)
    unit.commit()
    return entry.id


def test_what_stands_under_a_heading_that_is_no_more_is_shown_under_the_last(
    story: Story, as_: Callable[..., Screen], sam: UUID, rhian: Actor
):
    older = told_under_an_older_heading(story, sam, "I open the shop")
    newer = story.given_told(sam, "I hum", "also")
    before = as_(rhian).read("profiles.profile", person_id=sam)
    story.given_told(sam, "I fed forty pigeons")

    screen = as_(rhian)
    page = screen.read("profiles.profile", person_id=sam)

    assert "shop" not in before
    assert page.index("pigeons") < page.index("Also worth knowing about me") < page.index("I open the shop")
    assert "I open the shop" in screen.read("profiles.profile", person_id=sam, under="also")
    assert "Also worth knowing" in screen.read("entries.entry", person_id=sam, entry_id=older)
    assert "I open the shop" in screen.read("homes.person", person_id=sam, since="2020-01-01")
    paper = text_of(screen.get("papers.pdf", person_id=sam, paper_format="one-page").data)
    assert letters("I open the shop") in letters(paper)
    assert "Also worth knowing" in as_(sam).read("histories.history", person_id=sam)
    assert as_(sam).send("profiles.move", person_id=sam, entry_id=newer).status_code == 302
    assert as_(sam).send("profiles.leave_out", person_id=sam, entry_id=older).status_code == 302


def test_how_somebody_knows_stands_beside_what_they_offered_wherever_it_shows(
    story: Story, as_: Callable[..., Screen], sam: UUID, rhian: Actor, wendy: Actor
):
    offer = story.given_offered(sam, "Cooked tea", rhian, how_known="I ate it")
    assert "How Rhian knows: I ate it" in as_(sam).read("offers.new", person_id=sam)
    entries.accept(story.store, sam, offer, by=by(sam))

    def shown() -> list[bool]:
        screen = as_(wendy)
        paper = text_of(screen.get("papers.pdf", person_id=sam, paper_format="one-page").data)
        page = screen.read("profiles.profile", person_id=sam)
        return [letters("How Rhian knows: I ate it") in letters(each) for each in (page, paper)]

    assert shown() == [True, True]
    entries.reword(story.store, sam, offer, "I cooked", seen=1, by=by(sam))
    assert shown() == [False, False]


@pytest.mark.parametrize("page", ["profiles.order", "profiles.profile"])
def test_a_page_that_is_not_there_is_the_first(story: Story, screen: Screen, sol: UUID, page: str):
    story.given_told(sol, "Puns", "give")
    screen.sign_in(sol)
    first = screen.read(page, person_id=sol)

    for number in ("0", "-9", "9" * 25, "9" * 5000, "one", "²"):
        assert screen.read(page, person_id=sol, aside=number) == first
        assert "Puns" in screen.read(page, person_id=sol, under="give", page=number)
