"""Programs that watch over the server are told whether it is there, and whether it is ready."""

import shutil
from pathlib import Path
from threading import Thread

import pytest

from caserecord import entries
from caserecord.settings import Settings
from domain.permissions import Actor
from projections.views import Views
from tests.apps import an_app
from tests.stories import Story
from tests.web.conftest import Screen
from web import full_disks, healths


def test_a_server_that_answers_is_well_and_ready(screen: Screen):
    well, ready = screen.client.get("/health"), screen.client.get("/ready")

    assert (well.status_code, well.text) == (200, "well\n")
    assert (ready.status_code, ready.text) == (200, "ready\n")
    assert "Set-Cookie" not in ready.headers


def test_how_the_server_is_is_said_to_this_computer_alone(screen: Screen):
    for path in ("/health", "/ready"):
        answer = screen.client.get(path, environ_overrides={"REMOTE_ADDR": "192.0.2.7"})

        assert answer.status_code == 404
        assert "well" not in answer.text


def test_it_is_not_ready_while_the_views_are_behind(story: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    sol = story.given_a_person("Sol")
    for number in range(600):
        entries.tell(story.store, sol, "give", str(number), by=Actor(sol))
    monkeypatch.setattr(healths, "PATIENCE", 0.0)
    (tmp_path / "fresh").mkdir()
    views = Views(tmp_path / "fresh")
    here = an_app(story.store, views, Settings(Path(), Path())).test_client()

    behind, after = here.get("/ready"), here.get("/ready")
    views.close()

    assert (behind.status_code, behind.text) == (503, "views are behind\n")
    assert after.status_code == 200


def test_it_is_not_ready_where_the_views_are_damaged(story: Story, screen: Screen):
    screen.client.get("/ready")
    story.views.close()
    for journal in story.views.path.parent.glob("views-*.db-*"):
        journal.unlink()
    story.views.path.write_bytes(b"not a database, but long enough to be one" * 200)

    answer = screen.client.get("/ready")

    assert (answer.status_code, answer.text) == (503, "views cannot be read\n")


def test_it_is_not_ready_where_nothing_can_be_kept(story: Story, screen: Screen):
    screen.client.get("/ready")
    story.store.recorder.datastore.pool.get_connection().close()

    answer = screen.client.get("/ready")

    assert (answer.status_code, answer.text) == (503, "log cannot be written\n")


def test_whoever_asks_whether_it_is_ready_keeps_no_writer_waiting_and_waits_for_none(story: Story, screen: Screen):
    screen.client.get("/ready")

    with story.store.recorder.datastore.transaction(commit=True):
        answers: list[int] = []
        other = Thread(target=lambda: answers.append(screen.app.test_client().get("/ready").status_code))
        other.start()
        other.join(5)

    assert answers == [200]


def test_it_is_not_ready_where_the_record_may_not_be_written(story: Story, screen: Screen):
    screen.client.get("/ready")
    shutil.move(story.views.path.parent / "events.db", story.views.path.parent / "away.db")

    answer = screen.client.get("/ready")

    assert (answer.status_code, answer.text) == (503, "log cannot be written\n")


def test_it_is_not_ready_where_the_disk_is_nearly_full(screen: Screen, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(full_disks, "LEAST_ROOM", 2**80)

    answer = screen.client.get("/ready")

    assert (answer.status_code, answer.text) == (503, "disk is full\n")
