"""The keys that one unit of work needs, fetched when they are needed and kept no longer."""

from collections.abc import Iterable
from uuid import UUID

from caserecord.keyrings import StreamKey
from caserecord.vaults import Vault


class Keys:
    """Keys of streams, asked of the vault once."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._known: dict[UUID, StreamKey | None] = {}

    def fetch(self, stream_ids: Iterable[UUID]) -> None:
        """Ask for the keys of all these streams at once."""
        missing = set(stream_ids) - self._known.keys()
        if missing:
            self._known |= dict.fromkeys(missing) | self._vault.stream_keys(missing)

    def get(self, stream_id: UUID) -> StreamKey | None:
        """The key of a stream, or None where the vault has none that opens."""
        try:
            return self._known[stream_id]
        except KeyError:
            self.fetch([stream_id])
            return self._known[stream_id]

    def make(self, stream_id: UUID, subject_id: UUID) -> StreamKey:
        """The key of a stream, made where it is new. Raises Forgotten, KeyMissing."""
        key = self._known.get(stream_id)
        if key is None:
            key = self._known[stream_id] = self._vault.make_salt(stream_id, subject_id)
        return key
