"""Photos as people send them, made here: nobody is in them."""

from io import BytesIO

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from exports.darkrooms import developed
from exports.pictures import Part, Picture, Sent, Shape

ORIENTATION, GPS, PLACE = 0x0112, 0x8825, 1


def photo(width: int = 80, height: int = 60, kind: str = "JPEG", colour: str = "teal", **more: object) -> bytes:
    """A photo of one colour, with a red corner on the left at the top."""
    image = Image.new("RGB", (width, height), colour)
    image.paste("red", (0, 0, max(1, width // 4), max(1, height // 4)))
    sent = BytesIO()
    image.save(sent, kind, **more)
    return sent.getvalue()


def with_a_place(orientation: int = 1, **more: int) -> bytes:
    """A photo that says where it was taken, and which way up the telephone was held."""
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[0x010F] = "zqtelephone"
    exif.get_ifd(GPS)[PLACE] = "N"
    return photo(exif=exif, **more)


HARMFUL = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + rb"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
"""What each program that looks for harm takes for harm (EICAR, 2003): in two, so that none minds this file."""


def with_harm(kind: str = "JPEG") -> bytes:
    """A photo that carries what is harmful wherever a photo can: in what it says of itself, and after its end."""
    exif = Image.Exif()
    exif[0x010E] = HARMFUL.decode()
    written: dict[str, dict[str, object]] = {
        "JPEG": {"comment": HARMFUL, "icc_profile": HARMFUL * 2, "xmp": HARMFUL},
        "PNG": {"icc_profile": HARMFUL * 2, "pnginfo": _said_in_png()},
        "WEBP": {"icc_profile": HARMFUL * 2, "xmp": HARMFUL},
        "HEIF": {"icc_profile": HARMFUL * 2, "xmp": HARMFUL},
    }
    return photo(kind=kind, exif=exif.tobytes(), **written[kind]) + HARMFUL


def _said_in_png() -> PngInfo:
    said = PngInfo()
    said.add_text("Comment", HARMFUL.decode())
    return said


def as_it_is_kept(sent: bytes) -> Picture:
    """A photo made safe to keep, here and now."""
    return developed(Sent(sent, Shape.WHOLE, Part.MIDDLE))
