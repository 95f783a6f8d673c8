"""Who may help with a choice: its author with good news; with access, safety and answers somebody else."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from caserecord import adjustments, cards, chosen_profiles, entries, links, notes, replies, safety_facts
from caserecord.undoing import number_of_last_change, undo
from domain.card_kinds import card_kind
from domain.circles import Circle
from domain.clocks import today
from domain.conflicts import about_whom
from domain.entries import Audience
from domain.knowers import KnownTo
from domain.notes import NoteKind
from domain.permissions import Actor, Role
from domain.refusals import NeedsSomebodyElse
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
