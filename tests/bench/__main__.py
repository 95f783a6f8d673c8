"""The measurements: `./run bench`. Each is a ratio against a named peer, in one run, in turns, on one file system."""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench import (
    accesses,
    appends,
    crowds,
    growths,
    lengths,
    pages,
    papers,
    photos,
    rebuilds,
    replays,
    sign_ins,
    wires,
)
from tests.bench.measures import Measure, fsync_time

GROUPS: dict[str, Callable[[Path, int], list[Measure]]] = {
    "appends": lambda folder, _: appends.measures(folder),
    "rebuilds": rebuilds.measures,
    "replays": lambda folder, events: replays.measures(folder, min(10_000, events)),
    "pages": lambda folder, _: pages.measures(folder),
    "accesses": lambda folder, _: accesses.measures(folder),
    "sign-ins": lambda folder, _: sign_ins.measures(folder),
    "crowds": lambda folder, _: crowds.measures(folder),
    "wires": lambda folder, _: wires.measures(folder),
    "papers": lambda folder, _: papers.measures(folder),
    "photos": lambda folder, _: photos.measures(folder),
    "lengths": lambda folder, _: lengths.measures(folder),
    "growths": lambda folder, events: growths.measures(folder, min(1_000, events), events),
}


def main() -> int:
    """Measure, and print a table. 0 where every goal is met, 1 where one is not."""
    parser = argparse.ArgumentParser(prog="./run bench", description=__doc__)
    parser.add_argument("groups", nargs="*", help=f"what to measure: {', '.join(GROUPS)} (all unless said)")
    parser.add_argument("--events", type=int, default=100_000, help="events in a large store (100,000 unless said)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here as well")
    parser.add_argument("--folder", type=Path, help="where to measure; a temporary folder unless said")
    asked = parser.parse_args()
    if unknown := set(asked.groups) - set(GROUPS):
        parser.error(f"there is no group called {', '.join(sorted(unknown))}")
    with tempfile.TemporaryDirectory(dir=asked.folder) as temporary:
        folder = Path(temporary)
        print(f"median fsync of 4 kB: {fsync_time(folder) * 1000:.3f} ms", flush=True)
        measured = list(_measured(asked.groups or list(GROUPS), folder, asked.events))
    if asked.json:
        keys = ("name", "against", "ratio", "goal", "ok")
        asked.json.write_text(json.dumps([{key: getattr(m, key) for key in keys} for m in measured], indent=1) + "\n")
    return 0 if all(measure.ok for measure in measured) else 1


def _measured(groups: list[str], folder: Path, events: int) -> Iterator[Measure]:
    for group in groups:
        for measure in GROUPS[group](folder, events):
            print(_line(measure), flush=True)
            yield measure


def _line(measure: Measure) -> str:
    goal = f"{'at most' if measure.at_most else 'at least'} {measure.goal:g}"
    verdict = "met" if measure.ok else "SHORT"
    return f"{verdict:5} {measure.ratio:8.2f}  {goal:12} {measure.name} | {measure.against} | {measure.figures}"


if __name__ == "__main__":
    sys.exit(main())
