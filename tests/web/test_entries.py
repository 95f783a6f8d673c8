from uuid import UUID, uuid4

import pytest

from caserecord import entries
from domain.entries import Audience
from domain.permissions import Actor, Role
from tests.stories import Story
from tests.web.conftest import Screen, without_token, words_of


@pytest.fixture
def sol(story: Story) -> UUID:
    return story.given_a_person("Sol")


def test_something_is_told_under_its_heading_and_stands_in_the_profile(screen: Screen, sol: UUID):
    screen.sign_in(sol)

    kept = screen.send(
        f"/people/{sol}/tell/proud", words="I beat\r\nthe bread machine", first_time="true", happened="Tuesday"
    )

    assert kept.status_code == 302
    assert "First time ever I beat the bread machine my words · Tuesday" in screen.read(
        "profiles.profile", person_id=sol
    )


def test_words_stay_exactly_as_they_were_typed(story: Story, screen: Screen, sol: UUID):
    said = "  ŵ ﷽ 🐦‍⬛ <b>not bold</b>\r\n\tعربي — “x” "
    screen.sign_in(sol).send(f"/people/{sol}/tell/give", words=said)

    page = screen.get("profiles.profile", person_id=sol).text

    assert said.replace("\r\n", "\n").replace("<", "&lt;").replace(">", "&gt;") in page


def test_words_are_shown_as_words_and_never_obeyed(story: Story, screen: Screen, sol: UUID):
    said = """<script>alert(1)</script> "onload='x' %(who)s %s {0} {{ 7 * 7 }} ' or 1=1; drop table entries --"""
    screen.sign_in(sol).send(f"/people/{sol}/tell/give", words=said)

    page = screen.get("profiles.profile", person_id=sol)

    assert said in words_of(page)
    assert "<script>alert" not in page.text
    assert '"onload' not in page.text


def test_what_a_form_does_not_ask_changes_nothing(story: Story, screen: Screen, sol: UUID):
    win, wendy = story.given_a_person("Win"), story.given_a_worker(sol)
    asked_for = {"by": str(wendy.reader), "person_id": str(win), "reader": str(win), "role": "registered manager"}

    screen.sign_in(sol).client.post(
        f"/people/{sol}/tell/give", data={"csrf_token": screen.token(), "words": "I cook", **asked_for}
    )

    assert "I cook my words" in screen.read("profiles.profile", person_id=sol)
    assert screen.get("profiles.profile", person_id=win).status_code == 404


def test_told_with_help_it_says_so(story: Story, screen: Screen, sol: UUID):
    rhian = story.given_a_carer(sol)
    screen.sign_in(rhian, with_person=sol, how="Makaton")

    screen.send(f"/people/{sol}/tell/give", words="I cook")

    assert "my words, with help from Rhian" in screen.read("profiles.profile", person_id=sol)


def test_what_is_done_together_and_kept_from_the_helper_leads_to_a_page_that_they_see(
    story: Story, screen: Screen, sol: UUID
):
    def told(words: str) -> UUID:
        return story.given_told(sol, words)

    entry, fred = told("I cook"), story.given_a_member("Fred", Role.FAMILY, sol)
    screen.sign_in(story.given_a_member("Gita", Role.SUPPORTER, sol), with_person=sol, how="spoke")

    for path, form in (
        ("tell/give", {"words": "I sing in the bath", "audience": "mine alone"}),
        (f"entries/{entry}/put-away", {}),
        (f"entries/{entry}/bring-back", {}),
        (f"entries/{entry}/reword", {"words": "I cook for six", "seen": 1}),
        (f"entries/{entry}/who", {"audience": "just these people", "people": str(fred.reader)}),
        (f"entries/{told('I hum')}/who", {"audience": "not in my profile"}),
        (f"entries/{told('I whistle')}/who", {"audience": "mine alone"}),
    ):
        page = screen.client.get(screen.send(f"/people/{sol}/{path}", **form).location)
        assert page.status_code == 200, path
        assert "sing in the bath" not in page.text
        assert 'role="status"' in page.text


def test_something_to_be_proud_of_says_which_part_of_life_it_is(screen: Screen, sol: UUID):
    screen.sign_in(sol)
    form = f"/people/{sol}/tell/proud"

    asked = screen.client.get(form).text
    screen.send(form, words="I went by bus", area="getting about")

    assert '<option value="getting about">' in asked
    assert 'list="area-list"' not in screen.client.get(f"/people/{sol}/tell/do").text
    assert "I went by bus my words · getting about" in screen.read("profiles.profile", person_id=sol)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("", "There are no words yet. Write something, even one word."),
        (" \n", "There are no words yet. Write something, even one word."),
        ("x" * 2001, "Write up to 2,000 letters. This is 1 too many"),
        ("a\x00b", "There is something in these words that no page can show."),
        ("a\ufffe", "There is something in these words that no page can show."),
    ],
)
def test_what_cannot_be_kept_comes_back_as_it_was(screen: Screen, sol: UUID, words: str, says: str):
    answer = screen.sign_in(sol).send(f"/people/{sol}/tell/proud", words=words, happened="summer 2019", area="home")

    assert answer.status_code == 422
    assert says in words_of(answer)
    assert words in answer.text
    assert 'value="summer 2019"' in answer.text
    assert "story starts here" in screen.read("profiles.profile", person_id=sol)


def test_a_lone_surrogate_in_a_form_is_refused_or_replaced_and_never_breaks_a_page(screen: Screen, sol: UUID):
    screen.sign_in(sol)
    token = screen.token()

    answer = screen.client.post(
        f"/people/{sol}/tell/proud",
        data=f"csrf_token={token}&words=a%ED%A0%80b",
        content_type="application/x-www-form-urlencoded",
    )

    assert answer.status_code in {302, 415, 422}
    assert screen.get("profiles.profile", person_id=sol).status_code == 200


def test_an_unknown_heading_is_said(screen: Screen, sol: UUID):
    answer = screen.sign_in(sol).get("/people/" + str(sol) + "/tell/needs")

    assert answer.status_code == 422
    assert "Choose one of the headings" in words_of(answer)


def test_the_same_form_sent_twice_happens_once(screen: Screen, sol: UUID):
    screen.sign_in(sol)
    once = {"words": "I cook", "command_id": str(uuid4())}

    first = screen.send(f"/people/{sol}/tell/give", **once)
    again = screen.send(f"/people/{sol}/tell/give", **once)

    assert first.location == again.location
    assert screen.get("profiles.profile", person_id=sol).text.count(">I cook</p>") == 1


def test_the_same_form_sent_again_with_other_words_is_asked_about_and_then_kept(screen: Screen, sol: UUID):
    screen.sign_in(sol)
    form = f"/people/{sol}/tell/give"
    once = str(uuid4())
    screen.send(form, words="I cook", command_id=once)

    asked = screen.send(form, words="I cook for six", command_id=once)

    assert asked.status_code == 409
    assert "You sent this before, with other words." in words_of(asked)
    assert "I cook for six" in asked.text
    fresh = asked.text.partition('name="command_id" value="')[2].partition('"')[0]
    assert fresh != once
    assert screen.send(form, words="I cook for six", command_id=fresh).status_code == 302


def test_new_words_are_kept_and_words_changed_meanwhile_are_shown(story: Story, screen: Screen, sol: UUID):
    entry = entries.tell(story.store, sol, "give", "I cook", by=Actor(sol))
    screen.sign_in(sol)

    kept = screen.send("entries.reword", person_id=sol, entry_id=entry, words="I cook tea", seen=1)
    late = screen.send("entries.reword", person_id=sol, entry_id=entry, words="I bake", seen=1)

    assert kept.status_code == 302
    assert late.status_code == 409
    assert "These words were changed while you were writing." in words_of(late)
    assert "It says now: I cook tea" in words_of(late)
    assert "I bake" in late.text


def test_who_can_see_it_is_chosen_among_ones_own_people(story: Story, screen: Screen, sol: UUID):
    fred = story.given_a_member("Fred", Role.FAMILY, sol)
    rhian = story.given_a_carer(sol)
    entry = entries.tell(story.store, sol, "give", "I cook", by=Actor(sol))
    screen.sign_in(sol)
    path = screen.url("entries.who", person_id=sol, entry_id=entry)

    assert "Fred" in screen.read(path)
    screen.send(path, audience=Audience.JUST_THESE.value, people=str(fred.reader))
    assert "Just Fred" in screen.read("entries.entry", person_id=sol, entry_id=entry)
    assert "I cook" in screen.sign_in(fred).read("profiles.profile", person_id=sol)
    assert "I cook" not in screen.sign_in(rhian).read("profiles.profile", person_id=sol)


def test_nobody_outside_the_circle_can_be_chosen(story: Story, screen: Screen, sol: UUID):
    entry = entries.tell(story.store, sol, "give", "I cook", by=Actor(sol))
    path = screen.sign_in(sol).url("entries.who", person_id=sol, entry_id=entry)

    assert screen.send(path, audience=Audience.JUST_THESE.value, people=str(uuid4())).status_code == 404
    assert screen.send(path, audience="the world").status_code == 422
    assert screen.send(path).status_code == 422


def test_it_is_put_away_and_brought_back(story: Story, screen: Screen, sol: UUID):
    entry = entries.tell(story.store, sol, "give", "I cook", by=Actor(sol))
    screen.sign_in(sol)

    screen.send("entries.put_away", person_id=sol, entry_id=entry)
    assert "Put away" in screen.read("entries.entry", person_id=sol, entry_id=entry)
    assert "I cook" not in screen.read("papers.choose", person_id=sol)
    screen.send("entries.bring_back", person_id=sol, entry_id=entry)
    assert "I cook" in screen.read("papers.choose", person_id=sol)


def test_an_entry_of_somebody_elses_is_the_same_as_none(story: Story, screen: Screen, sol: UUID):
    win = story.given_a_person("Win")
    theirs = entries.tell(story.store, win, "give", "Cribbage", by=Actor(win))
    screen.sign_in(sol)

    for endpoint in ("entries.entry", "entries.reword", "entries.who", "offers.my_words"):
        found = screen.get(endpoint, person_id=sol, entry_id=theirs)
        nothing = screen.get(endpoint, person_id=sol, entry_id=uuid4())
        assert found.status_code == nothing.status_code == 404
        assert without_token(found) == without_token(nothing)
