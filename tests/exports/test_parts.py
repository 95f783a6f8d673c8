"""A long story is printed in parts: all of it, in its order, strengths first in each."""

from dataclasses import replace

import pytest

from exports.formats import FORMATS
from exports.materials import Material
from exports.parts import MOST, NotAPart, TooLong, part_of, parts_in
from exports.printers import Printer
from projections.papers import FOR_EACH
from projections.profiles import Section, ShownProfile
from tests.exports.people import BRON, entry, hope, noticing, profile, section
from tests.exports.readers import failures, text_of

DULL = "On a Tuesday we went to the allotment on the bus, had chips in the rain, and laughed all the way home."


def a_long_life(entries: int) -> ShownProfile:
    keys = ("admired", "proud", "give", "matters", "people", "do", "support")
    told = [section(key, *(f"{DULL} {key} {number}" for number in range(entries // len(keys)))) for key in keys]
    hopes = Section("hopes", "My hopes", hopes=tuple(hope(f"Hope {number}", "A step") for number in range(20)))
    noticed = Section(
        "noticed", "We have noticed", noticings=tuple(noticing(f"Does {n}", "b", "c", "d") for n in range(20))
    )
    return profile("Sam", told[0], noticed, *told[1:3], hopes, *told[3:])


def long_material(entries: int) -> Material:
    return Material(a_long_life(entries), letters=entries * (len(DULL) + FOR_EACH + 12))


def test_an_ordinary_profile_is_one_paper():
    assert part_of(Material(BRON, letters=900), None).profile == BRON
    assert part_of(Material(BRON, letters=900), 1).profile == BRON
    assert parts_in(0) == 1
    assert (parts_in(MOST), parts_in(MOST + 1)) == (1, 2)


def test_a_part_that_is_not_there_is_refused():
    with pytest.raises(NotAPart, match="The last is part 1"):
        part_of(Material(BRON), 2)
    with pytest.raises(NotAPart, match="no part 99"):
        part_of(long_material(1400), 99)


def test_what_is_too_long_is_refused_with_how_to_print_it():
    with pytest.raises(TooLong, match="Print its 27 parts"):
        part_of(long_material(5000), None)


def test_everything_is_in_one_of_the_parts_in_its_order_and_each_begins_with_strengths():
    life = long_material(5000)
    parts = [part_of(life, number).profile for number in range(1, parts_in(life.letters) + 1)]

    for key in ("proud", "do", "hopes", "noticed"):
        whole = next(each for each in life.profile.sections if each.key == key)
        shares = [each for part in parts for each in part.sections if each.key == key]
        assert [*whole.entries, *whole.hopes, *whole.noticings] == [
            told for share in shares for told in (*share.entries, *share.hopes, *share.noticings)
        ]
    assert all(part.has_strengths for part in parts)
    assert max(sum(len(told.words) + 100 for each in part.sections for told in each.entries) for part in parts) < (
        MOST * 1.2
    )


def test_a_part_with_no_strength_of_its_own_begins_with_the_first_of_all():
    needs = section("do", *(entry("n" * 2000) for _ in range(60)))
    life = Material(profile("Sam", section("proud", "I swim"), needs), letters=60 * 2100)

    last = part_of(life, parts_in(life.letters)).profile

    assert [each.key for each in last.sections] == ["proud", "do"]


def test_a_part_says_which_it_is_and_prints_in_time(printer: Printer):
    made = FORMATS["passport"].paper_of(long_material(5000), "en", part=2)

    pdf = printer.pdf_of(made.html, made.resources)

    assert "Part 2 of 27, 21 November 2025" in text_of(pdf)
    assert failures(pdf) == []


def test_a_wallet_card_is_one_card_however_long_the_life():
    long = replace(long_material(5000), profile=replace(a_long_life(5000), must_know=BRON.must_know))

    assert "Part" not in FORMATS["wallet-card"].paper_of(long, "en", part=3).html
