"""Who may help with a choice: its author with good news; with access, safety and answers somebody else."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from caserecord import (
    adjustments,
    cards,
    chosen_profiles,
    concerns,
    entries,
    links,
    notes,
    noticings,
    replies,
    safety_facts,
)
from caserecord.undoing import number_of_last_change, undo
from domain.card_kinds import card_kind
from domain.circles import Circle
from domain.clocks import today
from domain.conflicts import about_whom
from domain.entries import Audience, Entry, State
from domain.knowers import KnownTo
from domain.notes import NoteKind
from domain.permissions import Actor, Role
from domain.refusals import NeedsSomebodyElse
from domain.replies import Answerable
from projections.adjustments import adjustments_of
from tests.stories import Story, by

ALONE = Audience.MINE_ALONE


class Home:
    """Sam's, with Rhian who lives there, and Joe who does not."""

    def __init__(self, story: Story) -> None:
        self.story, self.store = story, story.store
        self.sam = story.given_a_person()
        self.rhian = story.given_a_carer(self.sam)
        self.joe = story.given_a_member("Joe", Role.SUPPORTER, self.sam)
        self.cooks = story.given_told(self.sam, "I cook")

    def with_help_from(self, helper: Actor) -> Actor:
        return by(helper, with_person=self.sam, how="spoke")


@pytest.fixture
def home(story: Story) -> Home:
    return Home(story)


def show_an_entry(home: Home, helped: Actor, *, people: list[UUID] | None = None) -> None:
    audience = Audience.JUST_THESE if people else ALONE
    entries.show_to(home.store, home.sam, home.cooks, audience, people=people or [], by=helped)


def show_a_profile(home: Home, helped: Actor) -> None:
    everyone: dict[str, Any] = {"audience": Audience.EVERYONE, "people": []}
    work = chosen_profiles.begin(home.store, home.sam, "For work", **everyone, by=by(home.sam))
    chosen_profiles.show_to(home.store, home.sam, work, ALONE, people=[], by=helped)


def share_a_need(home: Home, helped: Actor) -> None:
    adjustments.need(home.store, home.sam, [], words="Quiet", audience=KnownTo.EVERYONE, by=by(home.sam))
    need = home.story.shown(adjustments_of, "read the profile", home.sam, home.sam)[0]
    fred = home.story.given_a_member("Fred", Role.FAMILY, home.sam)
    some = {"audience": KnownTo.JUST_THESE, "people": [fred.reader]}
    adjustments.share_with(home.store, home.sam, need.id, **some, by=helped)


def give_a_link(home: Home, helped: Actor) -> None:
    links.give(home.store, home.sam, until=date(2099, 1, 1), by=helped)


def tell_to_nobody(home: Home, helped: Actor) -> None:
    entries.tell(home.store, home.sam, "proud", "I hoover", audience=ALONE, by=helped)


def tell_a_card_to_some(home: Home, helped: Actor) -> None:
    fred = home.story.given_a_member("Fred", Role.FAMILY, home.sam)
    some: dict[str, Any] = {"audience": Audience.JUST_THESE, "people": [fred.reader]}
    cards.tell(home.store, home.sam, "good-day", ["Buses", ""], **some, by=helped)


def begin_a_profile_for_some(home: Home, helped: Actor) -> None:
    fred = home.story.given_a_member("Fred", Role.FAMILY, home.sam)
    some: dict[str, Any] = {"audience": Audience.JUST_THESE, "people": [fred.reader]}
    chosen_profiles.begin(home.store, home.sam, "For work", **some, by=helped)


def say_a_need_to_some(home: Home, helped: Actor) -> None:
    fred = home.story.given_a_member("Fred", Role.FAMILY, home.sam)
    some: dict[str, Any] = {"audience": KnownTo.JUST_THESE, "people": [fred.reader]}
    adjustments.need(home.store, home.sam, [], words="Quiet", **some, by=helped)


def undo_a_choice(home: Home, helped: Actor) -> None:
    for audience in (ALONE, Audience.EVERYONE):
        entries.show_to(home.store, home.sam, home.cooks, audience, people=[], by=by(home.sam))
    seen = number_of_last_change(home.store, home.cooks, by=helped)
    assert seen is not None
    undo(home.store, home.sam, home.cooks, seen=seen, by=helped)


CHOICES = [
    show_an_entry,
    show_a_profile,
    share_a_need,
    give_a_link,
    tell_to_nobody,
    tell_a_card_to_some,
    begin_a_profile_for_some,
    say_a_need_to_some,
    undo_a_choice,
]


@pytest.mark.parametrize("choose", CHOICES)
def test_who_sees_something_is_chosen_with_somebody_from_outside_the_house(
    home: Home, choose: Callable[[Home, Actor], None]
):
    with pytest.raises(NeedsSomebodyElse, match=r"Rhian is part of it\..* with one of these: .*Joe"):
        choose(home, home.with_help_from(home.rhian))

    choose(home, home.with_help_from(home.joe))


def test_nobody_helps_to_choose_whether_they_see_something_themselves(home: Home):
    with pytest.raises(NeedsSomebodyElse) as refused:
        show_an_entry(home, home.with_help_from(home.joe), people=[home.joe.reader])

    assert "Joe is part of it" in str(refused.value)
    assert "these: Mo." in str(refused.value)
    show_an_entry(home, by(home.sam), people=[home.joe.reader])


def test_nobody_helps_to_tell_something_for_their_own_eyes(home: Home):
    for_joe: dict[str, Any] = {"audience": Audience.JUST_THESE, "people": [home.joe.reader]}

    with pytest.raises(NeedsSomebodyElse, match="Joe is part of it"):
        entries.tell(home.store, home.sam, "proud", "I hoover", **for_joe, by=home.with_help_from(home.joe))

    entries.tell(home.store, home.sam, "proud", "I hoover", **for_joe, by=by(home.sam))


def test_what_everybody_sees_is_told_with_anybody(home: Home):
    whom_to_call = ["Kit", "01234 567890", "If I am ill"]

    told = entries.tell(home.store, home.sam, "proud", "I hoover", by=home.with_help_from(home.rhian))
    contact = {"audience": card_kind("contact").audience, "by": home.with_help_from(home.rhian)}
    called = cards.tell(home.store, home.sam, "contact", whom_to_call, **contact)

    assert told != called


def test_where_nobody_could_help_the_scheme_is_asked(story: Story):
    with_rhian = Home(story)
    for member, role in ((with_rhian.joe, Role.SUPPORTER), (story.mo, Role.MANAGER)):
        story.given_gone(with_rhian.sam, member, role)

    with pytest.raises(NeedsSomebodyElse, match="Or ask your scheme who could help"):
        show_an_entry(with_rhian, with_rhian.with_help_from(with_rhian.rhian))


def test_a_link_can_be_stopped_with_anybody_who_helped_to_give_it(home: Home):
    given = links.give(home.store, home.sam, until=None, by=home.with_help_from(home.joe))

    links.stop(home.store, home.sam, given, by=home.with_help_from(home.joe))

    assert home.store.link_keys.of(given) is None


@pytest.mark.parametrize("answer", [replies.reply, replies.disagree])
def test_whoever_wrote_words_does_not_help_to_answer_them(home: Home, answer: Callable[..., None]):
    note = notes.write(home.store, home.sam, NoteKind.EVERYDAY, "A long day", by=by(home.rhian))

    with pytest.raises(NeedsSomebodyElse, match=r"Rhian wrote these words\..* with one of these: .*Joe"):
        answer(home.store, home.sam, note, "It was short", to=1, by=home.with_help_from(home.rhian))

    answer(home.store, home.sam, note, "It was short", to=1, by=home.with_help_from(home.joe))


def a_note_put_right(home: Home, wendy: Actor) -> UUID:
    note = notes.write(home.store, home.sam, NoteKind.EVERYDAY, "A long day", by=by(home.rhian))
    notes.correct(home.store, home.sam, note, "A short day", why="It was", seen=1, by=by(wendy))
    return note


def a_note_told_by_wendy(home: Home, wendy: Actor) -> UUID:
    told = {"told_by": "Wendy, who was there", "by": by(home.rhian)}
    return notes.write(home.store, home.sam, NoteKind.EVERYDAY, "A long day", **told)


def a_note_that_names_wendy(home: Home, wendy: Actor) -> UUID:
    return notes.write(home.store, home.sam, NoteKind.WORRY, "Sam says WENDY’s voice is loud", by=by(home.rhian))


def a_worry_that_names_wendy_beside_its_words(home: Home, wendy: Actor) -> UUID:
    worry = {"context": "Wendy drove", "what_helps": "Walking", "review_on": today() + timedelta(days=9)}
    return concerns.record(home.store, home.sam, "Shouted", **worry, by=by(home.rhian))


def a_worry_that_wendy_looked_at_again(home: Home, wendy: Actor) -> UUID:
    soon = today() + timedelta(days=9)
    worry = {"context": "In the car", "what_helps": "Walking", "review_on": soon}
    about = concerns.record(home.store, home.sam, "Shouted", **worry, by=by(home.rhian))
    concerns.review(home.store, home.sam, about, "Still so", what_helps="Tea", review_on=soon, by=by(wendy))
    return about


def what_wendy_noticed_too(home: Home, wendy: Actor) -> UUID:
    seen = {"does": "Hums", "means": "Joy", "we_do": "We hum", "responded": "Sang", "by": by(home.rhian)}
    noticed = noticings.notice(home.store, home.sam, **seen)
    noticings.agree(home.store, home.sam, noticed, by=by(wendy))
    return noticed


def an_offer_that_wendy_told(home: Home, wendy: Actor) -> UUID:
    return home.story.given_offered(home.sam, "Sang on the bus", home.rhian, author="Wendy")


def a_card_that_names_wendy(home: Home, wendy: Actor) -> UUID:
    return cards.offer(
        home.store, home.sam, "good-day", ["Buses", "with Wendy"], how_known="I saw it", by=by(home.rhian)
    )


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (a_note_put_right, "wrote these words"),
        (a_note_told_by_wendy, "told this"),
        (a_note_that_names_wendy, "is named in these words"),
        (a_worry_that_names_wendy_beside_its_words, "is named in these words"),
        (a_worry_that_wendy_looked_at_again, "wrote these words"),
        (what_wendy_noticed_too, "wrote these words"),
        (an_offer_that_wendy_told, "told this"),
        (a_card_that_names_wendy, "is named in these words"),
    ],
)
def test_nobody_helps_to_answer_words_in_which_they_have_a_part(
    home: Home, words: Callable[[Home, Actor], UUID], why: str
):
    wendy = home.story.given_a_worker(home.sam, "Wendy Pugh")
    about = words(home, wendy)
    said = {"to": home.store.part(Answerable, home.sam, about).wording}

    for answer in (replies.reply, replies.disagree):
        with pytest.raises(NeedsSomebodyElse) as refused:
            answer(home.store, home.sam, about, "No", **said, by=home.with_help_from(wendy))

        assert str(refused.value) == f"Wendy Pugh {why}. You can do it on your own. Or with one of these: Mo, Joe."
        answer(home.store, home.sam, about, "No", **said, by=home.with_help_from(home.joe))


def test_where_everybody_has_a_part_in_the_words_the_scheme_is_asked(home: Home):
    note = notes.write(home.store, home.sam, NoteKind.EVERYDAY, "Joe and Mo came", by=by(home.rhian))

    with pytest.raises(NeedsSomebodyElse, match=r"Joe is named in these words\..*Or ask your scheme who could help"):
        replies.reply(home.store, home.sam, note, "Yes", to=1, by=home.with_help_from(home.joe))

    replies.reply(home.store, home.sam, note, "Yes", to=1, by=by(home.sam))


def test_whoever_offered_good_news_may_help_to_decide_about_it(home: Home):
    offered = home.story.given_offered(home.sam, "Sang with Rhian", home.rhian, author="Rhian")

    entries.accept(home.store, home.sam, offered, by=home.with_help_from(home.rhian))

    assert home.store.part(Entry, home.sam, offered).state is State.KEPT


def test_whoever_reworded_a_safety_fact_does_not_help_to_reword_it(home: Home):
    wendy = home.story.given_a_worker(home.sam, "Wendy")
    fact = safety_facts.record(home.store, home.sam, "Bread", what_helps="Soup", by=by(home.rhian))
    safety_facts.reword(home.store, home.sam, fact, "White bread", what_helps="Soup", seen=1, by=by(wendy))

    again: dict[str, Any] = {"what_helps": "Soup", "seen": 2}
    for helper in (wendy, home.rhian):
        with pytest.raises(NeedsSomebodyElse, match=r"wrote these words\..* with one of these: Mo, Joe\."):
            safety_facts.reword(home.store, home.sam, fact, "Dry bread", **again, by=home.with_help_from(helper))

    safety_facts.reword(home.store, home.sam, fact, "Dry bread", **again, by=home.with_help_from(home.joe))


def test_whoever_recorded_a_safety_fact_does_not_help_to_reword_it(home: Home):
    fact = safety_facts.record(home.store, home.sam, "Bread", what_helps="Soup", by=by(home.rhian))
    said = {"what_helps": "Soup", "seen": 1}

    with pytest.raises(NeedsSomebodyElse, match="Rhian wrote these words"):
        safety_facts.reword(home.store, home.sam, fact, "Dry bread", **said, by=home.with_help_from(home.rhian))

    safety_facts.reword(home.store, home.sam, fact, "Dry bread", **said, by=home.with_help_from(home.joe))


def test_nobody_is_named_who_is_forgotten(home: Home):
    home.store.vault.destroy_key(home.joe.reader)

    with pytest.raises(NeedsSomebodyElse) as refused:
        show_an_entry(home, home.with_help_from(home.rhian))

    assert "Rhian is part of it" in str(refused.value)
    assert "Joe" not in str(refused.value)
    assert "Mo" in str(refused.value)


def test_to_say_goodbye_is_about_whoever_goes(story: Story):
    sam = story.given_a_person("Sam")
    friend = story.given_a_member("Fred", Role.SUPPORTER, sam)
    circle = story.store.part(Circle, sam, Circle.id_of(sam))
    circle.leave(friend.reader, Role.SUPPORTER, to_day=today(), by=sam)

    (left,) = circle.collect_events()

    assert about_whom(left, circle) == {friend.reader}
