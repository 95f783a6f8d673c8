"""Every word of ours that a page shows is marked, so that it can be said in another language."""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from flask import Flask
from jinja2 import nodes

from caserecord.settings import Settings
from domain.entries import Audience, State
from domain.knowers import KnownTo
from domain.notes import NoteKind
from domain.permissions import MAY, Role
from tests.apps import an_app
from tests.stories import told_in
from web.catalogues import refusals

REFUSALS = refusals()
HERE = Path(__file__).parents[2]
TEMPLATES = sorted((HERE / "web" / "templates").rglob("*.html"))
PAGES = sorted((HERE / "web").glob("*.py"))
RAISING = [
    path for folder in ("domain", "caserecord", "projections", "exports") for path in (HERE / folder).rglob("*.py")
]

SAME_EVERYWHERE = {"caserecord"}
"""Names, which are no words of any language."""
SPOKEN = {"alt", "aria-label", "aria-description", "placeholder", "title"}
"""Attributes that are read aloud or shown."""
LOGIC = re.compile(r"\{#.*?#\}|\{\{.*?\}\}|\{%\s*trans\b.*?\{%\s*endtrans\s*%\}|\{%.*?%\}", re.DOTALL)
ATTRIBUTE_ALONE = re.compile(r'(?<=[\s\xa0])aria-describedby="[^"<>]*"(?=\s*\xa0?\n)')
"""What a macro puts into a tag that is written elsewhere."""
LETTERS = re.compile(r"[^\W\d_]{2,}")
MARKED = {"_", "gettext", "ngettext", "pgettext", "npgettext", "Ours"}
VALUES = {*MAY, *Audience, *KnownTo, *State, *NoteKind, *Role, "a safety fact", "GET", "POST"}
"""Words that logic compares with, and nobody reads."""


class Shown(HTMLParser):
    """What is shown of a template besides what its logic puts in."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words += [data.strip()]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.words += [value for name, value in attrs if name in SPOKEN and value]


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    with told_in(tmp_path_factory.mktemp("markings")) as story:
        yield an_app(story.store, story.views, Settings(data=Path(), key_file=Path()))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_text_of_a_template_is_marked(path: Path) -> None:
    assert unmarked_text(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_words_in_a_templates_logic_are_marked(app: Flask, path: Path) -> None:
    tree = app.jinja_env.parse(path.read_text(encoding="utf-8"))

    assert [said for said in unmarked_words(tree) if is_read(said)] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_the_sentences_of_a_page_are_marked(path: Path) -> None:
    found = unmarked_sentences(ast.parse(path.read_text(encoding="utf-8")))

    assert [said for said in found if said not in ON_NO_PAGE] == []


ON_NO_PAGE = {
    **dict.fromkeys(("views are behind", "views cannot be read"), "for programs that watch over the server"),
    **dict.fromkeys(("log cannot be written", "disk is full"), "the same"),
    **dict.fromkeys(("Answers that were given.", "How long an answer took, in seconds."), "the same"),
    "Getting ready:": "for the log: the page says it in its own words",
    "changes read.": "the same",
    "There is no sentence for": "a mistake of ours",
}
"""Sentences that no reader of a page meets, with the reason."""


def test_the_sentences_of_what_is_read_are_ours() -> None:
    wrong = {
        f"{path.relative_to(HERE)}: {said}"
        for path in (HERE / "projections").rglob("*.py")
        for said in unmarked_sentences(ast.parse(path.read_text(encoding="utf-8")))
        if said not in ON_NO_PAGE
    }

    assert wrong == set()


def test_a_refusal_keeps_its_sentence_whole() -> None:
    """What is put into a sentence before it is raised can be found in no catalogue."""
    wrong = [
        f"{path.relative_to(HERE)}:{node.lineno}"
        for path in RAISING
        if path.name not in SPEAK_TO_OPERATORS and "demo_lives" not in path.parts
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and name_of(node) in REFUSALS
        for said in node.args[:1]
        if isinstance(said, ast.JoinedStr | ast.BinOp)
    ]

    assert wrong == []


SPEAK_TO_OPERATORS = {
    "askers.py",
    "new_stores.py",
    "newcomers.py",
    "profile_files.py",
    "profile_pages.py",
    "schemes.py",
    "signed_notes.py",
    "verifications.py",
}
"""What they say stands on the command line, which speaks English."""


def test_what_is_not_marked_is_found(app: Flask) -> None:
    source = """<p aria-label="Said aloud">Plain {{ 'Yes' if a else 'no such thing' }} {{ _('Marked') }}</p>
    <b class="{{ ' cr-entry--offered' if a }}">{% trans %}Marked{% endtrans %}{{ button(go, 'Press me') }}</b>"""

    assert unmarked_text(source) == ["Said aloud", "Plain"]
    assert [said for said in unmarked_words(app.jinja_env.parse(source)) if is_read(said)] == [
        "Yes",
        "no such thing",
        "Press me",
    ]
    assert list(unmarked_sentences(ast.parse('"""Told."""\nflash("It is kept.")\nflash(_("It is back."))'))) == [
        "It is kept."
    ]


def unmarked_text(template: str) -> list[str]:
    shown = Shown()
    shown.feed(ATTRIBUTE_ALONE.sub("", LOGIC.sub("\N{NO-BREAK SPACE}", template)))
    return [words.replace("\N{NO-BREAK SPACE}", " ").strip() for words in shown.words if is_text(words)]


def is_text(words: str) -> bool:
    return any(word not in SAME_EVERYWHERE for word in LETTERS.findall(words))


def unmarked_words(node: nodes.Node) -> Iterator[str]:
    """The literals in a template's logic that may end up on the page."""
    match node:
        case nodes.Call(node=nodes.Name(name=name)) if name in MARKED:
            return
        case (
            nodes.Call(node=nodes.Name(name="url_for" | "may")) | nodes.Compare() | nodes.Extends() | nodes.FromImport()
        ):
            return
        case nodes.Include() | nodes.Getitem() | nodes.TemplateData():
            return
        case nodes.Pair(value=value):
            yield from unmarked_words(value)
        case nodes.Const(value=str(said)):
            yield said
        case _:
            for child in node.iter_child_nodes():
                yield from unmarked_words(child)


def is_read(said: str) -> bool:
    """Whether a literal is words for somebody: a phrase, or begun as a sentence is; no class, id or value."""
    words = said.strip()
    if said in VALUES or words.startswith(("cr-", "govuk-")) or not LETTERS.search(words):
        return False
    return " " in words or words[:1].isupper()


def unmarked_sentences(tree: ast.Module) -> Iterator[str]:
    """Literals of a module that read as a sentence, or part of one, outside of what marks them."""
    aside = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (name_of(node) in MARKED or is_refusal(node)):
            aside |= {id(inner) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in aside:
            said = node.value.strip()
            if re.match(r"[A-Z“][a-z’']*[ ,]", said) or re.search(r"[a-z] .*[a-z][.:!?]$", said):
                yield said


def is_refusal(call: ast.Call) -> bool:
    return name_of(call) in REFUSALS and not any(isinstance(said, ast.JoinedStr) for said in call.args)


def name_of(call: ast.Call) -> str:
    return getattr(call.func, "id", getattr(call.func, "attr", ""))
