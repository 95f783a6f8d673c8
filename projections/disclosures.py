"""The one way out for words: every page, paper and command line asks here.

A query holds a permit, and this is where what it found leaves: former names that the person covers are covered,
in free text too, unless this reader gave a reason today which the person sees. Which words leave is collected, so that
it is recorded before they do.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, Concatenate, ParamSpec, TypeVar
from uuid import UUID

from sqlite_utils import Database

from domain import clocks
from domain.permissions import Permit
from domain.refusals import Damaged
from domain.sayings import Ours
from projections.people import covering, has_uncovered
from projections.tellers import is_withheld
from projections.wordings import Wording, wordings_in

COVER = Ours("[name covered]")
"""What stands in place of a name. A page says it in its reader's language; until then it is this one."""

OURS = frozenset(
    {"audience", "card", "doors", "heading", "key", "kind", "label", "language", "picture", "purposes", "role"}
    | {"scope", "state", "title", "verdict"}
)
"""Fields that hold one of a list of our own: never a name, though somebody may once have been called the same."""

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


@dataclass
class Leaving:
    """What leaves with one answer, of each record: by whose leave, and which words."""

    permits: dict[UUID, Permit] = field(default_factory=dict)
    """By the person whose record it is: what was asked first."""
    wordings: dict[UUID, set[Wording]] = field(default_factory=dict)
    is_written_down: bool = False

    def add(self, permit: Permit, found: object) -> None:
        """Something leaves too. What belongs to the whole scheme is nobody's record."""
        if self.is_written_down:
            raise RuntimeError("written down")
        if permit.person_id is not None:
            self.permits.setdefault(permit.person_id, permit)
            self.wordings.setdefault(permit.person_id, set()).update(wordings_in(found))

    def leave_only(self, person_id: UUID, given: Iterable[object]) -> None:
        """Of this record, nothing leaves but this: a paper may hold less than it was made from."""
        self.wordings[person_id] = {wording for each in given for wording in wordings_in(each)}


def disclose(
    leaving: Leaving,
    db: Database,
    permit: Permit,
    query: Callable[Concatenate[Database, Permit, Asked], Answer],
    *args: Asked.args,
    **kwargs: Asked.kwargs,
) -> Answer:
    """What a query finds for this reader, as it may leave with an answer. Raises what the query raises."""
    found = query(db, permit, *args, **kwargs)
    leaving.add(permit, found)
    return uncovered_or_covered(db, permit, found)


def uncovered_or_covered(db: Database, permit: Permit, found: Answer) -> Answer:
    """The same answer, with the names covered that the person covers. Raises Damaged where those are not known."""
    if permit.person_id is None:
        return found
    if is_withheld(db, permit.person_id):
        raise Damaged("The name in this record does not open as it was written. Until it does, nothing is shown.")
    pattern = covering(db, permit.person_id)
    if pattern is None or has_uncovered(db, permit, clocks.today().isoformat()):
        return found
    covered: Answer = _covered(found, pattern)
    return covered


def _covered(found: Any, pattern: re.Pattern[str]) -> Any:
    if type(found) is str:  # a role is a word of ours, and stays one
        return pattern.sub(COVER, found)
    if isinstance(found, Ours):
        return Ours(found.form, **{name: _covered(part, pattern) for name, part in found.parts.items()})
    if isinstance(found, Wording):  # ids and numbers
        return found
    if isinstance(found, tuple | list):
        return found if _is_ours(found) else type(found)(_covered(item, pattern) for item in found)
    if is_dataclass(found) and not isinstance(found, type):
        words = [f.name for f in fields(found) if f.init and f.name not in OURS]
        return replace(found, **{name: _covered(getattr(found, name), pattern) for name in words})
    return found


def _is_ours(pair: Sequence[Any]) -> bool:
    """Whether this is a field of an event, by its name, with one of a list of ours in it."""
    return len(pair) == 2 and isinstance(pair[0], str) and pair[0] in OURS
