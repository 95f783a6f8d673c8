"""A record that was lost comes back from its copies, and what was deleted for ever, or ended, does not."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import insert

from caserecord import changeovers, checkpoints, deaths, decisions, links, restores, verifications
from caserecord.backups import Backup, back_up
from caserecord.changeovers import ASIDE
from caserecord.event_names import EVENTS
from caserecord.new_stores import is_empty, open_store
from caserecord.permits import permit_to_watch
from caserecord.restores import Asked, Restored, restore
from caserecord.schemes import scheme_of
from caserecord.settings import CannotStart, Settings
from caserecord.stores import Store
from caserecord.tombstones import CannotNote
from caserecord.vault_tables import credentials, followed, mailboxes, sessions
from caserecord.verifications import Found
from domain import clocks
from domain.checkpoints import Watch
from domain.clocks import today
from domain.links import Link
from domain.permissions import Role
from domain.records import SomethingDamaged
from domain.refusals import Forgotten, NotAllowed
from projections.profiles import profile_of
from projections.views import Views
from tests.kills import killed_at
from tests.projections.damages import damage
from tests.stories import Story, by

CANARY, WORDS = "I fed forty pigeons", "I cook for six"
LONG_AGO = datetime(2005, 5, 4, 12, tzinfo=UTC)
MOMENT = datetime(2026, 11, 22, 12, tzinfo=UTC)
WHERE = {each.__code__ for each in (restores.restore, restores._made, changeovers.change_over, changeovers.go_on)}
"""Where it is done: it is killed before each line of these."""
MOST_LINES = 150


def nothing_said(_done: int, _total: int) -> None:
    """Nobody asks how far it is."""


class House:
    """Sam, who died long ago; Win, who cooks; and copies of their records, of yesterday."""

    def __init__(self, story: Story, folder: Path) -> None:
        self.story = story
        self.outside = folder / "outside"
        self.outside.mkdir()
        self.settings = Settings(folder / "data", folder / "vault.key")
        self.mo = story.mo
        with clocks.at(LONG_AGO):
            self.sam = story.given_a_person("Sam")
            story.given_told(self.sam, CANARY)
            self.win = story.given_a_person("Win")
            self.wendy = story.given_a_member("Wendy", Role.WORKER, self.sam, self.win)
            deaths.record(story.store, self.sam, on_day=today(), by=by(story.mo))
        self.told = story.given_told(self.win, WORDS)
        self.folder = folder
        story.views.close()
        story.store.close()

    def open(self, **changed: object) -> Store:
        return Store.open(replace(self.settings, **changed), EVENTS)  # type: ignore[arg-type]  # fields of it

    def back_up(self, moment: datetime = MOMENT, **changed: object) -> Backup:
        with clocks.at(moment), closing(self.open(**changed)) as store:
            settings = replace(self.settings, **changed)  # type: ignore[arg-type]  # fields of it
            return back_up(settings, store, self.folder / "copies", self.folder / "keys", nothing_said)

    def decide(self) -> None:
        """Two people decide that Sam's record is deleted for ever."""
        with closing(self.open()) as store:
            decisions.forget_record(
                store,
                scheme_of(store).id,
                self.sam,
                kept_years=8,
                why="Nobody asks for it",
                agreed_by=self.wendy.reader,
                by=by(self.mo),
            )

    def forget(self, **changed: object) -> None:
        with closing(self.open(**changed)) as store:
            store.vault.destroy_key(self.sam)

    def lose(self, name: str = "*.db*") -> None:
        for file in self.settings.data.glob(name):
            file.unlink()

    def restore(self, copies: Backup, **changed: object) -> Restored:
        asked = Asked(copies.events, copies.keys, str(self.mo.reader), keeps_ways=False, takes_part=False)
        of_asked = {name: changed.pop(name) for name in list(changed) if name in Asked._fields}
        settings = replace(self.settings, **changed)  # type: ignore[arg-type]  # fields of it
        return restore(settings, asked._replace(**of_asked), nothing_said)  # type: ignore[arg-type]  # the same

    def words_of(self, person: UUID) -> str:
        """All that somebody's profile says."""
        with closing(self.open()) as store, closing(Views(self.settings.data)) as views:
            story = Story(store, views, self.mo.reader)
            return repr(story.shown(profile_of, "read the profile", self.wendy, person))

    def holds(self, wanted: bytes) -> bool:
        """Whether any file of the data folder has this in it."""
        return any(wanted in file.read_bytes() for file in self.settings.data.rglob("*") if file.is_file())


@pytest.fixture
def house(story: Story, tmp_path: Path) -> House:
    return House(story, tmp_path)


def key_in(keys: Path, subject: UUID) -> bytes:
    """The key of somebody, as a copy holds it."""
    with closing(sqlite3.connect(keys)) as connection:
        row = connection.execute("select wrapped from keys where subject_id = ?", [subject.hex]).fetchone()
    return bytes(row[0])


def known_by_both(house: House) -> Backup:
    copies = house.back_up()
    house.decide()
    house.forget()
    return copies


def known_by_the_vault_that_stands(house: House) -> Backup:
    copies = house.back_up()
    house.forget()
    return copies


def known_by_the_log_that_stands(house: House) -> Backup:
    copies = house.back_up()
    house.decide()
    house.lose("vault.db*")
    return copies


def known_by_the_log_of_the_copies(house: House) -> Backup:
    house.decide()
    copies = house.back_up()
    house.lose()
    return copies


def known_outside(house: House) -> Backup:
    copies = house.back_up()
    house.forget(outside=house.outside)
    house.lose()
    return copies


def known_outside_as_it_was_deleted_before_there_was_a_folder(house: House) -> Backup:
    copies = house.back_up()
    house.forget()
    house.back_up(MOMENT + timedelta(days=1), outside=house.outside)
    house.lose()
    return copies


@pytest.mark.parametrize(
    "known",
    [
        known_by_both,
        known_by_the_vault_that_stands,
        known_by_the_log_that_stands,
        known_by_the_log_of_the_copies,
        known_outside,
        known_outside_as_it_was_deleted_before_there_was_a_folder,
    ],
)
def test_what_was_deleted_since_stays_deleted_and_the_rest_is_back(house: House, known: Callable[[House], Backup]):
    copies = known(house)
    key = key_in(copies.keys, house.sam)

    restored = house.restore(copies, outside=house.outside if (house.outside / "tombstones").exists() else None)

    assert restored.deleted == 1
    assert WORDS in house.words_of(house.win)
    with pytest.raises(Forgotten):
        house.words_of(house.sam)
    assert not house.holds(key)
    assert not house.holds(CANARY.encode())


def test_a_stream_that_was_deleted_stays_deleted_and_whoever_it_is_of_does_not(house: House):
    copies = house.back_up()
    with closing(house.open(outside=house.outside)) as store:
        store.vault.destroy_salt(house.told)
        store.vault.destroy_salt(house.told)
    house.lose()

    restored = house.restore(copies, outside=house.outside)

    assert (restored.deleted, (house.outside / "tombstones").read_text().count("salt ")) == (1, 1)
    assert WORDS not in house.words_of(house.win)


def test_where_nothing_was_deleted_all_is_back_as_it_was_and_the_log_says_who_did_it(house: House):
    copies = house.back_up()
    assert WORDS in house.words_of(house.win)
    with closing(house.open()) as store:
        before = store.read(0, 1000)
        house.story.store = store
        house.story.given_told(house.win, "After the copies were made")

    restored = house.restore(copies)

    with closing(house.open()) as store:
        assert store.read(0, len(before)) == before
        (said,) = store.read(len(before), 10)
    assert (said.event.until, said.event.last_at, said.event.by) == (
        before[-1].position,
        before[-1].event.timestamp,
        house.mo.reader,
    )
    assert (restored.until, restored.last_at, restored.withheld) == (said.event.until, said.event.last_at, [])
    assert restored.aside is not None
    assert {"events.db", "vault.db"} <= {file.name for file in restored.aside.iterdir()}
    assert not house.holds(WORDS.encode())
    assert "After the copies" not in house.words_of(house.win)


def test_a_copy_is_of_one_moment_while_others_write_and_nobody_else_can_read_it(house: House):
    with closing(house.open()) as store:
        house.story.store = store

        def write(_done: int, _total: int) -> None:
            house.story.given_told(house.win, "More")

        copies = back_up(house.settings, store, house.folder / "copies", house.folder / "keys", write)
        written = store.head()[0]

    assert {file.stat().st_mode & 0o777 for file in copies[:2]} == {0o600}
    assert house.restore(copies).until < written


def test_copies_of_keys_are_destroyed_when_they_had_their_time_and_what_was_said_is_kept(house: House):
    old, month = house.back_up(), timedelta(days=36)
    (house.folder / "keys" / "vault-of-somebody.db").write_text("not ours")

    new = house.back_up(MOMENT + month)

    assert (old.events.exists(), old.keys.exists(), new.destroyed) == (True, False, 1)
    assert (house.folder / "keys" / "vault-of-somebody.db").exists()
    house.lose()
    assert house.restore(Backup(old.events, new.keys, 0)).withheld == []


def test_after_two_days_the_last_copy_of_each_day_is_kept(house: House):
    hour = timedelta(hours=1)
    first, second, third = (house.back_up(MOMENT + hour * number) for number in (0, 1, 30))

    last = house.back_up(MOMENT + timedelta(days=4))

    assert last.destroyed == 2
    assert [copy.events.exists() for copy in (first, second, third, last)] == [False, True, True, True]
    assert [copy.keys.exists() for copy in (first, second, third, last)] == [False, True, True, True]


def test_copies_are_kept_apart_and_never_written_over(house: House):
    copies = house.back_up()
    before = copies.events.read_bytes()

    with pytest.raises(CannotStart, match="already"):
        house.back_up()
    assert copies.events.read_bytes() == before
    with closing(house.open()) as store:
        data, one = house.settings.data, house.folder / "one"
        for to, keys_to in ((one, one), (one, one / "keys"), (one / "events", one), (data / "a", one), (one, data)):
            with pytest.raises(CannotStart, match="in three folders"):
                back_up(house.settings, store, to, keys_to, nothing_said)
        with pytest.raises(CannotStart, match="The master key is in"):
            back_up(replace(house.settings, key_file=one / "vault.key"), store, one, house.folder / "k", nothing_said)


# What lets somebody in


def given_a_way(store: Store, number: int, reader: UUID) -> None:
    way = {"id": f"{number}", "reader": reader.hex, "kind": "password", "proof": b"proof", "called": "", "made": 1}
    store.vault.connection.execute(insert(credentials), way)


def ways(store: Store) -> set[str]:
    return set(store.vault.connection.exec_driver_sql("select id from credentials").scalars())


def given_ways_of_which_some_end(house: House) -> tuple[Backup, UUID, UUID]:
    """Two links and two passwords, of which one each ended after the copies were made; somebody is signed in."""
    with closing(house.open()) as store:
        stopped, kept = (links.give(store, house.win, until=None, by=by(house.win)) for _ in range(2))
        for link in (stopped, kept):
            store.link_keys.make(link, house.win)
        for number, reader in enumerate((house.wendy.reader, house.win)):
            given_a_way(store, number, reader)
        store.vault.connection.execute(
            insert(mailboxes), {"reader": house.wendy.reader.hex, "mailbox": "w@example.org"}
        )
        store.sessions.start(house.win, how="", way="password", device="a tablet", is_shared=False)
    copies = house.back_up()
    with closing(house.open()) as store:
        links.stop(store, house.win, stopped, by=by(house.win))
        store.invitations.end_all_ways(house.wendy.reader)
    return copies, stopped, kept


def test_what_was_ended_since_lets_nobody_in_and_what_was_not_still_does(house: House):
    copies, stopped, kept = given_ways_of_which_some_end(house)

    restored = house.restore(copies)

    with closing(house.open()) as store:
        assert ways(store) == {"1"}
        assert store.link_keys.of(kept)
        assert not store.link_keys.of(stopped)
        assert [store.part(Link, house.win, each).is_stopped for each in (stopped, kept)] == [True, False]
        assert store.vault.connection.execute(sessions.select()).all() == []
        assert store.vault.connection.execute(mailboxes.select()).all() == []
    assert restored.links == 1


@pytest.mark.parametrize("keeps_ways", [True, False])
def test_where_nobody_knows_what_was_ended_no_link_opens_and_ways_are_kept_where_that_is_asked(
    house: House, keeps_ways: bool
):
    copies, stopped, kept = given_ways_of_which_some_end(house)
    house.lose()

    restored = house.restore(copies, keeps_ways=keeps_ways)

    with closing(house.open()) as store:
        assert ways(store) == ({"0", "1"} if keeps_ways else set())
        assert [store.part(Link, house.win, each).is_stopped for each in (stopped, kept)] == [True, True]
        assert store.vault.connection.execute(sessions.select()).all() == []
        assert len(store.vault.connection.execute(mailboxes.select()).all()) == 1
    assert restored.links == 2


def test_where_the_vault_was_lost_and_a_start_made_another_that_one_says_nothing(house: House):
    copies, _, _ = given_ways_of_which_some_end(house)
    house.lose("vault.db*")
    house.open().close()

    restored = house.restore(copies._replace(events=house.settings.data / "events.db"), keeps_ways=True)

    with closing(house.open()) as store:
        assert ways(store) == {"0", "1"}
    assert (restored.known.standing, restored.withheld) == (None, [])


def test_a_link_of_somebody_who_was_forgotten_or_that_is_over_is_left_as_it_is(house: House):
    with closing(house.open()) as store:
        over, gone = (links.give(store, house.win, until=today(), by=by(house.win)) for _ in range(2))
        for link in (over, gone):
            store.link_keys.make(link, house.win)
        store.vault.destroy_salt(gone)
    copies = house.back_up()
    house.lose()

    with clocks.at(datetime.now(UTC) + timedelta(days=3)):
        restored = house.restore(copies)

    assert restored.links == 0


def test_what_was_heard_of_a_longer_log_is_not_heard_again(house: House):
    events = house.back_up().events
    with closing(house.open()) as store:
        store.vault.connection.execute(insert(followed), {"position": store.head()[0] + 1, "hash": b"later"})
    keys = house.back_up(MOMENT + timedelta(days=1)).keys

    house.restore(Backup(events, keys, 0))

    with closing(house.open()) as store:
        row = store.vault.connection.execute(followed.select()).one()
        assert store.read_on(row.position, row.hash, 10) is not None


# What is missing, or wrong


def test_what_an_older_copy_of_the_keys_does_not_open_is_named_and_the_rest_is_back(house: House):
    keys = house.back_up().keys
    with closing(house.open()) as store:
        house.story.store = store
        later = house.story.given_told(house.win, "Said after the keys were copied")
        first = store.head()[0]
    copies = Backup(house.back_up(MOMENT + timedelta(days=1)).events, keys, 0)
    house.lose()

    with pytest.raises(CannotStart, match=f"change {first}: the vault has no key that opens it"):
        house.restore(copies)
    assert is_empty(house.settings)
    restored = house.restore(copies, takes_part=True)

    assert restored.withheld == [f"change {first}: the vault has no key that opens it"]
    assert WORDS in house.words_of(house.win)
    with closing(house.open()) as store:
        assert isinstance(store.read_stream(later)[0].event, SomethingDamaged)


@pytest.mark.parametrize("stands", [True, False])
def test_without_the_master_key_nothing_opens_nothing_changes_and_what_to_do_is_said(house: House, stands: bool):
    copies = house.back_up()
    if not stands:
        house.lose()
    master, before = house.settings.key_file, sorted(house.settings.data.glob("*"))
    copy = master.rename(house.folder / "copy of the master key")

    with pytest.raises(CannotStart, match="Put that file back"):
        house.restore(copies)
    with pytest.raises(CannotStart, match="The master key does not open these keys"):
        house.restore(copies, key=b"k" * 32)
    master.with_name("vault.key.new").write_text("5" * 64)
    with pytest.raises(CannotStart, match="A new master key waits"):
        house.restore(copies)

    master.with_name("vault.key.new").unlink()
    assert {file.name for file in before} <= {file.name for file in house.settings.data.glob("*")}
    assert list(house.settings.data.glob("being-made")) == []
    shutil.copy(copy, master)
    house.restore(copies)
    assert WORDS in house.words_of(house.win)


def test_files_that_are_not_what_they_are_said_to_be_are_refused_and_nothing_is_changed(house: House):
    copies = house.back_up()
    broken, later, nothing = (house.folder / name for name in ("broken.db", "later.db", "nothing.db"))
    broken.write_bytes(copies.events.read_bytes()[:-3000])
    shutil.copy(copies.events, later)
    for file, statement in ((later, "pragma user_version = 99"), (nothing, "create table notes (words)")):
        with closing(sqlite3.connect(file)) as connection:
            connection.execute(statement)
    before = {file: file.read_bytes() for file in house.settings.data.glob("*.db")}

    for events, says in (
        (copies.keys, "holds keys, and not the events"),
        (broken, "is damaged"),
        (later, "by a later version"),
        (nothing, "holds nothing that we know"),
        (house.folder / "none.db", "There is no file"),
    ):
        with pytest.raises(CannotStart, match=says):
            house.restore(copies._replace(events=events))
    with pytest.raises(CannotStart, match="holds events, and not the keys"):
        house.restore(copies._replace(keys=copies.events))
    with pytest.raises(NotAllowed):
        house.restore(copies, by=str(house.wendy.reader))
    with closing(house.open()), pytest.raises(CannotStart, match="Stop it, and ask again"):
        house.restore(copies)

    assert {file: file.read_bytes() for file in before} == before


def test_keys_of_another_record_are_refused(house: House, tmp_path: Path):
    copies = house.back_up()
    other = replace(house.settings, data=tmp_path / "other")
    with closing(Store.open(other, EVENTS)) as store:
        others = back_up(other, store, tmp_path / "others", tmp_path / "other-keys", nothing_said)

    for wrong in (copies._replace(keys=others.keys), others):
        with pytest.raises(CannotStart, match="not of one record and one time"):
            house.restore(wrong)


def test_what_stands_and_is_damaged_hinders_nothing_and_says_nothing(house: House):
    copies = house.back_up()
    house.decide()
    with closing(house.open()) as store:
        decided = store.read(0, 1000, names=["scheme.record-forgotten"])[0]
        damage(store, decided.event.originator_id, decided.event.originator_version)
        with closing(sqlite3.connect(house.settings.data / "events.db")) as log:
            for name in ("update", "delete"):
                log.execute(f"drop trigger stored_events_are_kept_on_{name}")
            log.execute("update stored_events set state = x'00' where topic = 'scheme.record-forgotten'")
            log.commit()
    (house.settings.data / "vault.db").write_bytes(b"not a vault any more" * 500)

    restored = house.restore(copies)

    assert (restored.deleted, restored.known.standing) == (0, None)
    assert WORDS in house.words_of(house.win)


def test_a_copy_of_the_keys_of_an_older_version_is_brought_up_to_date(house: House):
    copies = house.back_up()
    with closing(sqlite3.connect(copies.keys)) as keys:
        keys.executescript("drop table link_keys; drop table sign_in_cards; pragma user_version = 2")
    house.lose()

    assert house.restore(copies).links == 0
    assert WORDS in house.words_of(house.win)


def test_a_vault_that_stands_of_an_older_version_says_what_was_deleted_and_not_who_gets_in(house: House):
    copies = known_by_the_vault_that_stands(house)
    with closing(sqlite3.connect(house.settings.data / "vault.db")) as vault:
        vault.execute("drop table link_keys")

    restored = house.restore(copies)

    assert (restored.deleted, restored.known.standing) == (1, None)


def test_keys_that_were_meddled_with_are_refused(house: House):
    copies = house.back_up()
    with closing(sqlite3.connect(copies.keys)) as keys:
        keys.execute("alter table credentials rename column proof to proofs")

    with pytest.raises(CannotStart, match="Nothing was changed"):
        house.restore(copies)
    assert WORDS in house.words_of(house.win)


def test_two_in_one_second_are_not_mixed(house: House):
    copies = house.back_up()
    with clocks.at(MOMENT):
        house.restore(copies)
        with pytest.raises(CannotStart, match="Wait a second"):
            house.restore(copies)


# The folder outside


def test_checkpoints_outside_of_what_was_lost_are_let_go_and_the_rest_is_held_up_to(house: House):
    settings = replace(house.settings, outside=house.outside)

    def checkpoint(store: Store) -> Watch:
        watch = checkpoints.make(store, by=house.mo, permit=permit_to_watch(house.mo.reader))
        checkpoints.keep_outside(house.outside, watch)
        return watch

    with closing(house.open()) as store:
        first = checkpoint(store)
    copies = house.back_up(outside=house.outside)
    with closing(house.open()) as store:
        house.story.store = store
        house.story.given_told(house.win, "After the copies were made")
        last = checkpoint(store)
    (house.outside / "checkpoint-of-another.txt").write_text("none")

    house.restore(copies, outside=house.outside)

    kept = {
        file.name: file.read_text() for file in checkpoints.kept_outside(house.outside) if "another" not in file.name
    }
    assert first.size < last.size
    with closing(open_store(settings)) as store:
        (said,) = store.read(0, 1000, names=["scheme.record-restored"])
        verdict = verifications.verify(store, settings.data, {}, outside=kept)
        by_an_auditor = verifications.verify(store, settings.data, kept)
        assert len(said.event.let_go) == 1
        assert (verdict.found, "brought back from copies" in verdict.why) == (Found.UNCHANGED, True)
        assert (by_an_auditor.found, by_an_auditor.at) == (Found.MISSING, said.event.until)
        assert by_an_auditor.why == verdict.why
        damage(store, house.told)
        assert verifications.verify(store, settings.data, {}, outside=kept).found is Found.CHANGED


def test_what_cannot_be_noted_outside_is_not_deleted(house: House):
    copies = house.back_up()
    nowhere = house.folder / "nowhere"

    with pytest.raises(CannotNote, match="Nothing was deleted"):
        house.forget(outside=nowhere)
    assert house.back_up(MOMENT + timedelta(days=1), outside=nowhere).keys.exists()
    assert CANARY in house.words_of(house.sam)
    with pytest.raises(CannotNote, match="which says what was deleted"):
        house.restore(copies, outside=nowhere)
    (house.outside / "tombstones").write_text("key of somebody\n")
    with pytest.raises(CannotNote, match="line 1 is not as it was written"):
        house.restore(copies, outside=house.outside)
    with pytest.raises(CannotNote):
        house.forget(outside=house.outside)
    (house.outside / "tombstones").write_text(f"name {house.sam} 2026-11-22T12:00:00\n")
    with pytest.raises(CannotNote):
        house.restore(copies, outside=house.outside)


def test_a_line_that_was_cut_is_written_anew(house: House):
    file = house.outside / "tombstones"
    file.write_text("key 0000")

    house.forget(outside=house.outside)

    assert file.read_text().splitlines()[0].startswith(f"key {house.sam} ")
    assert file.read_text().endswith("\n")


# Killed


def test_wherever_it_is_killed_there_is_one_record_which_remembers_nothing_that_was_deleted(house: House):
    copies = house.back_up()
    key = key_in(copies.keys, house.sam)
    house.forget(outside=house.outside)
    settings = replace(house.settings, outside=house.outside)
    asked = Asked(copies.events, copies.keys, str(house.mo.reader), keeps_ways=False, takes_part=False)
    restored = set()

    for line in range(1, MOST_LINES):
        with clocks.at(MOMENT + timedelta(minutes=line)):
            was_killed = killed_at(line, WHERE, lambda: lambda: restore(settings, asked, nothing_said))
        with closing(open_store(settings)) as store:
            restored.add(bool(store.read(0, 1000, names=["scheme.record-restored"])))
            with pytest.raises(Forgotten):
                store.circle(house.sam)
            assert store.read_stream(house.told)[0].event.words == WORDS, line
        assert not house.holds(key), line
        if not was_killed:
            break

    assert not was_killed
    assert line > 30
    assert restored == {True, False}
    assert len(list(settings.data.glob(f"{ASIDE}*"))) > 1
