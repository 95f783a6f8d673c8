"""Looking at one's words before they are kept: what self-advocates would rather hear, and advice on plain words.

It is for carers and workers. Nothing is ever said about the person's own words.
"""

from dataclasses import dataclass

from flask import Flask

from domain.advice import Advice, advice_on
from domain.word_lists import Suggestion, suggestions_in
from projections.word_lists import suggested_words
from web.questions import Answers
from web.readers import is_mine, shown


@dataclass(frozen=True)
class Looked:
    """What there is to say about words that somebody is writing."""

    suggestions: tuple[Suggestion, ...]
    """What self-advocates would rather hear."""
    advice: tuple[Advice, ...]


def join(app: Flask) -> None:
    """Give the templates a way to look at what is being written."""
    app.jinja_env.globals["looked_at"] = looked_at


def looked_at(answers: Answers, *names: str) -> Looked | None:
    """What there is to say about the answers to these questions, if their writer asks; nothing of a person's own."""
    if not answers.is_looking or is_mine():
        return None
    typed = [answers.typed[name] for name in names]
    words = "\n".join("\n".join(said) if isinstance(said, list) else str(said) for said in typed)
    suggested = shown("read the words we use", None, suggested_words)
    suggestions = suggestions_in(words, [each.as_instead for each in suggested])
    mirrored = {each.said.casefold() for each in suggestions}
    return Looked(suggestions, tuple(each for each in advice_on(words) if each.said.casefold() not in mirrored))
