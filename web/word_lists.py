"""The words that self-advocates ask others to use: for everybody to read, and for them to change."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug import Response

from caserecord import word_lists as commands
from domain.sayings import Ours
from projections.word_lists import suggested_words
from web.questions import Answers, Questions, few_words, words
from web.readers import may_in_scheme, permitted, shown
from web.sessions import reading_session

pages = Blueprint("word_lists", __name__)


class Suggesting(Questions):
    """What not to say, and what to say instead."""

    said = words(longest=200, missing=Ours("Write the word that people should not use."))
    instead = words(longest=200, missing=Ours("Write what you would rather hear."))
    why = few_words()


class TakingBack(Questions):
    """Which suggestion."""

    said = words(longest=200)


@pages.get("/words")
def word_list() -> str:
    """The whole list."""
    found = shown("read the words we use", reading_session().with_person, suggested_words)
    return render_template("word_lists/list.html", suggested=found, may_suggest=may_in_scheme("suggest a word"))


@pages.route("/words/suggest", methods=["GET", "POST"])
def suggest() -> Response | tuple[str, int]:
    """Say what to write instead."""
    permitted("suggest a word")
    answers = Answers(Suggesting())
    if answers.done(commands.suggest):
        flash(_("It is on the list. People see it when they write."))
        return redirect(url_for("word_lists.word_list"))
    return answers.page("word_lists/suggest.html")


@pages.post("/words/take-back")
def take_back() -> Response:
    """Take a suggestion back."""
    Answers(TakingBack()).do(commands.take_back)
    flash(_("It is taken back."))
    return redirect(url_for("word_lists.word_list"))
