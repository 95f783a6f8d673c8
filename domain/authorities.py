"""Authority of an attorney or a deputy: the document that was seen, by whom, over what, from when and until when.

Authority over money opens nothing. Authority over health and welfare opens the profile only where the person cannot
decide about that themselves (Mental Capacity Act 2005, section 11(7)), and never lets anybody say yes for them.
"""

from datetime import date
from enum import StrEnum
from typing import ClassVar, Self
from uuid import UUID

from eventsourcing.domain import event

from domain.permissions import Role
from domain.records import Kept, Part
from domain.refusals import NotADay
from domain.sayings import Ours
from domain.words import LONGEST_NAME, spoken, written


class AuthorityKind(StrEnum):
    """Who gave the authority. The value is how it is said on a page."""

    ATTORNEY = Ours("attorney, chosen by the person")
    DEPUTY = Ours("deputy, chosen by a court")


class Scope(StrEnum):
    """Over what. The value is how it is said on a page."""

    HEALTH = Ours("health and welfare")
    MONEY = Ours("property and money")


class Authority(Part):
    """What somebody may decide for a person by law."""

    ROLE: ClassVar[Role] = Role.ATTORNEY
    """What they are among the person's people, where it opens the profile."""

    class Event(Part.Event):
        """Something that happened to an authority."""

        CLEAR: ClassVar[frozenset[str]] = Part.Event.CLEAR | {"member", "kind", "scope", "from_day", "to_day"}

    class AuthoritySeen(Event, Kept.Created):
        """Somebody saw the document of an attorney or a deputy."""

        who: str
        """The name on the document."""
        member: UUID | None
        """The member of the scheme that they are, if they are one."""
        kind: str
        scope: str
        document: str
        """Which document it was, so that it can be found again."""
        cannot_decide: str
        """What the person cannot decide, how that is known, and who was asked; nothing where they can."""
        from_day: date
        to_day: date | None
        by: UUID

    class AuthorityEnded(Event):
        """The authority ended."""

        to_day: date
        """Its last day."""
        why: str
        by: UUID

    def __init__(
        self, person_id: UUID, member: UUID | None, scope: str, cannot_decide: str, from_day: date, to_day: date | None
    ) -> None:
        self.person_id = person_id
        self.member = member
        self.scope = Scope(scope)
        self.cannot_decide = cannot_decide
        self.from_day = from_day
        self.to_day = to_day

    # What can be asked of an authority

    @classmethod
    def see(
        cls,
        person_id: UUID,
        *,
        who: str,
        member: UUID | None,
        kind: AuthorityKind,
        scope: Scope,
        document: str,
        cannot_decide: str = "",
        from_day: date,
        to_day: date | None = None,
        by: UUID,
    ) -> Self:
        """Write down the document that was seen. Raises NotADay, WordsMissing, WordsTooLong, WordsUnreadable."""
        if to_day is not None and to_day < from_day:
            raise NotADay("The last day is before the first. Look at the document again.")
        return cls._create(
            cls.AuthoritySeen,
            person_id=person_id,
            who=spoken(who, longest=LONGEST_NAME),
            member=member,
            kind=kind.value,
            scope=scope.value,
            document=spoken(document),
            cannot_decide=written(cannot_decide),
            from_day=from_day,
            to_day=to_day,
            by=by,
        )

    @property
    def opens(self) -> UUID | None:
        """To which member it opens the profile; nobody where it is about money, or the person can decide."""
        return self.member if self.scope is Scope.HEALTH and self.cannot_decide.strip() else None

    def end(self, to_day: date, *, why: str, by: UUID) -> None:
        """Say which was its last day; that can only come sooner. Raises NotADay and as `domain.words.spoken`."""
        spoken(why)
        if self.to_day is not None and to_day > self.to_day:
            raise NotADay("It ends on %(day)s already. A new document is written down anew.", day=self.to_day)
        if to_day != self.to_day:
            self._ended(to_day=to_day, why=why, by=by)

    # What each event changes: no rules, no clock, no look-ups

    @event(AuthorityEnded)
    def _ended(self, to_day: date, why: str, by: UUID) -> None:
        self.to_day = to_day
