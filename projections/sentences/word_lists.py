"""What becomes of the words that self-advocates ask others to use, in sentences."""

from domain.word_lists import WordList
from projections.sentences import Sentence, Who, sentence


@sentence.register
def _(event: WordList.Begun, who: Who) -> Sentence:
    return Sentence(f"{who(event.by)} began the list of words.")


@sentence.register
def _(event: WordList.WordSuggested, who: Who) -> Sentence:
    return Sentence(f"{who(event.by)} said what to write instead of “{event.said}”:", event.instead)


@sentence.register
def _(event: WordList.WordTakenBack, who: Who) -> Sentence:
    return Sentence(f"{who(event.by)} took back what to write instead of “{event.said}”.")
