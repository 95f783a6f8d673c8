"""Paper: the profile in the form that suits, as everyone whom the person chose may see it."""

from uuid import UUID

from flask import Blueprint, Response, abort, render_template
from marshmallow import fields, validate

from domain.people import LANGUAGES
from exports.formats import FORMATS
from exports.large_prints import SIZES
from exports.materials import Material
from exports.paper_photos import photos_in
from projections.profiles import ShownProfile, profile_of
from web.questions import Questions, chosen
from web.readers import joined, shown, store

pages = Blueprint("papers", __name__)


class Choosing(Questions):
    """In which language, in which size of letters, which part of a long story, and which profile."""

    language = fields.String(validate=validate.OneOf(LANGUAGES))
    size = fields.Integer(validate=validate.OneOf(SIZES))
    part = fields.Integer()
    profile = fields.UUID()


@pages.get("/people/<uuid:person_id>/print")
def choose(person_id: UUID) -> str:
    """Every form of paper, with what it is for, and what it will say."""
    asked, _ = chosen(Choosing())
    profile = _on_paper(person_id, asked.get("profile"))
    return render_template(
        "papers/choose.html",
        profile=profile,
        formats=FORMATS.values(),
        of_headings=asked.get("language") or profile.opening.language,
    )


@pages.get("/people/<uuid:person_id>/papers/<paper_format>.pdf")
def pdf(person_id: UUID, paper_format: str) -> Response:
    """A paper, to print. What is asked for wrongly is done without. Raises TooLong, NotAPart, NotPrinted."""
    asked, _ = chosen(Choosing())
    profile = _on_paper(person_id, asked.get("profile"))
    if paper_format not in FORMATS:
        abort(404)
    language = asked.get("language") or profile.opening.language
    material = Material(profile, photos_in(profile, store().blob))
    paper = FORMATS[paper_format].paper_of(material, language, size=asked.get("size"), part=asked.get("part"))
    return Response(
        joined().printer.pdf_of(paper.html, paper.resources),
        mimetype="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{paper_format}.pdf"'},
    )


def _on_paper(person_id: UUID, choice: UUID | None) -> ShownProfile:
    return shown("print the profile", person_id, profile_of, on_paper=True, chosen=choice)
