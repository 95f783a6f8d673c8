"""Photos that somebody else offers: the person decides first, as about any offer. Until then they are nowhere."""

from enum import StrEnum
from typing import ClassVar, Self
from uuid import UUID

from eventsourcing.domain import event

from domain.photos import Photo
from domain.records import Kept, Part
from domain.refusals import AlreadyDecided
from domain.snaps import Snap


class Decision(StrEnum):
    """What the person decided about a photo that was offered."""

    WAITING = "waiting"
    SHOWN = "shown"
    PRIVATE = "private"
    DECLINED = "declined"


class OfferedPhoto(Photo):
    """A photo that somebody offered. Whoever is in it is asked once the person has said yes."""

    class Event(Photo.Event):
        """Something that happened to a photo which was offered."""

    class Offered(Event, Kept.Created):
        """Somebody offered a photo."""

        CLEAR: ClassVar[frozenset[str]] = Part.Event.CLEAR | {"about"}

        about: UUID
        """What it hangs on: the person, or something that was offered."""
        whole: str
        small: str
        width: int
        height: int
        words: str
        shows: list[UUID]
        others: bool
        others_agreed: bool
        by: UUID

    class Accepted(Event):
        """They said: yes, show it."""

        by: UUID
        supported_by: UUID | None

    class KeptPrivate(Event):
        """They kept it just for themselves."""

        by: UUID
        supported_by: UUID | None

    class Declined(Event):
        """They said: no thank you."""

        by: UUID
        supported_by: UUID | None

    class DecisionTakenBack(Event):
        """They took back what they decided. It waits for them again."""

        by: UUID
        supported_by: UUID | None

    def __init__(
        self, person_id: UUID, about: UUID, words: str, shows: list[UUID], others: bool, others_agreed: bool, by: UUID
    ) -> None:
        super().__init__(person_id, about, words, shows, others, others_agreed)
        self.asked.discard(by)
        self.decision = Decision.WAITING

    # What can be asked of a photo that was offered

    @classmethod
    def offer(cls, person_id: UUID, about: UUID, snap: Snap[str], *, photo_id: UUID, by: UUID) -> Self:
        """Offer a photo, whose bytes are kept under the same id. Raises WordsTooLong, WordsUnreadable."""
        return cls._create(cls.Offered, id=photo_id, person_id=person_id, about=about, **snap.in_event, by=by)

    @property
    def is_decided(self) -> bool:
        """Whether the person said yes, so that whoever else is in it may know of it."""
        return self.decision is Decision.SHOWN

    def is_kept_from_helpers(self) -> bool:
        """Whether the person keeps it to themselves, or said no to it."""
        return self.decision in {Decision.PRIVATE, Decision.DECLINED}

    def accept(self, *, by: UUID, supported_by: UUID | None = None) -> None:
        """Yes, show it; also after all. Raises TakenBack."""
        self.require_kept()
        if not self.is_decided:
            self._accepted(by=by, supported_by=supported_by)

    def keep_private(self, *, by: UUID, supported_by: UUID | None = None) -> None:
        """Just for me. Raises AlreadyDecided, TakenBack."""
        if self._must_decide(Decision.PRIVATE):
            self._kept_private(by=by, supported_by=supported_by)

    def decline(self, *, by: UUID, supported_by: UUID | None = None) -> None:
        """No thank you. Raises AlreadyDecided, TakenBack."""
        if self._must_decide(Decision.DECLINED):
            self._declined(by=by, supported_by=supported_by)

    def ask_again(self, *, by: UUID, supported_by: UUID | None = None) -> None:
        """Take back what was decided: it waits again. Raises TakenBack."""
        self.require_kept()
        if self.decision is not Decision.WAITING:
            self._decision_taken_back(by=by, supported_by=supported_by)

    def _must_decide(self, decision: Decision) -> bool:
        """Whether there is still something to decide. Raises AlreadyDecided, TakenBack."""
        self.require_kept()
        if self.decision not in {Decision.WAITING, decision}:
            raise AlreadyDecided("This has been decided already. Look at the photo: you can still change it.")
        return self.decision is Decision.WAITING

    # What each event changes: no rules, no clock, no look-ups

    @event(Accepted)
    def _accepted(self, by: UUID, supported_by: UUID | None) -> None:
        self.decision = Decision.SHOWN

    @event(KeptPrivate)
    def _kept_private(self, by: UUID, supported_by: UUID | None) -> None:
        self.decision = Decision.PRIVATE

    @event(Declined)
    def _declined(self, by: UUID, supported_by: UUID | None) -> None:
        self.decision = Decision.DECLINED

    @event(DecisionTakenBack)
    def _decision_taken_back(self, by: UUID, supported_by: UUID | None) -> None:
        self.decision = Decision.WAITING
