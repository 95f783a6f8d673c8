"""Members: carers, workers, auditors and everybody else who signs in and is not the person."""

from collections.abc import Mapping
from typing import ClassVar, Self
from uuid import UUID

from eventsourcing.domain import event

from domain import likes
from domain.people import a_language
from domain.permissions import Role
from domain.records import Kept
from domain.words import LONGEST_NAME, spoken


class Member(Kept):
    """Somebody in the scheme, with a key of their own, so that their name can be forgotten."""

    class Event(Kept.Event):
        """Something that happened to a member."""

        CLEAR: ClassVar[frozenset[str]] = frozenset({"role", "language", "by"})

    class Welcomed(Event, Kept.Created):
        """Somebody became a member of the scheme."""

        name: str
        by: UUID

    class RoleGiven(Event):
        """They were given a role in the scheme."""

        role: str
        by: UUID

    class RoleEnded(Event):
        """Their role in the scheme ended."""

        role: str
        by: UUID

    class LanguageChosen(Event):
        """They said in which language they like pages."""

        language: str
        """A language tag: a key of `domain.people.LANGUAGES`."""
        by: UUID

    class LikesChosen(Event):
        """They said how they like things."""

        choices: dict[str, str]
        """What differs from the usual: of `domain.likes.CHOICES`."""
        by: UUID

    class LookedInVain(Event):
        """They tried many times to look in an emergency, and found nobody. For whom they looked is written nowhere."""

        by: UUID

    def __init__(self, name: str) -> None:
        self.name = name
        self.roles: frozenset[Role] = frozenset()
        self.language = "en"
        self.likes: dict[str, str] = {}

    # What can be asked of a member

    @classmethod
    def welcome(cls, name: str, *, by: UUID) -> Self:
        """Welcome somebody. Raises WordsMissing, WordsTooLong, WordsUnreadable."""
        return cls._create(cls.Welcomed, name=spoken(name, longest=LONGEST_NAME), by=by)

    def give_role(self, role: Role, *, by: UUID) -> None:
        """Give a role in the scheme."""
        if role not in self.roles:
            self._role_given(role=role.value, by=by)

    def end_role(self, role: Role, *, by: UUID) -> None:
        """End a role in the scheme."""
        if role in self.roles:
            self._role_ended(role=role.value, by=by)

    def choose_language(self, language: str, *, by: UUID) -> None:
        """Say in which language they like pages. Raises NotALanguage."""
        if a_language(language) != self.language:
            self._language_chosen(language=language, by=by)

    def choose_likes(self, choices: Mapping[str, str], *, by: UUID) -> None:
        """Say how they like things; what is left out is as usual. Raises NotAChoice."""
        wanted = likes.chosen(choices)
        if wanted != self.likes:
            self._likes_chosen(choices=wanted, by=by)

    def look_in_vain(self, *, by: UUID) -> None:
        """Try many times to look in an emergency, and find nobody."""
        self._looked_in_vain(by=by)

    # What each event changes: no rules, no clock, no look-ups

    @event(RoleGiven)
    def _role_given(self, role: str, by: UUID) -> None:
        self.roles |= {Role(role)}

    @event(RoleEnded)
    def _role_ended(self, role: str, by: UUID) -> None:
        self.roles -= {Role(role)}

    @event(LanguageChosen)
    def _language_chosen(self, language: str, by: UUID) -> None:
        self.language = language

    @event(LikesChosen)
    def _likes_chosen(self, choices: dict[str, str], by: UUID) -> None:
        self.likes = choices

    @event(LookedInVain)
    def _looked_in_vain(self, by: UUID) -> None:
        pass
