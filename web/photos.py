"""Photos: added and cut by the person, shown where they hang, and taken down by anybody who is in them."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from flask import Blueprint, Response, flash, g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from marshmallow import fields, validate
from werkzeug import Response as AnyResponse

from caserecord import photos
from caserecord.stores import Store
from domain.offered_photos import Decision
from domain.permissions import Actor
from domain.photos import HasLeft
from domain.sayings import Ours
from domain.snaps import Sitters, Snap
from exports.pictures import Part, Shape
from projections.replays import photo_as_it_was
from projections.shown_entries import entry_of
from projections.shown_photos import ShownPhoto, album_of, offered_photos_of, photo_seen, photos_with
from web import joined, store
from web.entries import names_of
from web.histories import day_to_stand_on
from web.questions import Answers, Questions, few_words, one_of, still_shown
from web.readers import is_mine, permitted, shown
from web.undoing import done
from web.uploads import file_sent

pages = Blueprint("photos", __name__)

NOBODY, SOMEBODY_ELSE = "nobody", "somebody else"
WHO = Ours("Say who is in the photo. Choose “Nobody” if it shows a thing or a place.")
CUT = Ours("Choose one from the list.")


class ChoosingPeople(Questions):
    """Who is in a photo."""

    who = fields.List(fields.String(), required=True, error_messages={"required": WHO}, validate=validate.Length(min=1))
    others_agreed = fields.Boolean(load_default=False)


class Adding(ChoosingPeople):
    """What a photo shows, who is in it, and how it is cut. The photo itself comes as a file."""

    shape = one_of(Shape, CUT, load_default=Shape.WHOLE)
    part = one_of(Part, CUT, load_default=Part.MIDDLE)
    words = few_words()


class Describing(Questions):
    """What a photo shows, in words."""

    words = few_words()


@pages.get("/people/<uuid:person_id>/photos")
def album(person_id: UUID) -> str:
    """All photos of the person's record, for the person."""
    return render_template("photos/album.html", photos=shown("add a photo", person_id, album_of))


@pages.get("/people/<uuid:person_id>/photos/with-me")
def with_me(person_id: UUID) -> str:
    """The photos that the reader is in."""
    return render_template("photos/with-me.html", photos=shown("read photos I am in", person_id, photos_with))


@pages.route("/people/<uuid:person_id>/photos/on/<uuid:about>", methods=["GET", "POST"])
def add(person_id: UUID, about: UUID) -> AnyResponse | tuple[str, int]:
    """Add a photo on something."""
    permitted("add a photo", person_id)
    people = people_in(person_id)
    thing = _thing(person_id, about, people)
    before = {"shape": "square", "who": [str(about)]} if about in people else {"shape": "whole", "who": []}
    answers = Answers(Adding(), part="middle", **before)
    if answers.done(kept_by(photos.add), person_id, about):
        flash(_("Your photo is kept."))
        return redirect(url_for("photos.photo", person_id=person_id, photo_id=answers.outcome))
    return answers.page("photos/add.html", thing=thing, people=people, about=about, somebody_else=SOMEBODY_ELSE)


@pages.get("/people/<uuid:person_id>/photos/<uuid:photo_id>")
def photo(person_id: UUID, photo_id: UUID) -> str:
    """One photo, with what can be done about it."""
    found = _seen(person_id, photo_id)
    return render_template("photos/photo.html", photo=found, is_new=_is_new(found))


@pages.get("/people/<uuid:person_id>/photos/<uuid:photo_id>/whole.jpg")
def whole(person_id: UUID, photo_id: UUID) -> Response:
    """The bytes of a photo."""
    return jpeg(person_id, photo_id, _seen(person_id, photo_id).whole)


@pages.get("/people/<uuid:person_id>/photos/<uuid:photo_id>/small.jpg")
def small(person_id: UUID, photo_id: UUID) -> Response:
    """The bytes of a photo, in small."""
    return jpeg(person_id, photo_id, _seen(person_id, photo_id).small)


@pages.route("/people/<uuid:person_id>/photos/<uuid:photo_id>/describe", methods=["GET", "POST"])
def describe(person_id: UUID, photo_id: UUID) -> AnyResponse | tuple[str, int]:
    """Say in words what it shows."""
    found = shown("add a photo", person_id, photo_seen, photo_id=photo_id)
    answers = Answers(Describing(), words=found.words)
    if answers.done(photos.describe, person_id, photo_id):
        done(_("Your words are kept."), person_id, photo_id, answers)
        return redirect(url_for("photos.photo", person_id=person_id, photo_id=photo_id))
    return answers.page("photos/describe.html", photo=found)


@pages.route("/people/<uuid:person_id>/photos/<uuid:photo_id>/who", methods=["GET", "POST"])
def who(person_id: UUID, photo_id: UUID) -> AnyResponse | tuple[str, int]:
    """Say anew who is in it. Whoever is added is asked before it shows again."""
    found = shown("add a photo", person_id, photo_seen, photo_id=photo_id)
    ticked = [*map(str, found.shows), *([SOMEBODY_ELSE] if found.others else []), *([] if found.names else [NOBODY])]
    others_said_yes = found.others and not found.others_asked
    answers = Answers(ChoosingPeople(), who=ticked, others_agreed="true" if others_said_yes else "")
    people = people_in(person_id)
    left = [each for each in found.shows if each not in people]  # who has left is in it all the same

    def choose(
        store: Store, person_id: UUID, photo_id: UUID, *, who: list[str], others_agreed: bool, by: Actor
    ) -> None:
        said = who_is_in_it(person_id, who, others_agreed)
        photos.choose_people(store, person_id, photo_id, replace(said, shows=(*said.shows, *left)), by=by)

    if answers.done(choose, person_id, photo_id):
        done(_("It is kept who is in it."), person_id, photo_id, answers)
        return redirect(url_for("photos.photo", person_id=person_id, photo_id=photo_id))
    return answers.page("photos/who.html", photo=found, people=people, somebody_else=SOMEBODY_ELSE)


@pages.post("/people/<uuid:person_id>/photos/<uuid:photo_id>/others-agreed")
def others_agreed(person_id: UUID, photo_id: UUID) -> AnyResponse:
    """Say that everybody else in it has said yes."""
    Answers().do(photos.say_others_agreed, person_id, photo_id)
    flash(_("It is kept that they said yes."))
    return redirect(url_for("photos.photo", person_id=person_id, photo_id=photo_id))


@pages.post("/people/<uuid:person_id>/photos/<uuid:photo_id>/agree")
def agree(person_id: UUID, photo_id: UUID) -> AnyResponse:
    """Say yes, as somebody in it."""
    Answers().do(photos.agree, person_id, photo_id)
    flash(_("You said yes. You can change your mind at any time."))
    return redirect(url_for("photos.with_me", person_id=person_id))


@pages.route("/people/<uuid:person_id>/photos/<uuid:photo_id>/take-back", methods=["GET", "POST"])
def take_back(person_id: UUID, photo_id: UUID) -> AnyResponse | tuple[str, int]:
    """Say no, or take back a yes."""
    found = still_shown("take back a photo", person_id, photo_seen, photo_id=photo_id)
    answers = Answers()
    if answers.done(photos.take_back, person_id, photo_id):
        flash(_("The photo is gone from every page."))
        return redirect(url_for("profiles.profile", person_id=person_id))
    return answers.page("photos/take-back.html", photo=found)


@pages.post("/people/<uuid:person_id>/photos/<uuid:photo_id>/put-away")
def put_away(person_id: UUID, photo_id: UUID) -> AnyResponse:
    """Put it away."""
    answers = Answers()
    answers.do(photos.put_away, person_id, photo_id)
    done(_("The photo is put away. You can bring it back."), person_id, photo_id, answers)
    return redirect(url_for("photos.album", person_id=person_id))


@pages.post("/people/<uuid:person_id>/photos/<uuid:photo_id>/bring-back")
def bring_back(person_id: UUID, photo_id: UUID) -> AnyResponse:
    """Bring it back."""
    answers = Answers()
    answers.do(photos.bring_back, person_id, photo_id)
    done(_("The photo is back."), person_id, photo_id, answers)
    return redirect(url_for("photos.album", person_id=person_id))


def kept_by(command: Callable[..., UUID]) -> Callable[..., UUID]:
    """A command that is given a photo made safe to keep, as a form sends it. Raises NotAPicture, and what it raises."""

    def run(
        store: Store,
        person_id: UUID,
        about: UUID,
        *,
        shape: Shape,
        part: Part,
        who: list[str],
        others_agreed: bool,
        words: str,
        by: Actor,
    ) -> UUID:
        made = joined().studio.picture_of(file_sent("photo"), shape, part)
        sitters = who_is_in_it(person_id, who, others_agreed)
        return command(
            store, person_id, about, Snap(made.whole, made.small, made.width, made.height, words, sitters), by=by
        )

    return run


def who_is_in_it(person_id: UUID, who: list[str], others_agreed: bool) -> Sitters:
    """Who was ticked. Raises HasLeft: nobody who is in it is left out unasked."""
    known = {str(id_): id_ for id_ in people_in(person_id)}
    if not {NOBODY, SOMEBODY_ELSE, *known}.issuperset(who):
        raise HasLeft(Ours("Somebody you ticked has left. If they are in the photo, tick “Somebody else”."))
    return Sitters(tuple(known[each] for each in who if each in known), SOMEBODY_ELSE in who, others_agreed)


def people_in(person_id: UUID) -> dict[UUID, str]:
    """Who can be in a photo, by id: the person, and their people today."""
    return {person_id: _("Me") if is_mine() else g.person.name} | names_of(person_id)


def _thing(person_id: UUID, about: UUID, people: dict[UUID, str]) -> str:
    """What a photo is to hang on, in words. Raises NotInRecord."""
    if about in people:
        return people[about]
    return shown("add a photo", person_id, entry_of, entry_id=about).words


def _seen(person_id: UUID, photo_id: UUID) -> ShownPhoto:
    """A photo as it may be seen now or, asked for with `on`, on an earlier day. Raises NotInRecord."""
    when = request.args.get("on")
    if when is None:
        return shown("read the profile", person_id, photo_seen, photo_id=photo_id)
    day, until, _happening = day_to_stand_on(person_id, when)
    return shown("read the history", person_id, photo_as_it_was, store(), photo_id=photo_id, until=until, day=day)


def _is_new(photo: ShownPhoto) -> bool:
    """Whether it waits, and has not waited for too long."""
    if photo.decision is not Decision.WAITING:
        return False
    return photo.id in {each.id for each in shown("decide about an offer", photo.person_id, offered_photos_of)}


def jpeg(person_id: UUID, photo_id: UUID, name: str) -> Response:
    """The bytes of a photo, kept under a name."""
    headers = {"Content-Disposition": 'inline; filename="photo.jpg"', "Cross-Origin-Resource-Policy": "same-origin"}
    return Response(store().blob(person_id, photo_id, name), mimetype="image/jpeg", headers=headers)
