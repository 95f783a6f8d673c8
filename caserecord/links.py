"""What may be asked of a link: the person gives it and stops it; whoever has its key opens it."""

from collections.abc import Callable
from datetime import date
from functools import partial
from uuid import UUID

from caserecord.chosen_profiles import profile_to_change
from caserecord.commands import command
from caserecord.link_keys import LinkKey, is_pin
from caserecord.permits import permit_of_link
from caserecord.stores import Store
from caserecord.units import Unit
from domain.clocks import today
from domain.links import MOST_WRONG_PINS, Link, LinkClosed
from domain.permissions import Actor
from domain.refusals import Damaged, Forgotten, NotInRecord, Refused


class WrongPin(Refused):
    """This is not the PIN of the link."""


@command("give a link")
def give(
    unit: Unit,
    person_id: UUID,
    *,
    profile_id: UUID | None = None,
    for_whom: str = "",
    what_for: str = "",
    until: date | None,
    may_keep: bool = False,
    has_pin: bool = False,
    by: Actor,
) -> UUID:
    """Give a link to the main profile, or to one for somebody in particular. Its key is made with `Store.link_keys`.

    Raises NotAllowed, NotInRecord, PutAway, NotADay, WordsTooLong, WordsUnreadable.
    """
    if profile_id:
        profile_to_change(unit, person_id, profile_id, by).require_current()
    link = Link.give(
        person_id,
        profile=profile_id,
        for_whom=for_whom,
        what_for=what_for,
        until=until,
        may_keep=may_keep,
        has_pin=has_pin,
        by=by.id,
        supported_by=by.supported_by,
    )
    unit.save(link)
    return link.id


@command("give a link")
def _stop(unit: Unit, person_id: UUID, link_id: UUID, *, by: Actor) -> None:
    link = unit.part(Link, person_id, link_id)
    if by.supported_by and link.is_kept_from(by.supported_by):
        raise NotInRecord
    link.stop(by=by.id, supported_by=by.supported_by)
    unit.save(link)


def stop(store: Store, person_id: UUID, link_id: UUID, *, by: Actor) -> None:
    """Stop a link: from here on it opens for nobody, and its key is destroyed. Raises NotAllowed, NotInRecord."""
    _stop(store, person_id, link_id, by=by)
    store.link_keys.destroy(link_id)


# For whoever has the key


def link_opened_by(store: Store, key: str) -> Link:
    """The link that a key opens today, before its PIN is asked for. Raises LinkClosed."""
    return _standing(store, store.link_keys.find(key))


def standing_link(store: Store, link_id: UUID) -> Link:
    """A link that opens today. Raises LinkClosed."""
    return _standing(store, store.link_keys.of(link_id))


def prove(store: Store, link: Link, pin: str) -> None:
    """Show that one was told the PIN of a link, if it has one. Raises WrongPin; LinkClosed after too many tries."""
    if not link.has_pin:
        return
    number = store.link_keys.count_try(link.id)
    key = store.link_keys.of(link.id)
    if key is None:  # stopped just now
        store.link_keys.destroy(link.id)
        raise LinkClosed
    if number <= MOST_WRONG_PINS and is_pin(key, pin):
        store.link_keys.forgive_tries(link.id)
        return
    if number < MOST_WRONG_PINS:
        raise WrongPin(
            "This is not the PIN. Ask the person who gave you the link, and write it again. "
            "After %(most)s wrong tries the link stops.",
            most=MOST_WRONG_PINS,
        )
    _change(store, link.id, Link.stop_after_wrong_pins)
    store.link_keys.destroy(link.id)
    raise LinkClosed


def record_opening(store: Store, link_id: UUID, *, version: int) -> None:
    """Keep that somebody is shown the profile behind a link, before they are. Raises LinkClosed."""
    _change(store, link_id, partial(Link.open, version=version))


def _standing(store: Store, key: LinkKey | None) -> Link:
    """Raises LinkClosed, whatever is the matter."""
    if key is None:
        raise LinkClosed
    try:
        has_died = store.circle(key.person_id).died_on is not None
        link = store.part(Link, key.person_id, key.link_id)
    except (NotInRecord, Forgotten, Damaged):
        raise LinkClosed from None
    if has_died:
        raise LinkClosed
    link.require_open(today())
    return link


def _change(store: Store, link_id: UUID, change: Callable[[Link], None]) -> None:
    """Keep what happened to a link of itself: nobody who is signed in asked for it. Raises LinkClosed."""
    with store.turns:
        link = standing_link(store, link_id)
        unit = store.unit(Actor(link.id), permit_of_link(link))
        change(link)
        unit.save(link)
        unit.commit()
