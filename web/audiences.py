"""Choosing who sees something, together with somebody who helps: some of them have a part in that."""

from typing import cast
from uuid import UUID

from flask import Flask, g

from caserecord.conflicts import require_no_part_in_access
from domain.refusals import NeedsSomebodyElse
from web import store
from web.languages import ours
from web.readers import actor


def join(app: Flask) -> None:
    """Let every page that lets readers be chosen say why whoever helps cannot help with it."""
    app.jinja_env.globals["why_not_choose"] = why_not_choose


def why_not_choose() -> str:
    """Why whoever helps cannot help to choose who sees something, and who can; nothing where they can."""
    if "why_not_choose" not in g:
        g.why_not_choose = _why_not(g.person.id)
    return cast(str, g.why_not_choose)


def _why_not(person_id: UUID) -> str:
    try:
        require_no_part_in_access(store(), person_id, actor())
    except NeedsSomebodyElse as refused:
        return ours(refused.says)
    return ""
