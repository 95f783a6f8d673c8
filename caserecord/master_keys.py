"""The master key: where it is read, and how another takes its place. Cut anywhere, one that opens the vault is there.

A new one waits beside the file until everything in the vault is wrapped under it, and only then takes its place.
Whoever opens the vault next sees which of the two opens it, keeps that, and removes the other.
"""

import os
from collections.abc import Callable
from pathlib import Path

from caserecord.files import private_file, settle, write_private
from caserecord.keyrings import KEY_LENGTH
from caserecord.settings import CannotStart, Settings, key_from

Opens = Callable[[bytes], bool]


def master_key(settings: Settings, *, is_new: bool, opens: Opens) -> bytes:
    """The master key: from the setting, or from its file, which is made for a new vault. Raises CannotStart."""
    if settings.key is not None:
        return settings.key
    here = settings.key_file.resolve()
    waiting = _beside(here)
    if waiting.exists():
        _finish(here, waiting, opens)
    if not here.exists():
        if not is_new:
            raise CannotStart(
                f"The vault holds keys, but the master key that opens them is not in {settings.key_file}. "
                "Put that file back, or write the key in CASERECORD_KEY."
            )
        private_file(here).write_text(_written(os.urandom(KEY_LENGTH)))
    return _read(here)


def put_beside(settings: Settings, key: bytes) -> None:
    """Keep a new master key where it waits for its turn. Raises OSError."""
    waiting = _beside(settings.key_file.resolve())
    write_private(waiting, _written(key).encode())
    settle(waiting.parent)


def put_in_place(settings: Settings) -> None:
    """Let the one that waits take the place of the one before, of which nothing is left. Raises OSError."""
    here = settings.key_file.resolve()
    _beside(here).replace(here)
    settle(here.parent)


def _finish(here: Path, waiting: Path, opens: Opens) -> None:
    """Keep the one that opens the vault: the new one where all was wrapped under it, and else the one before."""
    if opens(_read(waiting)):
        waiting.replace(here)
    elif here.exists() and opens(_read(here)):
        waiting.unlink()
    settle(here.parent)


def _beside(file: Path) -> Path:
    return file.with_name(f"{file.name}.new")


def _read(file: Path) -> bytes:
    return key_from(private_file(file).read_text().strip(), f"What {file} holds")


def _written(key: bytes) -> str:
    return f"{key.hex()}\n"
