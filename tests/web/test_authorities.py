"""Attorneys and deputies: money opens nothing, and nobody says yes for a person who can decide."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from caserecord import entries, members
from caserecord.permits import permit
from domain import clocks
from domain.authorities import Authority, AuthorityKind, Scope
from domain.clocks import today
from domain.permissions import HELPING, MAY, Actor, Role
from domain.refusals import NotADay, NotAllowed, NotInRecord, WordsMissing
from tests.stories import LONG_AGO, Story, by
from tests.web.conftest import Screen, words_of

At = Callable[..., Screen]
TODAY = today().isoformat()
CANNOT = "Whether to have the operation. We showed it twice. Ifeoma was asked"


@pytest.fixture
def cousin(story: Story) -> UUID:
    return members.welcome(story.store, "The cousin", by=by(story.mo))


def form(cousin: UUID, **other: str) -> dict[str, str]:
    return {
        "who": "A. Cousin",
        "member_id": str(cousin),
        "kind": "deputy, chosen by a court",
        "scope": "health and welfare",
        "document": "Court order 123",
        "cannot_decide": CANNOT,
        "from_day": TODAY,
        "to_day": "",
    } | other


def test_a_deputy_for_money_sees_nothing_and_the_person_reads_of_them(as_: At, sam: UUID, wendy: Actor, cousin: UUID):
    answer = as_(wendy).send("authorities.see", person_id=sam, **form(cousin, scope="property and money"))

    page = as_(sam).read("circles.circle", person_id=sam)
    assert answer.status_code == 302
    assert as_(cousin).get("profiles.profile", person_id=sam).status_code == 404
    assert "A. Cousin Property and money · deputy, chosen by a court" in page
    assert "They can see nothing here. You choose what you can choose. No one does it for you." in page
    assert "Wendy saw this document: Court order 123" in page


def test_a_deputy_for_health_sees_the_profile_and_changes_nothing(
    as_: At, story: Story, sam: UUID, wendy: Actor, cousin: UUID
):
    told = story.given_told(sam, "I cook")

    as_(wendy).send("authorities.see", person_id=sam, **form(cousin))

    theirs = as_(cousin)
    assert "I cook" in theirs.read("profiles.profile", person_id=sam)
    for closed in ("notes.notes", "histories.history", "offers.new", "links.given"):
        assert theirs.get(closed, person_id=sam).status_code == 403
    with pytest.raises(NotAllowed):
        entries.put_away(story.store, sam, told, by=Actor(cousin))
    with pytest.raises(NotInRecord):
        entries.put_away(story.store, sam, told, by=Actor(cousin, with_person=sam))


def test_authority_over_health_opens_nothing_while_the_person_can_decide(
    as_: At, sam: UUID, wendy: Actor, cousin: UUID
):
    as_(wendy).send("authorities.see", person_id=sam, **form(cousin, cannot_decide=" "))

    assert as_(cousin).get("profiles.profile", person_id=sam).status_code == 404
    assert "They can see nothing here." in as_(wendy).read("circles.circle", person_id=sam)


def test_no_attorney_may_say_yes_for_a_person() -> None:
    theirs = {doing for doing, roles in MAY.items() if Role.ATTORNEY in roles}

    assert theirs == {"read the profile", "read the circle"}
    assert Role.ATTORNEY not in HELPING


def test_what_a_document_opens_ends_on_its_day_or_sooner(as_: At, story: Story, sam: UUID, wendy: Actor, cousin: UUID):
    tomorrow, now = today() + timedelta(days=1), datetime.now(UTC)
    office = as_(wendy)
    office.send("authorities.see", person_id=sam, **form(cousin, to_day=tomorrow.isoformat()))
    with clocks.at(now + timedelta(days=1)):
        assert permit(story.store, Actor(cousin), sam, "read the profile").role is Role.ATTORNEY
    with clocks.at(now + timedelta(days=2)), pytest.raises(NotInRecord):
        permit(story.store, Actor(cousin), sam, "read the profile")
    (seen,) = [at.event.originator_id for at in story.store.read(0, 99, names=["authority.seen"])]
    here = {"person_id": sam, "authority_id": seen}
    assert "A. Cousin: health and welfare." in office.read("authorities.end", **here)

    later = office.send("authorities.end", **here, to_day=(tomorrow + timedelta(days=9)).isoformat(), why="A slip")
    sooner = office.send("authorities.end", **here, to_day=(today() - timedelta(days=1)).isoformat(), why="Set aside")

    assert (later.status_code, sooner.status_code) == (422, 302)
    assert "It ends on" in words_of(later)
    assert as_(cousin).get("profiles.profile", person_id=sam).status_code == 404
    assert "A. Cousin" not in office.read("circles.circle", person_id=sam)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"who": ""}, "Write the name on the document."),
        ({"kind": ""}, "Choose who gave it to them."),
        ({"scope": "everything"}, "Choose what it is about."),
        ({"document": ""}, "Write which document you saw, so that it can be found again."),
        ({"to_day": "1999-01-01"}, "The last day is before the first."),
    ],
)
def test_what_is_missing_of_a_document_is_put_right(
    as_: At, sam: UUID, wendy: Actor, cousin: UUID, wrong: dict[str, str], says: str
):
    answer = as_(wendy).send("authorities.see", person_id=sam, **form(cousin, **wrong))

    assert answer.status_code == 422
    assert says in words_of(answer)


def test_an_end_is_said_once_and_with_why(story: Story, sam: UUID) -> None:
    told: dict[str, Any] = {"kind": AuthorityKind.DEPUTY, "scope": Scope.MONEY, "document": "An order"}
    seen = Authority.see(sam, who="A. Cousin", member=None, **told, from_day=LONG_AGO, by=story.mo.reader)
    seen.end(today(), why="Set aside", by=story.mo.reader)
    so_far = len(seen.pending_events)

    seen.end(today(), why="Set aside", by=story.mo.reader)

    assert len(seen.pending_events) == so_far
    with pytest.raises(WordsMissing):
        seen.end(today(), why=" ", by=story.mo.reader)
    with pytest.raises(NotADay):
        seen.end(today() + timedelta(days=1), why="Later", by=story.mo.reader)
