"""The person whose record it is: what they are called over time, and one line in their own words."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, Self
from uuid import UUID, uuid4

from eventsourcing.domain import event

from domain import likes
from domain.records import Kept, Part
from domain.refusals import Refused
from domain.words import LONGEST_NAME, spoken, written

LANGUAGES = {"en": "English", "cy": "Cymraeg"}


class NotALanguage(Refused):
    """The record is not kept in this language."""


class NothingCovered(Refused):
    """The person has not covered a name."""


def a_language(language: str) -> str:
    """A language that pages can be in. Raises NotALanguage."""
    if language not in LANGUAGES:
        raise NotALanguage("Choose one of these languages: %(languages)s.", languages=tuple(LANGUAGES))
    return language


class Person(Part):
    """A person with a record of their own."""

    class Event(Part.Event):
        """Something that happened to the person's own account of who they are."""

    class RecordOpened(Event, Kept.Created):
        """Their record was opened."""

        name: str
        pronouns: str
        by: UUID
        supported_by: UUID | None

    class NameAndPronounsChosen(Event):
        """They said what to call them."""

        name: str
        pronouns: str
        cover_former: bool
        """Whether the name they had until now is covered wherever it was written."""
        by: UUID
        supported_by: UUID | None

    class NameTakenBack(Event):
        """They are called again as they were before they last said what to call them."""

        name: str
        pronouns: str
        covered: list[str]
        """The names that are covered, as they were before."""
        by: UUID
        supported_by: UUID | None

    class OneLineSaid(Event):
        """They said one line about themselves."""

        words: str
        by: UUID
        supported_by: UUID | None

    class LanguageChosen(Event):
        """They said which language comes first."""

        CLEAR: ClassVar[frozenset[str]] = Part.Event.CLEAR | {"language"}

        language: str
        """A language tag: a key of `LANGUAGES`."""
        by: UUID
        supported_by: UUID | None

    class LikesChosen(Event):
        """They said how they like things."""

        choices: dict[str, str]
        """What differs from the usual: of `domain.likes.CHOICES`."""
        by: UUID
        supported_by: UUID | None

    class NameUncovered(Event):
        """Somebody looked at a name which they had covered."""

        why: str
        by: UUID

    def __init__(self, person_id: UUID, name: str, pronouns: str) -> None:
        self.person_id = person_id
        self.name = name
        self.pronouns = pronouns
        self.one_line = ""
        self.language = "en"
        self.likes: dict[str, str] = {}
        self.covered: list[str] = []
        """Names that they had and cover."""

    # What can be asked of a person's account of who they are

    @classmethod
    def open_record(cls, name: str, pronouns: str = "", *, by: UUID, supported_by: UUID | None = None) -> Self:
        """Open a record under a new id. Raises WordsMissing, WordsTooLong, WordsUnreadable."""
        person_id = uuid4()
        return cls._create(
            cls.RecordOpened,
            id=person_id,
            person_id=person_id,
            name=spoken(name, longest=LONGEST_NAME),
            pronouns=written(pronouns, longest=LONGEST_NAME),
            by=by,
            supported_by=supported_by,
        )

    def choose_name(
        self,
        name: str,
        pronouns: str,
        *,
        cover_former: bool,
        by: UUID,
        supported_by: UUID | None = None,
    ) -> None:
        """Say what to call them from now on. Raises WordsMissing, WordsTooLong, WordsUnreadable."""
        spoken(name, longest=LONGEST_NAME)
        written(pronouns, longest=LONGEST_NAME)
        if (name, pronouns) != (self.name, self.pronouns):
            cover = cover_former and name != self.name
            self._name_chosen(name=name, pronouns=pronouns, cover_former=cover, by=by, supported_by=supported_by)

    def take_name_back(
        self, name: str, pronouns: str, covered: Sequence[str], *, by: UUID, supported_by: UUID | None = None
    ) -> None:
        """Be called again as before, with the names covered that were covered then."""
        if (name, pronouns) != (self.name, self.pronouns):
            self._name_taken_back(name=name, pronouns=pronouns, covered=list(covered), by=by, supported_by=supported_by)

    def say_one_line(self, words: str, *, by: UUID, supported_by: UUID | None = None) -> None:
        """Say one line about themselves; no words take it away. Raises WordsTooLong, WordsUnreadable."""
        written(words, longest=LONGEST_NAME)
        if words != self.one_line:
            self._one_line_said(words=words, by=by, supported_by=supported_by)

    def choose_language(self, language: str, *, by: UUID, supported_by: UUID | None = None) -> None:
        """Say which language comes first. Raises NotALanguage."""
        if a_language(language) != self.language:
            self._language_chosen(language=language, by=by, supported_by=supported_by)

    def choose_likes(self, choices: Mapping[str, str], *, by: UUID, supported_by: UUID | None = None) -> None:
        """Say how they like things; what is left out is as usual. Raises NotAChoice."""
        wanted = likes.chosen(choices)
        if wanted != self.likes:
            self._likes_chosen(choices=wanted, by=by, supported_by=supported_by)

    def uncover_name(self, why: str, *, by: UUID) -> None:
        """Look at a covered name, with a reason that the person will see. Raises NothingCovered and as `spoken`."""
        if not self.covered:
            raise NothingCovered("There is no covered name in this record.")
        self._name_uncovered(why=spoken(why), by=by)

    # What each event changes: no rules, no clock, no look-ups

    @event(NameAndPronounsChosen)
    def _name_chosen(self, name: str, pronouns: str, cover_former: bool, by: UUID, supported_by: UUID | None) -> None:
        covered = [*self.covered, self.name] if cover_former else self.covered
        self.covered = [each for each in covered if each != name]
        self.name, self.pronouns = name, pronouns

    @event(NameTakenBack)
    def _name_taken_back(
        self, name: str, pronouns: str, covered: list[str], by: UUID, supported_by: UUID | None
    ) -> None:
        self.name, self.pronouns, self.covered = name, pronouns, covered

    @event(OneLineSaid)
    def _one_line_said(self, words: str, by: UUID, supported_by: UUID | None) -> None:
        self.one_line = words

    @event(LanguageChosen)
    def _language_chosen(self, language: str, by: UUID, supported_by: UUID | None) -> None:
        self.language = language

    @event(LikesChosen)
    def _likes_chosen(self, choices: dict[str, str], by: UUID, supported_by: UUID | None) -> None:
        self.likes = choices

    @event(NameUncovered)
    def _name_uncovered(self, why: str, by: UUID) -> None:
        pass
