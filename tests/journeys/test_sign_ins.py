"""Somebody real comes for the first time: invited, signed in, telling something, signed out, and in again."""

import re
from contextlib import closing
from pathlib import Path

import pytest

from caserecord import circles, members
from caserecord.event_names import EVENTS
from caserecord.letting_in import invite
from caserecord.settings import Settings
from caserecord.stores import Store
from domain.clocks import today
from domain.permissions import Actor, Role
from projections.members import everybody
from projections.views import Views
from tests.journeys.conftest import ONE_WAY, Visiting

pytestmark = pytest.mark.browser

WORDS = "three blue buses"


@pytest.fixture
def rhians(tmp_path: Path, invitation: tuple[str, str]) -> str:
    """The path by which Rhian is invited, who supports Sam."""
    settings = Settings(data=tmp_path / "data", key_file=tmp_path / "vault.key")
    with closing(Store.open(settings, EVENTS)) as store, closing(Views(settings.data)) as views:
        known = {each.name: each.id for each in everybody(views.up_to_date(store))}
        rhian = members.welcome(store, "Rhian", by=Actor(known["Mo"]))
        why = "Sam cannot say yes before they sign in. Their sister was asked."
        circles.join(store, known["Sam"], rhian, Role.SUPPORTER, from_day=today(), why=why, by=Actor(known["Mo"]))
        return "/invitation#" + invite(store, rhian, is_person=False, by=Actor(known["Mo"]))


def test_from_an_invitation_to_the_second_time(visiting: Visiting, invitation: tuple[str, str]):
    site, path = invitation
    sam = visiting(site).come_by(path)
    assert "Hello Sam. How will you sign in?" in sam.says()
    sam.write("A name to sign in with", "Sam").write("A password", "short").press("Keep this, and sign in")
    assert "Use 8 letters or more." in sam.says()

    sam.write("A password", WORDS).press("Keep this, and sign in")
    assert "Next time, sign in with this name: Sam." in sam.says()
    sam.follow("Tell something", within="nav").follow("What do people thank you for?")
    sam.write("What do people thank you for?", "I water the beans").press("Keep this")
    assert "I water the beans" in sam.says()
    sam.follow("Where I am signed in", within="footer")
    assert "This one" in sam.says().replace("THIS ONE", "This one")
    sam.follow("Choose another password")

    sam.press("Sign out", within="header")
    assert sam.page.url == f"{site}/sign-in"
    sam.page.go_back()
    sam.page.wait_for_load_state()
    assert "Sign in" in sam.says()
    assert "Choose another password" not in sam.says()

    sam.open("/sign-in").write("Your sign-in name", "sam").write("Your password", "three red buses")
    sam.press("Sign in")
    assert "do not go together" in sam.says()
    sam.write("Your password", WORDS).press("Sign in")
    assert "I water the beans" in sam.says()


@ONE_WAY
def test_a_new_device_is_let_in_by_a_number_that_is_read_off_a_known_one(
    visiting: Visiting, invitation: tuple[str, str]
):
    site, path = invitation
    tablet = visiting(site).come_by(path).write("A name to sign in with", "Sam").write("A password", WORDS)
    tablet.press("Keep this, and sign in").follow("Where I am signed in", within="footer")
    phone = visiting(site).open("/sign-in").write("Your sign-in name", "sam").write("Your password", WORDS)
    assert "We do not know this device yet" in phone.press("Sign in").says()

    tablet.follow("Use another device").press("It is me: show the number")
    phone.write("The number", "0000").press("Let me in")
    assert "That is not the number." in phone.says()
    number = tablet.page.get_by_text(re.compile(r"^\d{4} \d{4}$")).inner_text()
    phone.write("The number", number).press("Let me in")

    assert "This device is known from now on" in phone.says()


@ONE_WAY
def test_a_helper_signs_in_as_themselves_and_sits_down_with_the_person(
    visiting: Visiting, invitation: tuple[str, str], rhians: str
):
    site, sams = invitation
    sam = visiting(site).come_by(sams).write("A name to sign in with", "Sam").write("A password", WORDS)
    sam.press("Keep this, and sign in").press("Sign out", within="header")
    rhian = sam.come_by(rhians).write("A name to sign in with", "Rhian").write("A password", WORDS)
    rhian.press("Keep this, and sign in").follow("My people", within="nav").follow("Sam").follow("Sit down with Sam")

    rhian.choose("How Sam says things today", "Makaton").press("Begin together")
    assert "Sam, with help from Rhian" in rhian.page.locator("header").inner_text()
    rhian.follow("Tell something", within="nav").follow("What do people thank you for?")
    rhian.write("What do people thank you for?", "I water the beans").press("Keep this")
    rhian.press("Sign out", within="header")

    rhian.write("Your sign-in name", "sam").write("Your password", WORDS).press("Sign in")
    assert "my words, with help from Rhian" in rhian.says()


def test_a_password_can_be_looked_at_where_scripts_run(visiting: Visiting, invitation: tuple[str, str]):
    site, _ = invitation
    sam = visiting(site).open("/sign-in").write("Your password", WORDS)
    box = sam.page.get_by_label("Your password")
    if sam.twin:
        assert sam.page.get_by_role("button", name="Show the password").count() == 0
        return

    sam.press("Show the password")
    assert box.get_attribute("type") == "text"
    sam.press("Hide the password")

    assert box.get_attribute("type") == "password"
    assert box.input_value() == WORDS
