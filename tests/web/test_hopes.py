from uuid import UUID, uuid4

import pytest

from caserecord import entries, profiles
from domain.permissions import Actor, Role
from domain.readings import is_asked_why
from tests.stories import Story
from tests.web.conftest import Screen, without_token, words_of


@pytest.fixture
def sol(story: Story) -> UUID:
    return story.given_a_person("Sol")


@pytest.fixture
def hope(story: Story, sol: UUID) -> UUID:
    return entries.tell(story.store, sol, "hopes", "A pigeon comes home from France", by=Actor(sol))


def test_a_hope_is_shown_with_the_way_travelled_in_order(screen: Screen, sol: UUID, hope: UUID):
    screen.sign_in(sol)
    screen.send("hopes.step", person_id=sol, hope_id=hope, step="She flew from Hull")
    screen.send("hopes.step", person_id=sol, hope_id=hope, step="She flew from Dover")

    answer = screen.get("hopes.hopes", person_id=sol)

    path = answer.text.partition('<ol class="cr-path">')[2].partition("</ol>")[0]
    assert path.index("She flew from Hull") < path.index("She flew from Dover")
    assert path.count("<li>") == 2


def test_a_hope_comes_true_is_let_go_and_is_taken_up_again(screen: Screen, sol: UUID, hope: UUID):
    screen.sign_in(sol)

    screen.send("hopes.reached", person_id=sol, hope_id=hope)
    assert "It came true" in screen.read("hopes.hopes", person_id=sol)
    screen.send("hopes.take_up", person_id=sol, hope_id=hope)
    screen.send("hopes.let_go", person_id=sol, hope_id=hope)
    assert "Let go" in screen.read("hopes.hopes", person_id=sol)
    refused = screen.send("hopes.reached", person_id=sol, hope_id=hope)

    assert refused.status_code == 422
    assert "This hope has been let go. You can take it up again." in words_of(refused)
    screen.send("hopes.take_up", person_id=sol, hope_id=hope)
    assert "Let it go" in screen.read("hopes.hopes", person_id=sol)


def test_hopes_that_go_on_come_first_then_those_that_came_true_then_those_let_go(
    story: Story, screen: Screen, sol: UUID, hope: UUID
):
    screen.sign_in(sol)
    true, goes_on = (story.given_told(sol, words, "hopes") for words in ("Ride a train", "See the sea"))
    screen.send("hopes.let_go", person_id=sol, hope_id=hope)
    screen.send("hopes.reached", person_id=sol, hope_id=true)

    page = screen.get("hopes.hopes", person_id=sol).text

    places = [page.index(f'id="entry-{each}"') for each in (goes_on, true, hope)]
    assert places == sorted(places)


def test_a_step_needs_words_and_none_that_were_typed_are_lost(screen: Screen, sol: UUID, hope: UUID):
    screen.sign_in(sol)

    empty = screen.send("hopes.step", person_id=sol, hope_id=hope, step="  ")
    long = screen.send("hopes.step", person_id=sol, hope_id=hope, step="x" * 2001)

    assert empty.status_code == long.status_code == 422
    assert "There are no words yet." in words_of(empty)
    assert "x" * 2001 in long.text
    assert "This is 1 too many" in words_of(long)


def test_a_hope_that_is_not_there_is_nothing_here(story: Story, screen: Screen, sol: UUID, hope: UUID):
    other = story.given_a_person("Win")
    screen.sign_in(other)

    theirs, nobodys = (screen.get("hopes.step", person_id=other, hope_id=id_) for id_ in (hope, uuid4()))
    assert theirs.status_code == nobodys.status_code == 404
    assert without_token(theirs) == without_token(nobodys)
    assert screen.send("hopes.reached", person_id=other, hope_id=hope).status_code == 404


def test_where_there_is_no_hope_there_is_a_way_to_begin(story: Story, screen: Screen, sol: UUID):
    fred = story.given_a_member("Fred", Role.FAMILY, sol)

    mine = screen.sign_in(sol).read("hopes.hopes", person_id=sol)
    theirs = screen.sign_in(fred).read("hopes.hopes", person_id=sol)

    assert "Tell a hope" in mine
    assert "something that Sol would like" in theirs
    assert "Tell a hope" not in theirs


def test_others_read_hopes_and_do_not_move_them(story: Story, screen: Screen, sol: UUID, hope: UUID):
    fred = story.given_a_member("Fred", Role.FAMILY, sol)
    story.given_told(sol, "I fed forty pigeons")
    page = screen.sign_in(fred).get("hopes.hopes", person_id=sol)

    assert "A pigeon comes home from France" in words_of(page)
    assert "Add a step" not in page.text
    assert screen.send("hopes.let_go", person_id=sol, hope_id=hope).status_code == 403


@pytest.mark.parametrize("role", [Role.SUPPORTER, Role.SUPPORT_CARER, Role.SAFEGUARDING])
def test_whoever_reads_the_profile_finds_the_way_to_the_hopes(
    story: Story, screen: Screen, sol: UUID, hope: UUID, role: Role
):
    story.given_told(sol, "I fed forty pigeons")
    kit = story.given_a_member("Kit", role, sol)
    if is_asked_why(frozenset({role})):
        story.given_why(kit, sol)
    page = screen.sign_in(kit).get("homes.person", person_id=sol)

    assert f'href="{screen.url("hopes.hopes", person_id=sol)}"' in page.text
    assert "What Sol hopes for" in words_of(page)
    assert "A pigeon comes home from France" in screen.read("hopes.hopes", person_id=sol)


def test_others_read_only_the_hopes_that_stand_in_the_profile(story: Story, screen: Screen, sol: UUID, hope: UUID):
    fred = story.given_a_member("Fred", Role.FAMILY, sol)
    before_a_strength = screen.sign_in(fred).read("hopes.hopes", person_id=sol)
    story.given_told(sol, "I fed forty pigeons")
    profiles.leave_out(story.store, sol, story.given_told(sol, "To fly", "hopes"), by=Actor(sol))

    theirs = screen.read("hopes.hopes", person_id=sol)
    mine = screen.sign_in(sol).read("hopes.hopes", person_id=sol)

    assert "A pigeon comes home" not in before_a_strength
    assert "A pigeon comes home" in theirs
    assert "To fly" not in theirs
    assert "To fly" in mine
