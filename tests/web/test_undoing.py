"""Undo, beside every change that was just made, and on the page of an entry."""

import re
from collections.abc import Callable
from uuid import UUID

import pytest
from werkzeug.test import TestResponse

from caserecord import entries
from domain.permissions import Actor
from tests.stories import Story, by
from tests.web.conftest import Screen, words_of


@pytest.fixture
def sol(story: Story) -> UUID:
    return story.given_a_person("Sol")


def undo_in(screen: Screen, answer: TestResponse) -> str:
    """Where the button beside “Done” goes, on the page that a form leads to."""
    page = screen.client.get(answer.location)
    banner = page.text.partition('role="status"')[2].partition("</form>")[0]
    found = re.search(r'action="([^"]+)"', banner)
    assert found, words_of(page)
    return found[1]


def test_each_change_of_an_entry_is_undone_by_the_button_beside_done(story: Story, screen: Screen, sol: UUID):
    entry = story.given_told(sol, "Puns")
    screen.sign_in(sol)

    for path, form, changed, back in (
        ("reword", {"words": "Puns and tea", "seen": 1}, "Puns and tea", "Puns"),
        ("who", {"audience": "mine alone"}, "Who can see it Mine alone", "Who can see it Everyone I choose"),
        ("put-away", {}, "Where it is Put away", "Where it is Kept"),
    ):
        at = undo_in(screen, screen.send(f"/people/{sol}/entries/{entry}/{path}", **form))
        assert changed in screen.read("entries.entry", person_id=sol, entry_id=entry)

        undone = screen.send(at)

        page = words_of(screen.client.get(undone.location))
        assert "It is as it was before." in page
        assert back in page


def test_what_was_told_is_put_away_again(story: Story, screen: Screen, sol: UUID):
    screen.sign_in(sol)

    undone = screen.send(undo_in(screen, screen.send(f"/people/{sol}/tell/give", words="Oops")))

    assert "Put away" in words_of(screen.client.get(undone.location))
    assert "Oops" not in screen.read("profiles.profile", person_id=sol)


@pytest.mark.parametrize("choice", ["yes", "no", "just-for-me"])
def test_a_decision_is_taken_back_and_asked_again(story: Story, screen: Screen, sol: UUID, choice: str):
    offer = story.given_offered(sol, "Cooked tea", story.given_a_carer(sol))
    screen.sign_in(sol)

    screen.send(undo_in(screen, screen.send(f"/people/{sol}/entries/{offer}/decide/{choice}")))

    assert "Cooked tea" in screen.read("offers.new", person_id=sol)
    screen.send(undo_in(screen, screen.send(f"/people/{sol}/entries/{offer}/my-words", words="I cooked")))
    assert "I cooked" not in screen.read("offers.new", person_id=sol)


def test_moving_and_leaving_out_are_undone(story: Story, screen: Screen, sol: UUID):
    a, b = (story.given_told(sol, words, "give") for words in "AB")
    screen.sign_in(sol)

    def order() -> list[str]:
        page = screen.get("profiles.profile", person_id=sol).text
        return re.findall(r'cr-entry__words" dir="auto" data-read-aloud>([A-Z])</p>', page)

    moved = undo_in(screen, screen.send(f"/people/{sol}/entries/{b}/move"))
    assert order() == ["B", "A"]
    screen.send(moved)
    assert order() == ["A", "B"]
    out = undo_in(screen, screen.send("profiles.leave_out", person_id=sol, entry_id=a))
    assert order() == ["B"]
    screen.send(out)

    assert order() == ["A", "B"]


def test_a_profile_for_somebody_is_undone_too(story: Story, screen: Screen, sol: UUID):
    puns = story.given_told(sol, "Puns")
    screen.sign_in(sol)
    screen.send(f"/people/{sol}/profiles/begin", title="For work", audience="everyone I choose")
    page = screen.get("chosen_profiles.profiles", person_id=sol).text
    profile = re.findall(rf"/people/{sol}/profiles/([0-9a-f-]{{36}})\"", page)[0]

    picked = screen.send(f"/people/{sol}/profiles/{profile}/pick", picked=str(puns), offered=str(puns))
    undone = screen.send(undo_in(screen, picked))

    assert f"/profiles/{profile}" in undone.location
    assert "Puns" not in words_of(screen.client.get(undone.location))


def test_what_was_changed_in_between_is_kindly_not_undone(story: Story, screen: Screen, sol: UUID):
    entry = story.given_told(sol, "Puns")
    screen.sign_in(sol)
    at = undo_in(screen, screen.send(f"/people/{sol}/entries/{entry}/reword", words="Puns and tea", seen=1))
    entries.reword(story.store, sol, entry, "Puns, tea and pigeons", seen=2, by=by(sol))

    refused = screen.send(at)

    assert refused.status_code == 409
    assert "This was changed again since then." in refused.text
    assert "Puns, tea and pigeons" in screen.read("entries.entry", person_id=sol, entry_id=entry)


def test_the_page_of_an_entry_undoes_its_last_change(story: Story, screen: Screen, sol: UUID):
    entry = story.given_told(sol, "Puns")
    page = screen.sign_in(sol).get("entries.entry", person_id=sol, entry_id=entry).text
    assert "Undo the last change" not in page
    entries.reword(story.store, sol, entry, "Puns and tea", seen=1, by=by(sol))

    page = screen.get("entries.entry", person_id=sol, entry_id=entry).text
    at = re.search(r'action="([^"]+/undo)"', page)
    assert at
    screen.send(at[1])

    assert "Puns and tea" not in screen.read("entries.entry", person_id=sol, entry_id=entry)


def test_nothing_that_a_helper_will_not_see_is_theirs_to_undo(story: Story, screen: Screen, sol: UUID):
    rhian, gwen = story.given_a_carer(sol), story.given_a_carer(sol, "Gwen")
    offer = story.given_offered(sol, "Cooked tea", gwen)
    screen.sign_in(rhian, with_person=sol, how="spoke")

    answer = screen.send(f"/people/{sol}/entries/{offer}/decide/just-for-me")

    assert "/undo" not in screen.client.get(answer.location).text


def test_words_that_are_kept_as_they_were_leave_nothing_to_undo(story: Story, screen: Screen, sol: UUID):
    entry = story.given_told(sol, "Puns")
    screen.sign_in(sol)

    answer = screen.send(f"/people/{sol}/entries/{entry}/reword", words="Puns", seen=1)

    assert "/undo" not in screen.client.get(answer.location).text.partition("</main>")[0]


def test_two_people_who_move_at_once_both_see_what_happened_and_nothing_is_lost(
    story: Story, as_: Callable[..., Screen], sol: UUID
):
    a, b, c = (story.given_told(sol, words, "give") for words in "ABC")
    bev: Actor = story.given_a_carer(sol, "Bev")
    alone, together = as_(sol), as_(bev, with_person=sol, how="spoke")
    for screen in (alone, together):
        screen.read("profiles.order", person_id=sol)

    alone.send(f"/people/{sol}/entries/{c}/move")
    second = together.send(f"/people/{sol}/entries/{b}/move")

    assert "Now 1 of 3" in words_of(together.client.get(second.location))
    page = alone.get("profiles.order", person_id=sol).text
    assert re.findall(r'cr-entry__words" dir="auto" data-read-aloud>([A-Z])</p>', page) == ["B", "C", "A"]
    assert a


def test_the_history_undoes_the_last_change_and_no_earlier_one(story: Story, screen: Screen, sol: UUID):
    entry = story.given_told(sol, "Puns")
    entries.reword(story.store, sol, entry, "Puns and tea", seen=1, by=by(sol))

    page = screen.sign_in(sol).get("histories.history", person_id=sol).text
    [at] = re.findall(r'action="([^"]+/undo)"', page)
    screen.send(at)

    assert "Puns and tea" not in screen.read("entries.entry", person_id=sol, entry_id=entry)


def test_the_history_offers_no_undo_of_a_move_or_to_others(story: Story, screen: Screen, sol: UUID):
    bev = story.given_a_carer(sol)
    story.given_told(sol, "A", "give")
    assert "/undo" not in screen.sign_in(bev).get("histories.history", person_id=sol).text
    b = story.given_told(sol, "B", "give")
    screen.sign_in(sol).send(f"/people/{sol}/entries/{b}/move")
    screen.get("profiles.order", person_id=sol)

    assert "/undo" not in screen.get("histories.history", person_id=sol).text
