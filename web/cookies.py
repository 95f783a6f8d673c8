"""Cookies: never sent where they could be read on the way, nor taken from another site; and how they are signed."""

import secrets
from hashlib import sha256
from urllib.parse import urlsplit

from flask import Flask, current_app, request, session
from flask.sessions import SecureCookieSessionInterface
from flask_wtf.csrf import generate_csrf
from itsdangerous import Signer
from werkzeug.exceptions import SecurityError

from caserecord.settings import is_loopback

HOST_ONLY = "__Host-"
"""What a name begins with so that browsers take the cookie by https alone, and from no other site, nor one under it."""

Signer.default_digest_method = staticmethod(sha256)  # the tokens of forms are signed with it too: it was SHA-1


def named(name: str) -> str:
    """The whole name of a cookie of ours."""
    return f"{current_app.config['COOKIES_BEGIN']}{name}"


def form_token() -> str:
    """What shows that a form is ours: of random bytes as they are, where the library would put them through SHA-1."""
    session.setdefault("csrf_token", secrets.token_hex(32))
    return str(generate_csrf())


class SecureUnlessHere(SecureCookieSessionInterface):
    """The cookie of a session is for encrypted connections only, but on the computer itself that serves the pages."""

    digest_method = staticmethod(sha256)

    def get_cookie_secure(self, app: Flask) -> bool:
        """Whether it is, by the name under which the page was asked for."""
        return super().get_cookie_secure(app) and not is_loopback(_host())


def _host() -> str:
    """The name under which the page was asked for; nothing where it is not one of ours."""
    try:
        return urlsplit(request.host_url).hostname or ""
    except SecurityError:
        return ""
