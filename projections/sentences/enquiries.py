"""Enquiries into who knew what, in sentences. Nobody reads these in a history: it holds none of it."""

from domain.enquiries import Enquiry
from domain.sayings import Ours
from projections.sentences import Sentence, Who, sentence


@sentence.register
def _(event: Enquiry.EnquiryOpened, who: Who) -> Sentence:
    return Sentence(Ours("%(who)s began to ask who knew what.", who=who(event.by)), event.why)


@sentence.register
def _(event: Enquiry.EnquiryClosed, who: Who) -> Sentence:
    return Sentence(Ours("%(who)s stopped asking who knew what.", who=who(event.by)))
