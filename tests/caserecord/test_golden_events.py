"""Golden events: what every kind of event looked like when it was written.

One file for each kind and version, only ever added to.
Whatever was saved can be read for ever: when a kind of event changes, its old file stays, and a new one is added.
"""

import dataclasses
import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, get_type_hints
from uuid import UUID, uuid4

import pytest

from caserecord.event_names import EVENTS
from caserecord.keys import Keys
from caserecord.sealing import SealingMapper
from caserecord.shapes import Shape
from caserecord.stores import Store
from domain.records import Metadata
from tests.golden_events import FILES, GOLDEN, SHAPES, event_from, raw, shape_of


@pytest.mark.parametrize("name", EVENTS)
def test_every_kind_of_event_has_a_golden_file(name: str):
    shape = shape_of(name)
    file = GOLDEN / f"{name}.v{shape.class_version}.json"

    assert file.exists(), f"Add {file} and never change it again:\n{example(shape)}"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_event_is_read_as_it_was_written(file: Path):
    golden = json.loads(file.read_text(encoding="utf-8"))
    shape = shape_of(golden["name"])

    state = shape.read(golden["version"], raw(golden["clear"]), raw(golden["sealed"]))

    if golden["version"] == shape.class_version:
        assert json.loads(bytes(shape.clear.write(state))) == golden["clear"]
        assert json.loads(bytes(shape.sealed.write(state))) == golden["sealed"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_event_is_sealed_and_opened_as_it_was_written(store: Store, file: Path):
    golden = json.loads(file.read_text(encoding="utf-8"))
    shape = shape_of(golden["name"])
    event = event_from(shape, shape.read(golden["version"], raw(golden["clear"]), raw(golden["sealed"])))
    store.make_key(event.sealed_for)
    mapper = SealingMapper(SHAPES, Keys(store.vault), Metadata(actor=uuid4(), role="supporter"))

    stored = mapper.to_stored_event(event)

    assert stored.topic == golden["name"]
    assert vars(mapper.to_domain_event(stored)) == vars(event)
    assert [said for said in golden["sealed"].values() if isinstance(said, str) and said.encode() in stored.state] == []


def example(shape: Shape) -> str:
    """The text of a golden file, with a value for each field that tells it from the others."""
    hints = get_type_hints(shape.kind)
    names = [field.name for field in dataclasses.fields(shape.kind) if field.name not in ELSEWHERE]
    state = {name: value(name, hints[name], number) for number, name in enumerate(names)}
    parts = {
        "clear": json.loads(bytes(shape.clear.write(state))),
        "sealed": json.loads(bytes(shape.sealed.write(state))),
    }
    golden = {"name": shape.name, "version": shape.class_version, **parts}
    return json.dumps(golden, indent=2, ensure_ascii=False) + "\n"


def value(name: str, kind: Any, number: int) -> Any:
    """A value of a kind."""
    examples: dict[Any, Any] = {
        UUID: UUID(int=number + 1),
        UUID | None: UUID(int=number + 1),
        list[str]: [f"{name}, as they said it: dŵr, 🙂", ""],
        list[tuple[UUID, int]]: [(UUID(int=number + 1), 1), (UUID(int=number + 2), 3)],
        list[UUID]: [UUID(int=number + 1), UUID(int=number + 2)],
        list[str]: [LISTED.get(name, f"{name}, as they said it")],
        date: date(2021, 5, 4),
        date | None: date(2021, 5, 4),
        datetime: datetime(2021, 5, 4, 16, 30, tzinfo=UTC),
        bool: True,
        int: number + 1,
        int | None: number + 1,
        str: LISTED.get(name, f"{name}, as they said it: dŵr, 🙂"),
    }
    return examples[kind]


ELSEWHERE = {"originator_id", "originator_version", "originator_topic", "timestamp"}
"""Fields that are stored beside an event, or not at all."""

LISTED = {
    "heading": "hopes",
    "role": "Shared Lives carer",
    "kind": "good news",
    "language": "cy",
    "audience": "just these people",
    "pictures": "tea",
    "door": "profile",
    "purpose": "checking",
    "form": "one-page",
    "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "made_with": "0123456789abcdef",
}
"""Values of the fields that hold one of a list."""
