"""What happens to a scheme, in sentences."""

from domain.schemes import Scheme
from projections.sentences import Sentence, Who, sentence


@sentence.register
def _(event: Scheme.Opened, who: Who) -> Sentence:
    return Sentence(f"The record of {event.name} was opened.")
