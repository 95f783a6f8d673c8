"""The sign-in card on paper: what it says, what it never says, and that everybody can read it."""

from io import BytesIO

import pikepdf
import pytest

from domain.card_pictures import DRAWINGS
from exports.printers import Printer
from exports.sign_in_cards import CardToPrint, sign_in_card
from tests.exports.people import DAY
from tests.exports.readers import failures, letters, read_aloud, text_of
from tests.photos import photo

ADDRESS = "https://record.example/card#2345ACDEFGHJKMNPQRTVWXY67890"


def printed(printer: Printer, language: str = "en", **said: str | bytes | None) -> bytes:
    card = CardToPrint(**{"address": ADDRESS, "name": "", "give_to": "", "photo": None, "on_day": DAY, **said})  # type: ignore[arg-type]
    made = sign_in_card(card, language)
    return printer.pdf_of(made.html, made.resources)


@pytest.mark.parametrize("language", ["en", "cy"])
def test_a_card_is_tagged_and_tells_what_to_do_and_what_a_finder_does(printer: Printer, language: str):
    pdf = printed(printer, language, name="Sam", give_to="Tidewell", photo=photo())

    assert failures(pdf) == []
    assert letters("Sam") in letters(text_of(pdf))
    assert letters("Tidewell") in letters(text_of(pdf))


def test_nothing_on_it_tells_the_picture_and_its_code_can_be_typed(printer: Printer):
    pdf = printed(printer)
    said = read_aloud(pdf) + text_of(pdf)

    assert "It opens nothing by itself." in said
    assert "2345 ACDE FGHJ KMNP QRTV WXY6 7890" in " ".join(said.split())
    assert not [says for says in DRAWINGS.values() if says.lower() in said.lower()]


def test_long_words_are_printed_whole_on_one_page(printer: Printer):
    name, give_to = "Sam " * 15, "Tidewell Shared Lives " * 4

    pdf = printed(printer, name=name, give_to=give_to)

    assert letters(name) in letters(text_of(pdf))
    assert letters(give_to) in letters(text_of(pdf))
    with pikepdf.open(BytesIO(pdf)) as document:
        assert len(document.pages) == 1
