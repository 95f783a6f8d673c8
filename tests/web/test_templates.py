"""What stands in the templates, and in every sentence of ours that a page may show."""

import ast
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from domain.likes import CHOICES

HERE = Path(__file__).parents[2]
TEMPLATES = sorted((HERE / "web" / "templates").rglob("*.html"))
STYLES = sorted((HERE / "web" / "style").glob("*.scss"))
OURS = re.compile(r"\b(circles?|entry|entries|audiences?|projections?|streams?|events?)\b", re.IGNORECASE)
"""Words of this program, not of the people who read it."""

COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
FOR_EXAMINERS = re.compile(r"\{% if is_examined %\}.*?</table>", re.DOTALL)
LOGIC = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
ASKED = re.compile(r"\bmay\('[^']*'\)")
LITERAL = re.compile(r"'([^']*)'|\"([^\"]*)\"")
SPOKEN = re.compile(r'(?:aria-label|alt|title|placeholder)="([^"]*)"')
TAG = re.compile(r"<[^>]*>")
CLASSES = re.compile(r"\bcr-[a-z_-]+\b(?!--)")


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_page_is_said_in_its_readers_words(path: Path) -> None:
    assert OURS.findall(words_in(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("folder", ["domain", "caserecord", "projections", "exports", "web"])
def test_a_sentence_of_ours_is_said_in_its_readers_words(folder: str) -> None:
    wrong = {
        f"{path.relative_to(HERE)}: {said}"
        for path in (HERE / folder).rglob("*.py")
        if not {"node_modules", "demo_lives", "terminal"} & set(path.parts) and path.name not in SPEAK_TO_OPERATORS
        for said in sentences_in(ast.parse(path.read_text(encoding="utf-8")))
        if OURS.search(said)
    }

    assert wrong == set()


SPEAK_TO_OPERATORS = {
    *(
        "__main__.py",
        "checkups.py",
        "command_lines.py",
        "command_texts.py",
        "deployments.py",
        "engines.py",
        "restores.py",
        "sealing.py",
        "settings.py",
        "shapes.py",
        "written_days.py",
    ),
    *("brought_profiles.py", "profile_pages.py"),
}
"""What they say stands on the command line."""


def test_every_class_of_ours_is_in_the_style_sheet_and_on_a_page() -> None:
    styled = {name for path in STYLES for name in re.findall(r"\.(cr-[a-z_-]+)", path.read_text(encoding="utf-8"))}
    used = {name for path in TEMPLATES for name in CLASSES.findall(path.read_text(encoding="utf-8"))} | BUTTONS

    assert used - styled == set()
    assert styled - used - TO_COME - LIKED - SCRIPTED == set()


SCRIPTED = {"cr-aloud", "cr-spoken"}
"""Put on a page by its scripts."""
BUTTONS = {"cr-button--yes", "cr-button--plain", "cr-button--quiet"}
"""Put together by the macro of a button."""
LIKED = {f"cr-{name}-" for name in CHOICES} | {f"cr-{name}-{each}" for name, these in CHOICES.items() for each in these}
"""Put together of what somebody chose."""
TO_COME = {"cr-opening__photo"}
"""Styled before there is a page that has it."""


def words_in(template: str) -> str:
    """What a template says: its text, and the words that its logic puts in."""
    source = FOR_EXAMINERS.sub(" ", COMMENT.sub(" ", template))
    source = LOGIC.sub(lambda logic: " ".join(phrases_in(logic[0])), source)
    return unescape(" ".join([*SPOKEN.findall(source), TAG.sub(" ", source)]))


def phrases_in(logic: str) -> Iterator[str]:
    """What is written in logic to be read: more than one word, or a word that begins as a sentence does."""
    for one, other in LITERAL.findall(ASKED.sub("", logic)):
        said = one or other
        if " " in said.strip() or said[:1].isupper():
            yield said.replace("cr-entry", "")


def sentences_in(tree: ast.Module) -> Iterator[str]:
    """Every piece of text that is no docstring and ends as a sentence does, or belongs to one that is put together."""
    documenting = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        match node:
            case ast.JoinedStr(values=pieces):
                said = "…".join(piece.value for piece in pieces if isinstance(piece, ast.Constant))
            case ast.Constant(value=str(said)) if id(node) not in documenting:
                pass
            case _:
                continue
        if " " in said and (said.rstrip().endswith((".", ":", "!")) or said[:1].isupper()):
            yield said
