"""What undoes how the person was introduced."""

from domain.people import Person
from domain.undoing import Undoing, undo


@undo.register
def _(change: Person.OneLineSaid, part: Person, how: Undoing) -> None:
    part.say_one_line(how.before.one_line, **how.who)


@undo.register
def _(change: Person.NameAndPronounsChosen, part: Person, how: Undoing) -> None:
    part.take_name_back(how.before.name, how.before.pronouns, how.before.covered, **how.who)
