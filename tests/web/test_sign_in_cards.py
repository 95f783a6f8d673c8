"""A sign-in card on pages: made, printed, used on a device of one's own, and plain everywhere else."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from caserecord import photos
from caserecord.known_devices import LASTS
from caserecord.letting_in import accept, invite
from caserecord.sessions import FRESH
from caserecord.settings import Settings
from caserecord.stops import stop_person
from caserecord.ways import PASSWORD
from domain import clocks
from domain.card_pictures import DRAWINGS, SHOWN
from domain.codes import in_groups
from domain.entries import Audience
from domain.permissions import Actor, Role
from exports.printers import Printer
from tests.apps import an_app
from tests.exports.readers import text_of
from tests.photos import photo
from tests.snaps import brought
from tests.stories import Story, by
from tests.web.conftest import Screen, without_token, words_of
from tests.web.test_sign_ins import Real

PLAIN = "This card works on your own tablet or phone. Ask somebody who helps you."
PICKED = re.compile(r'<button name="picture" value="([^"]+)"')
At = Callable[..., Screen]


@pytest.fixture
def app(story: Story, printer: Printer) -> Flask:
    return an_app(story.store, story.views, Settings(data=Path(), key_file=Path()), printer=printer, is_demo=False)


@pytest.fixture
def signed(app: Flask, story: Story) -> At:
    """A screen at which somebody proved just now who they are."""

    def begin(reader: UUID, *together: UUID, **more: object) -> Screen:
        screen = Real(app)
        with screen.client.session_transaction() as kept:
            kept["token"] = story.store.sessions.start(reader, *together, **more, way=PASSWORD)
        return screen

    return begin


@pytest.fixture
def tablet(story: Story, signed: At, sam: UUID) -> Screen:
    """Sam's own tablet, on which they are signed in by a password."""
    accept(story.store, invite(story.store, sam, is_person=True, by=by(story.mo)), "sam", "three blue buses")
    return signed(sam)


def make(screen: Screen, sam: UUID, picture: str = "dog", **more: str) -> str:
    """The code of a card that was just made."""
    answer = screen.send(f"/people/{sam}/sign-in-card/make", picture=picture, **more)
    assert answer.status_code == 302, words_of(answer)
    return code_of(screen, sam)


def code_of(screen: Screen, sam: UUID) -> str:
    with screen.client.session_transaction() as kept:
        token = kept["token"]
    session = screen.app.extensions["caserecord"].store.sessions.find(token)
    kept_card = screen.app.extensions["new sign-in cards"].find(session.id, sam)
    found = re.search(r"http://127\.0\.0\.1:8000/card#(\w{28})", kept_card)
    assert found
    return found[1]


def make_mine(screen: Screen) -> Screen:
    assert screen.send("/devices/mine").location == "/devices"
    screen.send("/goodbye")
    return screen


def opened(screen: Screen, code: str) -> TestResponse:
    """What somebody gets who scans a card."""
    answer = screen.send("/card", key=code)
    return screen.client.get(answer.location) if answer.location else answer


def pick(screen: Screen, code: str, picture: str = "dog") -> TestResponse:
    scanned = screen.send("/card", key=code)
    return screen.send(scanned.location, picture=picture) if scanned.location else scanned


def is_in(screen: Screen, sam: UUID) -> bool:
    return screen.get("profiles.profile", person_id=sam).status_code == 200


def test_a_person_comes_in_by_card_and_picture_on_a_device_of_their_own(tablet: Screen, sam: UUID):
    code = make(tablet, sam)
    make_mine(tablet)
    assert not is_in(tablet, sam)

    page = opened(tablet, code)
    assert "Pick your picture" in words_of(page)
    assert "Sam" not in page.text
    assert len(PICKED.findall(page.text)) == SHOWN
    assert PICKED.findall(opened(tablet, code).text) == PICKED.findall(page.text)
    assert page.headers["Referrer-Policy"] == "no-referrer"

    assert pick(tablet, code).location == "/"
    assert is_in(tablet, sam)
    assert "Last used on" in tablet.read("sign_in_cards.card", person_id=sam)


def test_a_device_is_known_for_another_year_each_time_the_card_is_used_there(tablet: Screen, sam: UUID):
    code = make(tablet, sam)
    make_mine(tablet)
    nearly = timedelta(seconds=LASTS - 60)

    for years in (1, 2):
        with clocks.at(datetime.now(UTC) + years * nearly):
            assert pick(tablet, code).location == "/"
            assert is_in(tablet, sam)


def test_a_wrong_picture_lets_nobody_in_and_five_are_the_last(
    story: Story, tablet: Screen, signed: At, sam: UUID, wendy: Actor
):
    code = make(tablet, sam)
    make_mine(tablet)

    wrong = pick(tablet, code, "bus")
    assert (wrong.status_code, "That is not your picture." in words_of(wrong)) == (422, True)
    assert tablet.send("/card/pictures").status_code == 422
    pick(tablet, code)
    assert "Before this, somebody picked 1 wrong picture." in tablet.read("/")
    tablet.send("/goodbye")
    answers = [pick(tablet, code, "bus").status_code for _ in range(5)]

    assert answers == [422, 422, 422, 422, 429]
    assert (pick(tablet, code).status_code, is_in(tablet, sam)) == (429, False)
    wendys = signed(wendy.reader)
    assert "Five wrong pictures were picked" in wendys.read("invitations.person", person_id=sam)
    wendys.send(f"/people/{sam}/sign-in/lift")
    assert pick(tablet, code).location == "/"


def test_everywhere_else_it_is_one_plain_page(tablet: Screen, signed: At, story: Story, app: Flask, sam: UUID):
    win = story.given_a_person("Win")
    wins = signed(win)
    make_mine(wins)
    code = make(tablet, sam)
    make_mine(tablet)

    elsewhere = Real(app)
    answers = [
        screen.send("/card", key=key)
        for screen, key in ((elsewhere, code), (elsewhere, "guessed"), (wins, code), (tablet, code + "x"))
    ]
    typed = elsewhere.send("/card", key="", code=code[:-1])

    assert {answer.status_code for answer in answers} == {403}
    assert len({without_token(answer) for answer in answers}) == 1
    assert PLAIN in words_of(answers[0])
    assert "Sam" not in answers[0].text
    assert (typed.status_code, f'value="{code[:-1]}"' in typed.text) == (403, True)
    assert elsewhere.client.get("/card/pictures").location == "/card"
    assert elsewhere.send("/card/pictures", picture="dog").location == "/card"
    assert pick(tablet, code).location == "/"


def test_the_code_of_a_card_is_in_no_address_and_can_be_typed(tablet: Screen, sam: UUID):
    code = make(tablet, sam)
    make_mine(tablet)

    first = tablet.client.get("/card")
    none = tablet.send("/card", key="", code="")
    pictures = tablet.client.get(tablet.send("/card", key="", code=in_groups(code).lower()).location)

    assert first.status_code == 200
    assert (none.status_code, "Write the code." in words_of(none)) == (422, True)
    assert pictures.request.path == "/card/pictures"
    assert code not in pictures.text
    with clocks.at(datetime.now(UTC) + timedelta(hours=1)):
        assert tablet.client.get("/card/pictures").location == "/card"


def test_a_card_ends_in_one_press_and_when_another_is_made(tablet: Screen, signed: At, sam: UUID, wendy: Actor):
    first = make(tablet, sam)
    second = make(tablet, sam)
    again = signed(sam)
    make_mine(tablet)
    assert opened(tablet, first).status_code == 403
    assert opened(tablet, second).status_code == 200

    together = signed(wendy.reader, sam, how="spoke")
    answer = together.send(f"/people/{sam}/sign-in-card/end")

    assert "It opens nothing any more." in together.read(answer.location)
    assert opened(tablet, second).status_code == 403
    history = again.read("histories.history", person_id=sam)
    assert "Sam ended the card to sign in with." in history
    assert "Wendy helped." in history


def test_a_session_by_card_is_never_fresh(tablet: Screen, sam: UUID):
    code = make(tablet, sam)
    make_mine(tablet)
    pick(tablet, code)

    for page in ("/my-password", "/devices/passkeys/new", f"/people/{sam}/links/give"):
        assert tablet.client.get(page).location == "/who-you-are", page
    for deed in ("/devices/mine", f"/people/{sam}/sign-in-card/make"):
        assert tablet.send(deed, picture="dog").location == "/who-you-are", deed
    tablet.send("/who-you-are", password="three blue buses")
    assert tablet.client.get("/my-password").status_code == 200


def test_a_device_is_made_mine_by_its_owner_alone_who_just_proved_it_and_never_where_it_is_shared(
    tablet: Screen, signed: At, sam: UUID, wendy: Actor
):
    shared = signed(sam, is_shared=True).send("/devices/mine")
    assert (shared.status_code, "Others use this device too." in words_of(shared)) == (422, True)
    assert signed(wendy.reader, sam, how="spoke").send("/devices/mine").status_code == 403
    assert signed(wendy.reader).send("/devices/mine").status_code == 404

    assert tablet.send("/devices/mine").location == "/devices"

    assert "My card works here." in tablet.read("/devices")
    assert "This is mine" not in tablet.read("/devices")
    with clocks.at(datetime.now(UTC) + timedelta(seconds=FRESH)):
        assert tablet.send("/devices/mine").location == "/who-you-are"


def test_a_device_is_forgotten_in_one_press_and_after_signing_out_everywhere(
    story: Story, tablet: Screen, signed: At, sam: UUID
):
    code = make(tablet, sam)
    at_home = signed(sam)
    with clocks.at(datetime.now(UTC) - timedelta(days=1)):
        story.store.known_devices.know(sam, device="Computer")
    for press in (r"/devices/known/[0-9a-f-]{36}/forget", "/devices/sign-out"):
        make_mine(signed_on(tablet, signed, sam))
        assert opened(tablet, code).status_code == 200
        found = re.search(f'action="({press})"', at_home.client.get("/devices").text)
        assert found

        at_home.send(found[1])

        assert opened(tablet, code).status_code == 403


def signed_on(screen: Screen, signed: At, reader: UUID) -> Screen:
    """Somebody signs in at a screen that knows them."""
    with signed(reader).client.session_transaction() as other, screen.client.session_transaction() as kept:
        kept["token"] = other["token"]
    return screen


# Making one


def test_the_card_is_printed_where_it_was_made_and_nowhere_else(tablet: Screen, signed: At, sam: UUID, rhian: Actor):
    paper = f"/people/{sam}/sign-in-card/card.pdf"
    assert tablet.client.get(paper).status_code == 404
    make(tablet, sam, name="Sammy", give_to="Tidewell", photo="true")

    printed = tablet.client.get(paper)

    said = text_of(printed.data)
    assert printed.mimetype == "application/pdf"
    assert "Sammy" in said
    assert "It opens nothing by itself." in said
    assert "Give it to Tidewell." in said
    assert not any(says.lower() in said.lower() for says in DRAWINGS.values())
    assert signed(sam).client.get(paper).status_code == 404
    assert signed(rhian.reader).client.get(paper).status_code == 403
    with clocks.at(datetime.now(UTC) + timedelta(minutes=10)):
        assert tablet.client.get(paper).status_code == 404


def test_what_is_to_put_right_comes_back_with_what_was_typed(tablet: Screen, sam: UUID):
    for picture in ("", "cat", f"photo:{sam}"):
        answer = tablet.send(f"/people/{sam}/sign-in-card/make", picture=picture, give_to="My sister")

        assert answer.status_code == 422, picture
        assert "Choose" in words_of(answer)
        assert 'value="My sister"' in answer.text


def test_whoever_may_not_help_or_has_no_other_way_is_told_before_they_choose(
    story: Story, signed: At, sam: UUID, rhian: Actor, wendy: Actor
):
    page = f"/people/{sam}/sign-in-card"
    assert "First sign in another way" in signed(sam).read(page)
    assert signed(sam).client.get(f"{page}/make").location == page
    accept(story.store, invite(story.store, sam, is_person=True, by=by(story.mo)), "sam", "three blue buses")

    for carer in (rhian, story.given_a_member("Kit", Role.SUPPORT_CARER, sam)):
        household = signed(carer.reader, sam, how="spoke")
        assert "Whoever lives with you, or cares for you, cannot help with this card." in household.read(page)
        assert household.client.get(f"{page}/make").location == page
        assert household.send(f"{page}/make", picture="dog").status_code == 422
    wendys = signed(wendy.reader, sam, how="spoke")
    assert "Make a card" in wendys.read(page)
    assert wendys.client.get(f"{page}/make").status_code == 200
    stop_person(story.store, sam, "Lost their tablet", by=by(story.mo))
    assert "They were stopped from signing in." in wendys.read(wendys.client.get(f"{page}/make").location)


# A photo of one's own


@pytest.fixture
def nine(story: Story, sam: UUID) -> list[UUID]:
    """Photos of Sam's, on nine things that they told; and one on a thing that is theirs alone."""
    told = [story.given_told(sam, f"Thing {number}") for number in range(SHOWN)]
    secret = story.given_told(sam, "A secret", audience=Audience.MINE_ALONE)
    snap = brought(small=photo(8, 8), words="zqphoto")
    photos.add(story.store, sam, secret, brought(small=photo(8, 8), words="zqsecret"), by=Actor(sam))
    return [photos.add(story.store, sam, each, snap, by=Actor(sam)) for each in told]


def test_somebody_picks_a_photo_of_their_own_among_their_own(
    tablet: Screen, story: Story, sam: UUID, nine: list[UUID], app: Flask
):
    form = tablet.client.get(f"/people/{sam}/sign-in-card/make").text
    assert "zqsecret" not in form
    mine = nine[4]
    code = make(tablet, sam, f"photo:{mine}")
    make_mine(tablet)

    page = opened(tablet, code).text

    assert set(PICKED.findall(page)) == {f"photo:{each}" for each in nine}
    at = f"/card/photos/{mine}.jpg"
    assert tablet.client.get(at).mimetype == "image/jpeg"
    assert tablet.client.get(f"/card/photos/{sam}.jpg").status_code == 403
    assert Real(app).client.get(at).status_code == 403
    assert pick(tablet, code, f"photo:{mine}").location == "/"


def test_a_photo_that_is_put_away_is_shown_no_more(tablet: Screen, story: Story, sam: UUID, nine: list[UUID]):
    code = make(tablet, sam, f"photo:{nine[4]}")
    make_mine(tablet)

    photos.put_away(story.store, sam, nine[0], by=Actor(sam))

    assert str(nine[0]) not in opened(tablet, code).text
    assert tablet.client.get(f"/card/photos/{nine[0]}.jpg").status_code == 403
    assert pick(tablet, code, f"photo:{nine[4]}").location == "/"
