"""Who may what: every page for everybody, and every command for everybody, against the one table."""

import inspect
import typing
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import cycle
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from flask import Flask
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

import caserecord
from caserecord import notes
from caserecord.brought_profiles import BroughtProfile
from caserecord.commands import COMMANDS
from caserecord.event_names import EVENTS
from caserecord.profile_files import profile_from
from caserecord.settings import Settings
from caserecord.slips import Choice, Slip
from domain.arrangements import ArrangementKind
from domain.authorities import AuthorityKind, Scope
from domain.card_kinds import KINDS
from domain.clocks import today
from domain.easy_sentences import EasySentence
from domain.entries import Audience
from domain.knowers import KnownTo
from domain.notes import NoteKind
from domain.permissions import Actor, Role
from domain.refusals import NotAllowed, NotInRecord, Refused
from domain.snaps import Sitters, Snap
from exports.formats import FORMATS
from exports.printers import Printer
from tests.apps import an_app
from tests.exports.readers import text_of
from tests.snaps import brought
from tests.stories import by, told_in
from tests.test_architecture import modules_of
from tests.web.canaries import OF_WIN, Canaries
from tests.web.canaries.seen_by import FOR_NOBODY, MAY_SEE, NO_CANARY, OF_THE_SCHEME
from tests.web.conftest import Screen, without_token
from tests.who_may_what import written_down

modules_of(caserecord)  # so that every command is there, whatever else was imported before
MAY = written_down()
"""As it is written down for people to read: what the program has in its own table is held to it here."""

PAGES = {
    # a page                    what its reader asks to do
    "adjustments.adjustments": "read the profile",
    "adjustments.end": "review what somebody needs",
    "adjustments.look_into": "look into what got in the way",
    "adjustments.met": "say whether a need was met",
    "adjustments.need": "say what I need",
    "adjustments.not_met": "say whether a need was met",
    "adjustments.record": "record what somebody needs",
    "adjustments.review": "review what somebody needs",
    "adjustments.who": "choose who knows what I need",
    "alarms.answer": "answer who does not feel safe",
    "alarms.before": "see what is kept about my safety",
    "alarms.read": "answer who does not feel safe",
    "alarms.said": "say I don't feel safe",
    "alarms.say": "see whom to call",
    "arrangements.begin": "change the circle",
    "arrangements.move_on": "change the circle",
    "authorities.end": "change the circle",
    "authorities.see": "change the circle",
    "cards.cards": "read the profile",
    "cards.firsts": "read the profile",
    "cards.move": "put the profile in order",
    "cards.my_words": "decide about an offer",
    "cards.offer": "offer something",
    "cards.reword": "reword an entry",
    "cards.tell": "tell something",
    "chosen_profiles.begin": "choose a profile for somebody",
    "chosen_profiles.bring_back": "choose a profile for somebody",
    "chosen_profiles.move": "choose a profile for somebody",
    "chosen_profiles.name": "choose a profile for somebody",
    "chosen_profiles.order": "choose a profile for somebody",
    "chosen_profiles.pick": "choose a profile for somebody",
    "chosen_profiles.profile": "read the profile",
    "chosen_profiles.profiles": "read the profile",
    "chosen_profiles.put_away": "choose a profile for somebody",
    "chosen_profiles.who": "choose a profile for somebody",
    "circles.circle": "read the circle",
    "circles.join": "change the circle",
    "circles.leave": "change the circle",
    "concerns.agree_to_end": "agree that a worry has ended",
    "concerns.ask_to_end": "ask for a worry to end",
    "concerns.concerns": "read worries",
    "concerns.record": "record a worry",
    "concerns.review": "review a worry",
    "deaths.leave_story": "record a death",
    "deaths.record": "record a death",
    "deaths.take_back": "record a death",
    "easy_reads.decide": "decide about easy words",
    "easy_reads.draft": "draft easy words",
    "easy_reads.take_away": "write easy words",
    "easy_reads.write": "write easy words",
    "emergencies.review": "review emergency access",
    "emergencies.told": "say that the person was told",
    "enquiries.about": "ask who knew what",
    "enquiries.begin": "open an enquiry",
    "enquiries.close": "open an enquiry",
    "enquiries.enquiries": "ask who knew what",
    "enquiries.enquiry": "ask who knew what",
    "entries.bring_back": "bring an entry back",
    "entries.entry": "read the profile",
    "entries.put_away": "put an entry away",
    "entries.reword": "reword an entry",
    "entries.tell": "tell something",
    "entries.what": "tell something",
    "entries.who": "choose who sees an entry",
    "helps.ask": "decide about an offer",
    "helps.who": "decide about an offer",
    "histories.change": "read the history",
    "histories.choose_day": "read the history",
    "histories.history": "read the history",
    "histories.on_day": "read the history",
    "homes.person": "read the circle",
    "hopes.hopes": "read the profile",
    "hopes.let_go": "move a hope",
    "hopes.reached": "move a hope",
    "hopes.step": "move a hope",
    "hopes.take_up": "move a hope",
    "invitations.do_for_person": "let the person sign in",
    "invitations.lift_for_person": "let the person try again",
    "invitations.person": "let the person sign in",
    "links.give": "give a link",
    "links.given": "give a link",
    "links.new": "give a link",
    "links.openings": "give a link",
    "links.stop": "give a link",
    "links.what_they_saw": "give a link",
    "names.language": "choose a language",
    "names.line": "say one line",
    "names.name": "choose a name",
    "names.uncover": "uncover a name",
    "notes.correct": "correct a note",
    "notes.notes": "read notes",
    "notes.write": "write a note",
    "noticings.agree": "agree with what was noticed",
    "noticings.notice": "say what we noticed",
    "noticings.noticings": "read the profile",
    "noticings.put_away": "agree with what was noticed",
    "noticings.review": "agree with what was noticed",
    "offered_photos.decide": "decide about an offer",
    "offered_photos.offer": "offer something",
    "offers.decide": "decide about an offer",
    "offers.mine": "read what I offered",
    "offers.my_words": "decide about an offer",
    "offers.new": "read what is new for me",
    "offers.offer": "offer something",
    "photos.add": "add a photo",
    "photos.agree": "agree to a photo",
    "photos.album": "add a photo",
    "photos.bring_back": "put a photo away",
    "photos.describe": "add a photo",
    "photos.others_agreed": "add a photo",
    "photos.photo": "read the profile",
    "photos.put_away": "put a photo away",
    "photos.small": "read the profile",
    "photos.take_back": "take back a photo",
    "photos.who": "add a photo",
    "photos.whole": "read the profile",
    "photos.with_me": "read photos I am in",
    "profiles.include": "put the profile in order",
    "profiles.leave_out": "put the profile in order",
    "profiles.move": "put the profile in order",
    "papers.pdf": "print the profile",
    "profiles.order": "put the profile in order",
    "papers.choose": "print the profile",
    "profiles.profile": "read the profile",
    "readings.looked": "see who has looked",
    "readings.why": "say why I look",
    "receipts.again": "see receipts",
    "receipts.receipt": "see receipts",
    "receipts.receipts": "see receipts",
    "recordings.add": "record a voice",
    "recordings.bring_back": "record a voice",
    "recordings.put_away": "record a voice",
    "recordings.voice": "read the profile",
    "recordings.write_down": "record a voice",
    "replies.disagree": "say I don't agree",
    "replies.reply": "reply",
    "replies.settle": "settle a disagreement",
    "role_offers.decide": "decide who is among my people",
    "role_offers.goodbye": "decide who is among my people",
    "safeguarding_notes.agree": "hold a safeguarding note back",
    "safeguarding_notes.note": "read safeguarding notes",
    "safeguarding_notes.notes": "read safeguarding notes",
    "safeguarding_notes.show": "hold a safeguarding note back",
    "safeguarding_notes.write": "write a safeguarding note",
    "safety_facts.check": "check a safety fact",
    "safety_facts.end": "check a safety fact",
    "safety_facts.record": "record a safety fact",
    "safety_facts.reword": "reword a safety fact",
    "searches.search": "search the record",
    "slips.enter": "decide about an offer",
    "slips.paper": "read what is new for me",
    "sign_in_cards.card": "make a card to sign in with",
    "sign_in_cards.end": "make a card to sign in with",
    "sign_in_cards.make": "make a card to sign in with",
    "sign_in_cards.paper": "make a card to sign in with",
    "sightings.readers": "see what they will see",
    "sightings.seen_by": "see what they will see",
    "stops.person": "stop the person signing in",
    "stops.sign_out_person": "stop the person signing in",
    "together.begin": "sit with the person",
    "undoing.undo": "undo the last change",
    "withholdings.withholdings": "see what is held back",
}
"""Every page of a person's record."""

SCHEME_PAGES = {
    "alarms.waiting": "read who I support",
    "checkpoints.newest": "read how the record is",
    "mailboxes.choose": "choose how I sign in",
    "devices.devices": "choose how I sign in",
    "devices.end": "choose how I sign in",
    "devices.end_all": "choose how I sign in",
    "emergencies.use": "use emergency access",
    "homes.home": "read who I support",
    "homes.my_people": "read who I support",
    "homes.open_record": "open a record",
    "invitations.all_members": "let a member sign in",
    "invitations.do_for_member": "let a member sign in",
    "invitations.member": "let a member sign in",
    "invitations.welcome": "welcome a member",
    "known_devices.forget": "choose how I sign in",
    "known_devices.mine": "choose how I sign in",
    "passkeys.again": "say again who I am",
    "passkeys.make": "choose how I sign in",
    "passkeys.take_away": "choose how I sign in",
    "proofs.again": "say again who I am",
    "proofs.password": "choose how I sign in",
    "providers.again": "choose how I sign in",
    "providers.join": "choose how I sign in",
    "providers.take_away": "choose how I sign in",
    "stops.member": "stop a member signing in",
    "stops.sign_out_member": "stop a member signing in",
    "todos.todo": "read who I support",
    "waiting_devices.another": "choose how I sign in",
    "waiting_devices.number": "choose how I sign in",
    "waiting_devices.turn_away": "choose how I sign in",
    "word_lists.suggest": "suggest a word",
    "word_lists.take_back": "suggest a word",
    "word_lists.word_list": "read the words we use",
}
"""Every page that is of no one person's record."""

OPEN = {
    *("static", "credits.credits", "demo_sign_ins.who", "demo_sign_ins.be", "sign_outs.goodbye"),
    *("passkeys.accept", "passkeys.begin", "waiting_devices.begin"),
    *("sign_ins.begin", "sign_ins.invitation", "sign_ins.choose", "sign_outs.leave"),
    *("providers.begin", "providers.go", "providers.back"),
    *("likes.likes", "likes.language", "likes.put_back"),
    *("opened_cards.card", "opened_cards.pictures", "opened_cards.photo"),
    *("opened_links.link", "opened_links.profile", "opened_links.photo", "opened_links.voice"),
    *("healths.health", "healths.ready"),
}
"""What anybody may ask for who is not signed in."""


OF_SAM = {
    *("entry_id", "hope_id", "note_id", "concern_id", "fact_id", "noticing_id", "adjustment_id", "about"),
    *("profile_id", "link_id", "photo_id", "recording_id"),
}
"""What an address can be about that is of one person alone."""

OF_NOBODY = {"something private happened", "as it is stored", "can see it: just"}
"""What is watched for, and is nobody's own words."""

PEOPLE = [role for role in Role if role not in {Role.LINK_READER, Role.STAND_IN}]
"""Everybody who signs in: whoever has a link does not. Who stands in does where nobody works: `test_stand_ins`."""


@pytest.fixture(scope="module")
def canaries(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Canaries]:
    with told_in(tmp_path_factory.mktemp("canaries")) as story:
        yield Canaries(story)


@pytest.fixture(scope="module")
def app(canaries: Canaries, printer: Printer) -> Flask:
    story = canaries.story
    settings = Settings(data=Path(), key_file=Path())
    return an_app(story.store, story.views, settings, printer=printer)


def signed_in(app: Flask, actor: Actor) -> Screen:
    return Screen(app).sign_in(actor, with_person=actor.with_person, how=actor.how)


def rules(app: Flask, method: str, endpoints: dict[str, str]) -> list[Rule]:
    return [rule for rule in app.url_map.iter_rules() if method in (rule.methods or ()) and rule.endpoint in endpoints]


def test_every_page_is_in_the_table(app: Flask):
    endpoints = {rule.endpoint for rule in app.url_map.iter_rules()}

    assert endpoints == PAGES.keys() | SCHEME_PAGES.keys() | OPEN
    assert {*PAGES.values(), *SCHEME_PAGES.values()} <= MAY.keys()
    assert {method for rule in app.url_map.iter_rules() for method in rule.methods or ()} == {
        *("GET", "HEAD", "OPTIONS", "POST")
    }
    for rule in app.url_map.iter_rules():
        assert ("person_id" in rule.arguments) == (rule.endpoint in PAGES), rule


def test_every_word_that_is_sealed_is_watched_for_or_it_is_said_why_not(canaries: Canaries):
    watched = {*MAY_SEE, *OF_THE_SCHEME, *FOR_NOBODY}
    told = {at.name: [] for at in canaries.story.store.read(0, 10_000)}
    for at in canaries.story.store.read(0, 10_000):
        told[at.name].append(vars(at.event))

    without = {
        f"{name} {field}"
        for name, kind in EVENTS.items()
        for field, holds in typing.get_type_hints(kind).items()
        if field not in {*kind.CLEAR, "originator_topic"} and holds in {str, list[str], dict[str, str]}
        if not any(word in repr(each[field]).casefold() for each in told.get(name, []) for word in watched)
    }

    assert without == NO_CANARY.keys()


# Reading


@pytest.mark.parametrize("role", PEOPLE)
def test_a_page_opens_for_whom_the_table_says_shows_nobody_what_is_not_theirs_and_changes_nothing(
    app: Flask, canaries: Canaries, role: Role
):
    screen = signed_in(app, canaries.actor(role))
    head = canaries.story.store.head()
    hidden = {word for word, seers in MAY_SEE.items() if role not in seers}

    for rule in rules(app, "GET", PAGES):
        for path in addresses(screen, rule, canaries):
            answer = screen.client.get(path)
            check_opened(answer, rule.endpoint, role)
            said = said_in(answer).casefold()
            assert not {word for word in hidden if word in said}, path
            assert OF_WIN not in said, path
            assert not changed_since(head, canaries), path


def test_everything_that_is_watched_for_can_be_seen_by_somebody(app: Flask, canaries: Canaries):
    seen = " ".join(
        screen.client.get(path).text.casefold()
        for screen in (signed_in(app, canaries.actor(role)) for role in (Role.ME, Role.AUDITOR))
        for rule in rules(app, "GET", PAGES)
        for path in addresses(screen, rule, canaries)
        if not path.endswith(".pdf")
    )

    assert {word for word, seers in MAY_SEE.items() if word not in seen} == {
        *("zqtakenback", "zqtakenbytes", "zqforgotten", "zqgone"),
        "zqformer",  # neither of them looked at it
        *("zqback", "zqmoreback"),  # neither of them may: tests/web/test_alarms.py shows who does
    }


def test_a_stranger_learns_nothing_of_a_record_not_even_that_it_is_there(app: Flask, canaries: Canaries):
    for stranger in (canaries.stranger, Actor(canaries.in_scheme[Role.WORKER])):
        screen = signed_in(app, stranger)
        for rule in rules(app, "GET", PAGES):
            for path in addresses(screen, rule, canaries):
                theirs = screen.client.get(path)
                nobodys = screen.client.get(path.replace(str(canaries.sam), str(uuid4())))
                assert theirs.status_code == nobodys.status_code == 404, path
                assert without_token(theirs) == without_token(nobodys), path


def test_nothing_of_one_person_is_found_in_the_record_of_another(app: Flask, canaries: Canaries):
    worker, win = canaries.actor(Role.WORKER), Actor(canaries.win)
    of_sam = MAY_SEE.keys() - OF_NOBODY
    read = ""

    for reader in (worker, win):
        screen = signed_in(app, reader)
        for rule in rules(app, "GET", PAGES):
            for path in addresses(screen, rule, canaries)[: None if reader is worker else 1]:
                if rule.endpoint == "searches.search":
                    screen.find(canaries.win, "zq")
                answer = screen.client.get(path.replace(str(canaries.sam), str(canaries.win)))
                said = said_in(answer).casefold()
                assert not {word for word in of_sam if word in said}, path
                assert answer.status_code != 200 or not rule.arguments & OF_SAM, path
                read += said

    assert OF_WIN in read


def test_nothing_of_one_person_is_changed_by_way_of_another(app: Flask, canaries: Canaries):
    head = canaries.story.store.head()

    for sender in (canaries.actor(Role.WORKER), Actor(canaries.win)):
        screen = signed_in(app, sender)
        for rule in rules(app, "POST", PAGES):
            for name in rule.arguments & OF_SAM:
                path = address_of_nothing(screen, rule, canaries.win, **{name: canaries.parts[name][0]})
                assert screen.send(path).status_code in {403, 404, 409, 422}, path

    assert not changed_since(head, canaries)


def test_whoever_asks_for_the_head_of_a_page_gets_nothing_else(app: Flask, canaries: Canaries):
    screen = signed_in(app, canaries.actor(Role.WORKER))

    for rule in rules(app, "HEAD", PAGES):
        if "photo_id" not in rule.arguments and "paper_format" not in rule.arguments:
            answer = screen.client.head(addresses(screen, rule, canaries)[0])
            check_opened(answer, rule.endpoint, Role.WORKER)
            assert answer.data == b""


def test_nothing_is_asked_in_another_way(app: Flask, canaries: Canaries):
    screen = signed_in(app, canaries.actor(Role.ME))
    head = canaries.story.store.head()
    ways = cycle(["PUT", "DELETE", "PATCH", "TRACE"])

    for rule in app.url_map.iter_rules():
        path = address_of_nothing(screen, rule, canaries.sam)
        assert screen.client.open(path, method=next(ways)).status_code == 405, path

    assert not changed_since(head, canaries)


@pytest.mark.parametrize("role", sorted(set(PEOPLE) - {Role.ME, Role.WITH_ME, Role.EMERGENCY, Role.LEAD}))
def test_a_page_of_the_scheme_opens_for_whom_the_table_says(app: Flask, canaries: Canaries, role: Role):
    screen = signed_in(app, Actor(canaries.in_scheme[role]))
    head = canaries.story.store.head()

    for rule in rules(app, "GET", SCHEME_PAGES):
        answer = screen.get(rule.endpoint, **dict.fromkeys(rule.arguments, canaries.in_scheme[role]))
        allowed = not MAY[SCHEME_PAGES[rule.endpoint]].isdisjoint({role, Role.ME})
        assert is_open(answer) == allowed, f"{rule.endpoint}: {answer.status}"
        assert not {word for word in (*MAY_SEE, *FOR_NOBODY) if word in answer.text.casefold()}
        assert not changed_since(head, canaries)


def test_whoever_is_not_signed_in_is_asked_who_they_are(app: Flask, canaries: Canaries):
    screen = Screen(app)

    for rule in (*rules(app, "GET", PAGES), *rules(app, "GET", SCHEME_PAGES)):
        for path in addresses(screen, rule, canaries):
            answer = screen.client.get(path)
            assert (answer.status_code, answer.location) == (302, "/who"), path


# Asking


@pytest.mark.parametrize("role", PEOPLE)
def test_a_form_is_taken_from_whom_the_table_says(app: Flask, canaries: Canaries, role: Role):
    screen = signed_in(app, canaries.actor(role))

    for rule in rules(app, "POST", PAGES):
        head = canaries.story.store.head()
        answer = screen.send(address_of_nothing(screen, rule, canaries.sam))
        check_taken(answer, rule.endpoint, role)
        assert answer.status_code == 302 or not changed_since(head, canaries), rule


@pytest.mark.parametrize("role", sorted(set(PEOPLE) - {Role.ME, Role.WITH_ME, Role.EMERGENCY, Role.LEAD}))
def test_a_form_of_the_scheme_is_taken_from_whom_the_table_says(app: Flask, canaries: Canaries, role: Role):
    for rule in rules(app, "POST", SCHEME_PAGES):
        screen = signed_in(app, Actor(canaries.in_scheme[role]))
        answer = screen.send(address_of_nothing(screen, rule, canaries.sam), said="A word")
        is_refused = MAY[SCHEME_PAGES[rule.endpoint]].isdisjoint({role, Role.ME})
        assert (answer.status_code == 403) == is_refused, f"{rule}: {answer.status}"
        assert answer.status_code < 500


EMPTY_BESIDE = {"alarms.waiting", "homes.home"}
"""Pages of the scheme that open to two together: nobody is named on the one, and the other leads to the person."""


def test_nothing_of_the_scheme_is_asked_by_two_together_but_who_one_of_them_is(app: Flask, canaries: Canaries):
    screen = signed_in(app, canaries.actor(Role.WITH_ME))

    for rule in rules(app, "GET", SCHEME_PAGES):
        answer = screen.get(rule.endpoint, **dict.fromkeys(rule.arguments, canaries.helper.reader))
        is_let_in = Role.WITH_ME in MAY[SCHEME_PAGES[rule.endpoint]] or rule.endpoint in EMPTY_BESIDE
        assert is_open(answer) == is_let_in, f"{rule.endpoint}: {answer.status}"
        assert not {word for word in MAY_SEE if word in answer.text.casefold()} - {"zqname"}, rule.endpoint
    for rule in rules(app, "POST", SCHEME_PAGES):
        answer = screen.send(address_of_nothing(screen, rule, canaries.sam), said="A word")
        assert (answer.status_code == 403) == (Role.WITH_ME not in MAY[SCHEME_PAGES[rule.endpoint]]), rule


def test_no_form_is_taken_from_a_stranger(app: Flask, canaries: Canaries):
    screen = signed_in(app, canaries.stranger)

    for rule in rules(app, "POST", PAGES):
        assert screen.send(address_of_nothing(screen, rule, canaries.sam)).status_code == 404, rule


# Commands, as the pages and the command line ask them


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_done_for_whom_the_table_says(canaries: Canaries, name: str):
    doing, run = COMMANDS[name]
    of_a_person = "person_id" in inspect.signature(run).parameters

    for role in PEOPLE if of_a_person else [role for role in PEOPLE if role not in {Role.EMERGENCY, Role.LEAD}]:
        in_scheme = canaries.in_scheme.get(role)
        asker = Actor(in_scheme) if in_scheme and not of_a_person else canaries.actor(role)
        roles = {role} if of_a_person or role is Role.WITH_ME else {role, Role.ME}
        is_refused = MAY[doing].isdisjoint(roles)
        assert isinstance(refusal_of(canaries, name, asker), NotAllowed) == is_refused, role
    if of_a_person:
        assert isinstance(refusal_of(canaries, name, canaries.stranger), NotInRecord)


@pytest.mark.parametrize("role", PEOPLE)
def test_what_is_asked_of_a_note_besides_is_done_for_whom_the_table_says(canaries: Canaries, role: Role):
    mos = notes.write(canaries.story.store, canaries.sam, NoteKind.EVERYDAY, "A walk", by=by(canaries.story.mo))

    decided = refusal_of(canaries, "notes.write", canaries.actor(role), kind=NoteKind.DECISION)
    corrected = refusal_of(canaries, "notes.correct", canaries.actor(role), note_id=mos)

    decides = MAY["write a note"] & MAY["write down a decision or a contact"]
    corrects = MAY["correct a note"] & MAY["correct somebody else's note"]
    assert isinstance(decided, NotAllowed) == (role not in decides)
    assert isinstance(corrected, NotAllowed) == (role not in corrects)


def refusal_of(canaries: Canaries, name: str, asker: Actor, **asked: Any) -> Refused | None:
    """Why a command was not done, asked about things that are not there, unless it is said about what."""
    run = COMMANDS[name].run
    hints = typing.get_type_hints(inspect.unwrap(run))
    given = {
        each.name: canaries.sam if each.name == "person_id" else SOME[str(hints[each.name])]
        for each in list(inspect.signature(run).parameters.values())[1:]
        if each.name != "by"
    } | asked
    try:
        run(canaries.story.store, **given, by=Actor(asker.reader, with_person=asker.with_person))
    except Refused as refusal:
        return refusal
    return None


SOME: dict[str, Any] = {
    str(kind): value
    for kind, value in (
        (Snap[bytes], brought()),
        (Sitters, Sitters()),
        (UUID, UUID(int=1)),
        (UUID | None, None),
        (str, "proud"),
        (bytes, b"a photo"),
        (bool, False),
        (int, 1),
        (int | None, None),
        (date, today() + timedelta(days=9)),
        (datetime, datetime(2026, 5, 4, tzinfo=UTC)),
        (Role, Role.FAMILY),
        (NoteKind, NoteKind.EVERYDAY),
        (Audience, Audience.EVERYONE),
        (list[UUID], []),
        (list[str], ["A", "B", "C"]),
        (list[UUID] | None, None),
        (list[EasySentence], [EasySentence("I like tea", "tea")]),
        (Sequence[UUID], []),
        (Sequence[str], ["easy-read"]),
        (date | None, None),
        (ArrangementKind, ArrangementKind.LIVE_IN),
        (AuthorityKind, AuthorityKind.DEPUTY),
        (Scope, Scope.MONEY),
        (KnownTo, KnownTo.EVERYONE),
        (Mapping[str, str], {"text": "large"}),
        (frozenset[Role], frozenset()),
        (tuple[Slip, ...], (Slip(UUID(int=1), Choice.YES),)),
        (BroughtProfile, profile_from("# Fern\n\n## Please do\n- Knock\n")),
    )
}
"""Something of every kind that a command is given."""


def changed_since(head: tuple[int, bytes], canaries: Canaries) -> set[str]:
    """What happened since: nothing, but that somebody looked."""
    return {at.name for at in canaries.story.store.read(head[0], 100)} - {
        "readership.begun",
        "readership.given-out",
        "readership.record-read",
    }


# The addresses of everything


def said_in(answer: TestResponse) -> str:
    """What an answer says. Of a picture or a voice, the bytes: here they are words."""
    match answer.mimetype:
        case "application/pdf":
            return _text_of(answer.data)
        case "image/jpeg" | "audio/mpeg":
            return answer.data.decode()
        case _:
            return answer.text


_text_of = lru_cache(text_of)
"""What a paper says: it is the same for many."""


def is_allowed(endpoint: str, role: Role) -> bool:
    """Whether the table lets somebody in this role open a page, which they cannot without knowing whose it is."""
    return role in MAY[PAGES[endpoint]] and role in MAY["read the circle"]


def check_opened(answer: TestResponse, endpoint: str, role: Role) -> None:
    """Make sure that a page opens for whoever may read it, and for nobody else."""
    assert is_open(answer) == is_allowed(endpoint, role), f"{answer.request.path}: {answer.status}"


def check_taken(answer: TestResponse, endpoint: str, role: Role) -> None:
    """Make sure that a form is taken from whoever may send it, or comes back to them; from nobody else."""
    expected = {302, 404, 409, 422} if is_allowed(endpoint, role) else {403}
    assert answer.status_code in expected, f"{answer.request.path}: {answer.status}"


def is_open(answer: TestResponse) -> bool:
    """Whether a page was opened: also where the thing that it is about is not there, or is hidden."""
    return answer.status_code in {200, 302, 404, 422}


def addresses(screen: Screen, rule: Rule, canaries: Canaries) -> list[str]:
    """A page's addresses: one for each thing of Sam's that it can be about."""
    values: dict[str, list[Any]] = {
        **canaries.parts,
        "person_id": [canaries.sam],
        "heading_key": ["proud"],
        "paper_format": list(FORMATS),
        "card_key": [kind.key for kind in KINDS],
        "key": ["work"],
        "position": positions(canaries),
        "when": [*positions(canaries)[::4], today().isoformat()],
    }
    names = sorted(rule.arguments - {"person_id"})
    assert len(names) < 2
    found = [{name: value} for name in names for value in values[name]] or [{}]
    if rule.endpoint == "searches.search":
        screen.find(canaries.sam, "zq")
    return [screen.url(rule.endpoint, person_id=canaries.sam, **more) for more in found]


def positions(canaries: Canaries) -> list[int]:
    """Where Sam's record stands in the log."""
    db = canaries.story.db()
    return [row[0] for row in db.execute("select position from positions where subject = ?", [str(canaries.sam)])]


def address_of_nothing(screen: Screen, rule: Rule, person_id: UUID, **more: UUID) -> str:
    """A page's address, about something that is not there, or that is said."""
    nothing = {"heading_key": "proud", "card_key": "chart", "choice": "yes", "seen": 1, "deed": "invite", **more}
    return screen.url(
        rule.endpoint,
        **{name: person_id if name == "person_id" else nothing.get(name, uuid4()) for name in rule.arguments},
    )
