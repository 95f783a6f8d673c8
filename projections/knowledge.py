"""Who knew what, in an open enquiry: how one thing in a record came to be known, in the order of the log."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlite_utils import Database

from domain.easy_reads import EasyRead
from domain.enquiries import BY_DOOR, READ_BY
from domain.permissions import MAY, Permit, Role
from domain.readings import ELSEWHERE, Readership
from domain.records import Recorded
from domain.refusals import NotADay, NotInRecord
from domain.sayings import Ours
from projections.changes import change_of
from projections.enquiries import ShownEnquiry, open_enquiry_of
from projections.happenings import Happening, happenings_in
from projections.histories import history_of
from projections.logs import Log
from projections.members import name_of
from projections.wordings import Wording, beside

SOMEBODY, NOBODY = Ours("Somebody"), Ours("Nobody")
MAY_BE_MORE = Ours("There may be more. Some of it is private, or it does not open as it was written.")
NOT_YET = Ours("It is not written down that these people knew it by the end of this day:")
NO_BLAME = Ours(
    "They may not have been able to see it. Somebody may have told them. This says nothing of how they help."
)

MOST = 15
"""Things that happened, on one page to choose from."""


@dataclass(frozen=True)
class Step:
    """How somebody came to know it, or how it came to be where others could."""

    position: int
    at: datetime
    says: str
    role: str


@dataclass(frozen=True)
class NotYet:
    """Somebody of whom it is not written down that they had come to know it by a day."""

    name: str
    role: Role


@dataclass(frozen=True)
class Known:
    """How one thing came to be known."""

    enquiry: ShownEnquiry
    about: Happening
    steps: tuple[Step, ...]
    on: date | None
    not_yet: tuple[NotYet, ...]
    """By the end of that day, where one was asked for, and all that there is to know of it is known here."""
    is_whole: bool
    """False where some of it is private to the person, or does not open as it was written: there may be more."""
    wordings: tuple[Wording, ...]
    """That this was told, to be written down whenever there is more to it."""


@dataclass(frozen=True)
class ToAskAbout:
    """A stretch of what happened, with what in it can be asked about; the newest first."""

    enquiry: ShownEnquiry
    happenings: tuple[Happening, ...]
    older: int | None


def to_ask_about(
    db: Database,
    permit: Permit,
    log: Log,
    *,
    enquiry_id: UUID,
    day: date,
    from_day: date | None = None,
    to_day: date | None = None,
    before: int | None = None,
) -> ToAskAbout:
    """What happened, as this reader may see it. Raises NotInRecord, EnquiryOver.

    Whoever may not read the history sees of each thing that it was written, when and by whom, and not its words.
    """
    enquiry = open_enquiry_of(db, permit, enquiry_id=enquiry_id, day=day)
    found = history_of(db, permit, log, from_day=from_day, to_day=to_day, before=before, limit=MOST)
    return ToAskAbout(enquiry, tuple(_as_seen(permit, found.happenings)), found.older)


def who_knew(
    db: Database, permit: Permit, log: Log, *, enquiry_id: UUID, day: date, position: int, on: date | None = None
) -> Known:
    """How the thing that the event at a position is about came to be known.

    Raises NotInRecord, also where it is private to the person; EnquiryOver; NotADay.
    """
    enquiry = open_enquiry_of(db, permit, enquiry_id=enquiry_id, day=day)
    change = change_of(db, permit, log, position=position)
    if change.happening.kind not in READ_BY:
        raise NotInRecord("You cannot ask this about that. Choose a note, a worry, or what was told.")
    stream = log.read_stream(change.stream)
    written = [each for each in happenings_in(db, permit, stream) if not each.is_private]
    read, is_all = _readings(db, permit, log, change.stream)
    papers = _papers(db, permit, log, change.stream)
    steps = sorted(
        [*_as_written(permit, written), *_as_read(db, read), *_as_given(db, papers)], key=lambda step: step.position
    )
    if on is not None and not written[0].at.date() <= on <= day:
        raise NotADay("Choose a day on which it was written down already, and which has been.")
    is_whole = is_all and len(written) == len(stream)
    knowers = _knowers([*stream, *read, *papers], on)
    return Known(
        enquiry=enquiry,
        about=_worded(permit, written, change.happening),
        steps=tuple(steps),
        on=on,
        not_yet=_not_yet(db, permit, change.happening.kind, knowers, on) if on and is_whole else (),
        is_whole=is_whole,
        wordings=(beside(enquiry_id, f"{change.stream} {on}", len(steps)),),
    )


def begins_at(db: Database, permit: Permit, *, about: UUID) -> int:
    """Where something begins in the log. Raises NotInRecord."""
    row = db.execute(
        "select min(position) from positions where subject = ? and stream = ?", [str(permit.person_id), str(about)]
    ).fetchone()
    if row[0] is None:
        raise NotInRecord("There is no such change in this record.")
    return int(row[0])


def _worded(permit: Permit, written: Sequence[Happening], asked: Happening) -> Happening:
    """The last words of it up to what was asked about, as this reader may see them."""
    last = [each for each in written if each.words and each.position <= asked.position]
    return next(_as_seen(permit, [(last or [asked])[-1]]))


def _as_seen(permit: Permit, happenings: Iterable[Happening]) -> Iterator[Happening]:
    reads_all = permit.also("read the history")
    for each in happenings:
        if reads_all:
            yield each
        elif each.kind in READ_BY:
            yield each.without_words()


def _readings(db: Database, permit: Permit, log: Log, about: UUID) -> tuple[list[Recorded], bool]:
    """Where somebody newly came to know some wording of it, be that in easy words; and whether that is all.

    What they knew before the person shared it with this reader is between them and the person.
    """
    rows = db.execute(
        "select distinct k.position from known k where k.id in (:about, :easy) and k.readership in"
        " (select distinct readership from looks where person_id = :person)"
        " and k.position >= coalesce((select shared_from from entries where id = :about), 0) order by k.position",
        {"about": str(about), "easy": str(EasyRead.id_of(about)), "person": str(permit.person_id)},
    ).fetchall()
    read = [at for at in log.read_at([row[0] for row in rows]) if isinstance(at.event, Readership.RecordRead)]
    withheld = db.execute("select 1 from withheld where person_id = ? limit 1", [str(permit.person_id)]).fetchone()
    return read, len(read) == len(rows) and withheld is None


def _papers(db: Database, permit: Permit, log: Log, about: UUID) -> list[Recorded]:
    """Where it was put on paper. What a link showed is among the readings."""
    rows = db.execute(
        "select position from receipts where person_id = :person and link is null"
        " and position >= coalesce((select shared_from from entries where id = :about), 0) order by position",
        {"person": str(permit.person_id), "about": str(about)},
    ).fetchall()
    holds = {about, EasyRead.id_of(about)}
    given = log.read_at([row[0] for row in rows])
    return [at for at in given if any(of in holds for of, _ in getattr(at.event, "holds", ()))]


def _as_written(permit: Permit, written: Iterable[Happening]) -> Iterator[Step]:
    seen = _as_seen(permit, (each for each in written if each.words))
    return (Step(each.position, each.at, each.says, each.role) for each in seen)


def _as_read(db: Database, read: list[Recorded]) -> Iterator[Step]:
    """Of whoever has a link nothing more is told than that it was somebody outside: for whom is the person's to say."""
    for at in read:
        if at.event.door == "link":
            says = Ours("Somebody outside came to know it, %(how)s.", how=BY_DOOR["link"])
        else:
            how = BY_DOOR.get(at.event.door, BY_DOOR[ELSEWHERE])
            says = Ours("%(who)s came to know it, %(how)s.", who=name_of(db, at.event.by) or SOMEBODY, how=how)
        yield Step(at.position, at.event.timestamp, says, at.metadata.role if at.metadata else "")


def _as_given(db: Database, papers: list[Recorded]) -> Iterator[Step]:
    for at in papers:
        says = Ours("%(who)s made a paper that has it on it.", who=name_of(db, at.event.by) or SOMEBODY)
        yield Step(at.position, at.event.timestamp, says, at.metadata.role if at.metadata else "")


def _knowers(known: Iterable[Recorded], on: date | None) -> set[UUID]:
    """Who wrote it, read it or put it on paper, up to the end of a day."""
    until = [at for at in known if on is None or at.event.timestamp.date() <= on]
    named = ("by", "supported_by", "told_by")
    said = {getattr(at.event, name, None) for at in until for name in named}
    return {each for each in said if isinstance(each, UUID)} | {at.metadata.actor for at in until if at.metadata}


def _not_yet(db: Database, permit: Permit, kind: str, knowers: set[UUID], on: date) -> tuple[NotYet, ...]:
    """Of those among the person's people on that day who may read such things: who is not among these."""
    reading = MAY[READ_BY[kind]]
    rows = db.execute(
        "select c.member, coalesce(m.name, ''), c.role from circles c left join members m on m.id = c.member"
        " where c.person_id = :person and c.from_day <= :on and (c.to_day is null or c.to_day >= :on)"
        " and c.member <> :reader order by c.rowid",
        {"person": str(permit.person_id), "on": on.isoformat(), "reader": str(permit.reader)},
    ).fetchall()
    found = {member: (name, Role(role)) for member, name, role in rows if role in reading}
    return tuple(NotYet(name, role) for member, (name, role) in found.items() if UUID(member) not in knowers)
