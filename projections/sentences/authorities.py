"""What attorneys and deputies may decide, in sentences."""

from domain.authorities import Authority
from domain.sayings import Ours
from projections.sentences import Sentence, Who, sentence


@sentence.register
def _(event: Authority.AuthoritySeen, who: Who) -> Sentence:
    said = Ours(
        "%(who)s saw a document about %(scope)s, from %(day)s on. Somebody is %(kind)s.",
        who=who(event.by),
        scope=Ours(event.scope),
        day=event.from_day,
        kind=Ours(event.kind),
    )
    return Sentence(said, " – ".join(filter(None, (event.who, event.document, event.cannot_decide))))


@sentence.register
def _(event: Authority.AuthorityEnded, who: Who) -> Sentence:
    said = Ours("%(who)s wrote down the last day of an authority: %(day)s.", who=who(event.by), day=event.to_day)
    return Sentence(said, event.why)
