"""Every sentence stands in every catalogue, in words: nobody meets a page that is half in another language."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from web.catalogues import TRANSLATIONS, translated, words

CATALOGUES = sorted(TRANSLATIONS.glob("*/LC_MESSAGES/messages.po"))
PLACE = re.compile(r"%\([a-z_]+\)s")

every_catalogue = pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])


@every_catalogue
def test_what_a_page_may_say_is_what_the_catalogue_knows(path: Path):
    """Where it is not: `python -m web.catalogues`."""
    said = {message.id for message in words() if message.id}
    known = {message.id for message in translated(path) if message.id}

    assert (said - known, known - said) == (set(), set())


@every_catalogue
def test_every_sentence_has_been_put_into_the_language(path: Path):
    catalogue = translated(path)

    assert [m.id for m in catalogue if m.id and not (all(forms_of(m)) and forms_of(m))] == []
    assert [m.id for m in catalogue if m.id and m.pluralizable and len(forms_of(m)) != catalogue.num_plurals] == []
    assert [m.id for m in catalogue if m.id and m.fuzzy] == []


@every_catalogue
def test_a_translation_keeps_every_name_and_number(path: Path):
    sentences = [message for message in translated(path) if message.id]

    assert [(m.id, said) for m in sentences for said in forms_of(m) if places_in(said) != places_in(*ids_of(m))] == []


@every_catalogue
def test_a_translation_begins_and_ends_as_the_sentence_does(path: Path):
    """Pieces stand before or behind something else."""
    for message in translated(path):
        for said in forms_of(message) if message.id else ():
            one = ids_of(message)[0]
            assert said[-1:].isspace() == one[-1:].isspace(), one
            assert said[:1].isspace() == one[:1].isspace(), one
            assert (said[-1:] in ".:?!") == (one[-1:] in ".:?!"), one


@every_catalogue
def test_a_translation_holds_no_mark_up(path: Path):
    """It is put into pages as it is."""
    said = [each for message in translated(path) if message.id for each in forms_of(message)]

    assert [each for each in said if re.search(r'[<>&"]', each)] == []


def ids_of(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def forms_of(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def places_in(*said: str) -> set[str]:
    return {place for each in said for place in PLACE.findall(each)}
