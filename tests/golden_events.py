"""What every kind of event looked like when it was written: the files in `golden`, and events made of them."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec

from caserecord.event_names import EVENTS
from caserecord.shapes import Shape, Shapes

GOLDEN = Path(__file__).parent / "golden"
FILES = sorted(GOLDEN.glob("*.json"))
SHAPES = Shapes(EVENTS)
THEN = datetime(2021, 5, 4, 12, 30, tzinfo=UTC)


def shape_of(name: str) -> Shape:
    shape = SHAPES.named(name)
    assert shape is not None, f"{name} is in the log for ever: put it back into the list of events"
    return shape


def raw(fields: dict[str, Any]) -> msgspec.Raw:
    return msgspec.Raw(json.dumps(fields).encode())


def event_from(shape: Shape, state: dict[str, Any]) -> Any:
    """An event as it comes out of the log."""
    event: Any = object.__new__(shape.kind)
    event.__dict__.update(state, originator_id=UUID(int=1), originator_version=0, timestamp=THEN)
    return event
