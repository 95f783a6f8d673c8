"""Why something was not done: named exceptions whose message can be read aloud, and says what to do."""

from domain.sayings import Ours

NOTHING_HERE = Ours("There is nothing here with that address.")


class Refused(Exception):
    """Something was asked that cannot be. The message says why, and what to do instead.

    What the message is about is handed over beside it: `WordsTooLong("Write up to %(longest)s letters.", longest=200)`.
    """

    def __init__(self, says: str = "", /, **parts: object) -> None:
        self.says = says if isinstance(says, Ours) else Ours(says, **parts)
        super().__init__(str(self.says))


class NotAllowed(Refused):
    """This reader may not do this in this record."""


class ProofNeeded(Refused):
    """This is done only by who showed again who they are."""


class NotInRecord(Refused):
    """There is no such thing in this record, or it is somebody else's: the two read alike."""

    def __init__(self, says: str = NOTHING_HERE, /, **parts: object) -> None:
        super().__init__(says, **parts)


class Forgotten(Refused):
    """The words were deleted for ever: the key that opened them is gone."""


class Damaged(Refused):
    """What was stored does not open as it was written. It is withheld."""


class ChangedMeanwhile(Refused):
    """Somebody changed this after the asker last saw it."""


class AlreadyDecided(Refused):
    """The person has decided about this already."""


class StillWaiting(Refused):
    """The person has not decided about this yet."""


class PutAway(Refused):
    """This was put away. It can be brought back."""


class LetGo(Refused):
    """This hope was let go. It can be brought back."""


class Ended(Refused):
    """This has ended."""


class NeedsSomebodyElse(Refused):
    """Somebody who is not concerned in it has to do this."""


class WordsMissing(Refused):
    """There are no words."""


class WordsTooLong(Refused):
    """There are more words than fit."""


class WordsUnreadable(Refused):
    """The words hold something that no page can show."""


class NotAHeading(Refused):
    """There is no such heading."""


class NotADay(Refused):
    """There is no such day, or it is not one that fits here."""


class SentBefore(Refused):
    """The same form was sent before, with other words. The words are kept, and asked about."""
