"""What this program says, collected for those who translate it: `python -m web.catalogues` after words were changed.

Every sentence stands in the catalogues by its English words: those marked with `_` and `ngettext` in pages and
templates, with `Ours` in the domain, and what a refusal says. They have no line numbers: two who add words do not
collide over them.
"""

from collections.abc import Iterator
from importlib import import_module
from io import BytesIO
from pathlib import Path
from pkgutil import walk_packages

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po

from domain.refusals import Refused
from web.languages import AWAITING_A_READER

ROOT = Path(__file__).parents[1]
TRANSLATIONS = Path(__file__).parent / "translations"
SPEAKING = ("domain", "projections", "caserecord", "exports", "web")
"""The folders whose words stand on pages."""
WAYS = [("**/templates/**.html", "jinja2"), ("**.py", "python")]
OPTIONS = {"**/templates/**.html": {"trimmed": "true", "silent": "false"}}
TO_OPERATORS = {
    *("askers.py", "new_stores.py", "newcomers.py", "profile_files.py", "profile_pages.py"),
    *("retentions.py", "schemes.py", "signed_notes.py", "verifications.py"),
}
"""What these say stands on the command line, which speaks English."""
STARTING = {"caserecord.__main__", "caserecord.wsgi"}
"""Programs, which are run and not imported."""
HEADER = """\
# The words of the pages in another language. Brought up to date by: python -m web.catalogues
{remark}msgid ""
msgstr ""
"Language: {language}\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: {plurals}\\n"

"""


REMARK = "# Nobody who speaks this language every day has read these words yet: they wait for that\n"


def words() -> Catalog:
    """Everything that a page may say, in English."""
    catalogue = Catalog()
    for folder in SPEAKING:
        keywords = {**DEFAULT_KEYWORDS, "Ours": None, **refusals()}
        for path, _, message, _, context in extract_from_dir(
            ROOT / folder, WAYS, OPTIONS, keywords, directory_filter=_is_ours
        ):
            if Path(path).name not in TO_OPERATORS:
                catalogue.add(message, context=context)
    return catalogue


def collect() -> None:
    """Bring every catalogue up to date: new words wait there for a translation, and old ones leave."""
    found = words()
    for path in TRANSLATIONS.glob("*/LC_MESSAGES/messages.po"):
        catalogue = translated(path)
        catalogue.update(found, no_fuzzy_matching=True, update_creation_date=False)
        catalogue.obsolete.clear()
        written = BytesIO()
        write_po(written, catalogue, width=120, sort_output=True, no_location=True, omit_header=True)
        remark = REMARK if catalogue.locale_identifier in AWAITING_A_READER else ""
        header = HEADER.format(remark=remark, language=catalogue.locale, plurals=catalogue.plural_forms)
        path.write_bytes(header.encode() + written.getvalue())


def translated(path: Path) -> Catalog:
    """A catalogue, as it is translated so far."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3])


def refusals() -> dict[str, None]:
    """The names by which a refusal is raised, in whichever module one is made."""
    for folder in SPEAKING:
        for module in walk_packages([str(ROOT / folder)], f"{folder}."):
            if module.name not in STARTING:
                import_module(module.name)
    return {kind.__name__: None for kind in _kinds_of(Refused)}


def _kinds_of(kind: type) -> Iterator[type]:
    each: type
    for each in kind.__subclasses__():
        yield each
        yield from _kinds_of(each)


def _is_ours(folder: str) -> bool:
    return Path(folder).name not in {"node_modules", "demo_lives", "__pycache__", "static"}


if __name__ == "__main__":
    collect()
