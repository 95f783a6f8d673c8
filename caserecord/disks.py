"""Disks: whether what is written to one can be read by whoever takes it away, as far as this computer can say."""

import os
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

_ENCRYPTS = frozenset({"ecryptfs", "fuse.gocryptfs", "fuse.cryfs", "fuse.encfs"})
"""Kinds of file systems that encrypt every file."""
_CRYPT = "CRYPT-"
"""How the id of a disk begins that Linux encrypts with dm-crypt, as LUKS does."""
_PLACE, _KIND, _SOURCE = 4, 0, 1
"""Which words of a line of mountinfo say where, before its lone hyphen; and after that, of which kind and from what."""


class Encrypted(Enum):
    """Whether a disk is encrypted."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
    """Nothing here can say: it is somewhere else, in memory, or encrypted by what gives this computer its disks."""


def is_encrypted(folder: Path, *, system: Path = Path("/")) -> Encrypted:
    """Whether the disk is encrypted that a folder lies on, by what the kernel says in /proc and /sys."""
    kind, source = _mounted(folder.resolve(), system / "proc/self/mountinfo")
    if kind in _ENCRYPTS:
        return Encrypted.YES
    device = _device(system, os.path.realpath(source)) if source.startswith("/dev/") else None
    if device is None:
        return Encrypted.UNKNOWN
    return Encrypted.YES if all(_is_crypt(each) for each in _ways_down(device)) else Encrypted.NO


def _mounted(folder: Path, mountinfo: Path) -> tuple[str, str]:
    """Of which kind the file system is that a folder lies in, and what it is on."""
    found, longest = ("", ""), -1
    for line in mountinfo.read_text().splitlines():
        before, _, after = line.partition(" - ")
        place = Path(before.split()[_PLACE].encode().decode("unicode_escape"))
        if folder.is_relative_to(place) and len(place.parts) >= longest:  # what was mounted last covers the others
            words = after.split()
            found, longest = (words[_KIND], words[_SOURCE]), len(place.parts)
    return found


def _device(system: Path, source: str) -> Path | None:
    """The folder that tells of a disk; None where there is none."""
    device = system / "sys/class/block" / Path(source).name
    return device if device.exists() else None


def _ways_down(device: Path) -> Iterator[list[Path]]:
    """Every way from a disk to one that it is made of."""
    below = sorted((device / "slaves").glob("*"))
    for each in below:
        yield from ([device, *way] for way in _ways_down(device.parent / each.name))
    if not below:
        yield [device]


def _is_crypt(way: list[Path]) -> bool:
    """Whether something on the way is encrypted."""
    ids = (device / "dm/uuid" for device in way)
    return any(each.exists() and each.read_text().startswith(_CRYPT) for each in ids)
