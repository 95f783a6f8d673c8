"""Readings: what leaves is written down before it does, and the person sees who has looked."""

import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import pytest
import time_machine
from flask import Flask

from caserecord import circles, entries, links, notes, readings, safety_facts
from caserecord.__main__ import main
from caserecord.settings import Settings
from domain.clocks import today
from domain.notes import Note, NoteKind
from domain.permissions import Actor, Role
from domain.readings import Readership
from domain.refusals import NotInRecord
from exports.printers import Printer
from projections.histories import history_of
from projections.news import news_for
from projections.papers import on_paper_of
from projections.profiles import profile_of
from projections.readings import has_said_why, looks_at
from projections.wordings import beside, wording_in
from tests.apps import an_app
from tests.exports.readers import text_of
from tests.stories import Story, by, told_in
from tests.web.canaries import Canaries
from tests.web.conftest import WRITER, Screen, words_of
from tests.web.test_permissions_matrix import PAGES, addresses, is_allowed, rules, said_in

As = Callable[..., Screen]


def looks(story: Story, since: int = 0) -> list[Any]:
    """What was written down of who looked, in order."""
    return [at for at in story.store.read(since, 10_000) if at.name == "readership.record-read"]


def came_to_know(story: Story, since: int = 0) -> set[tuple[UUID, int]]:
    return {(of, number) for at in looks(story, since) for of, number in at.event.came_to_know}


# What left equals what was written down


@pytest.fixture(scope="module")
def canaries(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Canaries]:
    with told_in(tmp_path_factory.mktemp("readings")) as story:
        yield Canaries(story)


@pytest.fixture(scope="module")
def shop(canaries: Canaries, printer: Printer) -> Flask:
    """Where the worker has been given a paper."""
    app = an_app(canaries.story.store, canaries.story.views, Settings(data=Path(), key_file=Path()), printer=printer)
    worker = Screen(app).sign_in(canaries.actor(Role.WORKER))
    assert worker.get("papers.pdf", person_id=canaries.sam, paper_format="one-page").status_code == 200
    return app


DOORS = {
    *("profiles.profile", "entries.entry", "hopes.hopes", "notes.notes", "concerns.concerns", "searches.search"),
    *("histories.history", "papers.pdf", "cards.cards", "noticings.noticings", "photos.photo", "photos.whole"),
}
"""Pages where nothing is written down but what left. Elsewhere a little more may be: what stands ready for a form."""
PHOTOS = {
    "zqfacebytes": "zqface",
    "zqtoldbytes": "zqtoldphoto",
    "zqaskedbytes": "zqasked",
    "zqsnapbytes": "zqsnap",
    "zqvoicebytes": "zqvoice",
}
"""What is seen on a photo or heard, and what is said of it: who is given one is given the other."""
SAID_TOO = {"zqformer", "zqtheir", "zqjob", "zqname", "zqthey"}
"""What may be written down with words that left, and not be in them: a name that was covered, with what stood beside
it, the line above a profile for somebody, and what the person is called, which stands at the head of every page."""
AT_THE_HEAD = {"zqname", "zqthey"}
"""What those whom somebody may ask about are called: in a list it is said of each, and written down of none."""
STANDS_ON = {"Entry", "Hope", "Card", "Concern", "Note"}
"""Of which a wording holds all that stands then: what was said before too, and was not said anew since."""
ADDED = {"Alarm": ("answers",), "SafeguardingNote": ("more",)}
"""What comes after, and is numbered beside."""
AS_IT_STANDS = {"ChosenProfile", "EasyRead"}
"""What is numbered as it stands now, and not by the event that said it."""


def words_and_wordings(story: Story) -> dict[str, set[tuple[UUID, int]]]:
    """Every word that is watched for, and which wordings it stands in; number 0 for any."""
    found: dict[str, set[tuple[UUID, int]]] = {}
    stands: dict[UUID, dict[str, Any]] = {}
    for at in story.store.read(0, 10_000):
        kind = type(at.event).__qualname__.partition(".")[0]
        wording = tuple(wording_in(at.event))
        found_in = {wording, *(tuple(beside(wording[0], what, wording[1] - 1)) for what in ADDED.get(kind, ()))}
        if kind in AS_IT_STANDS:
            found_in |= {(wording[0], 0), (at.event.originator_id, 0), (uuid5(at.event.originator_id, "drafts"), 0)}
        if kind == "SafeguardingNote":  # whoever examines the record is told why, and not what
            found_in.add(tuple(beside(wording[0], "why it is held back", 1)))
        said = vars(at.event)
        if kind in STANDS_ON and wording[0] == at.event.originator_id:
            said = stands[wording[0]] = stands.get(wording[0], {}) | said
        for word in re.findall("zq[a-z]+", repr(said).casefold()):
            found.setdefault(word, set()).update(found_in)  # type: ignore[arg-type]
    return found | {seen: found[said] for seen, said in PHOTOS.items()}


@pytest.mark.parametrize("role", [Role.WORKER, Role.WITH_ME, Role.AUDITOR])
def test_what_left_by_every_door_is_what_was_written_down(shop: Flask, canaries: Canaries, role: Role):
    story, actor = canaries.story, canaries.actor(role)
    screen = Screen(shop).sign_in(actor, with_person=actor.with_person, how=actor.how)
    watched = words_and_wordings(story)

    for rule in [rule for rule in rules(shop, "GET", PAGES) if is_allowed(rule.endpoint, role)]:
        for path in addresses(screen, rule, canaries)[:6]:
            given_that_they_know_nothing(story)
            head = story.store.head()[0]
            answer = screen.client.get(path)
            left = set(re.findall("zq[a-z]+", said_in(answer).casefold())) & watched.keys()
            known = came_to_know(story, head)
            known_at_all = known | {(of, 0) for of, _ in known}
            assert {word for word in left - AT_THE_HEAD if not watched[word] & known_at_all} == set(), path
            if rule.endpoint in DOORS and answer.status_code == 200:
                given = {wording for word in left for wording in watched[word]}
                others = {word: wordings for word, wordings in watched.items() if word not in left | SAID_TOO}
                beside = (
                    {"zqfirst", "zqknown"} if role is Role.WITH_ME else set()
                )  # what became an entry was offered so
                assert {word for word, wordings in others.items() if wordings & known - given} <= beside, path


Captured = pytest.CaptureFixture[Any]
Door = Callable[[Flask, Canaries, Captured], str]


def page_of(endpoint: str, **values: str) -> Door:
    """What the worker is given by a page; values are parts of the record, by their first."""

    def left(shop: Flask, canaries: Canaries, _: Captured) -> str:
        screen = Screen(shop).sign_in(canaries.actor(Role.WORKER))
        return said_in(screen.get(endpoint, person_id=canaries.sam, **parts_of(canaries, values)))

    return left


def list_of(endpoint: str) -> Door:
    """What the worker is given by a page about everybody whom they work for."""

    def left(shop: Flask, canaries: Canaries, _: Captured) -> str:
        return said_in(Screen(shop).sign_in(canaries.actor(Role.WORKER)).get(endpoint))

    return left


def form_back(endpoint: str, **values: str) -> Door:
    """What the worker is given by a form that comes back to them, because nothing was in it."""

    def left(shop: Flask, canaries: Canaries, _: Captured) -> str:
        screen = Screen(shop).sign_in(canaries.actor(Role.WORKER))
        back = screen.send(screen.url(endpoint, person_id=canaries.sam, **parts_of(canaries, values)))
        assert back.status_code == 422
        return said_in(back)

    return left


def parts_of(canaries: Canaries, values: dict[str, str]) -> dict[str, Any]:
    return {name: canaries.parts[of][0] if of in canaries.parts else of for name, of in values.items()}


def linked(path: str = "") -> Door:
    """What somebody outside is given by a link: the profile, or what a path beside it names by a part of the record."""

    def left(shop: Flask, canaries: Canaries, _: Captured) -> str:
        store, sam = canaries.story.store, canaries.sam
        link = links.give(store, sam, until=None, by=by(sam))
        outside = Screen(shop).client
        assert outside.post("/link", data={"key": store.link_keys.make(link, sam)}).status_code == 302
        return said_in(outside.get(f"/opened/{link}" + path.format(**{k: v[0] for k, v in canaries.parts.items()})))

    return left


def commanded(*asked: str) -> Door:
    """What the worker is given by the command line."""

    def left(_: Flask, canaries: Canaries, capsys: Captured) -> str:
        return answered([asked[0], str(canaries.sam), *asked[1:]], canaries.actor(Role.WORKER), capsys)

    return left


def answered(asked: list[str], by: Actor, capsys: Captured) -> str:
    assert main([*asked, "--as", str(by.reader)]) == 0
    out: bytes = capsys.readouterr().out
    return text_of(out) if out.startswith(b"%PDF") else out.decode()


def paper_again(_: Flask, canaries: Canaries, capsys: Captured) -> str:
    """What the auditor is given of a paper that the worker was given before."""
    given = [at.event for at in canaries.story.store.read(0, 10_000) if at.name == "readership.given-out"]
    receipt = next(str(each.receipt) for each in given if each.sha256.strip("0"))
    return answered(["receipt", receipt, "-o", "-"], canaries.actor(Role.AUDITOR), capsys)


def who_knew(_: Flask, canaries: Canaries, capsys: Captured) -> str:
    """What the auditor is told in an enquiry about what the worker worries about."""
    enquiry, about = str(canaries.parts["enquiry_id"][0]), str(canaries.parts["concern_id"][0])
    asked = ["who-knew", str(canaries.sam), "--enquiry", enquiry, "--about", about]
    return answered(asked, canaries.actor(Role.AUDITOR), capsys)


EVERY_DOOR: dict[str, Door] = {
    "page": page_of("profiles.profile"),
    "paper": page_of("papers.pdf", paper_format="one-page"),
    "photo": page_of("photos.small", photo_id="photo_id"),
    "recording": page_of("recordings.voice", recording_id="recording_id"),
    "link": linked(),
    "photo behind a link": linked("/photos/{photo_id}.jpg"),
    "recording behind a link": linked("/voices/{recording_id}.mp3"),
    "list of people": list_of("homes.my_people"),
    "what needs doing": list_of("todos.todo"),
    "note that comes back": form_back("notes.correct", note_id="note_id"),
    "worry that comes back": form_back("concerns.review", concern_id="concern_id"),
    "paper again by the command line": paper_again,
    "who knew by the command line": who_knew,
    "paper by the command line": commanded("print", "--format", "one-page", "-o", "-"),
    "history by the command line": commanded("history"),
    "an earlier day by the command line": commanded("history", "--on", f"{today():%-d %B %Y}"),
}


STANDS_READY = {
    # what is counted there, and stands behind its links
    "what needs doing": {*("zqworry", "zqcontext", "zqoutcome", "zqeases", "zqeasedbefore"), "zqdenied", "zqnotso"},
    "note that comes back": {"zqdisagreed", "zqresolved"},  # what was answered to it comes with it
    "who knew by the command line": {"zqenquiry", "zqreason"},  # which whoever asks has written
}
"""What is written down, and is not seen in what left."""


@pytest.mark.parametrize("door", EVERY_DOOR)
def test_by_every_door_what_left_and_nothing_else_is_written_down(
    shop: Flask, canaries: Canaries, door: str, monkeypatch: pytest.MonkeyPatch, capsysbinary: Captured
):
    story, watched = canaries.story, words_and_wordings(canaries.story)
    given_that_they_know_nothing(story)
    monkeypatch.setenv("CASERECORD_DATA", str(story.views.path.parent))
    monkeypatch.setenv("CASERECORD_KEY_FILE", str(story.views.path.parent.parent / "vault.key"))
    head = story.store.head()[0]

    said = EVERY_DOOR[door](shop, canaries, capsysbinary)

    left = set(re.findall("zq[a-z]+", said.casefold())) & watched.keys()
    known = came_to_know(story, head)
    known_at_all = known | {(of, 0) for of, _ in known}
    given = {wording for word in left for wording in watched[word]}
    others = {word: wordings for word, wordings in watched.items() if word not in left | SAID_TOO}
    assert left
    assert {word for word in left - AT_THE_HEAD if not watched[word] & known_at_all} == set()
    assert {word for word, wordings in others.items() if wordings & known - given} <= STANDS_READY.get(door, set())


def given_that_they_know_nothing(story: Story) -> None:
    """The views forget who knows what: each answer then lists all that it gives."""
    db = story.views.up_to_date(story.store)
    db.execute("delete from known")
    db.execute("delete from looks")


# What is written down


def test_only_what_is_new_is_written_down_and_else_once_a_day(story: Story, sam: UUID, wendy: Actor, as_: As):
    told = story.given_told(sam, "I cook")
    screen = as_(wendy)

    screen.get("profiles.profile", person_id=sam)
    first = story.store.head()[0]
    screen.get("profiles.profile", person_id=sam)
    again = looks(story, first)
    entries.reword(story.store, sam, told, "I cook for six", seen=1, by=by(sam))
    screen.get("profiles.profile", person_id=sam)

    assert (told, 1) in came_to_know(story)
    assert again == []
    assert came_to_know(story, first) == {(told, 2)}


def test_people_who_read_their_own_record_are_not_written_down(story: Story, sam: UUID, rhian: Actor, as_: As):
    screen = as_(sam)

    for endpoint in ("profiles.profile", "readings.looked", "histories.history"):
        assert screen.get(endpoint, person_id=sam).status_code == 200
    assert screen.get("sightings.seen_by", person_id=sam, member_id=rhian.reader).status_code == 200

    assert looks(story) == []


def test_together_with_the_person_it_is_the_helper_who_reads(story: Story, sam: UUID, rhian: Actor, as_: As):
    as_(rhian, with_person=sam, how="spoke").get("profiles.profile", person_id=sam)

    (look,) = story.shown(looks_at, "see who has looked", sam, sam).looks
    assert (look.reader, look.beside_me, look.doors) == (rhian.reader, True, ("profile",))


def test_what_cannot_be_written_down_is_not_given(story: Story, sam: UUID, wendy: Actor, as_: As):
    story.given_told(sam, "I cook")
    screen = as_(wendy)
    screen.get("todos.todo")
    connection = story.store.recorder.datastore.pool.get_connection()

    connection.cursor().execute("pragma query_only = 1")
    answer = screen.get("profiles.profile", person_id=sam)
    connection.cursor().execute("pragma query_only = 0")

    assert answer.status_code == 503
    assert "could not be written down" in words_of(answer)
    assert "I cook" not in answer.text
    assert "Sam" not in answer.text
    assert screen.get("profiles.profile", person_id=sam).status_code == 200


@pytest.mark.parametrize("name", ["Sec-Purpose", "Purpose", "X-Moz"])
def test_a_browser_that_only_guesses_gets_nothing(story: Story, sam: UUID, wendy: Actor, as_: As, name: str):
    screen = as_(wendy)
    head = story.store.head()[0]

    answer = screen.client.get(f"/people/{sam}/profile", headers={name: "prefetch"})

    assert (answer.status_code, answer.data) == (503, b"")
    assert looks(story, head) == []


def test_two_answers_at_once_are_both_written_down(story: Story, sam: UUID, wendy: Actor):
    allowed = story.permit(wendy, sam, "read the profile")
    known = [story.given_told(sam, f"Thing {number}") for number in range(12)]

    def read(entry: UUID) -> None:
        readings.keep(story.store, allowed, sam, "profile", [(entry, 1)], by=by(wendy))

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(read, known))

    assert came_to_know(story) == {(entry, 1) for entry in known}


def test_what_was_made_ready_for_somebody_whose_role_has_ended_is_not_given(story: Story, sam: UUID, wendy: Actor):
    allowed, head = story.permit(wendy, sam, "read the profile"), story.store.head()
    circles.leave(story.store, sam, wendy.reader, Role.WORKER, to_day=today() - timedelta(days=1), by=by(story.mo))

    with pytest.raises(NotInRecord):
        readings.keep(story.store, allowed, sam, "profile", [], by=by(wendy))

    assert [at.name for at in story.store.read(head[0], 10)] == ["circle.left"]


def test_nothing_moves_because_somebody_looked(story: Story, sam: UUID, wendy: Actor, as_: As):
    story.given_told(sam, "I cook")
    notes.write(story.store, sam, NoteKind.EVERYDAY, "A walk", by=by(wendy))

    def everything() -> list[Any]:
        shown = story.shown
        return [
            shown(profile_of, "read the profile", wendy, sam),
            shown(on_paper_of, "print the profile", wendy, sam),
            shown(news_for, "read the profile", wendy, sam),
            shown(history_of, "read the history", wendy, sam, story.store),
            shown(history_of, "read the history", sam, sam, story.store),
        ]

    before = everything()
    for endpoint in ("profiles.profile", "notes.notes", "histories.history", "papers.choose", "homes.person"):
        assert as_(wendy).get(endpoint, person_id=sam).status_code == 200

    assert {at.event.door for at in looks(story)} == {"profile", "notes", "history"}
    assert everything() == before


# Why


def test_whoever_does_not_support_the_person_is_asked_why_once_a_day(story: Story, sam: UUID, as_: As):
    lead = story.given_a_member("Sade", Role.SAFEGUARDING, sam)
    screen = as_(lead)
    readership = Readership.id_of(sam, lead.reader)

    asked = screen.get("profiles.profile", person_id=sam)
    unsaid = screen.send(asked.location.partition("?")[0])
    said = screen.send(asked.location.partition("?")[0], purpose="safety", back=f"/people/{sam}/profile")
    after = screen.get("profiles.profile", person_id=sam)

    assert asked.status_code == 302
    assert f"/people/{sam}/why" in asked.location
    assert unsaid.status_code == 422
    assert "Choose why you look today." in words_of(unsaid)
    assert said.location == f"/people/{sam}/profile"
    assert after.status_code == 200
    assert has_said_why(story.db(), readership, today())
    assert not has_said_why(story.db(), readership, today() + timedelta(days=1))


def test_a_form_comes_back_only_to_whoever_said_why_they_look_and_nothing_that_was_typed_is_lost(
    story: Story, sam: UUID, as_: As
):
    sade = story.given_a_member("Sade", Role.SOCIAL_WORKER, sam)
    note = notes.write(story.store, sam, NoteKind.EVERYDAY, "zqslipped", by=by(sade))
    page = f"/people/{sam}/notes/{note}/correct"
    with time_machine.travel(datetime(2030, 3, 4, 23, 59, tzinfo=UTC), tick=False):
        screen = as_(story.given_why(sade, sam))
        writer = WRITER.search(screen.get("notes.correct", person_id=sam, note_id=note).text)
    assert writer
    with time_machine.travel(datetime(2030, 3, 5, 0, 1, tzinfo=UTC), tick=False):
        before = len(looks(story))
        unsaid = screen.send(page, words="zqtyped", why="", seen="1", writer=writer[1])
        looked = len(looks(story)) - before
        said = screen.send(f"/people/{sam}/why", purpose="asked", back=page)
        again = screen.client.get(said.location).text

    assert unsaid.location.startswith(f"/people/{sam}/why")
    assert "zqslipped" not in unsaid.text
    assert looked == 0
    assert "zqtyped" in again


def test_a_form_that_is_whole_is_taken_also_from_whoever_has_not_said_why_they_look(story: Story, sam: UUID, as_: As):
    sade = story.given_a_member("Sade", Role.SOCIAL_WORKER, sam)
    note = notes.write(story.store, sam, NoteKind.EVERYDAY, "Slipped", by=by(sade))

    kept = as_(sade).send(f"/people/{sam}/notes/{note}/correct", words="Fell", why="It was a fall", seen="1")

    assert "/why" not in kept.location
    assert story.store.part(Note, sam, note).wording == 2


def test_why_leads_to_no_other_site(story: Story, sam: UUID, as_: As):
    screen = as_(story.given_a_member("Sade", Role.SAFEGUARDING, sam))

    said = screen.send(f"/people/{sam}/why", purpose="safety", back="//elsewhere.example")

    assert said.location == f"/people/{sam}"


def test_in_the_list_of_people_nothing_stands_before_it_is_said_why(story: Story, sam: UUID, as_: As):
    lead = story.given_a_member("Sade", Role.SAFEGUARDING, sam)
    safety = "Cut my food small"
    safety_facts.record(story.store, sam, safety, what_helps="Sit with me", by=by(sam))

    before = as_(lead).read("homes.my_people")
    story.given_why(lead, sam)
    after = as_(lead).read("homes.my_people")

    assert "Sam" in before
    assert safety not in before
    assert safety in after


# Who has looked


def test_the_person_sees_who_has_looked(story: Story, sam: UUID, wendy: Actor, as_: As):
    assert "Nobody else has looked yet." in as_(sam).read("readings.looked", person_id=sam)
    as_(wendy).get("profiles.profile", person_id=sam)
    as_(wendy).get("notes.notes", person_id=sam)
    lead = story.given_why(story.given_a_member("Sade", Role.SAFEGUARDING, sam), sam)
    as_(lead).get("concerns.concerns", person_id=sam)

    page = as_(sam).read("readings.looked", person_id=sam)

    assert "Sade safeguarding lead Read worries about you Why: To check that the record is kept well" in page
    assert "Wendy Shared Lives worker Read your profile Read notes about you" in page
    assert page.index("Sade") < page.index("Wendy")


def test_nobody_in_the_house_and_no_helper_sees_who_has_looked(
    story: Story, sam: UUID, rhian: Actor, wendy: Actor, as_: As
):
    for screen in (as_(rhian), as_(wendy), as_(rhian, with_person=sam), as_(wendy, with_person=sam)):
        assert screen.get("readings.looked", person_id=sam).status_code == 403
        assert "Who has looked" not in screen.get("circles.circle", person_id=sam).text
    assert "Who has looked" in as_(sam).read("circles.circle", person_id=sam)


def test_earlier_days_have_pages_of_their_own(story: Story, sam: UUID, wendy: Actor):
    allowed = story.permit(wendy, sam, "read the profile")
    readings.keep(story.store, allowed, sam, "profile", [], by=by(wendy))
    db = story.db()
    for days in range(1, 30):
        db.execute(
            "insert into looks select readership, person_id, ?, 0, 'notes', reader, role, 0 from looks where door = ?",
            [(today() - timedelta(days=days)).isoformat(), "profile"],
        )

    first = story.shown(looks_at, "see who has looked", sam, sam)
    second = story.shown(looks_at, "see who has looked", sam, sam, before=first.older)
    last = story.shown(looks_at, "see who has looked", sam, sam, before=second.older)

    assert [len(page.looks) for page in (first, second, last)] == [14, 14, 2]
    assert first.looks[0].day == today()
    assert last.older is None
