import re
from uuid import UUID

import pytest

from caserecord import entries, noticings, safety_facts
from domain.entries import Audience
from domain.permissions import Actor, Role
from tests.exports.readers import letters, text_of
from tests.stories import Story, by
from tests.web.conftest import Screen


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
