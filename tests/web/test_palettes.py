"""Whether words can be read in every palette: contrast, computed from the colours of the style sheet as served."""

import re
from itertools import product

import pytest

from web import STYLE_SHEET

CSS = STYLE_SHEET.read_text(encoding="utf-8")
PALETTES = {
    name: dict(re.findall(r"--cr-([a-z-]+): ?(#[0-9a-f]{3,6})\b", body))
    for name, body in re.findall(r"([^{}]*)\{(color-scheme:[^{}]*)\}", CSS)
}
"""Each palette of the style sheet, by its selector: those that are chosen, and those that a device asks for."""
OVERLAYS = dict(
    re.findall(r"root\.cr-overlay-([a-z]+) body::after[^{}]*\{[^{}]*background-color:(#[0-9a-f]{3,6})", CSS)
)
GROUNDS = ("paper", "white", "sand", "teal-tint", "plum-tint", "amber-tint", "green-tint", "red-tint")
WORDS = [
    *product(("ink", "soft-ink", "teal", "plum", "plum-dark", "teal-dark"), GROUNDS),
    *product(("white",), ("teal", "teal-dark", "plum", "plum-dark", "red", "red-dark")),
    *(("ink", "sand-deep"), ("red", "paper"), ("red", "white"), ("red", "red-tint")),
    *(("green", "paper"), ("ink", "green-tint"), ("red-darker", "red-tint"), ("teal", "sand-deep")),
]
"""Words, and what they may stand on."""
LINES = [*product(("strong-line", "teal", "plum", "ink"), ("paper", "white"))]


def luminance(colour: tuple[float, ...]) -> float:
    """Relative luminance (WCAG 2.2)."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def parts(colour: str) -> tuple[float, ...]:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    return tuple(int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))


def contrast(one: str, other: str, through: str = "#ffffff") -> float:
    """How far apart two colours are, seen through a sheet of another (WCAG 2.2, 1.4.3)."""
    film = parts(through)
    seen = [luminance(tuple(part * by for part, by in zip(parts(each), film, strict=True))) for each in (one, other)]
    return (max(seen) + 0.05) / (min(seen) + 0.05)


def test_the_style_sheet_has_the_palettes_that_can_be_chosen_and_those_a_device_asks_for():
    chosen = {f".cr-colours-{name}" for name in ("light", "dark", "yellow", "cream", "contrast")}

    assert chosen < PALETTES.keys()
    assert len(PALETTES) > len(chosen)
    assert OVERLAYS.keys() == {"yellow", "pink", "blue", "green", "orange"}
    assert all(len(palette) == 24 for palette in PALETTES.values())


@pytest.mark.parametrize("name", PALETTES)
def test_words_can_be_read_in_every_palette(name: str):
    palette = PALETTES[name]

    assert {pair for pair in WORDS if contrast(palette[pair[0]], palette[pair[1]]) < 4.5} == set()


@pytest.mark.parametrize("name", PALETTES)
def test_lines_that_mean_something_can_be_seen_in_every_palette(name: str):
    palette = PALETTES[name]

    assert {pair for pair in LINES if contrast(palette[pair[0]], palette[pair[1]]) < 3} == set()


def test_high_contrast_is_high():
    palette = PALETTES[".cr-colours-contrast"]
    pairs = product(("ink", "teal", "plum"), GROUNDS)

    assert {pair for pair in pairs if contrast(palette[pair[0]], palette[pair[1]]) < 7} == set()


@pytest.mark.parametrize("film", OVERLAYS)
def test_words_can_be_read_through_a_colour(film: str):
    palette = PALETTES[".cr-colours-light"]

    wrong = {pair for pair in WORDS if contrast(palette[pair[0]], palette[pair[1]], OVERLAYS[film]) < 4.5}

    assert wrong == set()


def test_focus_can_be_read():
    assert contrast("#0b0c0c", "#ffdd00") > 7
