"""Backups: the events in one folder and the keys in another, while the server runs. The master key is in neither.

The keys are copied after the events, so that whatever was said by then has what opens it. A copy of the keys opens all
the events of before too. So copies of keys are destroyed after 35 days, and with the last that holds it, so is the key
of whoever was forgotten: events that are copied for longer hold nothing of theirs that opens.
"""

from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from caserecord.copies import Progress, copy, on_disk
from caserecord.files import private_folder
from caserecord.locks import FileLock
from caserecord.settings import CannotStart, Settings
from caserecord.stores import Store
from caserecord.tombstones import CannotNote
from domain import clocks

KEYS_KEPT = timedelta(days=35)
"""How long a copy of the keys is kept."""
ALL_KEPT = timedelta(days=2)
"""How long every copy is kept; after that, the last of each day is."""
MOMENT = "%Y%m%dT%H%M%SZ"
"""How a moment is written in the name of a file."""
_EVENTS, _KEYS = "events-", "vault-"
_BEING_MADE = "being-made.db"


class Backup(NamedTuple):
    """What was made."""

    events: Path
    keys: Path
    destroyed: int
    """How many copies had their time."""


def back_up(settings: Settings, store: Store, to: Path, keys_to: Path, progress: Progress) -> Backup:
    """Copy the events, then the keys, each beside what is there. Raises CannotStart."""
    _require_apart(settings, to, keys_to)
    with closing(FileLock(settings.data / "backup.lock")) as turn, turn:
        with suppress(CannotNote):  # the copy of the keys knows it too, and `doctor` says it: a copy is worth more
            store.vault.note_what_was_destroyed()
        moment = clocks.now().astimezone(UTC)
        events, keys = (
            _copied(settings.data / name, private_folder(folder) / f"{kind}{moment:{MOMENT}}.db", progress)
            for name, folder, kind in (("events.db", to, _EVENTS), ("vault.db", keys_to, _KEYS))
        )
        return Backup(events, keys, _destroy_old(to, _EVENTS, moment) + _destroy_old(keys_to, _KEYS, moment))


def _require_apart(settings: Settings, to: Path, keys_to: Path) -> None:
    """Make sure that nobody who has one of these folders has another with it. Raises CannotStart."""
    folders = [settings.data.resolve(), to.resolve(), keys_to.resolve()]
    for one in range(3):
        for other in range(3):
            if one != other and folders[one].is_relative_to(folders[other]):
                raise CannotStart(
                    f"{folders[one]} is in {folders[other]}. Keep the record, the copies of what was said and the "
                    "copies of the keys in three folders, none inside another: on three disks, if you can."
                )
    key_file = settings.key_file.resolve()
    if settings.key is None and any(key_file.is_relative_to(folder) for folder in folders[1:]):
        raise CannotStart(f"The master key is in {key_file.parent}. Keep no copy where it is: it would open that.")


def _copied(source: Path, target: Path, progress: Progress) -> Path:
    if target.exists():
        raise CannotStart(f"There is a {target} already. Wait a second, and ask again.")
    being_made = target.parent / _BEING_MADE
    copy(source, being_made, progress)
    being_made.rename(target)
    on_disk(target)
    return target


def _destroy_old(folder: Path, kind: str, moment: datetime) -> int:
    """Destroy copies that had their time: old ones of keys, and after two days all but the last of each day."""
    made = sorted((when, file) for file in folder.glob(f"{kind}*.db") if (when := _made(file, kind)))
    last = {when.date(): file for when, file in made}
    old = [
        file
        for when, file in made
        if (kind == _KEYS and moment - when > KEYS_KEPT) or (moment - when > ALL_KEPT and last[when.date()] != file)
    ]
    for file in old:
        file.unlink()
    return len(old)


def _made(file: Path, kind: str) -> datetime | None:
    """When a copy was made, as its name says."""
    try:
        return datetime.strptime(file.stem.removeprefix(kind), MOMENT).replace(tzinfo=UTC)
    except ValueError:
        return None
