"""Whom we thank for what they let everybody use."""

from flask import Blueprint, render_template

from domain.pictures import SETS

pages = Blueprint("credits", __name__)


@pages.get("/credits")
def credits() -> str:
    """Who made the pictures and the letters, and on which terms."""
    return render_template("credits/credits.html", sets=SETS)
