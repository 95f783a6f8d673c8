"""A kill at any moment loses nothing that was acknowledged."""

import json
import subprocess
import sys
from pathlib import Path

KILLS = 200
SEED = 20130503


def test_two_hundred_kills_under_load_lose_nothing_that_was_acknowledged(tmp_path: Path):
    folder = tmp_path / "data"

    run = subprocess.run(
        [sys.executable, "-m", "tests.faults.killed", str(folder), str(KILLS), str(SEED)],
        capture_output=True,
        text=True,
        timeout=400,
        check=False,
    )

    assert run.returncode == 0, run.stderr
    said = json.loads(run.stdout)
    assert said["ended_early"] == 0, run.stderr
    assert said["acknowledged"] > KILLS
    assert said["lost"] == []
    assert said["in_part"] == 0
    assert said["withheld"] == 0
    assert said["integrity"] == "ok"
