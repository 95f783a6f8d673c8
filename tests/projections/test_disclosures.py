"""Names that a person covers are covered wherever words leave, in free text too."""

from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, datetime
from importlib import import_module
from pkgutil import iter_modules
from uuid import UUID

import pytest

import projections
from caserecord import notes, people
from domain import clocks
from domain.notes import NoteKind
from domain.permissions import Permit, Role
from domain.sayings import Ours
from projections.changes import change_of
from projections.disclosures import COVER, OURS, Leaving, disclose
from projections.histories import history_of
from projections.members import circle_of
from projections.notes import notes_of
from projections.people import is_covered, is_person, opening_of, people_called
from projections.profiles import profile_of
from projections.replays import record_as_it_was
from tests.stories import Story, by


@pytest.fixture
def sam(story: Story) -> UUID:
    """Sol, who was called Samantha Jane, and before that Sammy."""
    sam = story.given_a_person("Samantha Jane")
    notes.write(
        story.store, sam, NoteKind.EVERYDAY, "SAMANTHA JANE's tea, with Sol. Samantha Janet came.", by=by(story.mo)
    )
    people.choose_name(story.store, sam, "Sol", pronouns="he", cover_former=True, by=by(sam))
    return sam


def note(story: Story, sam: UUID) -> str:
    words: str = story.shown(notes_of, "read notes", story.mo, sam)[0].words
    return words


def test_a_covered_name_is_covered_in_free_text_as_a_whole_word_in_any_letter_case(story: Story, sam: UUID):
    assert note(story, sam) == f"{COVER}'s tea, with Sol. Samantha Janet came."


def test_a_covered_name_with_signs_in_it_is_found_as_it_is_written(story: Story):
    jo = story.given_a_person("J. (Jo+)")
    notes.write(story.store, jo, NoteKind.EVERYDAY, "J. (Jo+) came. So did Jx Joo.", by=by(story.mo))

    people.choose_name(story.store, jo, "Kim", cover_former=True, by=by(jo))

    assert note(story, jo) == f"{COVER} came. So did Jx Joo."


def test_a_covered_name_is_covered_in_the_parts_of_a_sentence_of_ours(story: Story, sam: UUID):
    offered = Ours("offered by %(who)s", who="Samantha Jane")

    shown = disclose(
        Leaving(), story.views.up_to_date(story.store), story.permit(story.mo, sam, "read notes"), lambda *_: offered
    )

    assert (shown, shown.form, shown.parts) == (f"offered by {COVER}", offered.form, {"who": COVER})


def test_a_covered_name_is_covered_in_the_history_and_in_the_event_itself(story: Story, sam: UUID):
    history = story.shown(history_of, "read the history", story.mo, sam, story.store)
    opened = history.happenings[-1]
    change = story.shown(change_of, "read the history", story.mo, sam, story.store, position=opened.position)

    assert opened.words == COVER
    assert "Samantha Jane'" not in repr([history, change])
    assert ("name", COVER) in change.fields


def test_a_covered_name_is_covered_when_an_earlier_day_is_shown(story: Story, sam: UUID):
    ade = story.given_an_auditor(sam)
    opened = story.shown(history_of, "read the history", ade, sam, story.store).happenings[-1]

    then = story.shown(
        record_as_it_was, "read the history", ade, sam, story.store, until=opened.position, day=clocks.today()
    )

    assert then.profile.opening.name == COVER


def test_a_reason_uncovers_a_name_for_one_reader_and_one_day_and_the_person_sees_it(story: Story, sam: UUID):
    ade = story.given_an_auditor(sam)
    moment = datetime(2030, 5, 4, 12, tzinfo=UTC)

    with clocks.at(moment):
        people.uncover_name(story.store, sam, "An old letter came", by=by(story.mo))
        assert note(story, sam).startswith("SAMANTHA JANE")
        assert COVER in repr(story.shown(history_of, "read the history", ade, sam, story.store))
    with clocks.at(moment.replace(day=5)):
        assert note(story, sam).startswith(COVER)

    newest = story.shown(history_of, "read the history", sam, sam, story.store).happenings[0]
    assert (newest.says, newest.words) == (
        "Mo looked at a covered name, and gave this reason:",
        "An old letter came",
    )


def test_whether_a_name_is_covered_is_known(story: Story, sam: UUID):
    win = story.given_a_person("Win")
    day = clocks.today()

    assert story.shown(is_covered, "read notes", story.mo, sam, day)
    assert not story.shown(is_covered, "read notes", story.mo, win, day)
    assert not is_covered(story.db(), Permit(story.mo.reader, None, "", Role.WORKER), day)
    people.uncover_name(story.store, sam, "An old letter came", by=by(story.mo))
    assert not story.shown(is_covered, "read notes", story.mo, sam, day)


def test_a_person_who_returns_to_a_name_covers_it_no_more(story: Story, sam: UUID):
    people.choose_name(story.store, sam, "Samantha Jane", cover_former=False, by=by(sam))

    assert note(story, sam).startswith("SAMANTHA JANE")


def test_a_former_name_that_is_not_covered_is_shown(story: Story, sam: UUID):
    people.choose_name(story.store, sam, "Sal", cover_former=False, by=by(sam))

    assert "with Sol" in note(story, sam)


def test_of_two_covered_names_the_longer_is_covered_whole(story: Story, sam: UUID):
    people.choose_name(story.store, sam, "Samantha", cover_former=False, by=by(sam))
    people.choose_name(story.store, sam, "Sal", cover_former=True, by=by(sam))

    assert note(story, sam) == f"{COVER}'s tea, with Sol. {COVER} Janet came."


def test_a_covered_name_is_covered_however_its_letters_are_stored(story: Story, sam: UUID):
    people.choose_name(story.store, sam, "Zo\u00eb", by=by(sam))
    people.choose_name(story.store, sam, "Sal", cover_former=True, by=by(sam))

    notes.write(story.store, sam, NoteKind.EVERYDAY, "Zoe\u0308 sang", by=by(story.mo))

    assert note(story, sam) == f"{COVER} sang"


def test_a_role_stays_a_role(story: Story, sam: UUID):
    found = story.shown(circle_of, "read the circle", sam, sam, says_why=True)

    assert found[0].role is Role.MANAGER


@dataclass(frozen=True)
class Inner:
    words: str
    number: int


@dataclass(frozen=True)
class Outer:
    inner: Inner
    many: tuple[Inner, ...]
    lines: list[str]
    pairs: tuple[tuple[str, str], ...]
    kind: type


def test_names_are_covered_however_deep_they_stand(story: Story, sam: UUID):
    permit = story.permit(story.mo, sam, "read notes")
    said = Inner("Samantha Jane went", 1)

    found = disclose(
        Leaving(), story.db(), permit, lambda *_: Outer(said, (said,), [said.words], (("a", said.words),), Inner)
    )

    covered = Inner(f"{COVER} went", 1)
    assert found == Outer(covered, (covered,), [covered.words], (("a", covered.words),), Inner)


@pytest.mark.parametrize("former", ["Do", "People", "Proud", "Kept", "Please", "Everyone I choose"])
def test_only_words_are_covered_whatever_somebody_was_called(story: Story, former: str):
    sam = story.given_a_person(former)
    story.given_told(sam, f"{former} is on my cup")
    story.given_told(sam, "My nan", "people")
    story.given_told(sam, f"Knock, {former} or not", "do")
    people.choose_name(story.store, sam, "Sol", cover_former=True, by=by(sam))

    sections = story.shown(profile_of, "read the profile", sam, sam).sections

    assert [(section.key, section.title) for section in sections] == [
        ("proud", "Things I'm proud of"),
        ("people", "People who matter to me"),
        ("do", "Please do"),
    ]
    entries = [entry for section in sections for entry in section.entries]
    assert [entry.heading for entry in entries] == ["proud", "people", "do"]
    assert {(entry.state, entry.audience) for entry in entries} == {("kept", "everyone I choose")}
    assert [entry.words for entry in entries] == [f"{COVER} is on my cup", "My nan", f"Knock, {COVER} or not"]


@pytest.mark.parametrize(("former", "heading", "kind"), [("Do", "do", "entry.told"), ("Hope", "hopes", "hope.told")])
def test_in_an_event_too_only_words_are_covered(story: Story, former: str, heading: str, kind: str):
    sam = story.given_a_person(former)
    story.given_told(sam, f"{former} rings the bell", heading)
    people.choose_name(story.store, sam, "Sol", cover_former=True, by=by(sam))
    told = story.shown(history_of, "read the history", sam, sam, story.store).happenings[1]

    change = story.shown(change_of, "read the history", sam, sam, story.store, position=told.position)

    assert change.kind == kind
    assert ("heading", heading) in change.fields
    assert ("words", f"{COVER} rings the bell") in change.fields


def test_what_is_never_covered_is_one_of_a_list_of_ours():
    shapes = [
        shape
        for module in iter_modules(projections.__path__, "projections.")
        for shape in vars(import_module(module.name)).values()
        if isinstance(shape, type) and is_dataclass(shape) and shape.__module__ == module.name
    ]

    assert {f"{shape.__name__}.{each.name}" for shape in shapes for each in fields(shape) if each.name in OURS} == {
        "CanTurnTo.role",
        "Change.kind",
        "Receipt.language",
        "Receipt.role",
        "Disagreement.kind",
        "NotYet.role",
        "ShownEnquiry.role",
        "Step.role",
        "Happening.kind",
        "Happening.role",
        "Hit.kind",
        "InCircle.role",
        "Look.doors",
        "Look.purposes",
        "Look.role",
        "MyOffer.heading",
        "Opening.language",
        "Place.key",
        "Section.key",
        "ShownArrangement.kind",
        "ShownAuthority.kind",
        "ShownAuthority.scope",
        "ShownRoleOffer.role",
        "Section.title",
        "ShownPart.label",
        "ShownSentence.picture",
        "ShownChoice.audience",
        "ShownAdjustment.audience",
        "ShownAdjustment.kind",
        "ShownEntry.audience",
        "ShownEntry.card",
        "ShownEntry.heading",
        "ShownEntry.label",
        "ShownEntry.state",
        "ShownLikes.language",
        "ShownNote.kind",
        "ShownReply.verdict",
        "ShownWords.kind",
    }


def test_what_is_about_nobody_in_particular_has_no_name_to_cover(story: Story, sam: UUID):
    permit = Permit(story.mo.reader, None, "read who I support", Role.ME)

    assert disclose(Leaving(), story.db(), permit, lambda *_: "Samantha Jane") == "Samantha Jane"


def test_people_are_found_by_what_they_like_to_be_called_now(story: Story, sam: UUID):
    db = story.db()

    assert people_called(db, " sOL ") == [sam]
    assert people_called(db, "Samantha Jane") == []
    assert (is_person(db, sam), is_person(db, story.mo.reader)) == (True, False)
    assert story.shown(opening_of, "read the circle", sam, sam).pronouns == "he"
