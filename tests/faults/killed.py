"""A harness that kills the program again and again while it works, and says what was lost. Run as a program.

Each round starts a process that tells and rewords entries as fast as it can, reading the views after each change,
beside a process that does nothing but read the views. Both are killed at a random moment. What the first one
acknowledged through its pipe must be in the log, once, whole, and in the views.
"""

import json
import os
import random
import select
import signal
import sys
import time
from pathlib import Path
from uuid import UUID, uuid4

from caserecord import entries, people
from caserecord.event_names import EVENTS
from caserecord.settings import Settings
from caserecord.stores import Store
from domain.entries import Entry
from domain.members import Member
from domain.permissions import Actor, Permit, Role
from projections.views import Views

LONGEST_LIFE = 0.06
"""Seconds that a process may live after its first acknowledged change."""


def opened(folder: Path) -> tuple[Store, Views]:
    """The store and its views, as a process opens them."""
    return Store.open(Settings.from_environment({"CASERECORD_DATA": str(folder)}), EVENTS), Views(folder)


def begin(folder: Path) -> UUID:
    """A store with one person in it."""
    store, _ = opened(folder)
    worker = Member.welcome("Wendy", by=uuid4())
    worker.give_role(Role.WORKER, by=worker.id)
    store.make_key(worker.id)
    unit = store.unit(Actor(worker.id), Permit(worker.id, None, "begin", Role.WORKER))
    unit.save(worker)
    unit.commit()
    person_id = people.open_record(store, "Sam", by=Actor(worker.id))
    store.close()
    return person_id


def work(folder: Path, person_id: UUID, acknowledge: int) -> None:
    """Change the record until killed, and say after each change what was kept."""
    store, views = opened(folder)
    number = 0
    while True:
        number += 1
        words = f"{os.getpid()} {number}"
        entry = entries.tell(store, person_id, "proud", words, by=Actor(person_id))
        os.write(acknowledge, f"{entry} 1 {words}\n".encode())
        entries.reword(store, person_id, entry, f"{words} anew", seen=1, by=Actor(person_id))
        os.write(acknowledge, f"{entry} 2 {words} anew\n".encode())
        views.up_to_date(store)


def look(folder: Path) -> None:
    """Read the views until killed."""
    store, views = opened(folder)
    while True:
        views.up_to_date(store).execute("select count(*) from entries").fetchone()


def started(run: object, *given: object) -> int:
    """A process that runs this and nothing else."""
    child = os.fork()
    if not child:
        try:
            run(*given)  # type: ignore[operator]
        finally:
            os._exit(1)
    return child


def kill_once(folder: Path, person_id: UUID, moments: random.Random) -> tuple[list[str], bool]:
    """What one process acknowledged before it was killed, and whether it ended by itself before that."""
    read, write = os.pipe()
    worker = started(work, folder, person_id, write)
    reader = started(look, folder)
    os.close(write)
    ready = select.select([read], [], [], 20)[0]
    time.sleep(moments.uniform(0, LONGEST_LIFE))
    os.kill(worker, signal.SIGKILL)
    os.kill(reader, signal.SIGKILL)
    was_killed = os.waitstatus_to_exitcode(os.waitpid(worker, 0)[1]) == -signal.SIGKILL
    os.waitpid(reader, 0)
    with os.fdopen(read) as said:
        acknowledged = [line for line in said.read().split("\n") if line]
    return acknowledged, bool(ready) and was_killed


def lost(folder: Path, person_id: UUID, acknowledged: list[str]) -> list[str]:
    """What was acknowledged and is not kept whole, in the log and in the views."""
    store, views = opened(folder)
    wanted = {UUID(line.split()[0]): line.split(" ", 2) for line in acknowledged}
    shown = dict(views.up_to_date(store).execute("select id, words from entries").fetchall())
    missing = []
    for entry_id, (_, wording, words) in wanted.items():
        kept = store.part(Entry, person_id, entry_id)
        if kept.wording < int(wording) or (kept.wording == int(wording) and kept.words != words):
            missing.append(words)
        if shown.get(str(entry_id)) != kept.words:
            missing.append(f"{words} (in the views)")
    store.close()
    return missing


def main(folder: Path, kills: int, seed: int) -> dict[str, object]:
    """Kill it this many times. Says what was acknowledged, what was lost, and what was kept in part."""
    moments = random.Random(seed)
    person_id = begin(folder)
    acknowledged: list[str] = []
    ended_early = 0
    for _ in range(kills):
        said, was_killed = kill_once(folder, person_id, moments)
        acknowledged += said
        ended_early += not was_killed
    missing = lost(folder, person_id, acknowledged)
    store, views = opened(folder)
    told = views.up_to_date(store).execute("select count(*) from withheld").fetchone()[0]
    with store.recorder.datastore.transaction(commit=False) as cursor:
        cursor.execute("select count(*) from commands where name in ('entries.tell', 'entries.reword')")
        commands = cursor.fetchone()[0]
        cursor.execute("select count(*) from stored_events where topic in ('entry.told', 'entry.reworded')")
        events = cursor.fetchone()[0]
        cursor.execute("pragma integrity_check")
        integrity = cursor.fetchone()[0]
    store.close()
    return {
        "kills": kills,
        "ended_early": ended_early,
        "acknowledged": len(acknowledged),
        "lost": missing,
        "in_part": commands - events,
        "withheld": told,
        "integrity": integrity,
    }


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
