"""Finding words in one record."""

from uuid import UUID

from flask import Blueprint, render_template, request

from projections.searches import hits_of
from web.readers import shown

pages = Blueprint("searches", __name__)

LONGEST = 200
"""Letters that are looked for; what is longer is cut."""


@pages.get("/people/<uuid:person_id>/search")
def search(person_id: UUID) -> str:
    """What matches the words asked for."""
    asked = request.args.get("q", "")[:LONGEST]
    return render_template(
        "searches/search.html", hits=shown("search the record", person_id, hits_of, asked=asked), asked=asked
    )
