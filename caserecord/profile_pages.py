"""Profiles as pages: Markdown typed up from a paper profile, read line by line.

    # What to call me                     one, first
    Pronouns: she/her                     optional lines, each once
    Language: cy
    > One line in my own words            optional

    ## A heading of the domain            in any order, each at most once, any letter case
    - One entry to a bullet. Further
      lines are indented.
      - when: summer 2019                 optional, as people say it
      - first time: yes
      - area: friends
      - offered by: Rhian, my carer       then it waits for the person

Only these marks mean anything. Words are never read as Markdown: they come out as they went in.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import NamedTuple

from caserecord.brought_profiles import BroughtEntry, BroughtProfile
from domain import headings
from domain.people import LANGUAGES, NotALanguage
from domain.refusals import NotAHeading, Refused, WordsMissing
from domain.words import LONGEST_NAME, spoken, written

MOST_ENTRIES = 500
"""All of them are kept at once, or none."""
BEGIN = "Begin with a line like “# Sam”, saying what to call the person."
_DETAILS = ("when", "first time", "area", "offered by")
_OPENING = ("pronouns", "language")
_SPACE = " \t"


class Fault(NamedTuple):
    """Something to put right in the file."""

    line: int
    says: str


class OutOfPlace(Refused):
    """A line of the file means nothing where it stands."""


@dataclass
class _Draft:
    """An entry while it is being read."""

    line: int
    heading: str
    words: str
    details: dict[str, str] = field(default_factory=dict)


class Page:
    """What has been read of a file so far."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self._name: str | None = None
        self._opening: dict[str, str] = {}
        self._one_line: tuple[int, list[str]] = (0, [])
        self._headings: list[str] = []
        self._drafts: list[_Draft] = []
        self._draft: _Draft | None = None
        self._blank_lines = 0

    @contextmanager
    def _at(self, line: int) -> Iterator[None]:
        """Whatever is refused inside is a fault of this line."""
        try:
            yield
        except Refused as refused:
            self.faults.append(Fault(line, str(refused)))

    def read(self, number: int, line: str) -> None:
        """Read the next line."""
        if not line.strip(_SPACE):
            self._blank_lines += 1
            return
        try:
            written(line, longest=len(line))
        except Refused as refused:
            self.faults.append(Fault(number, str(refused)))
            line = "".join(letter for letter in line if letter.isprintable())
        with self._at(number):
            self._read(number, line)
        self._blank_lines = 0

    def _read(self, number: int, line: str) -> None:
        if self._name is None:
            self._name = ""
            self._read_name(line)
        elif line.startswith("#"):
            self._read_heading(line)
        elif line[0] in _SPACE:
            self._read_indented(line.strip(_SPACE))
        elif line == "-" or line.startswith(("- ", "-\t")):
            self._read_entry(number, line[1:].strip(_SPACE))
        elif self._headings:
            raise OutOfPlace(
                "Begin an entry with “- ”. If this line goes on with the entry above, begin it with two spaces."
            )
        elif line.startswith(">"):
            self._read_one_line(number, line[1:].strip(_SPACE))
        else:
            self._read_opening(line)

    # Above the headings

    def _read_name(self, line: str) -> None:
        if not line.startswith("# "):
            raise OutOfPlace(BEGIN)
        self._name = spoken(line[2:].strip(_SPACE), longest=LONGEST_NAME)

    def _read_opening(self, line: str) -> None:
        key, value = _detail(line)
        if key not in _OPENING:
            raise OutOfPlace("Before the first heading there can be “Pronouns: …”, “Language: …” and “> ” one line.")
        if key in self._opening:
            raise OutOfPlace(f"“{key.capitalize()}” is said above already. Say it once.")
        self._opening[key] = value
        if key == "language" and value not in LANGUAGES:
            raise NotALanguage(f"Choose one of these languages: {', '.join(LANGUAGES)}.")
        _few(value)

    def _read_one_line(self, number: int, words: str) -> None:
        last, lines = self._one_line
        if lines and last != number - 1:
            raise OutOfPlace("There is one line in their own words already. Keep it together.")
        self._one_line = (number, [*lines, words])
        _few("\n".join(self._one_line[1]))

    # The headings, and what stands under them

    def _read_heading(self, line: str) -> None:
        self._draft = None
        title = line[2:].strip(_SPACE)
        self._headings.append("")  # an unknown one too has entries
        if not line.startswith("## "):
            raise NotAHeading("Begin a heading with “## ”. Only the first line of the file begins with “# ”.")
        key = headings.titled(title).key
        if key in self._headings:
            raise OutOfPlace("This heading stands above already. Put everything for it there.")
        self._headings[-1] = key

    def _read_entry(self, number: int, words: str) -> None:
        if not self._headings:
            self._draft = None
            raise OutOfPlace("Put this entry under a heading, such as “## Things I'm proud of”.")
        self._draft = _Draft(number, self._headings[-1], words)
        self._drafts.append(self._draft)
        if len(self._drafts) == MOST_ENTRIES + 1:
            raise OutOfPlace(f"This is one entry too many. Bring in at most {MOST_ENTRIES:,} at once.")
        if _detail(words)[0] in _DETAILS:
            raise OutOfPlace(f"Begin this line with two spaces: “{words}” is about the entry above.")

    def _read_indented(self, words: str) -> None:
        draft = self._draft
        if draft is None:
            raise OutOfPlace("This line begins with a space, but there is no entry above that it could belong to.")
        if words == "-" or words.startswith(("- ", "-\t")):
            self._read_detail(draft, words[1:].strip(_SPACE))
        elif draft.details:
            raise OutOfPlace(f"Put all words of an entry before {_listed(_DETAILS)}.")
        else:
            draft.words += "\n" * (1 + self._blank_lines) + words

    def _read_detail(self, draft: _Draft, words: str) -> None:
        key, value = _detail(words)
        if key not in _DETAILS:
            raise OutOfPlace(f"Under an entry, “- ” is for {_listed(_DETAILS)}. Write other words without it.")
        if key in draft.details:
            raise OutOfPlace(f"“{key}” is said above already. Say it once for each entry.")
        draft.details[key] = value
        _few(value)
        if key == "first time" and value.casefold() not in {"yes", "no"}:
            raise OutOfPlace("Write “first time: yes” or “first time: no”.")

    # All of it

    def profile(self) -> BroughtProfile:
        """What the page says. Where there are faults, not all of it is."""
        for draft in self._drafts:
            with self._at(draft.line):
                spoken(draft.words)
        return BroughtProfile(
            name=self._name or "",
            pronouns=self._opening.get("pronouns", ""),
            language=self._opening.get("language", ""),
            one_line="\n".join(self._one_line[1]),
            entries=tuple(
                BroughtEntry(
                    heading=draft.heading,
                    words=draft.words,
                    happened=draft.details.get("when", ""),
                    first_time=draft.details.get("first time", "").casefold() == "yes",
                    area=draft.details.get("area", ""),
                    offered_by=draft.details.get("offered by", ""),
                )
                for draft in self._drafts
            ),
        )


def _detail(words: str) -> tuple[str, str]:
    """What stands before the first colon, in small letters, and what stands after it; nothing without a colon."""
    key, colon, value = words.partition(":")
    return (" ".join(key.split()).casefold(), value.strip(_SPACE)) if colon else ("", "")


def _few(words: str) -> None:
    """Raises WordsMissing, WordsTooLong."""
    if not words:
        raise WordsMissing("There is nothing after the mark. Write something there, or take this line away.")
    spoken(words, longest=LONGEST_NAME)


def _listed(words: Sequence[str]) -> str:
    return f"{', '.join(f'“{word}:”' for word in words[:-1])} and “{words[-1]}:”"
