"""An entry's life, written once: told or offered, decided, reworded, put away, brought back.

Strengths, achievements, what matters, how to support me: all are entries, under the headings of
`domain.headings`. Hopes add what is their own (`domain.hopes`).
"""

from enum import StrEnum
from typing import Any, ClassVar, Self
from uuid import UUID

from eventsourcing.domain import event

from domain.headings import heading as heading_with
from domain.records import Kept, Part
from domain.refusals import AlreadyDecided, PutAway, StillWaiting
from domain.replies import Answerable
from domain.sayings import Ours
from domain.words import LONGEST_NAME, spoken, written


class Audience(StrEnum):
    """Who can see an entry. The value is how it is said on a page."""

    EVERYONE = Ours("everyone I choose")
    JUST_THESE = Ours("just these people")
    NOT_IN_PROFILE = Ours("not in my profile")
    MINE_ALONE = Ours("mine alone")


class State(StrEnum):
    """Where an entry is in its life."""

    WAITING = "waiting"
    KEPT = "kept"
    DECLINED = "declined"
    PUT_AWAY = "put away"


class Entry(Answerable):
    """Something about a person, in their words or offered in somebody else's."""

    class Event(Answerable.Event):
        """Something that happened to an entry."""

    class Told(Event, Kept.Created):
        """They told something about themselves."""

        CLEAR: ClassVar[frozenset[str]] = Part.Event.CLEAR | {"heading"}

        heading: str
        words: str
        happened: str
        """When, as people say it: "summer 2019"."""
        first_time: bool
        area: str
        audience: str
        by: UUID
        supported_by: UUID | None

    class Offered(Event, Kept.Created):
        """Somebody offered something good about them."""

        CLEAR: ClassVar[frozenset[str]] = Part.Event.CLEAR | {"heading"}

        heading: str
        words: str
        happened: str
        first_time: bool
        area: str
        author: str
        """Who said it, where that is not the member who wrote it down: "Rhian, my carer"."""
        how_known: str
        """How whoever offers it knows."""
        by: UUID

    class AcceptedAsWritten(Event):
        """They said: yes, show this."""

        by: UUID
        supported_by: UUID | None

    class SaidInMyWords(Event):
        """They said yes, in their own words. Both wordings are kept, theirs is shown."""

        words: str
        wording: int
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

    class Reworded(Event):
        """They said it in new words."""

        words: str
        wording: int
        by: UUID
        supported_by: UUID | None

    class AudienceChosen(Event):
        """They chose who can see it."""

        audience: str
        people: list[UUID]
        """Members who can see it, where it is for just these people."""
        by: UUID
        supported_by: UUID | None

    class DecisionTakenBack(Event):
        """They took back what they decided about an offer. It waits for them again, as it was offered."""

        words: str
        wording: int
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
        self,
        person_id: UUID,
        heading: str,
        words: str,
        by: UUID,
        audience: str = "",
        author: str = "",
        how_known: str = "",
    ) -> None:
        self._begin(person_id, by, words, how_known)
        self.told_by = author
        self.heading = heading
        self.words = words
        self.audience = audience
        self.people: list[UUID] = []
        self.state = State.KEPT if audience else State.WAITING
        self.state_before = self.state

    # What can be asked of an entry

    @classmethod
    def tell(
        cls,
        person_id: UUID,
        heading: str,
        words: str,
        *,
        happened: str = "",
        first_time: bool = False,
        area: str = "",
        audience: Audience = Audience.EVERYONE,
        by: UUID,
        supported_by: UUID | None = None,
    ) -> Self:
        """Tell something. Raises NotAHeading, WordsMissing, WordsTooLong, WordsUnreadable."""
        told = _checked(heading, words, happened, area)
        return cls._create(
            cls.Told,
            person_id=person_id,
            first_time=first_time,
            audience=audience.value,
            by=by,
            supported_by=supported_by,
            **told,
        )

    @classmethod
    def offer(
        cls,
        person_id: UUID,
        heading: str,
        words: str,
        *,
        happened: str = "",
        first_time: bool = False,
        area: str = "",
        author: str = "",
        how_known: str = "",
        by: UUID,
    ) -> Self:
        """Offer something: it waits for the person. Raises as `tell`."""
        offered = _checked(heading, words, happened, area)
        return cls._create(
            cls.Offered,
            person_id=person_id,
            first_time=first_time,
            author=written(author, longest=LONGEST_NAME),
            how_known=written(how_known),
            by=by,
            **offered,
        )

    def accept(self, *, by: UUID, supported_by: UUID | None = None) -> None:
        """Yes, show this. Raises AlreadyDecided."""
        if self._must_decide(State.KEPT, Audience.EVERYONE, supported_by):
            self._accepted(by=by, supported_by=supported_by)

    def say_in_my_words(self, words: str, *, by: UUID, supported_by: UUID | None = None) -> None:
        """Yes, in my words. Raises AlreadyDecided, WordsMissing, WordsTooLong, WordsUnreadable."""
        spoken(words)
        if self._must_decide(State.KEPT, Audience.EVERYONE, supported_by):
            self._said_in_my_words(words=words, wording=self.wording + 1, by=by, supported_by=supported_by)
        elif words != self.words:
            raise AlreadyDecided(DECIDED)

    def keep_private(self, *, by: UUID, supported_by: UUID | None = None) -> None:
        """Just for me. Raises AlreadyDecided."""
        if self._must_decide(State.KEPT, Audience.MINE_ALONE, supported_by):
            self._kept_private(by=by, supported_by=supported_by)

    def decline(self, *, by: UUID, supported_by: UUID | None = None) -> None:
        """No thank you. Raises AlreadyDecided."""
        if self._must_decide(State.DECLINED, self.audience, supported_by):
            self._declined(by=by, supported_by=supported_by)

    def ask_again(self, words: str, *, by: UUID, supported_by: UUID | None = None) -> None:
        """Take back what was decided about an offer: it waits again, in the words that it was offered in."""
        if self.state is not State.WAITING:
            wording = self.wording + (words != self.words)
            self._decision_taken_back(words=words, wording=wording, by=by, supported_by=supported_by)

    def reword(self, words: str, *, seen: int, by: UUID, supported_by: UUID | None = None) -> None:
        """Say it in new words. Raises ChangedMeanwhile, PutAway, StillWaiting and as `domain.words.spoken`."""
        spoken(words)
        self.require_current()
        self.require_seen(seen)
        if words != self.words:
            self._reworded(words=words, wording=self.wording + 1, by=by, supported_by=supported_by)

    def show_to(self, audience: Audience, people: list[UUID], *, by: UUID, supported_by: UUID | None = None) -> None:
        """Choose who can see it. Raises PutAway, StillWaiting."""
        self.require_current()
        people = sorted(set(people)) if audience is Audience.JUST_THESE else []
        if (audience, people) != (self.audience, self.people):
            self._audience_chosen(audience=audience.value, people=people, by=by, supported_by=supported_by)

    def put_away(self, *, by: UUID, supported_by: UUID | None = None) -> None:
        """Put it away: it is in no view but the history, and can be brought back. Raises StillWaiting."""
        if self.state is State.WAITING:
            raise StillWaiting(_WAITING)
        if self.state is not State.PUT_AWAY:
            self._put_away(by=by, supported_by=supported_by)

    def bring_back(self, *, by: UUID, supported_by: UUID | None = None) -> None:
        """Bring back what was put away; what was declined is asked about again."""
        if self.state in {State.PUT_AWAY, State.DECLINED}:
            self._brought_back(by=by, supported_by=supported_by)

    def require_current(self) -> None:
        """Raises PutAway, StillWaiting."""
        if self.state in {State.PUT_AWAY, State.DECLINED}:
            raise PutAway("This has been put away. Bring it back first.")
        if self.state is State.WAITING:
            raise StillWaiting(_WAITING)

    def is_kept_from(self, helper: UUID) -> bool:
        """Whether the person keeps this from whoever helps them: private, for others, or said no to."""
        if self.state is State.WAITING or self.audience in {Audience.EVERYONE, Audience.NOT_IN_PROFILE}:
            return False
        return self.audience != Audience.JUST_THESE or helper not in self.people

    def _must_decide(self, state: State, audience: str, helper: UUID | None) -> bool:
        """Whether there is still something to decide. Raises AlreadyDecided, unless it was decided just so.

        To a helper from whom it is kept, every decision reads alike.
        """
        if self.state is State.WAITING:
            return True
        if (self.state, self.audience) != (state, audience) or (helper and self.is_kept_from(helper)):
            raise AlreadyDecided(DECIDED)
        return False

    # What each event changes: no rules, no clock, no look-ups

    @event(AcceptedAsWritten)
    def _accepted(self, by: UUID, supported_by: UUID | None) -> None:
        self.state, self.audience = State.KEPT, Audience.EVERYONE.value

    @event(SaidInMyWords)
    def _said_in_my_words(self, words: str, wording: int, by: UUID, supported_by: UUID | None) -> None:
        self.words, self.wording = words, wording
        self._add(by, words)
        self.state, self.audience = State.KEPT, Audience.EVERYONE.value

    @event(KeptPrivate)
    def _kept_private(self, by: UUID, supported_by: UUID | None) -> None:
        self.state, self.audience = State.KEPT, Audience.MINE_ALONE.value

    @event(Declined)
    def _declined(self, by: UUID, supported_by: UUID | None) -> None:
        self.state = State.DECLINED

    @event(DecisionTakenBack)
    def _decision_taken_back(self, words: str, wording: int, by: UUID, supported_by: UUID | None) -> None:
        self.words, self.wording = words, wording
        self.state, self.audience, self.people = State.WAITING, "", []

    @event(Reworded)
    def _reworded(self, words: str, wording: int, by: UUID, supported_by: UUID | None) -> None:
        self.words, self.wording = words, wording
        self._add(by, words)

    @event(AudienceChosen)
    def _audience_chosen(self, audience: str, people: list[UUID], by: UUID, supported_by: UUID | None) -> None:
        self.audience, self.people = audience, people

    @event(PutAway)
    def _put_away(self, by: UUID, supported_by: UUID | None) -> None:
        self.state_before, self.state = self.state, State.PUT_AWAY

    @event(BroughtBack)
    def _brought_back(self, by: UUID, supported_by: UUID | None) -> None:
        self.state = self.state_before if self.state is State.PUT_AWAY else State.WAITING


DECIDED = Ours("This has been decided already. Look at what was decided: you can still change it.")
_WAITING = Ours("This is still waiting for the person to decide.")


def _checked(heading: str, words: str, happened: str, area: str) -> dict[str, Any]:
    """What is told, if it can be kept. Raises NotAHeading, WordsMissing, WordsTooLong, WordsUnreadable."""
    return {
        "heading": heading_with(heading).key,
        "words": spoken(words),
        "happened": written(happened, longest=LONGEST_NAME),
        "area": written(area, longest=LONGEST_NAME),
    }
