"""What a person answers to words about them, in sentences."""

from domain.replies import Answerable
from projections.sentences import Sentence, Who, helped, sentence


@sentence.register
def _(event: Answerable.ReplyGiven, who: Who) -> Sentence:
    return Sentence(f"{who(event.by)} answered what was said about them:{helped(event, who)}", event.words)


@sentence.register
def _(event: Answerable.Disagreed, who: Who) -> Sentence:
    return Sentence(f"{who(event.by)} said: I don't agree.{helped(event, who)}", event.words)


@sentence.register
def _(event: Answerable.DisagreementResolved, who: Who) -> Sentence:
    return Sentence(f"{who(event.by)} looked into what was not agreed with, and said:", event.words)
