import re
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from caserecord import concerns, entries, people, replies
from domain import clocks
from domain.entries import Audience
from domain.permissions import Actor, Role
from tests.stories import Story, by
from tests.web.conftest import Screen, without_token, words_of


@pytest.fixture
def sol(story: Story) -> UUID:
    with clocks.at(on("2014-01-01")):
        return story.given_a_person("Simon")


@pytest.fixture
def ade(story: Story, sol: UUID) -> Actor:
    return story.given_an_auditor(sol)


def on(day: str) -> datetime:
    return datetime.fromisoformat(day).replace(hour=12, tzinfo=UTC)


def position_of(page: str) -> int:
    """Where the newest thing on a page of the history stands."""
    found = re.search(r'id="at-(\d+)"', page)
    assert found
    return int(found[1])


# What happened


def test_my_history_says_in_sentences_what_happened_the_newest_first(story: Story, screen: Screen, sol: UUID):
    entries.tell(story.store, sol, "give", "Puns. Sorry in advance.", by=Actor(sol))
    entries.tell(story.store, sol, "proud", "Beat the bread machine", by=Actor(sol))

    page = screen.sign_in(sol).read("histories.history", person_id=sol)

    assert "My history" in page
    assert page.index("Beat the bread machine") < page.index("Puns. Sorry in advance.") < page.index("opened this")


def test_a_history_can_be_read_by_day_by_who_and_by_kind(story: Story, screen: Screen, sol: UUID):
    rhian = story.given_a_carer(sol)
    with clocks.at(on("2016-05-03")):
        entries.offer(story.store, sol, "proud", "Early", by=by(rhian))
    with clocks.at(on("2018-05-03")):
        told = entries.offer(story.store, sol, "proud", "Late", by=by(rhian))
    entries.accept(story.store, sol, told, by=Actor(sol))
    screen.sign_in(sol)

    def part(**asked: object) -> str:
        return screen.read("histories.history", person_id=sol, **asked)

    assert "Early" in part(to_day="2016-12-31")
    assert "Late" not in part(to_day="2016-12-31")
    assert "Early" not in part(from_day="2018-05-03", to_day="2018-05-03")
    assert "Late" in part(from_day="2018-05-03", to_day="2018-05-03")
    assert "yes, show this" not in part(who=rhian.reader)
    assert "Late" in part(who=rhian.reader)
    assert "Late" not in part(kind="Person")
    assert "Nothing happened in this part" in part(to_day="1999-01-01")


def test_what_cannot_be_filtered_by_is_said_and_the_rest_is_shown(story: Story, screen: Screen, sol: UUID):
    answer = screen.sign_in(sol).get("histories.history", person_id=sol, from_day="2016-02-30", kind="Nonsense")

    assert answer.status_code == 422
    assert "There is no such day. Write it like this: 2016-05-03." in words_of(answer)
    assert "Choose one from the list." in words_of(answer)
    assert "opened this record" in words_of(answer)
    assert 'value="2016-02-30"' in answer.text


def test_a_long_history_goes_on_where_the_page_ended(story: Story, screen: Screen, sol: UUID):
    for number in range(60):
        entries.tell(story.store, sol, "give", f"Thing {number:02}", by=Actor(sol))
    screen.sign_in(sol)

    first = screen.get("histories.history", person_id=sol).text
    older = re.search(r'rel="next" href="([^"]+)"', first)
    assert older
    second = screen.client.get(older[1].replace("&amp;", "&")).text

    assert "Thing 59" in first
    assert "Thing 05" not in first
    assert "Thing 05" in second
    assert "Thing 59" not in second


def test_an_auditor_learns_only_that_something_private_happened(story: Story, screen: Screen, sol: UUID, ade: Actor):
    entries.tell(story.store, sol, "also", "My secret", audience=Audience.MINE_ALONE, by=Actor(sol))
    page = screen.sign_in(ade).get("histories.history", person_id=sol)
    position = position_of(page.text)

    change = screen.read("histories.change", person_id=sol, position=position)
    then = screen.read("histories.on_day", person_id=sol, when=position)

    assert "Something private happened." in words_of(page)
    assert "My secret" not in page.text + change + then


def test_a_worker_does_not_learn_where_something_private_stands(story: Story, screen: Screen, sol: UUID):
    wendy = story.given_a_worker(sol)
    entries.tell(story.store, sol, "also", "My secret", audience=Audience.MINE_ALONE, by=Actor(sol))
    position = story.store.head()[0]
    nowhere = position + 1
    screen.sign_in(wendy)

    for endpoint, name in (("histories.change", "position"), ("histories.on_day", "when")):
        private = screen.get(endpoint, person_id=sol, **{name: position})
        unknown = screen.get(endpoint, person_id=sol, **{name: nowhere})
        assert private.status_code == unknown.status_code == 404
        assert without_token(private) == without_token(unknown)
    assert "private" not in screen.read("histories.history", person_id=sol)


# What changed


def test_a_change_shows_the_words_before_and_after_and_which_were_changed(story: Story, screen: Screen, sol: UUID):
    entry = entries.tell(story.store, sol, "give", "I go on the train alone", by=Actor(sol))
    entries.reword(story.store, sol, entry, "I go on the bus alone", seen=1, by=Actor(sol))

    answer = screen.sign_in(sol).get("histories.change", person_id=sol, position=story.store.head()[0])

    assert re.search(r"<del>.*?train</del><ins>.*?bus</ins> alone", answer.text)
    assert "I go on the train alone" in words_of(answer)
    assert "SHA-256" not in answer.text


def test_an_auditor_sees_the_event_itself(story: Story, screen: Screen, sol: UUID, ade: Actor):
    entry = entries.tell(story.store, sol, "give", "Puns", by=Actor(sol))
    stands = story.store.read_stream(entry)[0]

    page = screen.sign_in(ade).read("histories.change", person_id=sol, position=stands.position)

    assert "entry.told" in page
    assert str(entry) in page
    assert stands.stored_hash.hex() in page
    assert "heading give" in page


@pytest.mark.parametrize("position", [0, 10**6, 2**62, 2**64, 10**19 - 1, "9" * 5000])
def test_a_change_that_is_not_there_is_nothing_here(screen: Screen, sol: UUID, position: int | str):
    screen.sign_in(sol)

    assert screen.client.get(f"/people/{sol}/history/{position}").status_code == 404
    assert screen.client.get(f"/people/{sol}/on/{position}").status_code in {404, 422}


# On this day


def test_the_record_on_a_day_is_what_stood_there_then(story: Story, screen: Screen, sol: UUID):
    with clocks.at(on("2026-01-01")):
        entry = entries.tell(story.store, sol, "give", "I cook", by=Actor(sol))
    with clocks.at(on("2026-03-01")):
        entries.reword(story.store, sol, entry, "I cook for six", seen=1, by=Actor(sol))
    screen.sign_in(sol)

    then = screen.read("histories.on_day", person_id=sol, when="2026-02-01")

    assert "This is the record as it was at the end of 1 February 2026." in then
    assert "I cook" in then
    assert "for six" not in then
    assert "for six" in screen.read("histories.on_day", person_id=sol, when="2026-03-01")


def test_a_day_is_drawn_by_the_very_template_of_the_live_page(story: Story, screen: Screen, sol: UUID):
    entries.tell(story.store, sol, "give", "I cook", by=Actor(sol))
    screen.sign_in(sol)

    def profile(page: str) -> str:
        return re.sub(r"\s+", " ", page[page.index('<section class="cr-opening">') : page.index("I cook</p>")])

    then = screen.get("histories.on_day", person_id=sol, when=clocks.today().isoformat()).text

    assert profile(then) == profile(screen.get("profiles.profile", person_id=sol).text)


def test_a_day_is_chosen_with_a_small_form(screen: Screen, sol: UUID):
    screen.sign_in(sol)

    assert "Which day would you like to see?" in screen.read("histories.choose_day", person_id=sol)
    found = screen.get("histories.choose_day", person_id=sol, day="2026-03-01")
    assert found.location == f"/people/{sol}/on/2026-03-01"
    wrong = screen.get("histories.choose_day", person_id=sol, day="2026-02-30")
    assert wrong.status_code == 422
    assert "There is no such day" in words_of(wrong)
    assert 'value="2026-02-30"' in wrong.text


@pytest.mark.parametrize(
    ("when", "status", "says"),
    [
        ("1999-01-01", 404, "There was no record yet on this day. Choose a later one."),
        ("2026-02-30", 422, "There is no such day. Write it like this: 2016-05-03."),
        ("yesterday", 422, "There is no such day. Write it like this: 2016-05-03."),
        ("9999-01-01", 422, "This day is still to come. Choose one that has been."),
    ],
)
def test_a_day_that_cannot_be_shown_is_said_kindly(screen: Screen, sol: UUID, when: str, status: int, says: str):
    answer = screen.sign_in(sol).get("histories.on_day", person_id=sol, when=when)

    assert answer.status_code == status
    assert says in words_of(answer)


# Scene 2


def test_an_ended_worry_is_absent_today_and_an_auditor_finds_it_on_its_day(story: Story, screen: Screen, sol: UUID):
    with clocks.at(on("2015-01-01")):
        wendy, rhian = story.given_a_worker(sol), story.given_a_carer(sol)
        entries.tell(story.store, sol, "give", "Puns", by=Actor(sol))
        worry = concerns.record(
            story.store,
            sol,
            "There was a fire",
            context="The first week",
            what_helps="A timer on the cooker",
            review_on=date(2016, 1, 1),
            by=by(wendy),
        )
        replies.reply(story.store, sol, worry, "I was hungry and tired", to=1, by=Actor(sol))
    with clocks.at(on("2018-05-03")):
        concerns.ask_to_end(story.store, sol, worry, "No fire since", person_said="Finally", by=by(wendy))
        concerns.agree_to_end(story.store, sol, worry, by=by(rhian))

    screen.sign_in(story.given_an_auditor(sol))
    then = screen.read("histories.on_day", person_id=sol, when="2016-05-03")
    now = screen.read("histories.on_day", person_id=sol, when=clocks.today().isoformat())

    assert then.index("Puns") < then.index("There was a fire")
    for said in (
        "The first week",
        "A timer on the cooker",
        "I was hungry and tired",
        "It was to be looked at again by 1 January 2016",
    ):
        assert said in then
    assert "fire" not in now
    screen.sign_in(wendy)
    for endpoint in ("profiles.profile", "papers.choose", "homes.person", "concerns.concerns", "notes.notes"):
        assert "fire" not in screen.read(endpoint, person_id=sol)
    assert "There was a fire" not in words_of(screen.find(sol, "fire"))


# Scene 6


def test_a_former_name_is_covered_on_that_day_until_a_reason_is_given_which_the_person_sees(
    story: Story, screen: Screen, sol: UUID
):
    with clocks.at(on("2015-05-05")):
        entries.tell(story.store, sol, "give", "I am Simon and I like toast", by=Actor(sol))
    with clocks.at(on("2019-05-05")):
        people.choose_name(story.store, sol, "Sol", cover_former=True, by=Actor(sol))
    ade = story.given_an_auditor(sol)
    screen.sign_in(ade)

    covered = screen.get("histories.on_day", person_id=sol, when="2016-05-03")
    assert "Simon" not in covered.text
    assert "I am [name covered] and I like toast" in words_of(covered)
    assert screen.url("names.uncover", person_id=sol) in covered.text

    people.uncover_name(story.store, sol, "A court asked which name was on a letter", by=by(ade))

    assert "I am Simon and I like toast" in screen.read("histories.on_day", person_id=sol, when="2016-05-03")
    screen.sign_in(sol)
    assert "A court asked which name was on a letter" in screen.read("histories.history", person_id=sol)


def test_somebody_who_supports_a_person_does_not_read_their_history(story: Story, screen: Screen, sol: UUID):
    fred = story.given_a_member("Fred", Role.FAMILY, sol)

    answer = screen.sign_in(fred).get("histories.history", person_id=sol)

    assert answer.status_code == 403
