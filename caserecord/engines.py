"""The choice of the engine that keeps the events, and how well it keeps them."""

import sqlite3
from contextlib import closing
from pathlib import Path

from eventsourcing.persistence import InfrastructureFactory

from caserecord.events import EventsRecorder
from caserecord.files import private_file
from caserecord.settings import CannotStart, Settings

FACTORIES = {"": "caserecord.events:EventsFactory"}
"""Each value that CASERECORD_EVENTS may have, with the factory that eventsourcing is given for it."""


def open_events(settings: Settings) -> EventsRecorder:
    """The events of this deployment, made where there are none. Raises CannotStart."""
    if settings.events not in FACTORIES:
        raise CannotStart("CASERECORD_EVENTS is not an engine that we know. Leave it out, to keep events in SQLite.")
    file = private_file(settings.data / "events.db")
    environment = {"PERSISTENCE_MODULE": FACTORIES[settings.events], "SQLITE_DBNAME": str(file)}
    recorder = InfrastructureFactory.construct(environment).application_recorder()
    if not isinstance(recorder, EventsRecorder):
        raise CannotStart(f"Events would be kept by {type(recorder).__qualname__}, which does not seal them.")
    return recorder


def limits(version: tuple[int, ...] = sqlite3.sqlite_version_info) -> str:
    """Which engine it is, and what is not safe with it."""
    number = f"SQLite {'.'.join(map(str, version))}"
    if version >= _WITHOUT_RESET_BUG:
        return f"{number}."
    return f"{number}. Before 3.51.3, writing from several processes at once is not always safe: run one server."


def damage_in(settings: Settings) -> dict[str, str]:
    """What is damaged in each file that cannot be made again; nothing where it is whole. Large ones take a while."""
    return {name: damage_in_file(settings.data / name) for name in ("events.db", "vault.db")}


def to_read(file: Path) -> str:
    """A file as SQLite is asked for it, to read and never to change."""
    return f"{file.absolute().as_uri()}?mode=ro"


def damage_in_file(file: Path) -> str:
    """What is damaged in a file of SQLite; nothing where it is whole."""
    try:
        with closing(sqlite3.connect(to_read(file), uri=True)) as connection:
            found = [row[0] for row in connection.execute("PRAGMA integrity_check(5)")]
    except sqlite3.Error as error:
        return str(error)
    return "" if found == ["ok"] else "; ".join(found)


_WITHOUT_RESET_BUG = (3, 51, 3)
"""From 3.7.0 until then, two processes that write and empty the journal at one moment can damage a database."""
