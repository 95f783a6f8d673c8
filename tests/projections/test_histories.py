"""A person's history: every event as a sentence, for those who may read it, with nothing that was not shared."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from caserecord import (
    arrangements,
    authorities,
    circles,
    entries,
    hopes,
    members,
    notes,
    people,
    photos,
    profiles,
    recordings,
    replies,
)
from caserecord.letting_in import invite
from caserecord.stops import stop
from domain import clocks
from domain.arrangements import ArrangementKind
from domain.authorities import AuthorityKind, Scope
from domain.clocks import today
from domain.entries import Audience
from domain.notes import NoteKind
from domain.permissions import Actor, Role
from domain.refusals import NotInRecord
from domain.snaps import Snap
from projections.changes import Change, change_of
from projections.happenings import PRIVATE
from projections.histories import History, history_of
from tests.stories import Story, by

MAY_DAY = datetime(2021, 5, 1, 12, tzinfo=UTC)


@pytest.fixture
def sam(story: Story) -> UUID:
    with clocks.at(MAY_DAY):
        return story.given_a_person()


@pytest.fixture
def rhian(story: Story, sam: UUID) -> Actor:
    return story.given_a_carer(sam)


@pytest.fixture
def ade(story: Story, sam: UUID) -> Actor:
    return story.given_an_auditor(sam)


def history(story: Story, reader: Actor | UUID, sam: UUID, **asked: Any) -> History:
    shown: History = story.shown(history_of, "read the history", reader, sam, story.store, **asked)
    return shown


def change(story: Story, reader: Actor | UUID, sam: UUID, position: int) -> Change:
    shown: Change = story.shown(change_of, "read the history", reader, sam, story.store, position=position)
    return shown


def sentences(found: History) -> list[str]:
    return [each.says for each in found.happenings]


def test_whoever_sits_beside_the_person_reads_no_reason_that_the_circle_keeps_from_them(
    story: Story, sam: UUID, rhian: Actor, ade: Actor
):
    store, mo = story.store, story.mo
    arrangements.start(
        store, sam, ArrangementKind.SHORT_BREAK, [ade.reader], from_day=today(), agreed="zqagreed", by=by(mo)
    )
    authorities.see(
        store,
        sam,
        who="zqwho",
        kind=AuthorityKind.ATTORNEY,
        scope=Scope.HEALTH,
        document="zqdocument",
        from_day=today(),
        by=by(mo),
    )
    joe = members.welcome(store, "Joe", roles=frozenset(), by=by(mo))
    circles.join(store, sam, joe, Role.SOCIAL_WORKER, from_day=today(), why="zqjoined", by=by(mo))
    circles.leave(store, sam, joe, Role.SOCIAL_WORKER, to_day=today(), why="zqleft", by=by(mo))
    invite(store, sam, is_person=True, by=by(mo))
    stop(store, sam, "zqstopped", is_person=True, by=by(story.mo))
    beside = by(rhian, with_person=sam)

    def all_said(reader: Actor | UUID) -> set[str]:
        found = history(story, reader, sam).happenings
        changes = [change(story, reader, sam, each.position) for each in found if not each.is_private]
        return set(re.findall(r"zq\w+", repr((found, changes))))

    everything = {"zqagreed", "zqwho", "zqdocument", "zqjoined", "zqleft", "zqstopped"}
    assert all_said(sam) == all_said(story.mo) == all_said(ade) == everything
    assert all_said(beside) == set()
    assert "signing in" not in " ".join(sentences(history(story, beside, sam)))
    assert "Joe is one of their people now" in " ".join(sentences(history(story, beside, sam)))


def test_a_history_begins_with_the_newest_and_ends_where_the_record_was_opened(story: Story, sam: UUID):
    story.given_told(sam, "I cook", by=by(story.mo, with_person=sam, how="signed"))

    found = history(story, sam, sam)

    assert sentences(found) == [
        "Sam, with help from Mo, told this, under “Things I'm proud of”:",
        "The profile was begun.",
        "Mo is one of their people now, as registered manager from 1 May 2021.",
        "The list of people around them was begun.",
        "Mo opened this record. The name given was:",
    ]
    newest = found.happenings[0]
    assert (newest.words, newest.kind, newest.by, newest.role) == ("I cook", "Entry", "Mo", "together with the person")
    assert (newest.helper, newest.how, found.total, found.older) == ("Mo", "signed", 5, None)


def test_a_long_history_is_read_a_stretch_at_a_time(story: Story, sam: UUID):
    everything = [each.position for each in history(story, sam, sam).happenings]

    newer = history(story, sam, sam, limit=3)
    older = history(story, sam, sam, limit=3, before=newer.older)

    assert [each.position for each in (*newer.happenings, *older.happenings)] == everything
    assert (newer.total, older.older) == (4, None)


def test_a_history_is_filtered_by_day_by_who_and_by_kind(story: Story, sam: UUID, rhian: Actor):
    with clocks.at(MAY_DAY + timedelta(days=2)):
        notes.write(story.store, sam, NoteKind.EVERYDAY, "A walk", by=by(rhian))
    with clocks.at(MAY_DAY + timedelta(days=4)):
        story.given_told(sam, "I cook")
    day = MAY_DAY.date()

    found = {
        "until then": history(story, sam, sam, to_day=day),
        "from then": history(story, sam, sam, from_day=day + timedelta(days=2), to_day=day + timedelta(days=4)),
        "Rhian": history(story, sam, sam, who=rhian.reader),
        "notes": history(story, sam, sam, kind="Note"),
        "hopes": history(story, sam, sam, kind="Hope"),
    }

    assert [found[each].total for each in found] == [4, 2, 1, 1, 0]
    assert [name for _, name in found["notes"].actors] == ["Mo", "Rhian", "Sam"]


def test_what_is_private_is_whole_for_the_person_bare_for_an_auditor_and_nothing_for_a_worker(
    story: Story, sam: UUID, ade: Actor
):
    before = {reader: history(story, reader, sam).total for reader in (sam, ade, story.mo)}
    story.given_told(sam, "I cry", audience=Audience.MINE_ALONE)
    position = story.store.head()[0]

    after = {reader: history(story, reader, sam) for reader in before}

    assert {reader: after[reader].total - before[reader] for reader in before} == {sam: 1, ade: 1, story.mo: 0}
    bare = after[ade].happenings[0]
    assert (bare.says, bare.words, bare.kind, bare.by, bare.role, bare.is_private) == (PRIVATE, "", "", "", "", True)
    assert "I cry" not in repr([after[ade], after[story.mo]])
    assert change(story, sam, sam, position).after == "I cry"
    with pytest.raises(NotInRecord):
        change(story, story.mo, sam, position)


def test_an_auditor_cannot_find_out_more_by_asking_for_a_kind_or_for_somebody(story: Story, sam: UUID, ade: Actor):
    before = history(story, ade, sam, kind="Entry").total, history(story, ade, sam, who=sam).total

    story.given_told(sam, "I cry", audience=Audience.MINE_ALONE)

    assert (history(story, ade, sam, kind="Entry").total, history(story, ade, sam, who=sam).total) == before
    assert sam not in {id_ for id_, _ in history(story, ade, sam).actors}
    assert sam in {id_ for id_, _ in history(story, sam, sam).actors}


def test_a_private_change_is_bare_in_full_too(story: Story, sam: UUID, ade: Actor):
    story.given_told(sam, "I cry", audience=Audience.MINE_ALONE)

    found = change(story, ade, sam, story.store.head()[0])

    assert (found.happening.says, found.before, found.after, found.kind, found.fields) == (PRIVATE, "", "", "", ())
    assert found.stored_hash == story.store.head()[1].hex()


ORDERINGS: dict[str, Callable[[Story, UUID, UUID], None]] = {
    "moved": lambda story, sam, entry: profiles.move(story.store, sam, entry, after=None, by=by(sam)),
    "left out": lambda story, sam, entry: profiles.leave_out(story.store, sam, entry, by=by(sam)),
}


@pytest.mark.parametrize("ordered", ORDERINGS)
def test_the_place_of_a_private_entry_is_private_too(story: Story, sam: UUID, ade: Actor, ordered: str):
    entry = story.given_told(sam, "I cry", audience=Audience.MINE_ALONE)
    before = history(story, story.mo, sam)

    ORDERINGS[ordered](story, sam, entry)

    assert history(story, story.mo, sam) == before
    assert history(story, ade, sam).happenings[0].is_private


def test_that_something_follows_a_private_entry_is_left_out(story: Story, sam: UUID):
    hidden = story.given_told(sam, "I cry", audience=Audience.MINE_ALONE)
    shown = story.given_told(sam, "I cook")
    profiles.move(story.store, sam, shown, after=hidden, by=by(sam))
    position = story.store.head()[0]

    assert ("after", str(hidden)) in change(story, sam, sam, position).fields
    assert str(hidden) not in repr(change(story, story.mo, sam, position))


def test_what_is_for_just_these_people_is_private_for_all_others(story: Story, sam: UUID, ade: Actor, rhian: Actor):
    entry = story.given_told(sam, "I cry", audience=Audience.MINE_ALONE)
    entries.show_to(story.store, sam, entry, Audience.JUST_THESE, people=[rhian.reader], by=by(sam))

    assert "I cry" not in repr([history(story, story.mo, sam), history(story, ade, sam)])


def test_for_whom_else_an_entry_is_stays_with_the_person(story: Story, sam: UUID, rhian: Actor):
    entry = story.given_told(sam, "I cry")
    both = [story.mo.reader, rhian.reader]
    entries.show_to(story.store, sam, entry, Audience.JUST_THESE, people=both, by=by(sam))

    assert "Rhian" in history(story, sam, sam).happenings[0].says
    assert history(story, story.mo, sam).happenings[0].says == "Sam chose who can see it."


def test_an_entry_is_shared_as_it_stands_and_what_it_was_before_stays_private(story: Story, sam: UUID, ade: Actor):
    entry = story.given_told(sam, "I cry at night", audience=Audience.MINE_ALONE)
    entries.reword(story.store, sam, entry, "I sleep badly", seen=1, by=by(sam))

    entries.show_to(story.store, sam, entry, Audience.EVERYONE, people=[], by=by(sam))
    entries.reword(story.store, sam, entry, "I sleep better", seen=2, by=by(sam))

    assert "I cry at night" not in repr([history(story, story.mo, sam), history(story, ade, sam)])
    worded = change(story, story.mo, sam, story.store.head()[0])
    assert (worded.before, worded.after) == ("I sleep badly", "I sleep better")


def test_what_hung_on_an_entry_before_it_was_shared_stays_private_too(
    story: Story, sam: UUID, ade: Actor, rhian: Actor
):
    entry = story.given_told(sam, "I cry", audience=Audience.MINE_ALONE)
    voice = recordings.add(story.store, sam, entry, b"la", seconds=2, words="zqsaid", by=by(sam))
    recordings.put_away(story.store, sam, voice, by=by(sam))
    photo = photos.add(story.store, sam, entry, Snap(b"x", b"x", 4, 3, "zqseen"), by=by(sam))
    photos.put_away(story.store, sam, photo, by=by(sam))
    entries.show_to(story.store, sam, entry, Audience.EVERYONE, people=[], by=by(sam))
    photos.add(story.store, sam, entry, Snap(b"y", b"y", 4, 3, "Me at sea"), by=by(sam))
    recordings.add(story.store, sam, entry, b"lo", seconds=2, words="I sing", by=by(sam))

    for reader in (story.given_a_worker(sam), ade):
        told = [happening.words for happening in history(story, reader, sam).happenings]
        assert not {"zqsaid", "zqseen"} & set(told)
        assert {"Me at sea", "I sing"} <= set(told)
    assert {"zqsaid", "zqseen"} <= {happening.words for happening in history(story, sam, sam).happenings}


def test_what_was_offered_is_in_the_history_once_the_person_shows_it(story: Story, sam: UUID, rhian: Actor):
    offer = story.given_offered(sam, "Cooked tea", rhian)
    assert "Cooked tea" not in repr(history(story, story.mo, sam))

    entries.say_in_my_words(story.store, sam, offer, "I fed six of us", by=by(sam))

    found = history(story, story.mo, sam).happenings[:2]
    assert [each.words for each in found] == ["I fed six of us", "Cooked tea"]


def test_a_change_says_what_the_words_were_before_and_after(story: Story, sam: UUID, rhian: Actor):
    entry = story.given_told(sam, "I cook")
    entries.reword(story.store, sam, entry, "I cook well", seen=1, by=by(rhian, with_person=sam, how="spoke"))

    found = change(story, sam, sam, story.store.head()[0])

    assert (found.before, found.after, found.kind, found.stream) == ("I cook", "I cook well", "entry.reworded", entry)
    assert (found.version, found.stored_hash) == (1, story.store.head()[1].hex())
    assert ("words", "I cook well") in found.fields
    assert ("how", "spoke") in found.fields
    assert "originator_topic" not in dict(found.fields)


def test_an_answer_changes_no_words(story: Story, sam: UUID):
    entry = story.given_told(sam, "I cook")
    replies.reply(story.store, sam, entry, "Often", to=1, by=by(sam))
    answered = story.store.head()[0]
    entries.reword(story.store, sam, entry, "I cook well", seen=1, by=by(sam))

    assert (change(story, sam, sam, answered).before, change(story, sam, sam, answered).after) == ("", "")
    assert change(story, sam, sam, story.store.head()[0]).before == "I cook"


def test_a_name_is_compared_with_a_name_and_a_line_with_a_line(story: Story, sam: UUID):
    people.say_one_line(story.store, sam, "I laugh", by=by(sam))
    first = change(story, sam, sam, story.store.head()[0])
    people.choose_name(story.store, sam, "Sol", by=by(sam))
    second = change(story, sam, sam, story.store.head()[0])
    people.say_one_line(story.store, sam, "", by=by(sam))
    third = change(story, sam, sam, story.store.head()[0])

    assert [(each.before, each.after) for each in (first, second, third)] == [
        ("", "I laugh"),
        ("Sam", "Sol"),
        ("I laugh", ""),
    ]


def test_a_step_changes_no_words_of_the_hope(story: Story, sam: UUID):
    hope = story.given_told(sam, "To see the sea", "hopes")
    hopes.move_forward(story.store, sam, hope, "I bought a ticket", by=by(sam))

    found = change(story, sam, sam, story.store.head()[0])

    assert (found.before, found.after, found.happening.words) == ("", "", "I bought a ticket")


def test_a_change_of_another_record_reads_like_one_that_does_not_exist(story: Story, sam: UUID):
    win = story.given_a_person("Win")
    story.given_told(win, "I whistle")

    with pytest.raises(NotInRecord) as elsewhere:
        change(story, sam, sam, story.store.head()[0])
    with pytest.raises(NotInRecord) as nowhere:
        change(story, sam, sam, 10_000)

    assert str(elsewhere.value) == str(nowhere.value)


def test_a_circle_with_a_friend_in_it_says_who_they_are(story: Story, sam: UUID):
    story.given_a_member("Fred", Role.FAMILY, sam)

    assert (
        sentences(history(story, sam, sam))[0]
        == "Fred is one of their people now, as family or friend from 1 January 2001."
    )
