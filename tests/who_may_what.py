"""Who may do what, as it is written down for people to read: what the program does is held to it."""

import re
from pathlib import Path

from domain.permissions import Role

PAGE = Path(__file__).parents[1] / "docs" / "who-may-what.md"
_ROW = re.compile(r"\| (.+) \| (.+) \|")


def parts_written_down() -> list[str]:
    """Every part that somebody can have, in order."""
    return [part for part, _is in _rows_under("part")]


def written_down() -> dict[str, frozenset[Role]]:
    """What can be asked, and who may."""
    return {asked: frozenset(map(Role, who.split(", "))) for asked, who in _rows_under("what is asked")}


def _rows_under(first: str) -> list[tuple[str, str]]:
    """The rows of every table that begins with this column."""
    tables = re.findall(rf"\| {first} \|.*\n\|---\|---\|\n((?:\|.*\n)+)", PAGE.read_text())
    return [(left, right) for table in tables for left, right in _ROW.findall(table)]
