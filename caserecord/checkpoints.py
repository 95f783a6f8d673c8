"""Checkpoints of the log: making one, keeping it outside, and finding those that are kept there."""

from datetime import timedelta
from pathlib import Path
from typing import cast
from uuid import UUID

from caserecord.files import settle, write_private
from caserecord.permits import permit_to_watch
from caserecord.schemes import scheme_of
from caserecord.signed_notes import Checkpoint, Signer
from caserecord.stores import Store, hash_of
from caserecord.trees import Tree
from domain import clocks
from domain.checkpoints import Watch
from domain.permissions import Actor, Permit
from domain.refusals import NotInRecord
from domain.schemes import Scheme

AFTER = timedelta(days=1)
"""How old the newest is when another is made."""
BATCH = 500
_SECRET = "checkpoints"
_MADE_BY_IT = 2
"""Events that the first checkpoint takes; any other takes one."""


def signer_of(store: Store) -> Signer:
    """Who signs the checkpoints of this store's log. Raises NotInRecord before there is a scheme."""
    return Signer(scheme_of(store).id, store.vault.secret(_SECRET))


def make(store: Store, *, by: Actor, permit: Permit) -> Watch:
    """Make a checkpoint of all there is, unless the newest has it all. Raises NotInRecord before there is a scheme."""
    scheme = scheme_of(store)
    most = _grown(store, _covered(watch_of(store, scheme), scheme))  # the first time that is long: nobody waits for it
    with store.turns:
        watch = watch_of(store, scheme)
        tree, until = _grown(store, most)
        if _is_news(store, watch, scheme):
            note = signer_of(store).sign(Checkpoint(tree.size, tree.root()))
            watch.make_checkpoint(size=tree.size, until=until, peaks=b"".join(tree.peaks).hex(), note=note)
            store.make_key(watch.id)
            unit = store.unit(by, permit)
            unit.save(watch)
            unit.commit()
    return watch


def keep_watch(store: Store) -> Watch:
    """Make a checkpoint where the newest is a day old, or of a former log.

    Raises NotInRecord before there is a scheme.
    """
    scheme = scheme_of(store)
    watch = watch_of(store, scheme)
    if watch.until > scheme.sealed_anew_until and clocks.now() - watch.modified_on < AFTER:
        return watch
    return make(store, by=Actor(watch.id), permit=permit_to_watch(watch.id))


def keep_outside(outside: Path, watch: Watch) -> Path:
    """Keep the newest checkpoint in the folder outside, where it is not yet. Raises OSError."""
    file = outside / called(watch)
    if not file.exists():
        write_private(file, watch.note.encode())
        settle(outside)
    return file


def called(watch: Watch) -> str:
    """What the file of the newest checkpoint is called; nothing where there is none."""
    return f"checkpoint-{watch.size:010}.txt" if watch.size else ""


def kept_outside(outside: Path) -> list[Path]:
    """The files of the checkpoints that are kept outside, the oldest first."""
    return sorted(outside.glob("checkpoint-*.txt"))


def watch_of(store: Store, scheme: Scheme) -> Watch:
    """The watch over the log, as far as there is one."""
    try:
        return store.get(Watch, Watch.id_of(scheme.id))
    except NotInRecord:
        return Watch.begin(scheme.id)


_Grown = tuple[Tree, int]
"""A tree over the log, and the position where it ends."""


def _covered(watch: Watch, scheme: Scheme) -> _Grown:
    """What the newest checkpoint covers: nothing where the log was sealed anew since, as every leaf is another."""
    if watch.until > scheme.sealed_anew_until:
        return Tree.with_peaks(watch.size, bytes.fromhex(watch.peaks)), watch.until
    return Tree(), 0


def _grown(store: Store, grown: _Grown) -> _Grown:
    """The tree over the whole log."""
    tree, until = grown
    while batch := store.recorder.select_notifications(until, BATCH, inclusive_of_start=False):
        tree = tree.grown(hash_of(each) for each in batch)
        until = batch[-1].id
    return tree, until


def _is_news(store: Store, watch: Watch, scheme: Scheme) -> bool:
    """Whether anything happened since the newest checkpoint but that it was made."""
    _, until = _covered(watch, scheme)
    new = store.recorder.select_notifications(until, _MADE_BY_IT + 1, inclusive_of_start=False)
    return not until or any(cast(UUID, each.originator_id) != watch.id for each in new)
