"""Signing out, however somebody signed in."""

from flask import Blueprint, redirect
from werkzeug import Response

from web.readers import sign_out

pages = Blueprint("sign_outs", __name__)


@pages.post("/goodbye")
def goodbye() -> Response:
    """Sign out."""
    sign_out()
    return redirect("/")
