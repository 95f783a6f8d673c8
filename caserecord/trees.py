"""Merkle trees, as RFC 6962 has them: one hash for a log of any length. Nothing in it can be changed without it.

A tree is kept as its peaks, the roots of the full trees that its leaves make, of which there are never more than bits
in their number. So it grows by what is new, however long it is.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

HASH = 32
"""Bytes of a hash."""
_LEAF, _NODE = b"\0", b"\1"


@dataclass(frozen=True)
class Tree:
    """A tree over so many leaves."""

    size: int = 0
    peaks: tuple[bytes, ...] = ()
    """The largest first."""

    @classmethod
    def with_peaks(cls, size: int, peaks: bytes) -> "Tree":
        """The tree over so many leaves that has these peaks, one after the other."""
        return cls(size, tuple(peaks[start : start + HASH] for start in range(0, len(peaks), HASH)))

    def grown(self, leaves: Iterable[bytes]) -> "Tree":
        """The tree that has these leaves besides."""
        size, peaks = self.size, list(self.peaks)
        for leaf in leaves:
            node = sha256(_LEAF + leaf).digest()
            full = size
            while full & 1:  # as many full trees as there are end here: each is joined with the one before it
                node = sha256(_NODE + peaks.pop() + node).digest()
                full >>= 1
            peaks.append(node)
            size += 1
        return Tree(size, tuple(peaks))

    def root(self) -> bytes:
        """The one hash."""
        if not self.peaks:
            return sha256().digest()
        *others, root = self.peaks
        for peak in reversed(others):
            root = sha256(_NODE + peak + root).digest()
        return root
