"""Where nobody works for somebody, a manager stands in: they see to it, and read nothing else."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from caserecord import circles, emergencies, members
from caserecord.letting_in import ask_to_let_in, invite, let_in_again
from caserecord.settings import Settings
from caserecord.stops import stop_member
from domain.clocks import today
from domain.permissions import Actor, Role
from exports.printers import Printer
from tests.apps import an_app
from tests.stories import Story, by, told_in
from tests.web.canaries import OF_WIN, Canaries
from tests.web.canaries.seen_by import MAY_SEE
from tests.web.conftest import Screen, words_of
from tests.web.test_permissions_matrix import (
    PAGES,
    address_of_nothing,
    addresses,
    changed_since,
    check_opened,
    check_taken,
    rules,
    said_in,
    signed_in,
)

As = Callable[..., Screen]
WORKS = frozenset({Role.WORKER})
WHY = "Found at the bus station, cold"
NOBODY = "No one who works here and can sign in is one of the people around Sam. Let somebody in."
NOTHING = "Nothing needs doing now."


@pytest.fixture
def ann(story: Story) -> Actor:
    """A manager who is among nobody's people."""
    return Actor(members.welcome(story.store, "Ann", roles=frozenset({Role.MANAGER}), by=by(story.mo)))


@pytest.fixture
def access(story: Story, sam: UUID, rhian: Actor) -> UUID:
    """Sam has a carer and nobody else; Osian looked in an emergency."""
    osian = members.welcome(story.store, "Osian", roles=frozenset({Role.WORKER}), by=by(story.mo))
    story.given_gone(sam, story.mo, Role.MANAGER)
    emergencies.use(story.store, sam, WHY, by=Actor(osian))
    (found,) = story.store.circle(sam).accesses
    return found


def test_an_emergency_that_nobody_would_have_learned_of_is_looked_into_by_a_manager(
    story: Story, sam: UUID, ann: Actor, access: UUID, rhian: Actor, as_: As
):
    screen = as_(ann)

    page = screen.read("todos.todo")
    said = screen.send(
        "emergencies.review", person_id=sam, access=access, was_right="true", what_was_done="A taxi home"
    )
    told = screen.send("emergencies.told", person_id=sam, access=access)

    assert NOBODY in page
    assert page.index("Sam") < page.index("Osian looked in an emergency") < page.index(WHY)
    assert said.location == told.location == "/to-do"
    after = screen.read("todos.todo")
    assert NOBODY in after
    assert WHY not in after
    mine = as_(sam).read("readings.looked", person_id=sam)
    assert "It was right to look. A taxi home" in mine
    assert "Ann manager who stands in Looked at your record" in mine
    assert "Ann" not in as_(rhian).read("circles.circle", person_id=sam)


def test_who_lets_a_worker_in_stands_in_no_longer(story: Story, sam: UUID, ann: Actor, access: UUID, as_: As):
    wendy = members.welcome(story.store, "Wendy", by=by(story.mo))
    screen = as_(ann)
    joining = {"member_id": str(wendy), "role": Role.WORKER.value, "from_day": today().isoformat(), "why": "New"}
    assert "Let somebody in" in screen.read("circles.circle", person_id=sam)

    sent = screen.send("circles.join", person_id=sam, **joining)

    assert sent.location == "/to-do"
    page = screen.read("todos.todo")
    assert "They are let in." in page
    assert NOTHING in page
    for endpoint, more in (("circles.circle", {}), ("emergencies.review", {"access": access})):
        assert screen.get(endpoint, person_id=sam, **more).status_code == 404
    assert screen.send("emergencies.told", person_id=sam, access=access).status_code == 404
    assert WHY in as_(Actor(wendy)).read("todos.todo")


def test_where_everybody_who_works_for_somebody_was_stopped_from_signing_in_a_manager_stands_in_until_they_are_let_in(
    story: Story, sam: UUID, ann: Actor, rhian: Actor, as_: As
):
    kit, wendy = story.given_a_worker(sam, "Kit"), story.given_a_worker(sam)
    story.given_gone(sam, story.mo, Role.MANAGER)
    for worker in (kit, wendy):
        invite(story.store, worker.reader, is_person=False, by=by(story.mo))
    emergencies.use(story.store, sam, WHY, by=by(members.welcome(story.store, "O", roles=WORKS, by=by(story.mo))))
    screen = as_(ann)

    stop_member(story.store, kit.reader, "They left", by=by(story.mo))
    with_wendy = screen.read("todos.todo")
    stop_member(story.store, wendy.reader, "They left", by=by(story.mo))
    alone = screen.read("todos.todo")
    let_in_again_by_two(story, wendy, ann)
    after = screen.read("todos.todo")

    assert NOBODY not in with_wendy
    assert alone.index(NOBODY) < alone.index(WHY)
    assert NOBODY not in after
    assert screen.get("circles.circle", person_id=sam).status_code == 404


def let_in_again_by_two(story: Story, whom: Actor, other: Actor) -> None:
    ask_to_let_in(story.store, whom.reader, is_person=False, by=by(story.mo))
    let_in_again(story.store, whom.reader, is_person=False, by=by(other))


def test_who_looked_does_not_look_into_it_themselves_where_they_stand_in_too(
    story: Story, sam: UUID, ann: Actor, rhian: Actor, as_: As
):
    story.given_gone(sam, story.mo, Role.MANAGER)
    emergencies.use(story.store, sam, WHY, by=by(ann))
    (access,) = story.store.circle(sam).accesses

    said = as_(ann).send("emergencies.review", person_id=sam, access=access, was_right="true", what_was_done="Tea")

    assert "Somebody else has to look at it now." in words_of(said)
    assert WHY in as_(story.mo).read("todos.todo")


def test_nobody_else_learns_that_nobody_works_for_somebody(
    story: Story, sam: UUID, ann: Actor, access: UUID, rhian: Actor, as_: As
):
    win = story.given_a_person("Win")
    osian = Actor(members.welcome(story.store, "Olly", roles=frozenset({Role.WORKER}), by=by(story.mo)))
    marlon = Actor(members.welcome(story.store, "Marlon", roles=frozenset({Role.MANAGER}), by=by(story.mo)))
    circles.join(
        story.store,
        sam,
        marlon.reader,
        Role.MANAGER,
        from_day=today(),
        lives_with=True,
        why="Lodges there",
        by=by(story.mo),
    )

    for screen in (as_(osian), as_(rhian), as_(marlon)):
        assert NOBODY not in screen.read("todos.todo")
    assert as_(osian).get("circles.circle", person_id=sam).status_code == 404
    assert as_(ann).get("circles.circle", person_id=win).status_code == 404
    assert "Win" not in as_(ann).read("todos.todo")


def test_who_would_leave_nobody_behind_is_told_so_before(story: Story, sam: UUID, as_: As):
    screen, mo = as_(story.mo), story.mo.reader
    warning = "No one else who works here and can sign in is one of the people around Sam. Let somebody in first."

    alone = screen.read("circles.leave", person_id=sam, member_id=mo)
    story.given_a_worker(sam)
    not_alone = screen.read("circles.leave", person_id=sam, member_id=mo)
    yesterday = (today() - timedelta(days=1)).isoformat()
    left = screen.send(
        "circles.leave", person_id=sam, member_id=mo, role=Role.MANAGER.value, to_day=yesterday, why="Moved"
    )

    assert warning in alone
    assert warning not in not_alone
    assert left.location == "/to-do"
    assert "Their role has an end." in screen.read("todos.todo")


# Every page, as in `test_permissions_matrix`, of a record for whom nobody works


@pytest.fixture(scope="module")
def canaries(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Canaries]:
    with told_in(tmp_path_factory.mktemp("stand-ins")) as story:
        found = Canaries(story)
        found.among[Role.STAND_IN] = Actor(found.in_scheme[Role.MANAGER])
        for role in (Role.WORKER, Role.MANAGER):
            story.given_gone(found.sam, found.among[role], role)
        story.given_gone(found.sam, story.mo, Role.MANAGER)
        yield found


def test_who_stands_in_opens_what_the_table_says_and_is_shown_nothing_else(canaries: Canaries, printer: Printer):
    app = an_app(canaries.story.store, canaries.story.views, Settings(data=Path(), key_file=Path()), printer=printer)
    screen = signed_in(app, canaries.actor(Role.STAND_IN))
    head = canaries.story.store.head()
    hidden = {word for word, seers in MAY_SEE.items() if Role.STAND_IN not in seers} | {OF_WIN}
    shown = screen.client.get("/to-do").text.casefold()

    for rule in rules(app, "GET", PAGES):
        for path in addresses(screen, rule, canaries):
            answer = screen.client.get(path)
            check_opened(answer, rule.endpoint, Role.STAND_IN)
            said = said_in(answer).casefold()
            assert not {word for word in hidden if word in said}, path
    assert not {word for word in hidden if word in shown}
    assert "zqcalled" in shown
    assert not changed_since(head, canaries)
    for rule in rules(app, "POST", PAGES):
        answer = screen.send(address_of_nothing(screen, rule, canaries.sam))
        check_taken(answer, rule.endpoint, Role.STAND_IN)
    assert not changed_since(head, canaries)
