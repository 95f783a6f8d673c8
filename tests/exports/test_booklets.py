"""The booklet: a cover, what must be known inside it, then the story with its photos."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

import pikepdf
from PIL import Image

from exports.formats import FORMATS
from exports.materials import Material, Picture
from exports.printers import Printer
from projections.profiles import ShownProfile
from tests.exports.people import BRON, SAM, contact, entry, profile, section
from tests.exports.readers import failures, read_aloud, text_of


def booklet(printer: Printer, person: ShownProfile, **more: object) -> bytes:
    made = FORMATS["booklet"].paper_of(Material(person, **more), "en")  # type: ignore[arg-type]
    return printer.pdf_of(made.html, made.resources)


def photo(colour: str = "teal") -> bytes:
    file = BytesIO()
    Image.new("RGB", (60, 40), colour).save(file, "JPEG")
    return file.getvalue()


def test_the_cover_has_the_name_and_the_line_and_what_must_be_known_is_inside_it(printer: Printer):
    pages = text_of(booklet(printer, BRON)).split("\f")

    assert "Bron" in pages[0]
    assert "I like to laugh" in " ".join(pages[0].split())
    assert "what you must know is on the next page" in pages[0]
    assert "I faint when I see blood." in pages[1]
    assert "I speak Welsh first." in pages[1]
    assert "What people like and admire about me" in pages[2]


def test_what_happened_stands_beside_the_words_that_say_when(printer: Printer):
    said = read_aloud(booklet(printer, BRON))

    assert "\n9 August 2025\nI took the ferry by myself.\nFirst time my words · getting about\n" in said


def test_photos_stand_with_what_they_hang_on_and_are_said_in_words(printer: Printer):
    told = entry("I took the ferry", happened="2025")
    other = entry("I sing")
    person = profile("Bron", section("proud", told), section("give", other))
    photos = {
        told.id: Picture("Bron at the rail, windswept", photo()),
        other.id: Picture("Bron with a microphone", photo("plum")),
        person.opening.id: Picture("Bron laughing", photo("gold")),
    }

    pdf = booklet(printer, person, photos=photos)

    assert failures(pdf) == []
    assert pictures_in(pdf) == ["Bron laughing", "Bron at the rail, windswept", "Bron with a microphone"]


def pictures_in(pdf: bytes) -> list[str]:
    """What the pictures show, in words, in the order in which they are read aloud."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return list(said_of_figures(document.Root.StructTreeRoot))


def said_of_figures(part: Any) -> Iterator[str]:
    if part.get("/S") == "/Figure":
        yield str(part.Alt)
    children = part.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary):
            yield from said_of_figures(child)


def test_whom_to_call_stands_after_the_strengths(printer: Printer):
    also = section("also", contact("Gwyn, my brother", "01632 960001", "If I am ill"))
    person = replace(BRON, sections=(*BRON.sections, also))

    said = " ".join(read_aloud(booklet(printer, person)).split())

    assert "H2: Who to call Gwyn, my brother 01632 960001 If I am ill my words H2: My hopes" in said
    assert "Also worth knowing" not in said


def test_a_story_that_has_not_begun_is_a_cover_that_says_so(printer: Printer):
    cover = text_of(booklet(printer, SAM)).split("\f")[0]

    assert "Sam’s story starts here. Ask Sam." in " ".join(cover.split())
    assert "next page" not in text_of(booklet(printer, replace(SAM, must_know=())))
