"""The laws again, over the words of the page and of the paper that somebody gets, for arbitrary lives."""

import re
from collections.abc import Collection, Iterable, Iterator
from html.parser import HTMLParser
from unicodedata import bidirectional

import pytest
from hypothesis import given, settings
from hypothesis.strategies import sampled_from

from caserecord.settings import Settings
from domain.permissions import Actor
from exports.formats import FORMATS
from exports.printers import Printer
from projections.concerns import concerns_of
from projections.profiles import ShownProfile, profile_of
from tests.exports.people import paper
from tests.exports.readers import letters, text_of
from tests.laws.deeds import lived, steps
from tests.laws.laws import needs_of, strengths_of, told_under
from tests.laws.lives import Life, Step, a_life
from web import create_app


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
            profile = life.story.shown(profile_of, "print the profile", life.rhian, life.sam, on_paper=True)

            made = paper(profile, name)
            text = text_of(printer.pdf_of(made.html, made.resources))

            hidden = not_in(life, profile) | life.of_ended | worries_of(life)
            if FORMATS[name].carries_all:
                assert_the_text_keeps_the_laws(text, profile, hidden)
            else:
                assert_the_card_keeps_the_laws(text, profile, hidden)


def assert_the_text_keeps_the_laws(text: str, profile: ShownProfile, hidden: Collection[str]) -> None:
    """Every word that is shown stands there whole, strengths before needs, and nothing else of the record."""
    text = letters(text)
    told = left_to_right(words for section in profile.sections for words in told_under(section))
    strengths = [text.find(letters(words)) for words in left_to_right(strengths_of(profile))]
    needs = [text.find(letters(words)) for words in left_to_right(needs_of(profile))]

    assert [words for words in told if letters(words) not in text] == []
    assert not (needs and strengths) or max(strengths) < min(needs)
    assert profile.has_strengths or letters("story starts here") in text
    assert all(letters(helps) in text for helps in left_to_right(fact.what_helps for fact in profile.must_know))
    assert [words for words in hidden if letters(words) in text] == []


def assert_the_card_keeps_the_laws(text: str, profile: ShownProfile, hidden: Collection[str]) -> None:
    """No need and no worry on it, what must be known whole or named as missing, nothing else of the record."""
    text = letters(text)

    assert [words for words in (*needs_of(profile), *hidden) if letters(words) in text] == []
    assert profile.has_strengths or letters("story starts here") in text
    assert letters("too long for a card") in text or all(
        letters(helps) in text for helps in left_to_right(fact.what_helps for fact in profile.must_know)
    )


def left_to_right(told: Iterable[str]) -> list[str]:
    """Words that a reader of PDF does not turn round. Those with Hebrew or Arabic in them are tested with the paper."""
    return [words for words in told if not any(bidirectional(letter) in {"R", "AL"} for letter in words)]


def not_in(life: Life, profile: ShownProfile) -> set[str]:
    """The marks of all that was ever said and is not in a profile."""
    return {mark for mark in life.marks_of_entries if mark not in repr(profile)}


def worries_of(life: Life) -> set[str]:
    """The words of every worry that has not ended: no profile shows one."""
    return {concern.words for concern in life.story.shown(concerns_of, "read worries", Actor(life.sam), life.sam)}


def page_of(life: Life, reader: Actor, printer: Printer) -> str:
    """The text of the profile page, as this reader gets it."""
    options = Settings.from_environment({"CASERECORD_DATA": str(life.story.views.path.parent)})
    app = create_app(life.store, life.story.views, options, is_demo=True, printer=printer)
    client = app.test_client()
    with client.session_transaction() as session:
        session["token"] = life.store.sessions.start(reader.reader)
    answer = client.get(f"/people/{life.sam}/profile")
    assert answer.status_code == 200, answer.text
    return Text.of(re.sub(r"(?s)<header.*?</header>", "", answer.text))


class Text(HTMLParser):
    """The text of a page, in reading order."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []

    @classmethod
    def of(cls, page: str) -> str:
        """The text of this page."""
        reader = cls()
        reader.feed(page)
        return "".join(reader.pieces)

    def handle_data(self, data: str) -> None:
        """Keep what is read."""
        self.pieces.append(data)
