"""How somebody comes to sign in: who invited them, and which two people let them in again.

Ids and days only. What they prove with who they are is never in the record.
"""

from datetime import date, timedelta
from typing import Any, ClassVar, Self
from uuid import UUID, uuid5

from eventsourcing.domain import event

from domain.records import Kept
from domain.refusals import NeedsSomebodyElse, Refused
from domain.sayings import Ours
from domain.words import spoken

NO_OTHER_WAY = Ours("First sign in another way, on your own tablet or phone. Your scheme can help.")
IN_THE_HOUSE = Ours(
    "Whoever lives with you, or cares for you, cannot help with this card. Ask your Shared Lives worker."
)
IS_STOPPED = Ours("They were stopped from signing in. Two people who work for the scheme can let them in again.")
YOU_ARE_STOPPED = Ours("You were stopped from signing in. Two people who work for the scheme can let you in again.")
DAYS_TO_AGREE = 7
"""How long somebody may agree to let somebody in again, after it was asked."""


class AlreadySignsIn(Refused):
    """They have chosen how they sign in. To let them in again takes two people."""


class NothingToAgree(Refused):
    """Nobody has asked to let them in again, or it was asked too long ago."""


class SignInStopped(Refused):
    """Somebody stopped them signing in."""


class NothingToStop(Refused):
    """They do not sign in."""


class NoOtherWay(Refused):
    """They have no other way to sign in: a card opens only where they once signed in by another."""


class SignIn(Kept):
    """How one member, or one person whose record it is, comes to sign in."""

    class Event(Kept.Event):
        """Something that happened to how somebody signs in."""

        CLEAR: ClassVar[frozenset[str]] = frozenset({"reader", "until", "asked_by", "by"})

        reader: UUID

        @property
        def sealed_for(self) -> UUID:
            """Whoever signs in: a member, or a person."""
            return self.reader

    class Invited(Event, Kept.Created):
        """Somebody invited them to sign in."""

        by: UUID

    class InvitedAgain(Event):
        """Somebody invited them once more, before they had ever signed in."""

        by: UUID

    class WayChosen(Event):
        """They chose how they prove who they are."""

        by: UUID

    class LettingInAsked(Event):
        """Somebody asked that they be let in again."""

        until: date
        """The last day on which somebody else may agree."""
        by: UUID

    class LetInAgain(Event):
        """Somebody else agreed that they be let in again."""

        asked_by: UUID
        by: UUID

    class LockoutLifted(Event):
        """Somebody let them try again at once."""

        by: UUID

    class CardMade(Event):
        """The person made a card to sign in with. One that they had before has ended."""

        CLEAR: ClassVar[frozenset[str]] = frozenset({"reader", "by", "supported_by"})

        by: UUID
        supported_by: UUID | None

    class CardEnded(Event):
        """The person ended the card that they signed in with."""

        CLEAR: ClassVar[frozenset[str]] = frozenset({"reader", "by", "supported_by"})

        by: UUID
        supported_by: UUID | None

    class Stopped(Event):
        """Somebody stopped them signing in."""

        why: str
        by: UUID

    class SignedOutEverywhere(Event):
        """Somebody signed them out wherever they were signed in."""

        by: UUID

    def __init__(self, reader: UUID) -> None:
        self.reader = reader
        self.is_stopped = False
        self.has_chosen = False
        self.has_card = False
        self.asked_by: UUID | None = None
        self.asked_until: date | None = None

    @staticmethod
    def id_of(reader: UUID) -> UUID:
        """The id of how this member or person signs in."""
        return uuid5(reader, "sign-in")

    # What can be asked of how somebody signs in

    @classmethod
    def invite(cls, reader: UUID, *, by: UUID) -> Self:
        """Invite somebody for the first time."""
        return cls._create(cls.Invited, id=cls.id_of(reader), reader=reader, by=by)

    def invite_again(self, *, by: UUID) -> None:
        """Invite somebody who has not signed in yet. Raises AlreadySignsIn, SignInStopped."""
        self._require_not_stopped()
        if self.has_chosen:
            raise AlreadySignsIn("They sign in here now. If they cannot get in, ask to let them in again.")
        self._invited_again(by=by)

    def choose_way(self) -> None:
        """Choose how to prove who they are: the first time, when they were let in again, or for a change.

        Raises SignInStopped.
        """
        self._require_not_stopped(YOU_ARE_STOPPED)
        self._way_chosen(by=self.reader)

    def ask_to_let_in(self, *, day: date, by: UUID) -> None:
        """Ask that somebody be let in again, who cannot sign in. Raises NeedsSomebodyElse, NothingToAgree."""
        self._require_other(by)
        if not self.has_chosen and not self.is_stopped:
            raise NothingToAgree("They have never signed in. Invite them: that takes only you.")
        if not self.is_asked(day):
            self._asked(until=day + timedelta(days=DAYS_TO_AGREE), by=by)

    def let_in_again(self, *, day: date, by: UUID) -> None:
        """Agree that somebody be let in again. Raises NeedsSomebodyElse, NothingToAgree."""
        self._require_other(by)
        if self.asked_by is None or not self.is_asked(day):
            raise NothingToAgree("Nobody has asked this in the last week. Ask it first. Then somebody else says yes.")
        if by == self.asked_by:
            raise NeedsSomebodyElse("You asked for this. Somebody else who works for the scheme has to say yes.")
        self._let_in(asked_by=self.asked_by, by=by)

    def lift_lockout(self, *, by: UUID) -> None:
        """Let them try again at once. Raises NeedsSomebodyElse."""
        self._require_other(by)
        self._lifted(by=by)

    def stop(self, why: str, *, by: UUID) -> None:
        """Stop them signing in. Raises NeedsSomebodyElse, WordsMissing, WordsTooLong, WordsUnreadable."""
        self._require_other(by)
        if not self.is_stopped:
            self._stopped(why=spoken(why), by=by)

    def sign_out(self, *, by: UUID) -> None:
        """Sign them out everywhere. Raises NeedsSomebodyElse."""
        self._require_other(by)
        self._signed_out(by=by)

    def make_card(self, *, by: UUID, supported_by: UUID | None, helper_is_in_the_house: bool = False) -> None:
        """Make a card to sign in with, in place of any before. Raises NoOtherWay, NeedsSomebodyElse, SignInStopped."""
        self._require_not_stopped()
        if helper_is_in_the_house:
            raise NeedsSomebodyElse(IN_THE_HOUSE)
        if not self.has_chosen:
            raise NoOtherWay(NO_OTHER_WAY)
        self._card_made(by=by, supported_by=supported_by)

    def end_card(self, *, by: UUID, supported_by: UUID | None) -> None:
        """End the card."""
        if self.has_card:
            self._card_ended(by=by, supported_by=supported_by)

    def is_asked(self, day: date) -> bool:
        """Whether it waits for somebody else to agree."""
        return self.asked_until is not None and day <= self.asked_until

    def _require_other(self, by: UUID) -> None:
        if by == self.reader:
            raise NeedsSomebodyElse("This is about how you sign in. Somebody else has to do it.")

    def _require_not_stopped(self, says: Ours = IS_STOPPED) -> None:
        if self.is_stopped:
            raise SignInStopped(says)

    def trigger_event(self, event_class: type[Any], **kwargs: Any) -> None:
        """Say whose sign-in it is in every event."""
        super().trigger_event(event_class, reader=self.reader, **kwargs)

    # What each event changes: no rules, no clock, no look-ups

    @event(InvitedAgain)
    def _invited_again(self, by: UUID) -> None:
        pass

    @event(WayChosen)
    def _way_chosen(self, by: UUID) -> None:
        self.has_chosen = True
        self.asked_by = self.asked_until = None

    @event(CardMade)
    def _card_made(self, by: UUID, supported_by: UUID | None) -> None:
        self.has_card = True

    @event(CardEnded)
    def _card_ended(self, by: UUID, supported_by: UUID | None) -> None:
        self.has_card = False

    @event(LettingInAsked)
    def _asked(self, until: date, by: UUID) -> None:
        self.asked_by, self.asked_until = by, until

    @event(LetInAgain)
    def _let_in(self, asked_by: UUID, by: UUID) -> None:
        self.asked_by = self.asked_until = None
        self.is_stopped = False

    @event(Stopped)
    def _stopped(self, why: str, by: UUID) -> None:
        self.is_stopped = True
        self.asked_by = self.asked_until = None
        self.has_card = False

    @event(SignedOutEverywhere)
    def _signed_out(self, by: UUID) -> None:
        pass

    @event(LockoutLifted)
    def _lifted(self, by: UUID) -> None:
        pass
