"""Hopes: what a person hopes for, the steps taken, reached or let go."""

from uuid import UUID

from eventsourcing.domain import event

from domain.entries import Entry
from domain.refusals import LetGo
from domain.words import spoken

HEADING = "hopes"
"""The heading that every hope, and nothing else, stands under."""


class Hope(Entry):
    """Something a person hopes for, in their own words."""

    class Event(Entry.Event):
        """Something that happened to a hope."""

    class Told(Entry.Told):
        """They told a hope."""

    class Offered(Entry.Offered):
        """Somebody wrote down a hope that they heard."""

    class MovedForward(Event):
        """They got a step nearer."""

        step: str
        by: UUID
        supported_by: UUID | None

    class StepTakenBack(Event):
        """They took back the last step: it was not one after all."""

        by: UUID
        supported_by: UUID | None

    class Reached(Event):
        """It came true."""

        by: UUID
        supported_by: UUID | None

    class LetGo(Event):
        """They let it go."""

        by: UUID
        supported_by: UUID | None

    class TakenUpAgain(Event):
        """They took it up again."""

        by: UUID
        supported_by: UUID | None

    def __init__(
        self,
        person_id: UUID,
        heading: str,
        words: str,
        by: UUID,
        audience: str = "",
        author: str = "",
        how_known: str = "",
    ) -> None:
        super().__init__(person_id, heading, words, by, audience, author, how_known)
        self.steps: list[str] = []
        self.is_reached = False
        self.is_let_go = False

    # What can be asked of a hope

    def move_forward(self, step: str, *, by: UUID, supported_by: UUID | None = None) -> None:
        """Add a step taken. Raises LetGo, PutAway, StillWaiting, WordsMissing, WordsTooLong, WordsUnreadable."""
        self._require_held()
        self._moved_forward(step=spoken(step), by=by, supported_by=supported_by)

    def take_back_step(self, *, by: UUID, supported_by: UUID | None = None) -> None:
        """Take back the last step, if there is one. Raises PutAway, StillWaiting."""
        self.require_current()
        if self.steps:
            self._step_taken_back(by=by, supported_by=supported_by)

    def reach(self, *, by: UUID, supported_by: UUID | None = None) -> None:
        """Say that it came true. Raises LetGo, PutAway, StillWaiting."""
        self._require_held()
        if not self.is_reached:
            self._reached(by=by, supported_by=supported_by)

    def let_go(self, *, by: UUID, supported_by: UUID | None = None) -> None:
        """Let it go. Raises PutAway, StillWaiting."""
        self.require_current()
        if not self.is_let_go:
            self._let_go(by=by, supported_by=supported_by)

    def take_up_again(self, *, by: UUID, supported_by: UUID | None = None) -> None:
        """Hope for it again, after it was let go or reached. Raises PutAway, StillWaiting."""
        self.require_current()
        if self.is_let_go or self.is_reached:
            self._taken_up_again(by=by, supported_by=supported_by)

    def _require_held(self) -> None:
        self.require_current()
        if self.is_let_go:
            raise LetGo("This hope has been let go. You can take it up again.")

    # What each event changes: no rules, no clock, no look-ups

    @event(MovedForward)
    def _moved_forward(self, step: str, by: UUID, supported_by: UUID | None) -> None:
        self.steps.append(step)

    @event(StepTakenBack)
    def _step_taken_back(self, by: UUID, supported_by: UUID | None) -> None:
        self.steps.pop()

    @event(Reached)
    def _reached(self, by: UUID, supported_by: UUID | None) -> None:
        self.is_reached = True

    @event(LetGo)
    def _let_go(self, by: UUID, supported_by: UUID | None) -> None:
        self.is_let_go = True

    @event(TakenUpAgain)
    def _taken_up_again(self, by: UUID, supported_by: UUID | None) -> None:
        self.is_let_go = self.is_reached = False
