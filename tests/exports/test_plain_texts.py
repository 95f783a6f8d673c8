"""A profile and a history can be read as plain text, in any terminal."""

from dataclasses import replace
from datetime import UTC, datetime

from exports.plain_texts import happening_as_text, profile_as_text
from projections.happenings import Happening
from tests.exports.people import BRON, SAM, entry, hope, profile, reply, section

HAPPENING = Happening(
    position=12,
    at=datetime(2016, 5, 3, tzinfo=UTC),
    kind="Note",
    says="Rhian wrote a note (everyday).",
    words="A walk.\nThen tea.",
    by="Rhian",
    role="Shared Lives carer",
    helper="",
    how="",
    is_private=False,
)


def test_what_must_be_known_comes_first_and_strengths_before_needs():
    text = profile_as_text(BRON)

    order = [
        "Bron\nshe/her\nDw i'n hoffi",
        "Must know",
        "* Bee stings make my throat swell.",
        "    What helps: My pen is in the blue bag. Ring 999 and say so. · new, being checked",
        "    my answer: It was only once, but yes.",
        "How I communicate",
        "What people like and admire about me\n------------------------------------\n* I remember",
        "We have noticed",
        "    What we think it means: It is a good noise",
        "    my answer: I do. It is a silly noise.",
        "Things I'm proud of",
        "    my words · 9 August 2025 · first time · getting about",
        "    a step: I rang them up.",
        "* To see the baby\n    reached · my words",
        "Please do not",
        "Supported to write this by Rhian and Gwyn",
        "21 November 2025, from change 1,234\n",
    ]
    places = [text.find(words) for words in order]
    assert -1 not in places
    assert places == sorted(places)


def test_without_strengths_a_story_starts_here():
    assert profile_as_text(SAM) == "Sam\n\nSam's story starts here. Ask Sam.\n\n21 November 2025, from change 1,234\n"


def test_a_noticing_says_only_what_was_said():
    bron = BRON.sections[1].noticings[0]
    bare = replace(BRON, sections=(replace(BRON.sections[1], noticings=(replace(bron, means="", we_do=""),)),))

    text = profile_as_text(bare)

    assert "What we think" not in text
    assert "    Then: She laughs more" in text


def test_what_was_not_agreed_with_and_what_was_let_go_say_so():
    answer = replace(reply("It was not like that."), verdict="I don't agree")
    fact = replace(BRON.must_know[0], disagreed=True)
    told = profile("Sam", section("proud", entry("I ran", replies=(answer,))), must_know=(fact,))
    gone = replace(BRON.sections[5], hopes=(replace(hope("To fly"), is_let_go=True),))

    text = profile_as_text(replace(told, sections=(*told.sections, gone)))

    assert "checked · written by Rhian · I don't agree\n" in text
    assert "    my answer · I don't agree: It was not like that.\n" in text
    assert "* To fly\n    let go · my words\n" in text


def test_words_of_several_lines_stay_together():
    text = profile_as_text(profile("Sam", section("proud", "I ran\n\nand ran")))

    assert "* I ran\n\n  and ran\n    my words\n" in text


def test_nothing_in_the_words_is_obeyed_by_a_terminal():
    text = profile_as_text(profile("Sam", section("proud", "red \x1b[31m \x9b31m, a\ttab and 自転車")))

    assert "* red \ufffd[31m \ufffd31m, a\ttab and 自転車\n" in text


def test_an_event_is_told_with_its_number():
    assert happening_as_text(HAPPENING) == (
        "#12 · 3 May 2016 · by Rhian, Shared Lives carer\n"
        "  Rhian wrote a note (everyday).\n"
        "    A walk.\n"
        "    Then tea.\n"
    )


def test_a_private_event_has_nobody_and_no_words():
    private = replace(HAPPENING, says="Something private happened.", words="", by="", role="", is_private=True)

    assert happening_as_text(private) == "#12 · 3 May 2016\n  Something private happened.\n"
