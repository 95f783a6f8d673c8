"""What becomes of the words that self-advocates ask others to use, in sentences."""

from domain.sayings import Ours
from domain.word_lists import WordList
from projections.sentences import Sentence, Who, sentence


@sentence.register
def _(event: WordList.Begun, who: Who) -> Sentence:
    return Sentence(Ours("%(who)s began the list of words.", who=who(event.by)))


@sentence.register
def _(event: WordList.WordSuggested, who: Who) -> Sentence:
    return Sentence(
        Ours("%(who)s said what to write instead of “%(said)s”:", who=who(event.by), said=event.said), event.instead
    )


@sentence.register
def _(event: WordList.WordTakenBack, who: Who) -> Sentence:
    return Sentence(Ours("%(who)s took back what to write instead of “%(said)s”.", who=who(event.by), said=event.said))
