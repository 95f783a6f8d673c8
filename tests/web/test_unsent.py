"""Somebody was signed out while they were writing: nothing that they typed is lost, and nobody else sees it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from caserecord import entries
from domain import clocks
from domain.permissions import Actor
from tests.stories import Story
from tests.web.conftest import CSRF, WRITER, Screen, words_of
from web.unsent import MOST, OF_ONE, Form, Unsent

WORDS = "I do the bins zqunsent"
STILL_HERE = "Your words are still here."


def writes(screen: Screen, path: str, **said: str) -> Callable[[], TestResponse]:
    """Somebody opens a form and writes in it: what happens when they press the button."""
    page = screen.client.get(path).text
    token = CSRF.findall(page)[-1]
    writer = WRITER.findall(page)[-1]
    return lambda: screen.client.post(path, data={"csrf_token": token, "writer": writer, **said})


def signed_out_while_writing(screen: Screen, who: UUID, path: str, **said: str) -> TestResponse:
    press = writes(screen.sign_in(who), path, **said)
    screen.client.delete_cookie("caserecord")
    return press()


def test_words_that_were_being_written_are_there_after_signing_in_again(screen: Screen, sam: UUID):
    path = f"/people/{sam}/tell/give"

    answer = signed_out_while_writing(screen, sam, path, words=WORDS, happened="last Tuesday")

    assert answer.location == "/who"
    assert STILL_HERE in words_of(screen.client.get("/who"))
    assert screen.send("/who", reader=str(sam)).location == path
    page = screen.client.get(path).text
    assert WORDS in page
    assert "last Tuesday" in page
    assert "These words are not kept yet." in page
    writes(screen, path, words=WORDS)()
    assert WORDS in screen.read("profiles.profile", person_id=sam)
    assert WORDS not in screen.client.get(path).text


def test_a_session_that_ended_by_itself_loses_no_words_either(screen: Screen, sam: UUID):
    path = f"/people/{sam}/tell/give"
    press = writes(screen.sign_in(sam), path, words=WORDS)

    with clocks.at(datetime.now(UTC) + timedelta(minutes=31)):
        press()
        screen.send("/who", reader=str(sam))
        page = screen.client.get(path).text

    assert WORDS in page


def test_whoever_else_signs_in_meanwhile_sees_none_of_it(screen: Screen, sam: UUID, rhian: Actor, story: Story):
    path = f"/people/{sam}/tell/give"
    signed_out_while_writing(screen, sam, path, words=WORDS)

    assert WORDS not in screen.client.get("/who").text
    assert screen.send("/who", reader=str(rhian.reader)).location == "/"
    together = screen.sign_in(rhian, with_person=sam, how="spoke")
    assert WORDS not in together.client.get(path).text
    screen.send("/goodbye")
    assert screen.send("/who", reader=str(sam)).location == path
    assert WORDS in screen.client.get(path).text


def test_only_whoever_pressed_the_button_is_told_that_words_are_kept(screen: Screen, sam: UUID):
    signed_out_while_writing(screen, sam, f"/people/{sam}/tell/give", words=WORDS)

    told, later = (words_of(screen.client.get("/who")) for _ in range(2))

    assert STILL_HERE in told
    assert "Done" not in told
    assert STILL_HERE not in later


def test_it_is_kept_for_half_an_hour(screen: Screen, sam: UUID):
    path = f"/people/{sam}/tell/give"
    signed_out_while_writing(screen, sam, path, words=WORDS)

    with clocks.at(datetime.now(UTC) + timedelta(minutes=31)):
        assert screen.send("/who", reader=str(sam)).location == "/"
        assert WORDS not in screen.client.get(path).text


def test_a_button_that_was_pressed_is_pressed_again(screen: Screen, sam: UUID, rhian: Actor, story: Story):
    offer = entries.offer(story.store, sam, "admired", "Waits for people", by=rhian)

    writer = WRITER.findall(screen.sign_in(sam).client.get(f"/people/{sam}/tell/give").text)[-1]
    screen.client.delete_cookie("caserecord")
    screen.client.post(f"/people/{sam}/new/{offer}/yes", data={"writer": writer})

    assert STILL_HERE not in words_of(screen.client.get("/who"))


def test_a_page_that_was_open_in_another_window_while_they_signed_in_again_comes_back(screen: Screen, sam: UUID):
    path = f"/people/{sam}/tell/give"
    press = writes(screen.sign_in(sam), path, words=WORDS)
    screen.send("/goodbye")
    screen.sign_in(sam)

    answer = press()

    assert answer.location == path
    assert WORDS in screen.client.get(path).text


def test_easy_words_are_not_lost_either(screen: Screen, sam: UUID, story: Story):
    entry = entries.tell(story.store, sam, "give", "I cook", by=Actor(sam))
    path = f"/people/{sam}/entries/{entry}/easy-words"

    signed_out_while_writing(screen, sam, path, sentence=WORDS, picture="", wording="1", seen="0", do="keep")
    screen.send("/who", reader=str(sam))

    assert WORDS in screen.client.get(path).text


@pytest.mark.parametrize("number", [0, 1])
def test_the_oldest_form_makes_room(number: int):
    forms, now = Unsent(), clocks.now()

    keys = [forms.keep(Form("/", "/", str(each), MultiDict(), now)) for each in range(MOST + 1)]

    found = forms.find(keys[number])
    assert (found.writer if found else None) == [None, "1"][number]


def test_whoever_writes_much_makes_room_among_their_own_forms_alone():
    forms, now = Unsent(), clocks.now()
    hers = forms.keep(Form("/", "/", "wendy", MultiDict(), now))

    keys = [forms.keep(Form("/", "/", "sam", MultiDict(), now)) for _ in range(MOST)]

    assert forms.find(hers)
    assert [bool(forms.find(key)) for key in keys] == [False] * (MOST - OF_ONE) + [True] * OF_ONE


def test_what_nobody_wrote_who_was_signed_in_is_not_kept_and_pushes_nothing_out(screen: Screen, sam: UUID):
    path = f"/people/{sam}/tell/give"
    signed_out_while_writing(screen, sam, path, words=WORDS)

    for said in (str(sam), "", "x", *(str(uuid4()) for _ in range(MOST))):
        nobody = Screen(screen.app)
        answer = nobody.client.post(path, data={"csrf_token": nobody.token(), "writer": said, "words": "zq"})
        assert answer.location == "/who"
    assert STILL_HERE not in words_of(nobody.client.get("/who"))

    screen.send("/who", reader=str(sam))
    assert WORDS in screen.client.get(path).text
