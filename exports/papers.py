"""What is handed to the worker that prints: papers, and the stock that all of them share."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from msgspec import Struct

from domain.pictures import PICTURES

TEMPLATES = Path(__file__).parent / "templates"
FONTS = Path(__file__).parents[1] / "web" / "static" / "fonts"
PICTURE_FILES = Path(__file__).parents[1] / "web" / "static" / "pictures"


class Stock(Struct, frozen=True):
    """What every paper shares: one style sheet, and the fonts that it names."""

    stylesheet: str
    resources: dict[str, bytes]
    """By address, such as `paper:fonts/a.woff2`."""


class Paper(Struct, frozen=True):
    """A document to be printed, and everything that it may show."""

    html: str
    resources: dict[str, bytes]
    """By address, such as `paper:photo`. Nothing else is ever opened."""
    holds: tuple[Any, ...] = ()
    """What of the material stands on it, where that is not all of it."""


def stock_of(fonts: Path) -> Stock:
    """The style sheet of all paper, with the fonts of a folder. A font that is not there is done without."""
    return Stock(
        stylesheet=(TEMPLATES / "paper.css").read_text(encoding="utf-8"),
        resources={f"paper:fonts/{font.name}": font.read_bytes() for font in sorted(fonts.glob("*.woff2"))},
    )


def drawings(*names: str) -> dict[str, bytes]:
    """Drawings of ours that only adorn, by the address that a style sheet names them by. Nothing hangs on them."""
    return {f"paper:drawings/{name}.svg": (TEMPLATES / "drawings" / f"{name}.svg").read_bytes() for name in names}


def pictures_to_hand_over(names: Iterable[str], folder: Path = PICTURE_FILES) -> dict[str, bytes]:
    """Pictures of `domain.pictures`, for a paper to show by address (`paper:pictures/tea.svg`).

    One that is not there is done without: the words say it.
    """
    files = {name: folder / f"{name}.svg" for name in sorted(PICTURES.keys() & set(names))}
    return {f"paper:pictures/{name}.svg": file.read_bytes() for name, file in files.items() if file.is_file()}
