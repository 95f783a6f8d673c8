"""Every label, help text and message is plain: reading grade 5 or below, without words that self-advocates avoid."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

import domain.refusals
from tests.plain_words import HARDEST, avoided, grade
from tests.web.test_markings import MARKED, SPEAK_TO_OPERATORS, TEMPLATES, name_of

HERE = Path(__file__).parents[2]
FOLDERS = ("domain", "caserecord", "projections", "exports", "web")
ENOUGH = 6
"""Words: a label of fewer is not a text that can be graded, and is only looked through for words to avoid."""


FROM_THE_STANDARD = {"How I communicate and how to communicate with me"}
"""Headings whose words are those of the PRSB standard "About Me", and not ours to change."""
NAMES_AND_EXAMPLES = {
    "They are called Atkinson Hyperlegible Next, and are by the Braille Institute of America. "
    "They are easy to tell apart. Licence: SIL Open Font Licence.",
    "A word or a few. It is found in other forms too: refuse, refused, refusing.",
}
"""What is hard in them is somebody's name, or a word that is there to be changed."""


def said_in_templates(app: Flask) -> Iterator[tuple[str, str]]:
    for path in TEMPLATES:
        for _, _, said in app.jinja_env.extract_translations(path.read_text(encoding="utf-8")):  # type: ignore[attr-defined]
            for each in [said] if isinstance(said, str) else said or ():
                if each:
                    yield f"{path.parent.name}/{path.name}", each


def said_in_modules() -> Iterator[tuple[str, str]]:
    for folder in FOLDERS:
        for path in sorted((HERE / folder).rglob("*.py")):
            if not {"node_modules", "demo_lives"} & {*path.parts} and path.name not in SPEAK_TO_OPERATORS:
                for said in said_by(ast.parse(path.read_text(encoding="utf-8"))):
                    yield str(path.relative_to(HERE)), said


def said_by(tree: ast.Module) -> Iterator[str]:
    """What is marked as ours, and what a refusal says."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (name_of(node) in MARKED or name_of(node) in vars(domain.refusals)):
            for said in node.args[: 2 if name_of(node) == "ngettext" else 1]:
                if isinstance(said, ast.Constant) and isinstance(said.value, str):
                    yield said.value


def too_hard(said: Iterator[tuple[str, str]]) -> list[str]:
    return sorted(
        f"{where}: {grade(words):.1f} {words}"
        for where, words in set(said)
        if words not in FROM_THE_STANDARD | NAMES_AND_EXAMPLES
        and (avoided(words) or (len(words.split()) >= ENOUGH and grade(words) > HARDEST))
    )


def test_what_templates_say_is_plain(app: Flask):
    assert too_hard(said_in_templates(app)) == []


def test_what_messages_say_is_plain():
    assert too_hard(said_in_modules()) == []


def test_there_is_a_lot_to_look_at(app: Flask):
    assert len(list(said_in_templates(app))) > 300
    assert len(list(said_in_modules())) > 200


@pytest.mark.parametrize(
    "said",
    [
        "Authorisation is required prior to utilisation of additional functionality.",
        "The information submitted could not be processed because an unexpected validation condition occurred.",
        "This service user refused.",
    ],
)
def test_a_sentence_that_is_hard_is_found(said: str):
    assert too_hard(iter([("a page", said)])) != []


@pytest.mark.parametrize(
    "said", ["Write the words that are on the slip.", "It is kept.", "You can change it. Look at it again."]
)
def test_a_sentence_that_is_plain_is_let_be(said: str):
    assert too_hard(iter([("a page", said)])) == []
