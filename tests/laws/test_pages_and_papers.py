"""The laws again, over the words of the page and of the paper that somebody gets, for arbitrary lives."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import product
from unicodedata import bidirectional

import pytest
from hypothesis import given, settings
from hypothesis.strategies import sampled_from

from caserecord.settings import Settings
from caserecord.ways import PASSWORD
from domain.people import LANGUAGES
from domain.permissions import Actor
from exports.formats import FORMATS
from exports.languages import language_of
from exports.materials import CONTACT, material_of
from exports.papers import Paper
from exports.printers import Printer
from projections.concerns import concerns_of
from projections.papers import OnPaper, on_paper_of
from projections.profiles import ShownProfile, profile_of
from projections.shown_entries import ShownEntry
from tests.apps import an_app
from tests.exports.readers import Text, letters, text_of
from tests.laws.deeds import lived, steps
from tests.laws.laws import needs_of, strengths_of, told_under
from tests.laws.lives import Life, Step, a_life


@pytest.fixture(scope="module")
def printer() -> Iterator[Printer]:
    printer = Printer()
    yield printer
    printer.close()


@given(steps())
def test_the_page_keeps_the_laws(printer: Printer, asked: list[Step]) -> None:
    with a_life() as life:
        lived(life, asked)
        with life.standing():
            for reader in (Actor(life.sam), life.rhian, life.fred):
                profile = life.story.shown(profile_of, "read the profile", reader, life.sam)
                ended = life.of_ended | worries_of(life)
                assert_the_text_keeps_the_laws(page_of(life, reader, printer), profile, not_in(life, profile) | ended)


@settings(max_examples=10)
@given(steps(), sampled_from(list(FORMATS)))
def test_every_paper_keeps_the_laws(printer: Printer, asked: list[Step], name: str) -> None:
    with a_life() as life:
        lived(life, asked)
        with life.standing():
            on_paper, made = paper_of(life, name)
            text = text_of(printer.pdf_of(made.html, made.resources))

            assert_the_paper_keeps_the_laws(text, on_paper, name, hidden_from(life, on_paper))


@settings(max_examples=25)
@given(steps())
def test_every_form_of_paper_keeps_the_laws_in_every_language_before_it_is_printed(asked: list[Step]) -> None:
    with a_life() as life:
        lived(life, asked)
        with life.standing():
            for name, language in product(FORMATS, LANGUAGES):
                on_paper, made = paper_of(life, name, language)
                text, hidden = Text.of(made.html.partition("<body>")[2]), hidden_from(life, on_paper)

                assert_the_paper_keeps_the_laws(text, on_paper, name, hidden, language)
                assert [words for words in hidden if words in made.html] == []
                assert FORMATS[name].carries_all is False or who_wrote_it(on_paper, language) <= said_in_lines(
                    made.html
                )


STORY_STARTS = {"en": "story starts here", "cy": "yn dechrau yma"}
TOO_LONG_FOR_A_CARD = {"en": "too long for a card", "cy": "rhy hir i gerdyn"}


def paper_of(life: Life, name: str, language: str = "en") -> tuple[OnPaper, Paper]:
    """What goes on the paper that Rhian prints, and the paper."""
    on_paper = life.story.shown(on_paper_of, "print the profile", life.rhian, life.sam)
    return on_paper, FORMATS[name].paper_of(material_of(on_paper, life.store.blob), language)


def hidden_from(life: Life, on_paper: OnPaper) -> set[str]:
    """All that was ever said and must not be on paper."""
    return not_in(life, on_paper) | life.of_ended | worries_of(life)


def assert_the_paper_keeps_the_laws(
    text: str, on_paper: OnPaper, name: str, hidden: Collection[str], language: str = "en"
) -> None:
    """Easy Read says some things in easy words; a card carries only what fits; every other paper carries all."""
    profile = in_easy_words(on_paper) if name == "easy-read" else on_paper.profile
    if FORMATS[name].carries_all:
        assert_the_text_keeps_the_laws(text, profile, hidden, STORY_STARTS[language])
    else:
        assert_the_card_keeps_the_laws(text, profile, hidden, language)


def in_easy_words(on_paper: OnPaper) -> ShownProfile:
    """The profile with the words that stand in Easy Read."""
    easy = {each.entry: " ".join(one.words for one in each.sentences) for each in on_paper.easy_reads}

    def said(told: ShownEntry) -> ShownEntry:
        return replace(told, words=easy.get(told.id, told.words))

    sections = tuple(
        replace(
            section,
            entries=tuple(map(said, section.entries)),
            hopes=tuple(replace(hope, entry=said(hope.entry)) for hope in section.hopes),
        )
        for section in on_paper.profile.sections
    )
    return replace(on_paper.profile, sections=sections)


def who_wrote_it(on_paper: OnPaper, language: str) -> set[str]:
    """Who wrote each thing that stands in a profile, as it is said in a language."""
    return {letters(language_of(language).gettext(told.authorship)) for told in on_paper.profile.entries}


def said_in_lines(html: str) -> set[str]:
    """Each piece of small print on a paper."""
    small = re.findall(r'(?s)<p class="about">(.*?)</p>', html)
    return {letters(piece) for line in small for piece in re.split("·|</span>", Text.of(line + " ·"))}


def assert_the_text_keeps_the_laws(
    text: str, profile: ShownProfile, hidden: Collection[str], story_starts: str = STORY_STARTS["en"]
) -> None:
    """Every word that is shown stands there whole, strengths before needs, and nothing else of the record."""
    text = letters(text)
    told = left_to_right(words for section in profile.sections for words in told_under(section))
    strengths = [text.find(letters(words)) for words in left_to_right(strengths_of(profile))]
    needs = [text.find(letters(words)) for words in left_to_right(needs_of(profile))]

    assert [words for words in told if letters(words) not in text] == []
    assert not (needs and strengths) or max(strengths) < min(needs)
    assert profile.has_strengths or letters(story_starts) in text
    assert all(letters(helps) in text for helps in left_to_right(fact.what_helps for fact in profile.must_know))
    assert [words for words in hidden if letters(words) in text] == []


def assert_the_card_keeps_the_laws(text: str, profile: ShownProfile, hidden: Collection[str], language: str) -> None:
    """No need and no worry on it, what must be known whole or named as missing, nothing else of the record."""
    text = letters(text)
    to_call = {told.words for told in profile.entries if told.card == CONTACT}

    assert [words for words in (*needs_of(profile), *hidden) if letters(words) in text and words not in to_call] == []
    assert profile.has_strengths or letters(STORY_STARTS[language]) in text
    assert letters(TOO_LONG_FOR_A_CARD[language]) in text or all(
        letters(helps) in text for helps in left_to_right(fact.what_helps for fact in profile.must_know)
    )


def left_to_right(told: Iterable[str]) -> list[str]:
    """Words that a reader of PDF does not turn round. Those with Hebrew or Arabic in them are tested with the paper."""
    return [words for words in told if not any(bidirectional(letter) in {"R", "AL"} for letter in words)]


def not_in(life: Life, shown: ShownProfile | OnPaper) -> set[str]:
    """The marks of all that was ever said and is not in what is shown."""
    return {mark for mark in life.marks if mark not in repr(shown)}


def worries_of(life: Life) -> set[str]:
    """The words of every worry that has not ended: no profile shows one."""
    return {concern.words for concern in life.story.shown(concerns_of, "read worries", Actor(life.sam), life.sam)}


def page_of(life: Life, reader: Actor, printer: Printer) -> str:
    """The text of the profile page, as this reader gets it."""
    options = Settings.from_environment({"CASERECORD_DATA": str(life.story.views.path.parent)})
    app = an_app(life.store, life.story.views, options, printer=printer)
    client = app.test_client()
    with client.session_transaction() as session:
        session["token"] = life.store.sessions.start(reader.reader, way=PASSWORD)
    answer = client.get(f"/people/{life.sam}/profile")
    assert answer.status_code == 200, answer.text
    return Text.of(re.sub(r"(?s)<header.*?</header>", "", answer.text))
