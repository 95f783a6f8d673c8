"""What becomes of safety facts, in sentences."""

from domain.clocks import as_said
from domain.safety_facts import SafetyFact
from projections.sentences import Sentence, Who, helped, sentence


@sentence.register
def _(event: SafetyFact.SafetyFactRecorded, who: Who) -> Sentence:
    return Sentence(
        f"{who(event.by)} recorded a safety fact:{helped(event, who)}",
        f"{event.words} What helps: {event.what_helps}",
    )


@sentence.register
def _(event: SafetyFact.SafetyFactChecked, who: Who) -> Sentence:
    return Sentence(f"{who(event.by)} checked a safety fact. It is checked again by {as_said(event.check_by)}.")


@sentence.register
def _(event: SafetyFact.SafetyFactReworded, who: Who) -> Sentence:
    return Sentence(
        f"{who(event.by)} said a safety fact in better words:{helped(event, who)}",
        f"{event.words} What helps: {event.what_helps}",
    )


@sentence.register
def _(event: SafetyFact.SafetyFactEnded, who: Who) -> Sentence:
    return Sentence(f"{who(event.by)} said that a safety fact is no longer so:", event.why)
