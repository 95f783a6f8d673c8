"""What a page asks, and what was answered: a form comes back as it was until everything in it can be kept."""

from collections.abc import Callable
from enum import Enum
from typing import Any, Concatenate, ParamSpec, TypeVar
from uuid import UUID, uuid4

from flask import render_template, request
from flask_babel import gettext as _
from marshmallow import EXCLUDE, Schema, ValidationError, fields, post_load, pre_load
from sqlite_utils import Database
from werkzeug.exceptions import BadRequest

from domain.permissions import Permit
from domain.refusals import ChangedMeanwhile, NotAllowed, NotInRecord, ProofNeeded, Refused, SentBefore, WordsMissing
from domain.sayings import Ours
from domain.words import LONGEST, LONGEST_NAME, spoken, written
from projections.disclosures import COVER
from web import store
from web.languages import ours
from web.readers import actor, shown
from web.unsent import typed

Asked = ParamSpec("Asked")
Found = TypeVar("Found")


class AnsweredTwice(Refused):
    """A form has two answers to one question, and nobody can tell which is meant."""

    def __init__(self) -> None:
        super().__init__(Ours("One question came with two answers. Go back, and answer it once."))


class Questions(Schema):
    """One page's questions. What passes is plain keywords for a command."""

    class Meta:
        """What is not asked for is not looked at."""

        unknown = EXCLUDE

    @pre_load
    def with_plain_line_ends(self, typed: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Browsers send every line end as two letters; the person typed one."""
        return {name: said.replace("\r\n", "\n") if isinstance(said, str) else said for name, said in typed.items()}

    @pre_load
    def without_what_was_left_empty(self, typed: dict[str, Any], **_: Any) -> dict[str, Any]:
        """A day or a choice that need not be there is sent as no letters where it is not."""
        return {name: said for name, said in typed.items() if said != "" or not self._may_be_missing(name)}

    def _may_be_missing(self, name: str) -> bool:
        field = self.fields.get(name)
        return isinstance(field, fields.Date | fields.UUID) and not field.required

    @post_load
    def without_gaps(self, said: dict[str, Any], **_: Any) -> dict[str, Any]:
        """A question left empty keeps what the command takes for granted."""
        return {name: answer for name, answer in said.items() if answer is not None}


def words(
    longest: int = LONGEST, missing: str = Ours("There are no words yet. Write something, even one word.")
) -> fields.String:
    """Words of somebody's own, which must not be missing. `longest` counts letters."""
    required: dict[str, Any] = {"required": missing}
    return fields.String(required=True, validate=_kept_by(spoken, longest, missing), error_messages=required)


def few_words(longest: int = LONGEST_NAME) -> fields.String:
    """A few words, or none. `longest` counts letters."""
    return fields.String(load_default="", validate=_kept_by(written, longest))


def _kept_by(rule: Callable[..., str], longest: int, missing: str = "") -> Callable[[str], None]:
    def check(said: str) -> None:
        # A form came with words that had a name in them: the cover, as the page said it, must not become the words.
        if COVER in said or ours(COVER) in said:
            raise ValidationError(
                Ours("A name is covered here. Write what you want in place of %(cover)s.", cover=COVER)
            )
        try:
            rule(said, longest=longest)
        except WordsMissing as refused:
            raise ValidationError(missing) from refused
        except Refused as refused:
            raise ValidationError(refused.says) from refused

    return check


def day(missing: Ours) -> fields.Date:
    """A day, as a browser's calendar or a keyboard writes it: 2026-05-03."""
    wrong = [
        Ours("%(missing)s Write it like this: 2026-05-03.", missing=missing)
    ]  # in a list, marshmallow leaves it be
    return fields.Date(
        required=True,
        format="%Y-%m-%d",
        error_messages={"required": missing, "invalid": wrong},
    )


def one_of(kinds: type[Enum], missing: Ours, **more: Any) -> "fields.Enum[Any]":
    """One of a few, by its value. It must be chosen, unless `more` says what is taken for granted."""
    wrong: dict[str, Any] = {"required": missing, "unknown": missing}
    return fields.Enum(kinds, by_value=True, required="load_default" not in more, error_messages=wrong, **more)


def somebody(missing: Ours) -> fields.UUID:
    """A member, by their id."""
    wrong: dict[str, Any] = {"required": missing, "invalid_uuid": missing}
    return fields.UUID(required=True, error_messages=wrong)


def chosen(questions: Questions) -> tuple[dict[str, Any], dict[str, str]]:
    """What a reader chose to look at, as far as it can be looked at, and what is to be put right.

    A browser sends a question that was left empty as nothing, and so it is taken.
    """
    try:
        said = {
            name: request.args.getlist(name) if isinstance(asked, fields.List) else request.args.get(name)
            for name, asked in questions.fields.items()
        }
        return dict(questions.load({name: each for name, each in said.items() if each})), {}
    except ValidationError as error:
        said = error.valid_data if isinstance(error.valid_data, dict) else {}
        return said, {name: ours(_first(wrong)) for name, wrong in error.messages_dict.items()}


def still_shown(
    doing: str,
    person_id: UUID,
    query: Callable[Concatenate[Database, Permit, Asked], Found],
    *args: Asked.args,
    **kwargs: Asked.kwargs,
) -> Found | None:
    """What a form is about; nothing where it went while somebody was writing, so that their words are not lost.

    Raises NotAllowed, and NotInRecord before the form is sent.
    """
    try:
        return shown(doing, person_id, query, *args, **kwargs)
    except NotInRecord:
        if request.method != "POST":
            raise
        return None


class Answers:
    """What somebody typed, and what is to be put right about it."""

    def __init__(self, questions: Questions | None = None, **before: Any) -> None:
        questions = self._questions = questions or Questions()
        self.typed: dict[str, Any] = dict.fromkeys(questions.fields, "") | before | self._sent()
        self.errors: dict[str, str] = {}
        if request.method != "POST" and typed():
            self.errors = {"": _("These words are not kept yet. Look at them, then send them again.")}
        self.said: dict[str, Any] = {}
        self.outcome: UUID | None = None
        self.status = 200
        self.command_id = self._command_id()

    def done(self, command: Callable[..., UUID | None], *asked: Any, **more: Any) -> bool:
        """Ask a command, if the form was sent. False where it is to be shown, for the first time or again."""
        if self.is_looking or not self.are_whole():
            return False
        try:
            self.outcome = command(store(), *asked, **self.said, **more, by=actor(self.command_id))
        except (NotInRecord, NotAllowed, ProofNeeded):
            raise
        except Refused as refused:
            self.take_back(refused)
            return False
        return True

    def do(self, command: Callable[..., UUID | None], *asked: Any, **more: Any) -> None:
        """Ask a command that a single button stands for. Raises what it raises: there is nothing to put right.

        Raises BadRequest where something else was sent than the button sends.
        """
        try:
            said = self._questions.load(self._sent())
        except ValidationError as error:
            raise BadRequest from error
        self.outcome = command(store(), *asked, **{**more, **said}, by=actor(self.command_id))

    @property
    def is_looking(self) -> bool:
        """Whether somebody wants to look at their words before they are kept: nothing is asked, and nothing lost."""
        return request.form.get("do") == "look"

    def page(self, template: str, **more: Any) -> tuple[str, int]:
        """The page with the questions, as they were answered so far."""
        return render_template(template, answers=self, **more), self.status

    def are_whole(self) -> bool:
        """Whether the form was sent, and everything in it can be taken: then `said` has it."""
        if request.method != "POST":
            return False
        try:
            self.said = self._questions.load(self._sent())
        except ValidationError as error:
            self.errors = {name: ours(_first(said)) for name, said in error.messages_dict.items()}
            self.status = 422
        return not self.errors

    def take_back(self, refused: Refused, *, about: str = "", status: int = 422) -> None:
        """Say in the form why it was not done, and about which question."""
        self.errors = {about: ours(refused.says)}
        self.status = 409 if isinstance(refused, ChangedMeanwhile | SentBefore) else status
        if isinstance(refused, SentBefore):
            self.command_id = uuid4()  # sent once more, it counts as something new

    def _sent(self) -> dict[str, Any]:
        sent = typed()
        for name, field in self._questions.fields.items():
            if not isinstance(field, fields.List) and len(set(sent.getlist(name))) > 1:
                raise AnsweredTwice
        return {
            name: sent.getlist(name) if isinstance(field, fields.List) else sent[name]
            for name, field in self._questions.fields.items()
            if name in sent
        }

    def _command_id(self) -> UUID:
        try:
            return UUID(request.form.get("command_id", ""))
        except ValueError:
            return uuid4()


def _first(said: Any) -> str:
    """The first thing to put right, of one or of many."""
    while not isinstance(said, str):
        said = next(iter(said.values() if isinstance(said, dict) else said))
    return said
