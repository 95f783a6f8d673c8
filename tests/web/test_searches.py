from uuid import UUID

import pytest

from caserecord import circles, concerns, entries, notes
from domain.clocks import today, working_days_after
from domain.entries import Audience
from domain.notes import NoteKind
from domain.permissions import Actor, Role
from tests.stories import ASKED_TO_HELP, LONG_AGO, Story, by
from tests.web.conftest import Screen, sent_from, without_token, words_of


@pytest.fixture
def sol(story: Story) -> UUID:
    return story.given_a_person("Sol")


def test_words_are_found_from_their_beginning_with_a_way_to_each(story: Story, screen: Screen, sol: UUID):
    rhian = story.given_a_carer(sol)
    entry = entries.tell(story.store, sol, "give", "I look after pigeons", by=Actor(sol))
    note = notes.write(story.store, sol, NoteKind.EVERYDAY, "Pigeon weather", by=by(rhian))
    concerns.record(
        story.store,
        sol,
        "A pigeon came in",
        context="The window",
        what_helps="A towel",
        review_on=working_days_after(today(), 9),
        by=by(rhian),
    )

    answer = screen.sign_in(rhian).find(sol, "pig")

    page = words_of(answer)
    assert "3 things have these words." in page
    for words in ("I look after pigeons", "Pigeon weather", "A worry"):
        assert words in page
    assert "A pigeon came in" not in page  # a worry is never shown bare
    assert screen.url("entries.entry", person_id=sol, entry_id=entry) in answer.text
    assert f"note-{note}" in screen.get("notes.notes", person_id=sol, before=story.store.head()[0]).text


def test_a_note_that_is_found_is_the_first_on_the_page_that_it_leads_to(story: Story, screen: Screen, sol: UUID):
    rhian = story.given_a_carer(sol)
    old = notes.write(story.store, sol, NoteKind.EVERYDAY, "Pigeons", by=by(rhian))
    for number in range(30):
        notes.write(story.store, sol, NoteKind.EVERYDAY, f"Day {number}", by=by(rhian))

    found = screen.sign_in(rhian).find(sol, "pigeons").text
    path = found.partition(f"#note-{old}")[0].rpartition('href="')[2]

    assert f'id="note-{old}"' in screen.client.get(path).text


def test_what_is_hidden_leaves_no_trace(story: Story, screen: Screen, sol: UUID):
    rhian = story.given_a_carer(sol)
    entries.tell(story.store, sol, "give", "Pigeons", audience=Audience.MINE_ALONE, by=Actor(sol))
    entries.offer(story.store, sol, "give", "Pigeons", by=by(rhian))
    screen.sign_in(rhian)

    found = without_token(screen.find(sol, "pigeons"))
    nothing = without_token(screen.find(sol, "nonsense"))

    assert found.replace("pigeons", "") == nothing.replace("nonsense", "")
    assert "Nothing here has these words." in found


@pytest.mark.parametrize("asked", ["", "   ", '"', "a OR b", "NEAR(", "x" * 5000, "\x00", "*", "🐦", "عربي"])
def test_any_words_may_be_asked_for(screen: Screen, sol: UUID, asked: str):
    assert screen.sign_in(sol).find(sol, asked).status_code == 200


def test_the_box_stands_on_the_profile_and_on_the_persons_page(story: Story, screen: Screen, sol: UUID):
    fred = story.given_a_member("Fred", Role.FAMILY, sol)
    screen.sign_in(fred)

    for endpoint in ("profiles.profile", "homes.person"):
        assert "Find words in this record" in screen.read(endpoint, person_id=sol)


def test_an_auditor_reads_the_history_and_does_not_search(story: Story, screen: Screen, sol: UUID):
    screen.sign_in(story.given_an_auditor(sol))

    assert screen.find(sol, "a").status_code == 403


def test_the_words_are_in_no_address_and_stay_for_the_way_back(story: Story, screen: Screen, sol: UUID):
    wendy = story.given_a_worker(sol)
    win = story.given_a_person("Win")
    circles.join(story.store, win, wendy.reader, Role.WORKER, from_day=LONG_AGO, why=ASKED_TO_HELP, by=by(story.mo))
    story.given_told(sol, "I look after pigeons")
    screen.sign_in(wendy)
    asked = screen.send("searches.search", person_id=sol, q="pigeons")

    found = screen.client.get(asked.location)
    screen.get("profiles.profile", person_id=sol)
    again = screen.client.get(asked.location)

    assert (asked.status_code, asked.location) == (302, f"/people/{sol}/search")
    assert "I look after pigeons" in words_of(found)
    assert without_token(again) == without_token(found)
    assert not [each for page in (asked, found) for each in sent_from(page) if "pigeons" in each]
    assert "pigeons" not in screen.get("searches.search", person_id=win).text


def test_before_anything_is_asked_for_the_page_says_what_to_write(screen: Screen, sol: UUID):
    for page in (screen.sign_in(sol).get("searches.search", person_id=sol), screen.find(sol, " ")):
        assert "Write one word, or the beginning of one." in words_of(page)


def test_the_longest_words_fit_where_they_are_kept(screen: Screen, sol: UUID):
    words = "".join(chr(0x1F300 + 7 * number) for number in range(200))

    assert words in screen.sign_in(sol).find(sol, words).text
