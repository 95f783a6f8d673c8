"""Printers: HTML to PDF in a warm worker process, so that no document can harm the server.

The server never imports WeasyPrint. A worker is started when the first paper is wanted, and a new one whenever it has
ended, has run over its time or has printed its share.
"""

import os
import subprocess
import sys
import threading
import weakref
from collections.abc import Mapping
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from msgspec import msgpack

from domain.refusals import Refused
from exports import papers
from exports.papers import Paper

SECONDS = 14.0
"""How long one paper may take, by the clock, with the start of a worker (1 to 2 s) if it needs one."""
PATIENCE = 15.0
"""How long a paper may wait for its turn, in seconds."""
SHARE = 500
"""How many papers a worker prints before a new one takes over: whatever has piled up in it goes with it."""
LARGEST_PDF = 64 * 1024 * 1024
"""In bytes."""


class NotPrinted(Refused):
    """A paper could not be made: it asked for too much, or the worker was lost."""


class Printer:
    """Prints one paper at a time, for any number of threads. Keeps nothing of what it printed."""

    def __init__(self, fonts: Path = papers.FONTS) -> None:
        self._fonts = fonts
        self._turn = threading.Lock()
        self.worker: Worker | None = None

    def pdf_of(self, html: str, resources: Mapping[str, bytes] | None = None) -> bytes:
        """A document as PDF/UA-1. The same document gives the same bytes.

        It may show what is handed over with it in `resources`, by address (`paper:photo`), and nothing else.
        For PDF/UA it needs a `lang`, a `title` and an `alt` for every picture; `dcterms.created` becomes its date.

        Raises NotPrinted: after 15 seconds at the most, or 30 when others are printing.
        """
        message = msgpack.encode(Paper(html, dict(resources or {})))
        if not self._turn.acquire(timeout=PATIENCE):
            raise NotPrinted("Others are printing just now. Please try again in a minute.")
        try:
            return self._print(message)
        finally:
            self._turn.release()

    def close(self) -> None:
        """End the worker. The next paper starts a new one."""
        with self._turn:
            self._dismiss()

    def _print(self, message: bytes) -> bytes:
        if self.worker and (self.worker.has_ended or self.worker.printed >= SHARE):
            self._dismiss()
        self.worker = self.worker or Worker()
        try:
            return self.worker.pdf_of(message, fonts=self._fonts)
        except (EOFError, OSError) as lost:
            self._dismiss()
            raise NotPrinted(
                "This could not be printed: it may be too long, or too much at once. "
                "Please try again, or print a part of it."
            ) from lost

    def _dismiss(self) -> None:
        if self.worker:
            self.worker.end()
        self.worker = None


class Worker:
    """One process that prints, and the pipe to it. It ends with this object, or with the server."""

    def __init__(self) -> None:
        self.printed = 0
        self._has_stock = False
        self._pipe, its_end = Pipe()
        folder = mkdtemp(prefix="caserecord-paper-")
        with its_end:
            self.process = _started(its_end, folder)
        self.end = weakref.finalize(self, _end, self.process, self._pipe, folder)

    @property
    def has_ended(self) -> bool:
        """Whether the process is gone."""
        return self.process.poll() is not None

    def pdf_of(self, message: bytes, *, fonts: Path) -> bytes:
        """A paper as PDF. Raises EOFError or OSError when the process did not live to finish it."""
        watch = threading.Timer(SECONDS, self.process.kill)
        watch.start()
        try:
            if not self._has_stock:
                self._pipe.send_bytes(msgpack.encode(papers.stock_of(fonts)))
                self._has_stock = True
            self._pipe.send_bytes(message)
            pdf = self._pipe.recv_bytes(LARGEST_PDF)
        finally:
            watch.cancel()
            watch.join()
        self.printed += 1
        return pdf


def _started(pipe: Connection, folder: str) -> subprocess.Popen[bytes]:
    """A process at the other end of a pipe, with a folder for the fonts it unpacks.

    It gets no setting or secret of the server, and says nothing to its log. No clock gets into what it makes.
    """
    return subprocess.Popen(
        [sys.executable, "-m", "exports.workers", str(pipe.fileno())],
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
