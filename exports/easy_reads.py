"""Easy Read on paper: one idea to a line, in 16 point, with the picture on the side that the person likes.

It follows "Make it Easy Read" (Department of Health, 2010) and "Information for all" (Inclusion Europe): short lines
that are not cut over pages, a picture beside what it goes with, wide margins. Where nobody wrote an Easy Read of
something, its own words stand there and say that they are; where the words changed since, that is said as well.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from exports.materials import Material, Picture
from exports.papers import Paper
from exports.typesetters import typeset


@dataclass(frozen=True)
class Line:
    """One idea, and the address of its picture."""

    words: str
    picture: Picture | None
    address: str


def easy_read(material: Material, language: str) -> Paper:
    """The whole profile in Easy Read, as far as there is one."""
    addresses = {picture: f"paper:picture/{number}" for number, picture in enumerate(_pictures(material))}
    lines = {
        entry: [
            Line(each.words, each.picture, addresses[each.picture] if each.picture else "") for each in easy.sentences
        ]
        for entry, easy in material.easy_reads.items()
    }
    html = typeset("easy-read.html", language, profile=material.profile, material=material, lines=lines)
    return Paper(html, {address: picture.data for picture, address in addresses.items()})


def _pictures(material: Material) -> Iterator[Picture]:
    """Each picture once."""
    yield from dict.fromkeys(
        each.picture for easy in material.easy_reads.values() for each in easy.sentences if each.picture
    )
