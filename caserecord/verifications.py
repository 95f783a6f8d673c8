"""Verifying the log: whether it is as it was written, held up to the checkpoints in it and to those kept elsewhere.

What opens as it was sealed, in its place, was not changed by anybody without the keys. That nothing was taken away or
put in another's place, also by somebody with the keys, is shown by a checkpoint that they could not reach.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from enum import IntEnum
from hashlib import sha256
from math import inf
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

from caserecord import former_logs
from caserecord.checkpoints import signer_of
from caserecord.schemes import scheme_of
from caserecord.signed_notes import Checkpoint, NotACheckpoint
from caserecord.stores import Store
from caserecord.trees import Tree
from domain import clocks
from domain.checkpoints import Watch
from domain.records import Recorded, SomethingDamaged
from domain.schemes import Scheme

ANCHORED_WITHIN = timedelta(days=2)
"""How old something may be that no checkpoint kept elsewhere covers: one is made each day."""
BATCH = 500
_LET_GO = "The record was brought back from copies: a checkpoint that is kept elsewhere covers what came after them."
_BLOBS = ("whole", "small", "sound")
"""The fields in which an event names the sealed bytes of a photo or a voice."""

Progress = Callable[[int, int], None]
_Roots = Mapping[int, set[bytes]]
"""The roots that are known of a log, by how many events it had."""


class Found(IntEnum):
    """What was found, as the program ends with it."""

    UNCHANGED = 0
    CHANGED = 1
    MISSING = 2
    NOT_ANCHORED = 3


class Verdict(NamedTuple):
    """What was found of a log."""

    found: Found
    at: int = 0
    """The position of the first entry that is not as it was, or of the last before what is missing."""
    why: str = ""
    since: datetime | None = None
    """When the first entry was written that no checkpoint covers which is kept elsewhere."""

    def __str__(self) -> str:
        match self.found:
            case Found.CHANGED:
                return f"CHANGED at {self.at:,}"
            case Found.MISSING:
                return f"MISSING after {self.at:,}"
            case Found.NOT_ANCHORED:
                return f"NOT ANCHORED SINCE {self.since:%Y-%m-%d %H:%M}"
        return "UNCHANGED"


class _Wrong(Exception):
    """Something is not as it was written."""

    def __init__(self, found: Found, at: int, why: str) -> None:
        super().__init__(why)
        self.verdict = Verdict(found, at, why)


def verify(
    store: Store,
    folder: Path,
    given: Mapping[str, str],
    *,
    outside: Mapping[str, str] | None = None,
    progress: Progress | None = None,
) -> Verdict:
    """Verify the log in a folder, with checkpoints: each one's text, by what to call it.

    `given`: by whoever asks, who kept them. `outside`: what the server kept in the folder outside; of these, some may
    have been let go when the record was brought back from copies.
    Raises NotACheckpoint where one of these is none of this log, and NotInRecord before there is a scheme.
    """
    asked, kept = list(_read(store, given)), list(_read(store, outside or {}))
    let_go = _let_go(store)
    for each in asked:
        if each.root.hex() in let_go:
            return Verdict(Found.MISSING, let_go[each.root.hex()], _LET_GO)
    elsewhere = [*asked, *(each for each in kept if each.root.hex() not in let_go)]
    known = [*elsewhere, *_inside(store)]
    first = 0
    try:
        for border in _borders(store):
            _look_through_former_log(folder, border, _by_size(known, first, border.until))
            first = border.until + 1
        _look_through(store, _by_size(known, first), progress)
    except _Wrong as wrong:
        return wrong.verdict
    verdict = _anchored(store, max((each.size for each in elsewhere if each.size >= first), default=0))
    is_all = len(elsewhere) == len(asked) + len(kept)
    return verdict if is_all else verdict._replace(why=f"{_LET_GO} {verdict.why}".strip())


def _read(store: Store, kept_elsewhere: Mapping[str, str]) -> Iterator[Checkpoint]:
    signer = signer_of(store)
    for called, note in kept_elsewhere.items():
        try:
            yield signer.read(note)
        except NotACheckpoint as error:
            raise NotACheckpoint(f"{called}: {error}") from None


def _let_go(store: Store) -> dict[str, int]:
    """The roots of checkpoints that cover what was lost when the record was brought back, and after which position."""
    happened = (at.event for at in store.read_stream(scheme_of(store).id))
    return {root: e.until for e in happened if isinstance(e, Scheme.RecordRestored) for root in e.let_go}


def _inside(store: Store) -> Iterator[Checkpoint]:
    """The checkpoints in the log itself. One that does not open is met where it stands."""
    for at in store.read_stream(Watch.id_of(scheme_of(store).id)):
        if isinstance(at.event, Watch.CheckpointMade):
            tree = Tree.with_peaks(at.event.size, bytes.fromhex(at.event.peaks))
            yield Checkpoint(tree.size, tree.root())


def _by_size(known: Iterable[Checkpoint], first: int, last: float = inf) -> _Roots:
    """What is known of one log, which some checkpoints are of: from which size on, and until which."""
    found: dict[int, set[bytes]] = {}
    for each in known:
        if first <= each.size <= last:
            found.setdefault(each.size, set()).add(each.root)
    return found


def _look_through(store: Store, known: _Roots, progress: Progress | None) -> None:
    """Look at every event, and hold the log up to what is known of it. Raises _Wrong."""
    head, _ = store.head()
    hashes = _seen(store, head, progress)
    tree, position = _held_up(hashes, known)
    if any(size > tree.size for size in known):
        raise _Wrong(Found.MISSING, position, "A checkpoint covers more than there is: the end was taken off.")


def _seen(store: Store, head: int, progress: Progress | None) -> Iterator[tuple[int, bytes]]:
    """Each event's position and stored hash, as long as each is in its place and as it was sealed. Raises _Wrong."""
    position = 0
    streams: dict[UUID, int] = {}
    while batch := store.read(position, BATCH):
        for at in batch:
            if at.position != position + 1:
                raise _Wrong(Found.MISSING, position, "What stood here is not in the log.")
            _look_at(store, at, streams)
            position = at.position
            yield position, at.stored_hash
        if progress:
            progress(position, head)


def _look_at(store: Store, at: Recorded, streams: dict[UUID, int]) -> None:
    """Look at one event. Raises _Wrong."""
    stream, version = at.event.originator_id, at.event.originator_version
    if version != streams.get(stream, 0):
        raise _Wrong(Found.MISSING, at.position - 1, "What happened right before this does not stand before it.")
    streams[stream] = version + 1
    if isinstance(at.event, SomethingDamaged):
        raise _Wrong(Found.CHANGED, at.position, f"It does not open: {at.event.why}.")
    for name in _BLOBS:
        called = vars(at.event).get(name)
        if called and not _is_whole(store, called):
            raise _Wrong(Found.CHANGED, at.position, "The photo or voice that it names is not as it was.")


def _is_whole(store: Store, called: str) -> bool:
    blob = store.recorder.select_blob(called)
    return blob is not None and sha256(blob.sealed).digest() == blob.hash


def _held_up(hashes: Iterable[tuple[int, bytes]], known: _Roots) -> tuple[Tree, int]:
    """The tree over these events, and the last position, where it was as it is known to have been. Raises _Wrong."""
    tree, position, good = Tree(), 0, 0
    for position, each in hashes:
        tree = tree.grown([each])
        roots = known.get(tree.size, ())
        if any(root != tree.root() for root in roots):
            raise _Wrong(
                Found.CHANGED, good + 1, f"A checkpoint says otherwise of what stands from here to {position:,}."
            )
        good = position if roots else good
    return tree, position


# A log that was sealed anew


class _Border(NamedTuple):
    """Where a log was sealed anew."""

    until: int
    log_hash: bytes


def _borders(store: Store) -> list[_Border]:
    """Where the log was sealed anew: checkpoints of before are of the log before."""
    happened = (at.event for at in store.read_stream(scheme_of(store).id))
    return [_Border(e.until, bytes.fromhex(e.log_hash)) for e in happened if isinstance(e, Scheme.LogSealedAnew)]


def _look_through_former_log(folder: Path, border: _Border, known: _Roots) -> None:
    """Hold a former log, where it is kept, up to what is known of it, and to the log in its place. Raises _Wrong."""
    file = former_logs.former_log(folder, border.until + 1)
    if not file.exists():
        return
    with former_logs.opened(file) as former:
        _held_up(former.hashes(), known)
        if next(former.hashes(border.until), None) != (border.until, border.log_hash):
            raise _Wrong(Found.CHANGED, border.until, f"{file.name} is not the log that this one took the place of.")
        moved = former.moved()
    if moved is not None:
        raise _Wrong(Found.CHANGED, moved, f"{file.name} has something else in this place.")


# What no checkpoint covers


def _anchored(store: Store, covered: int) -> Verdict:
    """Whether a checkpoint that is kept elsewhere covers all but what is new."""
    first = next(iter(store.read(covered, 1)), None)
    since: Any = first and first.event.timestamp
    if since and clocks.now() - since > ANCHORED_WITHIN:
        return Verdict(Found.NOT_ANCHORED, why="No checkpoint that is kept elsewhere covers this.", since=since)
    return Verdict(Found.UNCHANGED)
