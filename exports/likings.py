"""How a person likes paper, as the style of it: the size of its letters, how far apart its words stand, its tint.

The steps are those of the pages (`web/style/_likes.scss`). Dark pages are printed on white: nobody prints the night.
"""

from collections.abc import Iterator

from projections.likes import ShownLikes

TIMES = {"usual": 1.0, "large": 1.25, "larger": 1.5, "largest": 2.0}
"""How many times its usual size every letter has."""
LINES = {"wide": 1.75, "wider": 2.2}
"""In heights of a letter. Letters and words are in widths of one (WCAG 2.2, 1.4.12, or more)."""
LETTERS = {"wide": 0.06, "wider": 0.14}
WORDS = {"wide": 0.16, "wider": 0.4}
TINTS = {
    "colours": {"yellow": "#fff27a", "cream": "#fff3cf"},
    "overlay": {"yellow": "#fff3a0", "pink": "#ffe6ee", "blue": "#dff0ff", "green": "#d8f3d6", "orange": "#ffecd6"},
}
"""What lies under every page. All that is printed on it can be read as well as on white, by 7 to 1."""
IN_ONE_COLUMN = 1.5
"""From how many times the usual size on words stand in one column."""


def as_liked(likes: ShownLikes, points: float = 0) -> str:
    """A style sheet for a paper: nothing where all is as usual.

    `points` is the size of its letters; 0 where it has another way to choose that.
    """
    return " ".join(_rules(likes, points))


def is_large(likes: ShownLikes) -> bool:
    """Whether somebody likes letters so large that words stand in one column."""
    return TIMES[likes.of("text")] >= IN_ONE_COLUMN


def _rules(likes: ShownLikes, points: float) -> Iterator[str]:
    for choice, tints in TINTS.items():
        if tint := tints.get(likes.of(choice)):
            yield f"@page {{ background: {tint} }}"
    if points and likes.of("text") != "usual":
        yield f"html {{ font-size: {points * TIMES[likes.of('text')]:g}pt }}"
    if is_large(likes):
        yield "main .columns.columns { columns: 1 }"
    if lines := LINES.get(likes.of("lines")):
        yield f"main, main * {{ line-height: {lines} }}"
    if letters := LETTERS.get(likes.of("letters")):
        yield f"main {{ letter-spacing: {letters}em }}"
    if words := WORDS.get(likes.of("words")):
        yield f"main {{ word-spacing: {words}em }}"
