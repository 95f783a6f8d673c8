from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from caserecord import adjustments
from domain import clocks
from domain.knowers import KnownTo
from domain.permissions import Actor
from projections.adjustments import adjustments_of
from tests.stories import Story, by
from tests.web.conftest import Screen, words_of

At = Callable[..., Screen]


@pytest.fixture
def need(story: Story, sam: UUID) -> UUID:
    adjustments.need(story.store, sam, ["interpreter"], words="Polish", audience=KnownTo.EVERYONE, by=by(sam))
    found: UUID = story.shown(adjustments_of, "read the profile", sam, sam)[0].id
    return found


def known(story: Story, reader: Any, sam: UUID) -> list[tuple[str, str]]:
    return [(each.label, each.words) for each in story.shown(adjustments_of, "read the profile", reader, sam)]


def test_a_person_says_what_they_need_and_whoever_supports_them_sees_it_first(as_: At, sam: UUID, rhian: Actor):
    screen = as_(sam)

    sent = screen.send(
        "adjustments.need", person_id=sam, kinds=["quiet", "easy-read"], audience="everyone who supports me"
    )

    assert sent.status_code == 302
    for endpoint in ("profiles.profile", "homes.person", "notes.write"):
        page = as_(rhian).read(endpoint, person_id=sam)
        assert "How to reach Sam A quiet room Easy Read" in page or "How to reach Sam Easy Read A quiet room" in page
    assert "How to reach me" in screen.read("adjustments.adjustments", person_id=sam)


def test_it_stands_beside_the_opening_and_before_nothing_but_the_profile(story: Story, as_: At, sam: UUID, need: UUID):
    story.given_told(sam, "I make people laugh", heading="admired")

    page = as_(sam).read("profiles.profile", person_id=sam)

    assert page.index("An interpreter : Polish") < page.index("I make people laugh")


def test_who_may_know_has_to_be_chosen_and_nothing_typed_is_lost(as_: At, sam: UUID):
    answer = as_(sam).send("adjustments.need", person_id=sam, kinds=["quiet"], words="Ring first")

    assert answer.status_code == 422
    assert "Choose who may know." in words_of(answer)
    assert 'value="quiet" checked' in answer.text
    assert 'value="Ring first"' in answer.text


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"audience": "everyone who supports me"}, "Choose at least one, or write what is needed."),
        ({"audience": "everyone who supports me", "kinds": ["a car"]}, "Choose from the list."),
        ({"audience": "just these people", "kinds": ["quiet"]}, "Tick at least one person who may know."),
        ({"audience": "nobody", "kinds": ["quiet"]}, "Choose who may know."),
        ({"audience": "everyone who supports me", "words": "w" * 201}, "Write up to 200 letters."),
    ],
)
def test_what_cannot_be_kept_is_asked_again(as_: At, sam: UUID, form: dict[str, Any], says: str):
    answer = as_(sam).send("adjustments.need", person_id=sam, **form)

    assert answer.status_code == 422
    assert says in words_of(answer)


def test_what_was_said_already_is_not_offered_again(as_: At, sam: UUID, need: UUID):
    page = as_(sam).get("adjustments.need", person_id=sam).text

    assert 'value="interpreter"' not in page
    assert 'value="quiet"' in page


def test_sending_it_twice_says_it_once(story: Story, as_: At, sam: UUID):
    screen, command_id = as_(sam), str(uuid4())

    for _ in range(2):
        screen.send(
            "adjustments.need",
            person_id=sam,
            kinds=["quiet"],
            audience="everyone who supports me",
            command_id=command_id,
        )

    assert known(story, sam, sam) == [("A quiet room", "")]


def test_a_supporter_says_it_for_somebody_and_how_they_know(as_: At, sam: UUID, rhian: Actor, wendy: Actor):
    screen = as_(rhian)
    refused = screen.send("adjustments.record", person_id=sam, kinds=["quiet"], because="")
    assert refused.status_code == 422
    assert "how you know" in words_of(refused)

    screen.send("adjustments.record", person_id=sam, kinds=["quiet"], because="Covers her ears")

    assert "A quiet room by Rhian: Covers her ears" in as_(wendy).read("adjustments.adjustments", person_id=sam)


def test_the_person_chooses_who_may_know(as_: At, sam: UUID, rhian: Actor, wendy: Actor, need: UUID):
    screen = as_(sam)
    assert "everyone who supports me" in screen.read("adjustments.adjustments", person_id=sam)

    screen.send(
        "adjustments.who",
        person_id=sam,
        adjustment_id=need,
        audience="just these people",
        people=[str(rhian.reader)],
    )

    assert "just these people (Rhian)" in screen.read("adjustments.adjustments", person_id=sam)
    assert "checked" in screen.get("adjustments.who", person_id=sam, adjustment_id=need).text
    assert "Polish" in as_(rhian).read("homes.person", person_id=sam)
    for endpoint in ("homes.person", "adjustments.adjustments", "profiles.profile", "histories.history", "todos.todo"):
        more = {} if endpoint == "todos.todo" else {"person_id": sam}
        assert "Polish" not in as_(wendy).read(endpoint, **more)
    assert as_(wendy).send("adjustments.met", person_id=sam, adjustment_id=need).status_code == 404
    assert as_(wendy).get("adjustments.review", person_id=sam, adjustment_id=need).status_code == 404
    wrong = screen.send("adjustments.who", person_id=sam, adjustment_id=need, audience="just these people")
    assert "Tick at least one person" in words_of(wrong)


def test_it_is_told_that_it_was_not_met_and_the_scheme_looks_into_it(
    as_: At, sam: UUID, rhian: Actor, wendy: Actor, need: UUID
):
    assert as_(rhian).send("adjustments.met", person_id=sam, adjustment_id=need).status_code == 302
    refused = as_(rhian).send("adjustments.not_met", person_id=sam, adjustment_id=need, in_the_way="")
    assert "Write what got in the way." in words_of(refused)

    as_(rhian).send("adjustments.not_met", person_id=sam, adjustment_id=need, in_the_way="Nobody came")

    assert "Not met Nobody came (Rhian" in as_(wendy).read("todos.todo")
    assert "It was not met. Nobody came" in as_(sam).read("adjustments.adjustments", person_id=sam)
    assert "Nobody came" not in as_(rhian).read("adjustments.adjustments", person_id=sam)
    assert "Nobody came" in as_(wendy).read("adjustments.look_into", person_id=sam, adjustment_id=need)
    as_(wendy).send("adjustments.look_into", person_id=sam, adjustment_id=need, words="We found another")
    assert "Nothing needs doing now" in as_(wendy).read("todos.todo")
    assert "We found another" in as_(sam).read("histories.history", person_id=sam)


def test_it_is_asked_about_again_and_overdue_loudly(as_: At, sam: UUID, rhian: Actor, wendy: Actor, need: UUID):
    later = datetime.now(UTC) + timedelta(days=400)
    with clocks.at(later):
        todo = as_(wendy).read("todos.todo")
        assert "is it still so? Overdue It was for" in todo
        assert "Polish" in as_(rhian).read("homes.person", person_id=sam)
        assert "Overdue You were to be asked again" in as_(sam).read("adjustments.adjustments", person_id=sam)
        on = (later + timedelta(days=30)).date().isoformat()
        page = as_(wendy).send(
            "adjustments.review", person_id=sam, adjustment_id=need, words="Polish", again_on="never", seen="1"
        )
        assert "Write it like this" in words_of(page)

        as_(wendy).send(
            "adjustments.review", person_id=sam, adjustment_id=need, words="Kashubian", again_on=on, seen="1"
        )

        assert "Kashubian" in as_(rhian).read("homes.person", person_id=sam)
        assert "Overdue" not in as_(wendy).read("todos.todo")
        second = as_(sam).send(
            "adjustments.review", person_id=sam, adjustment_id=need, words="English", again_on=on, seen="1"
        )
    assert second.status_code == 409
    assert 'value="English"' in second.text


def test_what_is_needed_no_longer_goes_with_a_reason(as_: At, sam: UUID, rhian: Actor, need: UUID):
    refused = as_(sam).send("adjustments.end", person_id=sam, adjustment_id=need, why=" ")
    assert "Write why it is needed no longer." in words_of(refused)

    as_(sam).send("adjustments.end", person_id=sam, adjustment_id=need, why="I speak English now")

    assert "Polish" not in as_(rhian).read("homes.person", person_id=sam)
    assert "How to reach Sam" in as_(rhian).read("homes.person", person_id=sam)
    again = as_(sam).send("adjustments.end", person_id=sam, adjustment_id=need, why="Again")
    assert again.status_code == 302
