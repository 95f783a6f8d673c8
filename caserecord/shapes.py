"""The shape of each kind of event: which fields stay clear, which are sealed, and how both are written as JSON."""

import dataclasses
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, get_type_hints

import msgspec
from eventsourcing.domain import CanInitAggregate

_STORED_ELSEWHERE = frozenset({"originator_id", "originator_version", "originator_topic", "timestamp"})
_write = msgspec.json.Encoder().encode


class CannotStore(Exception):
    """This would not come back as it is. The mistake is in the program, not in what somebody said."""


class Fields:
    """Some fields of an event, read and written together, strictly as they are annotated."""

    def __init__(self, name: str, hints: Mapping[str, Any], names: Sequence[str]) -> None:
        self._names = names
        self._kind = msgspec.defstruct(name, [(each, hints[each]) for each in names], forbid_unknown_fields=True)
        self._read = msgspec.json.Decoder(self._kind).decode

    def write(self, state: Mapping[str, Any]) -> msgspec.Raw:
        """These fields as JSON. Raises CannotStore where reading would not give the same again."""
        fields = self._kind(*[state[name] for name in self._names])
        try:
            written = _write(fields)
            is_same = self._read(written) == fields
        except (TypeError, ValueError) as error:
            raise CannotStore(f"{self._kind.__name__}: {error}") from error
        if not is_same:
            raise CannotStore(f"{self._kind.__name__}: {fields} would come back as {self._read(written)}")
        return msgspec.Raw(written)

    def read(self, written: bytes) -> dict[str, Any]:
        """What was written. Raises ValueError where it is anything else."""
        return msgspec.structs.asdict(self._read(written))

    def take(self, state: Mapping[str, Any]) -> dict[str, Any]:
        """The same from plain JSON values. Raises ValueError."""
        return msgspec.structs.asdict(msgspec.convert(state, self._kind))


class Shape:
    """A kind of event, by its stable name."""

    def __init__(self, name: str, kind: type[Any]) -> None:
        if getattr(kind, "CLEAR", None) is None:
            raise CannotStore(f"{kind.__qualname__} does not say what is CLEAR.")
        hints = get_type_hints(kind)
        names = [field.name for field in dataclasses.fields(kind) if field.name not in _STORED_ELSEWHERE]
        self.name = name
        self.kind = kind
        self.class_version: int = getattr(kind, "class_version", 1)
        self.clear = Fields(name, hints, [each for each in names if each in kind.CLEAR])
        self.sealed = Fields(name, hints, [each for each in names if each not in kind.CLEAR])
        self._all = Fields(name, hints, names)
        self.made_elsewhere = _made_elsewhere(kind)

    def read(self, class_version: int, clear: msgspec.Raw, sealed: msgspec.Raw) -> dict[str, Any]:
        """The event's fields, brought up to date. Raises ValueError, LookupError.

        An event's `upcast_vX_vY(state)` is given plain JSON values: ids and days as they are written.
        """
        if class_version == self.class_version:
            return self.clear.read(clear) | self.sealed.read(sealed) | self.made_elsewhere
        if class_version > self.class_version:
            raise ValueError("it was written by a later version of this program")
        state = msgspec.json.decode(clear) | msgspec.json.decode(sealed)
        for version in range(class_version, self.class_version):
            getattr(self.kind, f"upcast_v{version}_v{version + 1}")(state)
        return self._all.take(state) | self.made_elsewhere


_shape = cache(Shape)  # a class does not change while the program runs, and its shape takes a millisecond to make


class Shapes:
    """Every kind of event that there is. A name that is not here is never looked for anywhere else."""

    def __init__(self, events: Mapping[str, type[Any]]) -> None:
        self._by_name = {
            name: _shape(name, kind)  # type: ignore[arg-type]  # mypy holds that a class has no hash
            for name, kind in events.items()
        }
        self._by_kind = {shape.kind: shape for shape in self._by_name.values()}

    def named(self, name: str) -> Shape | None:
        """The kind of event with this name, if there is one."""
        return self._by_name.get(name)

    def of(self, event: object) -> Shape:
        """The shape of an event, by its exact class. Raises CannotStore."""
        try:
            return self._by_kind[type(event)]
        except KeyError:
            raise CannotStore(f"{type(event).__qualname__} has no name in the list of events.") from None


def _made_elsewhere(kind: type[Any]) -> dict[str, str]:
    """Where eventsourcing finds the aggregate that the first event of a stream begins: the class around it."""
    if not issubclass(kind, CanInitAggregate):
        return {}
    return {"originator_topic": f"{kind.__module__}:{kind.__qualname__.rpartition('.')[0]}"}
