"""What may be asked of the list of words that self-advocates own."""

from caserecord.commands import command
from caserecord.units import Unit
from domain.permissions import Actor
from domain.refusals import NotInRecord
from domain.word_lists import WordList


@command("suggest a word")
def suggest(unit: Unit, said: str, instead: str, *, why: str = "", by: Actor) -> None:
    """Say what to write instead. Raises NotAllowed, NothingInstead and as `domain.words.spoken`."""
    words = _word_list(unit, by)
    words.suggest(said, instead, why, by=by.reader)
    unit.save(words)


@command("suggest a word")
def take_back(unit: Unit, said: str, *, by: Actor) -> None:
    """Take a suggestion back. Raises NotAllowed."""
    words = _word_list(unit, by)
    words.take_back(said, by=by.reader)
    unit.save(words)


def _word_list(unit: Unit, by: Actor) -> WordList:
    """The list, begun where there is none yet."""
    try:
        return unit.get(WordList, WordList.ID)
    except NotInRecord:
        unit.make_key(WordList.ID)
        return WordList.begin(by=by.reader)
