"""What a paper is made of: the profile, and what goes with it, as everyone whom the person chose may see it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from domain import headings
from domain.card_kinds import card_kind
from domain.headings import Kind
from domain.sayings import Ours
from projections.easy_reads import ShownEasyRead
from projections.likes import ShownLikes
from projections.papers import OnPaper
from projections.profiles import Section, ShownProfile
from projections.shown_entries import ShownEntry

BytesOf = Callable[[UUID, UUID, str], bytes]
"""Opens what is sealed: of a person, of a photo, under a name."""
CONTACT = "contact"
"""The card that says whom to call: a key of `domain.card_kinds.KINDS`."""


@dataclass(frozen=True)
class Picture:
    """A photo, and what it shows in words."""

    shows: str
    data: bytes
    """JPEG or PNG."""


@dataclass(frozen=True)
class Material:
    """Everything that a paper may show. Each paper takes what it carries."""

    profile: ShownProfile
    photos: Mapping[UUID, Picture] = field(default_factory=dict)
    """By the id of what they hang on: the person, or an entry."""
    easy_reads: Mapping[UUID, ShownEasyRead] = field(default_factory=dict)
    """By the id of the entry. None is older than its words."""
    likes: ShownLikes = field(default_factory=ShownLikes)
    """How the person likes paper."""
    letters: int = 0
    """About how long all of it is."""
    address: str = ""
    """Of a link to the profile, where the person puts one on a card."""
    part: int = 1
    """Which part of a long story this is, and of how many."""
    parts: int = 1

    @property
    def has_pictures(self) -> bool:
        """Whether the person likes drawings beside words."""
        return self.likes.of("pictures") != "none"

    @property
    def photos_to_hand_over(self) -> dict[str, bytes]:
        """The photos, by the address that a paper shows them by."""
        return {f"paper:photo/{about}": photo.data for about, photo in self.photos.items()}

    @property
    def face_to_hand_over(self) -> dict[str, bytes]:
        """The same of the person's own photo."""
        face = f"paper:photo/{self.profile.opening.id}"
        return {address: data for address, data in self.photos_to_hand_over.items() if address == face}

    @property
    def strengths(self) -> list[Section]:
        """What stands first on every paper."""
        return [section for section in self.profile.sections if is_strength(section)]

    @property
    def contacts(self) -> list[ShownEntry]:
        """Whom to call, the first one first. They stand by themselves, and like all else after the strengths."""
        return [told for section in self._after_strengths for told in section.entries if told.card == CONTACT]

    @property
    def others(self) -> list[Section]:
        """What stands after the strengths and whom to call: nothing, where there are no strengths."""
        found = [_without_contacts(section) for section in self._after_strengths]
        return [_titled(section) for section in found if section.entries or section.hopes or section.noticings]

    @property
    def _after_strengths(self) -> list[Section]:
        if not self.profile.has_strengths:
            return []
        return [section for section in self.profile.sections if not is_strength(section)]


def material_of(on_paper: OnPaper, bytes_of: BytesOf, *, address: str = "") -> Material:
    """What the papers of a profile are made of, with its photos opened, and perhaps the address of a link to it."""
    return Material(
        on_paper.profile,
        photos=_photos_in(on_paper.profile, bytes_of),
        easy_reads={easy.entry: easy for easy in on_paper.easy_reads},
        likes=on_paper.likes,
        letters=on_paper.letters,
        address=address,
    )


def is_strength(section: Section) -> bool:
    """Whether a section is one of those that come first."""
    return bool(section.noticings) or headings.heading(section.key).kind is Kind.STRENGTH


def _titled(section: Section) -> Section:
    """What is asked about how somebody communicates is their chart: the rest stands beside the opening."""
    return replace(section, title=card_kind("chart").title) if section.key == "communicate" else section


def _without_contacts(section: Section) -> Section:
    return replace(section, entries=tuple(told for told in section.entries if told.card != CONTACT))


def _photos_in(profile: ShownProfile, bytes_of: BytesOf) -> dict[UUID, Picture]:
    """The photos that a profile shows on paper, by the id of what they hang on."""
    me = profile.opening
    return {
        photo.about: Picture(
            photo.words or (Ours("A photo of %(name)s", name=me.name) if photo.about == me.id else ""),
            bytes_of(photo.person_id, photo.id, photo.whole),
        )
        for photo in profile.photos
    }
