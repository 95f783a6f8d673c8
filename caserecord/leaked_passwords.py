"""Passwords that got out elsewhere: a file of their SHA-1 hashes in order, as Have I Been Pwned gives them out.

Each line is a hash in 40 hex digits, and may go on with a colon and how often it was found. The file may be 40 GB: it
is looked through where it lies, by halves, and none of it is kept in memory.
https://haveibeenpwned.com/Passwords
"""

import os
import re
from functools import cached_property
from hashlib import sha1
from pathlib import Path

from caserecord.settings import CannotStart

LOOKED_AT = 1000
"""Places in the file at which it is looked whether it is in order: all of it would take hours."""
_LONGEST_LINE = 100
"""Bytes, with what ends it."""
_LINE = re.compile(rb"([0-9A-Fa-f]{40})(:\d+)?\r?\n?")


class LeakedPasswords:
    """Looking for a password in the file. Threads may share it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def has(self, password: str) -> bool:
        """Whether it is there, exactly as it was typed. Raises CannotStart where the file is not such a one."""
        wanted = sha1(password.encode(errors="surrogatepass"), usedforsecurity=False).hexdigest().upper().encode()
        low, high = 0, self._size
        while low < high:
            middle = (low + high) // 2
            start, line = self._line_from(middle)
            if start >= high:
                high = middle
            elif (found := self._hash_in(line)) == wanted:
                return True
            elif found < wanted:
                low = start + len(line)
            else:
                high = middle
        return False

    def require_in_order(self) -> None:
        """Make sure that it can be read, and is in order as far as it is looked at. Raises CannotStart."""
        before, last = b"", -1
        for place in range(LOOKED_AT + 1):
            start, line = self._line_from(self._size * place // LOOKED_AT)
            if not line or start == last:
                continue
            found, last = self._hash_in(line), start
            if found <= before:
                raise CannotStart(f"{self._named} is not in order. Order its lines by hash, as `sort` does.")
            before = found
        if not before:
            raise CannotStart(f"{self._named} is empty. Bring one, or leave the setting out.")

    def _line_from(self, place: int) -> tuple[int, bytes]:
        """The first line that begins at a place or after it, and where it does; nothing after the last."""
        if not place:
            return 0, self._read(0)
        before = os.pread(self._file, _LONGEST_LINE, place - 1)
        start = place + before.find(b"\n")
        return (start, self._read(start)) if b"\n" in before else (self._size, b"")

    def _read(self, start: int) -> bytes:
        line, end, _ = os.pread(self._file, _LONGEST_LINE, start).partition(b"\n")
        return line + end

    def _hash_in(self, line: bytes) -> bytes:
        found = _LINE.fullmatch(line)
        if found is None:
            raise CannotStart(f"{self._named} has a line that is no hash: each is 40 hex digits, a colon and a number.")
        return found[1].upper()

    @property
    def _named(self) -> str:
        return f"The file of CASERECORD_LEAKED_PASSWORDS, {self.path},"

    @cached_property
    def _file(self) -> int:
        try:
            return os.open(self.path, os.O_RDONLY)
        except OSError as error:
            raise CannotStart(f"{self._named} cannot be read: {error.strerror}.") from error

    @cached_property
    def _size(self) -> int:
        return os.fstat(self._file).st_size

    def close(self) -> None:
        """Close the file, if it was opened."""
        if "_file" in self.__dict__:
            os.close(self.__dict__.pop("_file"))
