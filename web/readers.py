"""Who is reading, and what they may: the head of every page.

A page asks here for its words (`shown`) and for leave (`permitted`); nothing else issues either.
"""

from collections.abc import Callable
from functools import cache
from typing import Concatenate, ParamSpec, TypeVar, cast
from uuid import UUID, uuid4

from flask import Flask, flash, g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlite_utils import Database
from werkzeug import Response

from caserecord import permits
from caserecord.stores import Store
from domain.links import Link
from domain.permissions import Actor, Permit, Role, decide
from projections.copies import ToldAgain, told_again
from projections.disclosures import Leaving, disclose
from projections.members import name_of
from projections.people import Opening, is_person, language_of, name_in
from projections.receipts import Receipt
from projections.tellers import is_withheld
from web import joined, store, unsent
from web.sessions import reading_session, session_here

OPEN_TO_ALL = (
    "demo_sign_ins.",
    "opened_cards.",
    "passkeys.accept",
    "passkeys.begin",
    "providers.begin",
    "providers.go",
    "providers.back",
    "sign_ins.",
    "sign_outs.",
    "waiting_devices.begin",
)
"""Pages of signing in and out, for whoever comes."""
PATIENCE = 1.0
"""Seconds that a page waits for the views to catch up, before it shows how far they are."""

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


def join(app: Flask) -> None:
    """Ask at the head of every page who is reading."""
    app.before_request(_meet_reader)
    app.context_processor(lambda: {"reader": g.get("reader"), "person": g.get("person")})
    app.jinja_env.globals |= {"may": may, "is_mine": is_mine, "is_office": is_office}


def db() -> Database:
    """The views, caught up with the log once for this page. Raises StillCatchingUp."""
    if "db" not in g:
        g.db = joined().views.up_to_date(store(), patience=PATIENCE)
    return cast(Database, g.db)


def leaving() -> Leaving:
    """What leaves with this answer: `web.readings` writes it down before it does."""
    if "leaving" not in g:
        g.leaving = Leaving()
    return cast(Leaving, g.leaving)


def look_again() -> None:
    """Let what this page reads from here on know what was just changed."""
    g.pop("db", None)
    g.pop("known_roles", None)


class KnownRoles:
    """Who is what to whom, as the store said when this page first asked."""

    def __init__(self, of: Store) -> None:
        self.circle = cache(of.circle)
        self.scheme_roles = cache(of.scheme_roles)
        self.has_turned_to = cache(of.has_turned_to)
        self.signs_in = cache(of.signs_in)
        self.in_records: dict[UUID, frozenset[Role]] = {}
        """What the reader is in each record, as far as it was asked."""


def _roles() -> KnownRoles:
    if "known_roles" not in g:
        g.known_roles = KnownRoles(store())
    return cast(KnownRoles, g.known_roles)


def actor(command_id: UUID | None = None) -> Actor:
    """Who asks, as what they signed in as."""
    signed_in = reading_session()
    return Actor(
        signed_in.reader,
        with_person=signed_in.with_person,
        how=signed_in.how,
        request_id=g.request_id,
        command_id=command_id or uuid4(),
        has_proved=joined().is_demo or signed_in.has_proved,
    )


def permitted(doing: str, person_id: UUID | None = None) -> Permit:
    """Leave to do something. Raises NotAllowed, NotInRecord."""
    if person_id is None:
        return permits.scheme_permit(_roles(), actor(), doing)
    return permits.permit(_roles(), actor(), person_id, doing)


def may(doing: str) -> bool:
    """Whether the reader may do this in the record that they are looking at."""
    return decide(doing, _roles_here(), has_died=has_died()) is not None


def has_died() -> bool:
    """Whether the person has died whose record they are looking at."""
    return "person" in g and g.person.died_on is not None


def is_mine() -> bool:
    """Whether the record that they are looking at is the reader's own, alone or together with whoever helps."""
    return not _roles_here().isdisjoint({Role.ME, Role.WITH_ME})


def roles_in(person_id: UUID) -> frozenset[Role]:
    """What the reader is in somebody's record: nothing where that cannot be known, or no name can be shown."""
    if is_withheld(db(), person_id):
        return frozenset()
    known = _roles()
    if person_id not in known.in_records:
        known.in_records[person_id] = permits.roles_in(known, actor(), person_id)
    return known.in_records[person_id]


def may_in_scheme(doing: str) -> bool:
    """Whether the reader may do this in the scheme."""
    return decide(doing, permits.scheme_roles(_roles(), actor())) is not None


def is_office() -> bool:
    """Whether the reader works for the scheme, and so has things to do in it."""
    return may_in_scheme("open a record")


def shown(
    doing: str,
    person_id: UUID | None,
    query: Callable[Concatenate[Database, Permit, Asked], Answer],
    *args: Asked.args,
    **kwargs: Asked.kwargs,
) -> Answer:
    """What a query finds for this reader. Raises NotAllowed, NotInRecord."""
    return disclose(leaving(), db(), permitted(doing, person_id), query, *args, **kwargs)


def shown_as(
    reader: UUID,
    person_id: UUID,
    query: Callable[Concatenate[Database, Permit, Asked], Answer],
    *args: Asked.args,
    **kwargs: Asked.kwargs,
) -> Answer:
    """What a query about the profile finds for somebody else, for the person to see. Raises NotAllowed, NotInRecord."""
    seen_as = permits.permit_to_see_as(_roles(), actor(), person_id, reader)
    return disclose(leaving(), db(), seen_as, query, *args, **kwargs)


def shown_as_link(
    person_id: UUID,
    profile: UUID | None,
    query: Callable[Concatenate[Database, Permit, Asked], Answer],
    *args: Asked.args,
    **kwargs: Asked.kwargs,
) -> Answer:
    """What a link to a profile shows, for the person to see too. Raises NotAllowed, NotInRecord."""
    seen_as = permits.permit_to_see_as_link(_roles(), actor(), person_id, profile)
    return disclose(leaving(), db(), seen_as, query, *args, **kwargs)


def shown_by_link(link: Link, query: Callable[[Database, Permit], Answer]) -> Answer:
    """What a link shows to whoever has its key. Raises LinkClosed, NotInRecord."""
    return disclose(leaving(), db(), permits.permit_of_link(link), query)


def shown_again(person_id: UUID, receipt: Receipt) -> ToldAgain:
    """What a receipt is of, told again as whoever was given it was shown it. Raises NotAllowed, NotInRecord."""
    seen_as = permits.permit_to_give_again(
        _roles(), actor(), person_id, reader=receipt.reader, role=receipt.role, profile=receipt.profile
    )
    return disclose(leaving(), db(), seen_as, told_again, store(), receipt=receipt)


def _meet_reader() -> Response | tuple[str, int] | None:
    """Say who is reading, and whose record it is. Deny by default: no page but those of signing in is open to all."""
    g.session = None
    endpoint = request.endpoint or ""
    if endpoint == "static" or endpoint.startswith("healths."):
        return None  # the same for everybody: it does not depend on a cookie, and browsers are not told that it does
    if endpoint.startswith("opened_links."):
        return None  # whoever opens a link is nobody here, also where they are signed in
    g.session = session_here()
    if endpoint.startswith(OPEN_TO_ALL):
        return None
    if g.session is None:
        return None if endpoint.startswith(("likes.", "credits.")) else _to_sign_in()
    g.reader = _named_reader()
    g.language = language_of(db(), reading_session().with_person or reading_session().reader)
    person_id = (request.view_args or {}).get("person_id")
    if person_id is not None:
        look_at(person_id)
    return None


def _to_sign_in() -> Response | tuple[str, int]:
    """Lose no words on the way there. Only whoever pressed the button is told that there are any."""
    if request.method == "POST" and request.endpoint in unsent.NEVER_KEPT:
        return render_template("alarms/not-sent.html"), 401
    if unsent.keep():
        says = _("You were signed out before this was kept. Your words are still here. Say who you are, and go on.")
        flash(says, "not done")
    return redirect(url_for("demo_sign_ins.who" if joined().is_demo else "sign_ins.begin"))


def look_at(person_id: UUID) -> None:
    """Say whose record the page is of. Raises NotInRecord."""
    g.person = _person(person_id)


def _named_reader() -> dict[str, object]:
    signed_in = reading_session()
    return {
        "id": signed_in.reader,
        "name": name_of(db(), signed_in.reader),
        "has_record": is_person(db(), signed_in.reader),
        "with_person": signed_in.with_person,
        "with_name": _name_of_whom_one_helps(signed_in.with_person) if signed_in.with_person else "",
    }


def _name_of_whom_one_helps(person_id: UUID) -> str:
    """What they are called, for as long as the reader helps them."""
    return name_of(db(), person_id) if roles_in(person_id) else _("Somebody")


def _person(person_id: UUID) -> Opening:
    """How the person is introduced whose record this is. Raises NotInRecord: a stranger learns nothing."""
    opening = shown("read the circle", person_id, name_in)
    g.roles = roles_in(person_id)
    return opening


def _roles_here() -> frozenset[Role]:
    return cast("frozenset[Role]", g.get("roles", frozenset()))
