"""Who would like to be among a person's people: the person says yes, not now or no, and can say goodbye."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from caserecord import circles, members, role_offers
from caserecord.permits import permit
from domain import clocks
from domain.clocks import today
from domain.permissions import ASKED_FIRST, HANGING, JOINING, Actor, Role
from domain.refusals import NeedsSomebodyElse, NotInRecord
from domain.role_offers import NotTheirsToRefuse, SaidBefore
from projections.histories import history_of
from projections.role_offers import role_offers_of
from tests.stories import ASKED_TO_HELP, Story, by
from tests.web.conftest import Screen, words_of

At = Callable[..., Screen]
WOULD_LIKE = "Would like to be one of my people"


@pytest.fixture
def joe(story: Story) -> UUID:
    return members.welcome(story.store, "Joe", by=by(story.mo))


@pytest.fixture
def asked(story: Story, sam: UUID, joe: UUID, wendy: Actor) -> UUID:
    """Wendy asks Sam about Joe."""
    told = {"from_day": today(), "why": "They play cards", "by": by(wendy)}
    return role_offers.offer(story.store, sam, joe, Role.FAMILY, **told)


def decision(screen: Screen, sam: UUID, asked: UUID, choice: str) -> str:
    return screen.url("role_offers.decide", person_id=sam, offer_id=asked, choice=choice)


def opens(as_: At, joe: UUID, sam: UUID) -> bool:
    return as_(joe).get("profiles.profile", person_id=sam).status_code == 200


def test_a_worker_asks_and_nothing_opens_before_the_person_says_yes(as_: At, sam: UUID, wendy: Actor, joe: UUID):
    form = {
        "member_id": str(joe),
        "role": "family or friend",
        "from_day": today().isoformat(),
        "why": "They play cards",
    }
    answer = as_(wendy).send("circles.join", person_id=sam, **form)
    hers = as_(sam)

    page = hers.read("circles.circle", person_id=sam)

    assert answer.status_code == 302
    assert f"{WOULD_LIKE} Joe family or friend" in page
    assert "They play cards Wendy asked this. Yes : Joe Not now : Joe No : Joe" in page
    assert "Somebody would like to be one of your people." in hers.read("offers.new", person_id=sam)
    assert not opens(as_, joe, sam)


def test_yes_lets_them_in_once_however_often_it_is_sent(as_: At, story: Story, sam: UUID, joe: UUID, asked: UUID):
    hers = as_(sam)

    said = [hers.send(decision(hers, sam, asked, YES)) for _ in range(2)]

    page = hers.read("circles.circle", person_id=sam)
    assert [answer.status_code for answer in said] == [302, 302]
    assert WOULD_LIKE not in page
    assert page.count("Joe family or friend") == 1
    assert "let in by Sam: They play cards" in page
    assert opens(as_, joe, sam)


YES, NO = "yes", "no"


def test_no_reads_like_not_yet_to_everybody_else(
    as_: At, story: Story, sam: UUID, wendy: Actor, joe: UUID, asked: UUID
):
    office, hers = as_(wendy), as_(sam)
    before = office.read("circles.circle", person_id=sam)
    history = story.shown(history_of, "read the history", wendy, sam, story.store).total

    role_offers.decline(story.store, sam, asked, by=by(sam))

    assert "With Sam Joe family or friend" in before
    assert office.read("circles.circle", person_id=sam) == before
    assert story.shown(history_of, "read the history", wendy, sam, story.store).total == history
    assert WOULD_LIKE not in hers.read("circles.circle", person_id=sam)
    assert not opens(as_, joe, sam)
    with pytest.raises(SaidBefore):
        role_offers.accept(story.store, sam, asked, by=by(sam))


def test_whoever_it_is_about_and_whoever_lives_there_does_not_help(
    story: Story, sam: UUID, wendy: Actor, rhian: Actor, joe: UUID, asked: UUID
):
    role_offers.accept(story.store, sam, asked, by=by(wendy, with_person=sam, how="spoke"))
    again = role_offers.offer(story.store, sam, joe, Role.SUPPORTER, from_day=today(), why=ASKED_TO_HELP, by=by(wendy))

    for helper in (Actor(joe), rhian):
        with pytest.raises(NeedsSomebodyElse):
            role_offers.accept(story.store, sam, again, by=by(helper, with_person=sam, how="spoke"))
    beside_joe = Actor(joe, with_person=sam, how="spoke")
    assert story.shown(role_offers_of, "read the circle", beside_joe, sam) == ()


def test_a_role_that_was_accepted_ends_on_its_day(story: Story, sam: UUID, wendy: Actor, joe: UUID):
    told = {"from_day": today(), "to_day": today(), "why": "They row together", "by": by(wendy)}
    asked = role_offers.offer(story.store, sam, joe, Role.FAMILY, **told)
    role_offers.accept(story.store, sam, asked, by=by(sam))

    assert permit(story.store, Actor(joe), sam, "read the profile").role is Role.FAMILY
    with clocks.at(datetime.now(UTC) + timedelta(days=1)), pytest.raises(NotInRecord):
        permit(story.store, Actor(joe), sam, "read the profile")


def test_the_person_says_goodbye_and_it_holds_at_the_next_request(
    as_: At, story: Story, sam: UUID, joe: UUID, asked: UUID
):
    role_offers.accept(story.store, sam, asked, by=by(sam))
    hers = as_(sam)
    assert "I don’t want them here any more : Joe" in hers.read("circles.circle", person_id=sam)

    answer = hers.send("role_offers.goodbye", person_id=sam, member_id=joe)

    assert answer.status_code == 302
    assert not opens(as_, joe, sam)
    assert "I don’t want them here any more : Joe" not in hers.read("circles.circle", person_id=sam)


@pytest.mark.parametrize("role", sorted(JOINING - ASKED_FIRST - HANGING))
def test_a_role_held_by_law_is_not_asked_about_nor_ended_by_the_person_and_they_are_told(
    as_: At, story: Story, sam: UUID, joe: UUID, role: Role
):
    circles.join(story.store, sam, joe, role, from_day=today(), why=ASKED_TO_HELP, by=by(story.mo))

    with pytest.raises(NotTheirsToRefuse):
        role_offers.offer(story.store, sam, joe, role, from_day=today(), why=ASKED_TO_HELP, by=by(story.mo))
    with pytest.raises(NotTheirsToRefuse):
        role_offers.say_goodbye(story.store, sam, joe, by=by(sam))
    assert "The law says that some others must be here" in as_(sam).read("circles.circle", person_id=sam)


def test_what_nobody_asked_cannot_be_decided(as_: At, sam: UUID):
    hers = as_(sam)

    assert hers.send(decision(hers, sam, uuid4(), NO)).status_code == 404
    assert "nothing here" in words_of(hers.send(decision(hers, sam, uuid4(), YES)))
