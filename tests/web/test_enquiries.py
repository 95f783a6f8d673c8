"""Who knew what, in an enquiry: attacks, and beside each the same by somebody who may."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from uuid import UUID, uuid4

import pytest
import time_machine
from werkzeug.test import TestResponse

from caserecord import circles, concerns, enquiries, entries, links, members, notes, people
from caserecord.__main__ import main
from domain.clocks import today
from domain.enquiries import DAYS
from domain.entries import Audience
from domain.notes import NoteKind
from domain.permissions import Actor, Role
from tests.stories import ASKED_TO_HELP, LONG_AGO, Story, by
from tests.web.conftest import Screen, words_of

As = Callable[..., Screen]
WHY = "To learn from the fall"


@pytest.fixture
def ade(story: Story, sam: UUID) -> Actor:
    return story.given_an_auditor(sam)


@pytest.fixture
def note(story: Story, sam: UUID, rhian: Actor) -> UUID:
    return notes.write(story.store, sam, NoteKind.EVERYDAY, "Slipped on the step", by=by(rhian))


def begun(story: Story, sam: UUID, who: Actor) -> UUID:
    return enquiries.begin(story.store, sam, "The fall", WHY, by=by(who))


def where(story: Story, thing: UUID) -> int:
    """Where something begins in the log."""
    return story.store.read_stream(thing)[0].position


def about(screen: Screen, story: Story, sam: UUID, enquiry: UUID, thing: UUID, **more: str) -> TestResponse:
    return screen.get("enquiries.about", person_id=sam, enquiry_id=enquiry, at=where(story, thing), **more)


def test_in_an_enquiry_it_is_told_how_one_note_came_to_be_known_in_the_order_of_the_log(
    story: Story, sam: UUID, wendy: Actor, ade: Actor, note: UUID, as_: As
):
    as_(wendy).get("notes.notes", person_id=sam)
    screen = as_(ade)

    began = screen.send("enquiries.begin", person_id=sam, called="The fall", why=WHY)
    page = screen.read(began.location)
    enquiry = UUID(began.location.rpartition("/")[2])
    told = words_of(about(screen, story, sam, enquiry, note))

    assert "Slipped on the step" in page
    assert "Who knew this?" in page
    assert "Slipped on the step" in told
    steps = told.partition("in the order it happened")[2]
    assert steps.index("Rhian wrote") < steps.index("Wendy came to know it")
    assert "Wendy came to know it, by reading notes. Shared Lives worker" in told


def test_who_was_told_by_a_link_or_on_paper_is_told_too_and_not_for_whom_a_link_is(
    story: Story, sam: UUID, wendy: Actor, ade: Actor, as_: As
):
    told = story.given_told(sam, "I mend clocks")
    as_(wendy).get("papers.pdf", person_id=sam, paper_format="one-page")
    link = links.give(story.store, sam, for_whom="My dentist", until=None, by=by(sam))
    outside = as_(wendy)
    outside.client.post("/link", data={"key": story.store.link_keys.make(link, sam)})
    outside.client.get(f"/opened/{link}")

    page = words_of(about(as_(ade), story, sam, begun(story, sam, ade), told))

    assert "Wendy made a paper that has it on it." in page
    assert "Somebody outside came to know it, by opening a link." in page
    assert "dentist" not in page


def test_by_a_day_it_is_said_in_neutral_words_of_whom_it_is_not_written_down(
    story: Story, sam: UUID, wendy: Actor, ade: Actor, note: UUID, as_: As
):
    story.given_a_member("Fred", Role.FAMILY, sam)
    screen, enquiry = as_(ade), begun(story, sam, ade)

    before = words_of(about(screen, story, sam, enquiry, note, on=today().isoformat()))
    as_(wendy).get("notes.notes", person_id=sam)
    after = words_of(about(screen, story, sam, enquiry, note, on=today().isoformat()))
    wrong = about(screen, story, sam, enquiry, note, on="2001-01-01")

    listed = before.partition("by the end of this day:")[2]
    assert "Wendy , Shared Lives worker" in listed
    assert "Rhian" not in listed
    assert "Fred" not in listed
    assert "Somebody may have told them." in listed
    assert "Wendy , Shared Lives worker" not in after
    assert wrong.status_code == 422
    assert "Choose a day on which it was written down already" in words_of(wrong)


def test_the_person_is_told_who_asked_and_why_and_that_they_looked(
    story: Story, sam: UUID, ade: Actor, note: UUID, as_: As
):
    enquiry = begun(story, sam, ade)
    about(as_(ade), story, sam, enquiry, note)

    mine = as_(sam).read("readings.looked", person_id=sam)
    told = as_(sam).read("profiles.profile", person_id=sam)
    as_(ade).send("enquiries.close", person_id=sam, enquiry_id=enquiry)

    assert "Somebody asked who knew what" in mine
    assert f"They said why: {WHY}" in mine
    assert "Ade auditor Asked who knew what" in mine
    assert "See who has looked" in told
    assert "See who has looked" not in as_(sam).read("profiles.profile", person_id=sam)
    assert "It is over." in as_(sam).read("readings.looked", person_id=sam)


def test_each_thing_that_is_asked_about_is_written_down_once(story: Story, sam: UUID, ade: Actor, note: UUID, as_: As):
    told, enquiry = story.given_told(sam, "I mend clocks"), begun(story, sam, ade)
    screen = as_(ade)
    screen.get("histories.history", person_id=sam)

    def written_down() -> int:
        return len(story.store.read(0, 10_000, names=["readership.record-read"]))

    counts = [written_down()]
    for thing in (note, note, told, note):
        about(screen, story, sam, enquiry, thing)
        counts.append(written_down())

    assert [after - before for before, after in pairwise(counts)] == [1, 0, 1, 0]


@pytest.mark.parametrize("role", [Role.SAFEGUARDING, Role.CALDICOTT])
def test_a_safeguarding_lead_and_a_caldicott_guardian_ask_too_and_read_only_what_they_may(
    story: Story, sam: UUID, rhian: Actor, as_: As, role: Role
):
    words = ("Slipped on the step", "zqtold by Joe", "Fell on the step", "zqwhy it was wrong")
    note = notes.write(story.store, sam, NoteKind.EVERYDAY, words[0], told_by=words[1], by=by(rhian))
    notes.correct(story.store, sam, note, words[2], why=words[3], seen=1, by=by(rhian))
    asker = story.given_why(story.given_a_member("Lee", role, sam), sam)
    enquiry = begun(story, sam, asker)
    screen = as_(asker)

    pages = [screen.read("enquiries.enquiry", person_id=sam, enquiry_id=enquiry)]
    pages.append(words_of(about(screen, story, sam, enquiry, note)))

    for page in pages:
        assert "Rhian wrote" in page
        assert "Rhian put a note right" in page
    assert [each for each in words if each in "".join(pages)] == ([*words] if role is Role.CALDICOTT else [])


def test_nobody_else_opens_or_finds_an_enquiry(
    story: Story, sam: UUID, rhian: Actor, wendy: Actor, ade: Actor, note: UUID, as_: As
):
    enquiry = begun(story, sam, ade)
    others = [rhian, wendy, story.given_a_member("Fred", Role.FAMILY, sam), story.mo]

    for screen in (as_(sam), as_(rhian, with_person=sam), *map(as_, others)):
        assert screen.send("enquiries.begin", person_id=sam, called="Mine", why=WHY).status_code == 403
        assert screen.get("enquiries.enquiry", person_id=sam, enquiry_id=enquiry).status_code == 403
        assert about(screen, story, sam, enquiry, note).status_code == 403
        assert screen.send("enquiries.close", person_id=sam, enquiry_id=enquiry).status_code == 403
    for screen in (as_(rhian), as_(wendy), as_(rhian, with_person=sam)):
        for endpoint in ("circles.circle", "profiles.profile", "histories.history", "homes.person"):
            page = words_of(screen.get(endpoint, person_id=sam))
            assert "who knew what" not in page.casefold()
            assert WHY not in page
    assert about(as_(ade), story, sam, enquiry, note).status_code == 200


def test_an_auditor_without_an_open_enquiry_of_their_own_gets_nothing(
    story: Story, sam: UUID, ade: Actor, note: UUID, as_: As
):
    enquiry = begun(story, sam, ade)
    other = as_(story.given_an_auditor(sam, "Ola"))
    dee = story.given_a_person("Dee")
    circles.join(story.store, dee, ade.reader, Role.AUDITOR, from_day=LONG_AGO, why=ASKED_TO_HELP, by=by(story.mo))
    story.given_why(ade, dee)

    assert about(other, story, sam, enquiry, note).status_code == 404
    assert about(as_(ade), story, sam, uuid4(), note).status_code == 404
    assert about(as_(ade), story, dee, enquiry, note).status_code == 404
    assert about(as_(ade), story, sam, enquiry, sam).status_code == 404
    assert "Something private happened." in other.read("histories.history", person_id=sam)
    assert WHY not in other.read("histories.history", person_id=sam)
    assert "Wendy" not in words_of(other.get("enquiries.enquiries", person_id=sam))
    assert about(as_(ade), story, sam, enquiry, note).status_code == 200


def test_an_enquiry_that_is_closed_or_past_its_last_day_gives_nothing(
    story: Story, sam: UUID, ade: Actor, note: UUID, as_: As
):
    closed, left = begun(story, sam, ade), begun(story, sam, ade)
    for _ in range(2):
        assert as_(ade).send("enquiries.close", person_id=sam, enquiry_id=closed).status_code == 302

    answer = about(as_(ade), story, sam, closed, note)
    page = as_(ade).read("enquiries.enquiry", person_id=sam, enquiry_id=closed)
    with time_machine.travel(datetime.now(UTC) + timedelta(days=DAYS + 1)):
        story.given_why(ade, sam)
        late = about(as_(ade), story, sam, left, note)

    for over in (answer, late):
        assert over.status_code == 422
        assert "This enquiry is over." in words_of(over)
        assert "Rhian" not in words_of(over)
    assert "Slipped" not in page
    assert about(as_(ade), story, sam, left, note).status_code == 200


def test_an_auditor_who_comes_to_live_in_the_house_asks_no_more(
    story: Story, sam: UUID, ade: Actor, note: UUID, as_: As
):
    enquiry = begun(story, sam, ade)
    moved_in = {"from_day": today(), "lives_with": True, "why": "A friend since", "by": by(story.mo)}
    circles.join(story.store, sam, ade.reader, Role.FAMILY, **moved_in)

    assert about(as_(ade), story, sam, enquiry, note).status_code == 404
    refused = as_(ade).send("enquiries.begin", person_id=sam, called="The fall", why=WHY)
    assert refused.status_code == 422
    assert "You share their house." in words_of(refused)


def test_what_is_private_is_not_asked_about_and_what_it_was_before_it_was_shared_stays_so(
    story: Story, sam: UUID, rhian: Actor, wendy: Actor, ade: Actor, as_: As
):
    alone = story.given_told(sam, "I cry at night", audience=Audience.MINE_ALONE)
    once = story.given_told(sam, "I sing", audience=Audience.MINE_ALONE)
    entries.show_to(story.store, sam, once, Audience.JUST_THESE, people=[rhian.reader], by=by(sam))
    as_(rhian).get("profiles.profile", person_id=sam)
    entries.show_to(story.store, sam, once, Audience.EVERYONE, people=[], by=by(sam))
    as_(wendy).get("profiles.profile", person_id=sam)
    screen, enquiry = as_(ade), begun(story, sam, ade)
    shared = story.store.read_stream(once)[-1].position

    page = screen.read("enquiries.enquiry", person_id=sam, enquiry_id=enquiry)
    answer = words_of(
        screen.get("enquiries.about", person_id=sam, enquiry_id=enquiry, at=shared, on=today().isoformat())
    )

    assert "Something private happened." in page
    assert "cry" not in page
    assert about(screen, story, sam, enquiry, alone).status_code == 404
    assert about(screen, story, sam, enquiry, once).status_code == 404
    assert "Wendy came to know it" in answer
    assert "Rhian" not in answer
    assert "There may be more." in answer
    assert "by the end of this day" not in answer


def test_a_former_name_stays_covered(story: Story, sam: UUID, wendy: Actor, ade: Actor, as_: As):
    worry = concerns.record(
        story.store,
        sam,
        "Sam leaves the gas on",
        context="Twice",
        what_helps="A bell",
        review_on=today() + timedelta(days=9),
        by=by(wendy),
    )
    enquiry = enquiries.begin(story.store, sam, "Sam and the gas", "Sam asked me", by=by(ade))
    people.choose_name(story.store, sam, "Sol", cover_former=True, by=by(sam))

    for page in (
        words_of(about(as_(ade), story, sam, enquiry, worry)),
        as_(ade).read("enquiries.enquiries", person_id=sam),
    ):
        assert "[name covered]" in page
        assert "Sam" not in page


def test_it_takes_a_name_and_a_reason_loses_nothing_and_is_begun_once(story: Story, sam: UUID, ade: Actor, as_: As):
    screen = as_(ade)

    unsaid = screen.send("enquiries.begin", person_id=sam, called="The fall", why="")
    for _ in range(2):
        command = "6a1e8a5c-7c2c-4f0e-9a59-6d0a3c1f2b12"
        screen.send("enquiries.begin", person_id=sam, called="The fall", why=WHY, command_id=command)

    assert unsaid.status_code == 422
    assert "Write why you ask." in words_of(unsaid)
    assert "The fall" in unsaid.text
    assert len(story.store.read(0, 10_000, names=["enquiry.opened"])) == 1


def test_the_command_line_tells_the_same_in_the_same_enquiry_and_to_nobody_else(
    story: Story,
    sam: UUID,
    wendy: Actor,
    ade: Actor,
    note: UUID,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    monkeypatch.setenv("CASERECORD_DATA", str(story.views.path.parent))
    monkeypatch.setenv("CASERECORD_KEY_FILE", str(story.views.path.parent.parent / "vault.key"))
    enquiry = begun(story, sam, ade)
    fred = members.welcome(story.store, "Fred", by=by(story.mo))
    head = story.store.head()[0]

    def asked(who: UUID, enquiry: str, thing: str, *more: str) -> tuple[int, str]:
        went = main(["who-knew", str(sam), "--enquiry", enquiry, "--about", thing, *more, "--as", str(who)])
        said = capsys.readouterr()
        return went, said.out

    day = today().isoformat()
    by_id = asked(ade.reader, str(enquiry), str(note), "--on", day)
    by_number = asked(ade.reader, str(enquiry), f"#{where(story, note)}")
    refused = [
        asked(wendy.reader, str(enquiry), str(note)),
        asked(fred, str(enquiry), str(note)),
        asked(ade.reader, str(uuid4()), str(note)),
        asked(ade.reader, str(enquiry), str(uuid4())),
        asked(ade.reader, "the fall", "the note"),
    ]

    assert (by_id[0], by_number[0]) == (0, 0)
    assert "Rhian wrote" in by_id[1]
    assert "Wendy, Shared Lives worker" in by_id[1]
    assert "Rhian wrote" in by_number[1]
    assert "Wendy" not in by_number[1]
    assert refused == [(1, "")] * 5
    assert {at.event.door for at in story.store.read(head, 100, names=["readership.record-read"])} == {"enquiry"}
