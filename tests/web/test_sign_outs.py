"""Signing out, and leaving a page fast."""

from uuid import UUID

from tests.stories import Story
from tests.web.conftest import WRITER, Screen
from web.sign_outs import HARMLESS


def test_leaving_fast_ends_the_session_and_leads_to_a_harmless_page(story: Story, screen: Screen):
    sol = story.given_a_person("Sol")
    screen.sign_in(sol)
    stolen = screen.client.get_cookie("caserecord")
    assert stolen

    answer = screen.client.get("/leave")
    screen.client.set_cookie("caserecord", stolen.value)

    assert answer.status_code == 303
    assert answer.location == HARMLESS
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert screen.get("profiles.profile", person_id=sol).location == "/who"


def test_words_that_wait_for_their_writer_are_dropped_by_leaving_fast(story: Story, screen: Screen):
    sol = story.given_a_person("Sol")
    path = f"/people/{sol}/tell/give"
    writer = WRITER.findall(screen.sign_in(sol).client.get(path).text)[-1]
    screen.send("/goodbye")
    token = screen.token()
    screen.client.post(path, data={"words": "zqwaiting", "writer": writer, "csrf_token": token})

    screen.client.get("/leave")
    page = screen.sign_in(sol).client.get(path)

    assert "zqwaiting" not in page.text


def test_another_site_makes_nobody_leave(story: Story, screen: Screen):
    sol = story.given_a_person("Sol")
    screen.sign_in(sol)

    answer = screen.client.get("/leave", headers={"Sec-Fetch-Site": "cross-site"})

    assert answer.status_code == 403
    assert screen.get("profiles.profile", person_id=sol).status_code == 200
    assert screen.client.get("/leave", headers={"Sec-Fetch-Site": "same-origin"}).location == HARMLESS
    assert screen.get("profiles.profile", person_id=sol).location == "/who"


def test_the_way_off_the_page_is_on_every_page_of_somebody_who_is_signed_in(story: Story, screen: Screen, sam: UUID):
    rhian = story.given_a_carer(sam)

    before = screen.client.get("/who").text
    mine = screen.sign_in(sam).client.get(f"/people/{sam}/hopes").text
    nowhere = screen.client.get("/nowhere").text
    hers = screen.sign_in(rhian).client.get("/people").text

    assert "Leave this page fast" not in before
    for page in (mine, nowhere, hers):
        assert page.index("Leave this page fast") < page.index("<header")
        assert "This browser may still list the pages that you looked at." in page
