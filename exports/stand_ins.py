"""Stand-ins: an empty box for a letter that no font here can draw, such as this year's newest emoji.

PDF/UA-1 forbids to draw the glyph that means "no such letter" (ISO 14289-1, 7.21.8). So each such letter gets a font
of its own, which draws it as a box and still says which letter it is to whoever reads the file aloud or copies it.
"""

from io import BytesIO

from fontTools.fontBuilder import FontBuilder  # type: ignore[import-untyped]
from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped]
from fontTools.ttLib.tables._g_l_y_f import Glyph  # type: ignore[import-untyped]

SQUARE = 1000
"""The height and width of the square that a letter stands on, in font units."""


def family(letter: int) -> str:
    """The name of the font for one letter: the same for the same letter, so that the same paper has the same bytes."""
    return f"Stand-in {letter:X}"


def font(letter: int) -> bytes:
    """A TrueType font that draws one letter, given as its code point, and the space beside it."""
    names = [".notdef", "space", "letter"]
    builder = FontBuilder(SQUARE, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(" "): "space", letter: "letter"})
    builder.setupGlyf({".notdef": _box(), "space": Glyph(), "letter": _box()})
    builder.setupHorizontalMetrics({".notdef": (700, 100), "space": (250, 0), "letter": (700, 100)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    builder.setupNameTable({"familyName": family(letter), "styleName": "Regular"})
    builder.setupPost()
    builder.updateHead(created=0, modified=0)
    file = BytesIO()
    builder.save(file)
    return file.getvalue()


def _box() -> Glyph:
    """An upright frame: its outside drawn one way round, its inside the other."""
    pen = TTGlyphPen(None)
    for corners in (
        ((100, 0), (100, 700), (600, 700), (600, 0)),
        ((150, 50), (550, 50), (550, 650), (150, 650)),
    ):
        pen.moveTo(corners[0])
        for corner in corners[1:]:
            pen.lineTo(corner)
        pen.closePath()
    return pen.glyph()
