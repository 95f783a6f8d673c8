"""The server begins, says where it is, answers, and ends when it is told to."""

import json
import os
import signal
import socket
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from runpy import run_module

import pytest

from caserecord.event_names import EVENTS
from caserecord.schemes import open_scheme, welcome_first
from caserecord.settings import Settings
from caserecord.stores import Store
from caserecord.wsgi import main

Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _signals_as_before() -> Iterator[None]:
    before = {each: signal.getsignal(each) for each in (signal.SIGTERM, signal.SIGINT, signal.SIGALRM)}
    yield
    for each, handler in before.items():
        signal.signal(each, handler)


@pytest.fixture
def port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """A port that is free, for a server with nothing in its data folder yet."""
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        free: int = found.getsockname()[1]
    monkeypatch.setenv("CASERECORD_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("CASERECORD_PORT", str(free))
    monkeypatch.delenv("CASERECORD_KEY", raising=False)
    monkeypatch.delenv("CASERECORD_HOST", raising=False)
    return free


def a_scheme(tmp_path: Path, *, is_demo: bool) -> None:
    settings = Settings.from_environment({"CASERECORD_DATA": str(tmp_path / "data")})
    with closing(Store.open(settings, EVENTS)) as store:
        open_scheme(store, "Tidewell", is_demo=is_demo)
        welcome_first(store, "Mo")


class Visitor(threading.Thread):
    """Asks for the first page as soon as there is one, then ends the server."""

    def __init__(self, port: int, ending: signal.Signals, *, then: str = "") -> None:
        super().__init__(daemon=True)
        self._port = port
        self._ending = ending
        self._then = then
        self.status = 0
        self.read = ""
        self.start()

    def run(self) -> None:
        for _ in range(600):
            try:
                with closing(HTTPConnection("127.0.0.1", self._port, timeout=60)) as connection:
                    connection.request("GET", "/")
                    self.status = connection.getresponse().status
                break
            except OSError:
                time.sleep(0.1)
        if self._then:
            with urllib.request.urlopen(self._then) as answer:
                self.read = answer.read().decode()
        os.kill(os.getpid(), self._ending)


def test_it_says_of_each_answer_how_it_went_and_gives_numbers_to_this_computer(
    tmp_path: Path, port: int, monkeypatch: pytest.MonkeyPatch, capsys: Captured
):
    a_scheme(tmp_path, is_demo=True)
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        numbers = free.getsockname()[1]
    monkeypatch.setenv("CASERECORD_METRICS_PORT", str(numbers))
    visitor = Visitor(port, signal.SIGTERM, then=f"http://127.0.0.1:{numbers}/metrics")

    main()

    visitor.join()
    answered = json.loads(capsys.readouterr().out.splitlines()[0])
    assert (answered["rule"], answered["status"]) == ("/", 302)
    assert 'caserecord_answers_total{method="GET",rule="/",status="302"} 1.0' in visitor.read


def test_a_port_for_numbers_that_is_taken_is_said(
    tmp_path: Path, port: int, monkeypatch: pytest.MonkeyPatch, capsys: Captured
):
    a_scheme(tmp_path, is_demo=True)
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        monkeypatch.setenv("CASERECORD_METRICS_PORT", str(taken.getsockname()[1]))

        assert main() == 3

    assert "Choose another in CASERECORD_METRICS_PORT." in capsys.readouterr().err


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_it_serves_until_it_is_told_to_end(tmp_path: Path, port: int, capsys: Captured, ending: signal.Signals):
    a_scheme(tmp_path, is_demo=True)
    visitor = Visitor(port, ending)

    went = main()

    visitor.join()
    said = capsys.readouterr().err
    assert (went, visitor.status) == (0, 302)
    assert f"Open http://127.0.0.1:{port}/ in a browser." in said
    assert "Everybody here is invented. Say who you are today: Mo." in said


def test_a_demo_is_made_where_there_is_no_record(tmp_path: Path, port: int, capsys: Captured):
    visitor = Visitor(port, signal.SIGTERM)

    went = main()

    visitor.join()
    said = capsys.readouterr().err
    assert (went, visitor.status) == (0, 302)
    assert f"There is no record in {tmp_path}/data yet: making one with invented people." in said
    assert "Say who you are today: Sol, Dee, Marlon," in said


def test_a_real_record_lets_nobody_say_who_they_are(tmp_path: Path, port: int, capsys: Captured):
    a_scheme(tmp_path, is_demo=False)
    visitor = Visitor(port, signal.SIGTERM)

    went = main()

    visitor.join()
    assert (went, visitor.status) == (0, 302)
    assert "Say who you are" not in capsys.readouterr().err


@pytest.mark.parametrize("host", ["0.0.0.0", "127.1"])
def test_a_demo_is_served_to_this_computer_only(
    tmp_path: Path, port: int, host: str, monkeypatch: pytest.MonkeyPatch, capsys: Captured
):
    a_scheme(tmp_path, is_demo=True)
    monkeypatch.setenv("CASERECORD_HOST", host)

    assert main() == 3
    assert "A demo is served to this computer only." in capsys.readouterr().err


def test_a_demo_that_others_could_see_is_not_even_made(
    tmp_path: Path, port: int, monkeypatch: pytest.MonkeyPatch, capsys: Captured
):
    monkeypatch.setenv("CASERECORD_HOST", "0.0.0.0")

    assert main() == 3
    assert not (tmp_path / "data").exists()


def test_a_port_that_is_taken_is_said(tmp_path: Path, port: int, capsys: Captured):
    a_scheme(tmp_path, is_demo=True)
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()

        assert main() == 3

    said = capsys.readouterr().err
    assert f"Pages cannot be served on 127.0.0.1, port {port}: Address already in use." in said


def test_a_file_of_leaked_passwords_that_is_none_is_said_before_anything_is_made(
    tmp_path: Path, port: int, capsys: Captured, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("CASERECORD_LEAKED_PASSWORDS", str(tmp_path / "none.txt"))

    assert main() == 3

    assert "none.txt, cannot be read: No such file or directory." in capsys.readouterr().err
    assert not (tmp_path / "data").exists()


def test_views_that_cannot_be_read_are_said(tmp_path: Path, port: int, capsys: Captured):
    a_scheme(tmp_path, is_demo=True)
    visitor = Visitor(port, signal.SIGTERM)
    main()
    visitor.join()
    next((tmp_path / "data").glob("views-*.db")).write_bytes(b"not a database, but long enough to be one" * 20)

    assert main() == 3
    assert "Tell it again: ./run caserecord rebuild" in capsys.readouterr().err


def test_ctrl_c_before_it_serves_ends_it(port: int, monkeypatch: pytest.MonkeyPatch):
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Store, "open", interrupted)

    assert main() == 130


def test_the_program_ends_as_a_script_can_tell(port: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CASERECORD_PORT", "eighty")
    monkeypatch.delitem(sys.modules, "caserecord.wsgi")

    with pytest.raises(SystemExit) as ended:
        run_module("caserecord.wsgi", run_name="__main__")

    assert ended.value.code == 3
