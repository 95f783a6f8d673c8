"""Easy Read on paper: its own sentences and pictures on the side that suits, and the standard words else."""

from collections.abc import Mapping

import pytest

from exports.easy_reads import SIZES
from exports.formats import FORMATS
from exports.materials import Material
from exports.papers import Paper
from exports.printers import Printer
from projections.cards import ShownPart
from projections.likes import ShownLikes
from projections.profiles import Section
from tests.exports.people import easily, entry, hope, profile, section
from tests.exports.readers import failures, headings_of, read_aloud
from tests.exports.test_large_prints import sizes_in

TOLD = entry("I took the ferry across by myself, which was the first time.", happened="2025", first_time=True)
PLAIN = entry("I swim.")
HOPED = hope("To sing with the big choir", "I rang them up.")
PERSON = profile("Bron", section("proud", TOLD, PLAIN), Section("hopes", "My hopes", hopes=(HOPED,)))
EASY = {
    TOLD.id: easily(TOLD, ("I took a boat.", "bus"), ("I was alone.", "bus")),
    HOPED.entry.id: easily(HOPED.entry, "I want to sing."),
}


def easy(person=PERSON, reads=EASY, likes: Mapping[str, str] | None = None, **asked: int) -> Paper:  # type: ignore[no-untyped-def]
    material = Material(person, easy_reads=reads, likes=ShownLikes(likes or {}))
    return FORMATS["easy-read"].paper_of(material, "en", **asked)


def printed(printer: Printer, paper: Paper) -> bytes:
    return printer.pdf_of(paper.html, paper.resources)


@pytest.mark.parametrize("side", ["usual", "right"])
def test_easy_sentences_stand_there_with_their_pictures_on_either_side(printer: Printer, side: str):
    pdf = printed(printer, easy(likes={"pictures": side}))
    said = " ".join(read_aloud(pdf).split())

    assert failures(pdf) == []
    assert "I took a boat. I was alone. First time my words · easy words by Rhian, I said yes · 2025" in said
    assert "I took the ferry across" not in said
    assert "I want to sing." in said
    assert "I rang them up." in said
    assert headings_of(pdf) == ["H1: Bron", "H2: Things I'm proud of", "H2: My hopes"]


def test_a_picture_is_handed_over_once_and_whoever_made_it_is_thanked(printer: Printer):
    paper = easy()

    assert [*paper.resources] == ["paper:pictures/bus.svg"]
    assert "OpenMoji" in read_aloud(printed(printer, paper))


def test_without_pictures_where_the_person_likes_none(printer: Printer):
    paper = easy(likes={"pictures": "none"})

    assert paper.resources == {}
    assert "I took a boat." in read_aloud(printed(printer, paper))
    assert "OpenMoji" not in paper.html


def test_where_some_has_no_easy_read_it_says_so_once():
    note = "Not all of this is in Easy Read yet."

    assert easy().html.count(note) == 1
    assert note not in easy(reads=EASY | {PLAIN.id: easily(PLAIN, "I swim.")}).html


def test_where_nobody_wrote_any_it_is_said_once():
    html = easy(reads={}).html

    assert html.count("Nobody has written an Easy Read of this yet.") == 1
    assert "Not all of this" not in html


def test_a_card_says_what_each_of_its_parts_is(printer: Printer):
    card = entry("I push my plate", label="When I do this", parts=(ShownPart("Please do this", "Take it"),))
    person = profile("Bron", section("proud", "I swim"), section("communicate", card))

    said = " ".join(read_aloud(printed(printer, easy(person, {}))).split())

    assert "When I do this I push my plate Please do this Take it" in said


@pytest.mark.parametrize("size", SIZES)
def test_its_words_have_the_size_that_was_asked_for(printer: Printer, size: int):
    assert size in {round(each, 1) for each in sizes_in(printed(printer, easy(size=size)))}
