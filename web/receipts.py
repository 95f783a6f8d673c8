"""Receipts: what was given out as a whole, kept before it leaves; and the same document again, byte for byte."""

from functools import partial
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from flask import Blueprint, Response, abort, g, render_template
from marshmallow import fields, validate

from caserecord import permits, readings
from caserecord.stores import Store
from domain.clocks import today
from domain.links import Link
from domain.permissions import Actor, Permit
from domain.receipts import LINK, Given
from domain.refusals import Refused
from domain.sayings import Ours
from exports.copies import LEFT_OUT, Copy, copy_of, differences, given_again, made_again
from exports.editions import edition
from exports.formats import FORMATS
from projections.copies import ToldAgain
from projections.papers import OnPaper
from projections.profiles import ShownProfile
from projections.receipts import PAGE, Receipt, as_held, held_by, receipt_of, receipts_of
from projections.views import told_until
from projections.wordings import wordings_in
from web import joined, store
from web.histories import FURTHEST
from web.languages import speak
from web.questions import Questions, chosen
from web.readers import actor, db, leaving, permitted, shown, shown_again
from web.readings import write_down_too

pages = Blueprint("receipts", __name__)

SEE = "see receipts"
_WEB = Path(__file__).parent


class Turning(Questions):
    """From which receipt on back."""

    before = fields.Integer(validate=validate.Range(1, FURTHEST))


# Keeping


def give_out_paper(person_id: UUID, given: Given) -> None:
    """Keep a receipt of a paper before it leaves."""
    _keep(permitted("print the profile", person_id), person_id, given, actor())


def give_out_link(link: Link, profile: ShownProfile, page: str) -> None:
    """Keep a receipt of what a link shows before it is shown."""
    given = Given(
        form=LINK,
        profile=link.profile,
        language=profile.opening.language,
        size=None,
        part=None,
        link=link.id,
        until=told_until(db()),
        on_day=today(),
        sha256=sha256(_main(page)).hexdigest(),
        made_with=edition(_WEB),
        holds=as_held(wordings_in(profile)),
    )
    _keep(permits.permit_of_link(link), link.person_id, given, Actor(link.id, request_id=g.request_id))


def _keep(allowed: Permit, person_id: UUID, given: Given, by: Actor) -> None:
    write_down_too(partial(readings.keep_receipt, store(), allowed, person_id, given, by=by))


def _main(page: str) -> bytes:
    """What a page says, without its frame: that is drawn as whoever opens it likes pages."""
    return page.partition("<main")[2].partition("</main>")[0].encode()


# Looking


@pages.get("/people/<uuid:person_id>/receipts")
def receipts(person_id: UUID) -> str:
    """What was given out, the newest first."""
    before = chosen(Turning())[0].get("before")
    found = shown(SEE, person_id, receipts_of, before=before)
    return render_template(
        "receipts/receipts.html",
        receipts=found[:PAGE],
        older=found[PAGE - 1].position if len(found) > PAGE else None,
        forms=_forms(),
    )


@pages.get("/people/<uuid:person_id>/receipts/<uuid:receipt_id>")
def receipt(person_id: UUID, receipt_id: UUID) -> str:
    """One of them: what it was, and whether the same comes out of the record again. Raises NotInRecord."""
    found = shown(SEE, person_id, receipt_of, receipt_id=receipt_id)
    copy, why = _again(person_id, found)
    leaving().leave_only(person_id, [])  # it is compared, and not given
    return render_template("receipts/receipt.html", receipt=found, copy=copy, why=why, forms=_forms())


@pages.get("/people/<uuid:person_id>/receipts/<uuid:receipt_id>/again.pdf")
def again(person_id: UUID, receipt_id: UUID) -> Response:
    """The same paper again, with a receipt of its own. Raises NotInRecord, and as it cannot be made again."""
    found = shown(SEE, person_id, receipt_of, receipt_id=receipt_id)
    if found.form not in FORMATS:
        abort(404)
    copy = _copy(person_id, found)[0]
    _keep(permitted(SEE, person_id), person_id, given_again(found, copy), actor())
    headers = {"Content-Disposition": f'inline; filename="{found.form}.pdf"'}
    return Response(copy.data, mimetype="application/pdf", headers=headers)


def _forms() -> dict[str, Ours]:
    return {name: form.title for name, form in FORMATS.items()} | {LINK: Ours("A page behind a link")}


def _original(person_id: UUID, receipt: Receipt) -> Receipt:
    """The receipt that this one is a copy of; itself where it is none."""
    return shown(SEE, person_id, receipt_of, receipt_id=receipt.again_of) if receipt.again_of else receipt


def _again(person_id: UUID, receipt: Receipt) -> tuple[Copy | None, tuple[Ours, ...]]:
    """The same again, as far as it can be made, and why it differs where it does."""
    try:
        copy, told = _copy(person_id, receipt)
    except Refused as refused:
        return None, (LEFT_OUT, refused.says)
    made_with = edition(_WEB) if receipt.form == LINK else edition()
    return copy, differences(receipt, copy, held_by(store(), receipt), is_covered=told.is_covered, made_with=made_with)


def _copy(person_id: UUID, receipt: Receipt) -> tuple[Copy, ToldAgain]:
    """Made again. Raises NotInRecord, Forgotten, Damaged, NotPrinted."""
    original = _original(person_id, receipt)
    told = shown_again(person_id, original)
    if isinstance(told.found, OnPaper):
        copy = made_again(original, told, store().blob, joined().printer.pdf_of)
        leaving().leave_only(person_id, copy.holds)
        return copy, told
    return copy_of(_page_again(store(), person_id, original, told.found), told.found), told


def _page_again(of: Store, person_id: UUID, receipt: Receipt, profile: ShownProfile) -> bytes:
    link = of.part(Link, person_id, receipt.reader)
    before, g.link_id = g.language, link.id
    speak(receipt.language)
    try:
        return _main(page_behind(link, profile))
    finally:
        g.pop("link_id")
        speak(before)


def page_behind(link: Link, profile: ShownProfile) -> str:
    """What is shown behind a link."""
    return render_template("opened_links/profile.html", profile=profile, link=link)
