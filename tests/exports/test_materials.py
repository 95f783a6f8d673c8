"""What papers are made of, out of a record: what was shared, as the person likes it, and the same whoever prints."""

from typing import Any
from uuid import UUID

import pytest

from caserecord import adjustments, cards, easy_reads, entries, likes, noticings
from domain.easy_sentences import EasySentence
from domain.entries import Audience
from domain.knowers import KnownTo
from domain.permissions import Actor, Role
from exports.formats import FORMATS
from exports.materials import Material, material_of
from projections.papers import FOR_EACH, on_paper_of
from tests.exports.readers import Text
from tests.stories import Story, by

ALL = list(FORMATS)
WHOLE = [name for name, each in FORMATS.items() if each.carries_all]
CONTACT = ["Carol, my sister", "01632 960001", "If I am ill"]
POINTER = ["My medicine list", "The blue folder in the kitchen", "Ask Joe", ""]


@pytest.fixture
def sol(story: Story) -> UUID:
    sol = story.given_a_person("Sol")
    entries.tell(story.store, sol, "give", "Puns, and tea", by=Actor(sol))
    return sol


@pytest.fixture
def joe(story: Story, sol: UUID) -> Actor:
    return story.given_a_carer(sol, "Joe")


def material(story: Story, reader: Actor | UUID, person: UUID, **asked: Any) -> Material:
    return material_of(story.shown(on_paper_of, "print the profile", reader, person, **asked), story.store.blob)


def html(story: Story, reader: Actor | UUID, person: UUID, name: str = "one-page", language: str = "en") -> str:
    return FORMATS[name].paper_of(material(story, reader, person), language).html


def words(story: Story, reader: Actor | UUID, person: UUID, name: str = "one-page", language: str = "en") -> str:
    """The words of a paper, in the order in which they are read."""
    paper = html(story, reader, person, name, language)
    return " ".join(Text.of(paper.partition("<body>")[2]).split())


def needs(story: Story, sol: UUID, words: str, *people: UUID) -> None:
    audience = KnownTo.JUST_THESE if people else KnownTo.EVERYONE
    adjustments.need(story.store, sol, ["other"], words=words, audience=audience, people=people, by=by(sol))


def test_the_paper_is_the_same_whoever_prints_it(story: Story, sol: UUID, joe: Actor):
    told = story.given_told(sol, "I fed forty pigeons")
    easy_reads.write(story.store, sol, told, [EasySentence("I fed birds.", "bird")], wording=1, seen=0, by=by(sol))
    cards.tell(story.store, sol, "contact", CONTACT, audience=Audience.EVERYONE, by=by(sol))
    story.given_told(sol, "Only for Joe", audience=Audience.JUST_THESE, people=[joe.reader])
    needs(story, sol, "A chair by the door")
    needs(story, sol, "Only Joe may know", joe.reader)
    likes.choose(story.store, sol, {"pictures": "right"}, by=by(sol))
    likes.choose_mine(story.store, {"text": "largest"}, by=joe)
    wendy = story.given_a_worker(sol)

    for name in ALL:
        papers = {html(story, reader, sol, name) for reader in (sol, joe, wendy)}
        assert len(papers) == 1, name
        assert "Only" not in papers.pop()


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize(("language", "title"), [("en", "How to reach me"), ("cy", "Sut i gysylltu â mi")])
def test_what_people_need_to_know_to_reach_somebody_is_on_every_paper(
    story: Story, sol: UUID, name: str, language: str, title: str
):
    adjustments.need(story.store, sol, ["quiet"], audience=KnownTo.EVERYONE, by=by(sol))
    needs(story, sol, "A chair by the door")

    said = words(story, sol, sol, name, language)

    assert ("A quiet room" if language == "en" else "Ystafell dawel") in said
    assert "A chair by the door" in said
    assert name == "wallet-card" or title in said


@pytest.mark.parametrize("name", ALL)
def test_whom_to_call_is_on_every_paper_after_the_strengths_if_the_person_said_so(story: Story, sol: UUID, name: str):
    cards.tell(story.store, sol, "contact", CONTACT, audience=Audience.EVERYONE, by=by(sol))
    cards.tell(
        story.store, sol, "contact", ["Ann", "01632 960002", "Never"], audience=Audience.NOT_IN_PROFILE, by=by(sol)
    )

    said = words(story, sol, sol, name)

    assert "Who to call Carol, my sister 01632 960001 If I am ill my words" in said
    assert said.index("Puns, and tea") < said.index("Carol")
    assert "Ann" not in said


@pytest.mark.parametrize("name", WHOLE)
def test_what_is_kept_somewhere_else_is_pointed_at_if_the_person_said_so(story: Story, sol: UUID, name: str):
    cards.tell(story.store, sol, "elsewhere", POINTER, audience=Audience.EVERYONE, by=by(sol))

    said = words(story, sol, sol, name)

    assert "What it is My medicine list Where it is kept The blue folder in the kitchen Who to ask Ask Joe" in said


def test_easy_words_are_printed_until_the_words_change(story: Story, sol: UUID):
    told = story.given_told(sol, "I fed forty pigeons")
    easy_reads.write(story.store, sol, told, [EasySentence("I fed birds.", "bird")], wording=1, seen=0, by=by(sol))
    before = words(story, sol, sol, "easy-read")
    entries.reword(story.store, sol, told, "I fed fifty pigeons", seen=1, by=by(sol))

    after = words(story, sol, sol, "easy-read")

    assert "I fed birds. my words · my easy words" in before
    assert "forty" not in before
    assert "I fed fifty pigeons" in after
    assert "birds" not in after


def test_easy_words_of_what_is_not_on_paper_are_not_either(story: Story, sol: UUID, joe: Actor):
    told = story.given_told(sol, "Only for Joe", audience=Audience.JUST_THESE, people=[joe.reader])
    easy_reads.write(story.store, sol, told, [EasySentence("A secret.", "bird")], wording=1, seen=0, by=by(sol))

    assert "secret" not in html(story, joe, sol, "easy-read")
    assert material(story, joe, sol).easy_reads == {}


def test_what_is_not_on_paper_makes_it_no_longer(story: Story, sol: UUID, joe: Actor):
    before = material(story, joe, sol).letters

    story.given_told(sol, "Only for Joe", audience=Audience.JUST_THESE, people=[joe.reader])
    entries.offer(story.store, sol, "proud", "Cooked for six", by=joe)
    hidden = material(story, joe, sol).letters
    story.given_told(sol, "x" * 50)

    assert before == hidden == FOR_EACH + len("Puns, and tea")
    assert material(story, joe, sol).letters == before + FOR_EACH + 50


def test_it_is_as_long_as_its_words_are_now(story: Story, sol: UUID, joe: Actor):
    before = material(story, joe, sol).letters
    offer = entries.offer(story.store, sol, "proud", "Cooked for six", by=joe)
    entries.say_in_my_words(story.store, sol, offer, "x" * 50, by=by(sol))
    in_my_words = material(story, joe, sol).letters
    entries.reword(story.store, sol, offer, "x" * 70, seen=2, by=by(sol))
    reworded = material(story, joe, sol).letters
    again = entries.offer(story.store, sol, "proud", "Cooked for six", by=by(joe.reader))
    entries.accept(story.store, sol, again, by=by(sol))
    cards.tell(story.store, sol, "contact", CONTACT, audience=Audience.EVERYONE, by=by(sol))

    assert in_my_words == before + FOR_EACH + 50
    assert reworded == before + FOR_EACH + 70
    with_a_card = material(story, joe, sol).letters - reworded - FOR_EACH - len("Cooked for six")
    assert with_a_card > FOR_EACH + len("".join(CONTACT))


def test_paper_is_as_the_person_likes_it(story: Story, sol: UUID, joe: Actor):
    usual = {name: html(story, joe, sol, name) for name in ALL}
    chosen = {"text": "larger", "lines": "wide", "letters": "wider", "words": "wide", "pictures": "right"}
    likes.choose(story.store, sol, chosen, by=by(sol))

    liked = {name: html(story, joe, sol, name) for name in ALL}

    for name in WHOLE:
        for rule in ("line-height: 1.75", "letter-spacing: 0.14em", "word-spacing: 0.16em"):
            assert rule in liked[name]
            assert rule not in usual[name]
    assert "html { font-size: 18pt }" in liked["one-page"]
    assert "html { font-size: 24pt }" in liked["easy-read"]
    assert "html, .whose, .page, .about { font-size: 24pt }" in liked["large-print"]
    assert "pictures-right" in liked["easy-read"]
    assert liked["wallet-card"] == usual["wallet-card"]  # a card is as big as a card


# Scenes 3 and 7 on paper: 1 and 8 stand with the pages that print


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize(("language", "noticed"), [("en", "we have noticed"), ("cy", "rydym ni wedi sylwi")])
def test_what_two_people_noticed_is_said_to_be_noticed_and_never_i(
    story: Story, name: str, language: str, noticed: str
):
    dee = story.given_a_person("Dee")
    rhian, kit = story.given_a_carer(dee), story.given_a_member("Kit", Role.SUPPORT_CARER, dee)
    seen = noticings.notice(
        story.store,
        dee,
        does="Laughs at hoovers",
        means="It is company",
        we_do="Tell her",
        responded="Laughs",
        by=rhian,
    )
    noticings.agree(story.store, dee, seen, by=kit)

    said = words(story, rhian, dee, name, language)

    assert "Laughs at hoovers" in said
    assert noticed in said.lower()
    assert "my words" not in said
    assert "I said yes" not in said


@pytest.mark.parametrize("name", ALL)
def test_nothing_on_the_paper_of_one_identifies_whom_they_live_with(story: Story, name: str):
    dee, win = story.given_a_person("Dee"), story.given_a_person("Win Adeyemi")
    kit = story.given_a_member("Kit", Role.CARER, dee, win, lives_with=True)
    entries.tell(story.store, dee, "give", "Laughs at hoovers", by=by(kit, with_person=dee, how="eye gaze"))
    entries.tell(story.store, win, "give", "Irons like a dream", by=by(win))
    needs(story, win, "Write it down for me")
    cards.tell(story.store, win, "contact", CONTACT, audience=Audience.EVERYONE, by=by(win))

    said = words(story, kit, dee, name)

    assert [found for found in ("Win", "Adeyemi", "Irons", "Write it down", "Carol") if found in said] == []
    assert str(win) not in html(story, kit, dee, name)
