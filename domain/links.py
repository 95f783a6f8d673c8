"""Links that a person gives to somebody outside their circle: to one profile, for a time, stopped in one press."""

from datetime import date
from typing import ClassVar, Self
from uuid import UUID

from eventsourcing.domain import event

from domain.clocks import today
from domain.records import Kept, Part
from domain.refusals import NotADay, Refused
from domain.sayings import Ours
from domain.words import LONGEST_NAME, written

CLOSED = Ours("It may have been stopped. Its time may be over. Or its code is not right.")
"""The same whatever is the matter, so that nobody who guesses learns that there was a link."""
MOST_WRONG_PINS = 10
"""Wrong PINs, one after the other, after which a link stops. Ten guesses find one of 10,000 PINs once in a thousand."""
_TRIED_FIRST = ("01234567890", "09876543210")


class LinkClosed(Refused):
    """The link was stopped, is past its date, or never was: all read alike."""

    def __init__(self) -> None:
        super().__init__(CLOSED)


class NotAPin(Refused):
    """This cannot be a PIN."""


class Link(Part):
    """A link to one profile, for somebody outside."""

    class Event(Part.Event):
        """Something that happened to a link."""

        CLEAR: ClassVar[frozenset[str]] = Part.Event.CLEAR | {
            *("profile", "from_day", "until", "may_keep", "has_pin", "version"),
        }

    class LinkGiven(Event, Kept.Created):
        """They gave somebody a link to a profile."""

        profile: UUID | None
        """A profile for somebody in particular; None for the main one."""
        for_whom: str
        """A word, such as "my dentist", or nothing."""
        what_for: str
        from_day: date
        until: date | None
        """The last day on which it opens; None where it opens until it is stopped."""
        may_keep: bool
        """Whether whoever opens it may keep a copy."""
        has_pin: bool
        by: UUID
        supported_by: UUID | None

    class LinkOpened(Event):
        """Somebody opened the link, and was shown the profile."""

        version: int
        """Of the profile: the position in the log of the last change that showed in it."""

    class LinkStopped(Event):
        """They stopped the link."""

        by: UUID
        supported_by: UUID | None

    class StoppedByWrongPins(Event):
        """The wrong PIN was written too often, so the link stopped."""

    def __init__(
        self,
        person_id: UUID,
        profile: UUID | None,
        for_whom: str,
        what_for: str,
        from_day: date,
        until: date | None,
        may_keep: bool,
        has_pin: bool,
        supported_by: UUID | None,
    ) -> None:
        self.person_id = person_id
        self.profile = profile
        self.from_day = from_day
        self.until = until
        self.may_keep = may_keep
        self.has_pin = has_pin
        self.given_with = supported_by
        self.is_stopped = False

    # What can be asked of a link

    @classmethod
    def give(
        cls,
        person_id: UUID,
        *,
        profile: UUID | None = None,
        for_whom: str = "",
        what_for: str = "",
        until: date | None,
        may_keep: bool = False,
        has_pin: bool = False,
        by: UUID,
        supported_by: UUID | None = None,
    ) -> Self:
        """Give a link from today on. Raises NotADay, WordsTooLong, WordsUnreadable."""
        if until is not None and until < today():
            raise NotADay("Choose a day that is still to come, or today.")
        return cls._create(
            cls.LinkGiven,
            person_id=person_id,
            profile=profile,
            for_whom=written(for_whom, longest=LONGEST_NAME),
            what_for=written(what_for, longest=LONGEST_NAME),
            from_day=today(),
            until=until,
            may_keep=may_keep,
            has_pin=has_pin,
            by=by,
            supported_by=supported_by,
        )

    def is_open(self, day: date) -> bool:
        """Whether it opens on a day."""
        return not self.is_stopped and self.from_day <= day and (self.until is None or day <= self.until)

    def require_open(self, day: date) -> None:
        """Raises LinkClosed where it does not open on a day."""
        if not self.is_open(day):
            raise LinkClosed

    def open(self, version: int) -> None:
        """Show somebody the profile, as it is after this change. Raises LinkClosed."""
        self.require_open(today())
        self._opened(version=version)

    def stop(self, *, by: UUID, supported_by: UUID | None = None) -> None:
        """Stop it: it opens never again."""
        if not self.is_stopped:
            self._stopped(by=by, supported_by=supported_by)

    def stop_after_wrong_pins(self) -> None:
        """Stop it because somebody wrote the wrong PIN too often."""
        if not self.is_stopped:
            self._stopped_by_wrong_pins()

    def is_kept_from(self, helper: UUID) -> bool:
        """Whether the person keeps this link from whoever helps them: they gave it on their own, or with another."""
        return self.given_with != helper

    # What each event changes: no rules, no clock, no look-ups

    @event(LinkOpened)
    def _opened(self, version: int) -> None:
        pass

    @event(LinkStopped)
    def _stopped(self, by: UUID, supported_by: UUID | None) -> None:
        self.is_stopped = True

    @event(StoppedByWrongPins)
    def _stopped_by_wrong_pins(self) -> None:
        self.is_stopped = True


def a_pin(said: str) -> str:
    """The PIN in what somebody wrote, without the gaps; nothing where there is none. Raises NotAPin."""
    pin = "".join(said.split())
    if pin and not (pin.isascii() and pin.isdigit() and 4 <= len(pin) <= 8):
        raise NotAPin("Write 4 to 8 numbers, or leave it empty.")
    if pin and (len(set(pin)) == 1 or any(pin in row for row in _TRIED_FIRST)):
        raise NotAPin("This PIN is easy to guess. Choose numbers that are not in a row.")
    return pin
