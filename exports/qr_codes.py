"""QR codes: an address as a picture that a telephone reads. Black on white, whatever colours a page has."""

from io import BytesIO

import segno
from markupsafe import Markup

_QUIET = 4
"""Empty modules around it, as ISO/IEC 18004 asks for."""


def qr_code(address: str) -> Markup:
    """An address as SVG, to stand in a page. Whoever does not see it is told what it is by the page."""
    code = segno.make(address, error="m", micro=False)
    drawn = code.svg_inline(scale=4, border=_QUIET, dark="#000", light="#fff", svgclass=None, lineclass=None)
    return Markup(drawn)  # made of an address of ours by segno


def qr_file(address: str) -> bytes:
    """The same as a file, for paper."""
    code = segno.make(address, error="m", micro=False)
    out = BytesIO()
    code.save(out, kind="svg", scale=4, border=_QUIET, dark="#000", light="#fff")
    return out.getvalue()
