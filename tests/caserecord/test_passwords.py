"""What may be a password, and how one is checked."""

import unicodedata

import pytest
from argon2 import PasswordHasher

from caserecord.passwords import LONGEST, SHORTEST, NotAPassword, a_password, common, hashed, is_right, is_stale


@pytest.mark.parametrize(
    "typed", ["three blue buses", "dŵr a thân!", "🙂" * 8, "a b c d e", "x" * LONGEST, "´`'\";-- \t"]
)
def test_any_letters_will_do(typed: str):
    password = a_password(typed)

    assert is_right(hashed(password), typed)
    assert not is_right(hashed(password), typed + "x")


@pytest.mark.parametrize("typed", ["", "seven77", "x" * (LONGEST + 1), "password", "PASSWORD1", "iloveyou"])
def test_one_that_is_short_or_long_or_common_is_not_taken(typed: str):
    with pytest.raises(NotAPassword):
        a_password(typed)


@pytest.mark.parametrize(
    "typed", ["sam.of.the.hill", "Sam.of.the.hill2026!", "sharedlives2026", "Shared Lives 1", "Caserecord-caserecord"]
)
def test_what_is_made_of_the_sign_in_name_or_of_words_of_this_place_is_no_password(typed: str):
    with pytest.raises(NotAPassword, match="Many people could guess"):
        a_password(typed, name="Sam.of.the.hill")


def test_a_name_that_is_nearly_no_letters_is_no_password():
    with pytest.raises(NotAPassword):
        a_password("!!!!!!!a", name="!!!!!!!A")


@pytest.mark.parametrize("typed", ["sam.of.the.hill three blue buses", "shared lives and blue buses", "samantha 1 2 3"])
def test_more_words_make_it_one(typed: str):
    assert a_password(typed, name="Sam.of.the.hill") == typed


def test_a_name_of_a_letter_or_two_takes_nothing_out_of_a_password():
    assert a_password("banana split", name="a") == "banana split"


def test_capital_letters_count():
    assert not is_right(hashed(a_password("three blue buses")), "Three blue buses")


def test_of_the_passwords_that_many_people_have_more_than_three_thousand_are_long_enough_to_be_chosen():
    assert sum(len(each) >= SHORTEST for each in common()) > 3000


def test_a_password_is_checked_exactly_as_it_was_typed():
    typed, otherwise = "dŵr ½ ﬁsh", unicodedata.normalize("NFKC", "dŵr ½ ﬁsh")

    assert a_password(typed) == typed != otherwise
    assert is_right(hashed(a_password(typed)), typed)
    assert not is_right(hashed(a_password(typed)), otherwise)


def test_a_common_one_is_known_however_a_keyboard_makes_its_letters():
    with pytest.raises(NotAPassword, match="Many people could guess"):
        a_password("\uff50\uff41\uff53\uff53\uff57\uff4f\uff52\uff44")


def test_what_is_kept_is_argon2id_with_its_settings_and_a_salt_of_its_own():
    one, other = hashed("three blue buses"), hashed("three blue buses")

    assert one != other
    assert one.startswith(b"$argon2id$v=19$m=19456,t=2,p=1$")


def test_one_that_was_hashed_otherwise_is_stale():
    old = PasswordHasher(time_cost=1, memory_cost=8192, parallelism=1).hash("three blue buses").encode()

    assert is_stale(old)
    assert not is_stale(hashed("three blue buses"))


def test_what_is_not_a_hash_is_not_right():
    assert not is_right(b"not a hash", "three blue buses")
