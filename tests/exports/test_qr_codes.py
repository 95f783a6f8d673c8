"""The pictures to scan, read as a telephone reads them: from paper and page, in colour, in black and white, askew."""

from io import BytesIO

import pytest
import segno
from PIL import Image, ImageFilter, ImageOps

from exports.formats import FORMATS
from exports.materials import Material
from exports.printers import Printer
from exports.qr_codes import qr_code
from exports.sign_in_cards import CardToPrint, sign_in_card
from tests.exports.people import BRON, DAY
from tests.photos import photo
from tests.scans import pages_of, read_off, scanned, scanned_on

CODE = "2345ACDEFGHJKMNPQRTVWXY67890"
LINK, CARD = f"https://record.example/link#{CODE}", f"https://record.example/card#{CODE}"
LONG = "https://the-records-of-people-and-their-homes.green-valley-shared-lives.example.org/"
SMALLEST = 20
"""Millimetres that a code is wide at least, without the white around it: a cheap telephone reads no smaller one."""
QUIET = 4
"""Modules of white that ISO/IEC 18004 asks for."""
ROUNDED = 0.3
"""Modules by which whole pixels can be wrong."""
COLOURS = {"in colour": [], "in black and white": ["-mono"]}


def wallet_card(printer: Printer, address: str) -> bytes:
    made = FORMATS["wallet-card"].paper_of(Material(BRON, address=address), "en")
    return printer.pdf_of(made.html, made.resources)


def card_to_sign_in(printer: Printer, address: str) -> bytes:
    made = sign_in_card(CardToPrint(address, "Sam", "Tidewell", photo(), DAY), "en")
    return printer.pdf_of(made.html, made.resources)


def a_code(address: str, border: int) -> Image.Image:
    drawn = BytesIO()
    segno.make(address, error="m").save(drawn, kind="png", scale=5, border=border)
    return Image.open(drawn)


@pytest.mark.parametrize("how", COLOURS)
@pytest.mark.parametrize(("paper", "what"), [(wallet_card, "link"), (card_to_sign_in, "card")])
def test_a_card_has_one_code_of_the_very_address_wide_enough_with_white_around(printer: Printer, paper, what, how):
    for site in ("https://record.example/", LONG):
        (code,) = scanned_on(paper(printer, f"{site}{what}#{CODE}"), *COLOURS[how])

        assert code.says == f"{site}{what}#{CODE}"
        assert code.mm >= SMALLEST
        assert code.white >= QUIET


def test_a_card_is_read_that_is_held_askew_and_out_of_focus(printer: Printer):
    for paper, address in ((wallet_card, LINK), (card_to_sign_in, CARD)):
        (page,) = pages_of(paper(printer, address))

        askew = page.rotate(11, fillcolor="white").filter(ImageFilter.GaussianBlur(1))

        assert read_off(askew) == [address]


def test_a_wallet_card_without_a_link_has_nothing_to_scan(printer: Printer):
    assert scanned_on(wallet_card(printer, "")) == []


def test_the_code_of_a_page_is_read_from_its_drawing_alone(printer: Printer):
    page = f'<html lang="en"><title>A link</title><body style="background: #211f1c">{qr_code(LINK)}'

    (code,) = scanned_on(printer.pdf_of(page, {}))

    assert code.says == LINK
    assert code.white == pytest.approx(QUIET, abs=ROUNDED)


def test_too_little_white_and_light_on_dark_are_found_out():
    assert scanned(a_code(LINK, border=4))[0].white == pytest.approx(4, abs=ROUNDED)
    assert scanned(a_code(LINK, border=2))[0].white == pytest.approx(2, abs=ROUNDED)
    assert read_off(ImageOps.invert(a_code(LINK, border=4).convert("L"))) == []
