from uuid import UUID

import pytest

from caserecord import arrangements, members, notes
from caserecord.stores import Store
from domain import clocks
from domain.arrangements import ArrangementKind
from domain.notes import Note, NoteKind
from domain.permissions import Actor
from domain.refusals import NotAllowed


def carer(store: Store, mo: UUID, sol: UUID, name: str) -> Actor:
    member = members.welcome(store, name, by=Actor(mo))
    told = {"from_day": clocks.today(), "agreed": "They said yes", "by": Actor(mo)}
    arrangements.start(store, sol, ArrangementKind.DAY_SUPPORT, [member], **told)
    return Actor(member)


def test_a_note_is_put_right_by_whoever_wrote_it_and_by_nobody_beside_them(store: Store, mo: UUID, sol: UUID):
    rhian, bev = carer(store, mo, sol, "Rhian"), carer(store, mo, sol, "Bev")
    note = notes.write(store, sol, NoteKind.EVERYDAY, "A walk", by=rhian)

    with pytest.raises(NotAllowed, match="Whoever wrote a note puts it right"):
        notes.correct(store, sol, note, "A swim", why="It was wet", seen=1, by=bev)

    notes.correct(store, sol, note, "A swim", why="It was wet", seen=1, by=Actor(rhian.reader))
    assert store.part(Note, sol, note).words == "A swim"
