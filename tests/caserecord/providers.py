"""Another site that says who somebody is. What it says can be bent before it is said, as somebody would who attacks."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from joserfc import jwt
from joserfc.jwk import ECKey, Key, RSAKey

from domain import clocks

CLIENT = "caserecord-here"


MOVED = {"/moved": 302, "/moved-for-good": 308}
"""Where it says that the keys are somewhere else."""


@dataclass
class Site:
    """Such a site. Whoever comes is somebody whom it knows already."""

    issuer: str
    subject: str = "sam-at-work"
    key: Key = field(default_factory=lambda: ECKey.generate_key("P-256", {"kid": "one"}))
    signs_with: Key | None = None
    """Another key than it says that it has."""
    algorithm: str = "ES256"
    bent: dict[str, Any] = field(default_factory=dict)
    """What it says besides, or instead; None for what it leaves out."""
    documents: dict[str, Any] = field(default_factory=dict)
    """The same of what it says of itself."""
    is_down: bool = False
    asked: list[dict[str, str]] = field(default_factory=list)
    """What it was sent, of what is kept from whoever looks at a browser."""
    is_asked_when: bool = False
    """Whether whoever came last had to show anew who they are, and it is to say when they did."""
    looked_for: list[str] = field(default_factory=list)
    """Every path that it was asked for."""
    codes: dict[str, str] = field(default_factory=dict)
    """The nonce that goes with each code that was not used yet."""

    def let_in(self, address: str, code: str = "code") -> dict[str, str]:
        """What somebody comes back with, who was sent here."""
        sent = {name: said[0] for name, said in parse_qs(urlsplit(address).query).items()}
        self.codes[code], self.is_asked_when = sent["nonce"], "max_age" in sent
        return {"code": code, "state": sent["state"]}

    def answer(self, path: str, form: dict[str, str]) -> Any:
        """What it answers; nothing where it refuses."""
        self.looked_for.append(path)
        if path == "/.well-known/openid-configuration":
            at = {f"{name}_endpoint": f"{self.issuer}/{name}" for name in ("authorization", "token")}
            return {"issuer": self.issuer, "jwks_uri": f"{self.issuer}/keys", **at} | self.documents
        if path == "/keys" or path in MOVED:
            return {"keys": [self.key.as_dict(private=False)]}
        if path == "/list":
            return []
        self.asked.append(form)
        nonce = self.codes.pop(form.get("code", ""), None)
        return nonce and {"access_token": "none", "token_type": "Bearer", "id_token": self.token(nonce)}

    def claims(self, nonce: str) -> dict[str, Any]:
        """Who came."""
        now = clocks.moment()
        said = {"iss": self.issuer, "aud": CLIENT, "sub": self.subject, "nonce": nonce, "iat": now, "exp": now + 300}
        said |= {"auth_time": now} if self.is_asked_when else {}
        return {name: each for name, each in (said | self.bent).items() if each is not None}

    def token(self, nonce: str) -> str:
        """Who came, signed."""
        key = self.signs_with or self.key
        return jwt.encode({"alg": self.algorithm, "kid": key.kid}, self.claims(nonce), key, algorithms=[self.algorithm])


@contextmanager
def a_provider() -> Iterator[Site]:
    """A site that is served on this computer."""

    class Served(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer({})

        def do_POST(self) -> None:
            sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self._answer({name: said[0] for name, said in parse_qs(sent).items()})

        def _answer(self, form: dict[str, str]) -> None:
            answer = None if site.is_down else site.answer(self.path, form)
            body = json.dumps(answer if answer is not None else {"error": "invalid_grant"}).encode()
            self.send_response(503 if site.is_down else MOVED.get(self.path, 200) if answer is not None else 400)
            self.send_header("Location", f"{site.issuer}/keys")
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """It says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Served) as server:
        site = Site(f"http://127.0.0.1:{server.server_address[1]}")
        serving = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        serving.start()
        yield site
        server.shutdown()
        serving.join(5)


def named_in(folder: Path, at: str, **more: object) -> Path:
    """A file that names a provider."""
    (folder / "work.secret").write_text("known to both\n")
    said = {
        "key": "work",
        "called": "Sign in with my work account",
        "issuer": at,
        "client_id": CLIENT,
        "secret_file": "work.secret",
        **more,
    }
    lines = [f"{name} = {json.dumps(value)}" for name, value in said.items() if value is not None]
    file = folder / "oidc.toml"
    file.write_text("\n".join(["[[provider]]", *lines]))
    return file


def an_rsa_key() -> RSAKey:
    return RSAKey.generate_key(2048, {"kid": "one"})
