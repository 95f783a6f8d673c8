import json
import re
from pathlib import Path

import pytest

from domain.headings import HEADINGS
from domain.pictures import AT_HEADINGS, MOST_FOUND, PICTURES, SETS, pictures_for, pictures_found, read_set


def names(found):
    return [picture.name for picture in found]


def test_every_heading_has_its_picture():
    assert {heading.key for heading in HEADINGS} <= AT_HEADINGS.keys()


def test_a_heading_has_one_picture():
    headed = [picture.heading for picture in PICTURES.values() if picture.heading]

    assert len(headed) == len(set(headed))


def test_no_two_pictures_share_a_name_and_every_name_can_be_a_file():
    named = [picture.name for each in SETS for picture in each.pictures]

    assert len(named) == len(set(named)) > 250
    assert [name for name in named if not re.fullmatch("[a-z0-9-]+", name)] == []
    assert "headings" not in named


def test_every_set_says_whom_to_thank():
    assert {each.title for each in SETS} == {"OpenMoji", "Health Icons"}
    assert all(each.title in each.credit and each.licence in each.credit for each in SETS)


@pytest.mark.parametrize(
    ("asked", "first"),
    [("tea", "tea"), ("DOGS", "dog"), ("guide dog", "guide-dog"), ("swimming", "swimming"), ("swi", "swimming")],
)
def test_a_picture_is_found_by_a_word_or_by_how_it_begins(asked: str, first: str):
    assert first in names(pictures_found(asked))[:3]


def test_every_word_has_to_find_a_picture():
    assert names(pictures_found("guide dog")) == ["guide-dog"]
    assert pictures_found("dog zebra") == ()


def test_nothing_is_found_by_nothing():
    assert pictures_found("  … ") == ()


def test_a_sentence_finds_pictures_by_the_words_that_say_something():
    assert names(pictures_for("I like a cup of tea."))[0] == "tea"
    assert "pigeon" in names(pictures_for("My pigeons fly home"))[:MOST_FOUND]
    assert "walking" in names(pictures_for("She walked"))
    assert "swimming" in names(pictures_for("We swimmed"))
    assert pictures_for("I do like it") == ()


def test_another_set_is_another_file(tmp_path: Path):
    said = {"title": "Ours", "credit": "Drawn by us. Licence: MIT", "licence": "MIT", "licence_at": "/", "home": "/"}
    said["pictures"] = [{"name": "pub", "from": "pub", "says": "the pub", "group": "food", "find": ["beer"]}]
    file = tmp_path / "ours.json"
    file.write_text(json.dumps(said), encoding="utf-8")

    ours = read_set(file)

    assert ours.pictures[0].finds == {"pub", "beer"}
