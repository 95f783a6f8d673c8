"""What the matrix is worth: a row that is taken away, and a page that lets everybody in, are noticed by it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from inspect import signature
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from flask import Flask

from caserecord import deaths, links, members, permits, readings
from caserecord.__main__ import main
from caserecord.command_texts import Exit
from caserecord.commands import COMMANDS
from caserecord.settings import Settings
from domain import clocks, permissions
from domain.clocks import today
from domain.notes import NoteKind
from domain.permissions import Actor, Role, decide
from domain.refusals import NotAllowed
from exports.printers import Printer
from tests.apps import an_app
from tests.stories import by, told_in
from tests.web.canaries import Canaries
from tests.web.conftest import Screen, words_of
from tests.web.test_permissions_matrix import (
    MAY,
    PAGES,
    SCHEME_PAGES,
    address_of_nothing,
    addresses,
    check_opened,
    check_taken,
    refusal_of,
    rules,
    signed_in,
)
from web import readers

SAID_BESIDES = {
    # a row                                         who lets it read more, and where
    "see words that the person doesn't agree with": (Role.WORKER, "notes.notes"),
    "see what the person keeps to themselves": (Role.ME, "profiles.profile"),
    "see who an entry is for": (Role.ME, "entries.entry"),
    "see how an entry was offered": (Role.ME, "entries.entry"),
    "learn that something private happened": (Role.AUDITOR, "histories.history"),
    "read an event as it is kept": (Role.AUDITOR, "histories.change"),
    "take back a photo for somebody in it": (Role.WORKER, "photos.photo"),
    "read what needs doing": (Role.WORKER, "todos.todo"),
    "read who does not feel safe": (Role.WORKER, "alarms.answer"),
    "learn of emergency access": (Role.WORKER, "histories.history"),
    "see why somebody is among the people": (Role.WORKER, "circles.circle"),
}
"""Rows with no page of their own: they say more on one that is open already."""
SAID_BESIDES_IN_SCHEME = {
    "see who looked in vain": (Role.MANAGER, "todos.todo"),
    "stand in where nobody works for somebody": (Role.MANAGER, "todos.todo"),
}
"""The same, of the scheme."""
DONE_BESIDES = {
    "write down a decision or a contact": ("notes.write", {"kind": NoteKind.DECISION}),
    "correct somebody else's note": ("notes.correct", {}),
}
"""Rows that a command asks besides its own."""
COMMANDED = {
    # a row                                   what is written on the command line, where it is asked
    "read how the record is": ["escalate"],
    "tell the views again": ["rebuild"],
    "renew the secret of the pages": ["new-secret"],
    "renew the master key": ["renew-keys"],
    "seal the log anew": ["renew-keys", "--log"],
    "back up the record": ["backup"],
    "restore the record": ["restore"],
    "see which records are past their time": ["due"],
    "forget a record that is past its time": ["forget"],
    "agree that a record is deleted for ever": ["forget"],
}
ELSEWHERE = {*COMMANDED, "read what a link shows"}
"""Rows that no page asks: those of the command line, and that of whoever has a link, who is nobody."""

ASKS_TWICE = {
    *("adjustments.need", "adjustments.record", "concerns.concerns", "homes.person", "notes.write"),
    *("offered_photos.offer", "offers.new", "readings.looked", "slips.paper", "alarms.answer", "alarms.say"),
}
"""Pages that ask for more than their own row: nobody is let in until all of it is given away."""


def is_kept_out(endpoint: str, role: Role) -> bool:
    """Whether a page of the scheme stays closed to somebody, who is themselves too unless they sit beside a person."""
    return MAY[SCHEME_PAGES[endpoint]].isdisjoint({role} if role is Role.WITH_ME else {role, Role.ME})


class Matrix:
    """What the matrix asks, one row at a time."""

    def __init__(self, app: Flask, canaries: Canaries) -> None:
        self.app, self.canaries = app, canaries
        self._screens: dict[Actor, Screen] = {}

    def asks(self, endpoint: str, role: Role) -> None:
        """Ask for a page, or send its form; and check the answer against what is written down."""
        screen, (rule, is_read) = self._screen(role, endpoint), self._rule(endpoint)
        is_of_record = endpoint in PAGES and is_read
        found = addresses(screen, rule, self.canaries)[:1] if is_of_record else []
        path = (found or [address_of_nothing(screen, rule, self.canaries.sam)])[0]
        answer = screen.client.get(path) if is_read else screen.send(path, said="A word")
        if endpoint in SCHEME_PAGES:
            assert (answer.status_code == 403) == is_kept_out(endpoint, role), f"{path}: {answer.status}"
        elif is_read:
            check_opened(answer, endpoint, role)
        else:
            check_taken(answer, endpoint, role)

    def says(self, endpoint: str, role: Role, *, in_scheme: bool = False) -> list[str]:
        """What somebody in Sam's circle, or who is this in the scheme, reads on pages of a kind."""
        screen, (rule, _) = self._screen(role, endpoint if in_scheme else ""), self._rule(endpoint)
        return [words_of(screen.client.get(path)) for path in addresses(screen, rule, self.canaries)[:20]]

    def does(self, name: str, role: Role, **more: Any) -> None:
        """Ask a command, and make sure that it is not refused."""
        is_of_scheme = "person_id" not in signature(COMMANDS[name].run).parameters and role in self.canaries.in_scheme
        asker = Actor(self.canaries.in_scheme[role]) if is_of_scheme else self.canaries.actor(role)
        assert not isinstance(refusal_of(self.canaries, name, asker, **more), NotAllowed)

    def _rule(self, endpoint: str) -> tuple[Any, bool]:
        read = rules(self.app, "GET", {endpoint: ""})
        return (read or rules(self.app, "POST", {endpoint: ""}))[0], bool(read)

    def _screen(self, role: Role, endpoint: str = "") -> Screen:
        is_of_scheme = endpoint in SCHEME_PAGES and role in self.canaries.in_scheme
        actor = Actor(self.canaries.in_scheme[role]) if is_of_scheme else self.canaries.actor(role)
        if endpoint in SCHEME_PAGES:
            return signed_in(self.app, actor)  # what is asked there may end the session
        key = Actor(actor.reader, actor.with_person, command_id=actor.reader)
        if key not in self._screens:
            self._screens[key] = signed_in(self.app, actor)
        return self._screens[key]


@pytest.fixture(scope="module")
def matrix(tmp_path_factory: pytest.TempPathFactory, printer: Printer) -> Iterator[Matrix]:
    with told_in(tmp_path_factory.mktemp("mutations")) as story:
        app = an_app(story.store, story.views, Settings(data=Path(), key_file=Path()), printer=printer)
        yield Matrix(app, Canaries(story))


def ask(matrix: Matrix, doing: str) -> object:
    """Ask, of all that needs a row, one thing, as somebody whom it lets. Raises AssertionError where it does not."""
    role = next(role for role in Role if role in MAY[doing])
    pages = [page for page, needs in (PAGES | SCHEME_PAGES).items() if needs == doing and page != "homes.home"]
    commands = [name for name, command in COMMANDS.items() if command.doing == doing]
    if doing in SAID_BESIDES:
        return matrix.says(SAID_BESIDES[doing][1], SAID_BESIDES[doing][0])
    if doing in SAID_BESIDES_IN_SCHEME:
        role, page = SAID_BESIDES_IN_SCHEME[doing]
        return matrix.says(page, role, in_scheme=True)
    if doing in DONE_BESIDES:
        name, more = DONE_BESIDES[doing]
        note = {"note_id": matrix.canaries.parts["note_id"][0]} if name == "notes.correct" else {}
        return matrix.does(name, Role.WORKER, **more, **note)
    if pages:
        return matrix.asks(pages[0], role)
    return matrix.does(commands[0], role)


def notices(matrix: Matrix, doing: str, before: object) -> bool:
    """Whether the same is not so any more."""
    try:
        return ask(matrix, doing) != before
    except AssertionError:
        return True


@pytest.mark.parametrize("doing", sorted(MAY.keys() - ELSEWHERE))
def test_a_row_that_is_taken_away_is_missed(matrix: Matrix, doing: str, monkeypatch: pytest.MonkeyPatch):
    before = ask(matrix, doing)
    assert not notices(matrix, doing, before)

    monkeypatch.delitem(permissions.MAY, doing)

    assert notices(matrix, doing, before)


class Closed:
    """A scheme's record that nothing has open, with one in it that is past its time. Each command is given a copy."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._copies = folder, 0
        with told_in(folder / "closed") as story:
            self._mo = story.mo.reader
            self._worker = members.welcome(story.store, "Kit", roles=frozenset({Role.WORKER}), by=by(story.mo))
            with clocks.at(datetime(2005, 5, 4, tzinfo=UTC)):
                self._gone = story.given_a_person("Fern")
                deaths.record(story.store, self._gone, on_day=today(), by=by(story.mo))

    def command(self, asked: list[str], monkeypatch: pytest.MonkeyPatch) -> int:
        """Ask as the manager, and say how it went."""
        self._copies += 1
        here = Path(copytree(self._folder / "closed", self._folder / str(self._copies)))
        monkeypatch.setenv("CASERECORD_DATA", str(here / "data"))
        monkeypatch.setenv("CASERECORD_KEY_FILE", str(here / "vault.key"))
        told = {
            "forget": [str(self._gone), "--why", "Nobody asks", "--with", str(self._worker)],
            "backup": ["--to", str(here / "copies"), "--keys-to", str(here / "keys")],
            "restore": ["--events", str(here / "data" / "events.db"), "--keys", str(here / "data" / "vault.db")],
        }
        return main([*asked, *told.get(asked[0], []), "--as", str(self._mo)])


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Closed:
    return Closed(tmp_path_factory.mktemp("commanded"))


@pytest.mark.parametrize("doing", COMMANDED)
def test_a_row_of_the_command_line_that_is_taken_away_is_missed(
    closed: Closed, doing: str, monkeypatch: pytest.MonkeyPatch
):
    assert closed.command(COMMANDED[doing], monkeypatch) == Exit.DONE

    monkeypatch.delitem(permissions.MAY, doing)

    assert closed.command(COMMANDED[doing], monkeypatch) == Exit.REFUSED


def test_the_row_of_whoever_has_a_link_is_missed(matrix: Matrix, monkeypatch: pytest.MonkeyPatch):
    store, sam, screen = matrix.canaries.story.store, matrix.canaries.sam, Screen(matrix.app)
    work = matrix.canaries.parts["profile_id"][0]
    link = links.give(store, sam, profile_id=work, until=None, by=Actor(sam))
    opened = screen.client.post("/link", data={"key": store.link_keys.make(link, sam)}, follow_redirects=True)
    assert "zqjob" in opened.text

    monkeypatch.delitem(permissions.MAY, "read what a link shows")

    assert "zqjob" not in screen.client.get(opened.request.path).text


FOR_WHOEVER_SIGNS_IN = {
    *("proofs.again", "passkeys.again", "word_lists.word_list"),  # for two together too
    *("alarms.waiting", "homes.home"),  # beside a person the one is empty, and the other leads to them
}
"""Pages of the scheme that keep out nobody who is signed in: there is nobody to let in besides."""


@pytest.mark.parametrize("endpoint", sorted({*PAGES, *SCHEME_PAGES} - FOR_WHOEVER_SIGNS_IN))
def test_a_page_that_lets_everybody_in_is_noticed(matrix: Matrix, endpoint: str, monkeypatch: pytest.MonkeyPatch):
    doing = (PAGES | SCHEME_PAGES)[endpoint]
    keeps_out = set(MAY["read the circle"] - MAY[doing]) or {Role.PANEL}
    if endpoint in SCHEME_PAGES:
        keeps_out = {role for role in (Role.PANEL, Role.WITH_ME) if is_kept_out(endpoint, role)}
    role = min(keeps_out)
    matrix.asks(endpoint, role)

    def let_in(asked: str, roles: frozenset[Role], **more: bool) -> Role | None:
        return Role.ME if asked == doing or endpoint in ASKS_TWICE else decide(asked, roles, **more)

    for module in (permits, readers):
        monkeypatch.setattr(module, "decide", let_in)
    monkeypatch.setattr(readings, "require_still", lambda *_: None)  # who looks a second time would keep them out

    with pytest.raises(AssertionError):
        matrix.asks(endpoint, role)
