"""Photos: on something that was told, of the person, or of one of their people. Everybody in a photo agrees to it.

Anybody in it can take their yes back, at any time and without a reason. Then it is nowhere, and stays nowhere.
"""

from dataclasses import replace
from typing import ClassVar, Self
from uuid import UUID

from eventsourcing.domain import event

from domain.records import Kept, Part
from domain.refusals import NotAllowed, Refused
from domain.snaps import Sitters, Snap
from domain.words import LONGEST_NAME, written


class TakenBack(Refused):
    """Somebody in the photo took back their yes. It is shown no more."""


class HasLeft(Refused):
    """Somebody who is said to be in a photo is not among the person's people now."""


class Photo(Part):
    """A photo in a person's record."""

    class Event(Part.Event):
        """Something that happened to a photo."""

        CLEAR: ClassVar[frozenset[str]] = Part.Event.CLEAR | {"about"}

    class Added(Event, Kept.Created):
        """They added a photo."""

        about: UUID
        """What it hangs on: something that was told, one of their people, or the person."""
        whole: str
        """The hash of its sealed bytes, as hexadecimal: a JPEG."""
        small: str
        """The hash of the same in small."""
        width: int
        """Of the whole one, in pixels."""
        height: int
        words: str
        """What it shows, in words, for those who cannot see it. May be none."""
        shows: list[UUID]
        """Who is in it: the person, and members."""
        others: bool
        """Whether somebody else is in it."""
        others_agreed: bool
        """Whether all of them have said yes."""
        by: UUID
        supported_by: UUID | None

    class Described(Event):
        """They said in words what it shows."""

        words: str
        by: UUID
        supported_by: UUID | None

    class Agreed(Event):
        """Somebody in it said yes to it."""

        by: UUID

    class OthersAgreed(Event):
        """They said that everybody else in it has said yes."""

        by: UUID
        supported_by: UUID | None

    class TakenBack(Event):
        """Somebody in it, or the person, took back their yes."""

        by: UUID
        supported_by: UUID | None

    class PeopleChosen(Event):
        """They said anew who is in it."""

        shows: list[UUID]
        others: bool
        others_agreed: bool
        by: UUID
        supported_by: UUID | None

    class PutAway(Event):
        """They put it away."""

        by: UUID
        supported_by: UUID | None

    class BroughtBack(Event):
        """They brought it back."""

        by: UUID
        supported_by: UUID | None

    def __init__(
        self, person_id: UUID, about: UUID, words: str, shows: list[UUID], others: bool, others_agreed: bool
    ) -> None:
        self.person_id = person_id
        self.about = about
        self.words = words
        self.sitters = Sitters(tuple(shows), others, others_agreed)
        self.asked = {who for who in shows if who != person_id}
        self.is_put_away = False
        self.is_taken_back = False

    # What can be asked of a photo

    @classmethod
    def add(
        cls,
        person_id: UUID,
        about: UUID,
        snap: Snap[str],
        *,
        photo_id: UUID,
        by: UUID,
        supported_by: UUID | None = None,
    ) -> Self:
        """Add a photo, whose bytes are kept under the same id. Raises WordsTooLong, WordsUnreadable.

        The person who adds it says yes to it; members in it are asked.
        """
        return cls._create(
            cls.Added,
            id=photo_id,
            person_id=person_id,
            about=about,
            **snap.in_event,
            by=by,
            supported_by=supported_by,
        )

    @property
    def is_agreed(self) -> bool:
        """Whether everybody in it has said yes."""
        return not (self.asked or self.sitters.others_asked)

    def describe(self, words: str, *, by: UUID, supported_by: UUID | None = None) -> None:
        """Say in words what it shows, or say nothing. Raises TakenBack, WordsTooLong, WordsUnreadable."""
        written(words, longest=LONGEST_NAME)
        self.require_kept()
        if words != self.words:
            self._described(words=words, by=by, supported_by=supported_by)

    @property
    def is_decided(self) -> bool:
        """Whether the person said yes to it: they added it themselves."""
        return True

    def is_kept_from_helpers(self) -> bool:
        """Whether the person keeps it from whoever helps them, wherever it hangs."""
        return False

    def choose_people(self, sitters: Sitters, *, by: UUID, supported_by: UUID | None = None) -> None:
        """Say anew who is in it. Whoever is added is asked before it shows again. Raises TakenBack."""
        self.require_kept()
        if sitters != self.sitters:
            self._people_chosen(**sitters.in_event, by=by, supported_by=supported_by)

    def agree(self, *, by: UUID) -> None:
        """Say yes to it, as somebody in it. Raises NotAllowed, TakenBack."""
        if by not in self.sitters.shows:
            raise NotAllowed("You are not in this photo.")
        self.require_kept()
        if by in self.asked:
            self._agreed(by=by)

    def say_others_agreed(self, *, by: UUID, supported_by: UUID | None = None) -> None:
        """Say that everybody else in it has said yes. Raises TakenBack."""
        self.require_kept()
        if self.sitters.others_asked:
            self._others_agreed(by=by, supported_by=supported_by)

    def take_back(self, *, by: UUID, supported_by: UUID | None = None, for_somebody: bool = False) -> None:
        """Take back a yes, or say no. `for_somebody`: as whoever was asked to. Raises NotAllowed."""
        if by not in {self.person_id, *self.sitters.shows} and not for_somebody:
            raise NotAllowed("You are not in this photo.")
        if not self.is_taken_back:
            self._taken_back(by=by, supported_by=supported_by)

    def put_away(self, *, by: UUID, supported_by: UUID | None = None) -> None:
        """Put it away: it can be brought back. Raises TakenBack."""
        self.require_kept()
        if not self.is_put_away:
            self._put_away(by=by, supported_by=supported_by)

    def bring_back(self, *, by: UUID, supported_by: UUID | None = None) -> None:
        """Bring it back. Raises TakenBack."""
        self.require_kept()
        if self.is_put_away:
            self._brought_back(by=by, supported_by=supported_by)

    def require_kept(self) -> None:
        """Raises TakenBack."""
        if self.is_taken_back:
            raise TakenBack("Somebody did not want this photo to be shown. It is gone from every page.")

    # What each event changes: no rules, no clock, no look-ups

    @event(Described)
    def _described(self, words: str, by: UUID, supported_by: UUID | None) -> None:
        self.words = words

    @event(PeopleChosen)
    def _people_chosen(
        self, shows: list[UUID], others: bool, others_agreed: bool, by: UUID, supported_by: UUID | None
    ) -> None:
        added = set(shows) - set(self.sitters.shows) - {self.person_id}
        self.asked = (self.asked | added) & set(shows)
        self.sitters = Sitters(tuple(shows), others, others_agreed)

    @event(Agreed)
    def _agreed(self, by: UUID) -> None:
        self.asked.discard(by)

    @event(OthersAgreed)
    def _others_agreed(self, by: UUID, supported_by: UUID | None) -> None:
        self.sitters = replace(self.sitters, others_agreed=True)

    @event(TakenBack)
    def _taken_back(self, by: UUID, supported_by: UUID | None) -> None:
        self.is_taken_back = True

    @event(PutAway)
    def _put_away(self, by: UUID, supported_by: UUID | None) -> None:
        self.is_put_away = True

    @event(BroughtBack)
    def _brought_back(self, by: UUID, supported_by: UUID | None) -> None:
        self.is_put_away = False
