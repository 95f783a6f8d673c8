"""The README's commands do what it says."""

import os
import re
import shlex
import signal
import socket
import subprocess
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

HERE = Path(__file__).parents[1]
COMMANDS = [
    line
    for block in re.findall(r"```sh\n(.*?)```", (HERE / "README.md").read_text(), re.DOTALL)
    for line in block.splitlines()
    if line
]


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    folder = tmp_path_factory.mktemp("readme")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    yield os.environ | {"CASERECORD_DATA": str(folder / "data"), "CASERECORD_PORT": str(port)}
    for made in ("mo.pdf", "checkpoint.txt"):
        (HERE / made).unlink(missing_ok=True)


def test_every_test_and_page_that_the_readme_names_is_there():
    said = (HERE / "README.md").read_text()
    named = re.findall(r"`((?:tests/)?[a-z_/]*test_[a-z_]+\.py|tests/[a-z]+)`", said)
    linked = re.findall(r"\]\((?!http)([^)#]+)\)", said)

    assert len(named) > 40
    assert [name for name in named if not (HERE / name).exists() and not list(HERE.glob(f"tests/**/{name}"))] == []
    assert [name for name in linked if not (HERE / name).exists()] == []


class Opened(NamedTuple):
    """What is said and shown when the site was served for the first time."""

    said: str
    page: str


@pytest.fixture(scope="module")
def opened(environment: dict[str, str]) -> Opened:
    assert COMMANDS[0] == "./run serve"
    server = subprocess.Popen(
        shlex.split(COMMANDS[0]), cwd=HERE, env=environment, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        said = _until(server, "Say who you are today")
        page = urllib.request.urlopen(f"http://127.0.0.1:{environment['CASERECORD_PORT']}/who").read().decode()
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.communicate(timeout=20)
    return Opened(said, page)


def test_the_site_opens_with_the_demo_people(environment: dict[str, str], opened: Opened):
    assert f"http://127.0.0.1:{environment['CASERECORD_PORT']}/" in opened.said
    for name in ("Sol", "Rhian", "Wendy", "Aud"):
        assert name in opened.page
        assert name in opened.said


def test_the_checks_are_the_very_command_of_the_readme():
    assert "./run test" in COMMANDS
    assert "./run test" in (HERE / ".ci" / "run").read_text()


@pytest.mark.usefixtures("opened")
def test_the_commands_of_the_readme_do_what_it_says_one_after_the_other(environment: dict[str, str]):
    commands = [line for line in COMMANDS if line.startswith("./run caserecord")]

    for command in commands:
        run = subprocess.run(
            shlex.split(command), cwd=HERE, env=environment, capture_output=True, text=True, timeout=120, check=False
        )
        assert run.returncode == 0, (command, run.stderr)

    assert len(commands) > 5


def test_for_real_people_the_first_manager_is_invited_and_then_it_is_served(
    environment: dict[str, str], tmp_path: Path
):
    first, serve = (line for line in COMMANDS if line.startswith("CASERECORD_DATA=~/record "))
    mine = environment | {"HOME": str(tmp_path)}

    invited = subprocess.run(
        ["sh", "-c", first], cwd=HERE, env=mine, capture_output=True, text=True, timeout=60, check=True
    )
    server = subprocess.Popen(
        ["sh", "-c", serve], cwd=HERE, env=mine, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        _until(server, "in a browser")
        page = _answer_to_code(*invited.stdout.strip().split("#"))
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.communicate(timeout=20)

    assert "Hello Jo Webb. How will you sign in?" in page


def _answer_to_code(address: str, code: str) -> str:
    """What somebody is shown who brings a code to its address, as a browser does."""
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    token = re.findall(r'name="csrf_token" value="([^"]+)"', browser.open(address).read().decode())[-1]
    form = urllib.parse.urlencode({"csrf_token": token, "key": code}).encode()
    origin = address.removesuffix("/invitation")
    return str(browser.open(urllib.request.Request(address, form, {"Origin": origin})).read().decode())


def _until(server: subprocess.Popen[str], words: str) -> str:
    """What the server says, up to and including these words."""
    said = ""
    assert server.stderr is not None
    for line in server.stderr:
        said += line
        if words in line:
            return said
    raise AssertionError(f"it ended without saying that: {said}")
