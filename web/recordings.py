"""Recordings: the person's own voice on something they told, heard in the page, with the words beside it."""

from io import BytesIO
from uuid import UUID

from flask import Blueprint, Response, flash, redirect, request, send_file, url_for
from flask_babel import gettext as _
from marshmallow import fields
from werkzeug import Response as AnyResponse

from caserecord import recordings
from caserecord.stores import Store
from domain.permissions import Actor
from domain.sayings import Ours
from domain.words import LONGEST
from projections.recordings import ShownRecording, recording_heard
from projections.replays import recording_as_it_was
from projections.shown_entries import entry_of
from web import joined, store
from web.histories import day_to_stand_on
from web.questions import Answers, Questions, few_words, words
from web.readers import shown
from web.undoing import done
from web.uploads import file_sent

pages = Blueprint("recordings", __name__)


class Adding(Questions):
    """What is said in it. The recording itself comes as a file."""

    words = few_words(longest=LONGEST)


class WritingDown(Questions):
    """What is said in it, and which wording that replaces."""

    words = words(missing=Ours("Write what is said in it."))
    seen = fields.Integer(required=True)


@pages.route("/people/<uuid:person_id>/entries/<uuid:entry_id>/voice", methods=["GET", "POST"])
def add(person_id: UUID, entry_id: UUID) -> AnyResponse | tuple[str, int]:
    """Add a recording on something that was told."""
    found = shown("record a voice", person_id, entry_of, entry_id=entry_id)
    answers = Answers(Adding())
    if answers.done(_add, person_id, entry_id):
        flash(_("Your recording is kept."))
        return redirect(url_for("entries.entry", person_id=person_id, entry_id=entry_id))
    return answers.page("recordings/add.html", entry=found)


@pages.get("/people/<uuid:person_id>/recordings/<uuid:recording_id>/voice.mp3")
def voice(person_id: UUID, recording_id: UUID) -> Response:
    """The bytes of a recording, or the part of them that a player asks for."""
    return mp3(_heard(person_id, recording_id))


def mp3(recording: ShownRecording) -> Response:
    """The bytes of a recording, or the part of them that a player asks for."""
    sound = store().blob(recording.person_id, recording.id, recording.sound)
    answer = send_file(BytesIO(sound), "audio/mpeg", download_name="voice.mp3", conditional=True)
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return answer


@pages.route("/people/<uuid:person_id>/recordings/<uuid:recording_id>/words", methods=["GET", "POST"])
def write_down(person_id: UUID, recording_id: UUID) -> AnyResponse | tuple[str, int]:
    """Write down what is said in it."""
    found = shown("record a voice", person_id, recording_heard, recording_id=recording_id)
    answers = Answers(WritingDown(), words=found.words, seen=found.wording)
    if answers.done(recordings.write_down, person_id, recording_id):
        flash(_("The words are kept."))
        return _to_it(found)
    return answers.page("recordings/words.html", recording=found)


@pages.post("/people/<uuid:person_id>/recordings/<uuid:recording_id>/put-away")
def put_away(person_id: UUID, recording_id: UUID) -> AnyResponse:
    """Put it away."""
    found = shown("record a voice", person_id, recording_heard, recording_id=recording_id)
    answers = Answers()
    answers.do(recordings.put_away, person_id, recording_id)
    done(_("The recording is put away. You can bring it back."), person_id, recording_id, answers)
    return _to_it(found)


@pages.post("/people/<uuid:person_id>/recordings/<uuid:recording_id>/bring-back")
def bring_back(person_id: UUID, recording_id: UUID) -> AnyResponse:
    """Bring it back."""
    found = shown("record a voice", person_id, recording_heard, recording_id=recording_id)
    answers = Answers()
    answers.do(recordings.bring_back, person_id, recording_id)
    done(_("The recording is back."), person_id, recording_id, answers)
    return _to_it(found)


def _add(store: Store, person_id: UUID, entry_id: UUID, *, words: str, by: Actor) -> UUID:
    """Make the voice safe to keep, then keep it. Raises NotASound and as `recordings.add`."""
    sound = joined().sound_studio.sound_of(file_sent("recording"))
    return recordings.add(store, person_id, entry_id, sound.sound, seconds=sound.seconds, words=words, by=by)


def _heard(person_id: UUID, recording_id: UUID) -> ShownRecording:
    """A recording as it may be heard now or, asked for with `on`, on an earlier day. Raises NotInRecord."""
    when = request.args.get("on")
    if when is None:
        return shown("read the profile", person_id, recording_heard, recording_id=recording_id)
    day, until, _happening = day_to_stand_on(person_id, when)
    return shown(
        "read the history", person_id, recording_as_it_was, store(), recording_id=recording_id, until=until, day=day
    )


def _to_it(recording: ShownRecording) -> AnyResponse:
    return redirect(url_for("entries.entry", person_id=recording.person_id, entry_id=recording.about))
