"""The booklet: a life story to keep and to read together, on A5, which a printer can fold from A4.

A cover with the name and the one line; inside it what must be known; then the strengths, and what happened beside the
words that say when. Photos stand with what they hang on.
"""

from exports.materials import Material
from exports.papers import Paper, drawings
from exports.typesetters import typeset


def booklet(material: Material, language: str) -> Paper:
    """The whole profile as a life story, with the photos that are in it."""
    html = typeset("booklet.html", language, profile=material.profile, material=material)
    return Paper(html, drawings("suns") | material.photos_to_hand_over)
