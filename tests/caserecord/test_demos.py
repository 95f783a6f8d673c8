"""The demo people, and the scenes that come true in their lives. Asked on the day after the story ends."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from caserecord.demos import make_demo
from caserecord.event_names import EVENTS
from caserecord.permits import permit
from caserecord.schemes import NotEmpty, scheme_of
from caserecord.settings import Settings
from caserecord.stores import Store
from domain import clocks
from domain.entries import Entry, State
from domain.permissions import Actor, Role
from domain.records import Recorded
from projections.adjustments import adjustments_of
from projections.chosen_profiles import choices_of
from projections.concerns import concerns_of
from projections.disclosures import COVER, Leaving, disclose
from projections.easy_reads import easy_reads_of
from projections.histories import history_of
from projections.hopes import hopes_of
from projections.likes import likes_of
from projections.members import circle_of, everybody
from projections.notes import notes_of
from projections.noticings import noticings_of
from projections.offers import new_for_me, offers_by
from projections.papers import on_paper_of
from projections.people import people_called
from projections.profiles import ShownProfile, profile_of
from projections.replays import PAPER_RETOLD, as_it_was, position_on, record_as_it_was
from projections.safety_facts import safety_facts_of
from projections.searches import hits_of
from projections.told_cards import cards_of
from projections.views import Views, told_until
from tests.photos import as_it_is_kept

THE_DAY_AFTER = datetime(2025, 12, 17, 18, 0, tzinfo=UTC)
ALL = 10_000
FIRST_PERSON = re.compile(r"\b(I|I'm|I've|me|my|mine|myself)\b")
CHOKING = re.compile(r"chok|crust", re.IGNORECASE)


class Demo:
    """The demo people, and what each is shown."""

    def __init__(self, store: Store, views: Views) -> None:
        self.store = store
        self.db = views.up_to_date(store)
        (win,) = people_called(self.db, "Win")  # who died: nobody is her any more, and her record is here
        self.ids = {each.name: each.id for each in everybody(self.db)} | {"Win": win}

    def shown(self, query: Callable[..., Any], doing: str, reader: str, of: str, *args: Any, **asked: Any) -> Any:
        leave = permit(self.store, Actor(self.ids[reader]), self.ids[of], doing)
        return disclose(Leaving(), self.db, leave, query, *args, **asked)

    def profile(self, reader: str, of: str, **asked: Any) -> ShownProfile:
        profile: ShownProfile = self.shown(profile_of, "read the profile", reader, of, **asked)
        return profile

    def on_that_day(self, day: date, reader: str, of: str) -> Any:
        until = self.shown(position_on, "read the history", reader, of, day)
        return self.shown(record_as_it_was, "read the history", reader, of, self.store, until=until, day=day)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    folder = tmp_path_factory.mktemp("demo")
    store = Store.open(Settings(data=folder, key_file=folder / "vault.key"), EVENTS)
    make_demo(store, as_it_is_kept)
    views = Views(folder)
    yield Demo(store, views)
    views.close()
    store.close()


@pytest.fixture(autouse=True)
def the_day_after() -> Iterator[None]:
    with clocks.at(THE_DAY_AFTER):
        yield


def of_people(demo: Demo) -> list[Recorded]:
    """What was told, but for the list of words that nobody should say."""
    return [at for at in demo.store.read(0, ALL) if not at.name.startswith("word-list.")]


# How it is told


def test_the_demo_people_are_told_in_about_five_hundred_events(demo: Demo) -> None:
    assert 450 <= len(of_people(demo)) <= 550


def test_the_first_event_says_that_everybody_is_invented(demo: Demo) -> None:
    assert scheme_of(demo.store).is_demo
    assert demo.store.read(0, 1)[0].name == "scheme.opened"


def test_the_story_is_told_in_the_order_of_time_from_2013_to_2025(demo: Demo) -> None:
    moments = [at.event.timestamp for at in demo.store.read(0, ALL)]

    assert moments == sorted(moments)
    assert (moments[0].year, moments[-1].year) == (2013, 2025)


def test_no_clock_goes_back_where_a_story_is_told_of_the_past(demo: Demo) -> None:
    assert not any(at.metadata and at.metadata.clock_behind for at in demo.store.read(0, ALL))


def test_half_of_the_days_are_tuesdays_and_every_year_has_ordinary_ones(demo: Demo) -> None:
    written = demo.store.read(0, ALL, names=["note.written"])
    ordinary = [at.event.timestamp for at in written if at.event.kind in {"everyday", "good news"}]

    assert sum(moment.weekday() == 1 for moment in ordinary) > len(ordinary) / 2
    assert {moment.year for moment in ordinary} == set(range(2013, 2026))


def test_some_of_it_is_written_down_late(demo: Demo) -> None:
    late = [at.event.happened for at in demo.store.read(0, ALL) if getattr(at.event, "happened", "")]

    assert "spring 2014" in late
    assert len(late) >= 5


def test_the_demo_tells_how_far_it_is(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    store = Store.open(Settings(data=tmp_path, key_file=tmp_path / "vault.key"), EVENTS)

    make_demo(store, as_it_is_kept, lambda done, total: told.append((done, total)))

    store.close()
    assert [done for done, _ in told] == list(range(1, told[-1][1] + 1))


def test_the_demo_is_made_on_an_empty_store_only(demo: Demo) -> None:
    with pytest.raises(NotEmpty):
        make_demo(demo.store, as_it_is_kept)


def test_the_demo_people_are_spoken_of_as_people(demo: Demo) -> None:
    not_ours = re.compile(
        r"\b(cases?|clients?|service users?|placements?|refus\w+|challenging|"
        r"meg|chris|ali|peggy|michael|nick|james|clenton|darren)\b",
        re.IGNORECASE,
    )

    assert [words for at in of_people(demo) for words in words_in(at.event) if not_ours.search(words)] == []


def words_in(event: Any) -> list[str]:
    return [value for name, value in vars(event).items() if isinstance(value, str) and name != "originator_topic"]


# Scene 1: Dee's choking fact


def test_tonights_support_carer_sees_dees_choking_fact_first_with_what_helps(demo: Demo) -> None:
    first = demo.profile("Kit", "Dee").must_know[0]

    assert CHOKING.search(first.words)
    assert "Lean her forward" in first.what_helps
    assert first.state(date(2025, 12, 17)) == "checked"


def test_dees_choking_fact_was_new_until_it_was_checked(demo: Demo) -> None:
    that_day = date(2025, 12, 14)

    record = demo.on_that_day(that_day, "Wendy", "Dee")

    assert CHOKING.search(record.profile.must_know[0].words)
    assert record.profile.must_know[0].state(that_day) == "new, being checked"


@pytest.mark.parametrize("reader", ["Wendy", "Hana"])
def test_wins_pages_show_nothing_of_dees_choking_fact(demo: Demo, reader: str) -> None:
    pages: list[Any] = [demo.profile(reader, "Win")]
    if reader != "Hana":
        pages += [
            demo.shown(notes_of, "read notes", reader, "Win", limit=ALL),
            demo.shown(concerns_of, "read worries", reader, "Win"),
            demo.shown(history_of, "read the history", reader, "Win", demo.store, limit=ALL),
        ]

    assert not CHOKING.search(str(pages))


# Scene 2: the worry that ended


@pytest.mark.parametrize("reader", ["Sol", "Rhian", "Wendy"])
def test_sols_ended_worry_is_in_no_live_view(demo: Demo, reader: str) -> None:
    pages = [
        demo.profile(reader, "Sol"),
        demo.profile(reader, "Sol", on_paper=True),
        demo.shown(notes_of, "read notes", reader, "Sol", limit=ALL),
        demo.shown(concerns_of, "read worries", reader, "Sol"),
        demo.shown(hits_of, "search the record", reader, "Sol", asked="fire"),
        demo.shown(hits_of, "search the record", reader, "Sol", asked="chip pan"),
    ]

    assert not re.search(r"\bfire\b|chip pan|fell asleep", str(pages))


def test_an_auditor_of_2016_sees_the_worry_with_what_helped_and_sols_reply(demo: Demo) -> None:
    (worry,) = demo.on_that_day(date(2016, 10, 4), "Aud", "Sol").worries

    assert "chip pan" in worry.words
    assert "Oven chips" in worry.what_helps
    assert "I shouted FIRE" in worry.replies[0].words


# Scene 3: Dee, who does not use words


def test_dees_page_says_we_have_noticed(demo: Demo) -> None:
    section = next(section for section in demo.profile("Kit", "Dee").sections if section.key == "noticed")

    assert section.title == "We have noticed"
    assert [noticing.agreed_by != "" for noticing in section.noticings] == [True] * 3
    assert section.noticings[0].authorship == "we have noticed: Bev and Ifeoma"


@pytest.mark.parametrize("on_paper", [False, True])
def test_nobody_says_i_for_dee(demo: Demo, on_paper: bool) -> None:
    profile = demo.profile("Dee", "Dee", on_paper=on_paper)
    noticings = [noticing for section in profile.sections for noticing in section.noticings]
    entries = [*profile.communicate, *(entry for section in profile.sections for entry in section.entries)]
    hopes = [hope for section in profile.sections for hope in section.hopes]

    said = [
        profile.opening.one_line,
        *(f"{fact.words} {fact.what_helps}" for fact in profile.must_know),
        *(f"{each.does} {each.means} {each.we_do} {each.responded}" for each in noticings),
        *(entry.words for entry in entries),
        *(f"{hope.entry.words} {[step.words for step in hope.steps]}" for hope in hopes),
    ]

    assert [words for words in said if FIRST_PERSON.search(words)] == []


def test_what_one_person_noticed_waits_for_a_second(demo: Demo) -> None:
    waiting = demo.shown(noticings_of, "read the profile", "Wendy", "Dee", agreed=False)

    assert ["wink" in noticing.means for noticing in waiting] == [True]


def test_dees_objection_stands_under_the_decision(demo: Demo) -> None:
    notes = demo.shown(notes_of, "read notes", "Wendy", "Dee", limit=ALL)
    decision = next(note for note in notes if "sore tooth" in note.words)

    assert decision.kind == "decision"
    assert "eyes shut, face to the wall" in decision.replies[0].words


def test_authority_over_money_lets_nobody_into_dees_circle(demo: Demo) -> None:
    circle = demo.shown(circle_of, "read the circle", "Wendy", "Dee")

    assert Role.ATTORNEY not in {each.role for each in circle}


# Scene 4: three offers


def test_what_sol_kept_private_declined_and_left_waiting_read_alike_to_rhian(demo: Demo) -> None:
    offers = {offer.words: offer for offer in demo.shown(offers_by, "read what I offered", "Rhian", "Sol")}
    alike = [offer for words, offer in offers.items() if re.search("hospital|speech|bus times", words)]

    assert len(alike) == 3
    assert {(offer.is_shown, offer.in_my_words) for offer in alike} == {(False, "")}
    assert sum(offer.is_shown for offer in offers.values()) == 2


def test_one_offer_waits_for_sol(demo: Demo) -> None:
    waiting = demo.shown(new_for_me, "read what is new for me", "Sol", "Sol")

    assert [entry.offered_by for entry in waiting] == ["Rhian"]


# Scene 6: a former name


def test_sols_former_name_is_covered_in_the_note_of_2015_on_that_day(demo: Demo) -> None:
    record = demo.on_that_day(date(2015, 5, 5), "Aud", "Sol")

    assert COVER in record.notes[0].words
    assert record.profile.opening.name == COVER
    assert "Simon" not in str(record)


def test_sols_former_name_was_not_written_again(demo: Demo) -> None:
    since = [at.event for at in demo.store.read(0, ALL) if at.event.timestamp >= datetime(2019, 5, 14, tzinfo=UTC)]

    assert [words for event in since for words in words_in(event) if "Simon" in words] == []


# Scene 7: a quarrel between two people


@pytest.mark.parametrize(
    ("of", "others"), [("Dee", r"\b(Win|Hana|Edie)\b"), ("Win", r"\b(Dee|Ifeoma|Mags|Kit)\b|hoover")]
)
def test_nothing_in_one_record_names_the_other_person_in_the_house(demo: Demo, of: str, others: str) -> None:
    history = demo.shown(history_of, "read the history", "Wendy", of, demo.store, limit=ALL)

    assert "[someone I live with]" in str(history)
    assert [each.words for each in history.happenings if re.search(others, f"{each.says} {each.words}")] == []


# Scene 8: paper slips


def test_wins_slips_show_who_helped_and_how_and_what_she_left_blank_stays_blank(demo: Demo) -> None:
    history = demo.shown(history_of, "read the history", "Wendy", "Win", demo.store, limit=ALL)
    slips = [each for each in history.happenings if each.how == "ticked a paper slip"]
    offers = [at.event for at in demo.store.read(0, ALL, names=["entry.offered"]) if "cribbage" in at.event.words]
    waiting = [demo.store.part(Entry, each.person_id, each.originator_id).state for each in offers]

    assert {each.helper for each in slips} == {"Wendy"}
    assert waiting == [State.WAITING]


def test_win_never_signed_in(demo: Demo) -> None:
    assert demo.ids["Win"] not in {at.metadata.actor for at in demo.store.read(0, ALL) if at.metadata}


def test_wins_story_goes_to_her_niece_and_the_household_has_left_the_circle(demo: Demo) -> None:
    circle = demo.shown(circle_of, "read the circle", "Hana", "Win")
    today = THE_DAY_AFTER.date()

    assert {each.name for each in circle if not each.is_over(today)} == {
        "Wendy",
        "Marlon",
        "Hana",
        "Aud",
    }
    assert "my story goes to our Hana" in str(demo.profile("Hana", "Win"))


# What was given out


@pytest.mark.parametrize("of", ["Sol", "Dee", "Win"])
def test_what_stood_on_each_paper_is_told_again_word_for_word(demo: Demo, of: str) -> None:
    of_them = permit(demo.store, Actor(demo.ids["Wendy"]), demo.ids[of], "print the profile")
    chosen = [each.id for each in demo.shown(choices_of, "read the profile", "Wendy", of)]
    as_given = as_it_was(
        demo.db, demo.store, of_them, until=told_until(demo.db), day=THE_DAY_AFTER.date(), retold_by=PAPER_RETOLD
    )

    with as_given as retold:
        again = [on_paper_of(retold, of_them, chosen=each) for each in (None, *chosen)]

    assert again == [on_paper_of(demo.db, of_them, chosen=each) for each in (None, *chosen)]


# Whole lives


def test_sols_profile_is_rich_under_every_heading(demo: Demo) -> None:
    profile = demo.profile("Sol", "Sol", on_paper=True)

    assert profile.communicate
    assert [section.key for section in profile.sections] == [
        "admired",
        "proud",
        "give",
        "hopes",
        "matters",
        "people",
        "communicate",
        "wellness",
        "do",
        "do-not",
        "support",
        "also",
    ]


def test_sols_hopes_were_reached_let_go_and_one_is_on_its_way(demo: Demo) -> None:
    hopes = {hope.entry.words: hope for hope in demo.shown(hopes_of, "read the profile", "Sol", "Sol")}

    assert hopes["I want to drive the 42 bus."].is_let_go
    assert hopes["A job with a badge with my name on it."].is_reached
    assert len(hopes["One of my birds comes home from France."].steps) == 3


def test_sol_did_not_agree_and_the_note_was_put_right(demo: Demo) -> None:
    notes = demo.shown(notes_of, "read notes", "Rhian", "Sol", limit=ALL)
    note = next(note for note in notes if "curtains shut" in note.words)

    assert not note.disagreed
    assert note.corrected_because == "He did tell me. I got it wrong"


def test_what_sol_told_rhian_alone_is_for_rhian(demo: Demo) -> None:
    assert "the ward" in str(demo.profile("Rhian", "Sol"))
    assert "the ward" not in str(demo.profile("Joe", "Sol"))


def test_every_safety_fact_that_stands_was_checked(demo: Demo) -> None:
    facts = [fact for name in ("Sol", "Dee") for fact in demo.shown(safety_facts_of, "read the profile", "Wendy", name)]

    assert [fact.state(THE_DAY_AFTER.date()) for fact in facts] == ["checked"] * 4


# What they made their own


@pytest.mark.parametrize("reader", ["Sol", "Rhian"])
def test_sols_photos_hang_where_everybody_in_them_agreed(demo: Demo, reader: str) -> None:
    hanging = [photo.words for photo in demo.profile(reader, "Sol").photos]

    assert hanging == [
        "Me in my green fleece, with a pigeon on my shoulder.",
        "The front of the 42, upstairs. Two heads, one road, and the sea.",
        "A blue pigeon on a shelf. She is looking at you.",
    ]


def test_every_photo_says_in_words_what_it_shows(demo: Demo) -> None:
    assert all(at.event.words for at in demo.store.read(0, ALL, names=["photo.added"]))


@pytest.mark.parametrize("reader", ["Wendy", "Hana"])
def test_the_photo_that_win_took_back_is_nowhere(demo: Demo, reader: str) -> None:
    profile = str(demo.profile(reader, "Win"))

    assert "Win by the line" not in profile
    assert "Two women waltzing at the Tower Ballroom." in profile


def test_easy_words_are_shown_for_what_stands_and_flagged_for_what_was_said_anew(demo: Demo) -> None:
    stands = {entry.id: entry.words for section in demo.profile("Sol", "Sol").sections for entry in section.entries}

    easy = demo.shown(easy_reads_of, "read the profile", "Sol", "Sol", list(stands))

    assert {stands[each.entry][:10]: each.is_stale for each in easy} == {"You leave ": False, "Tommy Coo-": True}


def test_a_need_goes_through_all_six_steps(demo: Demo) -> None:
    (need,) = (each for each in demo.shown(adjustments_of, "read the profile", "Rhian", "Sol") if each.kind == "text")

    assert need.words == "A text, please. Rhian can read me the long ones."
    assert need.uses == ()  # what got in the way was looked into


def test_dees_profile_for_a_short_break_is_for_kit_alone(demo: Demo) -> None:
    (hers,) = demo.shown(choices_of, "read the profile", "Kit", "Dee")

    assert hers.called == "For a short break"
    assert demo.shown(choices_of, "read the profile", "Bev", "Dee") == ()


def test_dees_chart_says_what_she_does_and_what_to_do(demo: Demo) -> None:
    chart = demo.shown(cards_of, "read the profile", "Kit", "Dee", key="chart")

    assert [card.words for card in chart] == ["A long look that stays.", "Shut eyes.", "One long note."]
    assert [part.words for card in chart for part in card.parts if FIRST_PERSON.search(part.words)] == []


def test_pages_are_as_each_of_them_likes_them(demo: Demo) -> None:
    liked = {name: demo.shown(likes_of, "choose how I like things", name, name).choices for name in ("Sol", "Dee")}

    assert liked == {"Sol": {}, "Dee": {"text": "large"}}
