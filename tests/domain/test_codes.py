"""Codes that somebody is handed, and may have to type."""

from math import log2

from domain.codes import LENGTH, LETTERS, in_groups, plain

CODE = "0125 8VAC DEFG HJKM NPQR TWXY 3467"


def test_nobody_guesses_a_code():
    assert len(set(LETTERS)) == len(LETTERS)
    assert LENGTH * log2(len(LETTERS)) > 136


def test_however_it_is_typed_it_is_the_same_code():
    code = CODE.replace(" ", "")

    for typed in (CODE, CODE.lower(), CODE.replace(" ", "-"), f" https://record.example/link#{code}\n"):
        assert plain(typed) == code
    assert plain("olzs bu" + CODE[7:]) == code
    assert plain("OIZS BU" + CODE[7:].lower()) == code
    assert plain(code[1:]) != code


def test_no_letter_of_a_code_is_taken_for_another():
    assert plain(LETTERS) == LETTERS
    assert len({plain(letter) for letter in LETTERS}) == len(LETTERS)


def test_it_is_printed_in_short_groups():
    assert in_groups(CODE.replace(" ", "")) == CODE
    assert in_groups("") == ""
