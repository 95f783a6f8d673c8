"""The darkroom: photos as they were sent to pictures as they are kept. Only a worker imports it, never the server.

What comes out is a JPEG, upright, at most 1600 pixels long, made of nothing but what is seen: no place, no day,
no telephone, no smaller picture inside.
"""

import warnings
from collections.abc import Callable
from io import BytesIO

from msgspec import msgpack
from PIL import Image, ImageOps
from pillow_heif import register_heif_opener

from domain.sayings import Ours
from exports.pictures import MOST_PIXELS, Part, Picture, Sent, Shape, Spoiled

FORMATS = ("JPEG", "PNG", "WEBP", "HEIF")
LONGEST_SIDE, LONGEST_SMALL_SIDE = 1600, 480
"""In pixels."""
QUALITY = 82
"""Of a JPEG, out of 95: what the eye does not miss."""
WIDE = 16 / 9
"""Twice as wide as high, or nearly, as on a screen."""

NOT_A_PICTURE = Ours("This is not a photo that we can open. Choose a photo: JPEG, PNG, WebP or HEIC.")
CUT_OFF = Ours("A part of this photo is missing. Choose it again, or choose another one.")
TOO_MANY_PIXELS = Ours("This photo has too many dots. Choose one with at most 40 million dots (40 megapixels).")


class _Spoiled(Exception):
    """There is no picture in this, and why."""


def begin(stock: bytes) -> Callable[[bytes], bytes]:
    """What a worker does: develop photos. It needs no stock."""
    register_heif_opener(thumbnails=False)
    Image.MAX_IMAGE_PIXELS = None  # counted here, before anything is unpacked
    warnings.simplefilter("ignore")  # about tags that are thrown away
    return _answered


def _answered(message: bytes) -> bytes:
    try:
        return msgpack.encode(developed(msgpack.decode(message, type=Sent)))
    except _Spoiled as spoiled:
        return msgpack.encode(Spoiled(str(spoiled)))


def developed(sent: Sent) -> Picture:
    """The picture. Of one that moves, the first moment."""
    seen = _opened(sent.photo)
    seen = ImageOps.exif_transpose(_on_white(seen))
    whole = _no_longer_than(_cut(seen, sent.shape, sent.part), LONGEST_SIDE)
    small = _no_longer_than(whole, LONGEST_SMALL_SIDE)
    return Picture(_jpeg(whole), _jpeg(small), whole.width, whole.height)


def _opened(photo: bytes) -> Image.Image:
    try:
        image = Image.open(BytesIO(photo), formats=FORMATS)
    except Exception as error:  # each format has ways of its own to fail, and all mean the same
        raise _Spoiled(NOT_A_PICTURE) from error
    if image.width * image.height > MOST_PIXELS:
        raise _Spoiled(TOO_MANY_PIXELS)
    try:
        image.draft("RGB", (LONGEST_SIDE * 2, LONGEST_SIDE * 2))  # JPEG: unpack no more than is needed
        image.load()
    except Exception as error:  # the same
        raise _Spoiled(CUT_OFF) from error
    return image


def _on_white(image: Image.Image) -> Image.Image:
    """The colours that are seen. What is clear becomes white, as on paper."""
    exif = image.getexif()
    if image.has_transparency_data:
        layer = image.convert("RGBA")
        seen = Image.new("RGB", image.size, "white")
        seen.paste(layer, mask=layer.getchannel("A"))
    else:
        seen = image.convert("RGB")
    seen.info.clear()
    seen.getexif()[_ORIENTATION] = exif.get(_ORIENTATION, 1)
    return seen


def _cut(image: Image.Image, shape: Shape, part: Part) -> Image.Image:
    if shape is Shape.WHOLE:
        return image
    ratio = 1.0 if shape is Shape.SQUARE else WIDE
    width = min(image.width, round(image.height * ratio))
    height = min(image.height, round(image.width / ratio))
    share = {Part.START: 0.0, Part.MIDDLE: 0.5, Part.END: 1.0}[part]
    left, top = round((image.width - width) * share), round((image.height - height) * share)
    return image.crop((left, top, left + max(width, 1), top + max(height, 1)))


def _no_longer_than(image: Image.Image, longest: int) -> Image.Image:
    if max(image.size) <= longest:
        return image
    share = longest / max(image.size)
    size = (max(1, round(image.width * share)), max(1, round(image.height * share)))
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _jpeg(image: Image.Image) -> bytes:
    """Made from the dots alone, so that nothing else comes along."""
    bare = Image.new("RGB", image.size)
    bare.paste(image)
    made = BytesIO()
    bare.save(made, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return made.getvalue()


_ORIENTATION = 0x0112
"""The tag that says which way up (Exif 2.32, 4.6.4)."""
