import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.namings import is_named_in

NAMES = st.sampled_from(["Rhian", "Rhian Price", "Siân", "Llŷr ap Rhys", "王伟", "أحمد", "Ολυμπία", "Anne-Marie"])
BETWEEN = st.text(alphabet=" .,;:!?\n“”()…'’-—", min_size=1)


@given(NAMES, BETWEEN, BETWEEN, st.sampled_from([str, str.upper, str.lower]))
def test_whoever_is_named_is_found_whatever_stands_around_the_name(name, before, after, written):
    said = f"Sam says{before}{name}{after}shouts"

    found = is_named_in(name, written(said))

    assert found


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz ", max_size=40))
def test_nobody_is_named_by_words_in_which_no_word_is_theirs(words):
    named = is_named_in("Rhian Price", words)

    assert named == ("rhian" in words.split())


@given(st.text(), st.text())
def test_no_name_and_no_words_are_too_strange_to_look_for(name, words):
    found = is_named_in(name, f"{words} {name} {words}")

    assert found or not is_named_in(name, name)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Rhian Price", "Sam says Rhian shouts"),
        ("Rhian Price", "It is Rhian’s turn"),
        ("Rhian Price", "RHIAN!"),
        ("Siân Rees", "gyda Sian yn y tŷ"),
        ("Siân Rees", "Sia\u0302n"),
        ("Dr Rhian Price", "Rhian shouts"),
        ("Mrs. Price", "Price shouts"),
        ("Jo Webb", "Sam says Jo shouts"),
        ("Jo Webb", "jo webb"),
        ("Mo", "mo"),
        ("Mr", "Mr shouts"),
        ("Anne-Marie Lee", "Anne shouts"),
        ("O’Neil", "o'neil"),
        ("王伟", "小明说王伟大喊"),
        ("أحمد", "سام وأحمد"),
        ("민준", "민준이 소리쳐요"),
        ("Олена", "ОЛЕНА кричить"),
        ("🦄", "a 🦄 day"),
    ],
)
def test_a_name_is_known_again(name: str, words: str):
    assert is_named_in(name, words)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Rhian Price", "Rhiannon sings"),
        ("Rhian Price", "What is the price?"),
        ("Ann", "Anna and Joann"),
        ("Di Rees", "pwy wyt ti, neu di"),
        ("Jo Webb", "the web"),
        ("Dr Rhian Price", "The Dr came"),
        ("", "Somebody shouts"),
        ("  ", " "),
        ("Rhian", ""),
        ("Олена", "Оленка"),
    ],
)
def test_other_words_are_no_name(name: str, words: str):
    assert not is_named_in(name, words)
