"""Cookies: never sent where they could be read on the way, nor taken from another site; and sealed."""

import secrets
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from typing import Any, cast
from urllib.parse import urlsplit

from flask import Flask, current_app, request, session
from flask.sessions import SecureCookieSessionInterface
from flask_wtf.csrf import generate_csrf
from itsdangerous import BadSignature, Signer
from werkzeug import Response
from werkzeug.exceptions import SecurityError

from caserecord.seals import Seal, Unsealed
from caserecord.settings import is_loopback

HOST_ONLY = "__Host-"
"""What a name begins with so that browsers take the cookie by https alone, and from no other site, nor one under it."""

Signer.default_digest_method = staticmethod(sha256)  # the tokens of forms are signed with it: it was SHA-1


def named(name: str) -> str:
    """The whole name of a cookie of ours."""
    return f"{current_app.config['COOKIES_BEGIN']}{name}"


def keep(answer: Response, name: str, value: str, *, lasts: int) -> Response:
    """Let the browser keep something of ours for so many seconds: no script reads it, and no other site has it sent."""
    answer.set_cookie(
        named(name),
        value,
        max_age=lasts,
        httponly=True,
        samesite="Lax",
        secure=current_app.session_interface.get_cookie_secure(current_app),
    )
    return answer


def kept(name: str) -> str:
    """What the browser keeps of ours under a name; nothing where it keeps none."""
    return request.cookies.get(named(name), "")


def form_token() -> str:
    """What shows that a form is ours: of random bytes as they are, where the library would put them through SHA-1."""
    session.setdefault("csrf_token", secrets.token_hex(32))
    return str(generate_csrf())


class Sealing:
    """Writes one kind of cookie, sealed, where the library would only sign it."""

    def __init__(self, seal: Seal) -> None:
        self._seal = seal

    def dumps(self, said: Any) -> str:
        """What the browser keeps."""
        return self._seal.close(SecureCookieSessionInterface.serializer.dumps(said).encode())

    def loads(self, text: str, max_age: int | None = None) -> Any:
        """What was said, at most so many seconds ago. Raises BadSignature."""
        try:
            return SecureCookieSessionInterface.serializer.loads(self._seal.open(text, lasts=max_age).decode())
        except Unsealed as error:
            raise BadSignature("not sealed here for this, or too old") from error


def sealing(purpose: str) -> Sealing:
    """What writes the cookies of one kind."""
    return cast(SealedSessions, current_app.session_interface).sealing(purpose)


class SealedSessions(SecureCookieSessionInterface):
    """The cookie of a session: sealed, and for encrypted connections but on the computer itself that serves the pages.

    It is sealed with the first of the secrets; what was sealed with the others opens too.
    """

    def __init__(self, secrets: Sequence[bytes]) -> None:
        self.sealing = cache(lambda purpose: Sealing(Seal(secrets, purpose)))

    def get_signing_serializer(self, _: Flask) -> Sealing:  # type: ignore[override]  # Flask asks these two things of it
        """What writes it."""
        return self.sealing("session")

    def get_cookie_secure(self, app: Flask) -> bool:
        """Whether it is, by the name under which the page was asked for."""
        return super().get_cookie_secure(app) and not is_loopback(_host())


def _host() -> str:
    """The name under which the page was asked for; nothing where it is not one of ours."""
    try:
        return urlsplit(request.host_url).hostname or ""
    except SecurityError:
        return ""
