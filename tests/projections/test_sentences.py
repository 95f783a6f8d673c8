"""Every event reads as one plain sentence."""

import json
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from caserecord.event_names import EVENTS
from domain.records import Part, SomethingDamaged, SomethingForgotten
from projections.sentences import sentence
from tests.golden_events import FILES, event_from, raw, shape_of

WHO = {UUID(int=number): name for number, name in enumerate(("Ada", "Ben", "Cai", "Dee", "Eve", "Fay", "Gil", "Huw"))}

SUBJECTS = (*WHO.values(), "Somebody", "A hope", "The ", "name, as they said it")
"""What a sentence is about: somebody, whose name stands first."""


def golden(event_name: str, **changed: Any) -> Any:
    file = next(file for file in FILES if file.stem.startswith(f"{event_name}.v"))
    found = json.loads(file.read_text(encoding="utf-8"))
    shape = shape_of(event_name)
    event = event_from(shape, shape.read(found["version"], raw(found["clear"]), raw(found["sealed"])))
    event.__dict__.update(changed)
    return event


def said(event: Any) -> tuple[str, str]:
    says, words, _alone = sentence(event, lambda id_: WHO.get(id_, "Somebody"))
    return says, words


@pytest.mark.parametrize("name", EVENTS)
def test_a_sentence_begins_with_who_did_it_and_ends_as_a_sentence_does(name: str):
    says, words = said(golden(name))

    assert says.removeprefix("author, as they said it: dŵr, 🙂 said this, and ").startswith(SUBJECTS)
    assert says.endswith((".", ":"))
    assert not words or "as they said it" in words


OF_A_RECORD = [name for name in EVENTS if isinstance(golden(name), Part.Event)]


@pytest.mark.parametrize("name", OF_A_RECORD)
def test_to_whoever_reads_no_words_a_sentence_about_a_record_says_none_that_somebody_typed(name: str):
    says, _words, alone = sentence(golden(name), lambda id_: WHO.get(id_, "Somebody"))

    assert "as they said it" not in (alone or says)


HELPED_WITH = [name for name in EVENTS if hasattr(golden(name), "supported_by") and name != "person.record-opened"]


@pytest.mark.parametrize("name", HELPED_WITH)
def test_whoever_helped_is_named(name: str):
    zia = UUID(int=99)

    says = sentence(golden(name, supported_by=zia), lambda id_: "Zia" if id_ == zia else "Sam").says

    assert "Zia" in says


def test_what_was_forgotten_or_damaged_says_so():
    moment = datetime(2021, 5, 4, tzinfo=UTC)
    forgotten = SomethingForgotten(UUID(int=1), 0, moment, UUID(int=2))
    damaged = SomethingDamaged(UUID(int=1), 0, "it is not what was sealed here")

    assert said(forgotten) == ("What was here was deleted for ever.", "")
    assert said(damaged) == ("Something here does not open as it was written. It is withheld.", "")


def test_an_event_without_a_sentence_is_a_fault_of_ours():
    with pytest.raises(LookupError, match="There is no sentence for date"):
        said(date(2021, 5, 4))


@pytest.mark.parametrize(
    ("name", "field", "value", "says"),
    [
        ("person.one-line-said", "words", "", "took away their one line."),
        ("person.name-and-pronouns-chosen", "cover_former", False, "said what to call them."),
        ("entry.audience-chosen", "people", [], "chose who can see it: just nobody yet."),
        ("entry.audience-chosen", "audience", "mine alone", "chose who can see it: mine alone."),
        ("circle.joined", "lives_with", False, "is one of their people now, as Shared Lives carer from 4 May 2021."),
        ("note.written", "told_by", "", "wrote a note (good news)."),
        ("entry.offered", "author", "", "offered, under “My hopes”:"),
        ("person.language-chosen", "language", "cy", "said which language comes first: Cymraeg."),
    ],
)
def test_a_sentence_says_only_what_there_is_to_say(name: str, field: str, value: Any, says: str):
    found = said(golden(name, **{field: value, "supported_by": None}))[0]

    assert found.partition(" ")[2] == says


def test_pronouns_are_said_only_where_there_are_some():
    chosen = golden("person.name-and-pronouns-chosen", name="Sol", pronouns="he")

    assert said(chosen)[1] == "Sol, he"
    chosen.__dict__["pronouns"] = ""
    assert said(chosen)[1] == "Sol"
