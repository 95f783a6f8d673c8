"""Signing out, however somebody signed in; and leaving a page fast."""

from flask import Blueprint, redirect, request, session
from werkzeug import Response
from werkzeug.exceptions import Forbidden

from web.sessions import sign_out

pages = Blueprint("sign_outs", __name__)

HARMLESS = "https://www.bbc.co.uk/weather"
"""What is on the screen after leaving fast: what GOV.UK shows then too. It is not told where somebody came from."""


@pages.post("/goodbye")
def goodbye() -> Response:
    """Sign out, and let the browser keep no page that was seen."""
    sign_out()
    answer = redirect("/")
    answer.headers["Clear-Site-Data"] = '"cache"'
    return answer


@pages.get("/leave")
def leave() -> Response:
    """Sign out, keep nothing, and be somewhere else. It is a link, so that it works in every browser, at once.

    Raises Forbidden where another site sends somebody here.
    """
    if request.headers.get("Sec-Fetch-Site") == "cross-site":
        raise Forbidden
    sign_out()
    session.clear()  # a form that waits for its writer waits no longer: somebody else may be looking
    answer = redirect(HARMLESS, 303)
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'  # not the cookies: how things are liked is nobody's secret
    return answer
