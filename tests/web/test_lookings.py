from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from caserecord import concerns, notes, safety_facts
from domain.clocks import today
from domain.notes import NoteKind
from domain.permissions import Actor
from tests.stories import Story, by
from tests.web.conftest import Screen, words_of

At = Callable[..., Screen]

JARGON = "Requires assistance in relation to meals"
WRITING: dict[str, dict[str, str]] = {
    "offers.offer": {"words": JARGON},
    "notes.write": {"kind": "everyday", "words": JARGON},
    "notes.correct": {"words": JARGON, "why": "x", "seen": "1"},
    "concerns.record": {"words": JARGON},
    "concerns.review": {"outcome": JARGON},
    "safety_facts.record": {"words": JARGON},
    "safety_facts.reword": {"words": JARGON, "seen": "1"},
    "noticings.notice": {"does": JARGON},
    "easy_reads.draft": {"sentence": JARGON, "picture": "", "wording": "1"},
}
"""Every page on which somebody writes about a person."""


@pytest.fixture
def about(story: Story, sam: UUID, wendy: Actor) -> dict[str, UUID]:
    store = story.store
    return {
        "note_id": notes.write(store, sam, NoteKind.EVERYDAY, "A walk", by=by(wendy)),
        "concern_id": concerns.record(
            store, sam, "Snow", context="Out", what_helps="A coat", review_on=today() + timedelta(days=9), by=by(wendy)
        ),
        "fact_id": safety_facts.record(store, sam, "Nuts", what_helps="The pen", by=by(wendy)),
        "entry_id": story.given_told(sam, "I cook"),
    }


def path(screen: Screen, page: str, sam: UUID, about: dict[str, UUID]) -> str:
    rule = next(rule for rule in screen.app.url_map.iter_rules() if rule.endpoint == page)
    return screen.url(page, person_id=sam, **{name: id_ for name, id_ in about.items() if name in rule.arguments})


@pytest.mark.parametrize("page", WRITING)
def test_whoever_writes_about_somebody_may_look_at_their_words_and_nothing_is_kept_or_lost(
    story: Story, as_: At, sam: UUID, wendy: Actor, about: dict[str, UUID], page: str
):
    screen = as_(wendy)
    at = path(screen, page, sam, about)
    screen.client.get(at)  # that it was looked at is written down
    head = story.store.head()

    answer = screen.send(at, do="look", **WRITING[page])

    said = words_of(answer)
    assert answer.status_code == 200
    assert "“Requires” Could you say “needs”?" in said
    assert "“in relation to” Could you say “about”?" in said
    assert "You can keep your words as they are." in said
    assert JARGON in answer.text
    assert story.store.head() == head


def test_plain_words_are_praised(as_: At, sam: UUID, wendy: Actor):
    screen = as_(wendy)

    answer = screen.send("notes.write", person_id=sam, kind="everyday", words="She laughed.", do="look")

    assert "These words are easy to read." in words_of(answer)


def test_advice_never_stops_anybody(as_: At, sam: UUID, wendy: Actor):
    assert as_(wendy).send("notes.write", person_id=sam, kind="everyday", words=JARGON).status_code == 302


@pytest.mark.parametrize("page", ["safety_facts.record", "safety_facts.reword"])
@pytest.mark.parametrize("together", [False, True])
def test_nobody_looks_at_the_persons_own_words(
    as_: At, story: Story, sam: UUID, about: dict[str, UUID], page: str, together: bool
):
    with_sam: dict[str, Any] = {"with_person": sam, "how": "spoke"}
    screen = as_(story.given_a_worker(sam, "Wyn"), **with_sam) if together else as_(sam)

    answer = screen.send(path(screen, page, sam, about), do="look", **WRITING[page])

    assert JARGON in answer.text
    assert "Could you say" not in answer.text
    assert "Look at my words" not in answer.text


def test_nobody_looks_at_the_easy_words_of_the_person(as_: At, sam: UUID, about: dict[str, UUID]):
    said = {"sentence": JARGON, "picture": "", "wording": "1", "seen": "0"}

    answer = as_(sam).send("easy_reads.write", person_id=sam, entry_id=about["entry_id"], do="look", **said)

    assert JARGON in answer.text
    assert "Could you say" not in answer.text
