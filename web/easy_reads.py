"""Easy words: written in one box to an idea, each with a picture, and looked at before they are kept.

All of it works without JavaScript: every button sends the whole form, and what was typed comes back with it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, zip_longest
from typing import Any
from uuid import UUID

from flask import Blueprint, flash, redirect, request, session, url_for
from flask_babel import gettext as _
from marshmallow import fields, post_load
from werkzeug import Response

from caserecord import easy_reads as commands
from domain.easy_reads import EasyRead
from domain.easy_sentences import MOST_SENTENCES, EasySentence
from domain.pictures import MOST_FOUND, PICTURES, Picture, pictures_for, pictures_found
from projections.easy_reads import ShownEasyRead, easy_drafts_of, easy_reads_of, my_easy_draft
from projections.shown_entries import ShownEntry, entry_of
from web.questions import Answers, Questions, chosen
from web.readers import shown
from web.undoing import done
from web.unsent import typed

pages = Blueprint("easy_reads", __name__)

BOXES = 3
"""How many boxes there are to begin with."""
MOST_DRAWN = 2 * MOST_SENTENCES
"""How many come back in a form that has more than it can have: thousands take seconds to draw."""


class Saying(Questions):
    """The sentences, and which wording they say again."""

    sentence = fields.List(fields.String(), load_default=list)
    picture = fields.List(fields.String(), load_default=list)
    wording = fields.Integer(required=True)

    @post_load
    def with_sentences(self, said: dict[str, Any], **_: Any) -> dict[str, Any]:
        """A box that was left empty says nothing."""
        pairs = zip_longest(said.pop("sentence"), said.pop("picture"), fillvalue="")
        return said | {"sentences": [EasySentence(*pair) for pair in pairs if pair[0].strip()]}


class SayingMine(Saying):
    """The same, said by the person."""

    seen = fields.Integer(required=True)


class Starting(Questions):
    """Which draft to begin from."""

    draft = fields.Integer()


class Deciding(Questions):
    """Which draft is decided about."""

    draft = fields.Integer(load_default=0)


class Looking(Questions):
    """Which words to show."""

    words = fields.String()


@dataclass(frozen=True)
class EasyWords:
    """The easy words on a page, by what they say again."""

    person_id: UUID
    reads: dict[UUID, ShownEasyRead]


class Boxes:
    """The boxes of the form as they stand after what was pressed."""

    def __init__(self, sentences: Iterable[EasySentence]) -> None:
        self.rows = self._sent() if typed() else list(sentences)
        self.pressed, _, number = request.form.get("do", "keep").partition("-")
        self.number = self._row(number)
        self.choosing: int | None = None
        self.asked = request.form.get("find", "").strip()
        self._choose()
        self._press()
        if not self.rows:
            self.rows = [EasySentence("")] * BOXES

    @property
    def is_finished(self) -> bool:
        """Whether it is to be kept."""
        return self.pressed == "keep"

    @property
    def is_full(self) -> bool:
        """Whether there is no room for another sentence."""
        return len(self.rows) >= MOST_SENTENCES

    @property
    def said(self) -> list[EasySentence]:
        """The sentences that say something."""
        return [row for row in self.rows if row.words.strip()]

    @property
    def found(self) -> tuple[Picture, ...]:
        """The pictures to choose from: those that were looked for, or that may go with the sentence."""
        if self.choosing is None:
            return ()
        row = self.rows[self.choosing]
        found = pictures_found(self.asked) if self.asked else pictures_for(row.words)
        now = [PICTURES[row.picture]] if row.picture in PICTURES else []
        return tuple(dict.fromkeys([*now, *found[:MOST_FOUND]]))

    def _sent(self) -> list[EasySentence]:
        sent = zip_longest(typed().getlist("sentence"), typed().getlist("picture"), fillvalue="")
        return [EasySentence(*pair) for pair in islice(sent, MOST_DRAWN)]

    def _row(self, number: str) -> int | None:
        """Which box a button is about; None where there is no such box."""
        return next((row for row in range(len(self.rows)) if str(row) == number), None)

    def _choose(self) -> None:
        """Put the picture that was chosen beside its sentence."""
        row = self._row(request.form.get("choosing", ""))
        if row is None:
            return
        if "chosen" in request.form:
            self.rows[row] = self.rows[row]._replace(picture=request.form["chosen"])
        if self.pressed == "find":
            self.choosing = row

    def _press(self) -> None:
        rows, number = self.rows, self.number
        if self.pressed == "add" and not self.is_full:
            rows.append(EasySentence(""))
        if number is None:
            return
        match self.pressed:
            case "picture":
                self.choosing = number
            case "remove":
                rows.pop(number)
            case "up" if number:
                rows[number - 1 : number + 1] = rows[number], rows[number - 1]
            case "down" if number + 1 < len(rows):
                rows[number : number + 2] = rows[number + 1], rows[number]


@pages.route("/people/<uuid:person_id>/entries/<uuid:entry_id>/easy-words", methods=["GET", "POST"])
def write(person_id: UUID, entry_id: UUID) -> Response | tuple[str, int]:
    """Say something in easy words."""
    entry = shown("write easy words", person_id, entry_of, entry_id=entry_id)
    now = next(iter(shown("write easy words", person_id, easy_reads_of, [entry_id])), None)
    answers = Answers(SayingMine(), seen=now.edition if now else 0, wording=entry.wording)
    boxes = Boxes(_sentences(_draft(person_id, entry_id) or now))
    if boxes.is_finished and answers.done(commands.write, person_id, entry_id):
        done(_("Your easy words are kept."), person_id, EasyRead.id_of(entry_id), answers)
        return _to_profile(person_id, entry_id)
    return _page(answers, boxes, entry, now)


@pages.route("/people/<uuid:person_id>/entries/<uuid:entry_id>/easy-words/draft", methods=["GET", "POST"])
def draft(person_id: UUID, entry_id: UUID) -> Response | tuple[str, int]:
    """Write easy words for the person to look at."""
    entry = shown("draft easy words", person_id, entry_of, entry_id=entry_id)
    mine = shown("draft easy words", person_id, my_easy_draft, entry_id)
    now = next(iter(shown("draft easy words", person_id, easy_reads_of, [entry_id])), None)
    answers = Answers(Saying(), wording=entry.wording)
    boxes = Boxes(_sentences(mine or now))
    if boxes.is_finished and answers.done(commands.draft, person_id, entry_id):
        flash(_("Thank you. They see it first, and decide."))
        return _to_profile(person_id, entry_id)
    return _page(answers, boxes, entry, mine)


@pages.post("/people/<uuid:person_id>/entries/<uuid:entry_id>/easy-words/<any('yes', 'no'):choice>")
def decide(person_id: UUID, entry_id: UUID, choice: str) -> Response:
    """Yes, show these; no thank you."""
    answers = Answers(Deciding())
    answers.do(commands.approve if choice == "yes" else commands.decline, person_id, entry_id)
    yes, no = _("The easy words are shown."), _("They will not be shown. Nobody is told that you said no.")
    done(yes if choice == "yes" else no, person_id, EasyRead.id_of(entry_id), answers)
    return redirect(url_for("offers.new", person_id=person_id))


@pages.post("/people/<uuid:person_id>/entries/<uuid:entry_id>/easy-words/take-away")
def take_away(person_id: UUID, entry_id: UUID) -> Response:
    """Take the easy words away."""
    answers = Answers()
    answers.do(commands.take_away, person_id, entry_id)
    says = _("The easy words are taken away. They stay in your history.")
    done(says, person_id, EasyRead.id_of(entry_id), answers)
    return _to_profile(person_id, entry_id)


def easy_words_for(person_id: UUID, entries: Sequence[ShownEntry]) -> EasyWords | None:
    """The easy words of what stands on a page, if whoever reads chose them. The choice is kept until they sign out."""
    asked = chosen(Looking())[0].get("words")
    if asked in {"easy", "own"}:
        session["words"] = asked
    if session.get("words") != "easy":
        return None
    found = shown("read the profile", person_id, easy_reads_of, [entry.id for entry in entries])
    return EasyWords(person_id, {easy.entry: easy for easy in found})


def _draft(person_id: UUID, entry_id: UUID) -> ShownEasyRead | None:
    """The draft that the person begins from, if they do. Raises NotAllowed."""
    number = chosen(Starting())[0].get("draft")
    waiting = shown("write easy words", person_id, easy_drafts_of) if number else ()
    return next((each for each in waiting if (each.entry, each.draft) == (entry_id, number)), None)


def _sentences(easy: ShownEasyRead | None) -> list[EasySentence]:
    return [EasySentence(each.words, each.picture) for each in easy.sentences] if easy else []


def _page(answers: Answers, boxes: Boxes, entry: ShownEntry, now: ShownEasyRead | None) -> tuple[str, int]:
    size = request.form.get("size", "16")
    return answers.page("easy_reads/write.html", boxes=boxes, entry=entry, now=now, size=size)


def _to_profile(person_id: UUID, entry_id: UUID) -> Response:
    return redirect(url_for("profiles.profile", person_id=person_id, words="easy", _anchor=f"entry-{entry_id}"))
