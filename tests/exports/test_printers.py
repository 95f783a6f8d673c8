"""The printer: fast and repeatable for ordinary paper, closed and short-lived for anything else."""

import http.server
import re
import struct
import subprocess
import sys
import tempfile
import threading
import time
import zlib
from base64 import b64encode
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from exports import workshops
from exports.printers import NotPrinted, Printer
from tests.exports.people import BRON, JAVED, SAM, as_html
from tests.exports.readers import text_of

CANARY = "CANARY-7Q"
SECRET = f'<svg xmlns="http://www.w3.org/2000/svg" width="300" height="40"><text y="20">{CANARY}</text></svg>'
SECRET_STYLE = f'body::before {{ content: "{CANARY}" }}'

PICTURES = (
    '<img alt="x" src="{}">',
    '<img alt="x" srcset="{} 2x" src="{}">',
    '<object data="{}" type="image/svg+xml"></object>',
    '<embed src="{}" type="image/svg+xml">',
    '<p style="background: url({}); width: 300px; height: 40px"></p>',
    '<ul style="list-style-image: url({})"><li>x</ul>',
    '<p style="border: 9px solid; border-image: url({}) 30"></p>',
    "<style>p::before {{ content: url({}) }}</style><p>x",
    '<svg width="300" height="40"><image href="{}" width="300" height="40"/></svg>',
    '<svg width="300" height="40"><use href="{}#a"/></svg>',
    '<svg width="300" height="40"><rect fill="url({}#a)" width="9" height="9"/></svg>',
    '<link rel="attachment" href="{}">',
    '<a rel="attachment" href="{}">x</a>',
    "<style>@font-face {{ font-family: f; src: url({}) }} p {{ font-family: f }}</style><p>x",
    '<iframe src="{}"></iframe>',
    '<base href="{}"><img alt="x" src="">',
)
STYLES = (
    '<link rel="stylesheet" href="{}">',
    "<style>@import url({});</style>",
    '<style>@import "{}";</style>',
    "<style>@color-profile --c {{ src: url({}) }}</style>",
)


def aimed(vector: str, address: str) -> str:
    """A document that asks for an address in one way."""
    return document(vector.replace("{}", address).replace("{{", "{").replace("}}", "}"))


def printed(printer: Printer, html: str) -> bytes:
    """The PDF, or nothing where it was refused."""
    try:
        return printer.pdf_of(html)
    except NotPrinted:
        return b""


def document(body: str) -> str:
    return f'<!doctype html><html lang="en"><title>A paper</title><body>{body}</body></html>'


def picture(side: int) -> bytes:
    """A black square as PNG: a few kilobytes that unfold to three times its side squared."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress(bytes(side * (side * 3 + 1)), 9)
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def everything_in(pdf: bytes) -> bytes:
    """Every stream of a PDF unpacked, with its text layer."""
    if not pdf:
        return b""
    with pikepdf.open(BytesIO(pdf)) as opened:
        unpacked = BytesIO()
        opened.save(unpacked, stream_decode_level=pikepdf.StreamDecodeLevel.all, compress_streams=False)
    return unpacked.getvalue() + text_of(pdf).encode()


@pytest.fixture
def secrets(tmp_path: Path) -> Path:
    """A folder that no paper may look into."""
    (tmp_path / "secret.svg").write_text(SECRET)
    (tmp_path / "secret.css").write_text(SECRET_STYLE)
    return tmp_path


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """The address of a web server on this machine, and what was asked of it."""
    paths: list[str] = []

    class Answer(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_error(404)

    server = http.server.HTTPServer(("127.0.0.1", 0), Answer)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", paths
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("vector", [*PICTURES, *STYLES])
def test_no_file_is_read(printer: Printer, secrets: Path, vector: str):
    file = secrets / ("secret.css" if vector in STYLES else "secret.svg")

    for address in (file.as_uri(), str(file), f"file:{file}", f"FILE://localhost{file}", f"paper:../../{file}"):
        pdf = printed(printer, aimed(vector, address))

        assert CANARY.encode() not in everything_in(pdf)


@pytest.mark.parametrize("vector", [*PICTURES, *STYLES])
def test_nothing_is_asked_of_the_network(printer: Printer, asked: tuple[str, list[str]], vector: str):
    server, paths = asked

    for address in (f"{server}/a", f"//{server.removeprefix('http://')}/a", f"{server.replace('http', 'ftp')}/a"):
        printed(printer, aimed(vector, address))

    assert paths == []


@pytest.mark.parametrize("vector", [*PICTURES, *STYLES])
def test_an_address_that_brings_its_own_data_brings_nothing(printer: Printer, vector: str):
    kind, data = ("text/css", SECRET_STYLE) if vector in STYLES else ("image/svg+xml", SECRET)
    address = f"data:{kind};base64,{b64encode(data.encode()).decode()}"

    pdf = printed(printer, aimed(vector, address))

    assert CANARY.encode() not in everything_in(pdf)


def test_a_picture_that_was_handed_over_is_shown(printer: Printer):
    pdf = printer.pdf_of(document('<img alt="x" src="paper:photo">'), {"paper:photo": SECRET.encode()})

    assert CANARY in text_of(pdf)


def test_a_picture_that_was_handed_over_cannot_open_a_file(printer: Printer, secrets: Path):
    address = (secrets / "secret.svg").as_uri()
    for inside in (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="{address}"/></svg>',
        f'<!DOCTYPE svg [<!ENTITY x SYSTEM "{address}">]><svg xmlns="http://www.w3.org/2000/svg"><text>&x;</text></svg>',
    ):
        pdf = printer.pdf_of(document('<img alt="x" src="paper:photo">'), {"paper:photo": inside.encode()})

        assert CANARY.encode() not in everything_in(pdf)


def test_what_was_handed_over_with_one_paper_is_gone_for_the_next(printer: Printer):
    printer.pdf_of(document('<img alt="x" src="paper:photo">'), {"paper:photo": SECRET.encode()})

    pdf = printer.pdf_of(document('<img alt="x" src="paper:photo">'))

    assert CANARY not in text_of(pdf)


def test_the_same_paper_has_the_same_bytes_whatever_was_printed_before():
    first, second = Printer(), Printer()
    second.pdf_of(as_html(SAM))
    second.pdf_of(document("A new one: \U0001fae9"))

    papers = [printer.pdf_of(as_html(JAVED)) for printer in (first, second, second)]

    assert papers[0] == papers[1] == papers[2]
    first.close()
    second.close()


def test_the_only_day_in_a_paper_is_the_day_it_shows(printer: Printer):
    pdf = printer.pdf_of(as_html(BRON))

    with pikepdf.open(BytesIO(pdf)) as opened:
        assert str(opened.docinfo["/CreationDate"]) == "D:20251121"
        assert "/ModDate" not in opened.docinfo


@pytest.mark.parametrize(
    ("body", "resources"),
    [
        ("<div style='columns: 9'>" * 30 + "x " * 3000, {}),
        ("x " * 3_000_000, {}),
        ("<p style='break-after: page'>x" * 100_000, {}),
        ("<table><tr><td>" * 400, {}),
        ('<img alt="x" src="paper:photo">', {"paper:photo": picture(12_000)}),
    ],
    ids=["layout", "letters", "pages", "depth", "memory"],
)
def test_a_bomb_is_refused_within_fifteen_seconds_and_the_next_paper_is_printed(
    printer: Printer, body: str, resources: dict[str, bytes]
):
    began = time.monotonic()

    with pytest.raises(NotPrinted, match="Please try again, or print a part of it"):
        printer.pdf_of(document(body), resources)

    assert time.monotonic() - began < 15
    assert "Bron" in text_of(printer.pdf_of(as_html(BRON)))


def test_a_worker_that_was_killed_is_replaced():
    printer = Printer()
    printer.pdf_of(document("before"))
    worker = printer.worker
    assert worker is not None
    worker.process.kill()
    worker.process.wait()

    assert "after" in text_of(printer.pdf_of(document("after")))
    printer.close()


def test_a_worker_that_has_printed_its_share_is_replaced(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(workshops, "SHARE", 2)
    printer = Printer()

    workers = []
    for _ in range(4):
        printer.pdf_of(document("x"))
        assert printer.worker is not None
        workers.append(printer.worker.process.pid)

    assert workers[0] == workers[1] != workers[2] == workers[3]
    printer.close()


def test_many_threads_each_get_their_own_paper(printer: Printer):
    with ThreadPoolExecutor(8) as threads:
        pdfs = list(threads.map(lambda n: printer.pdf_of(document(f"Paper number {n}.")), range(40)))

    for number, pdf in enumerate(pdfs):
        assert f"Paper number {number}." in text_of(pdf)


def test_who_waits_too_long_for_a_turn_is_told(printer: Printer, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(workshops, "PATIENCE", 0.05)
    long = threading.Thread(target=printer.pdf_of, args=(as_html(JAVED),))
    long.start()
    time.sleep(0.1)

    with pytest.raises(NotPrinted, match="Others are printing just now"):
        printer.pdf_of(document("x"))

    long.join()


def test_a_worker_ends_with_its_printer():
    printer = Printer()
    printer.pdf_of(document("x"))
    assert printer.worker is not None
    process = printer.worker.process

    del printer

    assert process.returncode is not None


def test_a_worker_ends_with_its_server_and_the_server_never_loads_weasyprint():
    server = (
        "import sys, os; from exports.printers import Printer; printer = Printer();"
        " printer.pdf_of('<html lang=en><title>x</title>x'); assert 'weasyprint' not in sys.modules;"
        " print(printer.worker.process.pid, flush=True); {end}"
    )
    for end in ("pass", "os.kill(os.getpid(), 9)"):
        said = subprocess.run(
            [sys.executable, "-c", server.format(end=end)], capture_output=True, text=True, check=False
        )

        worker = Path("/proc") / re.sub(r"\s", "", said.stdout)
        deadline = time.monotonic() + 5
        while worker.exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        assert said.stdout
        assert not worker.exists()


def test_a_worker_leaves_no_file_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    printer = Printer()
    printer.pdf_of(as_html(BRON))
    assert list(tmp_path.iterdir())

    printer.close()

    assert list(tmp_path.iterdir()) == []


def test_a_worker_knows_no_setting_of_the_server(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CASERECORD_SECRET", CANARY)
    printer = Printer()
    printer.pdf_of(document("x"))
    assert printer.worker is not None

    environment = Path(f"/proc/{printer.worker.process.pid}/environ").read_bytes()

    assert CANARY.encode() not in environment
    printer.close()
