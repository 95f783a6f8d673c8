"""Parts of a long story: what is too much for one paper is printed as several, and nothing is left out.

Every part begins as the whole does, with what must be known and with strengths, and takes its share of each heading.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from domain.refusals import Refused
from exports.materials import Material, is_strength
from projections.hopes import ShownHope
from projections.noticings import ShownNoticing
from projections.papers import FOR_EACH
from projections.profiles import Section, ShownProfile
from projections.replies import ShownReply
from projections.shown_entries import ShownEntry

MOST = 40_000
"""Letters in one part: as many as are printed in time (14 s) also where something else uses the machine."""
Told = TypeVar("Told", ShownEntry, ShownHope, ShownNoticing)


class TooLong(Refused):
    """There is too much for one paper."""


class NotAPart(Refused):
    """There is no such part."""


def parts_in(letters: int) -> int:
    """How many papers a profile takes that is as long as this: one, unless it is long."""
    return -(-letters // MOST) or 1


def part_of(material: Material, number: int | None) -> Material:
    """One part of what is to be printed: all of it, where it is not long. Raises TooLong, NotAPart."""
    parts = parts_in(material.letters)
    if parts > 1 and number is None:
        raise TooLong("This is too long for one paper. Print its %(num)s parts one by one, part 1 first.", num=parts)
    if number is not None and not 1 <= number <= parts:
        raise NotAPart("There is no part %(part)s. The last is part %(num)s.", part=number, num=parts)
    if parts == 1 or number is None:
        return material
    sections = [_share(section, number - 1, parts) for section in material.profile.sections]
    found = tuple(section for section in sections if _told(section))
    profile = replace(material.profile, sections=_with_a_strength(found, material.profile))
    return replace(material, profile=profile, part=number, parts=parts)


def _with_a_strength(sections: tuple[Section, ...], whole: ShownProfile) -> tuple[Section, ...]:
    """The sections of a part, after the first strength of all where the part has none of its own."""
    if any(map(is_strength, sections)):
        return sections
    return (_first(next(filter(is_strength, whole.sections))), *sections)


def _first(section: Section) -> Section:
    return replace(section, entries=section.entries[:1], hopes=section.hopes[:1], noticings=section.noticings[:1])


def _share(section: Section, part: int, parts: int) -> Section:
    """What stands under a heading in one part, counted from 0."""
    return replace(
        section,
        entries=_dealt(section.entries, part, parts),
        hopes=_dealt(section.hopes, part, parts),
        noticings=_dealt(section.noticings, part, parts),
    )


def _dealt(told: Sequence[Told], part: int, parts: int) -> tuple[Told, ...]:
    """Those of a list that fall into one part: as many letters in each as can be, and all of them in their order."""
    whole, before, found = sum(map(_letters, told)), 0, []
    for each in told:
        if before * parts // whole == part:
            found.append(each)
        before += _letters(each)
    return tuple(found)


def _told(section: Section) -> bool:
    return bool(section.entries or section.hopes or section.noticings)


def _letters(told: ShownEntry | ShownHope | ShownNoticing) -> int:
    match told:
        case ShownHope():
            return _letters(told.entry) + sum(len(step.words) for step in told.steps)
        case ShownNoticing():
            said = len(told.does) + len(told.means) + len(told.we_do) + len(told.responded)
            return FOR_EACH + said + _in_replies(told.replies)
    in_parts = sum(len(part.words) for part in told.parts)
    return FOR_EACH + len(told.words) + in_parts + _in_replies(told.replies)


def _in_replies(replies: tuple[ShownReply, ...]) -> int:
    return sum(len(reply.words) for reply in replies)
