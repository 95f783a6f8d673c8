"""Which libraries that are locked have known faults, and how long there is to replace each: ./run libraries

It asks OSV (https://osv.dev), where whoever finds faults in the libraries of PyPI and npm has them written down, about
each name and version in the locks, also those that are for other computers than this one. Nothing else leaves.
"""

import argparse
import json
import re
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import requests

HERE = Path(__file__).parents[1]
OSV = "https://api.osv.dev"
PATIENCE = 30
"""Seconds."""

CRITICAL = timedelta(days=3)
HIGH = timedelta(days=7)
MODERATE = timedelta(days=30)
LOW = timedelta(days=90)
WITHIN = {"CRITICAL": CRITICAL, "HIGH": HIGH, "MODERATE": MODERATE, "LOW": LOW}
"""How long after a fault was made public it may be here, by how bad it is. Where nobody says, it counts as high."""
NOT_SERVING = timedelta(days=30)
"""The least there is for what only builds the style sheet or runs tests: no request ever reaches it."""
RENEWED = timedelta(days=90)
"""The locks are made again at least so often, whether or not there is a fault."""


@dataclass(frozen=True, order=True)
class Library:
    """One that is locked, in one version."""

    ecosystem: str
    name: str
    version: str
    serves: bool

    def __str__(self) -> str:
        return f"{self.name} {self.version}{'' if self.serves else ' (serves nobody)'}"


@dataclass(frozen=True)
class Fault:
    """What is known to be wrong with a library."""

    library: Library
    ids: frozenset[str]
    says: str
    since: date
    how_bad: str
    mended_in: frozenset[str]

    @property
    def until(self) -> date:
        """The day by which it is to be gone."""
        within = WITHIN.get(self.how_bad, HIGH)
        return self.since + (within if self.library.serves else max(within, NOT_SERVING))


def main(argv: list[str], *, made: date | None = None) -> int:
    """0 where nothing is to be done, 1 where something is, 2 where nobody could be asked."""
    parser = argparse.ArgumentParser(prog="./run libraries", description="Which libraries have known faults.")
    parser.add_argument("--at", default=OSV, metavar="ADDRESS", help="who is asked, in OSV's way (%(default)s)")
    at = parser.parse_args(argv).at
    today = datetime.now(UTC).date()
    libraries = locked()
    try:
        faults = faults_of(libraries, at)
    except requests.RequestException as error:
        print(f"{at} could not be asked ({type(error).__name__}). Nothing is known of faults.", file=sys.stderr)
        return 2
    wrong = [*(_said(each, today) for each in faults), *too_old(made or last_made(), today)]
    print(*wrong or [f"No fault is known in any of {len(libraries)} libraries."], sep="\n")
    return 1 if wrong else 0


def locked() -> list[Library]:
    """Every version that either lock names, and every one of the style sheet's."""
    serving, testing = _pinned("requirements.lock"), _pinned("requirements-test.lock")
    packages = json.loads((HERE / "web/style/package-lock.json").read_text(encoding="utf-8"))["packages"]
    return sorted(
        {Library("PyPI", *each, serves=each in serving) for each in serving | testing}
        | {
            Library("npm", path.rpartition("node_modules/")[2], package["version"], serves=False)
            for path, package in packages.items()
            if path
        }
    )


def _pinned(lock: str) -> set[tuple[str, str]]:
    return set(re.findall(r"^([\w.-]+)==([^\s;]+)", (HERE / lock).read_text(encoding="utf-8"), re.MULTILINE))


def last_made() -> date | None:
    """When the older of the locks was last changed, where that is known: in a clone."""
    try:
        days = [
            subprocess.run(
                ["git", "log", "-1", "--format=%cs", lock], cwd=HERE, capture_output=True, text=True, check=True
            )
            for lock in ("requirements.lock", "requirements-test.lock")
        ]
        return min(date.fromisoformat(each.stdout.strip()) for each in days)
    except (OSError, subprocess.CalledProcessError, ValueError):
        return None


def too_old(made: date | None, today: date) -> list[str]:
    """What is to be done about the age of the locks."""
    if made is None:
        return ["It is not known when the locks were made. Ask in a clone of the repository."]
    if today - made <= RENEWED:
        return []
    return [f"The locks are of {made}, more than {RENEWED.days} days ago. Make them again by their first lines."]


def faults_of(libraries: list[Library], at: str) -> list[Fault]:
    """What is known of them there, the most urgent first. Raises RequestException."""
    with requests.Session() as asking:
        found = [
            _fault(library, _answer(asking.get(f"{at}/v1/vulns/{each}", timeout=PATIENCE)))
            for library, each in _known(asking, at, libraries)
        ]
    return sorted(_merged([each for each in found if each]), key=lambda fault: (fault.until, fault.library))


def _known(asking: requests.Session, at: str, libraries: list[Library]) -> list[tuple[Library, str]]:
    """Each library and the id of something that is known of it. Long answers come in parts."""
    found: list[tuple[Library, str]] = []
    questions: list[tuple[Library, dict[str, Any]]] = [
        (each, {"package": {"ecosystem": each.ecosystem, "name": each.name}, "version": each.version})
        for each in libraries
    ]
    while questions:
        asked = {"queries": [question for _, question in questions]}
        answers = _answer(asking.post(f"{at}/v1/querybatch", json=asked, timeout=PATIENCE))["results"]
        parts = list(zip(questions, answers, strict=True))
        found += [(library, known["id"]) for (library, _), answer in parts for known in answer.get("vulns", [])]
        questions = [
            (library, question | {"page_token": answer["next_page_token"]})
            for (library, question), answer in parts
            if answer.get("next_page_token")
        ]
    return found


def _answer(response: requests.Response) -> Any:
    response.raise_for_status()
    return response.json()


def _fault(library: Library, known: dict[str, Any]) -> Fault | None:
    """What is written down of one, in OSV's schema; nothing where it was taken back."""
    if "withdrawn" in known:
        return None
    return Fault(
        library,
        frozenset([known["id"], *known.get("aliases", [])]),
        known.get("summary") or known.get("details", "").partition("\n")[0],
        datetime.fromisoformat(known["published"]).date(),
        known.get("database_specific", {}).get("severity", ""),
        frozenset(
            event["fixed"]
            for affected in known.get("affected", [])
            if affected.get("package", {}).get("name") == library.name
            for versions in affected.get("ranges", [])
            if versions["type"] != "GIT"
            for event in versions["events"]
            if "fixed" in event
        ),
    )


def _merged(found: list[Fault]) -> list[Fault]:
    """The same fault under several names is one: since its first day, and as bad as the worst that is said of it."""
    faults: list[Fault] = []
    for each in found:
        same = [fault for fault in faults if fault.library == each.library and fault.ids & each.ids]
        all_of_it = [*same, each]
        faults = [fault for fault in faults if fault not in same]
        faults.append(
            Fault(
                each.library,
                frozenset().union(*(fault.ids for fault in all_of_it)),
                max((fault.says for fault in all_of_it), key=bool),
                min(fault.since for fault in all_of_it),
                min((fault.how_bad for fault in all_of_it), key=lambda said: WITHIN.get(said, timedelta.max)),
                frozenset().union(*(fault.mended_in for fault in all_of_it)),
            )
        )
    return faults


def _said(fault: Fault, today: date) -> str:
    left = (fault.until - today).days
    mended = f"mended in {', '.join(sorted(fault.mended_in))}" if fault.mended_in else "mended in no version yet"
    when = f"{left} days are left" if left >= 0 else f"{-left} days too late"
    how_bad = fault.how_bad.lower() or "nobody says how bad"
    names = ", ".join(sorted(fault.ids))
    return f"{fault.library}: {names} ({how_bad}), known since {fault.since}, {mended}: {when}. {fault.says}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
