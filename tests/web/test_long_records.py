"""A long record is paged through: by heading, strengths first, and what is hidden moves no page."""

import re
from collections.abc import Callable
from uuid import UUID

import pytest

from caserecord import chosen_profiles, photos, recordings
from domain.entries import Audience
from domain.permissions import Actor
from projections.stretches import stretch_of
from tests.exports.readers import text_of
from tests.snaps import brought
from tests.stories import Story, by
from tests.web.conftest import Screen, words_of

WORDS = re.compile(r'cr-entry__words" dir="auto" data-read-aloud>([^<]+)</p>')


@pytest.fixture
def sol(story: Story) -> UUID:
    """Somebody with sixty things to be proud of, and twelve to be known."""
    sol = story.given_a_person("Sol")
    for number in range(60):
        story.given_told(sol, f"Proud {number}")
        if number % 3 == 0:
            story.given_told(sol, f"Hidden {number}", audience=Audience.MINE_ALONE)
    for number in range(12):
        story.given_told(sol, f"Please {number}", "do")
        story.given_told(sol, f"Sign {number}", "communicate")
    return sol


def told(screen: Screen, address: str) -> list[str]:
    page = screen.client.get(address)
    assert page.status_code == 200, page.text
    return [words for words in WORDS.findall(page.text) if not words.startswith("Sign")]


def test_a_long_heading_shows_the_first_and_leads_to_all(story: Story, as_: Callable[..., Screen], sol: UUID):
    rhian = as_(story.given_a_carer(sol))
    page = rhian.read("profiles.profile", person_id=sol)

    assert "See all 60 under Things I'm proud of" in page
    assert "See all 12 under How I communicate" in page
    assert "Proud 7" in page
    assert "Proud 8" not in page
    assert "See all 80 under Things I'm proud of" in as_(sol).read("profiles.profile", person_id=sol)


def test_pages_of_a_heading_hold_everything_once_and_nothing_hidden_moves_them(
    story: Story, as_: Callable[..., Screen], sol: UUID
):
    rhian = as_(story.given_a_carer(sol))
    at = f"/people/{sol}/profile?under=proud"

    pages = [told(rhian, f"{at}&page={number}") for number in (1, 2, 3, 4)]

    assert [len(page) for page in pages] == [15, 15, 15, 15]
    assert [words for page in pages for words in page] == [f"Proud {number}" for number in range(60)]
    assert told(rhian, f"{at}&page=99") == pages[3]
    assert told(rhian, f"{at}&page=-1") == told(rhian, f"{at}&page=x") == pages[0]
    assert "Page 2 of 4" in words_of(rhian.client.get(f"{at}&page=2"))
    assert "Page 2 of 6" in words_of(as_(sol).client.get(f"{at}&page=2"))


def test_strengths_stand_before_a_heading_of_needs(story: Story, as_: Callable[..., Screen], sol: UUID):
    page = words_of(as_(story.given_a_carer(sol)).client.get(f"/people/{sol}/profile?under=do"))

    assert page.index("Proud 0") < page.index("Please 0")
    assert "Please 11" in page


def test_needs_are_not_shown_without_a_strength(story: Story, as_: Callable[..., Screen]):
    win = story.given_a_person("Win")
    story.given_told(win, "Ring first", "do")
    story.given_told(win, "I cook", audience=Audience.MINE_ALONE)
    mine, theirs = as_(win), as_(story.given_a_carer(win))

    assert mine.client.get(f"/people/{win}/profile?under=do").status_code == 200
    for heading in ("do", "proud", "hopes"):
        page = words_of(theirs.client.get(f"/people/{win}/profile?under={heading}"))
        assert "Ask Win." in page
        assert "Ring" not in page
    assert theirs.client.get(f"/people/{win}/profile?under=nonsense").status_code == 422


def test_a_long_heading_is_put_in_order_page_by_page(story: Story, as_: Callable[..., Screen], sol: UUID):
    mine = as_(sol)
    at = f"/people/{sol}/profile/order?under=proud"
    assert "Put all 80 in order under Things I'm proud of" in mine.read("profiles.order", person_id=sol)

    for way in ("Move up", "Move down"):
        entry = told(mine, f"{at}&page=2")[0] if way == "Move up" else told(mine, f"{at}&page=1")[-1]
        page = mine.client.get(f"{at}&page={2 if way == 'Move up' else 1}").text
        article = next(part for part in page.split("<article")[1:] if f">{entry}</p>" in part)
        form = next(form for form in article.split("<form")[1:] if way in form)
        action = re.search(r'action="([^"]+)"', form)
        assert action
        answer = mine.client.post(action[1], data=dict(re.findall(r'name="(\w+)" value="([^"]*)"', form)))
        says = words_of(mine.client.get(answer.location))
        mine_now = told(mine, f"{at}&page=1") + told(mine, f"{at}&page=2")
        place = 15 if way == "Move up" else 16
        assert f"Now {place} of 80" in says
        assert mine_now[place - 1] == entry


def test_what_is_not_in_the_profile_is_paged_too(story: Story, as_: Callable[..., Screen], sol: UUID):
    for number in range(30):
        story.given_told(sol, f"Beside {number}", audience=Audience.NOT_IN_PROFILE)
    mine = as_(sol)

    first, second = (told(mine, f"/people/{sol}/profile/order?aside={page}") for page in (1, 2))

    assert [len([words for words in page if words.startswith("Beside")]) for page in (first, second)] == [25, 5]


def test_what_there_is_to_pick_from_is_paged_and_no_tick_is_lost_on_the_way(
    story: Story, as_: Callable[..., Screen], sol: UUID
):
    mine = as_(sol)
    profile = chosen_profiles.begin(story.store, sol, "For work", people=[], by=Actor(sol))
    at = f"/people/{sol}/profiles/{profile}/pick"

    first = mine.client.get(at).text
    assert first.count('name="picked"') == 3 * 8
    assert "Keep my choice, and see all 80 under Things I&#39;m proud of" in first

    whole = ticked(mine, at, first, "Proud 0", then="proud")
    second = ticked(mine, at, whole, "Proud 10", then="proud 2")
    assert "Page 2 of 6" in second
    assert "Keep my choice, and go to the page before" in second
    ticked(mine, at, second, "Proud 20", then="")

    assert told(mine, f"/people/{sol}/profiles/{profile}") == ["Proud 0", "Proud 10", "Proud 20"]
    assert re.search(
        r'value="[^"]+" checked[^>]*>\s*<label[^>]*>Proud 20<', mine.client.get(f"{at}?under=proud&page=2").text
    )


def ticked(screen: Screen, at: str, page: str, words: str, *, then: str) -> str:
    """The page that is shown next, after one more box was ticked and a button was pressed."""
    assert not then or f'name="then" value="{then}"' in page
    box = re.search(rf'id="pick-([^"]+)"[^>]*>\s*<label[^>]*>{words}<', page)
    assert box
    form = {
        "csrf_token": screen.token(),
        "offered": re.findall(r'name="offered" value="([^"]+)"', page),
        "picked": [*re.findall(r'name="picked"[^>]* value="([^"]+)" checked', page), box[1]],
        "then": then,
    }
    return screen.client.post(at, data=form, follow_redirects=True).text


def test_paper_holds_everything_and_the_page_to_print_from_the_first_of_it(
    story: Story, as_: Callable[..., Screen], sol: UUID
):
    rhian = as_(story.given_a_carer(sol))

    page = rhian.read("papers.choose", person_id=sol)
    paper = text_of(rhian.get("papers.pdf", paper_format="one-page", person_id=sol).data)

    assert all(f"Proud {number}" in paper for number in range(60))
    assert "Hidden" not in paper + page
    assert ("Proud 7" in page, "Proud 8" in page) == (True, False)
    assert "These are the first. There are 60 in all." in page


def test_photos_and_voices_stand_on_every_page_of_a_heading(story: Story, as_: Callable[..., Screen], sol: UUID):
    stretches = [story.shown(stretch_of, "read the profile", sol, sol, heading="proud", page=page) for page in (1, 3)]
    told = [stretches[0].section.entries[3].id, stretches[1].section.entries[3].id]
    hung = [photos.add(story.store, sol, each, brought(), by=by(sol)) for each in told]
    said = [recordings.add(story.store, sol, each, b"x", seconds=2, by=by(sol)) for each in told]
    sols = as_(sol)

    pages = [sols.client.get(f"/people/{sol}/profile?under=proud&page={number}").text for number in (1, 3)]

    for each in (hung, said):
        assert [[str(one) in page for page in pages] for one in each] == [[True, False], [False, True]]
