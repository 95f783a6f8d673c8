"""What every answer says to the browser, errors included; and what no person of ours asked for is turned away."""

from flask import Flask, Response, current_app, render_template, request
from werkzeug.exceptions import Forbidden, SecurityError

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
NOT_OURS = ("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "midi", "payment", "usb")
"""What no page of ours may ask a device for. A voice can be recorded, and so the microphone is not among them."""

EVERYWHERE = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",  # for browsers that do not know frame-ancestors
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": ", ".join([*(f"{each}=()" for each in NOT_OURS), "microphone=(self)"]),
}
NOT_KEPT = {"Cache-Control": "private, no-store", "Cross-Origin-Resource-Policy": "same-origin"}
"""What besides is said of everything but our own files, which are the same for everybody: no browser keeps it, and no
page of another site has it in itself."""
HTTPS_ONLY = {"Strict-Transport-Security": "max-age=31536000; includeSubDomains"}
"""For a year, browsers ask for this name, and for names under it, by https and not otherwise."""

READING = frozenset({"GET", "HEAD", "OPTIONS"})


def join(app: Flask) -> None:
    """Put the headers on every answer, and turn away what no person asked for."""
    app.before_request(_turn_away)
    app.after_request(_say)


def of_https(address: str) -> dict[str, str]:
    """What is said besides where people ask for the pages by https."""
    return HTTPS_ONLY if address.startswith("https:") else {}


def leave_no_trail(answer: Response) -> Response:
    """What opens something by a code: no other site learns of the address, and no search engine keeps it."""
    answer.headers["Referrer-Policy"] = "no-referrer"
    answer.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return answer


def _turn_away() -> tuple[str, int] | None:
    """Another site's name or form is not answered; nor is a browser that only guesses where its person will go.

    Raises Forbidden.
    """
    if isinstance(request.routing_exception, SecurityError):
        # The only address in it is the one that was set: none can be made under a name that is not ours.
        return render_template("errors/another-name.html", address=_address()), 400
    if request.method not in READING and comes_from_elsewhere():
        raise Forbidden
    if any("prefetch" in request.headers.get(name, "") for name in ("Sec-Purpose", "Purpose", "X-Moz")):
        return "", 503
    return None


def comes_from_elsewhere() -> bool:
    """Whether another site sends this.

    Older browsers say no more than the name of the site, and some not even that: then the token in the form is
    what shows that it is ours.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site:
        return site not in {"same-origin", "none"}
    origin = request.headers.get("Origin")
    return origin not in {None, "null", _address(), request.host_url.rstrip("/")}


def _address() -> str:
    address: str = current_app.extensions["caserecord"].address
    return address


def _say(response: Response) -> Response:
    for name, said in EVERYWHERE.items():
        response.headers.setdefault(name, said)  # a page may be stricter, such as one that a link opens
    response.headers.update(of_https(_address()))
    if request.endpoint != "static":
        response.headers.update(NOT_KEPT)
    return response
