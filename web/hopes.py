"""My hopes: each with the way travelled. A step is added, it comes true, it is let go, or taken up again."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug import Response

from caserecord import hopes as commands
from domain.refusals import NotInRecord
from projections.hopes import ShownHope, hopes_of
from projections.profiles import hopes_in_profile
from web.questions import Answers, Questions, words
from web.readers import is_mine, shown
from web.undoing import done

pages = Blueprint("hopes", __name__)


class Stepping(Questions):
    """What was done."""

    step = words()


@pages.get("/people/<uuid:person_id>/hopes")
def hopes(person_id: UUID) -> str:
    """Every hope, with the way travelled: what goes on first, then what came true, then what was let go.

    To others, those that stand in the profile: none before a strength.
    """
    found = shown("read the profile", person_id, hopes_of) if is_mine() else _in_profile(person_id)
    return render_template("hopes/hopes.html", hopes=sorted(found, key=_how_far))


@pages.route("/people/<uuid:person_id>/hopes/<uuid:hope_id>/step", methods=["GET", "POST"])
def step(person_id: UUID, hope_id: UUID) -> Response | tuple[str, int]:
    """Add a step."""
    hope = _hope(person_id, hope_id)
    answers = Answers(Stepping())
    if answers.done(commands.move_forward, person_id, hope_id):
        done(_("A step nearer. It is kept."), person_id, hope_id, answers)
        return _back(person_id, hope_id)
    return answers.page("hopes/step.html", hope=hope)


@pages.post("/people/<uuid:person_id>/hopes/<uuid:hope_id>/reached")
def reached(person_id: UUID, hope_id: UUID) -> Response:
    """Say that it came true."""
    answers = Answers()
    answers.do(commands.reach, person_id, hope_id)
    done(_("It came true!"), person_id, hope_id, answers)
    return _back(person_id, hope_id)


@pages.post("/people/<uuid:person_id>/hopes/<uuid:hope_id>/let-go")
def let_go(person_id: UUID, hope_id: UUID) -> Response:
    """Let it go."""
    answers = Answers()
    answers.do(commands.let_go, person_id, hope_id)
    done(_("You let it go. You can take it up again."), person_id, hope_id, answers)
    return _back(person_id, hope_id)


@pages.post("/people/<uuid:person_id>/hopes/<uuid:hope_id>/take-up")
def take_up(person_id: UUID, hope_id: UUID) -> Response:
    """Take it up again."""
    answers = Answers()
    answers.do(commands.take_up_again, person_id, hope_id)
    done(_("You hope for it again."), person_id, hope_id, answers)
    return _back(person_id, hope_id)


def _hope(person_id: UUID, hope_id: UUID) -> ShownHope:
    """One hope, to do something about. Raises NotAllowed, NotInRecord."""
    found = shown("move a hope", person_id, hopes_of)
    hope = next((hope for hope in found if hope.entry.id == hope_id), None)
    if hope is None:
        raise NotInRecord
    return hope


def _how_far(hope: ShownHope) -> int:
    """In which part of the page it stands."""
    return 2 if hope.is_let_go else 1 if hope.is_reached else 0


def _in_profile(person_id: UUID) -> tuple[ShownHope, ...]:
    return shown("read the profile", person_id, hopes_in_profile)


def _back(person_id: UUID, hope_id: UUID) -> Response:
    return redirect(url_for("hopes.hopes", person_id=person_id, _anchor=f"entry-{hope_id}"))
