"""Deletions: what was deleted for ever, as a log and a vault say it to whoever has no key."""

from datetime import datetime
from pathlib import Path
from uuid import UUID

import msgspec

from caserecord.copies import reading, require_whole
from caserecord.sealing import clear_part
from caserecord.tombstones import Stone


class _Forgotten(msgspec.Struct):
    """What stands in the clear of `scheme.record-forgotten`, as far as it is needed."""

    record: UUID


def deleted_in_log(log: Path) -> list[Stone]:
    """The records of which a log says that it was decided. Raises CannotStart where it is damaged, or not there."""
    require_whole(log)
    with reading(log) as connection:
        found = connection.execute("SELECT state FROM stored_events WHERE topic = 'scheme.record-forgotten'").fetchall()
    stones = []
    for (state,) in found:
        try:
            clear = clear_part(state)
            record = msgspec.json.decode(clear.event, type=_Forgotten).record
        except ValueError:  # it is damaged, and said to be where the log is read
            continue
        stones.append(Stone("key", record, clear.timestamp))
    return stones


def deleted_in_vault(vault: Path) -> list[Stone]:
    """The keys and salts that were destroyed in a vault. Raises CannotStart where it is damaged, or not there."""
    require_whole(vault)
    with reading(vault) as connection:
        rows = connection.execute(
            "SELECT 'key', subject_id, destroyed_at FROM keys WHERE destroyed_at IS NOT NULL "
            "UNION ALL SELECT 'salt', stream_id, destroyed_at FROM salts WHERE destroyed_at IS NOT NULL"
        ).fetchall()
    return [Stone(kind, UUID(id_), datetime.fromisoformat(moment)) for kind, id_, moment in rows]
