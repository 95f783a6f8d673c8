"""Pictures that stand beside plain words: which there are, what each shows, and by which words it is found.

A set of pictures is a file in `domain/picture_sets`: whose it is, the package that it comes in, and the pictures that
are taken from it. Another file there adds another set. What they look like is made at set-up (`web/style/build`).
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Picture:
    """One picture."""

    name: str
    """What it is called in what people write, and its file: letters, digits and hyphens."""
    says: str
    """What it shows."""
    group: str
    finds: frozenset[str]
    """The words that find it."""
    heading: str = ""
    """The key of the heading that it stands at, if it stands at one."""


@dataclass(frozen=True)
class PictureSet:
    """Pictures by the same people, who are to be thanked for them."""

    title: str
    credit: str
    licence: str
    licence_at: str
    home: str
    pictures: tuple[Picture, ...]


FOLDER = Path(__file__).parent / "picture_sets"
MOST_FOUND = 12
"""How many pictures are shown to choose from at once: more are hard to choose from."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_SAYS_LITTLE = frozenset(
    _WORD.findall(
        "a about after all am an and are as at be because but by can do does for from get go goes had has have i i'm if"
        " in is it its it's like likes me my not of on one or our out please she so than that the their them then there"
        " they this to too up us want wants was we when who will with you your"
    )
)
"""Words that find no picture by themselves when they stand in a sentence."""


def read_set(file: Path) -> PictureSet:
    """The set in a file. Raises ValueError, KeyError where it is not one."""
    said = json.loads(file.read_text(encoding="utf-8"))
    pictures = tuple(_picture(each) for each in said["pictures"])
    return PictureSet(said["title"], said["credit"], said["licence"], said["licence_at"], said["home"], pictures)


def _picture(said: dict[str, Any]) -> Picture:
    finds = frozenset(_words(" ".join([said["name"].replace("-", " "), said["says"], *said["find"]])))
    return Picture(said["name"], said["says"], said["group"], finds - _SAYS_LITTLE, said.get("heading", ""))


def _words(said: str) -> list[str]:
    return [word.casefold().replace("’", "'") for word in _WORD.findall(said)]


SETS = tuple(read_set(file) for file in sorted(FOLDER.glob("*.json")))
PICTURES = {picture.name: picture for each in SETS for picture in each.pictures}
"""Every picture, by name."""
AT_HEADINGS = {picture.heading: picture.name for picture in PICTURES.values() if picture.heading}
"""The names of the pictures that stand at headings, by the keys of those."""


def pictures_found(asked: str) -> tuple[Picture, ...]:
    """The pictures that somebody looks for, the nearest first: every word has to find them, or begin what does."""
    wanted = _words(asked)
    if not wanted:
        return ()
    found = [picture for picture in PICTURES.values() if all(_is_found(picture, word) for word in wanted)]
    return tuple(sorted(found, key=lambda picture: -len(picture.finds & set(wanted))))


def pictures_for(sentence: str) -> tuple[Picture, ...]:
    """Pictures that may go with a sentence, the nearest first."""
    said = {form for word in _words(sentence) if word not in _SAYS_LITTLE for form in _forms(word)}
    fits = [(len(picture.finds & said), picture) for picture in PICTURES.values()]
    return tuple(picture for many, picture in sorted(fits, key=lambda fit: -fit[0]) if many)


def _is_found(picture: Picture, word: str) -> bool:
    return any(each.startswith(word) for each in picture.finds) or any(form in picture.finds for form in _forms(word))


def _forms(word: str) -> Sequence[str]:
    """A word, and what it may be a form of: dogs, walked, swimming."""
    forms = [word]
    for ending in ("s", "es", "ed", "ing"):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            stem = word.removesuffix(ending)
            forms += [stem, f"{stem}e"]
            if stem[-1] == stem[-2]:
                forms.append(stem[:-1])
    return forms
