"""Wordings: which words of which part of a record, in ids and numbers. Whoever is given them comes to know them."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple, get_type_hints
from uuid import UUID, uuid5

from domain.sayings import Ours


class Wording(NamedTuple):
    """Words as they were at one time: the id of what they are of, and the number of the wording."""

    of: UUID
    number: int


_BESIDE = {
    "Person.OneLineSaid": "line",
    "Adjustment.AdjustmentUsed": "uses",
    "Answerable.": "answers",
    "EasyRead.": "easy words",
    "Hope.MovedForward": "steps",
}
"""Events that give words beside those that their stream is of."""

_NO_WORDINGS = frozenset({str, int, bool, date, datetime, UUID, Ours, type(None)})


def wording_in(event: Any) -> Wording:
    """Which words an event gave: numbered by its noun, or else by where it stands in its stream."""
    number = event.originator_version + 1
    kind = type(event).__qualname__
    for begins, what in _BESIDE.items():
        if kind.startswith(begins):
            return beside(event.originator_id, what, number)
    return Wording(event.originator_id, getattr(event, "wording", number))


def beside(stream: UUID, what: str, number: int) -> Wording:
    """Words that stand beside those that a stream is of, and are numbered by themselves."""
    return Wording(uuid5(stream, what), number)


def wordings_in(found: Any) -> Iterator[Wording]:
    """Every wording in what a query found. What has words says which, as its `wordings`."""
    if isinstance(found, Wording):
        yield found
    elif isinstance(found, tuple | list | frozenset):
        for each in found:
            yield from wordings_in(each)
    elif is_dataclass(found) and not isinstance(found, type):
        yield from getattr(found, "wordings", ())
        for name in _with_wordings(type(found)):
            yield from wordings_in(getattr(found, name))


@cache
def _with_wordings(kind: type) -> tuple[str, ...]:
    """The fields of a dataclass that may hold something with words: this is asked for every part of every page."""
    hints = get_type_hints(kind)
    return tuple(field.name for field in fields(kind) if not _is_plain(hints[field.name]))


def _is_plain(hint: Any) -> bool:
    """Whether a field of this kind holds nothing that has wordings."""
    parts = [part for part in getattr(hint, "__args__", ()) if part is not ...]
    if parts:
        return all(_is_plain(part) for part in parts)
    return hint in _NO_WORDINGS or (isinstance(hint, type) and issubclass(hint, StrEnum))
