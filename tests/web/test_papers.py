"""Printing: each form of paper offered with what it is for, and got as everyone whom the person chose may see it."""

import re
from uuid import UUID

import pytest

from caserecord import entries, safety_facts
from domain.entries import Audience
from domain.permissions import Actor, Role
from exports import parts
from exports.formats import FORMATS
from tests.exports.readers import failures, headings_of, letters, text_of
from tests.stories import Story, by
from tests.web.conftest import Screen


@pytest.fixture
def sol(story: Story) -> UUID:
    sol = story.given_a_person("Sol")
    entries.tell(story.store, sol, "give", "Puns, and tea", by=Actor(sol))
    entries.tell(story.store, sol, "do", "Say come in", by=Actor(sol))
    return sol


def test_each_form_is_offered_with_what_it_is_for(screen: Screen, sol: UUID):
    screen.sign_in(sol)

    page = screen.read("papers.choose", person_id=sol)

    for each in FORMATS.values():
        assert each.title in page
        assert each.what_for in page
    assert "Puns, and tea" in page


@pytest.mark.parametrize("name", FORMATS)
def test_each_form_can_be_got_by_its_link_and_holds_no_secret(story: Story, screen: Screen, sol: UUID, name: str):
    entries.tell(story.store, sol, "give", "A secret", audience=Audience.MINE_ALONE, by=Actor(sol))
    screen.sign_in(sol)
    page = screen.get("papers.choose", person_id=sol).text
    link = re.search(rf'href="([^"]*/papers/{name}\.pdf[^"]*)"', page)
    assert link

    pdf = screen.client.get(link[1].replace("&amp;", "&"))

    assert pdf.mimetype == "application/pdf"
    assert pdf.headers["Content-Disposition"] == f'inline; filename="{name}.pdf"'
    assert failures(pdf.data) == []
    assert "Puns, and tea" in text_of(pdf.data)
    assert "secret" not in text_of(pdf.data)


def test_headings_can_be_asked_for_in_another_language(screen: Screen, sol: UUID):
    screen.sign_in(sol)

    page = screen.get("papers.choose", person_id=sol, language="cy").text
    pdf = screen.get("papers.pdf", paper_format="one-page", person_id=sol, language="cy")

    assert "language=cy" in page
    assert "o newid" in text_of(pdf.data)


def test_what_is_asked_for_wrongly_is_done_without(screen: Screen, sol: UUID):
    screen.sign_in(sol)

    pdf = screen.get("papers.pdf", paper_format="large-print", person_id=sol, size="9999", language="xx", part="z")
    vast = screen.get("papers.pdf", paper_format="one-page", person_id=sol, part="9" * 30)

    assert (pdf.status_code, vast.status_code) == (200, 200)
    assert screen.get("papers.pdf", paper_format="poster", person_id=sol).status_code == 404


def test_a_long_story_is_offered_in_parts_and_refused_whole(screen: Screen, sol: UUID, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(parts, "MOST", 150)
    screen.sign_in(sol)

    page = screen.read("papers.choose", person_id=sol)
    second_of_all = screen.read("papers.choose", person_id=sol, part=2)
    whole = screen.get("papers.pdf", paper_format="booklet", person_id=sol)
    second = screen.get("papers.pdf", paper_format="booklet", person_id=sol, part=2)
    beyond = screen.get("papers.pdf", paper_format="booklet", person_id=sol, part=3)

    assert "This story is long. It makes 2 papers." in page
    assert ("Get part 1" in page, "Get part 2" in second_of_all) == (True, True)
    assert "part=" not in page.partition("wallet-card.pdf")[2].partition('"')[0]
    assert (whole.status_code, beyond.status_code) == (422, 422)
    assert "Print its 2 parts one by one" in whole.text
    assert "There is no part 3. The last is part 2." in beyond.text
    assert "Part 2 of 2" in text_of(second.data)


def test_a_profile_whose_every_entry_is_put_away_starts_here(story: Story, screen: Screen, sol: UUID):
    told = entries.tell(story.store, sol, "proud", "I swim", by=Actor(sol))
    screen.sign_in(sol)
    for entry in [told, *entries_of(screen, sol)]:
        entries.put_away(story.store, sol, entry, by=Actor(sol))

    for name in FORMATS:
        text = text_of(screen.get("papers.pdf", paper_format=name, person_id=sol).data)
        assert "story starts here" in " ".join(text.split())
        assert "come in" not in text


def entries_of(screen: Screen, person_id: UUID) -> list[UUID]:
    page = screen.get("profiles.order", person_id=person_id).text
    return [UUID(found) for found in dict.fromkeys(re.findall(r"/entries/([0-9a-f-]{36})/leave-out", page))]


# Scenes 1, 7 and 8 on paper


def test_a_new_choking_fact_stands_before_all_else_on_every_paper_and_on_none_of_her_housemates(
    story: Story, screen: Screen
):
    dee, win = story.given_a_person("Dee"), story.given_a_person("Win")
    kit = story.given_a_member("Kit", Role.SUPPORT_CARER, dee, win)
    mags = story.given_a_member("Mags", Role.SUPPORT_CARER, dee)
    entries.tell(story.store, dee, "give", "Laughs at hoovers", by=by(kit, with_person=dee, how="eye gaze"))
    entries.tell(story.store, win, "give", "Irons like a dream", by=Actor(win))
    safety_facts.record(story.store, dee, "Dee can choke on bread", what_helps="Cut it small", by=by(mags))
    screen.sign_in(kit)

    for name in FORMATS:
        text = letters(text_of(screen.get("papers.pdf", paper_format=name, person_id=dee).data))
        assert letters("Dee can choke on bread") in text
        assert letters("Cut it small") in text
        if FORMATS[name].carries_all:
            assert text.index(letters("choke on bread")) < text.index(letters("Laughs at hoovers"))
        wins = text_of(screen.get("papers.pdf", paper_format=name, person_id=win).data)
        assert "choke" not in wins
        assert "Dee" not in wins


def test_what_was_chosen_without_words_says_how_on_every_paper(story: Story, screen: Screen):
    win = story.given_a_person("Win")
    wendy = story.given_a_worker(win)
    entries.tell(story.store, win, "proud", "Ironed forty shirts", by=by(wendy, with_person=win, how="pictures"))
    entries.offer(story.store, win, "proud", "Still undecided", by=by(wendy))
    screen.sign_in(wendy)

    for name in FORMATS:
        pdf = screen.get("papers.pdf", paper_format=name, person_id=win).data
        text = " ".join(text_of(pdf).split())
        assert "shown with pictures, with help from Wendy" in text
        assert "undecided" not in text
        assert headings_of(pdf)[0] == "H1: Win"
