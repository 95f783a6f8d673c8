"""Files and folders that nobody else on this computer can read."""

import errno
import os
import tempfile
from pathlib import Path

from caserecord.settings import CannotStart

_ANYBODY_ELSE = 0o077


def private_folder(path: Path) -> Path:
    """The folder, made where there is none. Raises CannotStart where others can look into it."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return _require_private(path, "700")


def private_file(path: Path) -> Path:
    """The file, made empty where there is none. Raises CannotStart where others can read it."""
    os.close(os.open(path, os.O_RDONLY | os.O_CREAT, 0o600))
    return _require_private(path, "600")


def _require_private(path: Path, mode: str) -> Path:
    if path.stat().st_mode & _ANYBODY_ELSE:
        raise CannotStart(f"Other people on this computer can read {path}. Write: chmod {mode} {path}")
    return path


def write_private(path: Path, content: bytes) -> None:
    """Write a file that nobody else can read: whole, or not at all, in place of one that is there.

    Raises OSError, also where something else than a file is there.
    """
    if path.exists() and not path.is_file():
        raise FileExistsError(errno.EEXIST, "This is not a file", str(path))
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}-")  # made with mode 0600
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink()
        raise


def settle(path: Path) -> None:
    """Wait until the disk has a file, or the names in a folder, as it is now: what took another's place stays there."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
