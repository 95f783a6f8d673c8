"""Every event as one sentence of plain English, of ours: what happened, and the words that were said, apart.

Each noun has a module here, which says what happens to it.
"""

from collections.abc import Callable
from functools import singledispatch
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, NamedTuple
from uuid import UUID

from domain.entries import Audience
from domain.records import SomethingDamaged, SomethingForgotten
from domain.sayings import Ours

Who = Callable[[UUID], str]


class Sentence(NamedTuple):
    """What happened, and the words, exactly as they were said."""

    says: Ours
    words: str = ""
    """`Ours` where names of ours stand between several answers."""
    alone: Ours | None = None
    """What happened without a word that somebody typed, where `says` has some in it."""


@singledispatch
def sentence(event: Any, who: Who) -> Sentence:
    """What happened, in a sentence. `who` gives the name of a person or member."""
    raise LookupError(f"There is no sentence for {type(event).__qualname__}.")


@sentence.register
def _(event: SomethingForgotten, who: Who) -> Sentence:
    return Sentence(Ours("What was here was deleted for ever."))


@sentence.register
def _(event: SomethingDamaged, who: Who) -> Sentence:
    return Sentence(Ours("Something here does not open as it was written. It is withheld."))


def helped(event: Any, who: Who, said: Ours) -> Ours:
    """What the person did, and who helped them to do it, where somebody did."""
    return (
        Ours("%(said)s %(helper)s helped.", said=said, helper=who(event.supported_by)) if event.supported_by else said
    )


def seen_by(event: Any, who: Who) -> Ours:
    """For whom something is now: "everyone I choose", "just Rhian, Fred"."""
    if event.audience != Audience.JUST_THESE:
        return Ours(event.audience)
    named = ", ".join(who(member) for member in event.people)
    return Ours("just %(named)s", named=named) if named else Ours("just nobody yet")


for noun in iter_modules(__path__):  # each adds the sentences of its events
    import_module(f"{__name__}.{noun.name}")
