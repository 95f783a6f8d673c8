"""What ./run installs: what it takes to serve, and what tests need besides only where there are tests to run."""

import os
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest

HERE = Path(__file__).parents[1]
SERVING, TESTING = "requirements.lock", "requirements-test.lock"

PYTHON = """#!/bin/sh
# Stands in for Python: makes a .venv that is itself, and writes down what it was asked.
echo "$*" >>"$ASKED"
if [ "$1 $2" = "-m venv" ]; then mkdir -p .venv/bin && cp "$0" .venv/bin/python; fi
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A tree that has ./run, two locks, and nothing to build."""
    shutil.copy(HERE / "run", tmp_path)
    for path, text in {
        SERVING: "flask==1",
        TESTING: "pytest==1",
        "bin/python3.11": PYTHON,
        "bin/dpkg-query": "#!/bin/sh\nshift 3; for each; do echo installed; done",
        "web/style/build": "#!/bin/sh",
        "web/translations/build": "#!/bin/sh",
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
        (tmp_path / path).chmod(0o755)
    return tmp_path


def installed(tree: Path, *command: str) -> list[str]:
    """What this command makes or installs before it does what it was asked."""
    asked = tree / "asked"
    asked.write_text("")
    path = f"{tree / 'bin'}:{os.environ['PATH']}"
    subprocess.run([tree / "run", *command], env={"PATH": path, "ASKED": str(asked)}, check=True, capture_output=True)
    done = []
    for line in asked.read_text().splitlines():
        words = line.split()
        if words[:2] == ["-m", "venv"]:
            done.append("anew")
        elif words[:3] == ["-m", "pip", "install"]:
            assert "--require-hashes" in words
            done += [lock for option, lock in pairwise(words) if option == "-r"]
    return done


def test_what_serves_has_no_tools_for_tests(tree: Path):
    assert installed(tree, "serve") == ["anew", SERVING]
    assert installed(tree, "caserecord", "doctor") == []


def test_tests_add_what_they_need_and_make_nothing_anew(tree: Path):
    installed(tree, "serve")

    assert installed(tree, "test", "tests/domain") == [SERVING, TESTING]
    for command in ("serve", "test", "bench", "libraries"):
        assert installed(tree, command, "tests/domain") == []


def test_whoever_measures_or_asks_about_libraries_has_both(tree: Path):
    assert installed(tree, "libraries") == ["anew", SERVING, TESTING]
    assert installed(tree, "bench") == []


def test_a_lock_that_was_changed_is_installed_again(tree: Path):
    installed(tree, "test", "tests/domain")

    (tree / TESTING).write_text("pytest==2")

    assert installed(tree, "serve") == []
    assert installed(tree, "test", "tests/domain") == [SERVING, TESTING]


def test_an_installation_that_broke_off_begins_anew(tree: Path):
    installed(tree, "serve")

    (tree / ".venv" / "made-from").unlink()

    assert installed(tree, "serve") == ["anew", SERVING]
