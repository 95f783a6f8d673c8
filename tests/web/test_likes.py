import re
from collections.abc import Callable
from uuid import UUID, uuid4

import pytest

from caserecord import likes
from domain.permissions import Actor
from tests.stories import Story, by
from tests.web.conftest import Screen, words_of

At = Callable[..., Screen]


def html_classes(page: str) -> set[str]:
    found = re.search(r'<html [^>]*class="([^"]*)"', page)
    assert found
    return {name for name in found[1].split() if name.startswith("cr-")}


def test_a_person_chooses_how_things_are_and_every_page_begins_so(as_: At, sam: UUID):
    screen = as_(sam)

    screen.send("likes.likes", text="largest", colours="dark", pictures="right", lines="usual")

    for path in ("/how-i-like-things", f"/people/{sam}/profile", "/nothing/here"):
        assert html_classes(screen.client.get(path).text) == {"cr-text-largest", "cr-colours-dark", "cr-pictures-right"}
    assert 'value="largest" checked' in screen.get("likes.likes").text


def test_a_member_chooses_for_themselves_and_for_nobody_else(as_: At, sam: UUID, rhian: Actor):
    as_(rhian).send("likes.likes", text="large")

    assert html_classes(as_(rhian).get("homes.person", person_id=sam).text) == {"cr-text-large"}
    assert html_classes(as_(sam).get("profiles.profile", person_id=sam).text) == set()


def test_two_together_have_it_as_the_person_likes_it(story: Story, as_: At, sam: UUID, rhian: Actor):
    likes.choose_mine(story.store, {"text": "large"}, by=by(rhian))
    screen = as_(rhian, with_person=sam, how="pictures")

    screen.send("likes.likes", colours="yellow")

    assert html_classes(screen.get("profiles.profile", person_id=sam).text) == {"cr-colours-yellow"}
    assert html_classes(as_(sam).get("profiles.profile", person_id=sam).text) == {"cr-colours-yellow"}
    assert html_classes(as_(rhian).get("homes.my_people").text) == {"cr-text-large"}


def test_it_can_be_put_back_as_it_was(as_: At, sam: UUID):
    screen = as_(sam)
    screen.send("likes.likes", text="largest")

    screen.send("likes.put_back")

    assert html_classes(screen.get("profiles.profile", person_id=sam).text) == set()


def test_sending_it_twice_keeps_it_once(story: Story, as_: At, sam: UUID):
    screen, command_id = as_(sam), str(uuid4())

    screen.send("likes.likes", text="large", command_id=command_id)
    head = story.store.head()
    screen.send("likes.likes", text="large", command_id=command_id)

    assert story.store.head() == head


def test_what_is_not_a_choice_is_asked_again(as_: At, sam: UUID):
    answer = as_(sam).send("likes.likes", text="huge", colours="dark")

    assert answer.status_code == 422
    assert "Choose one of these." in words_of(answer)
    assert 'value="dark" checked' in answer.text


def test_a_language_is_chosen_by_a_person_and_by_a_member(story: Story, as_: At, sam: UUID, rhian: Actor):
    for reader in (sam, rhian):
        screen = as_(reader)
        screen.send("likes.language", language="cy")
        assert 'value="cy" checked' in screen.get("likes.likes").text

    assert as_(sam).send("likes.language", language="tlh").status_code == 422
    assert as_(sam).send("likes.language").status_code == 400


# Before signing in


def test_before_signing_in_a_cookie_holds_the_choices_and_nothing_else(screen: Screen):
    screen.send("likes.likes", text="largest", colours="contrast", lines="usual")

    cookie = screen.client.get_cookie("likes")
    assert cookie
    assert cookie.value == "text:largest.colours:contrast"
    assert cookie.http_only
    assert html_classes(screen.client.get("/who").text) == {"cr-text-largest", "cr-colours-contrast"}
    assert 'value="largest" checked' in screen.client.get("/how-i-like-things").text


def test_before_signing_in_a_language_is_chosen_and_all_is_put_back(screen: Screen):
    screen.send("likes.likes", text="large")
    screen.send("likes.language", language="cy")
    page = screen.client.get("/how-i-like-things").text
    assert html_classes(page) == {"cr-text-large"}
    assert 'value="cy" checked' in page

    screen.send("likes.put_back")

    assert html_classes(screen.client.get("/who").text) == set()


def test_what_was_kept_goes_before_the_cookie_and_the_cookie_before_nothing(story: Story, screen: Screen, sam: UUID):
    screen.send("likes.likes", text="large")
    screen.sign_in(sam)
    assert html_classes(screen.get("profiles.profile", person_id=sam).text) == {"cr-text-large"}

    likes.choose(story.store, sam, {"colours": "dark"}, by=by(sam))

    assert html_classes(screen.get("profiles.profile", person_id=sam).text) == {"cr-colours-dark"}


@pytest.mark.parametrize("cookie", ["text:huge", "text", "text:large:x", ":::", "smell:roses", "<b>", "language:tlh"])
def test_a_cookie_that_makes_no_sense_changes_nothing(screen: Screen, cookie: str):
    screen.client.set_cookie("likes", cookie)

    assert html_classes(screen.client.get("/who").text) == set()


@pytest.mark.parametrize(("endpoint", "form"), [("likes.likes", {"text": "huge"}), ("likes.language", {})])
def test_before_signing_in_what_is_not_a_choice_is_refused(screen: Screen, endpoint: str, form: dict[str, str]):
    answer = screen.send(endpoint, **form)

    assert answer.status_code == 422
    assert "Choose one from the page" in words_of(answer)


# Ways there and back


def test_every_page_has_a_link_there(as_: At, screen: Screen, sam: UUID):
    for page in (screen.client.get("/who"), as_(sam).get("profiles.profile", person_id=sam), as_(sam).get("/none")):
        assert 'href="/how-i-like-things"' in page.text


def test_the_way_back_is_where_somebody_was(as_: At, sam: UUID):
    screen = as_(sam)
    was = f"/people/{sam}/history?kind=Note"

    page = screen.client.get("/how-i-like-things", headers={"Referer": f"http://localhost{was}"})

    assert f'<a class="govuk-link" href="{was}">Go back to where I was</a>' in page.text
    kept = screen.send("likes.likes", text="large", back=was)
    assert f'<a class="govuk-link" href="{was}">Go back' in screen.client.get(kept.location).text


@pytest.mark.parametrize(
    "back", ["https://else.where/", "//else.where", "/\\else.where", "javascript:alert(1)", "/a\nb"]
)
def test_nobody_is_sent_anywhere_else(as_: At, sam: UUID, back: str):
    page = as_(sam).client.get("/how-i-like-things", query_string={"back": back})

    assert '<a class="govuk-link" href="/">Go back to where I was</a>' in page.text


def test_with_fewer_things_the_other_pages_are_behind_one_button(as_: At, sam: UUID):
    screen = as_(sam)
    assert "cr-more" not in screen.get("profiles.profile", person_id=sam).text

    screen.send("likes.likes", page="fewer")

    page = screen.get("profiles.profile", person_id=sam).text
    assert page.index('<details class="govuk-details cr-more">') < page.index('aria-label="My record"')


def test_no_page_fails_because_likes_cannot_be_known(story: Story, as_: At, sam: UUID, rhian: Actor):
    screen = as_(rhian, with_person=sam, how="spoke")
    story.store.vault.destroy_key(sam)

    assert html_classes(screen.get("likes.likes").text) == set()


def test_pages_are_in_the_language_that_a_member_likes_or_that_was_chosen_before_signing_in(
    as_: At, screen: Screen, rhian: Actor
):
    screen.send("likes.language", language="cy")
    assert '<html lang="cy"' in screen.client.get("/who").text
    assert '<html lang="en-GB"' in screen.client.get("/who?language=en").text

    member = as_(rhian)
    member.send("likes.language", language="cy")

    assert '<html lang="cy"' in member.get("homes.my_people").text
