"""Links that the person gives, on their pages, and as whoever is given one sees them."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import time_machine
from flask import Flask
from werkzeug.test import TestResponse

from caserecord import chosen_profiles, circles, entries, photos, recordings
from caserecord.settings import Settings
from domain.clocks import today
from domain.entries import Audience
from domain.links import CLOSED
from domain.permissions import Actor, Role
from exports.printers import Printer
from exports.qr_codes import qr_code
from projections.histories import history_of
from tests.apps import an_app
from tests.exports.readers import text_of
from tests.scans import scanned_on
from tests.snaps import brought
from tests.stories import LONG_AGO, Story, by
from tests.web.conftest import Screen, sent_from, words_of

ADDRESS = re.compile(r"<code>http://127\.0\.0\.1:8000/link#(\w+)</code>")


@pytest.fixture
def sol(story: Story) -> UUID:
    person = story.given_a_person("Sol")
    story.given_told(person, "I make people groan with puns", "give")
    return person


@pytest.fixture
def me(screen: Screen, sol: UUID) -> Screen:
    """The screen at which Sol sits."""
    return screen.sign_in(sol)


@pytest.fixture
def outside(app: Flask) -> Screen:
    """A screen at which somebody sits who is nobody here."""
    return Screen(app)


def given(me: Screen, sol: UUID, **said: Any) -> str:
    """The code of a link that Sol gave."""
    answer = me.client.get(me.send(f"/people/{sol}/links/give", **said).location)
    found = ADDRESS.search(answer.text)
    assert found, answer.text
    return found[1]


def pass_for(shown: TestResponse) -> str:
    """The name of the cookie that stands for the key of the link whose page this is."""
    return f"link-{UUID(shown.request.path.rpartition('/')[2]).hex}"


def link_id(me: Screen, sol: UUID) -> UUID:
    """The newest link that can be stopped."""
    found = re.search(rf"/people/{sol}/links/([0-9a-f-]{{36}})/stop", me.get("links.given", person_id=sol).text)
    assert found
    return UUID(found[1])


def opened(outside: Screen, code: str, **said: str) -> TestResponse:
    """What somebody gets who presses the button of a link whose address they follow."""
    return outside.client.post("/link", data={"key": code, **said}, follow_redirects=True)


def assert_closed(answer: TestResponse) -> None:
    assert answer.status_code == 410
    assert CLOSED in words_of(answer)
    assert "Sol" not in answer.text
    assert "puns" not in answer.text


# Giving


def test_a_link_is_given_with_one_press_and_nothing_filled_in_and_opens_for_four_weeks(me: Screen, sol: UUID):
    code = given(me, sol)

    page = me.read("links.given", person_id=sol)
    last = today() + timedelta(weeks=4)
    assert len(code) == 28
    assert f"Opens until {last.day} {last:%B %Y}" in page
    assert "Nobody has opened it yet." in page
    assert "For somebody It shows: My profile" in page


def test_a_link_says_to_the_person_alone_for_whom_and_what_for_it_is(me: Screen, outside: Screen, sol: UUID):
    code = given(me, sol, for_whom="my zqdentist", what_for="so that they zqwait", lasts="7", may_keep="true")

    page = me.read("links.given", person_id=sol)
    shown = opened(outside, code)

    assert "For: my zqdentist so that they zqwait" in page
    assert "They may keep a copy" in page
    assert "you may keep a copy" in words_of(shown)
    assert "zq" not in shown.text


def test_what_cannot_be_so_comes_back_with_what_was_typed(me: Screen, sol: UUID):
    answer = me.send(f"/people/{sol}/links/give", for_whom="my dentist", pin="1234", lasts="7")

    assert answer.status_code == 422
    assert "easy to guess" in answer.text
    assert 'value="my dentist"' in answer.text
    assert 'value="7" checked' in answer.text
    assert me.send(f"/people/{sol}/links/give", lasts="for ever").status_code == 422
    assert me.send(f"/people/{sol}/links/give", profile="nonsense").status_code == 404
    assert me.send(f"/people/{sol}/links/give", profile=str(sol)).status_code == 404
    assert "No links yet." in me.read("links.given", person_id=sol)


def test_every_picture_that_a_link_opens_is_a_whole_file_that_says_how_big_it_is(
    me: Screen, sol: UUID, outside: Screen, story: Story
):
    photos.add(story.store, sol, sol, brought(), by=by(sol))
    page = opened(outside, given(me, sol)).text

    pictures = re.findall(r"<img [^>]*>", page)

    assert len(pictures) == 2
    for picture in pictures:
        assert re.search(r' src="/(static/pictures/[a-z-]+\.svg\?as=\w+|opened/[\w/-]+\.jpg)"', picture), picture
        assert re.search(r' width="\d+" height="\d+"', picture), picture


def test_the_same_form_sent_twice_gives_one_link_with_one_address(me: Screen, sol: UUID):
    command_id = "6a1e8a5c-7c2c-4f0e-9a59-6d0a3c1f2b11"

    first = me.send(f"/people/{sol}/links/give", command_id=command_id, for_whom="me")
    second = me.send(f"/people/{sol}/links/give", command_id=command_id, for_whom="me")

    assert first.location == second.location
    assert ADDRESS.search(me.client.get(second.location).text)
    assert me.get("links.given", person_id=sol).text.count("/stop") == 1


def test_an_address_is_shown_for_ten_minutes_on_the_screen_where_it_was_made_and_never_again(
    me: Screen, as_: Callable[..., Screen], sol: UUID
):
    with time_machine.travel(datetime.now(UTC), tick=False) as clock:
        code = given(me, sol)
        page = me.url("links.new", person_id=sol, link_id=link_id(me, sol))
        assert code in me.client.get(page).text
        assert qr_code(f"http://127.0.0.1:8000/link#{code}") in me.client.get(page).text
        assert code not in as_(sol).client.get(page).text

        clock.shift(timedelta(minutes=10))

        later = me.client.get(page)
        assert code not in later.text
        assert "The address is not shown any more." in later.text


def test_the_address_is_nowhere_afterwards(me: Screen, story: Story, sol: UUID, outside: Screen):
    code = given(me, sol, pin="4072")
    opened(outside, code, pin="4072")

    story.db()
    folder = story.views.path.parent
    kept = b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())
    pages = "".join(me.client.get(f"/people/{sol}/{page}").text for page in ("links", "history", "profile"))
    assert code.encode() not in kept
    assert code not in pages
    assert b"4072" not in kept
    events = repr([(at.event, at.metadata) for at in story.store.read(0, 10_000)])
    assert code not in events


def test_a_link_begins_with_the_fixed_address_whatever_name_the_page_was_asked_for_by(
    story: Story, sol: UUID, printer: Printer
):
    settings = Settings(data=Path(), key_file=Path(), address="https://record.example")
    me = Screen(an_app(story.store, story.views, settings, printer=printer)).sign_in(sol)

    page = me.client.get(me.send(f"/people/{sol}/links/give").location).text
    spoofed = me.client.get(f"/people/{sol}/links", headers={"Host": "evil.example"})
    ours = me.client.get("/who", headers={"Host": "record.example"})

    assert "<code>https://record.example/link#" in page
    assert (spoofed.status_code, "evil" in spoofed.text) == (400, False)
    assert ours.status_code == 200


def test_a_card_for_the_wallet_carries_the_link_while_its_address_is_shown(me: Screen, sol: UUID):
    code = given(me, sol)
    link = link_id(me, sol)

    paper = me.get("papers.pdf", person_id=sol, paper_format="wallet-card", link=link).data
    with_it, to_scan = text_of(paper), [each.says for each in scanned_on(paper)]
    without = text_of(me.get("papers.pdf", person_id=sol, paper_format="wallet-card").data)

    assert code in "".join(with_it.split())
    assert "http://127.0.0.1:8000/link" in with_it
    assert to_scan == [f"http://127.0.0.1:8000/link#{code}"]
    assert "Scan the picture" in " ".join(with_it.split())
    assert "Scan the picture" not in " ".join(without.split())


# Seeing first what they will see


def looked_at(me: Screen, sol: UUID, **said: Any) -> TestResponse:
    """What Sol sees who wants to look first."""
    return me.send(f"/people/{sol}/links/give", do="look", **said)


def test_whoever_looks_first_sees_the_profile_that_they_chose_and_loses_nothing_that_they_typed(
    me: Screen, story: Story, sol: UUID
):
    picked = story.given_told(sol, "zqpicked", "give")
    teeth = chosen_profiles.begin(story.store, sol, "For my dentist", audience=Audience.EVERYONE, people=[], by=by(sol))
    chosen_profiles.pick(story.store, sol, teeth, picked=[picked], offered=[picked], by=by(sol))

    page = looked_at(me, sol, profile=str(teeth), for_whom="Mr Patel", pin="2468")

    seen = page.text[page.text.index("This is what somebody with the link sees") :]
    assert "For my dentist" in seen
    assert "zqpicked" in seen
    assert "I make people groan" not in seen
    assert 'value="Mr Patel"' in page.text
    assert 'value="2468"' in page.text
    assert "No links yet." in me.read("links.given", person_id=sol)


def test_whoever_looks_first_is_told_what_to_put_right(me: Screen, sol: UUID):
    page = looked_at(me, sol, pin="one")

    assert page.status_code == 422
    assert "This is what somebody with the link sees" not in page.text


def test_a_helper_of_the_house_is_told_before_the_form_who_could_help_instead(
    as_: Callable[..., Screen], story: Story, sol: UUID
):
    together = as_(story.given_a_carer(sol, "Rhian"), with_person=sol, how="spoke")

    page = words_of(together.get("links.given", person_id=sol))

    assert "Rhian is part of it. You can do it on your own. Or with one of these: Mo." in page
    assert "Give a link" not in page
    assert together.get("links.give", person_id=sol).status_code == 422


def test_a_helper_from_elsewhere_finds_the_form(as_: Callable[..., Screen], story: Story, sol: UUID):
    together = as_(story.given_a_worker(sol, "Wendy"), with_person=sol, how="spoke")

    assert "Give a link" in words_of(together.get("links.given", person_id=sol))
    assert together.get("links.give", person_id=sol).status_code == 200


def test_whoever_opens_a_link_reads_the_very_profile_that_the_person_saw_first(
    me: Screen, outside: Screen, story: Story, sol: UUID
):
    story.given_told(sol, "zqalone", audience=Audience.MINE_ALONE)
    story.given_told(sol, "zqmatters", "matters")
    before = looked_at(me, sol).text

    shown = opened(outside, given(me, sol)).text

    def profile(page: str) -> str:
        return page[page.index('<section class="cr-opening">') : page.index("</section>\n<p class=")]

    assert profile(shown) == profile(before)
    assert "zqmatters" in shown
    assert "zqalone" not in shown
    assert shown.index("I make people groan") < shown.index("zqmatters")


def test_a_link_shows_one_profile_and_no_other(me: Screen, outside: Screen, story: Story, sol: UUID):
    picked = story.given_told(sol, "zqpicked", "give")
    story.given_told(sol, "zqelse", "give")
    mine = chosen_profiles.begin(story.store, sol, "For work", audience=Audience.MINE_ALONE, people=[], by=by(sol))
    chosen_profiles.pick(story.store, sol, mine, picked=[picked], offered=[picked], by=by(sol))

    code = given(me, sol, profile=str(mine))

    shown = opened(outside, code)
    assert "zqpicked" in shown.text
    assert "zqelse" not in shown.text
    chosen_profiles.put_away(story.store, sol, mine, by=by(sol))
    assert_closed(outside.client.get(shown.request.path))
    assert "This profile is put away. So nobody sees it." in me.read("links.given", person_id=sol)
    chosen_profiles.bring_back(story.store, sol, mine, by=by(sol))
    assert "zqpicked" in opened(outside, code).text


def test_what_is_hidden_after_a_link_was_given_leaves_it_too(me: Screen, outside: Screen, story: Story, sol: UUID):
    told = story.given_told(sol, "zqsecret", "give")
    shown = opened(outside, given(me, sol))
    assert "zqsecret" in shown.text

    entries.show_to(story.store, sol, told, Audience.MINE_ALONE, people=[], by=by(sol))

    again = outside.client.get(shown.request.path)
    assert "zqsecret" not in again.text
    assert "I make people groan" in again.text


def test_photos_and_voices_of_the_profile_come_with_it_and_no_others(
    me: Screen, outside: Screen, story: Story, sol: UUID
):
    def add(about: UUID, bytes_: bytes) -> tuple[UUID, UUID]:
        photo = photos.add(story.store, sol, about, brought(whole=bytes_, small=bytes_), by=by(sol))
        return photo, recordings.add(story.store, sol, about, bytes_, seconds=3, words="", by=by(sol))

    shown = add(story.given_told(sol, "Puns", "give"), b"zqshown")
    alone = add(story.given_told(sol, "Alone", audience=Audience.MINE_ALONE), b"zqalone")
    page = opened(outside, given(me, sol))

    found = {
        which: [
            outside.client.get(f"{page.request.path}/{kind}/{id_}.{ending}")
            for id_, kind, ending in zip(ids, ("photos", "voices"), ("jpg", "mp3"), strict=True)
        ]
        for which, ids in (("shown", shown), ("alone", alone))
    }

    for id_ in shown:
        assert f"{page.request.path}/photos/{shown[0]}.jpg" in page.text
        assert str(id_) in page.text
    assert [(each.status_code, each.data) for each in found["shown"]] == [(200, b"zqshown")] * 2
    assert [each.status_code for each in found["alone"]] == [410, 410]
    assert not any(b"zqalone" in each.data for each in found["alone"])


# Opening


def test_the_first_page_is_the_same_for_everybody_and_is_no_opening(me: Screen, outside: Screen, sol: UUID):
    before = outside.client.get("/link").text
    given(me, sol)

    first = outside.client.get("/link")

    assert (first.status_code, first.text) == (200, before)
    assert "Sol" not in first.text
    assert '<form method="post" action="/link"' in first.text
    assert "Nobody has opened it yet." in me.read("links.given", person_id=sol)
    assert outside.client.get("/link", headers={"Sec-Purpose": "prefetch"}).status_code == 503


def test_no_address_that_is_sent_holds_a_key(me: Screen, outside: Screen, sol: UUID):
    code = given(me, sol, pin="4072")
    page = me.client.get(me.url("links.new", person_id=sol, link_id=link_id(me, sol)))
    asked, wrong = opened(outside, code), outside.client.post("/link", data={"code": code[:-1]})
    shown = opened(outside, code, pin="4072")

    sent = [each for answer in (page, asked, wrong, shown, *shown.history) for each in sent_from(answer)]

    assert f"http://127.0.0.1:8000/link#{code}" in page.text
    assert f'name="key" value="{code}"' in asked.text
    assert f"/opened/{link_id(me, sol)}" in sent
    assert not [each for each in sent if code[:-1] in each]
    assert sent_from(page.text + f'<a href="/link/{code}">') >= {f"/link/{code}"}


def test_an_opening_is_kept_with_its_time_once_for_each_version_that_was_shown(
    me: Screen, outside: Screen, story: Story, sol: UUID
):
    code = given(me, sol)
    shown = opened(outside, code)
    outside.client.get(shown.request.path)
    assert "Opened 1 time, the last time on" in me.read("links.given", person_id=sol)

    story.given_told(sol, "zqnew", "give")
    assert "zqnew" in outside.client.get(shown.request.path).text

    now = datetime.now(UTC)
    assert f"Opened 2 times, the last time on {now.day} {now:%B %Y}, " in me.read("links.given", person_id=sol)
    versions = [at.event.version for at in story.store.read(0, 10_000, names=["link.opened"])]
    assert versions[0] < versions[1]
    assert f"From change {versions[1]}." in words_of(outside.client.get(shown.request.path))


def test_whoever_opens_a_link_is_nobody_here_and_leaves_no_trail(me: Screen, outside: Screen, sol: UUID):
    code = given(me, sol)

    answers = [outside.client.get("/link"), opened(outside, code), opened(outside, "guessed")]

    for answer in answers:
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert "noindex" in answer.headers["X-Robots-Tag"]
        assert set(re.findall(r"<script([^?>]*)", answer.text)) <= {' src="/static/code.js'}
        assert "<nav" not in answer.text
        assert not re.findall(r'href="/(?!static)', answer.text)
    assert outside.client.get(f"/people/{sol}/profile").status_code == 302


def test_a_code_that_was_typed_opens_however_it_was_typed(me: Screen, outside: Screen, sol: UUID):
    code = given(me, sol)
    page = words_of(me.client.get(me.url("links.new", person_id=sol, link_id=link_id(me, sol))))
    groups = " ".join(code[at : at + 4] for at in range(0, 28, 4))
    alike = code.lower().translate(str.maketrans("01258v", "olzsbu"))

    assert groups in page
    for typed in (groups, groups.replace(" ", "-").lower(), alike, f" http://127.0.0.1:8000/link#{code} "):
        answer = outside.client.post("/link", data={"code": typed})
        assert answer.status_code == 302, typed


def test_whoever_typed_no_code_or_a_wrong_one_writes_on(me: Screen, outside: Screen, sol: UUID):
    code = given(me, sol)

    none = outside.client.post("/link", data={"key": "", "code": " "})
    wrong = outside.client.post("/link", data={"key": "", "code": code[:-1]})

    assert (none.status_code, "Write the code." in words_of(none)) == (422, True)
    assert_closed(wrong)
    assert f'value="{code[:-1]}"' in wrong.text


def test_a_link_shows_the_same_to_somebody_who_is_signed_in_as_to_a_stranger(me: Screen, sol: UUID, story: Story):
    story.given_told(sol, "zqalone", audience=Audience.MINE_ALONE)
    code = given(me, sol)

    shown = opened(me, code)

    assert "I make people groan" in shown.text
    assert "zqalone" not in shown.text
    assert "Sign out" not in shown.text


def test_the_profile_is_in_the_persons_own_language(me: Screen, outside: Screen, sol: UUID):
    me.send(f"/people/{sol}/language", language="cy")

    shown = opened(outside, given(me, sol))

    assert '<html lang="cy"' in shown.text


# Attacks, and beside each the same by somebody who may


def test_a_link_that_was_stopped_while_open_is_closed_at_the_next_request(me: Screen, outside: Screen, sol: UUID):
    code = given(me, sol)
    shown = opened(outside, code)
    assert outside.client.get(shown.request.path).status_code == 200

    stopped = me.send("links.stop", person_id=sol, link_id=link_id(me, sol))

    assert stopped.status_code == 302
    assert_closed(outside.client.get(shown.request.path))
    assert_closed(opened(outside, code))
    assert "Stopped" in me.read("links.given", person_id=sol)


def test_a_link_opens_on_its_last_day_and_is_closed_after_it(me: Screen, outside: Screen, sol: UUID):
    code = given(me, sol, lasts="1")
    now = datetime.now(UTC)

    with time_machine.travel(now + timedelta(days=1)):
        assert opened(outside, code).status_code == 200
    with time_machine.travel(now + timedelta(days=2)):
        assert_closed(opened(outside, code))
        assert "Over since" in me.sign_in(sol).read("links.given", person_id=sol)
    with time_machine.travel(now - timedelta(days=1)):  # a clock that went back opens nothing
        assert_closed(opened(outside, code))


def test_a_link_without_an_end_opens_in_a_year(me: Screen, outside: Screen, sol: UUID):
    code = given(me, sol, lasts="stop")

    with time_machine.travel(datetime.now(UTC) + timedelta(days=400)):
        assert opened(outside, code).status_code == 200


def test_a_key_that_was_guessed_cut_or_changed_reads_like_one_that_was_stopped(me: Screen, outside: Screen, sol: UUID):
    code, stopped = given(me, sol), given(me, sol)
    me.send("links.stop", person_id=sol, link_id=link_id(me, sol))
    closed = opened(outside, stopped)
    swapped = code[1] + code[0] + code[2:] if code[0] != code[1] else code[::-1]

    for key in (code[:-1], code + "A", swapped, "A" * 28, "A" * 9000, "\0", "ŵ", "#", "%00"):
        answer = opened(outside, key)
        assert_closed(answer)
        assert answer.text == closed.text, key
        assert_closed(outside.client.post("/link", data={"code": key}))

    assert opened(outside, code).status_code == 200


def test_what_opens_one_link_opens_no_other(me: Screen, outside: Screen, app: Flask, story: Story, sol: UUID):
    win = story.given_a_person("Win")
    story.given_told(win, "zqwin", "give")
    shown = opened(outside, given(me, sol))
    hers = Screen(app).sign_in(win)
    of_win = opened(Screen(app), given(hers, win))

    cookie = outside.client.get_cookie(pass_for(shown))
    assert cookie
    outside.client.set_cookie(pass_for(of_win), cookie.value)

    assert_closed(outside.client.get(of_win.request.path))
    assert_closed(Screen(app).client.get(shown.request.path))
    of_another_kind = me.client.get_cookie("caserecord")
    assert of_another_kind
    outside.client.set_cookie(pass_for(shown), of_another_kind.value)
    assert_closed(outside.client.get(shown.request.path))
    outside.client.set_cookie(pass_for(shown), "forged" + cookie.value)
    assert_closed(outside.client.get(shown.request.path))
    outside.client.set_cookie(pass_for(shown), cookie.value)
    assert outside.client.get(shown.request.path).status_code == 200


def test_after_half_an_hour_the_button_is_pressed_again(me: Screen, outside: Screen, sol: UUID):
    code = given(me, sol)
    with time_machine.travel(datetime.now(UTC), tick=False) as clock:
        shown = opened(outside, code)
        cookie = outside.client.get_cookie(pass_for(shown))
        assert cookie

        clock.shift(timedelta(minutes=31))
        outside.client.set_cookie(pass_for(shown), cookie.value)

        assert_closed(outside.client.get(shown.request.path))
        assert opened(outside, code).status_code == 200


def test_a_pin_is_asked_for_and_taken_with_gaps(me: Screen, outside: Screen, sol: UUID):
    code = given(me, sol, pin="4072")
    asked = opened(outside, code)
    assert "This link has a PIN" in words_of(asked)
    assert "put right" not in words_of(asked)

    wrong = opened(outside, code, pin="4073")
    none = opened(outside, code, pin="")
    right = opened(outside, code, pin=" 40 72 ")

    assert (wrong.status_code, none.status_code, right.status_code) == (422, 422, 200)
    assert "This is not the PIN." in words_of(wrong)
    assert "Sol" not in wrong.text
    assert "I make people groan" in right.text


def test_after_ten_wrong_pins_the_link_stops_also_for_whoever_knows_it(me: Screen, outside: Screen, sol: UUID):
    code = given(me, sol, pin="4072")
    for _ in range(9):
        assert opened(outside, code, pin="9999").status_code == 422

    assert_closed(opened(outside, code, pin="9999"))

    assert_closed(opened(outside, code, pin="4072"))
    assert "Somebody wrote the wrong PIN ten times." in me.read("links.given", person_id=sol)
    assert "a link stopped" in me.read("histories.history", person_id=sol)


def test_the_right_pin_forgives_the_wrong_ones_before_it(me: Screen, outside: Screen, sol: UUID):
    code = given(me, sol, pin="4072")

    for _ in range(2):
        for _ in range(9):
            opened(outside, code, pin="9999")
        assert opened(outside, code, pin="4072").status_code == 200


def test_a_link_of_somebody_who_was_forgotten_opens_nothing(me: Screen, outside: Screen, story: Story, sol: UUID):
    code = given(me, sol)
    assert opened(outside, code).status_code == 200

    story.store.vault.destroy_key(sol)

    assert_closed(opened(outside, code))


# Who knows of it


def test_a_helper_sees_the_links_that_they_helped_to_give_and_leaves_no_trace_of_others(
    me: Screen, as_: Callable[..., Screen], story: Story, sol: UUID, outside: Screen
):
    joe = story.given_a_member("Joe", Role.SUPPORTER, sol)
    alone = given(me, sol, for_whom="zqadvocate")
    opened(outside, alone)
    mine = link_id(me, sol)
    together = as_(joe, with_person=sol, how="spoke")

    given(together, sol, for_whom="my dentist")

    page = together.read("links.given", person_id=sol)
    history = together.read("histories.history", person_id=sol)
    assert "my dentist" in page
    assert "Joe helped." in history
    for said in (page, history):
        assert "zqadvocate" not in said
        assert "Opened 1 time" not in said
        assert "opened a link" not in said
    assert together.get("links.new", person_id=sol, link_id=mine).status_code == 404
    assert together.send("links.stop", person_id=sol, link_id=mine).status_code == 404
    assert opened(outside, alone).status_code == 200
    assert "zqadvocate" in me.read("links.given", person_id=sol)
    assert together.send("links.stop", person_id=sol, link_id=link_id(together, sol)).status_code == 302


def test_whoever_shares_the_house_does_not_help_to_give_a_link(
    as_: Callable[..., Screen], story: Story, sol: UUID, me: Screen
):
    together = as_(story.given_a_carer(sol, "Rhian"), with_person=sol, how="spoke")

    answer = together.send("links.give", person_id=sol, for_whom="zqdentist")

    assert answer.status_code == 422
    assert "Rhian is part of it. You can do it on your own. Or with one of these: Mo." in words_of(answer)
    assert "zqdentist" not in me.read("links.given", person_id=sol)


def test_nobody_around_the_person_learns_of_a_link_and_an_examiner_only_that_there_was_something(
    me: Screen, story: Story, sol: UUID, outside: Screen
):
    auditor = story.given_an_auditor(sol)
    before = story.store.head()[0]
    opened(outside, given(me, sol, for_whom="zqadvocate"))

    def told(reader: Actor) -> list[str]:
        history = story.shown(history_of, "read the history", reader, sol, story.store)
        return [str(each.says) for each in history.happenings if each.position > before]

    assert told(story.mo) == []
    assert told(auditor) == ["Something private happened."] * 2
    assert told(Actor(sol)) == [
        "Somebody opened a link.",
        "Sol gave somebody outside a link to a profile.",
    ]


def test_a_link_cannot_be_given_by_anybody_else(as_: Callable[..., Screen], story: Story, sol: UUID):
    carer = as_(story.given_a_carer(sol))

    answer = carer.send(f"/people/{sol}/links/give")

    assert answer.status_code == 403
    assert carer.get("links.given", person_id=sol).status_code == 403
    assert "Links that I give" not in carer.read("profiles.profile", person_id=sol)


# What is known of who opened it


def known_by_link(story: Story) -> set[tuple[UUID, int]]:
    """What whoever opened a link came to know, as it was written down."""
    read = story.store.read(0, 10_000, names=["readership.record-read"])
    return {known for at in read if at.event.door == "link" for known in at.event.came_to_know}


def test_what_a_link_shows_is_written_down_as_with_any_reader(
    me: Screen, outside: Screen, story: Story, sol: UUID, rhian: Actor, as_: Callable[..., Screen]
):
    told, alone = story.given_told(sol, "I bake", "give"), story.given_told(sol, "No", audience=Audience.MINE_ALONE)
    code = given(me, sol, for_whom="my dentist")
    before = known_by_link(story)

    opened(outside, code)

    known = known_by_link(story)
    assert before == set()
    assert (told, 1) in known
    assert (alone, 1) not in known
    assert "my dentist somebody with a link Opened a link that you gave" in me.read("readings.looked", person_id=sol)
    circles.join(
        story.store,
        sol,
        rhian.reader,
        Role.FAMILY,
        from_day=LONG_AGO,
        lives_with=True,
        why="Asked Dee",
        by=by(story.mo),
    )
    assert as_(rhian, with_person=sol).get("readings.looked", person_id=sol).status_code == 403
    assert "link" not in as_(rhian, with_person=sol).read("histories.history", person_id=sol)


def test_a_photo_and_a_voice_are_written_down_by_themselves(me: Screen, outside: Screen, story: Story, sol: UUID):
    told = story.given_told(sol, "Puns", "give")
    shown = opened(outside, given(me, sol))
    photo = photos.add(story.store, sol, told, brought(whole=b"a", small=b"b"), by=by(sol))
    voice = recordings.add(story.store, sol, told, b"c", seconds=3, words="", by=by(sol))
    before = known_by_link(story)

    for path, part in ((f"photos/{photo}.jpg", photo), (f"voices/{voice}.mp3", voice)):
        assert outside.client.get(f"{shown.request.path}/{path}").status_code == 200
        assert {of for of, _ in known_by_link(story) - before} == {part}
        before = known_by_link(story)


def test_what_cannot_be_written_down_is_not_shown_by_a_link(me: Screen, outside: Screen, story: Story, sol: UUID):
    code = given(me, sol)
    me.read("links.given", person_id=sol)
    pass_ = outside.client.post("/link", data={"key": code})
    connection = story.store.recorder.datastore.pool.get_connection()

    connection.cursor().execute("pragma query_only = 1")
    answer = outside.client.get(pass_.location)
    connection.cursor().execute("pragma query_only = 0")

    assert answer.status_code == 503
    assert "could not be written down" in words_of(answer)
    assert "Sol" not in answer.text
    assert "puns" not in answer.text
    assert "Nobody has opened it yet." in me.read("links.given", person_id=sol)
    assert "puns" in outside.client.get(pass_.location).text


def test_the_person_sees_what_a_link_showed_each_time_and_no_helper_who_did_not_give_it(
    me: Screen, outside: Screen, as_: Callable[..., Screen], story: Story, sol: UUID
):
    told = story.given_told(sol, "zqbefore", "give")
    shown = opened(outside, given(me, sol))
    first = story.store.read(0, 10_000, names=["link.opened"])[0].position
    entries.reword(story.store, sol, told, "zqafter", seen=1, by=by(sol))
    outside.client.get(shown.request.path)

    page = me.get("links.openings", person_id=sol, link_id=link_id(me, sol))
    then = me.read("links.what_they_saw", person_id=sol, opening=first)
    helper = as_(story.given_a_member("Helper", Role.SUPPORTER, sol), with_person=sol)

    assert "This link was opened 2 times." in words_of(page)
    assert f"/openings/{first}" in page.text
    assert "zqbefore" in then
    assert "zqafter" not in then
    assert helper.get("links.what_they_saw", person_id=sol, opening=first).status_code == 404
    assert me.get("links.what_they_saw", person_id=sol, opening=first - 1).status_code == 404
