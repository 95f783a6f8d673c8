"""The cookie of a session: never sent where it could be read on the way."""

from urllib.parse import urlsplit

from flask import Flask, request
from flask.sessions import SecureCookieSessionInterface
from werkzeug.exceptions import SecurityError

from caserecord.settings import is_loopback


class SecureUnlessHere(SecureCookieSessionInterface):
    """The cookie is for encrypted connections only, but on the computer itself that serves the pages."""

    def get_cookie_secure(self, app: Flask) -> bool:
        """Whether it is, by the name under which the page was asked for."""
        return super().get_cookie_secure(app) and not is_loopback(_host())


def _host() -> str:
    """The name under which the page was asked for; nothing where it is not one of ours."""
    try:
        return urlsplit(request.host_url).hostname or ""
    except SecurityError:
        return ""
