"""Easy Read on paper: one idea to a line, in large letters, with the picture on the side that the person likes.

It follows "Make it Easy Read" (Department of Health, 2010) and "Information for all" (Inclusion Europe): short lines
that are not cut over pages, a picture beside what it goes with, wide margins. Where nobody wrote an Easy Read of the
words as they are now, those words stand there, and it is said that they do.
"""

from collections.abc import Collection
from dataclasses import replace

from domain.pictures import SETS
from exports.materials import Material
from exports.papers import Paper, pictures_to_hand_over
from exports.typesetters import typeset

SIZES = (16, 14)
"""In points. The first is the one unless somebody says otherwise."""


def easy_read(material: Material, language: str, size: int = SIZES[0]) -> Paper:
    """The whole profile in Easy Read, as far as there is one."""
    easy = material.easy_reads
    names = {sentence.picture for each in easy.values() for sentence in each.sentences if material.has_pictures}
    pictures = pictures_to_hand_over(names)
    html = typeset(
        "easy-read.html",
        language,
        profile=material.profile,
        material=material,
        pictures=pictures,
        size=size,
        is_mixed=bool(easy) and any(told.id not in easy for told in material.profile.entries),
        credits=_credits(pictures),
    )
    return Paper(
        html,
        pictures | material.photos_to_hand_over,
        (replace(material.profile, recordings=()), *material.easy_reads.values()),
    )


def _credits(pictures: Collection[str]) -> list[str]:
    """Who is to be thanked for the pictures on this paper."""
    return [each.credit for each in SETS if any(f"paper:pictures/{one.name}.svg" in pictures for one in each.pictures)]
