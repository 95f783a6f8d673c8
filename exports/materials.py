"""What a paper is made of: the profile, and what goes with it, as everyone whom the person chose may see it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from domain import headings
from domain.headings import Kind
from projections.profiles import Section, ShownProfile


@dataclass(frozen=True)
class Picture:
    """A photo or a drawing, and what it shows in words."""

    shows: str
    data: bytes
    """JPEG, PNG or SVG."""


@dataclass(frozen=True)
class EasySentence:
    """One idea, with the picture that goes with it."""

    words: str
    picture: Picture | None = None


@dataclass(frozen=True)
class EasyRead:
    """An entry in Easy Read, as the person approved it."""

    sentences: Sequence[EasySentence]
    is_stale: bool = False
    """Whether the entry's own words changed after it was written."""


@dataclass(frozen=True)
class Contact:
    """Somebody to call."""

    name: str
    who: str
    """What they are to the person: "my sister"."""
    phone: str


@dataclass(frozen=True)
class Material:
    """Everything that a paper may show. Each paper takes what it carries."""

    profile: ShownProfile
    photos: Mapping[UUID, Picture] = field(default_factory=dict)
    """By the id of what they hang on: the person, or an entry."""
    easy_reads: Mapping[UUID, EasyRead] = field(default_factory=dict)
    """By the id of the entry."""
    contacts: Sequence[Contact] = ()
    """Whom to call in an emergency, the first one first."""
    part: int = 1
    """Which part of a long story this is, and of how many."""
    parts: int = 1
    pictures_right: bool = False
    """Whether the person likes pictures on the right of the words."""

    @property
    def strengths(self) -> list[Section]:
        """What stands first on every paper."""
        return [section for section in self.profile.sections if is_strength(section)]

    @property
    def others(self) -> list[Section]:
        """What stands after the strengths: nothing, where there are none."""
        if not self.profile.has_strengths:
            return []
        return [section for section in self.profile.sections if not is_strength(section)]


def is_strength(section: Section) -> bool:
    """Whether a section is one of those that come first."""
    return bool(section.noticings) or headings.heading(section.key).kind is Kind.STRENGTH
