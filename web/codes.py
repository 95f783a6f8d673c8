"""Codes that somebody was handed, in an address or on paper: they come in a form, and are in no address that is sent.

In an address a code stands behind the #, which browsers keep to themselves. A script of the page that it leads to puts
it into the form there, `static/code.js`; without scripts it is typed.
"""

from flask import render_template, request, session, url_for
from flask_babel import gettext as _

from domain import clocks
from web import joined

PATIENCE = 60 * 60
"""Seconds for which a browser goes on with what a code opened: some people write slowly."""
_LONGEST = 500
"""Letters of which a code is looked for: somebody may bring the whole address."""


def address_with(code: str, endpoint: str) -> str:
    """The address to hand to somebody, which leads to a page with this code."""
    return joined().address + url_for(endpoint, _anchor=code)


def code_sent() -> str:
    """The code in the form that was sent: from behind the address, or typed; nothing where there is none."""
    return (request.form.get("key") or request.form.get("code", ""))[:_LONGEST].strip()


def page_for_code(template: str) -> tuple[str, int] | None:
    """The first page, which asks for a code; nothing where one was sent."""
    if request.method != "POST":
        return render_template(template, typed="", error=""), 200
    if not code_sent():
        return render_template(template, typed="", error=_("Write the code.")), 422
    return None


def keep_code(of: str, code: str) -> None:
    """Let this browser go on with what a code opened: an invitation, or a card."""
    session[of] = [code, clocks.moment()]


def code_kept(of: str) -> str:
    """The code of what this browser opened less than an hour ago; else nothing."""
    code, at = session.get(of, ["", 0])
    return str(code) if 0 <= clocks.moment() - at < PATIENCE else ""
