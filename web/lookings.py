"""Looking at one's words before they are kept: advice for carers and workers, never for the person's own words."""

from dataclasses import dataclass

from flask import Flask

from domain.advice import Advice, advice_on
from web.questions import Answers
from web.readers import is_mine


@dataclass(frozen=True)
class Looked:
    """What there is to say about words that somebody is writing."""

    advice: tuple[Advice, ...]


def join(app: Flask) -> None:
    """Give the templates a way to look at what is being written."""
    app.jinja_env.globals["looked_at"] = looked_at


def looked_at(answers: Answers, *names: str) -> Looked | None:
    """What there is to say about the answers to these questions, if their writer asks; nothing of a person's own."""
    if not answers.is_looking or is_mine():
        return None
    typed = [answers.typed[name] for name in names]
    return Looked(advice_on("\n".join("\n".join(said) if isinstance(said, list) else str(said) for said in typed)))
