"""Easy Read on paper: its own sentences and pictures, never stale without saying so, and the standard words else."""

from io import BytesIO

from PIL import Image

from exports.formats import FORMATS
from exports.materials import EasyRead, EasySentence, Material, Picture
from exports.printers import Printer
from projections.profiles import Section
from tests.exports.people import entry, hope, profile, section
from tests.exports.readers import failures, headings_of, read_aloud

SUN = Picture("A sun", b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="4"/></svg>')


def photo() -> Picture:
    file = BytesIO()
    Image.new("RGB", (60, 40), "teal").save(file, "PNG")
    return Picture("A ferry", file.getvalue())


TOLD = entry("I took the ferry across by myself, which was the first time.", happened="2025", first_time=True)
OLD = entry("I sang on three stages.")
PLAIN = entry("I swim.")
HOPED = hope("To sing with the big choir", "I rang them up.")
PERSON = profile("Bron", section("proud", TOLD, OLD, PLAIN), Section("hopes", "My hopes", hopes=(HOPED,)))
EASY = {
    TOLD.id: EasyRead((EasySentence("I took a boat.", photo()), EasySentence("I was alone.", SUN))),
    OLD.id: EasyRead((EasySentence("I sang on a stage.", SUN),), is_stale=True),
    HOPED.entry.id: EasyRead((EasySentence("I want to sing."),)),
}


def easy(printer: Printer, **more: object) -> bytes:
    made = FORMATS["easy-read"].paper_of(Material(PERSON, easy_reads=EASY, **more), "en")  # type: ignore[arg-type]
    return printer.pdf_of(made.html, made.resources)


def test_easy_sentences_stand_there_with_their_pictures_on_either_side(printer: Printer):
    for pictures_right in (False, True):
        pdf = easy(printer, pictures_right=pictures_right)
        said = read_aloud(pdf)

        assert failures(pdf) == []
        assert said.index("I took a boat.") < said.index("I was alone.") < said.index("my words")
        assert "I took the ferry across" not in said
        assert "I want to sing." in said
        assert "I rang them up." in said
        assert headings_of(pdf) == ["H1: Bron", "H2: Things I'm proud of", "H2: My hopes"]


def test_easy_words_are_never_stale_without_saying_so(printer: Printer):
    said = " ".join(read_aloud(easy(printer)).split())

    assert (
        "I sang on a stage. This is an older Easy Read. The words have changed since. The words now:"
        " I sang on three stages."
    ) in said


def test_where_there_is_no_easy_read_the_standard_words_say_so(printer: Printer):
    said = " ".join(read_aloud(easy(printer)).split())

    assert "I swim. There is no Easy Read of this yet. These are the standard words." in said


def test_where_nobody_wrote_any_it_is_said_once(printer: Printer):
    made = FORMATS["easy-read"].paper_of(Material(PERSON), "en")

    said = " ".join(read_aloud(printer.pdf_of(made.html, made.resources)).split())

    assert "Nobody has written an Easy Read of this yet." in said
    assert "There is no Easy Read of this yet." not in said


def test_one_picture_is_handed_over_once():
    made = FORMATS["easy-read"].paper_of(Material(PERSON, easy_reads=EASY), "en")

    assert len(made.resources) == 2
