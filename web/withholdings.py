"""What was held back from the person: who decided that, why, until when, and who agreed. For whoever examines it."""

from uuid import UUID

from flask import Blueprint, render_template

from domain.clocks import today
from domain.safeguarding_notes import DAYS_TO_AGREE
from projections.withholdings import withholdings_of
from web.readers import shown

pages = Blueprint("withholdings", __name__)


@pages.get("/people/<uuid:person_id>/held-back")
def withholdings(person_id: UUID) -> str:
    """All that was held back, the newest first."""
    found = shown("see what is held back", person_id, withholdings_of, day=today())
    return render_template("withholdings/withholdings.html", withholdings=found, days=DAYS_TO_AGREE)
