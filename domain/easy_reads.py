"""Easy Read: what an entry says, again, in easy words: one idea to a sentence, each with a picture or none.

It is the person's, like the entry: written by them or with them, or drafted by somebody else and approved by them.
It belongs to the wording that it says again. When the entry is worded anew, it is stale until it is written again.
"""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple, Self
from uuid import UUID, uuid5

from eventsourcing.domain import event

from domain.easy_sentences import EasySentence, as_kept, checked, together
from domain.records import Kept, Part
from domain.refusals import AlreadyDecided, ChangedMeanwhile


class Draft(NamedTuple):
    """What somebody else wrote for the person to look at."""

    sentences: tuple[EasySentence, ...]
    wording: int
    by: UUID


class Before(NamedTuple):
    """What stood before the last change of the person's."""

    sentences: tuple[EasySentence, ...]
    wording: int
    drafts: dict[int, Draft]


class EasyRead(Part):
    """What one entry says, in easy words."""

    class Event(Part.Event):
        """Something that happened to an Easy Read."""

        CLEAR: ClassVar[frozenset[str]] = Part.Event.CLEAR | {"entry", "wording", "draft"}

        entry: UUID

    class Begun(Event, Kept.Created):
        """An Easy Read of an entry was begun."""

        by: UUID

    class SaidEasily(Event):
        """They said it again in easy words."""

        wording: int
        """The wording of the entry that this says again."""
        easy_words: str
        """A sentence to a line. What they were before is not shown beside it: it may never have been shared."""
        pictures: list[str]
        """A name for each sentence, or nothing."""
        by: UUID
        supported_by: UUID | None

    class Drafted(Event):
        """Somebody wrote easy words for them to look at."""

        draft: int
        wording: int
        easy_words: str
        pictures: list[str]
        by: UUID

    class DraftApproved(Event):
        """They said: yes, show these easy words."""

        draft: int
        by: UUID
        supported_by: UUID | None

    class ApprovalTakenBack(Event):
        """They want to be asked again about easy words that they said yes to."""

        draft: int
        by: UUID
        supported_by: UUID | None

    class DraftDeclined(Event):
        """They said no thank you to easy words that somebody wrote."""

        draft: int
        by: UUID
        supported_by: UUID | None

    class DeclineTakenBack(Event):
        """They want to be asked again about easy words that they said no thank you to."""

        draft: int
        by: UUID
        supported_by: UUID | None

    class EasyWordsTakenAway(Event):
        """They took the easy words away."""

        by: UUID
        supported_by: UUID | None

    class EasyWordsBroughtBack(Event):
        """They brought back the easy words from before, and whoever said those said them."""

        by: UUID
        supported_by: UUID | None

    def __init__(self, person_id: UUID, entry: UUID) -> None:
        self.person_id = person_id
        self.entry = entry
        self.edition = 0
        """How often what is shown has changed."""
        self.sentences: tuple[EasySentence, ...] = ()
        self.wording = 0
        self.drafts: dict[int, Draft] = {}
        """Those that wait, by number."""
        self.drafted = 0
        self.before = Before((), 0, {})

    @staticmethod
    def id_of(entry: UUID) -> UUID:
        """The id of the Easy Read of this entry."""
        return uuid5(entry, "easy read")

    # What can be asked of an Easy Read

    @classmethod
    def begin(cls, person_id: UUID, entry: UUID, *, by: UUID) -> Self:
        """Begin the Easy Read of an entry."""
        return cls._create(cls.Begun, id=cls.id_of(entry), person_id=person_id, entry=entry, by=by)

    def say(
        self, sentences: Sequence[EasySentence], *, wording: int, seen: int, by: UUID, supported_by: UUID | None = None
    ) -> None:
        """Say a wording of the entry in easy words. Raises ChangedMeanwhile and as `checked`.

        `seen` is the edition that the asker saw: 0 where there were no easy words.
        """
        said = checked(sentences)
        self._require_seen(seen)
        if (said, wording) != (self.sentences, self.wording):
            kept = as_kept(said)
            self._said(entry=self.entry, wording=wording, **kept, by=by, supported_by=supported_by)

    def draft(self, sentences: Sequence[EasySentence], *, wording: int, by: UUID) -> None:
        """Write easy words for the person to look at, in place of theirs before. Raises as `checked`."""
        said = checked(sentences)
        if Draft(said, wording, by) not in self.drafts.values():
            self._drafted(entry=self.entry, draft=self.drafted + 1, wording=wording, **as_kept(said), by=by)

    def approve(self, draft: int, *, wording: int, by: UUID, supported_by: UUID | None = None) -> None:
        """Yes, show these. Raises AlreadyDecided, and ChangedMeanwhile where the entry has been worded anew."""
        if self._waiting(draft).wording != wording:
            raise ChangedMeanwhile("These easy words were written for the words before. Write them again first.")
        self._approved(entry=self.entry, draft=draft, by=by, supported_by=supported_by)

    def decline(self, draft: int, *, by: UUID, supported_by: UUID | None = None) -> None:
        """No thank you. Raises AlreadyDecided."""
        self._waiting(draft)
        self._declined(entry=self.entry, draft=draft, by=by, supported_by=supported_by)

    def take_away(self, *, by: UUID, supported_by: UUID | None = None) -> None:
        """Take the easy words away. They stay in the history."""
        if self.sentences:
            self._taken_away(entry=self.entry, by=by, supported_by=supported_by)

    def bring_back(self, *, by: UUID, supported_by: UUID | None = None) -> None:
        """Bring back the easy words from before they were said anew or taken away."""
        if self.before.sentences and (self.sentences, self.wording) != self.before[:2]:
            self._brought_back(entry=self.entry, by=by, supported_by=supported_by)

    def take_yes_back(self, draft: int, *, by: UUID, supported_by: UUID | None = None) -> None:
        """Want to be asked again about a draft that they said yes to last."""
        if draft in self.before.drafts and draft not in self.drafts:
            self._approval_taken_back(entry=self.entry, draft=draft, by=by, supported_by=supported_by)

    def take_no_back(self, draft: int, *, by: UUID, supported_by: UUID | None = None) -> None:
        """Want to be asked again about a draft that they said no thank you to last."""
        if draft in self.before.drafts and draft not in self.drafts:
            self._decline_taken_back(entry=self.entry, draft=draft, by=by, supported_by=supported_by)

    def _require_seen(self, edition: int) -> None:
        if edition != (self.edition if self.sentences else 0):
            raise ChangedMeanwhile(
                "These easy words were changed while you were writing. Look at them, then say it again."
            )

    def _waiting(self, draft: int) -> Draft:
        if draft not in self.drafts:
            raise AlreadyDecided("These easy words are not waiting any more. Look at what is there now.")
        return self.drafts[draft]

    # What each event changes: no rules, no clock, no look-ups

    @event(SaidEasily)
    def _said(
        self, entry: UUID, wording: int, easy_words: str, pictures: list[str], by: UUID, supported_by: UUID | None
    ) -> None:
        self._show(together(easy_words, pictures), wording, self.drafts)

    @event(Drafted)
    def _drafted(self, entry: UUID, draft: int, wording: int, easy_words: str, pictures: list[str], by: UUID) -> None:
        theirs = Draft(together(easy_words, pictures), wording, by)
        self.drafts = {number: each for number, each in self.drafts.items() if each.by != by} | {draft: theirs}
        self.drafted = draft

    @event(DraftApproved)
    def _approved(self, entry: UUID, draft: int, by: UUID, supported_by: UUID | None) -> None:
        approved = self.drafts[draft]
        self._show(approved.sentences, approved.wording, self._drafts_without(draft))

    @event(ApprovalTakenBack)
    def _approval_taken_back(self, entry: UUID, draft: int, by: UUID, supported_by: UUID | None) -> None:
        self._show(*self.before)

    @event(DraftDeclined)
    def _declined(self, entry: UUID, draft: int, by: UUID, supported_by: UUID | None) -> None:
        self.before = Before(self.sentences, self.wording, self.drafts)
        self.drafts = self._drafts_without(draft)

    @event(DeclineTakenBack)
    def _decline_taken_back(self, entry: UUID, draft: int, by: UUID, supported_by: UUID | None) -> None:
        self.drafts = self.before.drafts

    @event(EasyWordsTakenAway)
    def _taken_away(self, entry: UUID, by: UUID, supported_by: UUID | None) -> None:
        self._show((), 0, self.drafts)

    @event(EasyWordsBroughtBack)
    def _brought_back(self, entry: UUID, by: UUID, supported_by: UUID | None) -> None:
        self._show(*self.before)

    def _show(self, sentences: tuple[EasySentence, ...], wording: int, drafts: dict[int, Draft]) -> None:
        self.before = Before(self.sentences, self.wording, self.drafts)
        self.sentences, self.wording, self.drafts = sentences, wording, drafts
        self.edition += 1

    def _drafts_without(self, draft: int) -> dict[int, Draft]:
        return {number: each for number, each in self.drafts.items() if number != draft}


UNTIL_APPROVED = frozenset({EasyRead.Begun, EasyRead.Drafted, EasyRead.DraftDeclined, EasyRead.DeclineTakenBack})
"""What nobody but the person learns of, and whoever sits with them: what was drafted, and what became of it."""
