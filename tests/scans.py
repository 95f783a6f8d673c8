"""What a telephone reads off a picture: the QR codes in it, how wide each is, and how much white is around it."""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import zxingcpp
from PIL import Image

DPI = 150
"""About what a telephone's camera makes of a page that is held wholly before it."""
_INCH = 25.4
_DARK = 128
_FINDER = 7
"""Modules along the square in a corner, by which a code is found."""
_FAR_ENOUGH = 8
"""Modules of white after which nobody looks further."""


class Scanned(NamedTuple):
    """A code that was read."""

    says: str
    mm: float
    """How wide it is on paper, without the white around it."""
    white: float
    """How wide the white around it is, in modules."""


def read_off(image: Image.Image) -> list[str]:
    """What the QR codes in an image say."""
    return [code.text for code in _found(image)]


def scanned(image: Image.Image) -> list[Scanned]:
    """The same with their measures, where they stand upright in it."""
    return [_measured(image.convert("L"), code) for code in _found(image)]


def pages_of(pdf: bytes, *how: str) -> Iterator[Image.Image]:
    """The pages of a paper as images. `how`: what else pdftoppm is told, such as "-mono" for black and white alone."""
    with TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-r", str(DPI), *how, "-", f"{folder}/page"], input=pdf, check=True)
        for page in sorted(Path(folder).iterdir()):
            with Image.open(page) as image:
                yield image.copy()


def scanned_on(pdf: bytes, *how: str) -> list[Scanned]:
    """Every QR code on a paper."""
    return [code for page in pages_of(pdf, *how) for code in scanned(page)]


def _found(image: Image.Image) -> list[zxingcpp.Barcode]:
    """Every QR code that is dark on light: not every telephone reads the opposite."""
    return zxingcpp.read_barcodes(image.convert("L"), formats=zxingcpp.BarcodeFormat.QRCode, try_invert=False)


def _measured(image: Image.Image, code: zxingcpp.Barcode) -> Scanned:
    place = code.position
    left, top, right, bottom = place.top_left.x, place.top_left.y, place.bottom_right.x, place.bottom_right.y
    first_row = image.crop((left, top + 2, right, top + 3)).tobytes()
    finder = next(at for at, shade in enumerate(first_row) if at > 2 and shade >= _DARK)
    module = finder / _FINDER
    around = [
        _is_dark_at(image, left - far, top - far, right + far, bottom + far) for far in range(int(_FAR_ENOUGH * module))
    ]
    begins = around.index(False)
    ends = next((far for far, is_dark in enumerate(around) if far > begins and is_dark), len(around))
    return Scanned(code.text, (right - left) / DPI * _INCH, (ends - begins) / module)


def _is_dark_at(image: Image.Image, left: int, top: int, right: int, bottom: int) -> bool:
    """Whether there is anything dark on the four lines of a frame, or the image ends there."""
    if left < 0 or top < 0 or right >= image.width or bottom >= image.height:
        return True
    lines = (
        (left, top, right, top + 1),
        (left, bottom, right, bottom + 1),
        (left, top, left + 1, bottom),
        (right, top, right + 1, bottom),
    )
    return any(min(image.crop(line).tobytes()) < _DARK for line in lines)
