"""Where the disk is nearly full, what is kept can be read, and nothing more is taken until there is room."""

from collections.abc import Callable
from uuid import UUID

import pytest
from flask import Flask

from domain.permissions import Actor
from tests.stories import Story
from tests.web.conftest import WRITER, Screen, words_of
from web import full_disks

NO_ROOM = "There is no room for it."


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """The disk has less room than is asked for."""
    monkeypatch.setattr(full_disks, "LEAST_ROOM", 2**80)
    return monkeypatch


def test_it_is_said_on_every_page_which_can_be_read(
    story: Story, sam: UUID, as_: Callable[..., Screen], full: pytest.MonkeyPatch
):
    story.given_told(sam, "I water the beans")
    me = as_(sam)

    page = words_of(me.get("profiles.profile", person_id=sam))

    assert NO_ROOM in page
    assert "I water the beans" in page
    full.undo()
    assert NO_ROOM not in words_of(me.get("profiles.profile", person_id=sam))


def test_nothing_that_was_typed_is_lost_and_it_is_kept_once_there_is_room(
    story: Story, sam: UUID, as_: Callable[..., Screen], full: pytest.MonkeyPatch
):
    me, tell = as_(sam), f"/people/{sam}/tell/give"
    writer = WRITER.search(me.client.get(tell).text)
    assert writer
    head = story.store.head()

    sent = me.send(tell, words="I won at bowls", writer=writer[1])
    page = me.client.get(sent.location)

    assert sent.location == tell
    assert "I won at bowls" in page.text
    assert "Your words are still here" in words_of(page)
    assert "entry.told" not in [at.name for at in story.store.read(head[0], 50)]
    full.undo()
    assert "/entries/" in me.send(tell, words="I won at bowls", writer=writer[1]).location


def test_a_button_says_that_it_cannot_be_kept(
    story: Story, sam: UUID, as_: Callable[..., Screen], full: pytest.MonkeyPatch
):
    entry = story.given_told(sam, "I water the beans")

    answer = as_(sam).send("entries.put_away", person_id=sam, entry_id=entry)

    assert answer.status_code == 503
    assert "This cannot be kept now." in words_of(answer)


def test_whoever_does_not_feel_safe_is_heard(
    story: Story, sam: UUID, wendy: Actor, as_: Callable[..., Screen], full: pytest.MonkeyPatch
):
    as_(sam).send("alarms.say", person_id=sam, to=str(wendy.reader))

    assert "alarm.said-not-safe" in [at.name for at in story.store.read(0, 500)]


def test_what_is_always_taken_is_there(app: Flask):
    nouns = {endpoint.partition(".")[0] for endpoint in app.view_functions}

    assert nouns >= full_disks.TAKEN
    assert {*app.view_functions} >= full_disks.TAKEN_TOO
