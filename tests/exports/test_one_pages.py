"""The one-page profile on paper: what it shows, in which order, and that anyone can read it."""

from dataclasses import replace
from io import BytesIO
from uuid import UUID

import pikepdf
import pytest

from exports.materials import material_of
from exports.one_pages import one_page
from exports.printers import Printer
from projections.likes import ShownLikes
from projections.papers import OnPaper
from tests.exports.people import (
    A_LONG_STORY,
    BRON,
    DAY,
    JAVED,
    MANY_SCRIPTS,
    SAM,
    as_html,
    entry,
    fact,
    hope,
    profile,
    reply,
    section,
    shown_photo,
)
from tests.exports.readers import failures, headings_of, letters, read_aloud, text_of
from tests.photos import photo

PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</p></article></main><h1>Somebody else</h1>",
    "<style>* { display: none }</style>",
    "@import url(file:///etc/passwd);",
    "{{ profile.opening.name }} {% raw %}",
    "&lt;b&gt; &amp; &#60;",
    "\" onmouseover=\"alert(1)' '",
    "<!-- a comment that never ends",
    "]]><![CDATA[",
)


@pytest.mark.parametrize("person", [BRON, SAM, JAVED], ids=["rich", "empty", "long"])
def test_every_paper_can_be_read_aloud_by_a_machine(printer: Printer, person):
    pdf = printer.pdf_of(as_html(person))

    assert failures(pdf) == []


def test_strengths_come_before_everything_but_the_opening(printer: Printer):
    pdf = printer.pdf_of(as_html(BRON))

    assert headings_of(pdf) == [
        "H1: Bron",
        "H2: How I communicate and how to communicate with me",
        "H2: Must know",
        "H2: What people like and admire about me",
        "H2: We have noticed",
        "H2: Things I'm proud of",
        "H2: What I'm good at and what I give",
        "H2: My hopes",
        "H2: What matters most to me",
        "H2: People who matter to me",
        "H2: Please do",
        "H2: Please do not",
    ]


def test_strengths_come_first_even_if_they_were_handed_over_last():
    turned_round = replace(BRON, sections=BRON.sections[::-1])

    html = as_html(turned_round)

    assert html.index("We have noticed") < html.index("Please do not")


def test_with_no_strengths_the_story_starts_here_and_no_need_is_shown(printer: Printer):
    must_know = (fact("I faint when I see blood.", "Sit me down."),)

    text = text_of(printer.pdf_of(as_html(replace(SAM, must_know=must_know, sections=(section("do", "Knock"),)))))

    assert "Sam’s story starts here. Ask Sam." in text
    assert "I faint when I see blood." in text
    assert "Knock" not in text


def test_whatever_was_told_is_on_the_paper_whole(printer: Printer):
    text = letters(text_of(printer.pdf_of(as_html(JAVED))))

    for words in (*MANY_SCRIPTS, "I am allergic to peanuts.", "My pen is in the blue bag.", "I talk a lot.", "Laugh"):
        assert letters(words) in text
    for year in range(1999, 2026):
        assert letters(f"The cricket match of {year}") in text


def test_a_long_story_runs_on_over_columns_and_pages_and_loses_nothing(printer: Printer):
    told = [A_LONG_STORY.replace("gate", f"gate {letter}") for letter in "ABCDE"]

    said = letters(read_aloud(printer.pdf_of(as_html(profile("Sol", section("proud", *told))))))

    for story in told:
        assert letters(story) in said


def test_a_word_as_long_as_a_page_stays_on_the_paper(printer: Printer):
    person = profile("Sol", section("proud", "j" * 2000), one_line="z" * 200, must_know=(fact("q" * 200, "x" * 200),))

    text = text_of(printer.pdf_of(as_html(person)))

    assert [text.count(letter) for letter in "jzqx"] == [2000, 200, 200, 200]


def test_long_facts_that_must_be_known_are_on_the_paper_whole(printer: Printer):
    facts = tuple(fact(f"Fact {n}. {A_LONG_STORY[:1900]}", f"Help {n}. {A_LONG_STORY[:1900]}") for n in range(4))

    said = letters(read_aloud(printer.pdf_of(as_html(replace(BRON, must_know=facts)))))

    for known in facts:
        assert letters(known.words) in said
        assert letters(known.what_helps) in said


def test_a_letter_that_no_font_can_draw_is_kept_and_breaks_nothing(printer: Printer):
    words = "Newest \U0001fae9\U0001fadc, private \ue000, last \U0010fffd"

    pdf = printer.pdf_of(as_html(profile("Sol", section("proud", words))))

    assert letters(words) in letters(text_of(pdf))
    assert failures(pdf) == []


def test_controls_that_a_page_cannot_show_break_nothing(printer: Printer):
    words = "one\x85two\u2028three\u2029four \x9b five \ufdd0 \u202eturned"

    pdf = printer.pdf_of(as_html(profile("Sol", section("proud", words))))

    assert failures(pdf) == []
    assert "onetwothreefour" in letters(text_of(pdf))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_words_are_printed_as_words_and_never_obeyed(printer: Printer, payload: str):
    told = entry(payload, payload, happened=payload, area=payload, replies=(reply(payload, payload),))
    person = profile(
        payload,
        section("proud", told),
        pronouns=payload,
        one_line=payload,
        must_know=(fact(payload, payload, replies=(reply(payload),)),),
        communicate=(told,),
        supported_by=(payload,),
    )

    pdf = printer.pdf_of(as_html(person))

    assert letters(text_of(pdf)).count(letters(payload)) >= 17
    assert headings_of(pdf)[1:] == [
        "H2: How I communicate and how to communicate with me",
        "H2: Must know",
        "H2: Things I'm proud of",
    ]
    assert failures(pdf) == []


def test_spaces_and_line_ends_stay_as_they_were_told():
    html = as_html(profile("Sol", section("proud", "  two  spaces\n\n\tand a tab ")))

    assert '<p class="words" dir="ltr" lang="en">  two  spaces\n\n\tand a tab </p>' in html


def test_each_entry_says_who_wrote_it_and_its_replies_stand_directly_beneath(printer: Printer):
    said = read_aloud(printer.pdf_of(as_html(BRON)))

    assert "\nMae hi bob amser yn canu yn y gegin.\noffered by Rhian, I said yes\n" in said
    assert "\nwe have noticed: Rhian and Wendy\nmy answer\nI do. It is a silly noise.\n" in said
    assert "\nI took the ferry by myself.\nFirst time my words · 9 August 2025 · getting about\n" in said


def test_a_hope_shows_its_steps_and_that_it_was_reached(printer: Printer):
    said = read_aloud(printer.pdf_of(as_html(BRON)))

    assert "\nSteps so far\n\n1. I rang them up.\n\n2. I went to listen.\n" in said
    assert "\nTo see the baby\nReached my words\n" in said


def test_what_must_be_known_says_what_helps_and_how_sure_it_is(printer: Printer):
    said = read_aloud(printer.pdf_of(as_html(BRON)))

    assert "\nI faint when I see blood.\nWhat helps\nTell me to look at the ceiling. Sit me down.\n" in said
    assert " Sit me down.\nchecked written by Rhian\n" in said
    assert "\nnew, being checked written by Rhian\nmy answer\nIt was only once, but yes.\n" in said


def test_every_page_says_whose_it_is_and_how_many_there_are(printer: Printer):
    pages = text_of(printer.pdf_of(as_html(BRON))).split("\f")[:-1]

    for number, text in enumerate(pages, start=1):
        assert "Bron" in text
        assert "21 November 2025, from change 1,234" in text
        assert f"page {number} of {len(pages)}" in text


def test_paper_says_who_supported_the_person_to_write_it(printer: Printer):
    assert "Supported to write this by Rhian and Gwyn" in text_of(printer.pdf_of(as_html(BRON)))


def test_urdu_runs_from_right_to_left():
    html = as_html(JAVED)

    assert '<h1 class="large" dir="rtl">جاوید Javed' in html
    assert '<p class="words" dir="ltr" lang="ur">Laugh</p>' in html


def test_the_paper_carries_its_title_its_language_and_the_day_shown():
    html = as_html(BRON)

    assert "<title>About Bron</title>" in html
    assert '<html lang="en">' in html
    assert f'<meta name="dcterms.created" content="{DAY.isoformat()}">' in html


def test_a_hope_that_was_let_go_says_so():
    let_go = replace(hope("To be a bus driver"), is_let_go=True)
    hopes = replace(section("hopes"), hopes=(let_go,))

    assert "Let go" in as_html(profile("Sol", section("proud", "I swim"), hopes))


def test_the_persons_own_photo_is_beside_their_name_and_is_handed_over(printer: Printer):
    face = shown_photo(SAM.opening.id, "Me, laughing")
    shown = replace(SAM, photos=(face, replace(face, about=UUID(int=9), words="not of them")))

    paper = one_page(material_of(OnPaper(shown, (), ShownLikes()), lambda *_: photo(400, 300)), "en")
    pdf = printer.pdf_of(paper.html, paper.resources)

    assert paper.html.count("<img") == 1
    assert f'src="paper:photo/{face.about}" alt="Me, laughing"' in paper.html
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert opened.pages[0].get_images()
    assert failures(pdf) == []


@pytest.mark.parametrize("name", ["one-page", "passport", "large-print", "easy-read", "booklet"])
def test_what_helps_is_not_parted_by_a_page_from_what_must_be_known(printer: Printer, name: str):
    facts = tuple(fact(f"fact{n}.", f"help{n}. {'Sit me down. ' * (10 + n)} end{n}.") for n in range(10, 26))

    pages = text_of(printer.pdf_of(as_html(profile("Sam", must_know=facts), name))).split("\f")

    for n in range(10, 26):
        assert any(all(f"{part}{n}." in page for part in ("fact", "help", "end")) for page in pages)
