"""The laws, over arbitrary lives."""

import json
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID, uuid4

from hypothesis import given, note

from caserecord.links import standing_link
from caserecord.permits import permit_of_link, roles_in
from domain.chosen_profiles import ChosenProfile
from domain.clocks import now
from domain.entries import Entry
from domain.links import Link, LinkClosed
from domain.permissions import Permit, Role
from domain.refusals import NotInRecord, Refused
from projections.adjustments import adjustments_of
from projections.concerns import concerns_of
from projections.copies import told_again
from projections.disclosures import Leaving, disclose, uncovered_or_covered
from projections.easy_reads import easy_reads_of
from projections.hopes import hopes_of
from projections.links import linked_profile_of
from projections.members import circle_of
from projections.notes import notes_of
from projections.noticings import noticings_of
from projections.papers import on_paper_of
from projections.profiles import ShownProfile, profile_of
from projections.receipts import Receipt
from projections.replays import RECORD_RETOLD, as_it_was
from projections.safety_facts import safety_facts_of
from projections.shown_entries import ShownEntry
from projections.views import Views
from tests.exports.people import as_html
from tests.laws.answers import everything_found, everything_shown
from tests.laws.comings import COMINGS, FRED_WAS_CHOSEN, dies, lives_after_all
from tests.laws.deeds import happens, lived, steps
from tests.laws.laws import (
    assert_not_a_word_of,
    assert_nothing_is_bare,
    assert_nothing_speaks_for_anybody,
    assert_strengths_come_first,
    assert_words_are_as_they_were_said,
    assert_words_keep_the_meg_test,
)
from tests.laws.lives import Life, Step, a_life
from tests.projections.tables import everything_in

ABOUT_ENTRIES = (
    *(
        "tell",
        "tell",
        "tell",
        "tell",
        "offer",
        "offer",
        "accept",
        "say_in_my_words",
        "keep_private",
        "keep_private",
        "decline",
    ),
    *("decline", "reword", "reword", "show_to", "show_to", "put_away", "bring_back", "leave_out", "include", "move"),
    *("undo_the_last_change", "undo_the_last_change", "begin_a_profile", "pick", "pick", "move_in_a_profile"),
    *("say_easily", "say_easily", "draft_easily", "decide_about_easy_words", "take_easy_words_away", "undo_easy_words"),
    *("move", "get_nearer", "reach", "let_go", "reply", "disagree", "resolve"),
    *("add_a_photo", "add_a_photo", "offer_a_photo", "offer_a_photo", "offer_a_photo", "keep_a_photo", "keep_a_photo"),
    *("keep_a_photo", "decide_about_a_photo", "decide_about_a_photo", "decide_about_a_photo"),
    *("tick_a_slip", "tick_a_slip", "tick_a_slip"),
)


@given(steps())
def test_strengths_come_first_and_nothing_is_bare(asked: list[Step]) -> None:
    with a_life() as life:
        lived(life, asked)

        for reader in life.readers.values():
            shown = everything_shown(life, reader)
            for profile in (shown["profile"], shown["paper"], shown["few"], *shown["chosen"], *shown["chosen papers"]):
                if isinstance(profile, ShownProfile):
                    assert_strengths_come_first(profile)
                    assert_nothing_is_bare(profile, shown["worries"] if isinstance(shown["worries"], tuple) else ())
            assert_not_a_word_of([shown["worries"], shown["profile"], shown["to do"]], life.of_ended)


@given(steps())
def test_paper_keeps_the_meg_test_and_says_nothing_that_was_not_shared(asked: list[Step]) -> None:
    with a_life() as life:
        lived(life, asked)

        paper = everything_shown(life, life.rhian)["paper"]
        words = text_of(as_html(paper))
        assert_words_keep_the_meg_test(words, paper, worries=set().union(*life.of_worries.values()))
        assert_not_a_word_of(words, life.marks - life.shared[life.rhian.reader])


@given(steps(*ABOUT_ENTRIES, "give_a_link", "give_a_link", "keep_a_link", "keep_a_link"))
def test_a_link_shows_strengths_first_and_what_everybody_may_see_and_nobody_around_learns_of_it(
    asked: list[Step],
) -> None:
    with a_life() as life:
        lived(life, asked)

        for_everybody = set.intersection(*(life.shared[reader.reader] for reader in life.readers.values()))
        for link in shown_by_links(life):
            assert_strengths_come_first(link)
            assert_nothing_is_bare(link, ())
            assert_not_a_word_of(link, life.marks - for_everybody)
        for reader in life.readers.values():
            assert_not_a_word_of(everything_found(life, reader), life.of_links)


@given(
    steps(*ABOUT_ENTRIES, "say_not_safe", "say_not_safe", "write_about_harm", "ask_who_knew"),
    steps("say_not_safe", "write_about_harm", "ask_who_knew"),
)
def test_nobody_of_the_house_finds_a_word_of_what_was_said_of_somebodys_safety_nor_that_it_was(
    asked: list[Step], then: list[Step]
) -> None:
    with a_life() as life:
        lived(life, asked)
        around, apart = (life.rhian, life.fred, life.wendy), {"say_not_safe", "write_about_harm", "ask_who_knew"}
        before = [everything_found(life, reader) for reader in around]

        lived(life, [step._replace(days=0) for step in then if step.what in apart])

        assert [everything_found(life, reader) for reader in around] == before
        for reader in life.readers.values():
            assert_not_a_word_of(everything_found(life, reader), life.of_safety)


def shown_by_links(life: Life) -> list[ShownProfile]:
    """What every link shows that opens still."""
    found = []
    for link in life.parts[Link]:
        try:
            permit = permit_of_link(standing_link(life.store, link))
            found.append(disclose(Leaving(), life.story.db(), permit, linked_profile_of))
        except (LinkClosed, NotInRecord):
            continue
    return found


@given(steps())
def test_words_come_out_as_they_went_in_and_nobody_is_spoken_for(asked: list[Step]) -> None:
    with a_life() as life:
        lived(life, asked)

        for reader in life.readers.values():
            shown = everything_found(life, reader)
            assert_words_are_as_they_were_said(shown, life.said)
            assert_nothing_speaks_for_anybody(shown, life.said_by_sam)


@given(steps(*ABOUT_ENTRIES))
def test_what_was_never_shared_with_somebody_is_nowhere_for_them(asked: list[Step]) -> None:
    with a_life() as life:
        lived(life, asked)

        for name, reader in life.readers.items():
            hidden = life.marks - life.shared[reader.reader]
            note(f"{name} was never shared {hidden}")
            assert_not_a_word_of(everything_found(life, reader), hidden)


@given(steps("say_a_need", "say_a_need", "keep_a_need", "tell"))
def test_what_somebody_needs_is_known_to_those_alone_whom_they_chose(asked: list[Step]) -> None:
    with a_life() as life:
        lived(life, asked)

        for reader in (life.gwen, life.wendy, life.ade):
            assert_not_a_word_of(everything_found(life, reader), life.of_needs)


@given(steps(*ABOUT_ENTRIES))
def test_what_happens_to_what_is_hidden_leaves_no_trace_for_anyone_else(asked: list[Step]) -> None:
    with a_life() as life:
        for step in asked:
            life.go_on(step)
            with life.standing():
                was_hidden = {name: life.hidden_from(reader) for name, reader in life.readers.items()}
                before = {name: without_the_private(everything_shown(life, life.readers[name])) for name in was_hidden}
                there_were = life.told

                about = happens(life, step)

                for name, reader in life.readers.items():
                    if about is None or life.was_there(reader, about, step, is_new=about not in there_were):
                        continue
                    if about in (was_hidden[name] | {about} - there_were) and about in life.hidden_from(reader):
                        note(f"{name} learns something from {step}")
                        assert without_the_private(everything_shown(life, reader)) == before[name]


@given(steps("tell", "show_to", "show_to", *COMINGS, *COMINGS))
def test_whoever_left_sees_nothing_and_is_in_no_list_when_they_come_back(asked: list[Step]) -> None:
    with a_life() as life:
        lived(life, [*FRED_WAS_CHOSEN, *asked])

        with life.standing():
            shown = everything_shown(life, life.fred)
            assert roles_in(life.store, life.fred, life.sam) or all_refused(shown)
            assert_not_a_word_of(shown, life.of_emergencies)
            for kind, table in ((Entry, "entries"), (ChosenProfile, "chosen_profiles")):
                for part in life.parts[kind]:
                    listed = json.loads(one_of(life, table, part))
                    assert listed == [str(member) for member in life.part(kind, part).people]

            dies(life)
            around = (life.rhian, life.gwen, life.fred)
            assert not any(roles_in(life.store, reader, life.sam) for reader in around)
            lives_after_all(life)
            assert everything_shown(life, life.fred) == shown


def all_refused(shown: dict[str, Any]) -> bool:
    """Whether somebody was shown nothing at all."""
    answers = [each for answer in shown.values() for each in (answer if isinstance(answer, list) else [answer])]
    return all(isinstance(answer, type) and issubclass(answer, Refused) for answer in answers)


def one_of(life: Life, table: str, part: UUID) -> str:
    """Whom the views let see a part, as they hold it."""
    found: str = life.story.db().execute(f"select people from {table} where id = ?", [str(part)]).fetchone()[0]
    return found


@given(steps())
def test_views_told_again_equal_views_kept_up_to_date(asked: list[Step]) -> None:
    with a_life() as life, TemporaryDirectory() as folder:
        for step in asked:
            lived(life, [step])
            life.story.db()
        again = Views(Path(folder))

        told_again = everything_in(again.up_to_date(life.store))

        assert told_again == everything_in(life.story.db())
        again.close()


@given(steps())
def test_whatever_was_saved_can_be_replayed(asked: list[Step]) -> None:
    with a_life() as life:
        permits = [
            Permit(life.sam, life.sam, "read the profile", Role.ME),
            Permit(life.rhian.reader, life.sam, "read the profile", Role.CARER),
            Permit(life.wendy.reader, life.sam, "read the profile", Role.WORKER),
        ]
        were = []
        for step in asked:
            lived(life, [step])
            with life.standing():
                db = life.story.db()
                permit = permits[len(were) % len(permits)]
                were.append((life.store.head()[0], life.today, permit, the_record(db, permit)))

        db = life.story.db()
        for until, day, permit, record in were:
            with as_it_was(db, life.store, permit, until=until, day=day, retold_by=RECORD_RETOLD) as then:
                assert the_record(then, permit) == record


@given(steps())
def test_whatever_paper_was_given_out_is_told_again_the_same(asked: list[Step]) -> None:
    with a_life() as life:
        permits = [
            Permit(life.sam, life.sam, "print the profile", Role.ME),
            Permit(life.rhian.reader, life.sam, "print the profile", Role.CARER),
            Permit(life.fred.reader, life.sam, "print the profile", Role.SUPPORTER),
        ]
        were = []
        for step in asked:
            lived(life, [step])
            with life.standing():
                permit = permits[len(were) % len(permits)]
                given_out = on_paper_of(life.story.db(), permit)
                were.append((permit, a_receipt(permit, life), given_out))

        db = life.story.db()
        for permit, receipt, given_out in were:
            told = told_again(db, permit, life.store, receipt=receipt)
            assert told.found == uncovered_or_covered(db, permit, given_out)


def a_receipt(permit: Permit, life: Life) -> Receipt:
    """Of a paper that was given out just now."""
    return Receipt(
        id=uuid4(),
        position=life.store.head()[0],
        reader=permit.reader,
        name="",
        role=permit.role,
        at=now(),
        form="one-page",
        profile=None,
        language="en",
        size=None,
        part=None,
        link=None,
        until=life.store.head()[0],
        on_day=life.today,
        sha256="",
        made_with="",
        again_of=None,
    )


def text_of(html: str) -> str:
    """The words of a document, in reading order."""
    reader = HTMLParser(convert_charrefs=True)
    words: list[str] = []
    reader.handle_data = words.append  # type: ignore[method-assign]
    reader.feed(html)
    return " ".join(words)


def the_record(db: Any, permit: Permit) -> list[Any]:
    """Everything of a record that is drawn again for a day in the past."""
    return [
        profile_of(db, permit),
        profile_of(db, permit, on_paper=True),
        easy_reads_of(db, permit, [entry.id for entry in entries_in(profile_of(db, permit))]),
        hopes_of(db, permit),
        safety_facts_of(db, permit),
        noticings_of(db, permit),
        adjustments_of(db, permit),
        notes_of(db, permit),
        concerns_of(db, permit),
        circle_of(db, permit, says_why=True),
    ]


def entries_in(profile: ShownProfile) -> list[ShownEntry]:
    """The entries of a profile, but for hopes."""
    return [*profile.communicate, *(entry for section in profile.sections for entry in section.entries)]


def without_the_private(shown: dict[str, Any]) -> dict[str, Any]:
    """What somebody was shown, but for an auditor's bare knowledge that something private happened.

    And but for what a worker is told after four weeks: that an offer of somebody else's waits to be talked about.
    """
    history, todo = shown["history"], shown["to do"]
    if hasattr(history, "happenings"):
        happenings = [each for each in history.happenings if not each.is_private]
        shown["history"] = (happenings, history.actors, history.total - len(history.happenings))
    if hasattr(todo, "to_talk_about"):
        shown["to do"] = [todo.facts_to_check, todo.concerns, todo.disagreements, todo.noticings_to_agree]
    return shown
