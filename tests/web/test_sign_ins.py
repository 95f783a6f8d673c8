"""Real people sign in: by invitation, with a name and a password. Beside each attack stands its honest twin."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from caserecord import members
from caserecord.letting_in import invite
from caserecord.links import give
from caserecord.page_secrets import page_secrets
from caserecord.seals import Seal
from caserecord.sessions import FRESH, LONGEST
from caserecord.settings import Settings
from caserecord.tries import LOCKED, SLOWER
from domain import clocks
from domain.clocks import today
from domain.codes import in_groups
from domain.permissions import Actor, Role
from exports.printers import Printer
from tests.apps import an_app
from tests.stories import Story, by
from tests.web.conftest import CSRF, WRITER, Screen, sent_from, without_token, words_of
from web.user_agents import device_name

WORDS = "three blue buses"
ADDRESS = re.compile(r"http://127\.0\.0\.1:8000/invitation#(\w{28})")
"""Where everybody asks for the pages, whatever name this page was asked for by."""
ELSEWHERE = {"REMOTE_ADDR": "192.0.2.7"}
NEW_DEVICE = "/sign-in/new-device"
At = Callable[..., "Real"]


class Real(Screen):
    """A browser at a site where people are real."""

    def token(self) -> str:
        found = CSRF.search(self.client.get("/sign-in").text)
        assert found
        return found[1]

    def is_known_for(self, who: Actor) -> "Real":
        """Somebody was let in here before."""
        known = self.app.extensions["caserecord"].store.known_devices
        self.client.set_cookie("device", known.know(who.reader, device="Tablet"))
        return self

    def tries(self, name: str = "wendy", password: str = WORDS, **more: str) -> TestResponse:
        """The answer to signing in."""
        return self.send("/sign-in", name=name, password=password, **more)

    def chooses(self, code: str, **said: str) -> TestResponse:
        """The answer to choosing a name and a password, by invitation."""
        asked = self.send("/invitation", key=code)
        return self.send(asked.location, **said) if asked.location else asked


@pytest.fixture
def app(story: Story, printer: Printer) -> Flask:
    return an_app(story.store, story.views, Settings(data=Path(), key_file=Path()), printer=printer, is_demo=False)


@pytest.fixture
def screen(app: Flask) -> Real:
    return Real(app)


@pytest.fixture
def as_(app: Flask, story: Story) -> At:
    """Another screen, at which somebody was invited and is signed in by this name."""

    def begin(who: Actor | UUID, name: str, **more: str) -> Real:
        reader = who if isinstance(who, UUID) else who.reader
        is_person = isinstance(who, UUID)
        screen = Real(app)
        code = invite(story.store, reader, is_person=is_person, by=by(story.mo))
        assert screen.chooses(code, name=name, password=WORDS, **more).location == "/"
        return screen

    return begin


@pytest.fixture
def invited(story: Story, wendy: Actor) -> str:
    return invite(story.store, wendy.reader, is_person=False, by=by(story.mo))


# By invitation


def test_whoever_is_invited_chooses_a_name_and_a_password_and_is_in(screen: Real, invited: str, sam: UUID):
    assert screen.send("/invitation", key=invited).location == "/invitation/choose"
    assert "Hello Wendy. How will you sign in?" in screen.read("/invitation/choose")

    answer = screen.send("/invitation/choose", name="Wendy", password=WORDS)

    assert answer.location == "/"
    assert "sign in with this name: Wendy" in screen.read("/people")
    assert screen.get("profiles.profile", person_id=sam).status_code == 200
    screen.send("/goodbye")
    assert screen.get("profiles.profile", person_id=sam).location == "/sign-in"
    assert screen.tries("WENDY ").location == "/"
    assert screen.get("profiles.profile", person_id=sam).status_code == 200


def test_an_invitation_that_was_used_or_guessed_opens_nothing(screen: Real, invited: str):
    late = Real(screen.app)
    late.send("/invitation", key=invited)
    screen.chooses(invited, name="wendy", password=WORDS)

    for page in (
        *(late.send("/invitation", key=code) for code in (invited, invited[:-1], "none")),
        *(late.client.get("/invitation/choose"), late.send("/invitation/choose", name="evil", password=WORDS)),
    ):
        assert page.status_code == 410
        assert "This address does not work any more." in page.text
        assert "Wendy" not in words_of(page)


def test_the_first_page_is_the_same_for_everybody_and_takes_a_code_that_is_typed(screen: Real, invited: str):
    assert screen.client.get("/invitation/choose").location == "/invitation"
    assert "Write the code." in words_of(screen.send("/invitation", key="", code=""))
    wrong = screen.send("/invitation", key="", code=invited[:-1])
    assert (wrong.status_code, f'value="{invited[:-1]}"' in wrong.text) == (410, True)
    assert "Wendy" not in without_token(screen.client.get("/invitation"))

    right = screen.send("/invitation", key="", code=in_groups(invited).lower())

    assert right.location == "/invitation/choose"
    with clocks.at(datetime.now(UTC) + timedelta(hours=1)):
        assert screen.client.get("/invitation/choose").location == "/invitation"
    page = screen.client.get("/invitation/choose")
    assert "Hello Wendy." in words_of(page)
    assert invited not in page.text


@pytest.mark.parametrize(
    ("name", "password", "says"),
    [
        ("wendy", "short", "Use 8 letters or more."),
        ("wendy", "password", "Many people could guess this one."),
        ("wendy", "", "Use 8 letters or more."),
        ("", WORDS, "Choose a name to sign in with."),
        ("mo", WORDS, "Somebody here has this name."),
    ],
)
def test_what_is_to_put_right_is_said_and_the_password_is_never_sent_back(
    as_: At, story: Story, screen: Real, invited: str, name: str, password: str, says: str
):
    as_(story.mo, "mo")

    answer = screen.chooses(invited, name=name, password=password)

    assert answer.status_code == 422
    assert says in words_of(answer)
    assert 'type="password" autocomplete="new-password"' in answer.text
    assert f'value="{password}"' not in answer.text or not password
    assert screen.chooses(invited, name="wendy", password=WORDS).status_code == 302


# By name and password


def test_a_name_that_nobody_has_and_a_wrong_password_are_answered_alike(as_: At, wendy: Actor, app: Flask):
    as_(wendy, "wendy")

    wrong, nobody = (Real(app).tries(name, "three blue cars") for name in ("wendy", "vendy"))

    assert wrong.status_code == nobody.status_code == 422
    assert words_of(wrong) == words_of(nobody)
    assert "do not go together" in words_of(wrong)
    assert Real(app).is_known_for(wendy).tries().location == "/"


def test_what_is_missing_is_asked_for(screen: Real):
    answer = screen.send("/sign-in")

    assert answer.status_code == 422
    assert "Write your sign-in name." in words_of(answer)


def test_guessing_is_held_up_and_says_nothing_of_who_there_is(as_: At, wendy: Actor, app: Flask):
    as_(wendy, "wendy")

    for name in ("wendy", "vendy"):
        guessing = Real(app)
        assert [guessing.tries(name, f"guess {n}").status_code for n in range(SLOWER + 1)] == [422] * SLOWER + [429]
        assert re.search("Wait [12] seconds?s. Then try again.", words_of(guessing.tries(name)))


def test_a_device_on_which_they_signed_in_before_is_not_held_up(as_: At, wendy: Actor, app: Flask):
    wendys = as_(wendy, "wendy")
    wendys.send("/goodbye")
    guessing = Real(app)
    for number in range(SLOWER + 1):
        guessing.tries("wendy", f"guess {number}")

    assert guessing.tries().status_code == 429
    assert wendys.tries().location == "/"
    forged = Real(app)
    forged.client.set_cookie("device", "e30.forged")
    assert forged.tries().status_code == 429


def test_no_address_locks_out_the_whole_scheme(as_: At, wendy: Actor, app: Flask, story: Story):
    wendys = as_(wendy, "wendy")
    wendys.send("/goodbye")
    guessing = app.test_client()
    token = CSRF.findall(guessing.get("/sign-in").text)[-1]
    for number in range(SLOWER * 10 + 1):
        said = {"csrf_token": token, "name": f"name {number}", "password": "a guess"}
        last = guessing.post("/sign-in", data=said, environ_overrides=ELSEWHERE)
    assert last.status_code == 429

    said = {"csrf_token": wendys.token(), "name": "wendy", "password": WORDS}
    assert wendys.client.post("/sign-in", data=said, environ_overrides=ELSEWHERE).status_code == 302


def test_a_worker_lets_whoever_is_locked_out_try_again(as_: At, story: Story, wendy: Actor, sam: UUID, app: Flask):
    as_(sam, "sam").send("/goodbye")
    helper = as_(wendy, "wendy")
    guessing = Real(app)
    for number in range(LOCKED):
        with clocks.at(datetime.now(UTC) - timedelta(seconds=64 * (LOCKED - number))):
            guessing.tries("sam", f"guess {number}")
    assert "Wait 14 minutes." in words_of(guessing.tries("sam"))

    assert "Too many tries" in helper.read("invitations.person", person_id=sam)
    helper.send(f"/people/{sam}/sign-in/lift")

    assert "Too many tries" not in helper.read("invitations.person", person_id=sam)
    assert guessing.tries("sam").location == NEW_DEVICE
    assert "Wendy let Sam try again to sign in." in helper.read("histories.history", person_id=sam)


def test_an_advocate_lets_the_person_try_again_and_nobody_else_who_supports_them(
    as_: At, story: Story, wendy: Actor, rhian: Actor, sam: UUID, app: Flask
):
    as_(sam, "sam").send("/goodbye")
    ifeoma = story.given_a_member("Ifeoma", Role.ADVOCATE, sam)
    at_home = story.given_a_member("Edie", Role.ADVOCATE, sam, lives_with=True)
    helpers = [as_(who, name) for who, name in ((ifeoma, "ifeoma"), (at_home, "edie"), (rhian, "rhian"))]
    assert not [each for each in helpers if "try again" in each.read("homes.person", person_id=sam)]
    guessing = Real(app)
    for number in range(LOCKED):
        with clocks.at(datetime.now(UTC) - timedelta(seconds=64 * (LOCKED - number))):
            guessing.tries("sam", f"guess {number}")

    told = ["Let Sam try again now" in each.read("homes.person", person_id=sam) for each in helpers]
    answers = [each.send(f"/people/{sam}/sign-in/lift") for each in helpers[::-1]]

    assert told == [True, False, False]
    assert [answer.status_code for answer in answers] == [403, 422, 302]
    assert answers[-1].location == f"/people/{sam}"
    assert "try again" not in helpers[0].read("homes.person", person_id=sam).replace("They can try again now.", "")
    assert guessing.tries("sam").location == NEW_DEVICE
    assert "Ifeoma let Sam try again to sign in." in as_(wendy, "wendy").read("histories.history", person_id=sam)
    assert helpers[0].send(f"/people/{sam}/sign-in/ask").status_code == 403


# Sessions


def test_a_session_gets_a_token_anew_and_an_old_one_is_dead(as_: At, screen: Real, wendy: Actor, app: Flask, sam: UUID):
    as_(wendy, "wendy")
    before = screen.client.get_cookie("caserecord")
    screen.is_known_for(wendy).tries()
    stolen = screen.client.get_cookie("caserecord")
    assert stolen
    assert not before or stolen.value != before.value

    thief = Real(app)
    thief.client.set_cookie("caserecord", stolen.value)
    assert thief.get("profiles.profile", person_id=sam).status_code == 200
    answer = screen.send("/goodbye")

    assert answer.headers["Clear-Site-Data"] == '"cache"'
    assert thief.get("profiles.profile", person_id=sam).location == "/sign-in"


@pytest.mark.parametrize(
    ("host", "is_secure"), [("localhost", False), ("127.0.0.1:8000", False), ("care.example", True)]
)
def test_cookies_are_for_encrypted_connections_but_on_this_computer(
    invited: str, story: Story, host: str, is_secure: bool
):
    settings = Settings(data=Path(), key_file=Path(), host="care.example")
    client = an_app(story.store, story.views, settings, is_demo=False).test_client()
    site = f"{'https' if is_secure else 'http'}://{host}"

    def sends(path: str, **said: str) -> TestResponse:
        token = CSRF.findall(client.get("/sign-in", base_url=site).text)[-1]
        said |= {"csrf_token": token}
        return client.post(path, data=said, base_url=site, headers={"Referer": f"{site}/"})

    sends("/invitation", key=invited)
    answer = sends("/invitation/choose", name="wendy", password=WORDS)

    assert answer.status_code == 302
    cookies = answer.headers.getlist("Set-Cookie")
    assert len(cookies) == 2
    for cookie in cookies:
        assert ("Secure" in cookie) == is_secure
        assert "HttpOnly" in cookie
        assert "SameSite=Lax" in cookie
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize(("host", "is_secure"), [("localhost", False), ("care.example", True)])
def test_what_opens_a_link_is_for_encrypted_connections_but_on_this_computer(
    story: Story, sam: UUID, host: str, is_secure: bool
):
    settings = Settings(data=Path(), key_file=Path(), host="care.example")
    client = an_app(story.store, story.views, settings, is_demo=False).test_client()
    key = story.store.link_keys.make(give(story.store, sam, until=None, by=by(sam)), sam)

    answer = client.post("/link", data={"key": key}, base_url=f"{'https' if is_secure else 'http'}://{host}")

    assert answer.status_code == 302
    assert ("Secure" in answer.headers["Set-Cookie"]) == is_secure


def test_by_https_every_cookie_is_for_this_site_alone_and_sealed(story: Story, sam: UUID):
    code = invite(story.store, sam, is_person=True, by=by(story.mo))
    link = give(story.store, sam, until=None, by=Actor(sam))
    key = story.store.link_keys.make(link, sam)
    site = "https://care.example"
    client = an_app(story.store, story.views, Settings(Path(), Path(), address=site), is_demo=False).test_client()

    def sent(path: str, **said: str) -> list[str]:
        form = CSRF.findall(client.get("/sign-in", base_url=site).text)
        answer = client.post(path, data={"csrf_token": form[-1], **said}, base_url=site)
        assert answer.status_code == 302
        return [*answer.headers.getlist("Set-Cookie"), f"csrf={form[-1]}"]

    before = sent("/how-i-like-things", text="large")
    opened = sent("/link", key=key)
    signed_in = [*sent("/invitation", key=code), *sent("/invitation/choose", name="sam", password=WORDS)]

    kept = [each for each in (*before, *opened, *signed_in) if not each.startswith("csrf=")]
    names = {each.partition("=")[0] for each in kept}
    assert names >= {f"__Host-{name}" for name in ("caserecord", "device", "likes", f"link-{link.hex}")}
    for each in kept:
        assert each.startswith("__Host-")
        assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(each.split("; "))
    secrets = page_secrets(story.store.vault)
    opens = {"caserecord": "session", f"link-{link.hex}": "link"}
    for each in kept:
        name, _, value = each.partition(";")[0].removeprefix("__Host-").partition("=")
        assert name in {"likes", "device"} or Seal(secrets, opens[name]).open(value)  # a device's is only random


def test_whoever_shares_a_device_is_signed_out_sooner(as_: At, wendy: Actor, rhian: Actor, sam: UUID):
    shared, alone = as_(wendy, "wendy"), as_(rhian, "rhian", mine="true")

    with clocks.at(datetime.now(UTC) + timedelta(minutes=6)):
        assert shared.get("profiles.profile", person_id=sam).location == "/sign-in"
        assert alone.get("profiles.profile", person_id=sam).status_code == 200


def test_what_was_being_written_is_there_after_signing_in_again(as_: At, sam: UUID):
    screen = as_(sam, "sam")
    path = f"/people/{sam}/tell/give"
    page = screen.client.get(path).text
    token, writer = CSRF.findall(page)[-1], WRITER.findall(page)[-1]
    screen.client.delete_cookie("caserecord")

    answer = screen.client.post(path, data={"csrf_token": token, "writer": writer, "words": "I hum"})

    assert answer.location == "/sign-in"
    assert "Your words are still here." in words_of(screen.client.get("/sign-in"))
    assert screen.tries("sam").location == path
    assert "I hum" in screen.client.get(path).text


def test_somebody_sees_where_they_are_signed_in_and_signs_out_there(as_: At, app: Flask, wendy: Actor):
    here = as_(wendy, "wendy")
    there = Real(app).is_known_for(wendy)
    there.client.environ_base["HTTP_USER_AGENT"] = "Mozilla/5.0 (iPhone) AppleWebKit Version/17 Safari/604"
    there.tries()

    page = here.client.get("/devices").text
    assert "Safari, iPhone" in page
    assert "With your password." in page
    assert "With the address that you were given." in page
    assert "You sign in with this name: wendy." in page
    (device,) = re.findall(r'action="(/devices/[0-9a-f-]{36}/sign-out)"', page)
    here.send(device)

    assert there.get("homes.my_people").location == "/sign-in"
    assert here.get("homes.my_people").status_code == 200


def test_whoever_ends_another_session_says_again_who_they_are_and_here_they_just_go(as_: At, app: Flask, wendy: Actor):
    here, there = as_(wendy, "wendy", mine="true"), Real(app).is_known_for(wendy)
    there.tries(mine="true")
    (device,) = re.findall(r'action="(/devices/[0-9a-f-]{36}/sign-out)"', here.client.get("/devices").text)

    with clocks.at(datetime.now(UTC) + timedelta(seconds=FRESH)):
        assert here.send(device).location == here.send("/devices/sign-out").location == "/who-you-are"
        assert there.get("homes.my_people").status_code == 200
        here.send("/who-you-are", password=WORDS)
        assert here.send(device).location == "/devices"
        assert there.get("homes.my_people").location == "/sign-in"
    with clocks.at(datetime.now(UTC) + timedelta(seconds=2 * FRESH)):
        assert here.send("/goodbye").location == "/"


def test_nobody_signs_somebody_else_out(as_: At, wendy: Actor, rhian: Actor):
    wendys, rhians = as_(wendy, "wendy"), as_(rhian, "rhian")
    Real(wendys.app).is_known_for(wendy).tries()
    (device,) = re.findall(r'action="(/devices/[0-9a-f-]{36}/sign-out)"', wendys.client.get("/devices").text)

    answer = rhians.send(device)

    assert answer.status_code == rhians.send(f"/devices/{UUID(int=0)}/sign-out").status_code == 404
    assert "You are signed out there." not in rhians.client.get("/devices").text
    assert device in wendys.client.get("/devices").text


def test_somebody_signs_out_everywhere(as_: At, app: Flask, wendy: Actor):
    here, there = as_(wendy, "wendy"), Real(app).is_known_for(wendy)
    there.tries()

    here.send("/devices/sign-out")

    assert here.get("homes.my_people").location == there.get("homes.my_people").location == "/sign-in"


# Passwords


def test_another_password_takes_the_old_one_and_signs_out_everywhere_else(as_: At, app: Flask, wendy: Actor):
    here, there = as_(wendy, "wendy"), Real(app).is_known_for(wendy)
    there.tries()

    wrong = here.send("/my-password", password="not mine at all", new="four red vans")
    short = here.send("/my-password", password=WORDS, new="short")
    done = here.send("/my-password", password=WORDS, new="four red vans")

    assert "This is not your password." in words_of(wrong)
    assert "Use 8 letters or more." in words_of(short)
    assert (wrong.status_code, short.status_code, done.location) == (422, 422, "/devices")
    assert here.get("homes.my_people").status_code == 200
    assert there.get("homes.my_people").location == "/sign-in"
    assert Real(app).tries().status_code == 422
    assert there.tries(password="four red vans").location == "/"


# Who they are, again


def test_letting_somebody_in_asks_again_who_one_is_and_loses_nothing(as_: At, story: Story, wendy: Actor, sam: UUID):
    joe = story.given_a_member("Joe", Role.FAMILY)
    screen = as_(wendy, "wendy", mine="true")
    path = f"/people/{sam}/circle/join"
    said = {
        "member_id": str(joe.reader),
        "role": "family or friend",
        "from_day": today().isoformat(),
        "why": "They play cards",
        "writer": WRITER.findall(screen.client.get(path).text)[-1],
    }

    with clocks.at(datetime.now(UTC) + timedelta(seconds=FRESH)):
        answer = screen.send(path, **said)
        assert answer.location == "/who-you-are"
        assert "Joe" not in screen.read("circles.circle", person_id=sam)
        assert screen.send("/who-you-are", password="not mine at all").status_code == 422
        with screen.client.session_transaction() as before:
            stolen = before["token"]
        back = screen.send("/who-you-are", password=WORDS)
        page = screen.client.get(back.location).text
        screen.send(path, **said)

        assert back.location == path
        assert story.store.sessions.find(stolen) is None
        assert "They play cards" in page
        assert "Joe" in screen.read("circles.circle", person_id=sam)


@pytest.mark.parametrize("path", ["/my-password", "/people/{sam}/circle/join", "/members/welcome"])
def test_a_page_that_changes_who_gets_in_asks_first(as_: At, story: Story, sam: UUID, path: str):
    screen = as_(story.mo, "mo", mine="true")
    path = path.format(sam=sam)

    assert screen.client.get(path).status_code == 200
    with clocks.at(datetime.now(UTC) + timedelta(seconds=FRESH)):
        assert screen.client.get(path).location == "/who-you-are"
        assert screen.send("/who-you-are", password=WORDS).location == path
        assert screen.client.get(path).status_code == 200


def test_a_link_is_given_by_whoever_proved_lately_who_they_are_and_stopped_at_any_time(as_: At, sam: UUID):
    screen = as_(sam, "sam", mine="true")
    link = screen.send(f"/people/{sam}/links/give").location

    with clocks.at(datetime.now(UTC) + timedelta(seconds=FRESH)):
        assert screen.send(f"/people/{sam}/links/give").location == "/who-you-are"
        assert screen.send(f"{link}/stop").location == f"/people/{sam}/links"
        screen.send("/who-you-are", password=WORDS)
        assert screen.send(f"/people/{sam}/links/give").location.startswith(f"/people/{sam}/links/")


def test_a_button_that_asked_again_is_on_the_page_one_comes_back_to(as_: At, story: Story, rhian: Actor):
    screen = as_(story.mo, "mo", mine="true")
    page = f"/members/{rhian.reader}/sign-in"

    with clocks.at(datetime.now(UTC) + timedelta(seconds=FRESH)):
        for came_from, goes_to in ((f"http://localhost{page}", page), ("http://evil.example/x", "/"), ("", "/")):
            said = {"csrf_token": screen.token()}
            answer = screen.client.post(f"{page}/invite", data=said, headers={"Referer": came_from})
            assert answer.location == "/who-you-are"
            with screen.client.session_transaction() as kept:
                assert kept["back_to"] == goes_to
    assert story.store.invitations.of(rhian.reader) is None


def test_where_the_way_back_is_too_long_for_a_cookie_it_is_the_first_page(as_: At, story: Story, sam: UUID):
    screen = as_(story.mo, "mo", mine="true")

    with clocks.at(datetime.now(UTC) + timedelta(seconds=FRESH)):
        for letters, leads_to in (("e" * 500, f"/people/{sam}/circle/join?more={'e' * 500}"), ("e" * 1000, "/")):
            screen.client.get(f"/people/{sam}/circle/join", query_string={"more": letters})
            kept = screen.client.get_cookie("caserecord")
            assert kept
            assert len(f"{kept.key}={kept.value}") < 2000
            with screen.client.session_transaction() as said:
                assert said["back_to"] == leads_to


def test_guessing_who_somebody_is_again_is_held_up(as_: At, wendy: Actor):
    screen = as_(wendy, "wendy")

    statuses = [screen.send("/who-you-are", password=f"guess {n}").status_code for n in range(SLOWER + 1)]

    assert statuses == [422] * SLOWER + [429]


# Inviting


def test_a_manager_welcomes_and_invites_somebody_and_sees_the_address_once(as_: At, story: Story, app: Flask):
    screen = as_(story.mo, "mo")

    assert screen.send("/members/welcome", name="", role="").status_code == 422
    answer = screen.send("/members/welcome", name="Kit", role=Role.WORKER.value)
    page = answer.location
    assert "Kit does not sign in yet." in screen.read(page)
    screen.send(f"{page}/invite")
    shown, later = screen.client.get(page).text, screen.client.get(page).text

    (code,) = ADDRESS.findall(shown)
    assert in_groups(code) in shown
    assert not [each for each in sent_from(shown) if code in each]
    assert not ADDRESS.findall(later)
    assert "Kit has an address to sign in by" in later
    kit = Real(app)
    assert kit.chooses(code, name="kit", password=WORDS).status_code == 302
    assert "Who signs in" in kit.client.get("/to-do").text
    assert "Kit Signs in" in screen.read("/members")


def test_an_address_is_shown_on_the_page_of_whom_it_is_for(as_: At, story: Story, rhian: Actor, wendy: Actor):
    screen = as_(story.mo, "mo")

    screen.send(f"/members/{rhian.reader}/sign-in/invite")

    assert not ADDRESS.findall(screen.client.get(f"/members/{wendy.reader}/sign-in").text)
    assert ADDRESS.findall(screen.client.get(f"/members/{rhian.reader}/sign-in").text)


def test_sent_twice_an_invitation_is_one(as_: At, story: Story, rhian: Actor):
    screen = as_(story.mo, "mo")
    head = story.store.head()[0]

    for _ in range(2):
        screen.send(f"/members/{rhian.reader}/sign-in/invite", command_id="6f1c8e5e-5d5b-4a37-8f0e-000000000001")

    assert story.store.head()[0] == head + 1
    assert len(ADDRESS.findall(screen.client.get(f"/members/{rhian.reader}/sign-in").text)) == 1


def test_two_people_let_a_person_in_again(as_: At, story: Story, wendy: Actor, sam: UUID, app: Flask):
    sams, wendys, mos = as_(sam, "sam"), as_(wendy, "wendy"), as_(story.mo, "mo")
    page = f"/people/{sam}/sign-in"
    assert wendys.send(f"{page}/invite").status_code == 422
    assert wendys.send(f"{page}/agree").status_code == 422

    wendys.send(f"{page}/ask")
    assert "Somebody else who works here has to say yes." in wendys.read(page)
    assert wendys.send(f"{page}/agree").status_code == 422
    assert "Wendy asks to let Sam in again." in mos.read(page)
    mos.send(f"{page}/agree")
    (code,) = ADDRESS.findall(mos.client.get(page).text)

    assert sams.get("profiles.profile", person_id=sam).status_code == 200
    again = Real(app)
    assert again.chooses(code, name="sam", password="four red vans").status_code == 302
    assert sams.get("profiles.profile", person_id=sam).location == "/sign-in"
    history = again.read("histories.history", person_id=sam)
    for sentence in (
        "Mo invited Sam to sign in.",
        "Wendy asked to let Sam in again.",
        "Mo let Sam in again, as Wendy had asked.",
    ):
        assert sentence in history


def test_a_member_who_asks_to_be_let_in_waits_where_the_others_look(as_: At, story: Story, rhian: Actor):
    as_(rhian, "rhian")
    mos = as_(story.mo, "mo")

    mos.send(f"/members/{rhian.reader}/sign-in/ask")

    assert "Rhian Mo asks to let them in again" in mos.read("/members")
    with clocks.at(datetime.now(UTC) + timedelta(days=8)):
        ask_again = Real(mos.app).is_known_for(story.mo)
        ask_again.tries("mo")
        assert "Rhian Signs in" in ask_again.read("/members")


def test_nobody_who_supports_a_person_invites_them_or_is_shown_who_signs_in(
    as_: At, rhian: Actor, sam: UUID, wendy: Actor
):
    rhians = as_(rhian, "rhian")

    for deed in ("invite", "ask", "agree", "lift"):
        assert rhians.send(f"/people/{sam}/sign-in/{deed}").status_code == 403
        assert rhians.send(f"/members/{wendy.reader}/sign-in/{deed}").status_code == 403
    assert "How Sam signs in" not in rhians.read("homes.person", person_id=sam)
    assert "How Sam signs in" in as_(wendy, "wendy").read("homes.person", person_id=sam)


def test_a_worker_who_lives_with_the_person_is_told_before_they_press_that_somebody_else_lets_them_in(
    as_: At, story: Story, sam: UUID, wendy: Actor
):
    as_(sam, "sam")
    lives_in = story.given_a_member("Max", Role.MANAGER, sam, lives_with=True)
    maxs, wendys, page = as_(lives_in, "max"), as_(wendy, "wendy"), f"/people/{sam}/sign-in"
    says = "Whoever lives with them, or cares for them, cannot do this."

    assert says in maxs.read(page)
    assert "<form" not in maxs.client.get(page).text.partition("<main")[2]
    assert says in maxs.read(f"{page}/stop")
    assert "<textarea" not in maxs.client.get(f"{page}/stop").text
    assert says in words_of(maxs.send(f"{page}/ask"))
    assert says not in wendys.read(page)
    assert wendys.send(f"{page}/ask").location == page
    assert "Wendy asks to let Sam in again." in maxs.read(page)


def test_there_is_no_other_deed_and_no_member_who_is_not_there(as_: At, story: Story, sam: UUID):
    screen = as_(story.mo, "mo")

    assert screen.send(f"/people/{sam}/sign-in/open").status_code == 404
    assert screen.client.get(f"/members/{sam}/sign-in").status_code == 404
    assert screen.send(f"/members/{sam}/sign-in/invite").status_code == 404


# Together


def test_a_helper_sits_down_with_the_person_as_themselves(as_: At, rhian: Actor, sam: UUID):
    screen = as_(rhian, "rhian")
    assert "Sit down with Sam" in screen.read("homes.person", person_id=sam)

    assert screen.send("together.begin", person_id=sam).status_code == 422
    assert screen.send("together.begin", person_id=sam, how="magic").status_code == 422
    screen.send("together.begin", person_id=sam, how="Makaton")
    screen.send(f"/people/{sam}/tell/give", words="I water the beans")

    assert "Sam, with help from Rhian" in screen.client.get(f"/people/{sam}/profile").text
    assert "I water the beans my words, with help from Rhian" in screen.read("profiles.profile", person_id=sam)
    assert screen.get("devices.devices").status_code == 403


def test_sitting_down_together_is_over_when_the_day_is_on_which_somebody_signed_in(as_: At, rhian: Actor, sam: UUID):
    screen, start = as_(rhian, "rhian", mine="true"), datetime.now(UTC)

    def is_in(seconds: int) -> bool:
        with clocks.at(start + timedelta(seconds=seconds)):
            return screen.client.get("/").location != "/sign-in"

    for seconds in range(0, LONGEST - 900, 1500):
        assert is_in(seconds)
    with clocks.at(start + timedelta(seconds=LONGEST - 1000)):
        screen.send("together.begin", person_id=sam, how="Makaton")

    assert is_in(LONGEST - 30)
    assert not is_in(LONGEST + 30)


def test_nobody_sits_with_a_person_whom_they_do_not_help(as_: At, story: Story, sam: UUID):
    ade, tony = story.given_an_auditor(sam), story.given_a_member("Tony", Role.CARER)

    assert as_(ade, "ade").send("together.begin", person_id=sam, how="spoke").status_code == 403
    assert as_(tony, "tony").send("together.begin", person_id=sam, how="spoke").status_code == 404


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit Chrome/120 Safari/537 Edg/120", "Edge, Windows"),
        ("Mozilla/5.0 (Linux; Android 13) AppleWebKit Chrome/120 Mobile Safari/537", "Chrome, Android"),
        ("Mozilla/5.0 (Macintosh) AppleWebKit Version/17 Safari/605", "Safari, Mac"),
        ("Mozilla/5.0 (X11; Linux) Gecko Firefox/121", "Firefox, Linux"),
        ("<script>", ""),
        ("", ""),
    ],
)
def test_a_device_has_the_name_on_its_box(said: str, name: str):
    assert device_name(said) == name


# Stopping


def test_a_manager_stops_somebody_signing_in_at_once_and_says_why(as_: At, story: Story, kit: Real, sam: UUID):
    screen = as_(story.mo, "mo")
    page = kit_page(screen)
    assert "Sign Kit out everywhere now" in screen.read(page)
    with kit.client.session_transaction() as kept:
        assert story.store.sessions.find(kept["token"])

    assert screen.send(f"{page}/stop", why="").status_code == 422
    assert kit.get("homes.my_people").status_code == 200
    assert screen.send(f"{page}/stop", why="They left on Friday").location == page

    assert kit.get("homes.my_people").location == "/sign-in"
    assert kit.tries("kit").status_code == 422
    assert "Mo stopped Kit signing in." in screen.read(page)
    assert "Kit Cannot sign in" in screen.read("/members")
    assert screen.send(f"{page}/invite").status_code == 422


def test_whoever_is_asked_to_let_somebody_in_again_sees_that_they_were_stopped(as_: At, story: Story, kit: Real):
    max_ = Actor(members.welcome(story.store, "Max", roles=frozenset({Role.MANAGER}), by=by(story.mo)))
    mos, maxs = as_(story.mo, "mo"), as_(max_, "max")
    page = kit_page(mos)
    mos.send(f"{page}/stop", why="They left on Friday")

    maxs.send(f"{page}/ask")

    said = mos.read(page)
    assert 0 < said.index("Mo stopped Kit signing in.") < said.index("Max asks to let Kit in again.")
    assert "the old password ends" not in said
    assert "Kit Cannot sign in. Max asks to let them in again" in mos.read("/members")
    mos.send(f"{page}/agree")
    assert "Mo stopped Kit" not in mos.read(page)


def test_a_manager_signs_somebody_out_everywhere_who_then_signs_in_again(as_: At, story: Story, kit: Real):
    screen = as_(story.mo, "mo", mine="true")
    page = kit_page(screen)

    assert kit.get("homes.my_people").status_code == 200
    assert screen.send(f"{page}/sign-out").location == page

    assert kit.get("homes.my_people").location == "/sign-in"
    assert kit.tries("kit").location == "/"
    with clocks.at(datetime.now(UTC) + timedelta(seconds=FRESH)):
        assert screen.send(f"{page}/sign-out").location == "/who-you-are"
    assert kit.get("homes.my_people").status_code == 200


def test_nobody_but_a_manager_is_shown_how_to_stop_somebody(as_: At, story: Story, wendy: Actor, sam: UUID, kit: Real):
    as_(sam, "sam")
    wendys, mos = as_(wendy, "wendy"), as_(story.mo, "mo")
    page = f"/people/{sam}/sign-in"

    assert "Stop Sam signing in" not in wendys.read(page)
    assert wendys.send(f"{page}/stop", why="x").status_code == wendys.send(f"{page}/sign-out").status_code == 403
    assert kit.send(f"/members/{story.mo.reader}/sign-in/stop", why="x").status_code == 403

    assert "Stop Sam signing in" in mos.read(page)
    assert mos.send(f"{page}/sign-out").location == mos.send(f"{page}/stop", why="Sam asked").location == page
    history = mos.read("histories.history", person_id=sam)
    assert "Mo stopped Sam signing in." in history
    assert "Mo signed Sam out everywhere." in history
    assert "Stop Mo signing in" not in mos.read(f"/members/{story.mo.reader}/sign-in")
    assert mos.client.get(f"/members/{sam}/sign-in/stop").status_code == 404


@pytest.fixture
def kit(as_: At, story: Story) -> Real:
    """A screen at which Kit is signed in, who works for the scheme."""
    return as_(Actor(members.welcome(story.store, "Kit", roles=frozenset({Role.WORKER}), by=by(story.mo))), "kit")


def kit_page(screen: Real) -> str:
    found = re.search(r'href="([^"]+)"><strong dir="auto">Kit', screen.client.get("/members").text)
    assert found
    return found[1]
