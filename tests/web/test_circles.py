from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from caserecord import arrangements, circles, members, role_offers
from domain import clocks
from domain.arrangements import ArrangementKind
from domain.clocks import today
from domain.permissions import ASKED_FIRST, GRANTED, HANGING, JOINING, Actor, Role
from domain.refusals import WordsMissing
from tests.stories import Story, by
from tests.web.conftest import Screen, words_of

At = Callable[..., Screen]
TODAY = today().isoformat()


@pytest.fixture
def joe(story: Story) -> UUID:
    return members.welcome(story.store, "Joe", by=by(story.mo))


def test_people_are_shown_now_and_before(story: Story, as_: At, sam: UUID, rhian: Actor, wendy: Actor):
    yesterday = today() - timedelta(days=1)
    circles.leave(story.store, sam, rhian.reader, Role.CARER, to_day=yesterday, why="Moved on", by=by(wendy))

    page = as_(sam).read("circles.circle", person_id=sam)

    now, before = page.index("Now"), page.index("Before")
    assert now < page.index("Wendy") < before < page.rindex("Rhian")
    assert "Shared Lives carer, living in the same house" in page
    assert "End this role" not in page


def test_somebody_with_nobody_around_them_is_told_whom_to_ask(story: Story, as_: At):
    with clocks.at(datetime.now(UTC) - timedelta(days=2)):
        win = story.given_a_person("Win")
        circles.leave(story.store, win, story.mo.reader, Role.MANAGER, to_day=today(), by=by(story.mo))

    assert "Nobody is here now. Tell your scheme who should be." in as_(win).read("circles.circle", person_id=win)


def test_a_worker_lets_a_member_in_where_the_person_cannot_decide(as_: At, sam: UUID, wendy: Actor, joe: UUID):
    screen = as_(wendy)
    assert "Joe" in screen.read("circles.join", person_id=sam)

    screen.send(
        "circles.join",
        person_id=sam,
        member_id=str(joe),
        role="family or friend",
        from_day=TODAY,
        lives_with="true",
        why="They play cards. Sam cannot decide this: Ifeoma was asked",
        is_asked="false",
    )

    page = screen.read("circles.circle", person_id=sam)
    assert "Joe family or friend, living in the same house" in page
    assert as_(joe).get("profiles.profile", person_id=sam).status_code == 200


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"member_id": ""}, "Choose who joins."),
        ({"role": ""}, "Choose what they are to the person."),
        ({"role": "the person"}, "This is not a role that somebody is given."),
        ({"why": ""}, "Write why they join. For example: helps with the move."),
        ({"role": "social worker", "why": " "}, "Write why they join."),
        ({"to_day": "1999-01-01"}, "The last day is before the first."),
        ({"from_day": "tomorrow"}, "Choose the first day. Write it like this: 2026-05-03."),
    ],
)
def test_letting_somebody_in_says_what_to_put_right(
    as_: At, sam: UUID, wendy: Actor, joe: UUID, wrong: dict[str, str], says: str
):
    form = {"member_id": str(joe), "role": "supporter", "from_day": TODAY, "why": "They play cards"} | wrong

    answer = as_(wendy).send("circles.join", person_id=sam, **form)

    assert answer.status_code == 422
    assert says in words_of(answer)
    assert "They play cards" in answer.text or "why" in wrong


@pytest.mark.parametrize("role", sorted(JOINING - HANGING))
def test_nobody_is_let_in_and_nobody_asked_about_without_why(story: Story, sam: UUID, joe: UUID, role: Role):
    for ask in (circles.join, role_offers.offer) if role in ASKED_FIRST else (circles.join,):
        for why in ("", " ", "\u2800"):
            with pytest.raises(WordsMissing):
                ask(story.store, sam, joe, role, from_day=today(), why=why, by=by(story.mo))

    circles.join(story.store, sam, joe, role, from_day=today(), why="Helps with the move", by=by(story.mo))


def test_the_person_reads_who_let_each_of_their_people_in_and_why(as_: At, sam: UUID, wendy: Actor, joe: UUID):
    screen = as_(wendy)
    assert "Sam can read it. For example: helps with the move." in screen.read("circles.join", person_id=sam)
    form = {"member_id": str(joe), "role": "social worker", "from_day": TODAY, "why": "Helps with the move"}
    assert screen.send("circles.join", person_id=sam, **form).status_code == 302

    page = as_(sam).read("circles.circle", person_id=sam)

    assert "let in by Wendy: Helps with the move" in page[page.index("Joe") :]
    assert "opened this record" in page[page.index("Mo registered manager") : page.index("Wendy")]
    assert "opened this record" not in page[page.index("Wendy") :]
    assert "let in by" not in as_(joe).read("circles.circle", person_id=sam)
    assert "opened this record" not in as_(joe).read("circles.circle", person_id=sam)


def test_why_somebody_was_there_whose_role_hung_on_something_is_read_when_it_is_over(
    as_: At, story: Story, sam: UUID, wendy: Actor
):
    bev = Actor(members.welcome(story.store, "Bev", by=by(story.mo)))
    short_break = story.given_an_arrangement(sam, ArrangementKind.SHORT_BREAK, bev.reader)
    hers = as_(sam)
    before = hers.read("circles.circle", person_id=sam)

    arrangements.move_on(story.store, sam, short_break, on_day=today(), why="It was time", by=by(wendy))

    after = hers.read("circles.circle", person_id=sam)
    assert before.count("They said yes") == after.count("They said yes") == 1
    assert "let in by Mo: They said yes" in after[after.index("Before") :]
    assert "They said yes" not in as_(story.given_a_carer(sam)).read("circles.circle", person_id=sam)


def test_nobody_is_let_in_as_what_opens_nothing(as_: At, sam: UUID, wendy: Actor, joe: UUID):
    screen = as_(wendy)
    form = {"member_id": str(joe), "from_day": TODAY, "why": "They play cards"}

    page = screen.read("circles.join", person_id=sam)
    answer = screen.send("circles.join", person_id=sam, role="attorney or deputy", **form)

    assert "safeguarding lead" in page
    assert not [role for role in Role if role in GRANTED - JOINING and role.value in page]
    assert answer.status_code == 422
    assert "An attorney or deputy joins with the document that you saw." in words_of(answer)


def test_a_carer_is_let_in_with_an_arrangement_and_in_no_other_way(as_: At, sam: UUID, wendy: Actor, joe: UUID):
    screen = as_(wendy)
    form = {"member_id": str(joe), "role": "Shared Lives carer", "from_day": TODAY, "why": "They play cards"}

    answer = screen.send("circles.join", person_id=sam, **form)

    assert "Shared Lives carer" not in screen.get("circles.join", person_id=sam).text
    assert answer.status_code == 422
    assert "A carer joins with an arrangement, and stops with it." in words_of(answer)


def test_a_person_cannot_be_let_in_as_a_member(story: Story, as_: At, sam: UUID, wendy: Actor):
    win = story.given_a_person("Win")

    answer = as_(wendy).send(
        "circles.join", person_id=sam, member_id=str(win), role="supporter", from_day=TODAY, why="They play cards"
    )

    assert answer.status_code == 404


def test_a_worker_ends_a_role_with_its_last_day_and_why(as_: At, sam: UUID, rhian: Actor, wendy: Actor):
    screen = as_(wendy)
    assert "When does Rhian stop?" in screen.read("circles.leave", person_id=sam, member_id=rhian.reader)
    form = {"role": "Shared Lives carer", "to_day": TODAY, "why": "A new house", "command_id": str(uuid4())}

    empty = screen.send("circles.leave", person_id=sam, member_id=rhian.reader, **(form | {"why": ""}))
    early = screen.send("circles.leave", person_id=sam, member_id=rhian.reader, **(form | {"to_day": "1999-01-01"}))
    twice = [screen.send("circles.leave", person_id=sam, member_id=rhian.reader, **form) for _ in range(2)]

    assert empty.status_code == early.status_code == 422
    assert "Choose a day on or after the one on which it began." in words_of(early)
    assert "A new house" in early.text
    assert [answer.status_code for answer in twice] == [302, 302]
    assert f"to {today().day}" in screen.read("circles.circle", person_id=sam)


def test_a_role_that_was_to_end_can_be_ended_sooner_and_one_that_is_over_not_at_all(
    as_: At, story: Story, sam: UUID, rhian: Actor, wendy: Actor
):
    circles.leave(story.store, sam, rhian.reader, Role.CARER, to_day=today(), by=by(wendy))
    screen, yesterday = as_(wendy), today() - timedelta(days=1)
    form = {"role": "Shared Lives carer", "to_day": yesterday.isoformat(), "why": "It could not wait"}

    sooner = screen.send("circles.leave", person_id=sam, member_id=rhian.reader, **form)

    assert sooner.status_code == 302
    assert as_(rhian).get("homes.person", person_id=sam).status_code == 404
    assert screen.get("circles.leave", person_id=sam, member_id=rhian.reader).status_code == 404


def test_somebody_with_two_roles_is_asked_which_ends(as_: At, story: Story, sam: UUID, rhian: Actor, wendy: Actor):
    circles.join(story.store, sam, rhian.reader, Role.FAMILY, from_day=today(), why="Asked", by=by(wendy))

    page = as_(wendy).get("circles.leave", person_id=sam, member_id=rhian.reader, role="family or friend")

    assert 'value="family or friend" checked' in page.text
    assert 'value="Shared Lives carer" checked' not in page.text


def test_somebody_who_stops_today_is_still_there_today(as_: At, story: Story, sam: UUID, rhian: Actor, wendy: Actor):
    circles.leave(story.store, sam, rhian.reader, Role.CARER, to_day=today(), by=by(wendy))

    assert "Before" not in as_(sam).read("circles.circle", person_id=sam)
    assert as_(rhian).get("homes.person", person_id=sam).status_code == 200
