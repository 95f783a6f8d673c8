"""Who wrote it, in the words that stand with it everywhere. Never "I" for somebody who showed it without words."""

from domain.entries import State
from domain.expressions import WITHOUT_WORDS


def of_entry(offered_by: str, in_my_words: bool, state: str, helper: str, decided_with: str, by: str, how: str) -> str:
    """Who wrote an entry: "my words", "my words, with help from Rhian", "offered by Rhian, I said yes"."""
    shown = WITHOUT_WORDS.get(how, "")
    if not offered_by:
        return (f"shown {shown}" if shown else "my words") + (f", with help from {helper}" if helper else "")
    if state == State.WAITING:
        return f"offered by {offered_by}"
    if in_my_words:
        help_ = helper or decided_with
        return f"my words, after {offered_by} offered it" + (f", with help from {help_}" if help_ else "")
    yes = f"a yes {shown}" if shown else "I said yes"
    if not decided_with:
        return f"offered by {offered_by}, {yes}"
    return f"offered by {offered_by}, {yes}, with {decided_with}" + (", who wrote it" if decided_with == by else "")


def of_note(by: str, told_by: str = "") -> str:
    """Who wrote down a note or a worry, and who told it to them."""
    return f"told by {told_by}, written down by {by}" if told_by else f"by {by}"


def of_noticing(by: str, agreed_by: str) -> str:
    """Who noticed something: one person so far, or two."""
    return f"we have noticed: {by} and {agreed_by}" if agreed_by else f"noticed by {by} so far"


def of_fact(is_mine: bool, by: str, helper: str, how: str) -> str:
    """Who said a safety fact, in the wording that stands."""
    shown = WITHOUT_WORDS.get(how, "")
    said = (f"shown {shown}" if shown else "my words") if is_mine else f"by {by}"
    return said + (f", with help from {helper}" if helper else "")
