import re
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from caserecord import entries, notes, people, replies, safety_facts
from domain import clocks
from domain.arrangements import ArrangementKind
from domain.circles import Circle
from domain.notes import NoteKind
from domain.permissions import JOINING, Actor, Role
from tests.projections.damages import damage
from tests.stories import Story, by
from tests.web.canaries.around import let_in_before
from tests.web.conftest import Screen, words_of


@pytest.fixture
def sol(story: Story) -> UUID:
    return story.given_a_person("Sol")


def test_everybody_begins_where_their_work_is(story: Story, screen: Screen, sol: UUID):
    rhian = story.given_a_carer(sol)

    assert screen.sign_in(sol).client.get("/").location == screen.url("profiles.profile", person_id=sol)
    assert screen.sign_in(rhian).client.get("/").location == screen.url("homes.my_people")
    assert screen.sign_in(story.mo).client.get("/").location == screen.url("todos.todo")
    together = screen.sign_in(rhian, with_person=sol, how="spoke").client.get("/")
    assert together.location == screen.url("profiles.profile", person_id=sol)


def test_a_circle_that_is_damaged_hides_nobody_else_and_keeps_nobody_out(story: Story, screen: Screen, sol: UUID):
    rhian, win = story.given_a_carer(sol), story.given_a_person("Win")
    story.given_an_arrangement(win, ArrangementKind.LIVE_IN, rhian.reader)
    safety_facts.record(story.store, sol, "Nuts stop my breath", what_helps="The pen", by=by(sol))
    story.db()
    damage(story.store, Circle.id_of(win), version=2)

    page = screen.sign_in(rhian).read("homes.my_people")

    assert "Nuts stop my breath" in page
    assert "Win" not in page
    assert "Somebody is not shown here" in page
    assert "With Sol" in screen.read("/who")


def test_a_carer_sees_the_people_they_support_with_what_must_be_known(story: Story, screen: Screen, sol: UUID):
    rhian = story.given_a_carer(sol)
    story.given_a_person("Win")
    safety_facts.record(story.store, sol, "Allergic to penicillin", what_helps="Say so", by=by(rhian))

    page = screen.sign_in(rhian).read("homes.my_people")

    assert "Sol You are: Shared Lives carer" in page
    assert "Allergic to penicillin What helps: Say so new, being checked · written by Rhian" in page
    assert "Win" not in page


def test_nobody_to_support_is_said_kindly(story: Story, screen: Screen):
    screen.sign_in(story.given_a_member("Tony", Role.CARER))

    assert "Nobody yet." in screen.read("homes.my_people")


def test_what_is_new_is_what_came_since_the_reader_last_wrote_something(story: Story, screen: Screen, sol: UUID):
    rhian, gareth = story.given_a_carer(sol), story.given_a_member("Gareth", Role.SUPPORT_CARER, sol)
    long_ago = datetime.now(UTC) - timedelta(days=90)
    with clocks.at(long_ago):
        notes.write(story.store, sol, NoteKind.EVERYDAY, "Old news", by=by(rhian))
        notes.write(story.store, sol, NoteKind.EVERYDAY, "I was here", by=by(gareth))
    notes.write(story.store, sol, NoteKind.GOOD_NEWS, "New news", by=by(rhian))
    entries.tell(story.store, sol, "give", "New in the profile, this", by=Actor(sol))
    screen.sign_in(gareth)

    page = screen.read("homes.person", person_id=sol)

    assert "New news" in page
    assert "New in the profile, this" in page
    assert "Old news" not in page
    assert "Old news" in screen.read("homes.person", person_id=sol, since="2001-01-01")


def test_where_news_begins_is_said_and_a_day_that_is_none_is_put_right(story: Story, screen: Screen, sol: UUID):
    rhian = story.given_a_carer(sol)
    notes.write(story.store, sol, NoteKind.EVERYDAY, "Fed the pigeons", by=by(rhian))
    screen.sign_in(rhian)

    wrong = screen.get("homes.person", person_id=sol, since="banana")

    assert wrong.status_code == 422
    assert '<a href="#since">There is no such day.' in wrong.text
    assert "Since you last wrote something here, on" in screen.read("homes.person", person_id=sol)
    assert "Since 1 May 2020. Choose another day:" in screen.read("homes.person", person_id=sol, since="2020-05-01")
    assert screen.get("homes.person", person_id=sol, since="").status_code == 200


def test_what_is_new_to_know_stands_with_its_answer_and_is_marked_while_it_is_looked_into(
    story: Story, screen: Screen, sol: UUID
):
    rhian = story.given_a_carer(sol)
    fact = safety_facts.record(story.store, sol, "Nuts stop his breath", what_helps="The pen", by=by(story.mo))
    replies.disagree(story.store, sol, fact, "Only peanuts do", to=1, by=Actor(sol))
    screen.sign_in(rhian)

    pages = [
        screen.read("homes.my_people"),
        screen.read("homes.person", person_id=sol).partition("New to know")[2],
        screen.sign_in(story.mo).read("todos.todo"),
    ]

    for page in pages:
        assert "Nuts stop his breath What helps: The pen new, being checked · written by Mo" in page
        assert page.index("Nuts stop") < page.index("Being looked into") < page.index("Only peanuts do")


def test_somebodys_people_lead_only_to_what_they_may_do(story: Story, screen: Screen, sol: UUID):
    lead = story.given_why(story.given_a_member("Sade", Role.SAFEGUARDING, sol), sol)
    panel = let_in_before(story, sol, Role.PANEL)

    led = screen.sign_in(lead).get("homes.my_people").text
    page = screen.get("homes.person", person_id=sol).text
    shut = screen.sign_in(panel).get("homes.my_people")

    offers = [screen.url(endpoint, person_id=sol) for endpoint in ("offers.offer", "offers.mine")]
    assert screen.url("concerns.concerns", person_id=sol) in led
    assert not [address for address in offers if address in led + page]
    assert "Sol You are: panel member" in words_of(shut)
    assert str(sol) not in shut.text


def test_a_person_opens_on_the_first_page_that_somebody_may_read(story: Story, screen: Screen, sol: UUID):
    for role in JOINING:
        screen.sign_in(story.given_a_member(f"A {role}", role, sol))
        answer = screen.client.get(f"/people/{sol}", follow_redirects=True)
        assert answer.status_code == 200, role
        links = re.findall(f'href="(/people/{sol}[^"]*)"', screen.get("homes.my_people").text)
        assert {screen.client.get(link, follow_redirects=True).status_code for link in links} == {200}, role


def test_somebody_whose_name_is_damaged_hides_nobody_else(story: Story, screen: Screen, sol: UUID):
    win = story.given_a_person("Win")
    people.choose_name(story.store, win, "Winifred", by=by(win))
    safety_facts.record(story.store, sol, "Nuts stop my breath", what_helps="The pen", by=by(sol))
    damage(story.store, win, version=1)

    screen.sign_in(story.mo)

    for page in (screen.read("homes.my_people"), screen.read("todos.todo")):
        assert "Nuts stop my breath" in page
        assert "Win" not in page


def test_an_auditor_goes_to_the_history(story: Story, screen: Screen, sol: UUID):
    screen.sign_in(story.given_an_auditor(sol))

    assert screen.get("homes.person", person_id=sol).location == screen.url("histories.history", person_id=sol)
    assert "The records I look at" in screen.read("homes.my_people")


def test_a_worker_opens_a_record_and_is_in_its_circle(story: Story, screen: Screen):
    screen.sign_in(story.mo)
    assert screen.send("/people/open", name=" ").status_code == 422

    opened = screen.send("/people/open", name="Dee", pronouns="she/her")

    assert "Dee" in words_of(screen.client.get(opened.location))
    assert "Dee" in screen.read("homes.my_people")


def test_from_a_page_of_no_record_a_person_goes_back_to_their_own(story: Story, screen: Screen, sol: UUID):
    rhian = story.given_a_carer(sol)

    theirs = screen.sign_in(sol).client.get("/devices").text
    together = screen.sign_in(rhian, with_person=sol, how="spoke").get("credits.credits").text
    alone = screen.sign_in(rhian).client.get("/devices").text

    for page in (theirs, together):
        assert '<nav class="cr-nav" aria-label="My record"><ul><li><a href="/">My profile</a>' in page
    assert "My people" in alone
    assert "My profile" not in alone


def test_whoever_sits_with_a_person_sees_that_persons_pages_and_not_their_own_work(
    story: Story, screen: Screen, sol: UUID
):
    rhian = story.given_a_carer(sol)
    screen.sign_in(rhian, with_person=sol, how="spoke")

    page = screen.get("profiles.profile", person_id=sol).text

    assert "Sol, with help from Rhian" in page
    assert "My profile" in page
    assert 'aria-label="Everybody"' not in page
    assert screen.get("offers.offer", person_id=sol).status_code == 403
