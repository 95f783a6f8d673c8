"""Who may help with a choice: for some, it must be somebody who is no part of it.

The author of good news may help to decide about it, and it is said that they did. But who sees something, a link, a
safety fact or an answer is chosen with somebody else, or by the person on their own.
"""

from collections.abc import Collection
from datetime import date
from functools import singledispatch
from typing import Any
from uuid import UUID

from domain.adjustments import Adjustment
from domain.card_kinds import card_kind
from domain.cards import Card
from domain.chosen_profiles import ChosenProfile
from domain.circles import Circle
from domain.entries import Audience, Entry
from domain.knowers import KnownTo
from domain.links import Link
from domain.namings import is_named_in
from domain.permissions import HELPING
from domain.replies import Answerable
from domain.role_offers import RoleOffer
from domain.sayings import Ours

NOBODY: frozenset[UUID] = frozenset()


def is_part_of_access(circle: Circle, helper: UUID, day: date, about: Collection[UUID] = ()) -> bool:
    """Whether somebody has a part in who sees what: it is about them, or they share the person's house or care."""
    return helper in about or helper in circle.household(day)


def part_in_words(words: Answerable, helper: UUID, name: str) -> Ours | None:
    """What part somebody of this name has in words about the person; None where they have none."""
    if helper in words.authors:
        return Ours("%(helper)s wrote these words.", helper=name)
    if is_named_in(name, words.told_by):
        return Ours("%(helper)s told this.", helper=name)
    if any(is_named_in(name, said) for said in words.said):
        return Ours("%(helper)s is named in these words.", helper=name)
    return None


def who_could_help(circle: Circle, day: date, *, without: Collection[UUID]) -> list[UUID]:
    """Those of the person's people who may sit with them on a day, each once, but for some."""
    helping = (b.member for b in circle.belongings if b.role in HELPING and b.in_force(day))
    return [member for member in dict.fromkeys(helping) if member not in without]


# What each change says of who sees something


@singledispatch
def about_whom(change: Any, before: Any) -> Collection[UUID] | None:
    """Whom a change lets see something, or no longer see it, given what stood before; None where it chooses nobody.

    What is told in the usual way chooses nobody, as everybody may help to tell it.
    """
    return None


@about_whom.register
def _(change: Entry.Told, before: None) -> Collection[UUID] | None:
    return None if change.audience == Audience.EVERYONE else NOBODY


@about_whom.register
def _(change: Card.Told, before: None) -> Collection[UUID] | None:
    return None if change.audience == card_kind(change.kind).audience else NOBODY


@about_whom.register
def _(change: ChosenProfile.Begun, before: None) -> Collection[UUID] | None:
    return None if change.audience == Audience.EVERYONE else change.people


@about_whom.register
def _(change: Adjustment.AdjustmentRecorded, before: None) -> Collection[UUID] | None:
    return None if change.audience == KnownTo.EVERYONE else change.people


@about_whom.register(Entry.AudienceChosen)
@about_whom.register(ChosenProfile.AudienceChosen)
@about_whom.register(Adjustment.SharingChosen)
def _(change: Any, before: Any) -> Collection[UUID] | None:
    return {*change.people} ^ {*before.people}


@about_whom.register
def _(change: Link.LinkGiven, before: None) -> Collection[UUID] | None:
    return NOBODY


@about_whom.register(RoleOffer.RoleAccepted)
@about_whom.register(RoleOffer.RoleDeclined)
def _(change: Any, before: RoleOffer) -> Collection[UUID] | None:
    return {before.member}


@about_whom.register
def _(change: Circle.LeftCircle, before: Circle) -> Collection[UUID] | None:
    return {change.member}
