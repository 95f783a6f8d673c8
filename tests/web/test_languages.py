"""Pages in their reader's language: days, numbers, refusals and all; and people's words as they said them."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest
from babel.support import Translations
from flask import Flask

from caserecord import entries, people
from domain.people import LANGUAGES
from domain.permissions import Actor
from domain.sayings import Ours
from projections.authorships import SOMEBODY, of_note, of_noticing
from tests.stories import Story, by
from tests.web.conftest import Screen, words_of
from web.catalogues import REMARK, TRANSLATIONS
from web.languages import AWAITING_A_READER, LOCALES, moment, ours, said_of_many

At = Callable[..., Screen]
CATALOGUES = sorted(TRANSLATIONS.glob("*/LC_MESSAGES/messages.po"))


@pytest.fixture
def welsh_sam(story: Story, sam: UUID) -> UUID:
    people.choose_language(story.store, sam, language="cy", by=by(sam))
    return sam


def test_a_page_is_in_the_language_that_the_person_put_first(as_: At, welsh_sam: UUID):
    answer = as_(welsh_sam).get("profiles.profile", person_id=welsh_sam)

    assert '<html lang="cy"' in answer.text
    assert "Dweud rhywbeth" in words_of(answer)


def test_whoever_helps_the_person_reads_with_them(as_: At, welsh_sam: UUID, rhian: Actor):
    answer = as_(rhian, with_person=welsh_sam).get("profiles.profile", person_id=welsh_sam)

    assert "Dweud rhywbeth" in words_of(answer)


def test_somebody_elses_language_changes_no_page_of_mine(as_: At, welsh_sam: UUID, rhian: Actor):
    answer = as_(rhian).get("profiles.profile", person_id=welsh_sam)

    assert '<html lang="en-GB"' in answer.text


def test_a_page_changes_its_language_as_soon_as_it_is_chosen(as_: At, sam: UUID):
    screen = as_(sam)

    screen.send("names.language", person_id=sam, language="cy")

    assert "Mae eich iaith wedi’i chadw." in screen.get("profiles.profile", person_id=sam).text
    assert "Fy mhroffil" in screen.get("profiles.profile", person_id=sam).text


def test_choosing_a_language_is_answered_in_it(as_: At, sam: UUID, rhian: Actor):
    for screen in (as_(sam), as_(rhian)):
        page = screen.client.get(screen.send("likes.language", language="cy").location).text
        assert "Mae wedi’i gadw." in page


def test_before_signing_in_the_language_can_be_asked_for(screen: Screen, sam: UUID):
    assert "Pwy ydych chi heddiw?" in screen.client.get("/who?language=cy").text
    assert "Who are you today?" in screen.client.get("/who?language=tlh").text
    assert 'href="/who?language=cy" lang="cy"' in screen.client.get("/who").text


def test_once_signed_in_only_the_reader_says_which_language_it_is(as_: At, sam: UUID):
    assert '<html lang="en-GB"' in as_(sam).client.get(f"/people/{sam}/profile?language=cy").text


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "by Kit, 3 May 2016, of 1,200"), ("cy", "by Kit, 3 Mai 2016, of 1,200")],
)
def test_days_and_numbers_are_said_as_the_language_says_them(app: Flask, language: str, said: str):
    with app.test_request_context(f"/who?language={language}"):
        assert ours(Ours("%(by)s, %(day)s, of %(all)s", by=Ours("by Kit"), day=date(2016, 5, 3), all=1200)) == said
        assert moment(datetime(2016, 5, 3, 14, 5, tzinfo=UTC)).endswith("2016, 14:05")
        assert ours("") == ""


@pytest.mark.parametrize(
    ("language", "one", "two", "three"),
    [
        ("en", "1 new thing for", "2 new things for", "3 new things for"),
        ("cy", "1 peth newydd", "2 beth newydd", "3 pheth newydd"),
    ],
)
def test_things_are_counted_as_the_language_counts_them(app: Flask, language: str, one: str, two: str, three: str):
    asked = "%(num)s new thing for you to look at", "%(num)s new things for you to look at"

    with app.test_request_context(f"/who?language={language}"):
        for number, said in ((1, one), (2, two), (3, three)):
            assert said_of_many(*asked, number).startswith(said)


def test_a_refusal_is_said_in_the_readers_language_with_its_numbers(as_: At, welsh_sam: UUID):
    answer = as_(welsh_sam).send(f"/people/{welsh_sam}/tell/proud", words="a" * 2003)

    assert answer.status_code == 422
    assert "Ysgrifennwch hyd at 2,000 o lythrennau. Mae hyn 3 yn ormod" in words_of(answer)


def test_what_is_not_there_is_said_in_the_readers_language(as_: At, story: Story, welsh_sam: UUID):
    answer = as_(welsh_sam).get("profiles.profile", person_id=story.given_a_person("Win"))

    assert answer.status_code == 404
    assert "Does dim byd yma gyda’r cyfeiriad hwnnw." in words_of(answer)


def test_what_a_person_said_is_never_translated(as_: At, story: Story, welsh_sam: UUID):
    entries.tell(story.store, welsh_sam, "proud", words="My hopes", by=by(welsh_sam))

    page = as_(welsh_sam).read("profiles.profile", person_id=welsh_sam)

    assert "My hopes" in page
    assert "fy ngeiriau i" in page


def test_a_form_that_was_open_too_long_is_answered_in_the_readers_language(as_: At, welsh_sam: UUID):
    answer = as_(welsh_sam).client.post(f"/people/{welsh_sam}/tell/give", data={"words": "I cook"})

    assert answer.status_code == 400
    assert "Roedd y dudalen hon wedi bod ar agor yn rhy hir." in words_of(answer)


def test_a_list_in_a_sentence_is_said_piece_by_piece(app: Flask):
    with app.test_request_context("/who?language=cy"):
        assert ours(Ours("%(ways)s", ways=(Ours("friends"), Ours("hopes"), "Kit"))) == "ffrindiau, gobeithion, Kit"


def test_whoever_has_no_name_here_is_somebody_in_the_readers_language(app: Flask):
    with app.test_request_context("/who?language=cy"):
        assert ours(of_note("")) == "ysgrifennodd rhywun hyn"
        assert ours(of_noticing(SOMEBODY, "")) == "rhywun sydd wedi sylwi hyd yn hyn"


def test_the_cover_of_a_name_is_said_in_the_readers_language(as_: At, story: Story, welsh_sam: UUID):
    entry = entries.tell(story.store, welsh_sam, "proud", words="Samuel cooks", by=by(welsh_sam))
    people.choose_name(story.store, welsh_sam, "Samuel", cover_former=False, by=by(welsh_sam))
    people.choose_name(story.store, welsh_sam, "Do", cover_former=True, by=by(welsh_sam))
    screen = as_(welsh_sam)

    assert "[enw wedi’i guddio] cooks" in screen.read("profiles.profile", person_id=welsh_sam)
    form = screen.get("entries.reword", person_id=welsh_sam, entry_id=entry)
    assert "[enw wedi’i guddio] cooks</textarea>" in form.text
    sent = screen.send(
        "entries.reword", person_id=welsh_sam, entry_id=entry, words="[enw wedi’i guddio] bakes", seen="1"
    )
    assert sent.status_code == 422
    assert "yn lle [enw wedi’i guddio]" in words_of(sent)


def test_every_language_that_can_be_chosen_is_one_that_pages_know():
    assert LOCALES.keys() == LANGUAGES.keys()
    assert {path.parts[-3] for path in CATALOGUES} == LOCALES.keys() - {"en"}


def test_a_page_says_where_its_language_waits_for_somebody_who_speaks_it(as_: At, welsh_sam: UUID, rhian: Actor):
    waits = "Mae’r geiriau hyn yn aros i rywun sy’n siarad Cymraeg bob dydd eu darllen."

    assert waits in words_of(as_(welsh_sam).get("profiles.profile", person_id=welsh_sam))
    assert "speaks this language every day" not in words_of(as_(rhian).get("profiles.profile", person_id=welsh_sam))


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_a_catalogue_says_that_it_waits_for_somebody_who_speaks_it(path: Path):
    remarked = REMARK in path.read_text(encoding="utf-8")

    assert remarked == (path.parts[-3] in AWAITING_A_READER)


def test_the_catalogue_can_be_read_without_pages(translations: None):
    welsh = Translations.load(TRANSLATIONS, ["cy"])

    assert welsh.gettext("My hopes") == "Fy ngobeithion"
