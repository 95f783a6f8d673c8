"""The laws of the record, each as a function over what somebody is shown, whatever shows it.

Page and paper keep the same laws: give `assert_words_keep_the_meg_test` their text.
"""

from collections.abc import Collection, Iterator
from dataclasses import fields, is_dataclass
from itertools import chain
from typing import Any

from domain.headings import HEADINGS, Kind
from projections.adjustments import ShownAdjustment, ShownUse
from projections.cards import ShownPart
from projections.chosen_profiles import ShownChoice
from projections.concerns import ShownConcern
from projections.easy_reads import ShownSentence
from projections.hopes import Step
from projections.notes import ShownNote
from projections.noticings import ShownNoticing
from projections.people import Opening
from projections.profiles import Section, ShownProfile
from projections.replies import ShownReply
from projections.safety_facts import ShownFact
from projections.shown_entries import ShownEntry
from projections.shown_photos import ShownPhoto

KIND_OF = {"noticed": Kind.STRENGTH} | {heading.key: heading.kind for heading in HEADINGS}
ORDER = (Kind.STRENGTH, Kind.HOPE, Kind.IMPORTANT, Kind.SUPPORT)

SAID: dict[type, tuple[str, ...]] = {
    Opening: ("name", "one_line"),
    ShownProfile: ("called",),
    ShownChoice: ("called", "first_line"),
    ShownEntry: ("words", "offered_words", "how_known"),
    ShownPart: ("words",),
    Step: ("words",),
    ShownSentence: ("words",),
    ShownNoticing: ("does", "means", "we_do", "responded"),
    ShownFact: ("words", "what_helps"),
    ShownNote: ("words", "corrected_because"),
    ShownConcern: ("words", "context", "what_helps", "outcome"),
    ShownReply: ("words",),
    ShownPhoto: ("words",),
    ShownAdjustment: ("words", "because"),
    ShownUse: ("in_the_way",),
}
"""The fields in which somebody's own words stand."""


# Law 1, the Meg test


def assert_strengths_come_first(profile: ShownProfile) -> None:
    """Strengths stand before everything else, and with none of them nothing else is shown."""
    kinds = [KIND_OF[section.key] for section in profile.sections]

    assert kinds == sorted(kinds, key=ORDER.index)
    assert not kinds or kinds[0] is Kind.STRENGTH
    assert profile.has_strengths == bool(kinds)


def assert_nothing_is_bare(profile: ShownProfile, concerns: Collection[ShownConcern] = ()) -> None:
    """What must be known comes with what helps, a worry with its context too, and no heading stands empty."""
    assert all(fact.what_helps for fact in profile.must_know)
    assert all(concern.context and concern.what_helps for concern in concerns)
    assert all(section.entries or section.hopes or section.noticings for section in profile.sections)


def assert_words_keep_the_meg_test(words: str, profile: ShownProfile, worries: Collection[str] = ()) -> None:
    """The same of a page or a paper: `words` is its text in reading order, `worries` the words of all worries."""
    text = in_one_line(words)
    strengths = [text.find(in_one_line(told)) for told in strengths_of(profile)]
    needs = [text.find(in_one_line(told)) for told in needs_of(profile)]

    assert -1 not in [*strengths, *needs]
    assert not needs or max(strengths) < min(needs)
    assert [worry for worry in worries if in_one_line(worry) in text] == []


def in_one_line(words: str) -> str:
    """Words as a page breaks them, wherever its lines end."""
    return " ".join(words.split())


def strengths_of(profile: ShownProfile) -> list[str]:
    """The words of every strength."""
    return [
        told for section in profile.sections if KIND_OF[section.key] is Kind.STRENGTH for told in told_under(section)
    ]


def needs_of(profile: ShownProfile) -> list[str]:
    """The words of everything that others are asked for."""
    return [
        told for section in profile.sections if KIND_OF[section.key] is Kind.SUPPORT for told in told_under(section)
    ]


def told_under(section: Section) -> Iterator[str]:
    """The words under a heading."""
    yield from (entry.words for entry in section.entries)
    yield from (hope.entry.words for hope in section.hopes)
    yield from (noticing.does for noticing in section.noticings)


# Law 2, words as they went in


def assert_words_are_as_they_were_said(shown: Any, said: Collection[str]) -> None:
    """Nobody's words were made, mended or cut."""
    assert {words for words in said_in(shown) if words not in said} == set()


def assert_nothing_speaks_for_anybody(shown: Any, said_by_person: Collection[str]) -> None:
    """Only what the person said themselves is said to be theirs; what was noticed is said to be noticed."""
    for part in parts_of(shown):
        if isinstance(part, ShownEntry) and part.authorship.startswith("my words"):
            assert part.words in said_by_person
        if isinstance(part, ShownNoticing):
            assert part.authorship.startswith(("we have noticed", "noticed by"))


def said_in(shown: Any) -> Iterator[str]:
    """Every piece of somebody's own words in an answer."""
    for part in parts_of(shown):
        yield from (getattr(part, name) for name in SAID.get(type(part), ()))


def parts_of(shown: Any) -> Iterator[Any]:
    """Every part of an answer that is a shape of its own."""
    if isinstance(shown, tuple | list):
        yield from chain.from_iterable(parts_of(each) for each in shown)
    elif isinstance(shown, dict):
        yield from parts_of(list(shown.values()))
    elif is_dataclass(shown):
        yield shown
        yield from chain.from_iterable(parts_of(getattr(shown, field.name)) for field in fields(shown))


# Law 3, nothing that was not shared


def assert_not_a_word_of(shown: Any, hidden: Collection[str]) -> None:
    """Nothing of what is hidden stands anywhere in an answer."""
    everything = repr(shown)
    assert {words for words in hidden if words in everything} == set()
