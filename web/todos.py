"""What needs doing, for everybody whom a worker works for."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from flask import Blueprint, render_template, url_for

from domain.clocks import today
from domain.permissions import decide
from projections.emergencies import looked_in_vain
from projections.members import Supported, people_of
from projections.sign_ins import HowTheySignIn, members_signing_in, sign_in_of
from projections.todos import Todo, todo_of, withheld_streams
from web.checkpoints import HOW_IT_IS
from web.invitations import OF_MEMBERS, OF_THE_PERSON
from web.readers import may_in_scheme, roles_in, shown
from web.stand_ins import NEEDS_DOING, standing_in

pages = Blueprint("todos", __name__)

IN_VAIN = "see who looked in vain"


@pages.get("/to-do")
def todo() -> str:
    """What needs doing, person by person, and what is withheld because it is damaged."""
    people, closed = _worked_for()
    todos = [shown(NEEDS_DOING, person.id, todo_of, day=today()) for person in people]
    stands_in, are_more = standing_in()
    sees_withheld = may_in_scheme(HOW_IT_IS)
    return render_template(
        "todos/todo.html",
        to_let_in=_to_let_in(people),
        todos=sorted((todo for todo in todos if not todo.is_empty), key=_by_safety),
        in_vain=shown(IN_VAIN, None, looked_in_vain) if may_in_scheme(IN_VAIN) else (),
        stands_in=stands_in,
        are_more=are_more,
        withheld=shown(HOW_IT_IS, None, withheld_streams) if sees_withheld else (),
        closed=closed,
        today=today(),
    )


def _to_let_in(people: Iterable[Supported]) -> list[tuple[HowTheySignIn, str]]:
    """Whoever somebody else asked to let in again, and the page on which a second person says yes."""
    found = [
        (shown(OF_THE_PERSON, person.id, sign_in_of, day=today()), url_for("invitations.person", person_id=person.id))
        for person in people
    ]
    if may_in_scheme(OF_MEMBERS):
        members = shown(OF_MEMBERS, None, members_signing_in, day=today())
        found += [(one, url_for("invitations.member", member_id=one.reader)) for one in members]
    return [(one, address) for one, address in found if one and one.asked_by and not one.asked_by_me]


def _by_safety(todo: Todo) -> date:
    """Whoever's record was opened in an emergency comes first, then whoever's safety fact is due; the rest as it is."""
    if todo.emergencies:
        return date.min
    return min((fact.check_by for fact in todo.facts_to_check), default=date.max)


def _worked_for() -> tuple[list[Supported], list[UUID]]:
    """Those for whom the reader has things to do, and those whose record cannot be opened: it hides nobody else."""
    known = {person: roles_in(person.id) for person in shown("read who I support", None, people_of, day=today())}
    closed = [person.id for person, roles in known.items() if not roles]
    todo = [person for person, roles in known.items() if decide(NEEDS_DOING, roles, has_died=person.has_died)]
    return todo, closed
