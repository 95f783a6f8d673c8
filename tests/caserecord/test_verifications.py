"""The log is held up to checkpoints: what an insider did to it is noticed, and what nobody did is not."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from caserecord import checkpoints, decisions, entries, photos, recordings
from caserecord.event_names import EVENTS
from caserecord.keys import Keys
from caserecord.schemes import scheme_of
from caserecord.sealing import SealingMapper
from caserecord.settings import CannotStart, Settings
from caserecord.shapes import Shapes
from caserecord.signed_notes import Checkpoint, NotACheckpoint, Signer
from caserecord.stores import Store, hash_of
from caserecord.trees import Tree
from caserecord.verifications import ANCHORED_WITHIN, Found, Verdict, verify
from domain import clocks
from domain.checkpoints import Watch
from domain.snaps import Snap
from tests.projections.damages import flipped, stored_events
from tests.stories import Story, by

LATER = ANCHORED_WITHIN * 2
FORMER, NEWER = "I fed forty pigeons", "I fed forty-one"


class Log:
    """A log about Sam and Win, with a checkpoint that an auditor has, and things that were said since."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.folder = story.views.path.parent
        self.sam, self.win = (story.given_a_person(name) for name in ("Sam", "Win"))
        self.sams, self.other = (story.given_told(self.sam, words) for words in (FORMER, "I can whistle"))
        self.wins = story.given_told(self.win, "I drive a tram")
        self.gone = story.given_told(self.sam, "Forgotten")
        entries.reword(story.store, self.sam, self.sams, NEWER, seen=1, by=by(self.sam))
        self.as_it_was = self.copied("as it was")
        story.given_told(self.win, "I have a new bell")
        self.note = self.checkpoint().note
        story.given_told(self.sam, "Said since")

    @property
    def store(self) -> Store:
        return self.story.store

    @property
    def settings(self) -> Settings:
        return Settings(self.folder, self.folder.parent / "vault.key")

    def checkpoint(self) -> Watch:
        with clocks.at(clocks.now() + LATER):
            return checkpoints.keep_watch(self.store)

    def position(self, stream: UUID, version: int = 0) -> int:
        return self.store.recorder.select_position(stream, version)

    def copied(self, called: str) -> Path:
        """A copy of the log as it is, made as a backup is."""
        file = self.folder.parent / f"{called}.db"
        with closing(sqlite3.connect(self.folder / "events.db")) as log, closing(sqlite3.connect(file)) as copy:
            log.backup(copy)
        return file

    def verified(self, *notes: str) -> Verdict:
        return verify(self.store, self.folder, {str(number): note for number, note in enumerate(notes)})


@pytest.fixture
def log(story: Story) -> Log:
    return Log(story)


def test_what_nobody_changed_is_unchanged(log: Log):
    assert log.verified(log.note) == Verdict(Found.UNCHANGED)
    assert str(log.verified(log.note)) == "UNCHANGED"


# What somebody does who has the file, and perhaps the keys


def edit(log: Log, events: sqlite3.Connection) -> int:
    at = log.position(log.sams)
    state = events.execute("select state from stored_events where notification_id = ?", [at]).fetchone()[0]
    events.execute("update stored_events set state = ? where notification_id = ?", [flipped(state), at])
    return at


def edit_what_was_forgotten(log: Log, events: sqlite3.Connection) -> None:
    log.store.vault.destroy_salt(log.gone)
    state = events.execute("select state from stored_events where originator_id = ?", [log.gone.hex]).fetchone()[0]
    events.execute("update stored_events set state = ? where originator_id = ?", [flipped(state), log.gone.hex])


def swap(events: sqlite3.Connection, *streams: UUID) -> None:
    """Give each what the other says, in its own place."""
    said = "select state from stored_events where originator_id = ? and originator_version = 0"
    states = [events.execute(said, [each.hex]).fetchone()[0] for each in streams]
    for stream, state in zip(streams, reversed(states), strict=True):
        where = "where originator_id = ? and originator_version = 0"
        events.execute(f"update stored_events set state = ? {where}", [state, stream.hex])


def swap_between_people(log: Log, events: sqlite3.Connection) -> int:
    swap(events, log.sams, log.wins)
    return log.position(log.sams)


def swap_within(log: Log, events: sqlite3.Connection) -> int:
    swap(events, log.sams, log.other)
    return log.position(log.sams)


def replay(log: Log, events: sqlite3.Connection) -> int:
    again = "insert into stored_events select null, originator_id, ?, topic, state from stored_events"
    where = "where originator_id = ? and originator_version = 0"
    return events.execute(f"{again} {where}", [2, log.sams.hex]).lastrowid or 0


def delete_last(log: Log, events: sqlite3.Connection) -> int:
    until = checkpoints.watch_of(log.store, scheme_of(log.store)).until
    events.execute("delete from stored_events where notification_id >= ?", [until])
    return until - 1


def delete_middle(log: Log, events: sqlite3.Connection) -> int:
    at = log.position(log.sams)
    events.execute("delete from stored_events where notification_id = ?", [at])
    return at - 1


def delete_middle_and_close_the_gap(log: Log, events: sqlite3.Connection) -> None:
    at = log.position(log.wins)
    events.execute("delete from stored_events where notification_id = ?", [at])
    events.execute("update stored_events set notification_id = - notification_id where notification_id > ?", [at])
    events.execute("update stored_events set notification_id = - notification_id - 1 where notification_id < 0")


def take_a_change_back(log: Log, events: sqlite3.Connection) -> int:
    at = log.position(log.sams, 1)
    events.execute("delete from stored_events where notification_id = ?", [at])
    return at - 1


def reorder(log: Log, events: sqlite3.Connection) -> None:
    one, other = log.position(log.sams), log.position(log.wins)
    for before, after in [(one, -1), (other, one), (-1, other)]:
        events.execute("update stored_events set notification_id = ? where notification_id = ?", [after, before])


def reorder_within(log: Log, events: sqlite3.Connection) -> int:
    one, other = log.position(log.sams), log.position(log.sams, 1)
    for before, after in [(one, -1), (other, one), (-1, other)]:
        events.execute("update stored_events set notification_id = ? where notification_id = ?", [after, before])
    return one - 1


def roll_back_the_file(log: Log, events: sqlite3.Connection) -> int:
    """Put yesterday's file in the place of today's."""
    with closing(sqlite3.connect(log.as_it_was)) as before:
        (last,) = before.execute("select max(notification_id) from stored_events").fetchone()
    events.execute("delete from stored_events where notification_id > ?", [last])
    return int(last)


def forge(log: Log, events: sqlite3.Connection) -> None:
    """Seal other words in the place of what was said, as only somebody can who has all the keys."""
    mapper = SealingMapper(Shapes(EVENTS), Keys(log.store.vault), log.store.read_stream(log.sams)[0].metadata)
    event = log.store.read_stream(log.sams)[0].event
    vars(event)["words"] = "I kicked forty pigeons"
    state = mapper.to_stored_event(event).state
    events.execute("update stored_events set state = ? where notification_id = ?", [state, log.position(log.sams)])


def forge_with_the_checkpoints_in_it(log: Log, events: sqlite3.Connection) -> None:
    """The same, and make the checkpoint in the log say so too."""
    forge(log, events)
    events.commit()
    store, watch = log.store, Watch.id_of(scheme_of(log.store).id)
    made = store.read_stream(watch)[1]
    leaves = store.recorder.select_notifications(0, made.event.size, inclusive_of_start=False)
    tree = Tree().grown(hash_of(each) for each in leaves)
    vars(made.event).update(
        peaks=b"".join(tree.peaks).hex(), note=checkpoints.signer_of(store).sign(Checkpoint(tree.size, tree.root()))
    )
    state = SealingMapper(Shapes(EVENTS), Keys(store.vault), made.metadata).to_stored_event(made.event).state
    events.execute("update stored_events set state = ? where notification_id = ?", [state, made.position])


def change_topic(log: Log, events: sqlite3.Connection) -> int:
    at = log.position(log.sams)
    events.execute("update stored_events set topic = 'entry.offered' where notification_id = ?", [at])
    return at


Attack = Callable[[Log, sqlite3.Connection], "int | None"]
CHANGES: list[Attack] = [
    *(edit, swap_between_people, swap_within, replay, change_topic),
    *(edit_what_was_forgotten, delete_middle_and_close_the_gap, reorder, forge, forge_with_the_checkpoints_in_it),
]
LOSSES: list[Attack] = [delete_last, delete_middle, take_a_change_back, reorder_within, roll_back_the_file]
NEEDS_A_CHECKPOINT_ELSEWHERE = [delete_last, roll_back_the_file, forge_with_the_checkpoints_in_it]


@pytest.mark.parametrize("attack", CHANGES, ids=lambda attack: attack.__name__)
def test_a_change_is_noticed_and_named(log: Log, attack: Attack):
    with stored_events(log.store) as events:
        at = attack(log, events)

    verdict = log.verified(log.note)

    assert (verdict.found, verdict.at) == (Found.CHANGED, at or 1)
    assert str(verdict) == f"CHANGED at {verdict.at:,}"
    assert bool(at) == ("checkpoint" not in verdict.why)


@pytest.mark.parametrize("attack", LOSSES, ids=lambda attack: attack.__name__)
def test_what_was_taken_away_is_noticed_and_where(log: Log, attack: Attack):
    with stored_events(log.store) as events:
        at = attack(log, events)

    verdict = log.verified(log.note)

    assert (verdict.found, verdict.at) == (Found.MISSING, at)
    assert str(verdict) == f"MISSING after {at:,}"


@pytest.mark.parametrize("attack", [*CHANGES, *LOSSES], ids=lambda attack: attack.__name__)
def test_without_a_checkpoint_elsewhere_the_log_never_looks_safe(log: Log, attack: Attack):
    with stored_events(log.store) as events:
        attack(log, events)

    with clocks.at(clocks.now() + LATER):
        found = log.verified().found

    assert found is not Found.UNCHANGED
    assert (found is Found.NOT_ANCHORED) == (attack in NEEDS_A_CHECKPOINT_ELSEWHERE)


def test_what_came_after_the_checkpoint_is_not_shown_to_be_whole_and_that_is_said(log: Log):
    with stored_events(log.store) as events:
        events.execute("delete from stored_events where notification_id = ?", [log.store.head()[0]])
        events.execute("update sqlite_sequence set seq = seq - 1")

    assert log.verified(log.note).found is Found.UNCHANGED
    with clocks.at(clocks.now() + LATER):
        log.story.given_told(log.sam, "Said long after")
    with clocks.at(clocks.now() + 2 * LATER):
        verdict = log.verified(log.note)
    assert verdict.found is Found.NOT_ANCHORED
    assert str(verdict) == f"NOT ANCHORED SINCE {verdict.since:%Y-%m-%d %H:%M}"


# Photos and voices


def test_a_photo_or_a_voice_that_is_not_as_it_was_is_noticed(log: Log):
    photo = photos.add(log.store, log.sam, log.sams, Snap(b"large", b"small", 4, 3), by=by(log.sam))
    voice = recordings.add(log.store, log.sam, log.sams, b"hello", seconds=1, by=by(log.sam))
    whole = log.store.read_stream(photo)[0].event.whole
    sound = log.store.read_stream(voice)[0].event.sound
    assert log.verified(log.note).found is Found.UNCHANGED

    with stored_events(log.store) as events:
        events.execute("delete from blobs where hash = ?", [bytes.fromhex(sound)])
    assert log.verified(log.note)[:2] == (Found.CHANGED, log.position(voice))

    with stored_events(log.store) as events:
        events.execute("update blobs set bytes = zeroblob(9) where hash = ?", [bytes.fromhex(whole)])
    assert log.verified(log.note)[:2] == (Found.CHANGED, log.position(photo))


# What may happen to a log


def test_what_is_forgotten_leaves_the_log_unchanged(log: Log):
    log.store.vault.destroy_salt(log.gone)
    log.store.vault.destroy_key(log.win)

    assert log.verified(log.note).found is Found.UNCHANGED


def test_a_log_that_was_sealed_anew_is_held_up_to_the_former_one(log: Log):
    sealed_anew(log)
    log.story.given_told(log.sam, "Under the new keys")
    log.checkpoint()
    sealed_anew(log)
    former = [*log.folder.glob("events-until-*.db")]
    newest = log.checkpoint().note

    assert len(former) == 2
    assert log.verified(log.note, newest).found is Found.UNCHANGED
    with clocks.at(clocks.now() + LATER):
        assert log.verified(log.note).found is Found.NOT_ANCHORED
    with stored_events(log.store) as events:
        reorder(log, events)
    assert log.verified(newest)[:2] == (Found.CHANGED, log.position(log.wins))


def test_a_former_log_that_was_changed_is_noticed_and_none_is_needed(log: Log):
    sealed_anew(log)
    newest = log.checkpoint().note
    (former,) = log.folder.glob("events-until-*.db")
    whole = former.read_bytes()

    with closing(sqlite3.connect(former)) as events, events:
        events.execute("drop trigger stored_events_are_kept_on_UPDATE")
        events.execute("update stored_events set state = zeroblob(9) where originator_id = ?", [log.sams.hex])
    assert log.verified(log.note, newest)[:2] == (Found.CHANGED, 1)
    former.write_bytes(log.as_it_was.read_bytes())
    assert log.verified(newest).why.endswith("is not the log that this one took the place of.")
    former.write_bytes(b"no log at all")
    with pytest.raises(CannotStart, match="cannot be read"):
        log.verified(newest)
    former.write_bytes(whole)
    assert log.verified(log.note, newest).found is Found.UNCHANGED
    former.unlink()
    assert log.verified(log.note, newest).found is Found.UNCHANGED


def sealed_anew(log: Log) -> None:
    """Seal it anew, as `renew-keys --log` does."""
    until, log_hash = log.store.head()
    scheme = scheme_of(log.store).id
    decisions.seal_log_anew(log.store, scheme, until=until, log_hash=log_hash, by=by(log.story.mo))
    log.store.close()
    with closing(Store.open(log.settings, EVENTS, alone=True)) as alone:
        alone.seal_anew(log.settings, lambda done, total: None)
    log.story.store = Store.open(log.settings, EVENTS)


# What is given as a checkpoint


def test_what_was_not_signed_here_is_no_checkpoint(log: Log):
    origin, _, *rest = log.note.split("\n")
    head, signature = log.note.rsplit(" ", 1)
    not_signed = [
        *("", "\ud800", "x" * 100_000, log.note[:-9], log.note.replace("\n", "\r\n"), log.note.replace("— ", "- ")),
        "\n".join([origin, "7", *rest]),
        log.note.replace("caserecord/", "caserecord/x", 1),
        f"{head} {'B' if signature[0] == 'A' else 'A'}{signature[1:]}",
    ]

    for note in not_signed:
        with pytest.raises(NotACheckpoint, match="0: This is not a checkpoint of this record, or not as it was signed"):
            log.verified(note)


def test_a_checkpoint_of_another_record_is_none_of_this(log: Log):
    others = Signer(uuid4(), b"\1" * 32).sign(Checkpoint(1, b"\2" * 32))
    ours = checkpoints.signer_of(log.store).origin.removeprefix("caserecord/")
    forged = Signer(UUID(ours), b"\1" * 32).sign(Checkpoint(1, b"\2" * 32))

    for note in (others, forged):
        with pytest.raises(NotACheckpoint):
            log.verified(note)
