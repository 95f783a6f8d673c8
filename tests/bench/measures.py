"""How a measure is taken: two ways of doing the same, in turns, in one run; the median of each; their ratio."""

import gc
import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from caserecord.garbage import settle

Way = Callable[[int], object]


class Measure(NamedTuple):
    """One line of the table."""

    name: str
    against: str
    ratio: float
    goal: float
    at_most: bool = False
    """Whether the goal is the largest that will do, not the smallest."""
    figures: str = ""
    """The medians that the ratio is made of."""

    @property
    def ok(self) -> bool:
        """Whether the goal is met."""
        return self.ratio <= self.goal if self.at_most else self.ratio >= self.goal


def in_turns(ways: list[Way], rounds: int) -> list[float]:
    """The median time of each way, in seconds, over rounds in which each has its turn."""
    taken: list[list[float]] = [[] for _ in ways]
    gc.collect()
    settle()  # as the server does
    for number in range(rounds):
        for way, times in zip(ways, taken, strict=True):
            started = time.perf_counter()
            way(number)
            times.append(time.perf_counter() - started)
    return [statistics.median(times) for times in taken]


def speed(name: str, against: str, *, ours: Way, theirs: Way, rounds: int, goal: float) -> Measure:
    """How fast ours is, as a part of how fast the peer is: 1 is as fast, 0.5 half as fast."""
    mine, peer = in_turns([ours, theirs], rounds)
    return Measure(name, against, peer / mine, goal, figures=f"{_ms(mine)} against {_ms(peer)}")


def fsync_time(folder: Path, times: int = 200) -> float:
    """The median time of an fsync after a write of 4 kB, in seconds, on the file system of a folder."""
    path = folder / "fsync"
    taken = []
    with path.open("wb", buffering=0) as file:
        for _ in range(times):
            file.write(b"x" * 4096)
            started = time.perf_counter()
            os.fsync(file.fileno())
            taken.append(time.perf_counter() - started)
    path.unlink()
    return statistics.median(taken)


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:,.2f} ms"
