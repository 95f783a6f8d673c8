"""When somebody has died: links, reminders and what supporters saw stop by themselves, and nobody gets anything."""

import re
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest

from caserecord import arrangements, concerns, deaths, links, members, notes, safety_facts
from caserecord.permits import permit
from domain.arrangements import ArrangementKind
from domain.clocks import today
from domain.notes import NoteKind
from domain.permissions import Actor, Role
from domain.refusals import NotAllowed, NotInRecord
from tests.stories import Story, by
from tests.web.conftest import Screen, words_of

At = Callable[..., Screen]
TODAY = today().isoformat()
WISH = "“It goes to our Hana”, in her profile"


@pytest.fixture
def win(story: Story) -> UUID:
    person = story.given_a_person("Win")
    story.given_told(person, "I never lost a sock", "admired")
    return person


@pytest.fixture
def wendy(story: Story, win: UUID) -> Actor:
    return story.given_a_worker(win)


@pytest.fixture
def bev(story: Story, win: UUID) -> Actor:
    return story.given_a_carer(win, "Bev")


@pytest.fixture
def hana(story: Story, win: UUID) -> Actor:
    return story.given_a_member("Hana", Role.FAMILY, win)


def test_what_supporters_saw_stops_at_the_next_request_and_comes_back_if_it_was_a_mistake(
    as_: At, win: UUID, wendy: Actor, bev: Actor, hana: Actor
):
    office, hers = as_(wendy), as_(win)
    supporters = [as_(bev), as_(hana), as_(bev, with_person=win, how="spoke")]
    page = {"endpoint": "profiles.profile", "person_id": win}
    assert [screen.get(**page).status_code for screen in (*supporters, hers)] == [200] * 4

    answer = office.send("deaths.record", person_id=win, on_day=TODAY)

    assert answer.status_code == 302
    assert [screen.get(**page).status_code for screen in supporters] == [404] * 3
    assert hers.get(**page).location == "/who"
    assert "Win" not in as_(bev).read("homes.my_people")
    assert "does not open" not in as_(bev).read("homes.my_people")
    assert office.send("deaths.take_back", person_id=win, why="It was another Win").status_code == 302
    assert [screen.get(**page).status_code for screen in (*supporters, as_(win))] == [200] * 4


def test_a_link_is_closed_at_the_next_request(as_: At, story: Story, app: object, win: UUID, wendy: Actor):
    link = links.give(story.store, win, until=None, by=by(win))
    key = {"key": story.store.link_keys.make(link, win)}
    outside = Screen(as_(wendy).app)
    opened = outside.client.post("/link", data=key, follow_redirects=True)
    assert "I never lost a sock" in words_of(opened)

    deaths.record(story.store, win, on_day=today(), by=by(wendy))

    for again in (outside.client.get(f"/opened/{link}"), Screen(as_(wendy).app).client.post("/link", data=key)):
        assert again.status_code == 410
        assert "Win" not in again.text
        assert "sock" not in again.text


def test_nothing_is_left_to_do_and_nobody_is_told_to_ask(as_: At, story: Story, win: UUID, wendy: Actor, bev: Actor):
    soon = today() + timedelta(days=1)
    safety_facts.record(story.store, win, "Strawberries", what_helps="Plums", by=by(bev))
    concerns.record(story.store, win, "Chest", context="Winter", what_helps="Tea", review_on=soon, by=by(bev))
    office = as_(wendy)
    assert "Win" in office.read("todos.todo")

    deaths.record(story.store, win, on_day=today(), by=by(wendy))

    assert "Win" not in office.read("todos.todo")
    for endpoint in ("homes.person", "profiles.profile", "adjustments.adjustments", "circles.circle"):
        page = office.read(endpoint, person_id=win)
        assert f"Win died on {today().day}" in page
        assert not re.search(r"Ask Win|Sit down with|Offer good news|Record a safety fact", page), endpoint


def test_on_a_demo_nobody_can_be_somebody_who_has_died(as_: At, story: Story, win: UUID, wendy: Actor):
    office = as_(wendy)
    assert str(win) in office.get("/who").text

    deaths.record(story.store, win, on_day=today(), by=by(wendy))

    assert str(win) not in office.get("/who").text
    assert office.send("/who", reader=str(win)).status_code == 404


def test_a_death_gives_family_nothing_and_follows_what_the_person_wished(
    as_: At, story: Story, win: UUID, wendy: Actor, hana: Actor
):
    office, hers = as_(wendy), as_(hana)
    deaths.record(story.store, win, on_day=today(), by=by(wendy))
    assert hers.get("profiles.profile", person_id=win).status_code == 404
    assert "nothing else" in office.read("deaths.leave_story", person_id=win)

    unsaid = office.send("deaths.leave_story", person_id=win, member_id=str(hana.reader), wish="")
    answer = office.send("deaths.leave_story", person_id=win, member_id=str(hana.reader), wish=WISH)

    assert "Write what they said, and where it is written." in words_of(unsaid)
    assert answer.status_code == 302
    page = hers.read("profiles.profile", person_id=win)
    assert "I never lost a sock" in page
    assert hers.get("notes.notes", person_id=win).status_code == 403
    assert hers.get("offers.offer", person_id=win).status_code == 403
    now, _, before = office.read("circles.circle", person_id=win).partition("Before")
    assert WISH in now
    assert "until Win died" in before


def test_a_wish_is_not_followed_while_the_person_lives(as_: At, win: UUID, wendy: Actor, hana: Actor):
    answer = as_(wendy).send("deaths.leave_story", person_id=win, member_id=str(hana.reader), wish=WISH)

    assert answer.status_code == 422
    assert "This is for after a death." in words_of(answer)


def test_the_scheme_keeps_the_record_and_asks_nothing_of_the_person(story: Story, win: UUID, wendy: Actor):
    deaths.record(story.store, win, on_day=today(), by=by(wendy))

    notes.write(story.store, win, NoteKind.CONTACT, "Took the tin to Hana", by=by(wendy))

    with pytest.raises(NotAllowed, match="They have died"):
        permit(story.store, wendy, win, "offer something")
    with pytest.raises(NotAllowed, match="Only the person"):
        permit(story.store, wendy, win, "read what is new for me")
    with pytest.raises(NotInRecord):
        permit(story.store, Actor(win), win, "give a link")


def test_nothing_is_begun_after_a_death(as_: At, story: Story, win: UUID, wendy: Actor):
    joe = members.welcome(story.store, "Joe", by=by(story.mo))
    deaths.record(story.store, win, on_day=today(), by=by(wendy))
    form = {"kind": "live-in", "carers": str(joe), "from_day": TODAY, "agreed": "Yes"}

    answer = as_(wendy).send("arrangements.begin", person_id=win, **form)

    assert answer.status_code == 422
    assert "They have died." in words_of(answer)
    assert permitted(story, joe, win) is False


def permitted(story: Story, reader: UUID, win: UUID) -> bool:
    try:
        return bool(permit(story.store, Actor(reader), win, "read the circle"))
    except NotInRecord:
        return False


def test_a_death_that_is_to_come_is_put_right(as_: At, win: UUID, wendy: Actor):
    answer = as_(wendy).send("deaths.record", person_id=win, on_day=(today() + timedelta(days=1)).isoformat())

    assert answer.status_code == 422
    assert "Choose today, or a day before it." in words_of(answer)


def test_an_arrangement_that_stood_can_still_be_written_down_as_over(story: Story, win: UUID, wendy: Actor):
    bevs = story.given_an_arrangement(win, ArrangementKind.LIVE_IN, wendy.reader)
    deaths.record(story.store, win, on_day=today(), by=by(wendy))

    arrangements.move_on(story.store, win, bevs, on_day=today(), why="Win died", by=by(wendy))

    assert permit(story.store, wendy, win, "read the circle").role is Role.WORKER
