"""A photo of 12 megapixels, made safe to keep in the worker, against Pillow's own decode, resize and encode."""

from io import BytesIO
from pathlib import Path

from exports.darkrooms import LONGEST_SIDE, QUALITY
from exports.studios import Studio
from tests.bench.measures import Measure, in_turns

ROUNDS = 9
SIZE = (4000, 3000)


def measures(folder: Path) -> list[Measure]:
    """The same photo each round. The goal is the largest share that will do."""
    from PIL import Image, ImageFilter

    seen = Image.effect_noise(SIZE, 60).convert("RGB").filter(ImageFilter.GaussianBlur(2))
    sent = BytesIO()
    seen.save(sent, "JPEG", quality=92)
    photo = sent.getvalue()
    studio = Studio()
    studio.picture_of(photo)

    def theirs(_: int) -> bytes:
        image = Image.open(BytesIO(photo))
        image.load()
        made = BytesIO()
        smaller = image.resize((LONGEST_SIDE, LONGEST_SIDE * SIZE[1] // SIZE[0]), Image.Resampling.LANCZOS)
        smaller.save(made, "JPEG", quality=QUALITY)
        return made.getvalue()

    mine, peer = in_turns([lambda _: studio.picture_of(photo), theirs], ROUNDS)
    studio.close()
    figures = f"{mine * 1000:,.0f} ms against {peer * 1000:,.0f} ms"
    against = "Pillow's own decode, resize and encode"
    return [Measure("photo of 12 megapixels, worker included", against, mine / peer, 4, at_most=True, figures=figures)]
