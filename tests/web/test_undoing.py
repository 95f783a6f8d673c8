"""Undo, beside every change that was just made, and on the page of an entry."""

import re
from collections.abc import Callable
from html import unescape
from uuid import UUID

import pytest
from werkzeug.test import TestResponse

from caserecord import adjustments, easy_reads, entries, people
from domain.easy_sentences import EasySentence
from domain.knowers import KnownTo
from domain.permissions import Actor, Role
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
    return unescape(found[1])


def test_each_change_of_an_entry_is_undone_by_the_button_beside_done(story: Story, screen: Screen, sol: UUID):
    entry = story.given_told(sol, "Puns")
    screen.sign_in(sol)

    for path, form, changed, back in (
        ("reword", {"words": "Puns and tea", "seen": 1}, "Puns and tea", "Puns"),
        ("who", {"audience": "mine alone"}, "Kept Who can see it Mine alone", "Who can see it Everyone I choose"),
        ("put-away", {}, "Where it is Put away", "Where it is In my profile"),
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


EVERYONE = {"audience": "everyone who supports me"}


def reach(screen: Screen, sol: UUID) -> str:
    return screen.read("adjustments.adjustments", person_id=sol)


def given_need(story: Story, sol: UUID) -> UUID:
    adjustments.need(story.store, sol, ["interpreter"], words="Polish", audience=KnownTo.EVERYONE, by=by(sol))
    found: UUID = story.store.read(0, 1000, names=["adjustment.recorded"])[-1].event.originator_id
    return found


def test_all_that_was_just_said_to_be_needed_is_undone_at_once(screen: Screen, sol: UUID):
    screen.sign_in(sol)
    said = screen.send("adjustments.need", person_id=sol, kinds=["quiet", "longer"], words="Ring first", **EVERYONE)

    at = undo_in(screen, said)
    assert "Ring first" in reach(screen, sol)
    undone = screen.send(at)

    assert "It is as it was before." in words_of(screen.client.get(undone.location))
    assert "Nothing is said here yet." in reach(screen, sol)


def test_each_thing_done_about_a_need_is_undone_by_the_button_beside_done(story: Story, screen: Screen, sol: UUID):
    need = given_need(story, sol)
    rhian = story.given_a_carer(sol)
    screen.sign_in(sol)
    before = reach(screen, sol)

    for path, form, changed in (
        ("who", {"audience": "just these people", "people": str(rhian.reader)}, "just these people (Rhian)"),
        ("met", {}, "Polish"),
        ("not-met", {"in_the_way": "Nobody came"}, "It was not met. Nobody came"),
        ("review", {"words": "Kashubian", "again_on": "2050-01-01", "seen": 1}, "Kashubian"),
        ("end", {"why": "I speak English now"}, "Nothing is said here yet."),
    ):
        at = undo_in(screen, screen.send(f"/people/{sol}/reach-me/{need}/{path}", **form))
        assert changed in reach(screen, sol)

        screen.client.get(screen.send(at).location)

        assert reach(screen, sol) == before


def test_a_need_is_again_in_the_words_of_whoever_said_it(story: Story, screen: Screen, sol: UUID):
    rhian = story.given_a_carer(sol)
    adjustments.record(story.store, sol, ["quiet"], because="Covers her ears", by=by(rhian))
    need = story.store.read(0, 1000, names=["adjustment.recorded"])[-1].event.originator_id
    screen.sign_in(sol)
    form = {"words": "In the hall", "again_on": "2050-01-01", "seen": 1}

    at = undo_in(screen, screen.send(f"/people/{sol}/reach-me/{need}/review", **form))
    assert "A quiet room : In the hall my words" in reach(screen, sol)
    screen.send(at)

    assert "A quiet room by Rhian: Covers her ears" in reach(screen, sol)


def test_whoever_supports_somebody_undoes_nothing_of_how_to_reach_them(
    story: Story, as_: Callable[..., Screen], sol: UUID
):
    need = given_need(story, sol)
    rhian = story.given_a_carer(sol)
    wendy = story.given_a_worker(sol)

    for who, path, form in (
        (rhian, "met", {}),
        (wendy, "review", {"words": "Kashubian", "again_on": "2050-01-01", "seen": 1}),
    ):
        screen = as_(who)
        answer = screen.send(f"/people/{sol}/reach-me/{need}/{path}", **form)
        assert "/undo" not in screen.client.get(answer.location).text

        assert screen.send(f"/people/{sol}/changed/{need}/1/undo").status_code == 403


def test_a_helper_who_kept_a_need_from_themselves_is_offered_no_undo(story: Story, screen: Screen, sol: UUID):
    need = given_need(story, sol)
    gita, wendy = story.given_a_member("Gita", Role.SUPPORTER, sol), story.given_a_worker(sol)
    screen.sign_in(gita, with_person=sol, how="spoke")
    others = {"audience": "just these people", "people": str(wendy.reader)}

    for answer in (
        screen.send(f"/people/{sol}/reach-me/{need}/who", **others),
        screen.send("adjustments.need", person_id=sol, kinds=["quiet"], **others),
    ):
        page = screen.client.get(answer.location)
        assert (page.status_code, "/undo" in page.text) == (200, False)


def test_a_name_is_undone_with_what_it_covered(story: Story, screen: Screen, sol: UUID):
    entry = story.given_told(sol, "Sol sings")
    screen.sign_in(sol)
    form = {"name": "Sal", "pronouns": "she", "cover_former": "true"}

    at = undo_in(screen, screen.send("names.name", person_id=sol, **form))
    assert "[name covered] sings" in screen.read("entries.entry", person_id=sol, entry_id=entry)
    undone = screen.send(at)

    page = words_of(screen.client.get(undone.location))
    assert "It is as it was before." in page
    assert "Sol sings" in page
    assert "Sal" not in page
    assert "Sol" in words_of(screen.find(sol, "sings"))


def test_a_name_that_was_covered_stays_covered_after_going_back_to_it_is_undone(
    story: Story, screen: Screen, sol: UUID
):
    people.choose_name(story.store, sol, "Sal", cover_former=True, by=by(sol))
    entry = story.given_told(sol, "Sol sings")
    screen.sign_in(sol)

    at = undo_in(screen, screen.send("names.name", person_id=sol, name="Sol"))
    assert "Sol sings" in screen.read("entries.entry", person_id=sol, entry_id=entry)
    screen.send(at)

    assert "[name covered] sings" in screen.read("entries.entry", person_id=sol, entry_id=entry)


def test_the_history_offers_a_helper_no_undo_of_a_name_that_they_did_not_help_to_choose(
    story: Story, as_: Callable[..., Screen], sol: UUID
):
    rhian = story.given_a_carer(sol)
    people.choose_name(story.store, sol, "Sal", cover_former=True, by=by(sol))

    together = as_(rhian, with_person=sol, how="spoke").get("histories.history", person_id=sol).text

    assert "/undo" not in together
    assert "/undo" in as_(sol).get("histories.history", person_id=sol).text


def easily(screen: Screen, sol: UUID) -> str:
    return screen.read("profiles.profile", person_id=sol, words="easy")


def test_easy_words_are_undone_with_whoever_said_them(story: Story, as_: Callable[..., Screen], sol: UUID):
    entry = story.given_told(sol, "Nothing beats a cuppa")
    rhian = story.given_a_carer(sol)
    easy_reads.draft(story.store, sol, entry, [EasySentence("Tea is best.", "tea")], wording=1, by=by(rhian))
    easy_reads.approve(story.store, sol, entry, draft=1, by=by(sol))
    mine, rhians = as_(sol), as_(rhian)
    before = easily(rhians, sol)
    assert "Tea is best. easy words by Rhian, I said yes" in before

    said = {"sentence": ["I like tea."], "picture": [""], "do": "keep", "wording": 1, "seen": 1}
    for path, form in (("easy-words", said), ("easy-words/take-away", {})):
        at = undo_in(mine, mine.send(f"/people/{sol}/entries/{entry}/{path}", **form))
        assert "Tea is best." not in easily(rhians, sol)
        undone = mine.send(at)

        assert "It is as it was before." in words_of(mine.client.get(undone.location))
        assert easily(rhians, sol) == before


@pytest.mark.parametrize("choice", ["yes", "no"])
def test_what_was_decided_about_easy_words_is_taken_back_and_asked_again(
    story: Story, as_: Callable[..., Screen], sol: UUID, choice: str
):
    entry = story.given_told(sol, "Nothing beats a cuppa")
    rhian, wendy = story.given_a_carer(sol), story.given_a_worker(sol)
    easy_reads.write(story.store, sol, entry, [EasySentence("Hot tea.")], wording=1, seen=0, by=by(sol))
    easy_reads.draft(story.store, sol, entry, [EasySentence("Tea is best.")], wording=1, by=by(rhian))
    mine, rhians = as_(sol), as_(rhian)
    new, drafted, shown = (
        mine.read("offers.new", person_id=sol),
        rhians.read("easy_reads.draft", person_id=sol, entry_id=entry),
        easily(rhians, sol),
    )

    at = undo_in(mine, mine.send(f"/people/{sol}/entries/{entry}/easy-words/{choice}", draft=1))
    assert "Tea is best." not in mine.read("offers.new", person_id=sol)
    mine.client.get(mine.send(at).location)

    assert mine.read("offers.new", person_id=sol) == new
    assert rhians.read("easy_reads.draft", person_id=sol, entry_id=entry) == drafted
    assert easily(rhians, sol) == shown
    history = as_(wendy).read("histories.history", person_id=sol)
    assert ("will look at these easy words again" in history) == (choice == "yes")


def test_easy_words_said_for_the_first_time_are_undone_to_none_and_said_again(story: Story, screen: Screen, sol: UUID):
    entry = story.given_told(sol, "Nothing beats a cuppa")
    screen.sign_in(sol)
    said = {"sentence": ["I like tea."], "picture": [""], "do": "keep", "wording": 1, "seen": 0}
    at = f"/people/{sol}/entries/{entry}/easy-words"

    screen.send(undo_in(screen, screen.send(at, **said)))
    assert "I like tea." not in easily(screen, sol)
    again = screen.send(at, **said)

    assert again.status_code == 302
    assert "I like tea. my easy words" in easily(screen, sol)
