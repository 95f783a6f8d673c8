"""New stores: whether there is a record yet, and a new one made whole or not at all."""

import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from caserecord.changeovers import is_coming
from caserecord.event_names import EVENTS
from caserecord.files import private_folder
from caserecord.locks import FileLock
from caserecord.schemes import NotEmpty
from caserecord.settings import CannotStart, Settings
from caserecord.stores import Store

Progress = Callable[[int, int], None]
_LAST = "events.db"
"""While it is not there, there is no record."""


def is_empty(settings: Settings) -> bool:
    """Whether there is no record in the data folder yet."""
    return not (settings.data / _LAST).exists() and not is_coming(settings.data)


def open_store(settings: Settings, *, alone: bool = False) -> Store:
    """The store that is there. Raises CannotStart, also where there is none: asking a question makes nothing."""
    if is_empty(settings):
        raise CannotStart(
            f"There is no record in {settings.data} yet. Begin one: ./run caserecord invite NAME --role manager. "
            "Or make one with invented people: ./run caserecord demo"
        )
    return Store.open(settings, EVENTS, alone=alone)


def make_store(settings: Settings, tell: Callable[[Store, Progress | None], None], progress: Progress | None) -> None:
    """Make a store, and tell what it begins with. Raises NotEmpty where there is a record, and CannotStart.

    It is told in a folder of its own and moved when it is whole, so that one that was interrupted is never served.
    """
    private_folder(settings.data)
    with closing(FileLock(settings.data / "new-store.lock")) as turn, turn:
        if not is_empty(settings):
            raise NotEmpty(f"There is a record in {settings.data} already. Choose an empty folder in CASERECORD_DATA.")
        being_made = settings.data / "being-made"
        shutil.rmtree(being_made, ignore_errors=True)
        store = Store.open(replace(settings, data=being_made), EVENTS)
        try:
            tell(store, progress)
        finally:
            store.close()
        _move(being_made, settings.data)


def _move(being_made: Path, data: Path) -> None:
    for made in sorted(being_made.iterdir(), key=lambda file: file.name == _LAST):
        made.replace(data / made.name)
    being_made.rmdir()
