"""Whose home and life a person shares: it begins with those who care in it, and they lose sight of it as it ends."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from caserecord import arrangements, circles, members
from caserecord.permits import permit
from domain import clocks
from domain.arrangements import ArrangementKind
from domain.clocks import today
from domain.permissions import Actor, Role
from domain.refusals import NotInRecord
from tests.stories import Story, by
from tests.web.conftest import Screen, words_of

At = Callable[..., Screen]


@pytest.fixture
def bev(story: Story) -> UUID:
    return members.welcome(story.store, "Bev", by=by(story.mo))


@pytest.fixture
def at_bevs(story: Story, sam: UUID, bev: UUID) -> UUID:
    return story.given_an_arrangement(sam, ArrangementKind.LIVE_IN, bev)


def test_a_worker_begins_an_arrangement_and_its_carer_is_let_in(as_: At, sam: UUID, wendy: Actor, bev: UUID):
    screen = as_(wendy)
    form = {"kind": "live-in", "carers": str(bev), "from_day": today().isoformat(), "agreed": "Sam said “grand”"}

    twice = [screen.send("arrangements.begin", person_id=sam, **form, command_id=SAME) for _ in range(2)]

    page = as_(sam).read("circles.circle", person_id=sam)
    assert [answer.status_code for answer in twice] == [302, 302]
    assert page.count("Bev Shared Lives carer, living in the same house") == 1
    assert "as long as this lasts: live-in" in page
    assert "Live-in With Bev." in page
    assert "Sam said “grand”" in page
    assert as_(bev).get("homes.person", person_id=sam).status_code == 200


SAME = str(uuid4())


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"kind": "a placement"}, "Choose what it is."),
        ({"carers": ""}, "Choose at least one person whose home or time it is."),
        ({"from_day": ""}, "Choose the first day."),
        ({"agreed": " "}, "Write how they said yes, or who decided with them and why."),
    ],
)
def test_beginning_says_what_to_put_right(
    as_: At, sam: UUID, wendy: Actor, bev: UUID, wrong: dict[str, str], says: str
):
    form = {"kind": "day support", "carers": str(bev), "from_day": today().isoformat(), "agreed": "Yes please"} | wrong
    form = {name: said for name, said in form.items() if name != "carers" or said}

    answer = as_(wendy).send("arrangements.begin", person_id=sam, **form)

    assert answer.status_code == 422
    assert says in words_of(answer)


def test_a_carers_access_ends_the_moment_the_arrangement_does(
    as_: At, story: Story, sam: UUID, wendy: Actor, bev: UUID, at_bevs: UUID
):
    hers, beside_sam = as_(bev), as_(bev, with_person=sam, how="spoke")
    assert hers.get("profiles.profile", person_id=sam).status_code == 200
    form = {"on_day": today().isoformat(), "why": "A flat of my own"}

    answer = as_(wendy).send("arrangements.move_on", person_id=sam, arrangement_id=at_bevs, **form)

    assert answer.status_code == 302
    assert hers.get("profiles.profile", person_id=sam).status_code == 404
    assert beside_sam.get("profiles.profile", person_id=sam).status_code == 404
    assert "Sam" not in hers.read("homes.my_people")
    page = as_(sam).read("circles.circle", person_id=sam)
    assert "Bev" in page.partition("Before")[2]
    assert "Live-in With Bev." not in page


def test_an_end_that_is_to_come_is_honoured_on_the_day(story: Story, sam: UUID, bev: UUID, at_bevs: UUID):
    now, in_two_days = datetime.now(UTC), today() + timedelta(days=2)

    arrangements.move_on(story.store, sam, at_bevs, on_day=in_two_days, why="A flat", by=by(story.mo))

    with clocks.at(now + timedelta(days=1)):
        assert permit(story.store, Actor(bev), sam, "read the profile").role is Role.CARER
    with clocks.at(now + timedelta(days=2)), pytest.raises(NotInRecord):
        permit(story.store, Actor(bev), sam, "read the profile")


def test_an_arrangement_and_its_roles_begin_and_end_in_one_piece(story: Story, sam: UUID, at_bevs: UUID, bev: UUID):
    began = {at.event.originator_id: at.metadata.command_id for at in story.store.read(0, 99, names=BEGIN)}
    assert len(set(began.values())) == 1
    ended = story.store.head()[0]

    arrangements.move_on(story.store, sam, at_bevs, on_day=today(), why="A flat", by=by(story.mo))

    assert [at.name for at in story.store.read(ended, 9)] == ["arrangement.moved-on", "circle.left-as-it-ended"]


BEGIN = ["arrangement.started", "circle.joined-for-as-long"]


def test_when_it_is_over_is_said_with_a_day_and_why(as_: At, sam: UUID, wendy: Actor, rhian: Actor, at_bevs: UUID):
    screen = as_(wendy)
    here = {"person_id": sam, "arrangement_id": at_bevs}
    assert "Live-in, with Bev, from 1 January 2001." in screen.read("arrangements.move_on", **here)

    empty = screen.send("arrangements.move_on", **here, on_day=today().isoformat(), why="")
    early = screen.send("arrangements.move_on", **here, on_day="1999-01-01", why="A slip")

    assert empty.status_code == early.status_code == 422
    assert "Write why it is over." in words_of(empty)
    assert "Choose a day on or after the one on which it began." in words_of(early)
    assert screen.get("arrangements.move_on", person_id=sam, arrangement_id=uuid4()).status_code == 404


def test_a_carer_who_left_comes_back_as_a_friend_and_sees_what_friends_see(
    as_: At, story: Story, sam: UUID, bev: UUID, at_bevs: UUID
):
    arrangements.move_on(story.store, sam, at_bevs, on_day=today(), why="A flat", by=by(story.mo))

    circles.join(story.store, sam, bev, Role.FAMILY, from_day=today(), why="Sam asked her to tea", by=by(story.mo))

    hers = as_(bev)
    assert hers.get("profiles.profile", person_id=sam).status_code == 200
    for carers in ("notes.notes", "concerns.concerns", "histories.history"):
        assert hers.get(carers, person_id=sam).status_code == 403
