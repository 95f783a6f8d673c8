"""The studio: any photo becomes a plain picture, and anything else a sentence."""

import threading
import time
from collections.abc import Iterator
from io import BytesIO

import pillow_heif
import pytest
from PIL import Image

from exports import workshops
from exports.pictures import NotAPicture, Part, Picture, Shape
from exports.studios import Studio
from tests.photos import HARMFUL, photo, with_a_place, with_harm

pillow_heif.register_heif_opener()


@pytest.fixture(scope="module")
def studio() -> Iterator[Studio]:
    warm = Studio()
    yield warm
    warm.close()


def seen(picture: Picture) -> Image.Image:
    return Image.open(BytesIO(picture.whole))


def is_red(image: Image.Image, x: int, y: int) -> bool:
    red, green, _ = image.convert("RGB").getpixel((x, y))  # type: ignore[misc]
    return red > 180 > 90 > green


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_each_kind_of_photo_becomes_a_jpeg(studio: Studio, kind: str):
    picture = studio.picture_of(photo(400, 300, kind))

    assert (seen(picture).format, seen(picture).size) == ("JPEG", (400, 300))
    assert (picture.width, picture.height) == (400, 300)
    assert is_red(seen(picture), 30, 30)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_a_photo_that_was_taken_upside_down_stands_upright_and_says_nothing_of_where(studio: Studio, kind: str):
    picture = studio.picture_of(with_a_place(3, width=400, height=300, kind=kind))

    # HEIF turns pictures itself, and what EXIF says of it does not count (ISO/IEC 23008-12)
    assert is_red(seen(picture), *((30, 30) if kind == "HEIF" else (380, 280)))
    for made in (picture.whole, picture.small):
        opened = Image.open(BytesIO(made))
        assert dict(opened.getexif()) == {}
        assert not {"exif", "icc_profile", "xmp", "photoshop", "comment"} & opened.info.keys()
        assert b"zqtelephone" not in made


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_nothing_harmful_that_came_with_a_photo_is_in_what_is_made_of_it(studio: Studio, kind: str):
    sent = with_harm(kind)
    assert sent.count(HARMFUL) >= 3

    picture = studio.picture_of(sent)

    assert HARMFUL not in picture.whole + picture.small
    assert is_red(seen(picture), 3, 3)


def test_a_large_photo_is_made_smaller(studio: Studio):
    picture = studio.picture_of(photo(4000, 3000))

    assert seen(picture).size == (1600, 1200)
    assert Image.open(BytesIO(picture.small)).size == (480, 360)


@pytest.mark.parametrize(
    ("shape", "part", "size", "has_corner"),
    [
        (Shape.WHOLE, Part.END, (400, 300), True),
        (Shape.SQUARE, Part.START, (300, 300), True),
        (Shape.SQUARE, Part.MIDDLE, (300, 300), True),
        (Shape.SQUARE, Part.END, (300, 300), False),
        (Shape.WIDE, Part.START, (400, 225), True),
    ],
)
def test_a_photo_is_cut_as_it_was_asked(
    studio: Studio, shape: Shape, part: Part, size: tuple[int, int], has_corner: bool
):
    picture = studio.picture_of(photo(400, 300), shape, part)

    assert seen(picture).size == size
    assert is_red(seen(picture), 10, 10) == has_corner


def test_a_photo_that_is_tall_is_cut_from_the_top(studio: Studio):
    top = studio.picture_of(photo(300, 400), Shape.SQUARE, Part.START)
    bottom = studio.picture_of(photo(300, 400), Shape.SQUARE, Part.END)

    assert is_red(seen(top), 10, 10)
    assert not is_red(seen(bottom), 10, 10)


def test_what_is_clear_is_white_as_on_paper(studio: Studio):
    sent = BytesIO()
    Image.new("RGBA", (40, 40), (0, 0, 0, 0)).save(sent, "PNG")

    assert seen(studio.picture_of(sent.getvalue())).getpixel((9, 9)) == (255, 255, 255)


@pytest.mark.parametrize("kind", ["WEBP", "PNG"])
def test_of_a_picture_that_moves_the_first_moment_is_kept(studio: Studio, kind: str):
    moments = [Image.new("RGB", (40, 40), colour) for colour in ("red", "blue")]
    sent = BytesIO()
    moments[0].save(sent, kind, save_all=True, append_images=moments[1:])

    assert is_red(seen(studio.picture_of(sent.getvalue())), 9, 9)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_a_photo_that_was_cut_off_is_refused(studio: Studio, kind: str):
    whole = photo(600, 600, kind)

    with pytest.raises(NotAPicture, match="Choose"):
        studio.picture_of(whole[: len(whole) * 2 // 3])


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        (b"", "Choose a photo first"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not a photo that we can open"),
        (photo(kind="GIF"), "not a photo that we can open"),
        (photo(kind="BMP"), "not a photo that we can open"),
        (photo(6500, 6500, "PNG"), "too many dots"),
        (b"x" * (15 * 1024 * 1024 + 1), "too big"),
    ],
    ids=["nothing", "SVG", "GIF", "BMP", "42 megapixels", "over 15 MB"],
)
def test_what_is_not_a_photo_is_refused_in_a_sentence(studio: Studio, sent: bytes, says: str):
    with pytest.raises(NotAPicture, match=says):
        studio.picture_of(sent)


def test_a_photo_of_forty_megapixels_is_kept(studio: Studio):
    assert studio.picture_of(photo(8000, 5000, "PNG")).width == 1600


def test_a_worker_that_is_lost_is_said_and_replaced(monkeypatch: pytest.MonkeyPatch):
    studio = Studio()
    monkeypatch.setattr(workshops, "SECONDS", 0.001)
    with pytest.raises(NotAPicture, match="could not be opened here"):
        studio.picture_of(photo(4000, 3000))

    monkeypatch.setattr(workshops, "SECONDS", 14.0)
    assert studio.picture_of(photo()).width == 80
    studio.close()


def test_who_waits_too_long_for_a_turn_is_told(studio: Studio, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(workshops, "PATIENCE", 0.01)
    large = photo(8000, 5000, "PNG")
    long = threading.Thread(target=studio.picture_of, args=(large,))
    long.start()
    time.sleep(0.1)

    with pytest.raises(NotAPicture, match="Others are sending photos"):
        studio.picture_of(photo())

    long.join()
