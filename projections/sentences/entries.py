"""What is told, offered and decided, in sentences."""

from domain.entries import Audience, Entry
from domain.headings import heading
from projections.sentences import Sentence, Who, helped, sentence


@sentence.register
def _(event: Entry.Told, who: Who) -> Sentence:
    with_help = f", with help from {who(event.supported_by)}," if event.supported_by else ""
    return Sentence(f"{who(event.by)}{with_help} told this, under “{heading(event.heading).title}”:", event.words)


@sentence.register
def _(event: Entry.Offered, who: Who) -> Sentence:
    author = f"{event.author} said this, and {who(event.by)} offered it" if event.author else f"{who(event.by)} offered"
    return Sentence(f"{author}, under “{heading(event.heading).title}”:", event.words)


@sentence.register
def _(event: Entry.AcceptedAsWritten, who: Who) -> Sentence:
    return Sentence(f"{who(event.by)} said: yes, show this.{helped(event, who)}")


@sentence.register
def _(event: Entry.SaidInMyWords, who: Who) -> Sentence:
    return Sentence(f"{who(event.by)} said yes, in their own words:{helped(event, who)}", event.words)


@sentence.register
def _(event: Entry.KeptPrivate, who: Who) -> Sentence:
    return Sentence(f"{who(event.by)} kept it just for themselves.{helped(event, who)}")


@sentence.register
def _(event: Entry.Declined, who: Who) -> Sentence:
    return Sentence(f"{who(event.by)} said: no thank you.{helped(event, who)}")


@sentence.register
def _(event: Entry.Reworded, who: Who) -> Sentence:
    return Sentence(f"{who(event.by)} said it in new words:{helped(event, who)}", event.words)


@sentence.register
def _(event: Entry.AudienceChosen, who: Who) -> Sentence:
    seen = event.audience
    if event.audience == Audience.JUST_THESE:
        seen = f"just {', '.join(who(member) for member in event.people) or 'nobody yet'}"
    return Sentence(f"{who(event.by)} chose who can see it: {seen}.{helped(event, who)}")


@sentence.register
def _(event: Entry.PutAway, who: Who) -> Sentence:
    return Sentence(f"{who(event.by)} put it away.{helped(event, who)}")


@sentence.register
def _(event: Entry.BroughtBack, who: Who) -> Sentence:
    return Sentence(f"{who(event.by)} brought it back.{helped(event, who)}")
