"""What every answer says to the browser, errors included."""

from flask import Flask, Response, request
from werkzeug.exceptions import SecurityError

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "media-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)


def join(app: Flask) -> None:
    """Put the headers on every answer, and turn away what no person asked for."""
    app.before_request(_turn_away)
    app.after_request(_say)


def _turn_away() -> tuple[str, int] | None:
    """Another site's name or form is not answered; nor is a browser that only guesses where its person will go."""
    if isinstance(request.routing_exception, SecurityError):
        return "This site has another name.", 400  # without a page: no address can be made under a name not ours
    if request.method != "GET" and request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        return "This was sent from another site.", 403
    if any("prefetch" in request.headers.get(name, "") for name in ("Sec-Purpose", "Purpose", "X-Moz")):
        return "", 503
    return None


def _say(response: Response) -> Response:
    headers = response.headers
    headers["Content-Security-Policy"] = POLICY
    headers["X-Content-Type-Options"] = "nosniff"
    headers.setdefault("Referrer-Policy", "same-origin")
    headers["Cross-Origin-Opener-Policy"] = "same-origin"
    headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(self)"
    if request.endpoint != "static":
        headers["Cache-Control"] = "private, no-store"
    return response
