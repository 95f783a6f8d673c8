"""Photos on paper: opened when a paper is made, by what they hang on."""

from collections.abc import Callable
from uuid import UUID

from domain.sayings import Ours
from exports.materials import Picture
from projections.profiles import ShownProfile

BytesOf = Callable[[UUID, UUID, str], bytes]
"""Opens what is sealed: of a person, of a photo, under a name."""


def photos_in(profile: ShownProfile, bytes_of: BytesOf) -> dict[UUID, Picture]:
    """The photos that a profile shows on paper, by the id of what they hang on."""
    me = profile.opening
    return {
        photo.about: Picture(
            photo.words or (Ours("A photo of %(name)s", name=me.name) if photo.about == me.id else ""),
            bytes_of(photo.person_id, photo.id, photo.whole),
        )
        for photo in profile.photos
    }
