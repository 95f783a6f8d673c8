"""Receipts: what exactly was given out, and the same again from the record, byte for byte."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

import pytest
import time_machine
from flask import Flask

from caserecord import chosen_profiles, easy_reads, entries, links, people, photos
from domain.easy_sentences import EasySentence
from domain.entries import Audience
from domain.permissions import Actor
from exports.formats import FORMATS
from tests.snaps import brought
from tests.stories import Story, by
from tests.web.conftest import Screen, words_of

As = Callable[..., Screen]
SAME = "Made again from the record, it is the same."
DIFFERS = "It does not come out the same now."


def receipts(story: Story) -> list[Any]:
    """Every receipt that was written down, in order."""
    return [at.event for at in story.store.read(0, 10_000, names=["readership.given-out"])]


@pytest.fixture
def told(story: Story, sam: UUID) -> UUID:
    """Something that stands on every paper, with a photo and easy words."""
    told = story.given_told(sam, "I mend clocks", "give")
    story.given_told(sam, "To see the sea", "hopes")
    photos.add(story.store, sam, told, brought(words="A clock"), by=by(sam))
    easy_reads.write(story.store, sam, told, [EasySentence("I fix clocks", "tea")], wording=1, seen=0, by=by(sam))
    return told


def later() -> Any:
    return time_machine.travel(datetime.now(UTC) + timedelta(days=40))


@pytest.mark.parametrize("paper_format", FORMATS)
def test_every_paper_comes_out_the_same_again_though_the_record_went_on(
    story: Story, sam: UUID, wendy: Actor, told: UUID, as_: As, paper_format: str
):
    given = as_(wendy).get("papers.pdf", person_id=sam, paper_format=paper_format, language="cy")
    entries.reword(story.store, sam, told, "I mend all clocks", seen=1, by=by(sam))
    story.given_told(sam, "I sing", "give")
    people.choose_name(story.store, sam, "Sammy", cover_former=False, by=by(sam))
    (receipt,) = receipts(story)

    with later():
        me = as_(sam)
        page = me.read("receipts.receipt", person_id=sam, receipt_id=receipt.receipt)
        again = me.get("receipts.again", person_id=sam, receipt_id=receipt.receipt)

    assert sha256(given.data).hexdigest() == receipt.sha256
    assert SAME in page
    assert again.data == given.data
    assert receipts(story)[-1].again_of == receipt.receipt


def test_a_receipt_says_what_was_given_to_whom_by_whom_and_when(
    story: Story, sam: UUID, wendy: Actor, told: UUID, as_: As
):
    as_(wendy).get("papers.pdf", person_id=sam, paper_format="large-print", size=24)
    (receipt,) = receipts(story)

    listed = as_(sam).read("receipts.receipts", person_id=sam)
    page = as_(sam).read("receipts.receipt", person_id=sam, receipt_id=receipt.receipt)

    assert (receipt.form, receipt.size, receipt.by) == ("large-print", 24, wendy.reader)
    assert (told, 1) in receipt.holds
    assert "Large print" in listed
    assert "Wendy · Shared Lives worker" in listed
    assert receipt.sha256 in page


def test_a_profile_for_somebody_comes_out_the_same_again(story: Story, sam: UUID, told: UUID, as_: As):
    mine = chosen_profiles.begin(story.store, sam, "For work", audience=Audience.EVERYONE, people=[], by=by(sam))
    chosen_profiles.pick(story.store, sam, mine, picked=[told], offered=[told], by=by(sam))
    as_(sam).get("papers.pdf", person_id=sam, paper_format="one-page", profile=mine)
    chosen_profiles.put_away(story.store, sam, mine, by=by(sam))
    (receipt,) = receipts(story)

    assert SAME in as_(sam).read("receipts.receipt", person_id=sam, receipt_id=receipt.receipt)


def test_what_a_link_showed_comes_out_the_same_again(story: Story, sam: UUID, told: UUID, app: Flask, as_: As):
    link = links.give(story.store, sam, for_whom="my dentist", until=None, by=by(sam))
    outside = Screen(app).client
    outside.post("/link", data={"key": story.store.link_keys.make(link, sam)})
    assert outside.get(f"/opened/{link}").status_code == 200
    entries.reword(story.store, sam, told, "I mend all clocks", seen=1, by=by(sam))
    (receipt,) = receipts(story)

    with later():
        page = as_(sam).read("receipts.receipt", person_id=sam, receipt_id=receipt.receipt)

    assert SAME in page
    assert "my dentist, somebody with a link" in page
    assert "A page behind a link" in as_(sam).read("receipts.receipts", person_id=sam)


def test_it_is_said_plainly_why_a_paper_is_no_longer_the_same(story: Story, sam: UUID, told: UUID, as_: As):
    photo = photos.add(story.store, sam, told, brought(sam, words="A clock and me"), by=by(sam))
    as_(sam).get("papers.pdf", person_id=sam, paper_format="booklet")
    (receipt,) = receipts(story)
    photos.take_back(story.store, sam, photo, by=by(sam))
    taken_back = as_(sam).read("receipts.receipt", person_id=sam, receipt_id=receipt.receipt)
    people.choose_name(story.store, sam, "Dee", cover_former=True, by=by(sam))

    covered = as_(sam).get("receipts.receipt", person_id=sam, receipt_id=receipt.receipt)

    assert DIFFERS in taken_back
    assert "Something that stood on it was deleted, or taken back, since then." in taken_back
    assert "covered" not in taken_back
    assert "A name that stood on it is covered now." in words_of(covered)
    assert "Sam" not in words_of(covered)


def test_the_address_of_a_link_comes_out_never_again(story: Story, sam: UUID, told: UUID, as_: As):
    me = as_(sam)
    path = me.send(f"/people/{sam}/links/give").location
    me.client.get(path)
    link = UUID(path.rpartition("/")[2])
    me.get("papers.pdf", person_id=sam, paper_format="wallet-card", link=link)
    receipt = receipts(story)[-1]

    page = me.read("receipts.receipt", person_id=sam, receipt_id=receipt.receipt)

    assert "That address is kept nowhere." in page


def test_what_cannot_be_written_down_is_not_given(story: Story, sam: UUID, told: UUID, as_: As):
    me = as_(sam)
    me.get("papers.choose", person_id=sam)
    connection = story.store.recorder.datastore.pool.get_connection()

    connection.cursor().execute("pragma query_only = 1")
    answer = me.get("papers.pdf", person_id=sam, paper_format="one-page")
    connection.cursor().execute("pragma query_only = 0")

    assert answer.status_code == 503
    assert not answer.data.startswith(b"%PDF")
    assert receipts(story) == []


def test_only_the_person_and_whoever_examines_the_record_see_receipts_and_of_links_the_person_alone(
    story: Story, sam: UUID, wendy: Actor, rhian: Actor, told: UUID, app: Flask, as_: As
):
    as_(wendy).get("papers.pdf", person_id=sam, paper_format="one-page")
    link = links.give(story.store, sam, for_whom="my dentist", until=None, by=by(sam))
    outside = Screen(app).client
    outside.post("/link", data={"key": story.store.link_keys.make(link, sam)})
    outside.get(f"/opened/{link}")
    paper, shown = receipts(story)
    ade = as_(story.given_an_auditor(sam))

    seen = ade.read("receipts.receipts", person_id=sam)

    assert "One page" in seen
    assert "A page behind a link" not in seen
    assert "dentist" not in seen
    assert SAME in ade.read("receipts.receipt", person_id=sam, receipt_id=paper.receipt)
    assert ade.get("receipts.receipt", person_id=sam, receipt_id=shown.receipt).status_code == 404
    assert ade.get("receipts.again", person_id=sam, receipt_id=paper.receipt).data.startswith(b"%PDF")
    assert [at.event.door for at in story.store.read(0, 9999) if at.name == "readership.record-read"][-1] == "paper"
    for screen in (as_(wendy), as_(rhian), as_(rhian, with_person=sam, how="spoke")):
        assert screen.get("receipts.receipts", person_id=sam).status_code == 403
        assert "What was given out" not in screen.get("histories.history", person_id=sam).text
    win = story.given_a_person("Win")
    assert as_(win).get("receipts.receipt", person_id=win, receipt_id=paper.receipt).status_code == 404
