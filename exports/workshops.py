"""Workshops: work on what others sent, in a warm worker process, so that nothing they sent can harm the server.

A worker is started when it is first wanted, and a new one whenever it has ended, has run over its time or has done
its share.
"""

import os
import subprocess
import sys
import threading
import weakref
from collections.abc import Callable
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import ClassVar

SECONDS = 14.0
"""How long one piece of work may take, by the clock, with the start of a worker (1 to 2 s) if it needs one."""
PATIENCE = 15.0
"""How long a piece of work may wait for its turn, in seconds."""
SHARE = 500
"""How much work a worker does before a new one takes over: whatever has piled up in it goes with it."""
LARGEST_ANSWER = 64 * 1024 * 1024
"""In bytes."""


class Busy(Exception):
    """Others were at work for as long as this could wait."""


class Lost(Exception):
    """The worker did not live to finish this."""


class Workshop:
    """Does one piece of work at a time, for any number of threads. Keeps nothing of what it worked on."""

    TRADE: ClassVar[str]
    """The module of exports that knows how: its `begin(stock)` gives a function from bytes to bytes."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self.worker: Worker | None = None

    def close(self) -> None:
        """End the worker. The next work starts a new one."""
        with self._turn:
            self._dismiss()

    def _stock(self) -> bytes:
        """What a new worker is given once."""
        return b""

    def _worked(self, message: bytes) -> bytes:
        """What the worker makes of a message. Raises Busy, Lost: after 15 seconds at the most, or 30 in a queue."""
        if not self._turn.acquire(timeout=PATIENCE):
            raise Busy
        try:
            if self.worker and (self.worker.has_ended or self.worker.done >= SHARE):
                self._dismiss()
            self.worker = self.worker or Worker(self.TRADE)
            return self.worker.work(message, stock=self._stock)
        except (EOFError, OSError) as lost:
            self._dismiss()
            raise Lost from lost
        finally:
            self._turn.release()

    def _dismiss(self) -> None:
        if self.worker:
            self.worker.end()
        self.worker = None


class Worker:
    """One process that works, and the pipe to it. It ends with this object, or with the server."""

    def __init__(self, trade: str) -> None:
        self.done = 0
        self._has_stock = False
        self._pipe, its_end = Pipe()
        folder = mkdtemp(prefix="caserecord-work-")
        with its_end:
            self.process = _started(trade, its_end, folder)
        self.end = weakref.finalize(self, _end, self.process, self._pipe, folder)

    @property
    def has_ended(self) -> bool:
        """Whether the process is gone."""
        return self.process.poll() is not None

    def work(self, message: bytes, *, stock: Callable[[], bytes]) -> bytes:
        """What is made of a message. Raises EOFError or OSError when the process did not live to finish it."""
        watch = threading.Timer(SECONDS, self.process.kill)
        watch.start()
        try:
            if not self._has_stock:
                self._pipe.send_bytes(stock())
                self._has_stock = True
            self._pipe.send_bytes(message)
            made = self._pipe.recv_bytes(LARGEST_ANSWER)
        finally:
            watch.cancel()
            watch.join()
        self.done += 1
        return made


def _started(trade: str, pipe: Connection, folder: str) -> subprocess.Popen[bytes]:
    """A process at the other end of a pipe, with a folder for what it unpacks.

    It gets no setting or secret of the server, and says nothing to its log. No clock gets into what it makes.
    """
    return subprocess.Popen(
        [sys.executable, "-m", "exports.workers", trade, str(pipe.fileno())],
        pass_fds=[pipe.fileno()],
        cwd=Path(__file__).parents[1],
        env={
            "LANG": "C.UTF-8",
            "PATH": os.defpath,
            "PYTHONHASHSEED": "0",
            "SOURCE_DATE_EPOCH": "0",  # the day in each font with emoji
            "TMPDIR": folder,
            "TZ": "UTC",
            "XDG_CACHE_HOME": folder,
        },
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _end(process: subprocess.Popen[bytes], pipe: Connection, folder: str) -> None:
    """End a process for good, leaving nothing of it behind."""
    pipe.close()
    process.kill()
    process.wait()
    rmtree(folder, ignore_errors=True)
