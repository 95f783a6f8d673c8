"""Restores: a record is made again from copies, as it was then. What was deleted for ever since stays so.

It is made in a folder of its own, from which all was taken that must not come back, and takes its place when it is
whole. Cut anywhere, what was there is there, or what was restored. What was there is kept aside.
"""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import update

from caserecord import decisions
from caserecord.askers import asker
from caserecord.backups import MOMENT
from caserecord.changeovers import ASIDE, change_over, go_on
from caserecord.checkpoints import kept_outside, signer_of
from caserecord.copies import Progress, copy, require_kind
from caserecord.deletions import deleted_in_log, deleted_in_vault
from caserecord.event_names import EVENTS
from caserecord.files import private_folder
from caserecord.keyrings import Keyring
from caserecord.locks import FileLock
from caserecord.master_keys import master_key
from caserecord.permits import permit_of_link, scheme_permit
from caserecord.restored_vaults import GivenLink, RestoredVault, can_be_compared, copy_of_keys
from caserecord.schemes import scheme_of
from caserecord.settings import CannotStart, Settings
from caserecord.signed_notes import NotACheckpoint
from caserecord.stores import Store
from caserecord.tombstones import Stone, Tombstones
from caserecord.vault_tables import followed
from caserecord.vaults import using
from domain import clocks
from domain.links import Link
from domain.permissions import Actor
from domain.records import Recorded, SomethingDamaged
from domain.refusals import Damaged, Forgotten, NotInRecord

_BATCH = 500
_NAMED = 10
"""How many of what does not open are named."""


class Asked(NamedTuple):
    """What is to be restored, and how."""

    events: Path
    keys: Path
    by: str
    """Who asks: a member's id or name."""
    keeps_ways: bool
    """Whether people sign in as they did then, where nothing here says who was shut out since."""
    takes_part: bool
    """Whether it is restored also where a part of it does not open."""


class Known(NamedTuple):
    """What is known of what was deleted, and ended, since the copies were made."""

    stones: Sequence[Stone]
    standing: Path | None
    """The vault that was there, where it can be read."""
    is_noted_outside: bool


class Restored(NamedTuple):
    """What was restored."""

    until: int
    """How many changes."""
    last_at: datetime
    """When the last of them happened that opens."""
    deleted: int
    """Keys and salts that the copy held still."""
    links: int
    """Links that open no more."""
    withheld: Sequence[str]
    """What does not open."""
    known: Known
    aside: Path | None
    """Where what was there is now, if anything was."""


def restore(settings: Settings, asked: Asked, progress: Progress) -> Restored:
    """Restore a record from copies of its events and keys.

    Raises CannotStart, CannotNote, NobodyCalled, NotAllowed; then nothing was changed.
    """
    require_kind(asked.events, "events")
    require_kind(asked.keys, "keys")
    with _alone(settings):
        moment = f"{clocks.now().astimezone(UTC):{MOMENT}}"
        aside = settings.data / f"{ASIDE}{moment}"
        if aside.exists():
            raise CannotStart("Something was restored just now. Wait a second, and ask again.")
        known = _known(settings, asked)
        made = settings.data / "being-made"
        shutil.rmtree(made, ignore_errors=True)
        try:
            restored = _made(settings, asked, known, private_folder(made), progress)
        except BaseException:
            shutil.rmtree(made, ignore_errors=True)
            raise
        change_over(made, settings.data, moment)
    return restored._replace(aside=aside if aside.exists() else None)


@contextmanager
def _alone(settings: Settings) -> Iterator[None]:
    """Nobody else uses the record, and nobody begins one. Raises CannotStart."""
    private_folder(settings.data)
    with (
        closing(FileLock(settings.data / "new-store.lock")) as turn,
        turn,
        closing(using(settings, alone=True)),
    ):
        go_on(settings.data)
        yield


def _known(settings: Settings, asked: Asked) -> Known:
    """What these copies do not know. Raises CannotNote where what was noted outside cannot be read."""
    stones = [*Tombstones(settings.outside).laid(), *deleted_in_log(asked.events)]
    vault, log = settings.data / "vault.db", settings.data / "events.db"
    for file, found in ((vault, deleted_in_vault), (log, deleted_in_log)):
        with suppress(CannotStart):  # what is damaged says nothing: that is why somebody restores
            stones += found(file)
    return Known(stones, vault if can_be_compared(vault, asked.keys) else None, settings.outside is not None)


def _made(settings: Settings, asked: Asked, known: Known, made: Path, progress: Progress) -> Restored:
    """The record, made in a folder of its own."""
    with copy_of_keys(asked.keys) as keys:
        _require_opened(settings, keys)
        deleted = keys.forget(known.stones)
        links = keys.shut(known.standing, keeps_ways=asked.keeps_ways)
        copy(asked.events, made / "events.db", progress)
        keys.write(made / "vault.db")
    with closing(Store.open(replace(settings, data=made), EVENTS)) as store:
        until, _ = store.head()
        withheld, last_at = _read(store, progress)
        _require_enough(withheld, until, takes_part=asked.takes_part)
        by = Actor(asker(store, asked.by))
        scheme_permit(store, by, "restore the record")
        _follow_no_further(store)
        let_go = _let_go(settings, store, until)
        decisions.restore_record(store, scheme_of(store).id, until=until, last_at=last_at, let_go=let_go, by=by)
        stopped = sum(_stop(store, each, by) for each in links)
        store.vault.leave_no_trace()
    return Restored(until, last_at, deleted, stopped, [_named(each) for each in withheld], known, None)


def _require_opened(settings: Settings, keys: RestoredVault) -> None:
    """Make sure that the master key opens these keys. Raises CannotStart."""
    check = keys.wrapped("check")

    def opens(key: bytes) -> bool:
        return Keyring(key).opens(b"check", check)

    waiting = settings.key_file.with_name(f"{settings.key_file.name}.new")
    if settings.key is None and waiting.exists():
        raise CannotStart(
            f"A new master key waits in {waiting}. Move it to where the copies of the master key are, and ask again."
        )
    if not opens(master_key(settings, is_new=False, opens=opens)):
        raise CannotStart(
            "The master key does not open these keys. Write the one of that time in CASERECORD_KEY, or the file that "
            "holds it in CASERECORD_KEY_FILE. Nothing was changed."
        )


def _read(store: Store, progress: Progress) -> tuple[list[Recorded], datetime]:
    """Read everything: what does not open, and when the last happened of what does."""
    until, position, withheld, last_at = store.head()[0], 0, list[Recorded](), clocks.time_of(0)
    while batch := store.read(position, _BATCH):
        for each in batch:
            if isinstance(each.event, SomethingDamaged):
                withheld.append(each)
            else:
                last_at = each.event.timestamp
        position = batch[-1].position
        progress(position, until)
    return withheld, last_at


def _require_enough(withheld: Sequence[Recorded], until: int, *, takes_part: bool) -> None:
    """Make sure that what does not open is none of it, or that this was asked for. Raises CannotStart."""
    if not until or (withheld and withheld[0].position == 1):
        raise CannotStart("These events and these keys are not of one record and one time. Nothing was changed.")
    if withheld and not takes_part:
        named = "\n".join(_named(each) for each in withheld[:_NAMED])
        raise CannotStart(
            f"These keys do not open {len(withheld):,} of {until:,} changes. The first:\n{named}\n"
            "Take a copy of the keys that was made after the events. Or add --part, and all but these are restored. "
            "Nothing was changed."
        )


def _named(withheld: Recorded) -> str:
    return f"change {withheld.position:,}: {withheld.event.why}"


def _let_go(settings: Settings, store: Store, until: int) -> list[str]:
    """The roots of the checkpoints outside that cover more than is restored."""
    found, signer = [], signer_of(store)
    for file in kept_outside(settings.outside) if settings.outside else ():
        with suppress(NotACheckpoint):
            checkpoint = signer.read(file.read_text(encoding="utf-8", errors="replace"))
            if checkpoint.size > until:
                found.append(checkpoint.root.hex())
    return found


def _follow_no_further(store: Store) -> None:
    """Say that the log was followed to its end, where the keys were copied when it was longer."""
    position, last_hash = store.head()
    at_most = update(followed).where(followed.c.position > position).values(position=position, hash=last_hash)
    store.vault.connection.execute(at_most)


def _stop(store: Store, link: GivenLink, by: Actor) -> bool:
    """Say that a link is stopped which opens no more. Whether it was open."""
    link_id, person_id = link
    try:
        given = store.part(Link, person_id, link_id)
    except (Damaged, Forgotten, NotInRecord):
        return False
    if not given.is_open(clocks.today()):
        return False
    unit = store.unit(Actor(given.id), permit_of_link(given))
    given.stop(by=by.reader)
    unit.save(given)
    unit.commit()
    return True
