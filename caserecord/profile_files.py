"""Profiles as files: read, not too large, text, and free of faults."""

from collections.abc import Sequence
from pathlib import Path

from caserecord.brought_profiles import BroughtProfile
from caserecord.profile_pages import BEGIN, Fault, Page
from domain.refusals import Refused

LARGEST = 1024 * 1024
"""In bytes: many times what anybody types up from paper."""


class NotAProfile(Refused):
    """The file cannot be brought in: none of it is."""

    def __init__(self, says: str, faults: Sequence[Fault] = ()) -> None:
        super().__init__("\n".join([says, *(f"line {fault.line}: {fault.says}" for fault in faults)]))
        self.faults = tuple(faults)


def read_profile(path: Path) -> BroughtProfile:
    """The profile in a file. Raises NotAProfile, and OSError where the file cannot be read."""
    with path.open("rb") as file:
        content = file.read(LARGEST + 1)  # no more, however large it is
    if len(content) > LARGEST:
        raise NotAProfile("This file is too large to be a profile. Bring in one of at most 1 MB.")
    return profile_from(_text(content))


def profile_from(text: str) -> BroughtProfile:
    """The profile that a text says. Raises NotAProfile, with every fault and its line."""
    if not text.strip():
        raise NotAProfile(f"There is nothing in this file. {BEGIN}")
    page = Page()
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        page.read(number, line)
    profile = page.profile()
    if page.faults:
        count = "1 line needs" if len(page.faults) == 1 else f"{len(page.faults):,} lines need"
        raise NotAProfile(f"Nothing was brought in. {count} to be put right:", sorted(page.faults))
    return profile


def _text(content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise NotAProfile("This is not a text file.", [Fault(line, "Save the file as text in UTF-8.")]) from None
    if "\0" in text:
        raise NotAProfile("This is not a text file. Save it as text in UTF-8.")
    return text
