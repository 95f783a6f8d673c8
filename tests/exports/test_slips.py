"""Paper slips: each with its words, its boxes and its lines, in the language asked for, and nothing lost."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from domain.offered_photos import Decision
from domain.sayings import Ours
from exports.printers import Printer
from exports.slips import CHOICES, OF_PHOTOS, slips
from projections.cards import ShownPart
from projections.people import Opening
from projections.shown_entries import ShownEntry
from projections.shown_photos import ShownPhoto
from projections.slips import Slips
from tests.exports.people import DAY, entry, shown_photo
from tests.exports.readers import failures, letters, text_of
from tests.photos import photo

WIN = Opening(UUID(int=1), "Win", "she/her", "", "en")


def offered(words: str, **more: Any) -> ShownPhoto:
    """A photo that Bev offered."""
    by_bev = {"authorship": Ours("offered by Bev"), "decision": Decision.WAITING, "offered_by": "Bev"}
    return shown_photo(WIN.id, words, **(by_bev | more))


def printed(
    printer: Printer, waiting: Sequence[ShownEntry], language: str = "en", *, photos: Sequence[ShownPhoto] = ()
) -> bytes:
    made = slips(Slips(WIN, tuple(waiting), tuple(photos), 1234), lambda *_: photo(), DAY, language)
    return printer.pdf_of(made.html, made.resources)


def test_each_slip_has_its_words_its_choices_and_its_lines(printer: Printer):
    waiting = [
        entry("Got the crossing moved", offered_by="Bev", how_known="I was there"),
        entry("Irons like a dream. ŵy", offered_by="Tony"),
    ]

    pdf = printed(printer, waiting)
    text = letters(text_of(pdf))

    assert failures(pdf) == []

    for said in ("Got the crossing moved", "Irons like a dream. ŵy", "Slip 2 of 2", "from Bev", "I was there"):
        assert letters(said) in text
    for choice in (*CHOICES, "My words:", "Who helped me:", "How I showed it:"):
        assert text.count(letters(choice)) == 2, choice


def test_a_photo_has_a_slip_with_the_small_picture_and_no_line_for_other_words(printer: Printer):
    waiting = [entry("Got the crossing moved", offered_by="Bev")]
    photos = [offered("", names=("Win", "Dee"), others=True), offered("Win at the fair")]

    pdf = printed(printer, waiting, photos=photos)
    text = letters(text_of(pdf))

    assert failures(pdf) == []
    for said in ("Slip 3 of 3: A photo", "In it: Win, Dee, somebody else", "Win at the fair", "from Bev"):
        assert letters(said) in text
    for choice in (*OF_PHOTOS, "Who helped me:", "How I showed it:"):
        assert text.count(letters(choice)) == 3, choice
    for of_words in ("Yes, in my words", "My words:"):
        assert text.count(letters(of_words)) == 1, of_words


def test_slips_are_in_the_language_that_was_asked_for(printer: Printer):
    pdf = printed(printer, [entry("Irons like a dream", offered_by="Bev")], "cy")
    text = letters(text_of(pdf))

    assert failures(pdf) == []
    for said in ("Dim diolch", "Fy ngeiriau i:", "Slip 1 o 1", "21 Tachwedd 2025", "gan Bev", "Irons like a dream"):
        assert letters(said) in text
    for english in (*CHOICES, "My words:", "Who helped me:", "How I showed it:", "People said"):
        assert letters(english) not in text, english


def test_every_sheet_says_the_day_the_change_and_which_page_it_is(printer: Printer):
    waiting = [entry(f"Offer {number}", offered_by="Bev") for number in range(4)]

    pages = {
        ("en", "21 November 2025, from change 1,234", "page 1 of 2", "page 2 of 2"),
        ("cy", "21 Tachwedd 2025, o newid 1,234", "tudalen 1 o 2", "tudalen 2 o 2"),
    }

    for language, *feet in pages:
        text = letters(text_of(printed(printer, waiting, language)))
        assert [said for said in feet if letters(said) not in text] == []


def test_a_card_says_what_each_of_its_parts_is(printer: Printer):
    card = entry("I push my plate", label="When I do this", parts=(ShownPart("Please do this", "Take it"),))

    text = letters(text_of(printed(printer, [card])))

    assert letters("When I do this I push my plate Please do this Take it") in text


def test_a_slip_longer_than_a_page_is_printed_whole(printer: Printer):
    words = " ".join(f"word{number}" for number in range(300))

    text = letters(text_of(printed(printer, [entry(words, offered_by="Bev")])))

    assert [word for word in words.split() if word not in text] == []


def test_with_nothing_waiting_the_paper_says_so(printer: Printer):
    assert letters("Nothing new is waiting for you") in letters(text_of(printed(printer, [])))
