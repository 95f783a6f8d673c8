"""Tombstones: what was deleted for ever is noted outside too, so that no backup of before brings it back.

A line for each key or salt that was destroyed, in the file `tombstones` of the folder outside: ids and moments alone.
It is there before the key is gone, so a cut leaves no destroyed key without its stone.
"""

import os
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from caserecord.files import settle
from domain.refusals import Refused

_FILE = "tombstones"


class Stone(NamedTuple):
    """One key or salt that was destroyed."""

    kind: str
    """`key` of a person, a member or the scheme; `salt` of a stream."""
    id: UUID
    moment: datetime


class CannotNote(Refused):
    """What is deleted cannot be noted outside, or what was noted cannot be read."""


class Tombstones:
    """What was noted in a folder outside, where there is one."""

    def __init__(self, folder: Path | None) -> None:
        self._file = folder and folder / _FILE

    def require_writable(self) -> None:
        """Make sure that more can be noted. Raises CannotNote."""
        self.lay([])

    def lay(self, stones: Iterable[Stone]) -> None:
        """Note what is destroyed, each once; it is on the disk when this returns. Raises CannotNote.

        One process at a time: whoever asks has the vault to itself.
        """
        if self._file is None:
            return
        try:
            is_new = not self._file.exists()
            with os.fdopen(os.open(self._file, os.O_RDWR | os.O_CREAT, 0o600), "r+b") as file:
                said = file.read()
                whole = said[: said.rfind(b"\n") + 1]  # a line that was cut says of nothing that was done
                laid = {stone[:2] for stone in _read(whole)}
                file.truncate(len(whole))
                file.seek(len(whole))
                file.write("".join(_line(stone) for stone in stones if stone[:2] not in laid).encode())
                file.flush()
                os.fsync(file.fileno())
            if is_new:
                settle(self._file.parent)
        except (OSError, ValueError) as error:
            raise CannotNote(
                "What is deleted has to be noted in %(file)s first. That cannot be done: %(why)s. Look after that "
                "disk, and ask again. Nothing was deleted.",
                file=self._file,
                why=error,
            ) from None

    def laid(self) -> list[Stone]:
        """All that was noted. Raises CannotNote, also where nothing ever was: the disk may be another."""
        if self._file is None:
            return []
        if not self._file.exists():
            raise CannotNote(
                "There is no %(file)s, which says what was deleted. Bring the disk back that it is on. If nothing was "
                "ever noted there, ask again without CASERECORD_OUTSIDE.",
                file=self._file,
            )
        try:
            said = self._file.read_bytes()
            return _read(said[: said.rfind(b"\n") + 1])
        except (OSError, ValueError) as error:
            raise CannotNote(
                "%(file)s says what was deleted. It cannot be read: %(why)s. Bring that disk back, and ask again.",
                file=self._file,
                why=error,
            ) from None


def _line(stone: Stone) -> str:
    return f"{stone.kind} {stone.id} {stone.moment.isoformat()}\n"


def _read(said: bytes) -> list[Stone]:
    """The stones in whole lines. Raises ValueError."""
    return [_stone(number, line) for number, line in enumerate(said.decode().splitlines(), start=1)]


def _stone(number: int, line: str) -> Stone:
    try:
        kind, id_, moment = line.split()
        if kind not in {"key", "salt"}:
            raise ValueError(kind)
        return Stone(kind, UUID(id_), datetime.fromisoformat(moment))
    except ValueError:
        raise ValueError(f"line {number} is not as it was written") from None
