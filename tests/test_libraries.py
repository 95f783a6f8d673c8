"""./run libraries says which library has a known fault, since when, and how many days there are to replace it."""

import json
import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from tests.libraries import HIGH, MODERATE, NOT_SERVING, RENEWED, Library, locked, main, too_old

TODAY = datetime.now(UTC).date()
SERVING = next(each for each in locked() if each.name == "jinja2")
TESTING = next(each for each in locked() if each.name == "pytest")


class Osv:
    """Answers on this computer as OSV's documents say that it does, and keeps what it was asked."""

    def __init__(self) -> None:
        self.known: dict[tuple[str, str], list[dict[str, Any]]] = {}
        self.asked: list[tuple[str, str, str]] = []
        self.is_broken = False
        self.at: list[str] = []

    def writes_down(self, library: Library, number: str, published: date, **more: Any) -> None:
        said = {"id": number, "published": f"{published}T08:00:00Z", "summary": "It lets anybody in.", **more}
        package = {"ecosystem": library.ecosystem, "name": library.name}
        events = [{"introduced": "0"}, {"fixed": "99.1"}]
        said["affected"] = [{"package": package, "ranges": [{"type": "ECOSYSTEM", "events": events}]}]
        self.known.setdefault((library.name, library.version), []).append(said)

    def batch(self, asked: dict[str, Any]) -> dict[str, Any]:
        """One fault in each part of an answer."""
        results = []
        for query in asked["queries"]:
            name, version = query["package"]["name"], query["version"]
            self.asked.append((query["package"]["ecosystem"], name, version))
            known, part = self.known.get((name, version), []), int(query.get("page_token", 0))
            more = {"next_page_token": str(part + 1)} if part + 1 < len(known) else {}
            results.append({"vulns": [{"id": known[part]["id"]}], **more} if known else {})
        return {"results": results}

    def one(self, number: str) -> dict[str, Any]:
        return next(each for several in self.known.values() for each in several if each["id"] == number)


@pytest.fixture
def osv() -> Iterator[Osv]:
    kept = Osv()

    class Answers(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.answers(kept.batch(json.loads(self.rfile.read(int(self.headers["Content-Length"])))))

        def do_GET(self) -> None:
            self.answers(kept.one(self.path.removeprefix("/v1/vulns/")))

        def answers(self, said: dict[str, Any]) -> None:
            self.send_response(503 if kept.is_broken else 200)
            self.end_headers()
            self.wfile.write(json.dumps(said).encode())

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    kept.at = ["--at", f"http://127.0.0.1:{server.server_port}"]
    yield kept
    server.shutdown()
    server.server_close()


def test_every_version_that_is_locked_is_asked_about_for_every_computer(osv: Osv, capsys: pytest.CaptureFixture[str]):
    exit_code = main(osv.at, made=TODAY)

    assert exit_code == 0
    assert set(osv.asked) == {(each.ecosystem, each.name, each.version) for each in locked()}
    assert sum(name == "av" for _, name, _ in osv.asked) > 1
    assert {"flask", "pytest", "sass"} <= {name for _, name, _ in osv.asked}
    assert capsys.readouterr().out == f"No fault is known in any of {len(locked())} libraries.\n"


def test_a_known_fault_says_where_since_when_and_how_many_days_are_left(osv: Osv, capsys: pytest.CaptureFixture[str]):
    since = TODAY - timedelta(days=2)
    osv.writes_down(SERVING, "GHSA-1", since, database_specific={"severity": "MODERATE"})

    exit_code = main(osv.at, made=TODAY)

    assert exit_code == 1
    assert capsys.readouterr().out == (
        f"{SERVING}: GHSA-1 (moderate), known since {since}, mended in 99.1: {MODERATE.days - 2} days are left. "
        "It lets anybody in.\n"
    )


def test_what_nobody_says_how_bad_it_is_counts_as_high_and_is_too_late_after_its_days(
    osv: Osv, capsys: pytest.CaptureFixture[str]
):
    osv.writes_down(SERVING, "PYSEC-1", TODAY - HIGH - timedelta(days=3))

    assert main(osv.at, made=TODAY) == 1
    assert "(nobody says how bad)" in (said := capsys.readouterr().out)
    assert ": 3 days too late." in said


def test_there_is_more_time_for_what_serves_nobody_and_the_most_urgent_is_said_first(
    osv: Osv, capsys: pytest.CaptureFixture[str]
):
    for library in (TESTING, SERVING):
        osv.writes_down(library, f"GHSA-{library.name}", TODAY, database_specific={"severity": "CRITICAL"})

    main(osv.at, made=TODAY)

    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith(f"{SERVING}: ")
    assert second.startswith(f"{TESTING}: ")
    assert f"{NOT_SERVING.days} days are left" in second


def test_one_fault_under_two_names_is_one_since_its_first_day_and_one_that_was_taken_back_is_none(
    osv: Osv, capsys: pytest.CaptureFixture[str]
):
    earlier = TODAY - timedelta(days=5)
    osv.writes_down(SERVING, "PYSEC-1", earlier, aliases=["CVE-1"])
    osv.writes_down(SERVING, "GHSA-1", TODAY, aliases=["CVE-1"], database_specific={"severity": "LOW"})
    osv.writes_down(SERVING, "GHSA-2", TODAY, withdrawn=f"{TODAY}T09:00:00Z")

    main(osv.at, made=TODAY)

    (line,) = capsys.readouterr().out.splitlines()
    assert f"CVE-1, GHSA-1, PYSEC-1 (low), known since {earlier}, " in line


def test_where_nobody_answers_it_is_not_said_that_there_is_no_fault(osv: Osv, capsys: pytest.CaptureFixture[str]):
    osv.is_broken = True

    assert main(osv.at, made=TODAY) == 2
    assert main(["--at", "http://127.0.0.1:9"], made=TODAY) == 2
    assert "No fault" not in (said := capsys.readouterr()).out
    assert said.err.count("Nothing is known of faults.") == 2


def test_locks_are_made_again_after_a_quarter_of_a_year():
    assert too_old(TODAY - RENEWED, TODAY) == []
    assert "Make them again" in too_old(TODAY - RENEWED - timedelta(days=1), TODAY)[0]
    assert "in a clone" in too_old(None, TODAY)[0]
