"""What happens to a scheme, in sentences."""

from domain.sayings import Ours
from domain.schemes import Scheme
from projections.sentences import Sentence, Who, sentence


@sentence.register
def _(event: Scheme.Opened, who: Who) -> Sentence:
    return Sentence(Ours("The record of %(name)s was opened.", name=event.name))
