"""Photos as people send them, made here: nobody is in them."""

from io import BytesIO

from PIL import Image

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


def as_it_is_kept(sent: bytes) -> Picture:
    """A photo made safe to keep, here and now."""
    return developed(Sent(sent, Shape.WHOLE, Part.MIDDLE))
