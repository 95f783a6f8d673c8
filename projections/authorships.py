"""Who wrote it, in the words that stand with it everywhere. Never "I" for somebody who showed it without words."""

from domain.entries import State
from domain.expressions import WITHOUT_WORDS
from domain.sayings import Ours

SOMEBODY = Ours("somebody")
"""Whoever has no name here, or none any more."""


def of_entry(offered_by: str, in_my_words: bool, state: str, helper: str, decided_with: str, by: str, how: str) -> Ours:
    """Who wrote an entry: "my words", "my words, with help from Rhian", "offered by Rhian, I said yes"."""
    if not offered_by:
        return _with_help(_my_words(how), helper)
    offered = Ours("offered by %(who)s", who=offered_by)
    if state == State.WAITING:
        return offered
    if in_my_words:
        return _with_help(Ours("my words, after %(who)s offered it", who=offered_by), helper or decided_with)
    shown = WITHOUT_WORDS.get(how)
    yes = Ours("a yes %(shown)s", shown=shown) if shown else Ours("I said yes")
    if not decided_with:
        return Ours("%(offered)s, %(yes)s", offered=offered, yes=yes)
    if decided_with == by:
        return Ours("%(offered)s, %(yes)s, with %(who)s, who wrote it", offered=offered, yes=yes, who=decided_with)
    return Ours("%(offered)s, %(yes)s, with %(who)s", offered=offered, yes=yes, who=decided_with)


def of_easy_words(drafted_by: str, helper: str, how: str, *, is_approved: bool) -> Ours:
    """Who wrote easy words: "my easy words, with help from Rhian", "easy words by Rhian, I said yes"."""
    shown = WITHOUT_WORDS.get(how)
    if not drafted_by:
        said = Ours("easy words, shown %(shown)s", shown=shown) if shown else Ours("my easy words")
        return _with_help(said, helper)
    written = Ours("easy words by %(who)s", who=drafted_by)
    if not is_approved:
        return written
    yes = Ours("a yes %(shown)s", shown=shown) if shown else Ours("I said yes")
    return _with_help(Ours("%(offered)s, %(yes)s", offered=written, yes=yes), helper)


def of_note(by: str, told_by: str = "") -> Ours:
    """Who wrote down a note or a worry, and who told it to them."""
    if told_by:
        return Ours("told by %(told_by)s, written down by %(who)s", told_by=told_by, who=by or SOMEBODY)
    return Ours("by %(who)s", who=by or SOMEBODY)


def of_noticing(by: str, agreed_by: str) -> Ours:
    """Who noticed something: one person so far, or two."""
    if agreed_by:
        return Ours("we have noticed: %(who)s and %(agreed_by)s", who=by, agreed_by=agreed_by)
    return Ours("noticed by %(who)s so far", who=by)


def of_fact(is_mine: bool, by: str, helper: str, how: str) -> Ours:
    """Who said a safety fact, in the wording that stands. Who checked it is somebody else."""
    return _with_help(_my_words(how) if is_mine else Ours("written by %(who)s", who=by or SOMEBODY), helper)


def _my_words(how: str) -> Ours:
    shown = WITHOUT_WORDS.get(how)
    return Ours("shown %(shown)s", shown=shown) if shown else Ours("my words")


def _with_help(said: Ours, helper: str) -> Ours:
    return Ours("%(said)s, with help from %(helper)s", said=said, helper=helper) if helper else said


def of_adjustment(is_mine: bool, by: str, helper: str, how: str) -> Ours:
    """Who said what the person needs, in the wording that stands."""
    return _with_help(_my_words(how) if is_mine else Ours("by %(who)s", who=by or SOMEBODY), helper)
