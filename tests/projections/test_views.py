"""The views catch up with the log when they are read, and can be thrown away at any moment."""

import shutil
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path
from threading import Thread
from uuid import UUID

import pytest

from caserecord.stores import Store
from domain.notes import Note, NoteKind
from domain.permissions import Permit, Role
from domain.records import Recorded
from projections.logs import Log
from projections.profiles import profile_of
from projections.views import StillCatchingUp, Views, version
from tests.projections.damages import roll_back
from tests.projections.tables import everything_in
from tests.stories import Story, told_in

HERE = Path(__file__).parents[2]


def given_many_notes(story: Story, sam: UUID, count: int) -> None:
    """More notes than one batch holds, kept at once."""
    mo = story.mo
    unit = story.store.unit(mo, Permit(mo.reader, sam, "write a note", Role.MANAGER))
    unit.save(*[Note.write(sam, NoteKind.EVERYDAY, f"Tuesday {number}", by=mo.reader) for number in range(count)])
    unit.commit()


def given_a_record(story: Story) -> UUID:
    sam = story.given_a_person()
    story.given_a_carer(sam)
    story.given_told(sam, "I cook")
    return sam


def test_the_store_is_a_log_that_views_can_read(store: Store):
    assert isinstance(store, Log)


def test_what_was_written_is_read_at_once(story: Story):
    sam = story.given_a_person()
    assert not story.shown(profile_of, "read the profile", sam, sam).sections

    story.given_told(sam, "I cook")

    assert story.shown(profile_of, "read the profile", sam, sam).sections[0].entries[0].words == "I cook"


def test_views_thrown_away_and_told_again_are_the_same(story: Story):
    given_a_record(story)
    before = everything_in(story.db())

    story.views.throw_away()

    assert everything_in(story.db()) == before


def test_throwing_away_takes_older_versions_too(story: Story):
    story.db()
    older = story.views.path.with_name("views-0123456789abcdef.db")
    older.touch()

    story.views.throw_away()

    assert list(older.parent.glob("views-*")) == []


def test_the_file_is_named_for_the_code_that_tells_it_and_nobody_else_can_read_it(story: Story):
    story.db()

    assert story.views.path.name == f"views-{version()}.db"
    assert stat.S_IMODE(story.views.path.stat().st_mode) == 0o600


def test_whatever_changes_in_the_code_that_tells_it_the_file_has_another_name(tmp_path: Path):
    for folder in ("projections", "domain"):
        shutil.copytree(HERE / folder, tmp_path / folder)
    versions = [version_in(tmp_path)]

    for module in ("projections/entries.py", "projections/sentences/entries.py", "domain/entries.py"):
        with (tmp_path / module).open("a") as changed:
            changed.write("# another comment\n")
        versions.append(version_in(tmp_path))

    assert len(set(versions)) == 4


def version_in(folder: Path) -> str:
    """The version that the code in a folder has."""
    asked = [sys.executable, "-c", "from projections.views import version; print(version())"]
    return subprocess.run(asked, cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


def test_views_told_in_one_batch_or_in_several_are_the_same(story: Story, tmp_path: Path):
    sam = given_a_record(story)
    given_many_notes(story, sam, 600)

    progress: list[tuple[int, int]] = []
    db = story.views.up_to_date(story.store, progress=lambda done, total: progress.append((done, total)))

    head = story.store.head()[0]
    assert progress == [(500, head), (head, head)]
    assert db.execute("select count(*) from notes").fetchone() == (600,)


def test_whoever_has_no_patience_is_told_how_far_the_views_are(story: Story):
    sam = given_a_record(story)
    given_many_notes(story, sam, 600)

    with pytest.raises(StillCatchingUp, match=r"Getting ready: 500 of 6\d\d changes read\.") as waiting:
        story.views.up_to_date(story.store, patience=0)

    assert (waiting.value.done, waiting.value.total) == (500, story.store.head()[0])
    story.views.up_to_date(story.store, patience=0)


def test_nobody_waits_for_what_is_told_in_one_batch(story: Story):
    given_a_record(story)

    db = story.views.up_to_date(story.store, patience=0)

    assert db.execute("select position from told").fetchone() == (story.store.head()[0],)


def test_an_older_copy_of_the_log_is_told_from_the_beginning(story: Story, tmp_path: Path):
    sam = given_a_record(story)
    kept = story.store.head()[0]
    before = everything_in(story.db())
    story.given_told(sam, "I sing")
    story.db()

    roll_back(story.store, kept)

    assert everything_in(story.db()) == before


def test_an_older_copy_that_went_on_otherwise_is_told_from_the_beginning(story: Story):
    sam = given_a_record(story)
    kept = story.store.head()[0]
    story.given_told(sam, "I sing")
    story.db()

    roll_back(story.store, kept)
    story.given_told(sam, "I dance")
    story.given_told(sam, "I swim")

    found = story.shown(profile_of, "read the profile", sam, sam).sections[0].entries
    assert [entry.words for entry in found] == ["I cook", "I dance", "I swim"]


def test_another_log_is_told_from_the_beginning(story: Story, tmp_path: Path):
    given_a_record(story)
    story.db()

    with told_in(tmp_path / "another") as another:
        another.given_a_person("Win")

        names = story.views.up_to_date(another.store).execute("select name from people").fetchall()

    assert names == [("Win",)]


def test_a_log_with_nothing_in_it_leaves_nothing_in_the_views(story: Story):
    given_a_record(story)
    story.db()

    roll_back(story.store, 0)

    assert all(rows in ([], [(0, b"")]) for rows in everything_in(story.db()).values())


class Cut(BaseException):
    """The power went."""


class CutOff:
    """A log on a computer whose power goes while an event is told."""

    def __init__(self, log: Store) -> None:
        self._log = log

    def __getattr__(self, name: str) -> object:
        return getattr(self._log, name)

    def read_on(self, after: int, last_hash: bytes, limit: int) -> list[Recorded]:
        *told, last = self._log.read_on(after, last_hash, limit) or []
        return [*told, last._replace(event=CutsOff(last.event))]


class CutsOff:
    """An event in the middle of which everything stops."""

    def __init__(self, event: object) -> None:
        self._event = event

    def __getattr__(self, name: str) -> object:
        raise Cut


def test_stopping_in_the_middle_of_a_batch_leaves_nothing_half_told(story: Story):
    sam = given_a_record(story)
    before = everything_in(story.db())
    story.given_told(sam, "I sing")
    story.given_told(sam, "I dance")

    with pytest.raises(Cut):
        story.views.up_to_date(CutOff(story.store))  # type: ignore[arg-type]

    assert everything_in(story.views.db()) == before
    assert len(story.shown(profile_of, "read the profile", sam, sam).sections[0].entries) == 3


def test_a_full_disk_withholds_nothing(story: Story):
    sam = given_a_record(story)
    db = story.db()
    pages = db.execute("pragma page_count").fetchone()[0]
    given_many_notes(story, sam, 400)
    db.execute(f"pragma max_page_count = {pages}")

    with pytest.raises(sqlite3.OperationalError, match="full"):
        story.db()

    db.execute("pragma max_page_count = 1000000")
    assert story.db().execute("select count(*) from notes").fetchone() == (400,)
    assert story.db().execute("select count(*) from withheld").fetchone() == (0,)


def test_each_thread_has_a_connection_of_its_own_until_they_are_closed(story: Story):
    found: list[object] = []
    threads = [Thread(target=lambda: found.append(story.views.db())) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len({id(db) for db in found}) == 2
    story.views.close()
    assert story.views.db() is not found[0]


def test_two_nodes_tell_the_same_log_into_views_of_their_own(story: Story, tmp_path: Path):
    given_a_record(story)
    (tmp_path / "node").mkdir()
    node = Views(tmp_path / "node")

    told = everything_in(node.up_to_date(story.store))

    assert told == everything_in(story.db())
    node.close()
