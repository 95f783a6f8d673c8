"""Who was asked for help, in sentences. Never what it is about."""

from domain.helps import Help
from domain.sayings import Ours
from projections.sentences import Sentence, Who, helped, sentence


@sentence.register
def _(event: Help.HelpAsked, who: Who) -> Sentence:
    said = Ours("%(who)s asked %(helper)s to look at something together.", who=who(event.by), helper=who(event.helper))
    return Sentence(helped(event, who, said))
