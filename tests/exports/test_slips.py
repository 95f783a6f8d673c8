"""Paper slips: each with its words, its boxes and its lines, and nothing lost."""

from uuid import UUID

from exports.printers import Printer
from exports.slips import CHOICES, as_html
from projections.people import Opening
from tests.exports.people import DAY, entry
from tests.exports.readers import failures, letters, text_of

WIN = Opening(UUID(int=1), "Win", "she/her", "", "en")


def test_each_slip_has_its_words_its_choices_and_its_lines(printer: Printer):
    waiting = [entry("Got the crossing moved", offered_by="Bev"), entry("Irons like a dream. ŵy", offered_by="Tony")]

    pdf = printer.pdf_of(as_html(WIN, waiting, DAY))
    text = letters(text_of(pdf))

    assert failures(pdf) == []

    for said in ("Got the crossing moved", "Irons like a dream. ŵy", "Slip 2 of 2", "from Bev"):
        assert letters(said) in text
    for choice in (*CHOICES, "My words:", "Who helped me:", "How I showed it:"):
        assert text.count(letters(choice)) == 2, choice


def test_a_slip_longer_than_a_page_is_printed_whole(printer: Printer):
    words = " ".join(f"word{number}" for number in range(300))

    text = letters(text_of(printer.pdf_of(as_html(WIN, [entry(words, offered_by="Bev")], DAY))))

    assert [word for word in words.split() if word not in text] == []


def test_with_nothing_waiting_the_paper_says_so(printer: Printer):
    assert letters("Nothing new is waiting for you") in letters(text_of(printer.pdf_of(as_html(WIN, [], DAY))))
