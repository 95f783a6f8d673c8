"""What becomes of easy words, in sentences."""

from domain.easy_reads import EasyRead
from projections.sentences import Sentence, Who, helped, sentence


@sentence.register
def _(event: EasyRead.Begun, who: Who) -> Sentence:
    return Sentence(f"{who(event.by)} began to say it in easy words.")


@sentence.register
def _(event: EasyRead.SaidEasily, who: Who) -> Sentence:
    return Sentence(f"{who(event.by)} said it again in easy words:{helped(event, who)}", event.easy_words)


@sentence.register
def _(event: EasyRead.Drafted, who: Who) -> Sentence:
    return Sentence(f"{who(event.by)} wrote easy words, for the person to look at:", event.easy_words)


@sentence.register
def _(event: EasyRead.DraftApproved, who: Who) -> Sentence:
    return Sentence(f"{who(event.by)} said: yes, show these easy words.{helped(event, who)}")


@sentence.register
def _(event: EasyRead.DraftDeclined, who: Who) -> Sentence:
    return Sentence(f"{who(event.by)} said no thank you to easy words.{helped(event, who)}")


@sentence.register
def _(event: EasyRead.EasyWordsTakenAway, who: Who) -> Sentence:
    return Sentence(f"{who(event.by)} took the easy words away.{helped(event, who)}")
