import re
from uuid import UUID, uuid4

import pytest

from caserecord import entries
from domain.headings import HEADINGS
from domain.permissions import Actor
from tests.stories import Story, by
from tests.web.conftest import Screen, words_of


@pytest.fixture
def sol(story: Story) -> UUID:
    return story.given_a_person("Sol")


@pytest.fixture
def rhian(story: Story, sol: UUID) -> Actor:
    return story.given_a_carer(sol)


@pytest.fixture
def offer(story: Story, sol: UUID, rhian: Actor) -> UUID:
    return entries.offer(story.store, sol, "proud", "Cooked tea for six", by=by(rhian))


def test_good_news_is_offered_and_nobody_else_sees_it_until_the_person_decides(
    story: Story, screen: Screen, sol: UUID, rhian: Actor
):
    screen.sign_in(rhian)
    screen.send("offers.offer", person_id=sol, words="Cooked tea for six", how_known="I ate it")

    for endpoint in ("profiles.profile", "papers.choose", "homes.person"):
        assert "Cooked tea" not in screen.read(endpoint, person_id=sol)
    assert "Cooked tea for six With Sol" in screen.read("offers.mine", person_id=sol)
    screen.sign_in(sol)
    assert "1 new thing for you to look at" in screen.read("profiles.profile", person_id=sol)
    assert "How Rhian knows: I ate it" in screen.read("offers.new", person_id=sol)


def test_an_offer_says_which_part_of_life_it_is_and_waits_apart_from_what_is_kept(
    screen: Screen, sol: UUID, rhian: Actor
):
    screen.sign_in(rhian)
    asked = screen.get("offers.offer", person_id=sol).text
    screen.send("offers.offer", person_id=sol, words="Cooked tea for six", area="home skills")

    waiting = screen.sign_in(sol).get("offers.new", person_id=sol)

    assert '<option value="home skills">' in asked
    assert "Cooked tea for six offered by Rhian · home skills" in words_of(waiting)
    assert "cr-entry--offered" in waiting.text


def test_whoever_offers_chooses_the_question_that_they_answer(screen: Screen, sol: UUID, rhian: Actor):
    asked = screen.sign_in(rhian).get("offers.offer", person_id=sol)
    screen.send("offers.offer", person_id=sol, words="To see the sea", heading="hopes")
    refused = screen.send("offers.offer", person_id=sol, words="Stays here", heading="needs")

    for heading in HEADINGS:
        assert f"{heading.question_about('Sol')} {heading.title}" in words_of(asked)
    assert re.findall('value="([a-z-]+)" checked', asked.text) == ["proud"]
    assert refused.status_code == 422
    assert "Stays here" in refused.text
    assert "To see the sea offered by Rhian My hopes" in screen.sign_in(sol).read("offers.new", person_id=sol)


def test_how_something_is_known_stands_with_it_wherever_it_shows(story: Story, screen: Screen, sol: UUID, rhian: Actor):
    story.given_told(sol, "I fed forty pigeons")
    offer = story.given_offered(sol, "To see the sea", rhian, "hopes", how_known="They told me")
    where = {"person_id": sol, "entry_id": offer}
    screen.sign_in(sol)
    before = [
        screen.read("offers.new", person_id=sol),
        screen.read("offers.my_words", **where),
        screen.read("entries.entry", **where),
    ]
    entries.accept(story.store, sol, offer, by=by(sol))
    everywhere = ("profiles.profile", "profiles.order", "hopes.hopes", "hopes.step", "entries.entry", "entries.who")

    after = [screen.read(endpoint, **where, hope_id=offer) for endpoint in everywhere]

    assert [page.count("How Rhian knows: They told me") for page in before + after] == [1] * 9
    screen.sign_in(rhian)
    for endpoint in ("profiles.profile", "hopes.hopes", "entries.entry"):
        assert "How Rhian knows: They told me" in screen.read(endpoint, **where), endpoint


def test_yes_shows_it_and_says_who_offered_it(screen: Screen, sol: UUID, rhian: Actor, offer: UUID):
    screen.sign_in(sol).send(f"/people/{sol}/entries/{offer}/decide/yes")

    assert "Cooked tea for six offered by Rhian, I said yes" in screen.read("profiles.profile", person_id=sol)
    assert "Cooked tea for six Shown" in screen.sign_in(rhian).read("offers.mine", person_id=sol)


def test_yes_in_my_words_shows_mine_and_keeps_both(screen: Screen, sol: UUID, rhian: Actor, offer: UUID):
    screen.sign_in(sol)
    screen.send("offers.my_words", person_id=sol, entry_id=offer, words="I did tea. Six plates.")

    assert "Rhian said it like this: “Cooked tea for six”" in screen.read(
        "entries.entry", person_id=sol, entry_id=offer
    )
    page = screen.sign_in(rhian).read("profiles.profile", person_id=sol)
    assert "I did tea. Six plates. my words, after Rhian offered it" in page
    assert "Sol says it like this: “I did tea. Six plates.”" in screen.read("offers.mine", person_id=sol)


def test_how_something_was_offered_is_the_persons_to_see_where_they_say_it_in_their_own_words(
    story: Story, screen: Screen, sol: UUID, rhian: Actor
):
    offer = story.given_offered(sol, "Cooked tea for six", rhian, how_known="I ate it")
    entries.say_in_my_words(story.store, sol, offer, "I made tea", by=by(sol))

    own = screen.sign_in(sol).read("entries.entry", person_id=sol, entry_id=offer)
    hers = screen.sign_in(rhian).read("entries.entry", person_id=sol, entry_id=offer)

    assert "How Rhian knows: I ate it" in own
    assert "Rhian said it like this: “Cooked tea for six”" in own
    assert "I made tea" in hers
    assert "How Rhian knows" not in hers
    assert "said it like this" not in hers


def test_words_that_are_missing_are_asked_for(screen: Screen, sol: UUID, offer: UUID):
    answer = screen.sign_in(sol).send("offers.my_words", person_id=sol, entry_id=offer, words=" ")

    assert answer.status_code == 422
    assert "There are no words yet." in words_of(answer)


# Scene 4


def test_private_declined_and_undecided_read_alike(story: Story, screen: Screen, sol: UUID, rhian: Actor):
    private, declined, _ = (
        entries.offer(story.store, sol, "proud", "Cooked tea for six", by=by(rhian)) for _ in range(3)
    )
    screen.sign_in(sol)
    screen.send(f"/people/{sol}/entries/{private}/decide/just-for-me")
    screen.send(f"/people/{sol}/entries/{declined}/decide/no")

    page = screen.sign_in(rhian).get("offers.mine", person_id=sol).text

    articles = [
        re.sub(r"/offer/[0-9a-f-]+", "", part.partition("</article>")[0]) for part in page.split("<article")[1:]
    ]
    assert len(articles) == 3
    assert len(set(articles)) == 1
    assert "With Sol" in articles[0]


def test_whoever_decides_second_sees_what_was_decided(
    story: Story, screen: Screen, sol: UUID, rhian: Actor, offer: UUID
):
    screen.sign_in(sol).send(f"/people/{sol}/entries/{offer}/decide/no")

    alone = screen.send(f"/people/{sol}/entries/{offer}/decide/yes")
    together = screen.sign_in(rhian, with_person=sol, how="spoke").send(f"/people/{sol}/entries/{offer}/decide/yes")

    assert alone.location == screen.url("entries.entry", person_id=sol, entry_id=offer)
    assert together.location == screen.url("offers.new", person_id=sol)
    assert "You said: no thank you" in screen.sign_in(sol).read("entries.entry", person_id=sol, entry_id=offer)


def test_whoever_helps_cannot_undo_or_find_out_what_the_person_decided_alone(
    story: Story, screen: Screen, sol: UUID, rhian: Actor
):
    private, declined = (entries.offer(story.store, sol, "hopes", "To fly", by=by(rhian)) for _ in range(2))
    entries.keep_private(story.store, sol, private, by=by(sol))
    entries.decline(story.store, sol, declined, by=by(sol))
    screen.sign_in(rhian, with_person=sol, how="spoke")

    decided = set()
    for kept in (private, declined):
        for choice in ("yes", "just-for-me", "no"):
            answer = screen.send(f"/people/{sol}/entries/{kept}/decide/{choice}")
            decided.add(words_of(screen.client.get(answer.location)))
        for undo in ("put-away", "bring-back", "leave-out", "include", "move"):
            assert screen.send(f"/people/{sol}/entries/{kept}/{undo}").status_code == 404
        for undo in ("reached", "let-go", "take-up"):
            assert screen.send(f"/people/{sol}/hopes/{kept}/{undo}").status_code == 404

    assert len(decided) == 1
    assert "You said: no thank you" in screen.sign_in(sol).read("entries.entry", person_id=sol, entry_id=declined)
    assert "Mine alone" in screen.read("entries.entry", person_id=sol, entry_id=private)


def test_decided_twice_by_the_same_press_happens_once(screen: Screen, sol: UUID, offer: UUID):
    screen.sign_in(sol)
    once = str(uuid4())

    for _ in range(2):
        answer = screen.send(f"/people/{sol}/entries/{offer}/decide/yes", command_id=once)
        assert answer.location == screen.url("offers.new", person_id=sol)

    assert screen.get("histories.history", person_id=sol).text.count("<p>Sol said: yes, show this.</p>") == 1


def test_saying_no_can_be_thought_over(screen: Screen, sol: UUID, offer: UUID):
    screen.sign_in(sol).send(f"/people/{sol}/entries/{offer}/decide/no")

    assert "Nothing new is waiting for you." in screen.read("offers.new", person_id=sol)
    assert "Ask me again" in screen.read("profiles.order", person_id=sol)
    screen.send("entries.bring_back", person_id=sol, entry_id=offer)
    assert "Cooked tea for six" in screen.read("offers.new", person_id=sol)


# Scene 8


def test_a_worker_brings_paper_slips_and_each_choice_says_who_helped_and_how(story: Story, screen: Screen):
    win = story.given_a_person("Win")
    wendy, bev = story.given_a_worker(win), story.given_a_carer(win, "Bev")
    crossing, ironing, _cribbage = (
        entries.offer(story.store, win, "proud", words, by=by(bev))
        for words in ("Got the crossing moved", "Irons like a dream", "Wins at cribbage")
    )
    screen.sign_in(wendy, with_person=win, how="ticked a paper slip")

    screen.send(f"/people/{win}/entries/{crossing}/decide/yes")
    screen.send(f"/people/{win}/entries/{ironing}/decide/no")

    assert "Wins at cribbage" in screen.read("offers.new", person_id=win)
    assert "Got the crossing moved offered by Bev, I said yes, with Wendy" in screen.read(
        "profiles.profile", person_id=win
    )
    history = screen.read("histories.history", person_id=win)
    assert "Win said: yes, show this. Wendy helped." in history
    assert "ticked a paper slip" in history
    screen.sign_in(bev)
    offers = screen.read("offers.mine", person_id=win)
    assert "Wins at cribbage With Win" in offers
    assert "Irons like a dream With Win" in offers
