"""Large print: one column of large letters, for eyes that need them.

It follows "Creating clear print and large print documents" (UKAAF, G003, minimum standards): A4, at least 16 point and
ideally 18, page numbers and labels of the same size as the rest, a sans serif typeface, no italics, no underlining, no
blocks of capitals, words to the left and never hyphenated, a blank line between paragraphs, no columns.
"""

from exports.likings import is_large
from exports.materials import Material
from exports.papers import Paper
from exports.typesetters import typeset

SIZES = (18, 24)
"""In points. The first is the one unless somebody says otherwise."""


def large_print(material: Material, language: str, size: int | None = None) -> Paper:
    """The whole profile in letters of one size, in the same order as on any other paper.

    Where no size is asked for, it is the larger for whoever likes very large letters.
    """
    size = size or SIZES[is_large(material.likes)]
    return Paper(typeset("large-print.html", language, profile=material.profile, material=material, size=size), {})
