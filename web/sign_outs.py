"""Signing out, however somebody signed in."""

from flask import Blueprint, redirect
from werkzeug import Response

from web.readers import sign_out

pages = Blueprint("sign_outs", __name__)


@pages.post("/goodbye")
def goodbye() -> Response:
    """Sign out, and let the browser keep no page that was seen."""
    sign_out()
    answer = redirect("/")
    answer.headers["Clear-Site-Data"] = '"cache"'
    return answer
