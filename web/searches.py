"""Finding words in one record. The words come in a form and stay in the session: they are in no address."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, request, session, url_for
from werkzeug import Response

from projections.searches import hits_of
from web.readers import permitted, shown

pages = Blueprint("searches", __name__)

DOING = "search the record"
LOOKED_FOR = "looked for"
"""Under which name this browser keeps in whose record it last looked for which words."""
LONGEST = 200
"""Letters that are looked for; what is longer is cut."""


@pages.route("/people/<uuid:person_id>/search", methods=["GET", "POST"])
def search(person_id: UUID) -> Response | str:
    """What matches the words that were asked for last."""
    if request.method == "POST":
        permitted(DOING, person_id)
        session[LOOKED_FOR] = [person_id.hex, request.form.get("q", "")[:LONGEST]]
        return redirect(url_for("searches.search", person_id=person_id))
    of, words = session.get(LOOKED_FOR, ["", ""])
    asked = words if of == person_id.hex else ""
    return render_template("searches/search.html", hits=shown(DOING, person_id, hits_of, asked=asked), asked=asked)
