"""Every form of paper: readable aloud, strengths first, nothing cut, dated, numbered, the same when printed again."""

from dataclasses import replace

import pytest

from exports.formats import FORMATS, NotASize
from exports.printers import Printer
from projections.profiles import ShownProfile
from tests.exports.people import (
    A_LONG_STORY,
    BRON,
    JAVED,
    MANY_SCRIPTS,
    SAM,
    entry,
    fact,
    paper,
    profile,
    reply,
    section,
)
from tests.exports.readers import failures, headings_of, letters, read_aloud, text_of

ALL = list(FORMATS)
WHOLE = [name for name, each in FORMATS.items() if each.carries_all]
NAMED_LONG = profile(
    "Wolfeschlegelsteinhausen" * 8 + " de Sol y Luna", section("proud", "I said my whole name"), language="cy"
)


def printed(printer: Printer, person: ShownProfile, name: str, **asked: int) -> bytes:
    made = paper(person, name, **asked)
    return printer.pdf_of(made.html, made.resources)


def test_there_are_six_forms_of_paper():
    assert ALL == ["one-page", "booklet", "passport", "easy-read", "large-print", "wallet-card"]


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("person", [BRON, SAM, JAVED, NAMED_LONG], ids=["rich", "empty", "long", "long name"])
def test_every_paper_can_be_read_aloud_by_a_machine(printer: Printer, name: str, person: ShownProfile):
    pdf = printed(printer, person, name)

    assert failures(pdf) == []
    assert all(letters(part) in letters(text_of(pdf)) for part in person.opening.name.split())


@pytest.mark.parametrize("name", ALL)
def test_every_page_of_every_paper_says_how_old_it_is_and_how_many_there_are(printer: Printer, name: str):
    pages = text_of(printed(printer, BRON, name)).split("\f")[:-1]

    for number, text in enumerate(pages, start=1):
        assert "Bron" in text
        assert "21 November 2025, from change 1,234" in text
        assert f"page {number} of {len(pages)}" in text


@pytest.mark.parametrize("name", ALL)
def test_the_same_paper_has_the_same_bytes(printer: Printer, name: str):
    assert printed(printer, BRON, name) == printed(printer, BRON, name)


@pytest.mark.parametrize("name", WHOLE)
def test_whatever_was_told_is_on_it_whole_with_who_said_it(printer: Printer, name: str):
    pdf = printed(printer, JAVED, name)
    said = letters(read_aloud(pdf)) + letters(text_of(pdf))  # the first turns Urdu round, the second has feet in it

    for words in (*MANY_SCRIPTS, A_LONG_STORY, "I am allergic to peanuts.", "My pen is in the blue bag.", "Laugh"):
        assert letters(words) in said
    for year in range(1999, 2026):
        assert letters(f"The cricket match of {year}") in said
    assert letters("offered by Denise, I said yes") in said


@pytest.mark.parametrize("name", WHOLE)
def test_strengths_come_before_everything_but_the_opening(printer: Printer, name: str):
    turned_round = replace(BRON, sections=BRON.sections[::-1])

    titles = [title.partition(": ")[2] for title in headings_of(printed(printer, turned_round, name))]

    assert titles[0] == "Bron"
    assert set(titles[1:3]) == {"Must know", "How I communicate and how to communicate with me"}
    strengths = ["What people like and admire about me", "We have noticed", "Things I'm proud of"]
    others = ["My hopes", "What matters most to me", "Please do", "Please do not"]
    assert max(map(titles.index, strengths)) < min(map(titles.index, others))


@pytest.mark.parametrize("name", ALL)
def test_with_no_strengths_the_story_starts_here_and_no_need_is_shown(printer: Printer, name: str):
    must_know = (fact("I faint when I see blood.", "Sit me down."),)

    text = text_of(printed(printer, replace(SAM, must_know=must_know, sections=(section("do", "Knock"),)), name))

    assert "Sam’s story starts here. Ask Sam." in " ".join(text.split())
    assert "I faint when I see blood." in text
    assert "Knock" not in text


@pytest.mark.parametrize("name", ALL)
def test_what_must_be_known_comes_with_what_helps_how_sure_it_is_and_the_answer(printer: Printer, name: str):
    said = letters(read_aloud(printed(printer, BRON, name)))

    fact, helps, sure, answer = (
        said.index(letters(words))
        for words in ("Bee stings make", "My pen is in the blue bag.", "new, being checked", "It was only once")
    )
    assert fact < helps < sure < answer


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize(
    "payload", ["</p></article></main><h1>Somebody else</h1>", "{{ profile }} %(name)s % {% raw %}", "</style><p>"]
)
def test_words_are_printed_as_words_and_never_obeyed(printer: Printer, name: str, payload: str):
    told = entry(payload, payload, happened=payload, area=payload, replies=(reply(payload, payload),))
    shown = entry(payload, payload, happened=payload)
    person = profile(
        payload,
        section("proud", shown, told),
        pronouns=payload,
        one_line=payload,
        must_know=(fact(payload, payload, replies=(reply(payload),)),),
        communicate=(told,),
        supported_by=(payload,),
    )

    pdf = printed(printer, person, name)

    assert letters(text_of(pdf)).count(letters(payload)) >= 9
    assert "H1: Somebody else" not in headings_of(pdf)
    assert failures(pdf) == []


@pytest.mark.parametrize("name", ALL)
def test_letters_that_no_font_has_and_words_as_long_as_a_page_are_kept(printer: Printer, name: str):
    words = "Newest \U0001fae9 and j" + "j" * 400
    person = profile(
        "Sol", section("proud", "I swim", words), one_line="z" * 200, must_know=(fact("q" * 90, "x" * 90),)
    )

    pdf = printed(printer, person, name)

    assert failures(pdf) == []
    text = letters(text_of(pdf))
    assert text.count("q" * 90) == text.count("x" * 90) == 1
    assert (letters(words) in letters(read_aloud(pdf))) == FORMATS[name].carries_all


@pytest.mark.parametrize("name", ALL)
def test_every_paper_is_titled_by_whose_it_is(name: str):
    html = paper(BRON, name).html

    assert "Bron</title>" in html
    assert '<html lang="en">' in html
    assert '<meta name="dcterms.created" content="2025-11-21">' in html


def test_each_form_says_what_it_is_for_and_no_two_the_same():
    assert len({each.what_for for each in FORMATS.values()}) == len({each.title for each in FORMATS.values()}) == 6


def test_a_size_that_a_paper_does_not_come_in_is_refused_with_those_it_does():
    with pytest.raises(NotASize, match="Choose one of these sizes: 16, 14"):
        paper(BRON, "easy-read", size=24)
    with pytest.raises(NotASize, match="Ask for it without a size"):
        paper(BRON, "booklet", size=18)


@pytest.mark.parametrize("name", ["one-page", "large-print"])
def test_the_foot_of_a_long_name_stands_for_nothing_in_anybodys_words(printer: Printer, name: str):
    told = replace(NAMED_LONG, sections=(section("proud", "Well… I swim… and I sing…"),))

    text = text_of(printed(printer, told, name))

    assert letters("Well… I swim… and I sing…") in letters(text)
