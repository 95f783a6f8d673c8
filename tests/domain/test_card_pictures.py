"""The nine pictures of a sign-in card."""

import pytest

from domain.card_pictures import DRAWINGS, SHOWN, NotAPicture, choose
from domain.pictures import PICTURES

PHOTOS = [f"photo:{number}" for number in range(12)]


def test_a_picture_stands_among_eight_others_of_its_kind():
    for mine, among in (("dog", DRAWINGS), ("photo:3", PHOTOS)):
        chosen = choose(mine, among)

        assert chosen.mine == mine
        assert mine in chosen.shown
        assert len(set(chosen.shown)) == SHOWN
        assert set(chosen.shown) <= set(among)


def test_where_it_stands_is_left_to_chance():
    assert {choose("dog", DRAWINGS).shown.index("dog") for _ in range(400)} == set(range(SHOWN))


def test_a_photo_needs_eight_others_and_has_to_be_one_of_them():
    for mine, among in (("photo:3", PHOTOS[: SHOWN - 1]), ("photo:99", PHOTOS), ("cat", DRAWINGS)):
        with pytest.raises(NotAPicture):
            choose(mine, among)


def test_there_is_a_drawing_of_each():
    assert DRAWINGS.keys() <= PICTURES.keys()
