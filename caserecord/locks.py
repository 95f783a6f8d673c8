"""Taking turns to write, and using something alone: locks on files, between threads and between processes."""

import fcntl
import os
import weakref
from pathlib import Path
from threading import RLock

from caserecord.files import private_file


class FileLock:
    """Whoever holds it is the only writer. The same thread may take it again while it holds it.

    The lock belongs to the open file, which is closed when nobody has the lock any more: make a new one after a fork.
    """

    def __init__(self, path: Path) -> None:
        self._file = os.open(private_file(path), os.O_RDWR)
        self.close = weakref.finalize(self, os.close, self._file)
        self._turn = RLock()  # flock alone does not tell threads apart
        self._times = 0

    def __enter__(self) -> None:
        self._turn.acquire()
        try:
            if not self._times:
                fcntl.flock(self._file, fcntl.LOCK_EX)
        except BaseException:
            self._turn.release()
            raise
        self._times += 1

    def __exit__(self, *_: object) -> None:
        self._times -= 1
        if not self._times:
            fcntl.flock(self._file, fcntl.LOCK_UN)
        self._turn.release()


class InUse(Exception):
    """Somebody else uses it."""


class Use:
    """Using something, together with others or alone, until this is closed or the process ends, however it ends."""

    def __init__(self, path: Path, *, alone: bool = False) -> None:
        """Together with others, wait for whoever uses it alone. Raises InUse where it was to be alone, and is not."""
        file = os.open(private_file(path), os.O_RDWR)
        self.close = weakref.finalize(self, os.close, file)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB if alone else fcntl.LOCK_SH)
        except BlockingIOError:
            self.close()
            raise InUse(path) from None
