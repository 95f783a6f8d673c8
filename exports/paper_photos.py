"""Photos on paper: handed over with the document, under an address of their own."""

from collections.abc import Callable
from uuid import UUID

from projections.photos import ShownPhoto
from projections.profiles import ShownProfile

BytesOf = Callable[[UUID, UUID, str], bytes]
"""Opens what is sealed: of a person, of a photo, under a name."""


def address_of(photo: ShownPhoto) -> str:
    """Where a document finds a photo."""
    return f"paper:photo-{photo.id}"


def own_photo_of(profile: ShownProfile, bytes_of: BytesOf) -> dict[str, bytes]:
    """The person's own photo, by address, if they show one."""
    face = profile.photo_on(profile.opening.id)
    return {address_of(face): bytes_of(face.person_id, face.id, face.whole)} if face else {}
