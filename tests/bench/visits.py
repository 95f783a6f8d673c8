"""Visits to a server over one kept-alive connection, signed in."""

import gzip
import http.client
import re
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode


class Sent(NamedTuple):
    """What came over the wire for one request."""

    status: int
    size: int
    """Bytes, with the head."""
    text: str
    is_kept: bool
    """Whether a browser does not ask for it again, as long as it is the same."""


class Server:
    """A server in a process of its own."""

    def __init__(self, kind: str, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.process = subprocess.Popen([sys.executable, "-m", "tests.bench.served", kind, str(folder), str(self.port)])

    def megabytes(self) -> float:
        """The memory that it and its processes have in use, shared pages counted by their share."""
        asked = ["pgrep", "-P", str(self.process.pid)]
        children = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.split()
        pids = [self.process.pid, *map(int, children)]
        return sum(_pss(pid) for pid in pids if "exports.workers" not in _command(pid)) / 1024

    def close(self) -> None:
        """End it."""
        self.process.terminate()
        self.process.wait()


class Visitor:
    """One connection to a server, kept alive."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.cookie = ""
        self.token = ""
        self._connection = self._connected()

    def get(self, path: str) -> bytes:
        """A page, which has to be there."""
        return self._ask("GET", path)

    def load(self, path: str) -> Sent:
        """A page or a file as browsers ask for it: compressed."""
        cookie = {"Cookie": self.cookie} if self.cookie else {}
        self._connection.request("GET", path, headers={"Accept-Encoding": "gzip", **cookie})
        answer = self._connection.getresponse()
        body = answer.read()
        head = sum(len(name) + len(value) + 4 for name, value in answer.getheaders())
        whole = gzip.decompress(body) if answer.getheader("Content-Encoding") == "gzip" else body
        kept = "no-store" not in (answer.getheader("Cache-Control") or "no-store")
        return Sent(answer.status, head + len(body), whole.decode(errors="replace"), kept)

    def post(self, path: str, **said: str) -> bytes:
        """Send a form."""
        return self._ask("POST", path, urlencode(said | {"csrf_token": self.token}))

    def sign_in(self, reader: str) -> None:
        """Become somebody."""
        self._read_token(self.get("/who"))
        self.post("/who", reader=reader)
        self._read_token(self.get("/"))

    def close(self) -> None:
        """End the visit, and the server."""
        self._connection.close()
        self.server.close()

    def _ask(self, method: str, path: str, body: str | None = None) -> bytes:
        headers = {"Cookie": self.cookie} if self.cookie else {}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self._connection.request(method, path, body, headers)
        answer = self._connection.getresponse()
        page = answer.read()
        if cookie := answer.getheader("Set-Cookie"):
            self.cookie = cookie.partition(";")[0]
        if answer.status >= 400:
            raise RuntimeError(f"{method} {path} answered {answer.status}")
        if answer.status == 302 and method == "GET":
            return self._ask("GET", answer.getheader("Location") or "/")
        return page

    def _read_token(self, page: bytes) -> None:
        found = re.search(rb'name="csrf_token" value="([^"]+)"', page)
        self.token = found[1].decode() if found else self.token

    def _connected(self) -> http.client.HTTPConnection:
        for _ in range(200):
            try:
                connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=60)
                connection.connect()
            except OSError:
                time.sleep(0.1)
            else:
                return connection
        raise RuntimeError("the server did not start")


def _pss(pid: int) -> int:
    """Proportional set size, in kB."""
    found = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
    return int(found[1]) if found else 0


def _command(pid: int) -> str:
    return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
