"""Editions: what tells one version of the program that makes documents from another."""

from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.metadata import version as version_of
from pathlib import Path

from exports.languages import TRANSLATIONS
from exports.papers import FONTS, PICTURE_FILES
from projections import views

LIBRARIES = ("weasyprint", "pydyf", "fonttools", "jinja2")
"""Whose version shows in a document."""
_HERE = Path(__file__).parent


@cache
def edition(*more: Path) -> str:
    """The hash of everything that decides how a document comes out, with more folders where they do too."""
    digest = sha256(views.version().encode())
    for library in LIBRARIES:
        digest.update(f"{library} {version_of(library)}".encode())
    for file in _files(_HERE, FONTS, PICTURE_FILES, TRANSLATIONS, *more):
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:16]


def _files(*folders: Path) -> Iterable[Path]:
    ending = {".py", ".html", ".css", ".svg", ".woff2", ".mo"}
    return sorted(file for folder in folders for file in folder.rglob("*") if file.suffix in ending)
