"""Whether a disk is encrypted is read from what the kernel says; where it says nothing, nothing is claimed."""

from pathlib import Path

import pytest

from caserecord.disks import Encrypted, is_encrypted


class Computer:
    """A computer with one disk, as its kernel tells of it."""

    def __init__(self, folder: Path) -> None:
        self.system = folder / "system"
        self._mounts = ["1 0 0:1 / / rw - rootfs none rw"]
        (self.system / "proc/self").mkdir(parents=True)

    def mount(self, place: Path, source: str, kind: str = "ext4") -> None:
        written = str(place).replace(" ", "\\040")
        self._mounts.append(f"2 1 8:1 / {written} rw,relatime shared:1 - {kind} {source} rw")

    def device(self, name: str, *made_of: str, uuid: str = "") -> None:
        folder = self.system / "sys/class/block" / name
        for each in made_of:
            (folder / "slaves" / each).mkdir(parents=True)
        (folder / "dm").mkdir(parents=True, exist_ok=True)
        if uuid:
            (folder / "dm/uuid").write_text(f"{uuid}\n")

    def says(self, place: Path) -> Encrypted:
        (self.system / "proc/self/mountinfo").write_text("\n".join(self._mounts) + "\n")
        return is_encrypted(place, system=self.system)


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return Computer(tmp_path)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return (tmp_path / "my data").resolve()


def test_a_disk_that_is_encrypted_as_a_whole_is_and_a_bare_one_is_not(computer: Computer, data: Path):
    computer.device("sda1")
    computer.device("dm-0", "sda1", uuid="CRYPT-LUKS2-aa-record")

    computer.mount(data, "/dev/sda1")
    assert computer.says(data) is Encrypted.NO
    computer.mount(data, "/dev/dm-0")
    assert computer.says(data / "below") is Encrypted.YES


def test_a_volume_is_encrypted_where_every_disk_that_it_is_made_of_is(computer: Computer, data: Path):
    computer.device("sda1")
    computer.device("sdb1")
    computer.device("dm-0", "sda1", uuid="CRYPT-LUKS2-aa-one")
    computer.device("dm-1", "dm-0", uuid="LVM-aa")
    computer.device("dm-2", "dm-0", "sdb1", uuid="LVM-bb")

    computer.mount(data, "/dev/dm-1")
    assert computer.says(data) is Encrypted.YES
    computer.mount(data, "/dev/dm-2")
    assert computer.says(data) is Encrypted.NO


def test_where_nothing_can_be_known_nothing_is_claimed(computer: Computer, data: Path):
    assert computer.says(data) is Encrypted.UNKNOWN
    computer.mount(data, "/dev/nowhere")
    assert computer.says(data) is Encrypted.UNKNOWN
    computer.mount(data, "server:/share", kind="nfs4")
    assert computer.says(data) is Encrypted.UNKNOWN
    computer.mount(data, "/home/cipher", kind="fuse.gocryptfs")
    assert computer.says(data) is Encrypted.YES


def test_of_this_computer_something_is_said(tmp_path: Path):
    assert is_encrypted(tmp_path) in Encrypted
