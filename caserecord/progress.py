"""Progress: what is said while something takes longer than a second."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer
from typing import TextIO

PATIENCE = 1.0
"""Seconds of work about which nothing is said."""
BETWEEN_LINES = 5.0
"""Seconds between lines where they are kept, in a file or by a service."""
_WIDTH = 30


class Progress:
    """Says how far something is: a bar that grows on a terminal, a line now and then anywhere else."""

    def __init__(self, doing: str, out: TextIO) -> None:
        self._doing = doing
        self._out = out
        self._is_terminal = out.isatty()
        self._next = time.monotonic() + PATIENCE
        self._has_drawn = False

    def __call__(self, done: int, total: int) -> None:
        """So many of so many are done."""
        moment = time.monotonic()
        if moment < self._next and not (self._has_drawn and done >= total):
            return
        self._has_drawn = True
        self._next = moment + (0.1 if self._is_terminal else BETWEEN_LINES)
        if self._is_terminal:
            full = _WIDTH * done // max(total, 1)
            self._out.write(f"\r{self._doing} {'█' * full}{'░' * (_WIDTH - full)} {done:,} of {total:,}")
        else:
            self._out.write(f"{self._doing}: {done:,} of {total:,}\n")
        self._out.flush()

    def close(self) -> None:
        """It is done: what is said next begins on a line of its own."""
        if self._has_drawn and self._is_terminal:
            self._out.write("\n")
            self._out.flush()


def say(words: str) -> None:
    """Say something to whoever asks, apart from what was asked for."""
    print(words, file=sys.stderr)


@contextmanager
def waiting(doing: str) -> Iterator[None]:
    """Say what is being done, if it takes long and cannot say how far it is."""
    timer = Timer(PATIENCE, say, [f"{doing} …"])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


@contextmanager
def working(doing: str) -> Iterator[Progress]:
    """Say how far something is, if it takes long."""
    progress = Progress(doing, sys.stderr)
    try:
        yield progress
    finally:
        progress.close()
