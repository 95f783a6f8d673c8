"""Words are kept exactly, and refused only when no page could show them."""

import pytest

from domain.refusals import WordsMissing, WordsTooLong, WordsUnreadable
from domain.words import LONGEST, LONGEST_NAME, spoken, written


@pytest.mark.parametrize(
    "words",
    ["I cook", "  I cook  ", "a\nb\tc\r\n", "ŵy", "שלום", "\u200fשלום", "🙂", "👩\u200d👩\u200d👧", "e\u0301"],
)
def test_words_come_back_as_they_were_said(words: str) -> None:
    assert spoken(words) == words
    assert written(words) == words


@pytest.mark.parametrize("words", ["", " ", "\n\t", "\u200b", "\u00ad", "\u2060\ufeff", "\u3164", "\u2800"])
def test_words_that_leave_no_mark_are_missing(words: str) -> None:
    with pytest.raises(WordsMissing, match="Write something, even one word"):
        spoken(words)


def test_no_words_may_be_written_where_none_are_needed() -> None:
    assert written("") == ""


def test_two_thousand_letters_fit_and_one_more_does_not() -> None:
    assert spoken("é" * LONGEST) == "é" * LONGEST

    with pytest.raises(WordsTooLong, match=r"Write up to 2,000 letters\. This is 1 too many"):
        spoken("é" * (LONGEST + 1))


def test_a_name_has_fewer_letters() -> None:
    with pytest.raises(WordsTooLong, match=r"Write up to 3 letters\. This is 1,997 too many"):
        written("a" * 2000, longest=3)


@pytest.mark.parametrize("letter", ["\x00", "\x08", "\x0b", "\x1f", "\x7f", "\ud800", "\ufffe", "\uffff"])
def test_what_no_page_can_show_is_refused(letter: str) -> None:
    with pytest.raises(WordsUnreadable, match="Type them again"):
        spoken(f"I cook {letter}")


@pytest.mark.parametrize("sign", ["\u202e", "\u202a", "\u2067"])
def test_a_name_turns_no_words_that_stand_after_it(sign: str) -> None:
    with pytest.raises(WordsUnreadable, match="Type them again"):
        spoken(f"Rhian{sign}", longest=LONGEST_NAME)

    assert spoken(f"I wrote {sign}") == f"I wrote {sign}"
    assert spoken("שלום", longest=LONGEST_NAME) == "שלום"
