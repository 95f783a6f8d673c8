"""The sentences of an Easy Read: one idea to each, with a picture or none."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from domain.pictures import PICTURES
from domain.refusals import Refused
from domain.words import LONGEST_NAME, spoken

MOST_SENTENCES = 20
"""In the Easy Read of one entry. What takes more is more than one entry."""


class NotASentence(Refused):
    """This cannot be one sentence of an Easy Read."""


class TooManySentences(Refused):
    """There are more sentences than an Easy Read of one entry has."""


class NotAPicture(Refused):
    """There is no such picture."""


class EasySentence(NamedTuple):
    """One idea."""

    words: str
    picture: str = ""
    """The name of one of `domain.pictures.PICTURES`, or nothing."""


def checked(sentences: Sequence[EasySentence]) -> tuple[EasySentence, ...]:
    """The sentences, if they can be kept.

    Raises TooManySentences, NotASentence, NotAPicture, WordsMissing, WordsTooLong, WordsUnreadable.
    """
    if len(sentences) > MOST_SENTENCES:
        raise TooManySentences(
            "Write up to %(most)s sentences. Which of these are the most important?", most=MOST_SENTENCES
        )
    for words, picture in sentences:
        if len(spoken(words, longest=LONGEST_NAME).splitlines()) > 1:
            raise NotASentence("Write one idea in each box, on one line. Put the next idea in a box of its own.")
        if picture and picture not in PICTURES:
            raise NotAPicture("There is no such picture. Choose another, or none.")
    spoken("".join(words for words, _ in sentences), longest=MOST_SENTENCES * LONGEST_NAME)
    return tuple(sentences)


def together(easy_words: str, pictures: Sequence[str]) -> tuple[EasySentence, ...]:
    """Sentences as they are kept, each with its picture."""
    return tuple(EasySentence(*each) for each in zip(easy_words.split("\n"), pictures, strict=True))


def as_kept(sentences: Sequence[EasySentence]) -> dict[str, Any]:
    return {
        "easy_words": "\n".join(words for words, _ in sentences),
        "pictures": [picture for _, picture in sentences],
    }
