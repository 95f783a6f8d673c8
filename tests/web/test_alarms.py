"""“I don't feel safe”: in two presses, with nothing to fill in, and with no trace of it for anybody of the house."""

import re
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
import time_machine
from flask import Flask

from caserecord import circles, safeguarding_notes
from domain.clocks import now, today
from domain.permissions import Actor, Role
from tests.stories import Story, by
from tests.web.conftest import WRITER, Screen, without_token

As = Callable[..., Screen]


def say(screen: Screen, sam: UUID, **said: object) -> None:
    """Press the button, with everything as it is chosen already, and nothing else, unless it is said."""
    answer = screen.send("alarms.say", person_id=sam, **said)
    assert answer.status_code == 302, answer.text


def everything_seen(screen: Screen, sam: UUID) -> list[str]:
    """Every page that somebody around Sam finds by following links, as a whole."""
    found = {}
    waiting = ["/", "/people", "/to-do", "/waiting", screen.url("homes.person", person_id=sam)]
    pages = "profiles.profile notes.notes concerns.concerns histories.history circles.circle papers.choose"
    waiting += [screen.url(page, person_id=sam) for page in pages.split()]
    screen.find(sam, "zq")
    waiting += [screen.url("searches.search", person_id=sam), screen.url("readings.looked", person_id=sam)]
    for path in waiting:
        answer = screen.client.get(path, follow_redirects=True)
        found[path] = f"{answer.status_code} {without_token(answer)}"
    return [found[path] for path in sorted(found)]


def test_999_and_when_it_is_read_come_first_and_one_press_is_enough(
    story: Story, as_: As, sam: UUID, wendy: Actor, rhian: Actor
):
    screen = as_(sam)

    page = screen.read("alarms.say", person_id=sam)
    say(screen, sam)

    assert page.index("Call 999") < page.index("by 5 pm, Monday to Friday") < page.index("Send")
    assert 'href="tel:999"' in screen.get("alarms.say", person_id=sam).text
    assert "Wendy" in page
    assert "Rhian" not in page
    assert "It went to Wendy. Nobody has read it yet." in screen.read("alarms.before", person_id=sam)


def test_the_address_and_the_title_of_the_page_say_nothing(as_: As, sam: UUID, wendy: Actor):
    screen = as_(sam)

    for page in ("alarms.say", "alarms.said", "alarms.before"):
        answer = screen.get(page, person_id=sam)
        assert "<title>Talk – caserecord</title>" in answer.text
        assert "safe" not in screen.url(page, person_id=sam)
        assert "no-store" in answer.headers["Cache-Control"]


def test_the_page_afterwards_and_the_empty_form_behind_it_hold_nothing_that_was_said(as_: As, sam: UUID, wendy: Actor):
    screen = as_(sam)
    before = without_token(screen.get("alarms.say", person_id=sam))

    answer = screen.send("alarms.say", person_id=sam, words="zqhit", about="hurt", reach="phone")

    after = screen.client.get(answer.location)
    assert "zq" not in after.text
    assert "Wendy" not in after.text
    same = without_token(screen.get("alarms.say", person_id=sam))
    assert without_ids(before) == without_ids(same)


def without_ids(page: str) -> str:
    return re.sub(r'name="command_id" value="[^"]+"', "", page)


def test_whoever_says_no_to_everybody_is_asked_again_with_nothing_lost(story: Story, as_: As, sam: UUID, wendy: Actor):
    screen = as_(sam)

    answer = screen.send("alarms.say", person_id=sam, words="zqhit", not_to=[str(wendy.reader), str(story.mo.reader)])

    assert answer.status_code == 422
    assert "Leave one person, or call 999." in answer.text
    assert "zqhit" in answer.text


@pytest.mark.parametrize("wrong", [{"about": "nothing"}, {"to": "nobody"}, {"reach": "shout"}, {"words": "a" * 2001}])
def test_what_cannot_be_taken_is_asked_again(as_: As, sam: UUID, wendy: Actor, wrong: dict[str, str]):
    answer = as_(sam).send("alarms.say", person_id=sam, **wrong)

    assert answer.status_code == 422


def test_where_nobody_is_outside_the_house_that_is_said(story: Story, as_: As, sam: UUID):
    circles.leave(story.store, sam, story.mo.reader, Role.MANAGER, to_day=today(), by=by(story.mo))

    with time_machine.travel(now() + timedelta(days=1), tick=False):
        page = as_(sam).read("alarms.say", person_id=sam)

    assert "There is nobody here yet who can read what you write." in page
    assert "Send" not in page


def test_beside_a_helper_the_page_says_whom_to_call_and_nothing_more(as_: As, sam: UUID, rhian: Actor, wendy: Actor):
    say(as_(sam), sam, words="zqhit")
    together = as_(rhian, with_person=sam, how="spoke")

    page = together.read("alarms.say", person_id=sam)

    assert "Call 999" in page
    assert "zq" not in page
    assert "Send" not in page
    assert together.send("alarms.say", person_id=sam, words="Mine").status_code == 422
    assert together.get("alarms.before", person_id=sam).status_code == 403
    assert together.get("alarms.said", person_id=sam).status_code == 403
    assert as_(sam).read("alarms.before", person_id=sam).count("It went to") == 1


def test_nobody_of_the_house_finds_that_something_was_said_and_whoever_it_was_said_to_does(
    story: Story, as_: As, sam: UUID, rhian: Actor, wendy: Actor
):
    joe = story.given_a_member("Joe", Role.WORKER, sam, lives_with=True)
    screens = {who.reader: as_(who) for who in (rhian, joe, story.mo)} | {UUID(int=0): as_(wendy)}
    shared = as_(rhian, with_person=sam, how="spoke")
    for screen in (*screens.values(), shared):
        everything_seen(screen, sam)  # what they read is known from here on
    before = {who: everything_seen(screen, sam) for who, screen in screens.items()}
    before_together = everything_seen(shared, sam)

    say(as_(sam), sam, words="zqhit", about="hurt")
    safeguarding_notes.write(story.store, sam, "zqharm", about=[rhian.reader], by=by(wendy))

    for who in (rhian.reader, joe.reader, story.mo.reader):
        assert everything_seen(screens[who], sam) == before[who]
    assert everything_seen(shared, sam) == before_together
    assert everything_seen(screens[UUID(int=0)], sam) != before[UUID(int=0)]


def test_it_is_read_by_a_press_and_the_answer_is_there_for_the_person_alone(
    story: Story, as_: As, sam: UUID, wendy: Actor
):
    me, worker = as_(sam), as_(wendy)
    say(me, sam, words="zqhit", about="hurt", reach="alone")

    todo = worker.read("todos.todo")
    waiting = worker.read("alarms.waiting")
    alarm = alarm_of(story, sam)
    early = worker.get("alarms.answer", person_id=sam, alarm_id=alarm)
    worker.send("alarms.read", person_id=sam, alarm_id=alarm)
    page = worker.read("alarms.answer", person_id=sam, alarm_id=alarm)
    empty = worker.send(f"/people/{sam}/waiting/{alarm}", words=" ")
    worker.send(f"/people/{sam}/waiting/{alarm}", words="I come tomorrow")

    assert "1 person waits for your answer" in todo
    assert "zqhit" not in todo + waiting
    assert early.status_code == 404
    assert empty.status_code == 422
    for said in ("zqhit", "Someone hurts me", "Talk to me when I am on my own"):
        assert said in page
    assert "I come tomorrow" in me.read("alarms.before", person_id=sam)
    assert "waits for your answer" not in worker.read("todos.todo")
    assert "Answered" in worker.read("alarms.waiting")


def alarm_of(story: Story, sam: UUID) -> UUID:
    return UUID(story.db().execute("select id from alarms where person_id = ?", [str(sam)]).fetchone()[0])


def test_an_advocate_finds_it_among_their_people_and_whom_it_was_not_given_to_does_not(
    story: Story, as_: As, sam: UUID, wendy: Actor
):
    ada = story.given_a_member("Ada", Role.ADVOCATE, sam)
    say(as_(sam), sam, to=str(ada.reader))
    alarm = alarm_of(story, sam)

    assert "1 person waits for your answer" in as_(ada).read("homes.my_people")
    assert as_(wendy).send("alarms.read", person_id=sam, alarm_id=alarm).status_code == 404
    assert "Nothing waits for you now." in as_(wendy).read("alarms.waiting")


def test_those_who_examine_the_record_learn_that_something_private_happened_and_no_more(
    story: Story, as_: As, sam: UUID, wendy: Actor
):
    ade = story.given_an_auditor(sam)
    before = as_(ade).read("histories.history", person_id=sam).count("Something private happened.")

    say(as_(sam), sam, words="zqhit")

    page = as_(ade).read("histories.history", person_id=sam)
    assert page.count("Something private happened.") > before
    assert "safe" not in page.replace("safety facts", "")
    position = story.db().execute("select max(position) from apart").fetchone()[0]
    change = as_(ade).read("histories.change", person_id=sam, position=position)
    assert "zq" not in change
    assert "alarm" not in change
    then = as_(ade).read("histories.on_day", person_id=sam, when=str(position))
    assert "zq" not in then
    for page in (
        {"endpoint": "histories.change", "position": position},
        {"endpoint": "histories.on_day", "when": position},
    ):
        assert as_(sam).get(person_id=sam, **page).status_code == 404


def test_what_comes_after_the_session_ended_is_kept_nowhere_and_the_page_says_that_it_was_not_sent(
    app: Flask, story: Story, as_: As, sam: UUID, wendy: Actor, rhian: Actor
):
    screen = as_(sam)
    token = screen.token()
    writer = WRITER.findall(screen.client.get(f"/people/{sam}/tell/give").text)[-1]
    story.store.sessions.end_all(sam)

    answer = screen.client.post(
        screen.url("alarms.say", person_id=sam), data={"csrf_token": token, "words": "zqhit", "writer": writer}
    )

    assert answer.status_code == 401
    assert "It was not sent" in answer.text
    assert "zqhit" not in answer.text
    after = screen.client.get("/who").text
    assert "Your words are still here" not in after
    assert "zqhit" not in screen.sign_in(sam).get("alarms.say", person_id=sam).text
    assert story.db().execute("select count(*) from alarms").fetchone() == (0,)


def test_a_safeguarding_note_is_written_read_and_seen_by_the_person_on_their_own(
    story: Story, as_: As, sam: UUID, wendy: Actor, rhian: Actor
):
    worker = as_(wendy)
    form = worker.read("safeguarding_notes.write", person_id=sam)
    answer = worker.send(
        "safeguarding_notes.write", person_id=sam, words="zqharm", about=str(rhian.reader), back_until=""
    )

    page = worker.client.get(answer.location).text
    assert "Rhian" in form
    assert "zqharm" in page
    assert "Mo" in form
    worker.client.post(answer.location, data={"csrf_token": worker.token(), "words": "zqdone"})
    assert "zqdone" in worker.client.get(answer.location).text
    assert "zqharm" in worker.read("safeguarding_notes.notes", person_id=sam)
    mine = as_(sam).read("alarms.before", person_id=sam)
    assert "zqharm" in mine
    assert "zqdone" in mine
    assert as_(rhian).get("safeguarding_notes.notes", person_id=sam).status_code == 403
    assert as_(story.mo).client.get(answer.location).status_code == 404


def test_a_note_that_one_alone_holds_back_is_shown_after_two_days_and_one_that_two_hold_back_on_its_day(
    story: Story, as_: As, sam: UUID, wendy: Actor
):
    lee = story.given_a_member("Lee", Role.SAFEGUARDING, sam)
    story.given_why(lee, sam)

    def written(words: str) -> UUID:
        held = {"why_back": "They would be hit", "back_until": today() + timedelta(days=9)}
        return safeguarding_notes.write(story.store, sam, words, by=by(wendy), **held)  # type: ignore[arg-type]

    written("zqone")
    both, let_go = written("zqtwo"), written("zqthree")
    lead = as_(lee)
    lead.send("safeguarding_notes.agree", person_id=sam, safeguarding_id=both)
    lead.send("safeguarding_notes.show", person_id=sam, safeguarding_id=let_go)

    assert "zqthree" in (first := as_(sam).read("alarms.before", person_id=sam))
    assert "zqone" not in first
    assert "Lee agreed." in lead.read("safeguarding_notes.note", person_id=sam, safeguarding_id=both)
    for days, seen in ((3, {"zqone", "zqthree"}), (10, {"zqone", "zqtwo", "zqthree"})):
        with time_machine.travel(now() + timedelta(days=days), tick=False):
            page = as_(sam).read("alarms.before", person_id=sam)
        assert {word for word in ("zqone", "zqtwo", "zqthree") if word in page} == seen


def test_whoever_examines_sees_who_held_a_note_back_why_until_when_and_who_agreed_and_no_word_of_it(
    story: Story, as_: As, sam: UUID, wendy: Actor
):
    lee, ade = story.given_a_member("Lee", Role.SAFEGUARDING, sam), story.given_an_auditor(sam)
    alleged = story.given_an_auditor(sam, "Bev")
    held = {"why_back": "They would be hit", "back_until": today() + timedelta(days=9), "about": [alleged.reader]}
    note = safeguarding_notes.write(story.store, sam, "zqwords", by=by(wendy), **held)  # type: ignore[arg-type]
    safeguarding_notes.write(story.store, sam, "zqseen", by=by(wendy))
    auditor = as_(ade)

    alone = auditor.read("withholdings.withholdings", person_id=sam)
    safeguarding_notes.agree(story.store, sam, note, by=by(lee))
    agreed = auditor.read("withholdings.withholdings", person_id=sam)
    safeguarding_notes.end_holding_back(story.store, sam, note, by=by(wendy))
    ended = auditor.read("withholdings.withholdings", person_id=sam)

    assert "Who held it back: Wendy Why: They would be hit" in alone
    assert "Who agreed: Nobody. It is held back for 2 days at most." in alone
    assert "Who agreed: Lee" in agreed
    assert "Sam does not see it yet." in agreed
    assert "Wendy let Sam see it on" in ended
    assert "Sam can see it now." in ended
    assert not any(word in page for word in ("zqwords", "zqseen", "Bev") for page in (alone, agreed, ended))
    assert "Nothing was held back." in as_(alleged).read("withholdings.withholdings", person_id=sam)


def test_a_member_says_where_to_tell_them_by_e_mail(story: Story, as_: As, sam: UUID, wendy: Actor):
    worker = as_(wendy)

    wrong = worker.send("mailboxes.choose", mailbox="wendy")
    right = worker.send("mailboxes.choose", mailbox="wendy@example.org")

    assert (wrong.status_code, right.status_code) == (422, 302)
    assert "Write it like this" in wrong.text
    assert "wendy@example.org" in worker.get("mailboxes.choose").text
    worker.send("mailboxes.choose", mailbox="")
    assert story.store.mailboxes.of(wendy.reader) == ""
    assert "Tell me by e-mail" not in as_(sam).read("devices.devices")
