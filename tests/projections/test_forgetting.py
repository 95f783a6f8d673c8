"""What was deleted for ever: no words are left in any view, and the history says that something was here."""

from datetime import date
from uuid import UUID

import pytest

from caserecord import concerns, entries, notes, noticings, replies
from domain.clocks import today
from domain.notes import NoteKind
from domain.permissions import Actor
from domain.refusals import Forgotten, NotInRecord
from projections.changes import change_of
from projections.concerns import concerns_of
from projections.disclosures import Leaving, disclose
from projections.histories import history_of
from projections.members import people_of
from projections.notes import notes_of
from projections.noticings import noticings_of
from projections.profiles import profile_of
from projections.replays import record_as_it_was
from projections.searches import hits_of
from projections.shown_entries import entry_of
from tests.projections.tables import everything_in
from tests.stories import Story, by

CANARY = "I cook for six"


@pytest.fixture
def sam(story: Story) -> UUID:
    return story.given_a_person()


def given_forgotten(story: Story, sam: UUID) -> UUID:
    """An entry with an answer, deleted for ever, and views that were told again after it."""
    entry = story.given_told(sam, CANARY)
    replies.reply(story.store, sam, entry, f"{CANARY}, and more", to=1, by=by(sam))
    story.shown(hits_of, "search the record", sam, sam, asked="cook")
    story.store.vault.destroy_salt(entry)
    story.views.throw_away()
    return entry


def test_a_forgotten_entry_leaves_no_words_anywhere_in_the_views(story: Story, sam: UUID):
    given_forgotten(story, sam)

    assert CANARY not in repr(everything_in(story.db()))
    assert CANARY.encode() not in story.views.path.read_bytes()
    assert story.shown(profile_of, "read the profile", sam, sam).sections == ()
    assert story.shown(hits_of, "search the record", sam, sam, asked="cook") == ()


def test_the_history_says_that_something_was_deleted(story: Story, sam: UUID):
    entry = given_forgotten(story, sam)

    happened = story.shown(history_of, "read the history", sam, sam, story.store).happenings[:2]
    change = story.shown(change_of, "read the history", sam, sam, story.store, position=happened[0].position)

    assert {each.says for each in happened} == {"What was here was deleted for ever."}
    assert (change.kind, change.stream, change.before, change.after) == ("reply.given", entry, "", "")


def test_a_forgotten_entry_is_found_nowhere_and_asked_of_no_more(story: Story, sam: UUID):
    entry = given_forgotten(story, sam)

    with pytest.raises(NotInRecord):
        story.shown(entry_of, "read the profile", sam, sam, entry_id=entry)
    with pytest.raises(Forgotten):
        entries.put_away(story.store, sam, entry, by=by(sam))


def test_views_that_hear_of_a_forgotten_event_take_the_entry_out(story: Story, sam: UUID):
    entry = story.given_told(sam, CANARY)
    story.shown(hits_of, "search the record", sam, sam, asked="cook")
    entries.reword(story.store, sam, entry, f"{CANARY} or seven", seen=1, by=by(sam))

    story.store.vault.destroy_salt(entry)

    assert CANARY not in repr(everything_in(story.db()))
    assert story.shown(hits_of, "search the record", sam, sam, asked="cook") == ()


def test_an_earlier_day_says_nothing_of_what_was_forgotten_since(story: Story, sam: UUID):
    given_forgotten(story, sam)
    ade = story.given_an_auditor(sam)
    newest = story.shown(history_of, "read the history", ade, sam, story.store).happenings[0]

    then = story.shown(
        record_as_it_was, "read the history", ade, sam, story.store, until=newest.position, day=newest.at.date()
    )

    assert CANARY not in repr(then)


def test_of_a_person_who_was_forgotten_nothing_is_left_and_others_are_shown(story: Story, sam: UUID):
    win = story.given_a_person("Win")
    story.given_told(sam, CANARY)
    permit = story.permit(story.mo, sam, "read the profile")
    story.store.vault.destroy_key(sam)
    story.views.throw_away()

    assert CANARY not in repr(everything_in(story.db()))
    with pytest.raises(Forgotten):
        story.permit(story.mo, sam, "read the profile")
    with pytest.raises(NotInRecord):
        disclose(Leaving(), story.db(), permit, profile_of)
    assert [person.id for person in supported(story, story.mo)] == [win]


def supported(story: Story, reader: Actor) -> tuple[object, ...]:
    found: tuple[object, ...] = story.shown_of_scheme(people_of, "read who I support", reader, day=today())
    return found


def test_a_member_who_was_forgotten_has_no_name(story: Story, sam: UUID):
    rhian = story.given_a_carer(sam)
    offer = story.given_offered(sam, "Made me laugh", rhian)
    story.store.vault.destroy_key(rhian.reader)
    story.views.throw_away()

    shown = story.shown(entry_of, "read the profile", sam, sam, entry_id=offer)

    assert (shown.words, shown.authorship) == ("Made me laugh", "offered by somebody")


def test_what_a_forgotten_member_wrote_is_by_somebody(story: Story, sam: UUID):
    rhian = story.given_a_carer(sam)
    said = {"does": "Laughs at hoovers", "means": "Joy", "we_do": "Hoover", "responded": "Laughed"}
    noticings.notice(story.store, sam, by=by(rhian), **said)
    notes.write(story.store, sam, NoteKind.EVERYDAY, "A walk", told_by="Fred", by=by(rhian))
    concerns.record(
        story.store, sam, "Matches", context="Dark", what_helps="A torch", review_on=date(2999, 1, 1), by=by(rhian)
    )
    story.store.vault.destroy_key(rhian.reader)
    story.views.throw_away()

    (noticed,) = story.shown(noticings_of, "read the profile", story.mo, sam, agreed=False)
    (note,) = story.shown(notes_of, "read notes", story.mo, sam)
    (worry,) = story.shown(concerns_of, "read worries", story.mo, sam)

    assert [shown.authorship for shown in (noticed, note, worry)] == [
        "noticed by somebody so far",
        "told by Fred, written down by somebody",
        "by somebody",
    ]
