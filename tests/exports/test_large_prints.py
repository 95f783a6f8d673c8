"""Large print, as UKAAF G003 asks: no letter smaller than was asked for, nothing slanted, on the left, unhyphenated."""

from io import BytesIO

import pikepdf
import pytest

from exports.large_prints import SIZES
from exports.printers import Printer
from tests.exports.people import BRON, paper
from tests.exports.readers import failures, text_of


@pytest.mark.parametrize("size", SIZES)
def test_no_letter_is_smaller_than_was_asked_for(printer: Printer, size: int):
    made = paper(BRON, "large-print", size=size)

    pdf = printer.pdf_of(made.html, made.resources)

    assert failures(pdf) == []
    assert min(sizes_in(pdf)) == pytest.approx(size)


def sizes_in(pdf: bytes) -> set[float]:
    """The sizes of all letters, in points."""
    found: set[float] = set()
    with pikepdf.open(BytesIO(pdf)) as document:
        for page in document.pages:
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "Tf":
                    found.add(abs(float(operands[1])))
                if str(operator) == "cm" and abs(float(operands[0])) not in (1, 0.75):
                    continue
    return {size * 0.75 for size in found}


def test_every_page_says_its_number_in_the_same_large_print(printer: Printer):
    made = paper(BRON, "large-print", size=24)
    pages = text_of(printer.pdf_of(made.html, made.resources)).split("\f")[:-1]

    assert all(f"page {number} of {len(pages)}" in text for number, text in enumerate(pages, start=1))
