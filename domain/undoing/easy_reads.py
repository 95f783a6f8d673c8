"""What undoes what was done to easy words."""

from domain.easy_reads import EasyRead
from domain.undoing import Undoing, undo


@undo.register
def _(change: EasyRead.Begun, part: EasyRead, how: Undoing) -> None:
    """An Easy Read says nothing when it is begun: it stays begun."""


@undo.register(EasyRead.SaidEasily)
@undo.register(EasyRead.EasyWordsTakenAway)
def _(change: EasyRead.Event, part: EasyRead, how: Undoing) -> None:
    if how.before.sentences:
        part.bring_back(**how.who)
    else:
        part.take_away(**how.who)


@undo.register
def _(change: EasyRead.DraftApproved, part: EasyRead, how: Undoing) -> None:
    part.take_yes_back(change.draft, **how.who)


@undo.register
def _(change: EasyRead.DraftDeclined, part: EasyRead, how: Undoing) -> None:
    part.take_no_back(change.draft, **how.who)
