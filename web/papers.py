"""Paper: the profile in the form that suits, as everyone whom the person chose may see it."""

from uuid import UUID

from flask import Blueprint, Response, abort, render_template
from marshmallow import fields, validate

from domain.people import LANGUAGES
from exports.copies import given_on_paper
from exports.formats import FORMATS, SIZES
from exports.materials import material_of
from exports.parts import parts_in
from projections.papers import OnPaper, on_paper_of
from projections.views import told_until
from web import joined, store
from web.links import address_of_new
from web.profiles import FURTHEST, MOST
from web.questions import Questions, chosen
from web.readers import db, leaving, shown
from web.receipts import give_out_paper

pages = Blueprint("papers", __name__)


class Choosing(Questions):
    """In which language, in which size of letters, which part of a long story, which profile, and with which link."""

    language = fields.String(validate=validate.OneOf(LANGUAGES))
    size = fields.Integer(validate=validate.OneOf(SIZES))
    part = fields.Integer(validate=validate.Range(0, FURTHEST))
    profile = fields.UUID()
    link = fields.UUID()


@pages.get("/people/<uuid:person_id>/print")
def choose(person_id: UUID) -> str:
    """Every form of paper, with what it is for, and what it will say."""
    asked, _ = chosen(Choosing())
    on_paper = _on_paper(person_id, asked.get("profile"), most=MOST)
    parts = parts_in(on_paper.letters)
    return render_template(
        "papers/choose.html",
        profile=on_paper.profile,
        parts=parts,
        part=min(max(asked.get("part") or 1, 1), parts),
        formats=FORMATS.values(),
        of_headings=asked.get("language") or on_paper.profile.opening.language,
    )


@pages.get("/people/<uuid:person_id>/papers/<paper_format>.pdf")
def pdf(person_id: UUID, paper_format: str) -> Response:
    """A paper, to print. What is asked for wrongly is done without. Raises TooLong, NotAPart, NotPrinted."""
    asked, _ = chosen(Choosing())
    on_paper = _on_paper(person_id, asked.get("profile"))
    if paper_format not in FORMATS:
        abort(404)
    form, size = FORMATS[paper_format], asked.get("size")
    address = address_of_new(asked["link"]) if "link" in asked else ""
    language = asked.get("language") or on_paper.profile.opening.language
    size, part = size if size in form.sizes else None, asked.get("part")
    paper = form.paper_of(material_of(on_paper, store().blob, address=address), language, size=size, part=part)
    leaving().leave_only(person_id, paper.holds)
    data = joined().printer.pdf_of(paper.html, paper.resources)
    given = given_on_paper(
        data,
        paper,
        paper_format,
        language=language,
        size=size,
        part=part,
        until=told_until(db()),
        profile=asked.get("profile"),
        link=asked["link"] if address else None,
    )
    give_out_paper(person_id, given)
    headers = {"Content-Disposition": f'inline; filename="{paper_format}.pdf"'}
    return Response(data, mimetype="application/pdf", headers=headers)


def _on_paper(person_id: UUID, choice: UUID | None, most: int | None = None) -> OnPaper:
    return shown("print the profile", person_id, on_paper_of, chosen=choice, most=most)
