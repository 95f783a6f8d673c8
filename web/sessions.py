"""Sessions on pages: who is signed in on this device, signing in and out, and proving once more who one is.

Signing in is one seam: whatever way somebody signed in, `sign_in` is told who they are.
"""

from typing import cast
from uuid import UUID

from flask import abort, g, redirect, request, session, url_for
from werkzeug import Response

from caserecord.getting_in import require_not_stopped
from caserecord.sessions import Session
from web import joined, store, unsent
from web.logs import name_who_came_or_went
from web.user_agents import device_name

MY_SIGN_IN = "choose how I sign in"
"""What is asked for on every page about the reader's own devices and ways to sign in."""


def sign_in(
    reader: UUID,
    *,
    with_person: UUID | None = None,
    how: str = "",
    way: str,
    is_shared: bool = False,
    proved: int | None = None,
    started: int | None = None,
) -> None:
    """Begin a session, in place of any that there was. Who they are was proved just now, or when that was.

    `started`, when they signed in, where it goes on with the session that there was.

    Raises SignInStopped, Forgotten.
    """
    sign_out()
    name_who_came_or_went(reader)
    device = device_name(request.user_agent.string)
    token = store().sessions.start(
        reader, with_person, how=how, way=way, device=device, is_shared=is_shared, proved=proved, started=started
    )
    require_not_stopped(store(), reader)
    session["token"] = token


def sign_out() -> None:
    """End the session."""
    if token := session.get("token"):
        if signed_in := session_here():
            name_who_came_or_went(signed_in.reader)
        store().sessions.end(token)
    unsent.forget_everything_else()


def require_fresh() -> None:
    """Make sure that the reader proved lately who they are; else they do so now, and come back with nothing lost.

    On a demo nobody has anything to prove.
    """
    if not (joined().is_demo or reading_session().is_fresh):
        abort(to_proof())


def to_proof() -> Response:
    """To where they prove who they are, and from there back to this page, with what was typed."""
    unsent.keep()
    session["back_to"] = unsent.page_of_this()
    return redirect(url_for("proofs.again"))


def session_here() -> Session | None:
    """The session of whoever sent this, if it goes on. It is asked for once."""
    if "signed_in" not in g:
        token = session.get("token")
        g.signed_in = store().sessions.find(token) if token else None
    found: Session | None = g.signed_in
    return found


def reading_session() -> Session:
    """The session of whoever is reading this page, which has one."""
    return cast(Session, g.session)
