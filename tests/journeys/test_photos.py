"""Sol adds a photo, cuts it and says what it shows: it is shown when everybody in it said yes, and not after a no."""

import pytest

from caserecord.demo_lives.sketches import SOL, painted
from tests.journeys.conftest import ONE_WAY, Visit, Visiting

pytestmark = pytest.mark.browser

SHOWN = "Me and Rhian and a pigeon."
CUT = "document.querySelector('canvas').width / document.querySelector('canvas').height"


@pytest.mark.parametrize("visiting", [True], indirect=True, ids=["phone"])
def test_a_photo_is_cut_described_agreed_to_and_taken_back(visiting: Visiting):
    sol = visiting().sign_in("Sol").follow("My photos").follow("Add a photo of me")
    assert sol.page.locator("canvas:visible").count() == 0
    choose_a_photo(sol)
    see_it_cut(sol)
    sol.page.get_by_label("Rhian").check()
    sol.write("What does it show?", SHOWN).press("Keep this photo")
    assert "Your photo is kept." in sol.says()
    assert "Waiting" in sol.says()
    assert not sees(visiting().sign_in("Wendy"))

    rhian = visiting().sign_in("Rhian").follow("Sol", within="main")
    rhian.follow("asks whether a photo with you in it may be shown").press("Yes, it may be shown")

    wendy = visiting().sign_in("Wendy")
    assert sees(wendy)
    shown = wendy.page.get_by_alt_text(SHOWN)
    assert shown.evaluate("photo => photo.naturalWidth / photo.naturalHeight") == pytest.approx(16 / 9, rel=0.01)
    rhian.open(rhian.in_record("/photos/with-me"))
    rhian.follow("I don’t want it shown any more").press("Take it down")
    assert "The photo is gone from every page." in rhian.says()
    assert not sees(wendy)
    assert SHOWN not in sol.open(sol.in_record("/photos")).says()


@ONE_WAY
def test_what_is_not_a_photo_comes_back_with_every_answer(visiting: Visiting):
    sol = visiting().sign_in("Sol").follow("My photos").follow("Add a photo of me")
    not_one = {"name": "photo.png", "mimeType": "image/png", "buffer": b"a shopping list"}
    sol.page.get_by_label("Which photo?").set_input_files(not_one)
    sol.page.get_by_label("A wide strip").check()
    sol.write("What does it show?", SHOWN)

    sol.press("Keep this photo")

    assert "This is not a photo that we can open." in sol.says()
    assert sol.page.get_by_label("A wide strip").is_checked()
    assert sol.page.get_by_label("What does it show?").input_value() == SHOWN


def choose_a_photo(sol: Visit) -> None:
    photo = {"name": "me.png", "mimeType": "image/png", "buffer": painted(SOL)}
    sol.page.get_by_label("Which photo?").set_input_files(photo)


def see_it_cut(sol: Visit) -> None:
    """They see what will be kept: a square, as the page suggests, and then a strip."""
    sol.page.locator("canvas:visible").wait_for()
    assert sol.page.evaluate(CUT) == 1
    sol.page.get_by_label("A wide strip").check()
    sol.page.get_by_label("The top, or the left").check()
    assert sol.page.evaluate(CUT) == pytest.approx(16 / 9, rel=0.01)
    sol.look_over()


def sees(reader: Visit) -> bool:
    """Whether the photo stands in Sol's profile, for this reader."""
    if "/people/" not in reader.page.url:
        reader.open("/people").follow("Sol", within="main")
    reader.page.goto(f"{reader.site}{reader.in_record('/profile')}")
    photo = reader.page.get_by_alt_text(SHOWN)
    return photo.count() == 1 and bool(photo.evaluate("photo => photo.decode().then(() => true)"))
