"""Whoever examines a record has a page with the newest checkpoint to keep."""

from html import unescape

from caserecord import members
from caserecord.checkpoints import keep_watch
from domain.permissions import Role
from tests.stories import Story
from tests.web.conftest import Screen


def test_whoever_examines_the_record_takes_a_proof_away(story: Story, screen: Screen):
    ade = members.welcome(story.store, "Ade", roles=frozenset({Role.AUDITOR}), by=story.mo)
    screen.sign_in(ade)

    assert "There is none yet." in screen.read("checkpoints.newest")
    note = keep_watch(story.store).note

    assert note in unescape(screen.get("checkpoints.newest").text)
    assert "A proof to keep" in screen.get("homes.my_people").text


def test_whoever_supports_somebody_is_offered_none(story: Story, screen: Screen):
    sam = story.given_a_person()
    screen.sign_in(story.given_a_carer(sam).reader)

    assert "A proof to keep" not in screen.get("homes.my_people").text
    assert screen.get("checkpoints.newest").status_code == 403
