"""Paper speaks the language that is asked for, and people's words stay as they said them."""

from datetime import date
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from exports import languages
from exports.formats import FORMATS
from exports.languages import ENGLISH, language_of
from exports.printers import Printer
from exports.typesetters import typesetter
from tests.exports.people import BRON, paper
from tests.exports.readers import text_of


def test_a_day_is_said_in_its_language():
    assert ENGLISH.day(date(2016, 5, 3)) == "3 May 2016"
    assert language_of("cy").day(date(2016, 11, 3)) == "3 Tachwedd 2016"


def test_names_are_put_in_a_row():
    assert ENGLISH.together(["Rhian"]) == "Rhian"
    assert ENGLISH.together(["Rhian", "Gwyn", "Huw"]) == "Rhian, Gwyn and Huw"


@pytest.mark.parametrize("name", FORMATS)
def test_paper_in_a_language_with_no_translation_yet_is_printed(printer: Printer, name: str):
    made = paper(BRON, name, "cy")

    text = text_of(printer.pdf_of(made.html, made.resources))

    assert "21 Tachwedd 2025" in text
    assert "Bron" in text


def test_what_is_translated_is_said_so_and_nobodys_words_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, printer: Printer
):
    given_translated(
        tmp_path,
        {
            "page %(number)s of %(all)s": "tudalen %(number)s o %(all)s",
            "Things I'm proud of": "Pethau dwi'n falch ohonyn nhw",
            "%(day)s, from change %(number)s": "%(day)s, o newid %(number)s",
            "%(names)s and %(last)s": "%(names)s a %(last)s",
            "Knock": "Curwch",
        },
    )
    monkeypatch.setattr(languages, "TRANSLATIONS", tmp_path)
    language_of.cache_clear()
    typesetter.cache_clear()

    made = paper(BRON, "one-page", "cy")
    text = text_of(printer.pdf_of(made.html, made.resources))

    language_of.cache_clear()
    typesetter.cache_clear()
    assert "tudalen 1 o 2" in text
    assert "Pethau dwi'n falch ohonyn nhw" in text
    assert "21 Tachwedd 2025, o newid 1,234" in text
    assert "Rhian a Gwyn" in text
    assert "Knock" in text


def given_translated(folder: Path, said: dict[str, str]) -> None:
    catalogue = Catalog(locale="cy")
    for english, welsh in said.items():
        catalogue.add(english, welsh)
    (folder / "cy" / "LC_MESSAGES").mkdir(parents=True)
    with (folder / "cy" / "LC_MESSAGES" / "messages.mo").open("wb") as file:
        write_mo(file, catalogue)
