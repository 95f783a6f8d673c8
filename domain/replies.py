"""The right of reply: a person's answer to any words about them, bound to the wording it answers.

Wordings are counted from 1. A reply is shown, and printed, directly under the words that it answers.
"""

from typing import ClassVar
from uuid import UUID

from eventsourcing.domain import event

from domain.records import Part
from domain.refusals import ChangedMeanwhile, NeedsSomebodyElse, Refused
from domain.words import spoken


class NotDisagreed(Refused):
    """The person has not said that they do not agree."""


class Answerable(Part):
    """Words that the person can answer."""

    written_by: UUID
    wording: int
    disagreed: bool
    authors: frozenset[UUID]
    """Whoever wrote any of it, in the first wording or a later one."""
    said: tuple[str, ...]
    """Every word of it, in the order in which it was written."""
    told_by: str = ""
    """Who told it to whoever wrote it down, where that is said."""

    class Event(Part.Event):
        """Something that happened to words which can be answered."""

        CLEAR: ClassVar[frozenset[str]] = Part.Event.CLEAR | {"wording"}

    class ReplyGiven(Event):
        """The person answered what was said."""

        wording: int
        words: str
        by: UUID
        supported_by: UUID | None

    class Disagreed(Event):
        """The person said that they do not agree."""

        wording: int
        words: str
        by: UUID
        supported_by: UUID | None

    class DisagreementResolved(Event):
        """What they did not agree with was looked into."""

        words: str
        by: UUID

    # What can be asked of words about a person

    def reply(self, words: str, *, to: int, by: UUID, supported_by: UUID | None) -> None:
        """Answer a wording. Raises ChangedMeanwhile, NeedsSomebodyElse and as `domain.words.spoken`."""
        self._require_answerable(to, supported_by)
        self._reply_given(wording=to, words=spoken(words), by=by, supported_by=supported_by)

    def disagree(self, words: str, *, to: int, by: UUID, supported_by: UUID | None) -> None:
        """Say that this is not so. It leaves shared views while it is looked into. Raises as `reply`."""
        self._require_answerable(to, supported_by)
        spoken(words)
        if not self.disagreed:
            self._disagreed(wording=to, words=words, by=by, supported_by=supported_by)

    def resolve(self, words: str, *, by: UUID) -> None:
        """Say what came of looking into it. Raises NotDisagreed, WordsMissing, WordsTooLong, WordsUnreadable."""
        if not self.disagreed:
            raise NotDisagreed("There is nothing here that the person did not agree with.")
        self._resolved(words=spoken(words), by=by)

    def require_seen(self, wording: int) -> None:
        """Raises ChangedMeanwhile unless this is the wording that stands now."""
        if wording != self.wording:
            raise ChangedMeanwhile("These words were changed while you were writing. Look at them, then say it again.")

    def _require_answerable(self, wording: int, helper: UUID | None) -> None:
        if helper in self.authors:
            raise NeedsSomebodyElse("Somebody who did not write these words has to help with the answer.")
        if not 1 <= wording <= self.wording:
            raise ChangedMeanwhile("There is no such wording. Read the words again, then answer.")

    # What each event changes

    def _begin(self, person_id: UUID, by: UUID, *said: str) -> None:
        """Begin with the first wording."""
        self.person_id = person_id
        self.written_by = by
        self.wording = 1
        self.disagreed = False
        self.authors, self.said = frozenset(), ()
        self._add(by, *said)

    def _add(self, by: UUID, *said: str) -> None:
        """Remember who wrote which words: of them depends who may help with an answer."""
        self.authors |= {by}
        self.said += said

    @event(ReplyGiven)
    def _reply_given(self, wording: int, words: str, by: UUID, supported_by: UUID | None) -> None:
        pass

    @event(Disagreed)
    def _disagreed(self, wording: int, words: str, by: UUID, supported_by: UUID | None) -> None:
        self.disagreed = True

    @event(DisagreementResolved)
    def _resolved(self, words: str, by: UUID) -> None:
        self.disagreed = False
