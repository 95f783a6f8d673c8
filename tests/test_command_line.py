"""What is written on the command line is done as a page would do it, and a script can tell how it went."""

import errno
import os
import re
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from runpy import run_module
from uuid import UUID

import pytest

from caserecord import circles, deaths, entries, members, people
from caserecord.__main__ import main
from caserecord.event_names import EVENTS
from caserecord.page_secrets import page_secrets
from caserecord.progress import BETWEEN_LINES, Progress, waiting
from caserecord.schemes import open_scheme, welcome_first
from caserecord.settings import Settings
from caserecord.stores import Store
from caserecord.written_days import day_or_event
from domain import clocks
from domain.permissions import Actor, Role
from domain.records import SomethingForgotten

FERN = "# Fern\n\n## Things I'm proud of\n- I mended the church clock.\n- I won the raffle\n  - offered by: Ines\n"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the command line keeps things, with nothing in it yet."""
    data = tmp_path / "data"
    monkeypatch.setenv("CASERECORD_DATA", str(data))
    monkeypatch.delenv("CASERECORD_KEY", raising=False)
    return data


class Told:
    """A scheme with a worker, Wendy, who supports Sol; and a carer, Rhian, who is in nobody's circle."""

    def __init__(self, data: Path, *, is_demo: bool) -> None:
        with closing(Store.open(Settings.from_environment({"CASERECORD_DATA": str(data)}), EVENTS)) as store:
            open_scheme(store, "Tidewell", is_demo=is_demo)
            self.mo = welcome_first(store, "Mo")
            self.wendy = members.welcome(store, "Wendy Price", roles=frozenset({Role.WORKER}), by=Actor(self.mo))
            self.rhian = members.welcome(store, "Rhian", by=Actor(self.mo))
            self.sol = people.open_record(store, "Sol", by=Actor(self.wendy))
            entries.tell(store, self.sol, "proud", "I fed forty pigeons", by=Actor(self.sol))


@pytest.fixture
def demo(data: Path) -> Told:
    return Told(data, is_demo=True)


@pytest.fixture
def real(data: Path) -> Told:
    return Told(data, is_demo=False)


@pytest.fixture
def fern(tmp_path: Path) -> str:
    file = tmp_path / "fern.md"
    file.write_text(FERN, encoding="utf-8")
    return str(file)


@pytest.fixture
def store(data: Path) -> Iterator[Store]:
    with closing(Store.open(Settings.from_environment({"CASERECORD_DATA": str(data)}), EVENTS)) as store:
        yield store


Captured = pytest.CaptureFixture[str]

# Importing


def test_an_imported_profile_opens_a_record_and_prints_its_id(demo: Told, fern: str, capsys: Captured):
    went = main(["import", fern])

    said = capsys.readouterr()
    assert went == 0
    assert UUID(said.out.strip())
    assert said.err == "Fern: entries brought in: 2, waiting for a yes: 1.\n"
    main(["history", "fern"])
    assert "Fern, with help from Wendy Price, told this, under “Things I'm proud of”:" in capsys.readouterr().out


def test_the_same_file_again_prints_the_same_id_and_changes_nothing(demo: Told, fern: str, capsys: Captured):
    main(["import", fern])
    first = capsys.readouterr().out

    went = main(["import", fern])

    said = capsys.readouterr()
    assert (went, said.out) == (0, first)
    assert said.err == "Nothing new: Wendy Price brought this in before.\n"


def test_whoever_is_not_in_the_circle_learns_who_brought_a_file_in_and_no_id(demo: Told, fern: str, capsys: Captured):
    main(["import", fern])
    capsys.readouterr()

    went = main(["import", fern, "--as", "mo"])

    said = capsys.readouterr()
    assert (went, said.out) == (0, "")
    assert said.err == "Nothing new: Wendy Price brought this in before.\n"


def test_a_file_can_be_added_to_a_record_and_offered_whole(demo: Told, tmp_path: Path, capsys: Captured):
    file = tmp_path / "more.md"
    file.write_text("# Solly\n> I sing\n## My hopes\n- To fly\n", encoding="utf-8")

    went = main(["import", str(file), "--into", "sol", "--offer"])

    said = capsys.readouterr()
    assert (went, said.out.strip()) == (0, str(demo.sol))
    assert said.err == (
        "Solly: entries brought in: 1, waiting for a yes: 1. "
        "What they are called stays as it was. Their one line was left out: nobody else can say it.\n"
    )


def test_a_file_with_faults_brings_in_nothing(demo: Told, store: Store, tmp_path: Path, capsys: Captured):
    file = tmp_path / "half.md"
    file.write_text("# Fern\n## My hopes\n- To fly\n## My nonsense\n-\n", encoding="utf-8")
    before = store.head()

    went = main(["import", str(file)])

    assert went == 1
    assert [line.partition(":")[0] for line in capsys.readouterr().err.splitlines()] == [
        "Nothing was brought in. 2 lines need to be put right",
        "line 4",
        "line 5",
    ]
    assert store.head() == before


def test_a_file_that_is_not_there_is_said(demo: Told, tmp_path: Path, capsys: Captured):
    went = main(["import", str(tmp_path / "nothing.md")])

    assert went == 1
    assert capsys.readouterr().err == f"{tmp_path}/nothing.md: No such file or directory.\n"


# Who asks, and of whom


def test_on_a_real_store_it_must_be_said_who_asks(real: Told, fern: str, capsys: Captured):
    refused = main(["import", fern])
    allowed = main(["import", fern, "--as", "wendy price"])

    assert (refused, allowed) == (1, 0)
    assert "Say who is asking: add --as and your name" in capsys.readouterr().err


def test_a_member_can_be_named_by_id(real: Told, capsys: Captured):
    assert main(["history", "Sol", "--as", str(real.wendy)]) == 0
    assert "I fed forty pigeons" in capsys.readouterr().out


@pytest.mark.parametrize("called", ["Nobody", "c0ffee00-0000-4000-8000-000000000000"])
def test_who_is_no_member_cannot_ask(demo: Told, called: str, capsys: Captured):
    assert main(["history", "Sol", "--as", called]) == 1
    assert capsys.readouterr().err.startswith(f"There is no member of the scheme called “{called}”.")


def test_a_member_without_a_role_cannot_open_a_record(demo: Told, fern: str, capsys: Captured):
    assert main(["import", fern, "--as", "Rhian"]) == 1
    assert capsys.readouterr().err == "Only people who work for the scheme may do this.\n"


def test_a_stranger_and_nobody_read_alike(demo: Told, capsys: Captured):
    nobody = "c0ffee00-0000-4000-8000-000000000000"
    for called in ("Sol", "Nobody", str(demo.sol), nobody):
        assert main(["history", called, "--as", "Rhian"]) == 1

        says = capsys.readouterr().err
        assert says == f"There is nobody here called “{called}” whom you may ask about.\n"


def test_two_people_who_share_a_name_are_told_apart_by_id(demo: Told, store: Store, capsys: Captured):
    other = people.open_record(store, "SOL", by=Actor(demo.wendy))

    went = main(["history", "sol"])

    said = capsys.readouterr().err.splitlines()
    assert went == 1
    assert said[0] == "2 people are called “sol”. Write which one, by one of these ids:"
    assert set(said[1:]) == {str(demo.sol), str(other)}


def test_a_person_is_found_by_the_letters_of_their_name(demo: Told, store: Store, capsys: Captured):
    people.open_record(store, "Imran 🏏", by=Actor(demo.wendy))

    assert main(["history", "imran"]) == 0
    assert main(["history", "🏏"]) == 1


def test_on_a_demo_a_manager_asks_where_there_is_no_worker(data: Path, fern: str, capsys: Captured):
    with closing(Store.open(Settings.from_environment({"CASERECORD_DATA": str(data)}), EVENTS)) as store:
        open_scheme(store, "Tidewell", is_demo=True)
        refused = main(["import", fern])
        welcome_first(store, "Mo")
        allowed = main(["import", fern])

    assert (refused, allowed) == (1, 0)
    assert "There is no worker here." in capsys.readouterr().err


def test_a_member_who_was_forgotten_asks_nothing(demo: Told, store: Store, fern: str):
    store.vault.destroy_key(demo.wendy)

    main(["import", fern])

    assert store.read(0, 99, names=["entry.offered"])[0].event.by == demo.mo


# Printing


def test_a_profile_is_printed_to_a_file_that_only_its_owner_can_read(demo: Told, tmp_path: Path, capsys: Captured):
    file = tmp_path / "sol.pdf"
    file.write_text("an older one")

    went = main(["print", "Sol", "--format", "one-page", "-o", str(file)])

    assert went == 0
    assert file.read_bytes().startswith(b"%PDF-")
    assert file.stat().st_mode & 0o777 == 0o600
    assert "sol.pdf is ready to print. Only you can read it on this computer.\n" in capsys.readouterr().err
    assert {each.name for each in tmp_path.iterdir()} == {"data", "sol.pdf"}


def test_a_profile_can_be_sent_on(demo: Told, capsysbinary: pytest.CaptureFixture[bytes]):
    assert main(["print", "Sol", "-o", "-"]) == 0
    assert capsysbinary.readouterr().out.startswith(b"%PDF-")


def test_nothing_but_a_file_is_written_over(demo: Told, tmp_path: Path, capsys: Captured):
    assert main(["print", "Sol", "-o", str(tmp_path)]) == 1
    assert capsys.readouterr().err.endswith(f"{tmp_path}: This is not a file.\n")


def test_nothing_is_left_of_a_paper_that_could_not_be_kept(demo: Told, tmp_path: Path, capsys: Captured):
    assert main(["print", "Sol", "-o", str(tmp_path / "nowhere" / "sol.pdf")]) == 1
    assert capsys.readouterr().err.endswith(": No such file or directory.\n")


def test_an_older_paper_stays_where_the_disk_is_full(
    demo: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
):
    file = tmp_path / "sol.pdf"
    file.write_text("an older one")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    went = main(["print", "Sol", "-o", str(file)])

    assert went == 1
    assert capsys.readouterr().err.endswith("Nothing was written: No space left on device.\n")
    assert file.read_text() == "an older one"
    assert {each.name for each in tmp_path.iterdir()} == {"data", "sol.pdf"}


def test_who_may_not_read_a_profile_cannot_print_it(demo: Told, store: Store, tmp_path: Path, capsys: Captured):
    circles.join(
        store, demo.sol, demo.rhian, Role.AUDITOR, from_day=clocks.today(), why="Checks it", by=Actor(demo.wendy)
    )

    went = main(["print", "Sol", "-o", str(tmp_path / "sol.pdf"), "--as", "Rhian"])

    assert went == 1
    assert "Your part in this record does not include this." in capsys.readouterr().err


def test_what_is_printed_or_told_is_written_down_before_it_leaves(demo: Told, store: Store, tmp_path: Path):
    assert main(["print", "Sol", "-o", str(tmp_path / "sol.pdf")]) == 0
    assert main(["history", "Sol"]) == 0
    assert main(["history", "Sol", "--on", clocks.today().isoformat()]) == 0

    read = [at for at in store.read(0, 1000) if at.name == "readership.record-read"]
    told = next(at for at in store.read(0, 1000) if at.name == "entry.told").event.originator_id
    assert [at.event.door for at in read] == ["paper", "history"]
    assert (told, 1) in read[0].event.came_to_know
    assert (told, 1) not in read[1].event.came_to_know
    assert {at.event.by for at in read} == {demo.wendy}


def test_a_paper_is_made_again_from_its_receipt_by_whoever_may(
    demo: Told, store: Store, tmp_path: Path, capsys: Captured
):
    circles.join(
        store, demo.sol, demo.rhian, Role.AUDITOR, from_day=clocks.today(), why="Checks it", by=Actor(demo.wendy)
    )
    first, second = tmp_path / "first.pdf", tmp_path / "second.pdf"
    main(["print", "Sol", "--format", "booklet", "-o", str(first)])
    receipt = re.search("The number of its receipt is (.*)[.]", capsys.readouterr().err)
    assert receipt
    entries.tell(store, demo.sol, "proud", "I fed fifty pigeons", by=Actor(demo.sol))

    asked = ["receipt", receipt[1], "-o", str(second), "--as"]
    went = main([*asked, "Rhian", "--why", "checking"])

    assert went == 0
    assert "It is the same as what was given, byte for byte." in capsys.readouterr().err
    assert second.read_bytes() == first.read_bytes()
    assert main([*asked, "Wendy Price"]) == 1
    assert "Your part in this record does not include this." in capsys.readouterr().err
    assert main([*asked, "Mo"]) == 1
    strangers = capsys.readouterr().err
    assert main(["receipt", str(demo.sol), "-o", str(second), "--as", "Rhian"]) == 1
    assert capsys.readouterr().err == strangers


def test_it_is_said_that_a_paper_differs_and_why(demo: Told, store: Store, tmp_path: Path, capsys: Captured):
    circles.join(
        store, demo.sol, demo.rhian, Role.AUDITOR, from_day=clocks.today(), why="Checks it", by=Actor(demo.wendy)
    )
    main(["print", "Sol", "-o", str(tmp_path / "first.pdf")])
    (receipt,) = [at.event.receipt for at in store.read(0, 999, names=["readership.given-out"])]
    people.choose_name(store, demo.sol, "Fern", cover_former=True, by=Actor(demo.sol))

    went = main(["receipt", str(receipt), "-o", str(tmp_path / "second.pdf"), "--as", "Rhian", "--why", "checking"])

    said = capsys.readouterr().err
    assert went == 1
    assert "A name that stood on it is covered now." in said
    assert "It is not the same as what was given." in said


def test_what_cannot_be_written_down_is_not_printed(demo: Told, data: Path, tmp_path: Path, capsys: Captured):
    with closing(sqlite3.connect(data / "events.db")) as log:
        log.execute(
            "CREATE TRIGGER no_room BEFORE INSERT ON stored_events BEGIN SELECT RAISE(FAIL, 'disk is full'); END"
        )

    went = [main(["print", "Sol", "-o", str(tmp_path / "sol.pdf")]), main(["history", "Sol"])]
    said = capsys.readouterr().out
    told_again = main(["rebuild"])

    assert (went, told_again) == ([3, 3], 0)
    assert not (tmp_path / "sol.pdf").exists()
    assert said == ""


def test_whoever_does_not_support_the_person_says_why(demo: Told, store: Store, capsys: Captured):
    circles.join(
        store, demo.sol, demo.rhian, Role.AUDITOR, from_day=clocks.today(), why="Checks it", by=Actor(demo.wendy)
    )

    unsaid = main(["history", "Sol", "--as", "Rhian"])
    says = capsys.readouterr()
    said = main(["history", "Sol", "--as", "Rhian", "--why", "complaint"])
    again = main(["history", "Sol", "--as", "Rhian"])

    assert (unsaid, said, again) == (1, 0, 0)
    assert "Say why you look at this record today. Add --why and one of: checking, review" in says.err
    assert says.out == ""


# The history


def test_a_history_tells_everything_the_oldest_first(
    demo: Told, store: Store, monkeypatch: pytest.MonkeyPatch, capsys: Captured
):
    monkeypatch.setattr("projections.whole_histories._PAGE", 2)
    entries.tell(store, demo.sol, "proud", "I found\nthe key", by=Actor(demo.sol))

    went = main(["history", "Sol"])

    told = capsys.readouterr().out
    assert went == 0
    assert told.index("Wendy Price opened this record.") < told.index("I fed forty pigeons") < told.index("I found")
    assert "    I found\n    the key\n" in told
    assert told.startswith("#")


def test_a_profile_is_shown_as_it_was(demo: Told, store: Store, capsys: Captured):
    until = store.head()[0]
    entries.tell(store, demo.sol, "proud", "I found the key", by=Actor(demo.sol))

    main(["history", "Sol", "--on", str(until)])
    then = capsys.readouterr().out
    main(["history", "Sol", "--on", clocks.today().isoformat()])
    now = capsys.readouterr().out

    assert "I fed forty pigeons" in then
    assert "I found the key" not in then
    assert "I found the key" in now


def test_a_name_that_is_covered_today_is_covered_then(demo: Told, store: Store, capsys: Captured):
    until = store.head()[0]
    people.choose_name(store, demo.sol, "Soleil", cover_former=True, by=Actor(demo.sol))

    main(["history", "Soleil", "--on", f"#{until}"])

    assert capsys.readouterr().out.startswith("[name covered]\n")


@pytest.mark.parametrize(
    ("on", "says"),
    [
        ("1999-12-31", "There was no record yet on this day. Choose a later one."),
        ("31 Dec 2999", "This day has not come yet. Choose one up to today."),
        ("99999", "There is no such change in this record."),
    ],
)
def test_a_day_or_event_without_a_record_is_refused(demo: Told, on: str, says: str, capsys: Captured):
    assert main(["history", "Sol", "--on", on]) == 1
    assert capsys.readouterr().err == f"{says}\n"


def test_a_day_is_written_as_people_write_it():
    assert day_or_event("2016-05-03") == date(2016, 5, 3)
    assert day_or_event("3 May 2016") == day_or_event("03 may 2016 ") == date(2016, 5, 3)
    assert day_or_event("3 September 2016") == date(2016, 9, 3)
    assert day_or_event("#12") == day_or_event("12") == 12


def test_who_knew_is_asked_of_a_day_and_not_of_an_event(demo: Told, capsys: Captured):
    with pytest.raises(SystemExit) as ended:
        main(["who-knew", "Sol", "--enquiry", "1", "--about", "2", "--on", "3"])

    assert ended.value.code == 2
    assert "is not a day" in capsys.readouterr().err


@pytest.mark.parametrize("on", ["soon", "30 February 2016", "٣"])
def test_what_is_neither_a_day_nor_an_event_is_wrong_usage(demo: Told, on: str, capsys: Captured):
    with pytest.raises(SystemExit) as ended:
        main(["history", "Sol", "--on", on])

    assert ended.value.code == 2
    assert f"“{on}” is neither a day nor an event." in capsys.readouterr().err


# How everything is


def test_what_is_shown_can_be_told_again(demo: Told, data: Path, capsys: Captured):
    main(["history", "Sol"])
    views = next(data.glob("views-*.db"))
    views.write_bytes(b"not a database at all, but long enough to be taken for one" * 20)

    broken = main(["history", "Sol"])
    rebuilt = main(["rebuild"])
    mended = main(["history", "Sol"])

    assert (broken, rebuilt, mended) == (3, 0, 0)
    said = capsys.readouterr().err
    assert "What is shown cannot be read: file is not a database. Tell it again: ./run caserecord rebuild" in said
    assert "Told again: " in said


def test_only_the_scheme_tells_what_is_shown_again(demo: Told, capsys: Captured):
    assert main(["rebuild", "--as", "Rhian"]) == 1


def test_a_store_that_is_well_has_nothing_to_mend(demo: Told, capsys: Captured):
    went = main(["doctor"])

    said = capsys.readouterr().out
    mend = [line for line in said.splitlines() if line.startswith("MEND")]
    assert (went, mend) == (0, [])
    assert "SQLite" in said
    assert "a demo: everybody in it is invented" in said


def test_the_doctor_names_what_is_withheld(demo: Told, data: Path, store: Store, capsys: Captured):
    told = store.read(0, 99, names=["entry.told"])[0]
    with closing(sqlite3.connect(data / "events.db")) as connection:
        connection.execute("DROP TRIGGER stored_events_are_kept_on_UPDATE")
        connection.execute(
            "UPDATE stored_events SET state = CAST(x'00' || state AS BLOB) WHERE notification_id = ?", [told.position]
        )
        connection.commit()

    went = main(["doctor"])

    assert went == 1
    assert f"MEND  withheld: {told.event.originator_id}: " in capsys.readouterr().out


def test_the_doctor_looks_on_where_the_store_does_not_open(demo: Told, data: Path, capsys: Captured):
    data.chmod(0o755)

    went = main(["doctor"])

    said = capsys.readouterr().out
    assert went == 1
    assert f"MEND  {data}: Other people on this computer can read it. Write: chmod 700 {data}" in said
    assert f"MEND  record: Other people on this computer can read {data}. Write: chmod 700 {data}" in said
    assert "style sheet" in said


def test_the_doctor_says_that_views_are_broken(demo: Told, data: Path, capsys: Captured):
    main(["history", "Sol"])
    next(data.glob("views-*.db")).write_bytes(b"not a database at all, but long enough to be taken for one" * 20)

    assert main(["doctor"]) == 1
    assert "MEND  views: file is not a database. Tell them again" in capsys.readouterr().out


def test_the_doctor_is_asked_by_somebody(real: Told, capsys: Captured):
    assert main(["doctor"]) == 1
    assert "Say who is asking" in capsys.readouterr().err


def test_the_doctor_looks_at_how_a_real_record_is_served(real: Told, capsys: Captured):
    assert main(["doctor", "--as", "mo"]) == 1

    said = capsys.readouterr().out
    assert "MEND  address: It is not set." in said
    assert "MEND  web server in front: It is not set" in said
    assert "MEND  key: It lies in" in said
    assert "MEND  outside: Nothing shows that the end of the log was not taken off." in said
    assert "  disk: " in said
    assert "  workers: " in said


# Keeping it safe


def test_a_new_secret_is_made_by_a_manager_and_the_old_one_kept_for_a_time(real: Told, store: Store, capsys: Captured):
    old = page_secrets(store.vault)[0]

    went = main(["new-secret", "--as", "mo"])

    assert went == 0
    assert "Start the server again to use it. Nobody is signed out." in capsys.readouterr().err
    assert page_secrets(store.vault)[1:] == [old]
    assert main(["new-secret", "--at-once", "--as", "mo"]) == 0
    assert "Everybody signs in again." in capsys.readouterr().err
    assert len(page_secrets(store.vault)) == 1


def test_a_new_secret_is_not_made_by_a_worker(real: Told, store: Store):
    old = page_secrets(store.vault)[0]

    assert main(["new-secret", "--as", "Wendy Price"]) == 1

    assert page_secrets(store.vault) == [old]


def test_a_manager_renews_the_master_key_while_nobody_else_has_the_record_open(
    real: Told, data: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
):
    before = (data / "vault.key").read_text()
    with closing(Store.open(Settings.from_environment(os.environ), EVENTS)):
        assert main(["renew-keys", "--as", "mo"]) == 3
    assert "Stop it, and ask again." in capsys.readouterr().err
    assert main(["renew-keys", "--as", "Wendy Price"]) == 1
    assert (data / "vault.key").read_text() == before

    assert main(["renew-keys", "--as", "mo"]) == 0

    new = (data / "vault.key").read_text()
    assert new != before
    assert f"It is in {data / 'vault.key'}: keep a copy of it" in capsys.readouterr().err
    assert main(["history", "Sol", "--as", "Wendy Price"]) == 0
    assert "I fed forty pigeons" in capsys.readouterr().out
    monkeypatch.setenv("CASERECORD_KEY", new.strip())
    monkeypatch.setenv("CASERECORD_NEW_KEY", "5" * 64)
    assert main(["renew-keys", "--as", "mo"]) == 0
    assert "Write it in CASERECORD_KEY now" in capsys.readouterr().err


def test_a_checkpoint_is_kept_elsewhere_and_the_log_is_held_up_to_it(
    real: Told, data: Path, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
):
    given, outside = tmp_path / "given.txt", tmp_path / "outside"
    outside.mkdir()
    assert main(["checkpoint", "--as", "Rhian"]) == 1
    with closing(Store.open(Settings.from_environment(os.environ), EVENTS)) as store:
        changes, _ = store.head()
    capsys.readouterr()

    assert main(["checkpoint", "--as", "Wendy Price"]) == 0
    said = capsys.readouterr()
    assert f"It covers {changes:,} changes." in said.err
    assert main(["checkpoint", "-o", str(given), "--as", "mo"]) == 0
    assert capsys.readouterr().out == ""
    monkeypatch.setenv("CASERECORD_OUTSIDE", str(outside))
    assert main(["checkpoint", "--as", "Wendy Price"]) == 0
    said = capsys.readouterr()
    (kept,) = outside.iterdir()
    assert kept.read_text(encoding="utf-8") == given.read_text(encoding="utf-8") == said.out
    assert f"It is in {kept} too." in said.err

    assert main(["verify", str(given), "--as", "Wendy Price"]) == 0
    said = capsys.readouterr()
    assert said.out == "UNCHANGED\n"
    assert "not that it is true, nor that nothing was left out" in said.err
    with closing(sqlite3.connect(data / "events.db")) as events, events:
        events.execute("drop trigger stored_events_are_kept_on_DELETE")
        events.execute("delete from stored_events where notification_id > 3")
    assert main(["verify", "--as", "mo"]) == 2
    said = capsys.readouterr()
    assert said.out == "MISSING after 3\n"
    assert "the end was taken off" in said.err
    kept.write_text("no checkpoint")
    assert main(["verify", "--as", "mo"]) == 1
    assert f"{kept}: This is not a checkpoint of this record" in capsys.readouterr().err
    kept.rename(kept.with_name("checkpoint-of-others.txt"))
    assert main(["verify", str(tmp_path / "none.txt"), "--as", "mo"]) == 1


def test_a_manager_has_the_log_sealed_anew_and_it_says_how_the_one_before_ended(
    real: Told, data: Path, capsys: Captured
):
    with closing(Store.open(Settings.from_environment(os.environ), EVENTS)) as store:
        until, log_hash = store.head()
        assert main(["renew-keys", "--log", "--as", "mo"]) == 3
    assert main(["renew-keys", "--log", "--as", "Wendy Price"]) == 1

    assert main(["renew-keys", "--log", "--as", "mo"]) == 0

    assert (data / f"events-until-{until + 1}.db").exists()
    with closing(Store.open(Settings.from_environment(os.environ), EVENTS)) as store:
        (said,) = store.read(until, 10)
        assert (said.event.until, said.event.log_hash, said.event.by) == (until, log_hash.hex(), real.mo)
        assert store.read_on(until, log_hash, 1) is None
    assert main(["history", "Sol", "--as", "Wendy Price"]) == 0
    assert "I fed forty pigeons" in capsys.readouterr().out


def test_two_people_delete_a_record_for_ever_when_it_is_past_its_time(real: Told, data: Path, capsys: Captured):
    with closing(Store.open(Settings.from_environment(os.environ), EVENTS)) as store:
        dee = people.open_record(store, "Dee", by=Actor(real.wendy))
        died = clocks.today()
        deaths.record(store, real.sol, on_day=died, by=Actor(real.wendy))
    forget = ["forget", str(real.sol), "--why", "Nobody asks for it", "--as", "mo"]
    agreed = [*forget, "--with", "Wendy Price"]

    assert main(["history", "Sol", "--as", "Wendy Price"]) == 0
    assert main(agreed) == 1
    assert "It is kept for 8 years." in capsys.readouterr().err
    with clocks.at(datetime.now(UTC).replace(month=1, day=1) + timedelta(days=10 * 365)):
        assert main(["due", "--as", "mo"]) == 0
        listed = capsys.readouterr()
        assert listed.out.split() == [str(real.sol), f"{died:%Y-%m-%d}", "died"]
        assert "Records past their time: 1. Years that a record is kept: 8." in listed.err
        for refused in (forget, [*forget, "--with", "mo"], [*agreed[:-1], "Rhian"], ["forget", "Sol", *agreed[2:]]):
            assert main(refused) == 1, refused
        with closing(Store.open(Settings.from_environment(os.environ), EVENTS)):
            assert main(agreed) == 3
        assert "deleted for ever" not in capsys.readouterr().err
        aside = data / "before-restore-20201122T120000Z"
        aside.mkdir(mode=0o700)

        assert main(agreed) == 0

        said = capsys.readouterr().err
        assert "Destroy the backups" in said
        assert f"{aside}: what was here before" in said
        assert list(data.glob("views-*")) == []
        assert main(["due", "--as", "mo"]) == 0
        assert main(agreed) == 1
        assert "This was deleted for ever." in capsys.readouterr().err
        assert main(["history", str(dee), "--as", "Wendy Price"]) == 0
        with closing(Store.open(Settings.from_environment(os.environ), EVENTS)) as store:
            decided = store.read(0, 1000, names=["scheme.record-forgotten"])
            told = [at for at in store.read(0, 1000) if isinstance(at.event, SomethingForgotten)]
        assert [(at.event.record, at.event.by, at.event.agreed_by) for at in decided] == [
            (real.sol, real.mo, real.wendy)
        ]
        assert {at.event.person_id for at in told} == {real.sol}


def test_a_manager_copies_the_record_and_gets_it_back_as_it_was(
    real: Told, data: Path, tmp_path: Path, capsys: Captured
):
    copied = ["backup", "--to", str(tmp_path / "said"), "--keys-to", str(tmp_path / "keys"), "--as"]
    with closing(Store.open(Settings.from_environment(os.environ), EVENTS)) as store:
        assert main([*copied, "Wendy Price"]) == 1
        with clocks.at(datetime.now(UTC) - timedelta(days=40)):
            assert main([*copied, "mo"]) == 0
        assert main([*copied, "mo"]) == 0
        assert "and are destroyed: 1." in capsys.readouterr().err
        (_, events), (keys,) = (sorted((tmp_path / name).iterdir()) for name in ("said", "keys"))
        entries.tell(store, real.sol, "proud", "I went to sea", by=Actor(real.sol))
    back = ["restore", "--events", str(events), "--keys", str(keys), "--as", "mo"]

    assert main(back) == 0

    said = capsys.readouterr().err
    assert re.search(r"The record is back: \d+ changes, up to .*\d\d:\d\d UTC\.", said)
    assert "with what let them in both then and now" in said
    assert f"{data}/before-restore-" in said
    assert "Nothing says what else was deleted" not in said
    assert main(["history", "Sol", "--as", "Wendy Price"]) == 0
    told = capsys.readouterr().out
    assert ("I fed forty pigeons" in told, "I went to sea" in told) == (True, False)
    for file in data.glob("*.db*"):
        file.unlink()
    with closing(sqlite3.connect(keys)) as broken:
        broken.execute("DELETE FROM salts WHERE rowid = (SELECT MAX(rowid) FROM salts)")
        broken.commit()
    later = datetime.now(UTC) + timedelta(hours=1)
    with clocks.at(later):
        assert main(back) == 3
        assert "Or add --part" in capsys.readouterr().err
        assert main([*back, "--part"]) == 0
    said = capsys.readouterr().err
    assert "It does not open: change" in said
    assert "Nothing says what else was deleted" in said
    assert "Nobody can sign in yet." in said
    for file in data.glob("*.db*"):
        file.unlink()
    with clocks.at(later + timedelta(hours=1)):
        assert main([*back, "--part", "--keep-ways"]) == 0
    assert "Stop whoever was stopped since" in capsys.readouterr().err


def test_a_timer_passes_on_what_nobody_has_read_and_says_how_many(real: Told, store: Store, capsys: Captured):
    assert main(["escalate", "--as", "Wendy Price"]) == 0

    assert "Passed on: 0. E-mails sent: 0, waiting: 0." in capsys.readouterr().err


# Beginning, and what cannot begin


@pytest.mark.parametrize("command", [["history", "Sol"], ["rebuild"], ["print", "Sol", "-o", "-"]])
def test_asking_where_there_is_no_record_makes_nothing(data: Path, command: list[str], capsys: Captured):
    assert main(command) == 3
    assert f"There is no record in {data} yet." in capsys.readouterr().err
    assert not data.exists()


def test_the_doctor_says_that_there_is_no_record(data: Path, capsys: Captured):
    assert main(["doctor"]) == 1
    assert f"MEND  record: There is no record in {data} yet." in capsys.readouterr().out


def test_a_demo_is_made_once(data: Path, capsys: Captured):
    (data / "being-made").mkdir(mode=0o700, parents=True)
    data.chmod(0o700)
    (data / "being-made" / "events.db").write_text("what was interrupted")

    first = main(["demo"])
    again = main(["demo"])

    assert (first, again) == (0, 1)
    assert not (data / "being-made").exists()
    assert "There is a record in" in capsys.readouterr().err
    assert main(["history", "Win"]) == 0


def test_a_wrong_setting_is_said(data: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured):
    monkeypatch.setenv("CASERECORD_PORT", "eighty")

    assert main(["history", "Sol"]) == 3
    assert "CASERECORD_PORT is not a port" in capsys.readouterr().err


def test_a_record_that_cannot_be_written_is_said(demo: Told, store: Store, fern: str, data: Path, capsys: Captured):
    with closing(sqlite3.connect(data / "events.db")) as connection:
        connection.execute("DROP TABLE commands")

    assert main(["import", fern]) == 3
    assert "The record cannot be read or written (OperationalError)." in capsys.readouterr().err


def test_ctrl_c_ends_it_with_a_word(demo: Told, monkeypatch: pytest.MonkeyPatch, capsys: Captured):
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "open", interrupted)

    assert main(["import", "fern.md"]) == 130
    assert capsys.readouterr().err == "Stopped.\n"


def test_a_newcomer_gets_help(capsys: Captured):
    with pytest.raises(SystemExit) as ended:
        main(["import", "--help"])

    helped = capsys.readouterr().out
    assert ended.value.code == 0
    assert "The same file again changes nothing." in helped
    assert "- offered by: Rhian, my carer" in helped


def test_the_program_ends_as_a_script_can_tell(data: Path):
    def run(*arguments: str) -> int:
        command = [sys.executable, "-m", "caserecord", *arguments]
        return subprocess.run(command, cwd=Path(__file__).parents[1], capture_output=True, check=False).returncode

    assert run("fly") == 2
    assert run("history", "Sol") == 3


def test_the_program_shows_words_on_any_terminal(demo: Told, monkeypatch: pytest.MonkeyPatch):
    out = TextIOWrapper(BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "argv", ["caserecord", "history", "Sol"])
    monkeypatch.delitem(sys.modules, "caserecord.__main__")

    with pytest.raises(SystemExit) as ended:
        run_module("caserecord", run_name="__main__")

    assert ended.value.code == 0
    assert b"under ?Things I'm proud of?:" in out.buffer.getvalue()  # type: ignore[attr-defined]


def test_a_reader_who_has_read_enough_is_no_failure(demo: Told, monkeypatch: pytest.MonkeyPatch, capsys: Captured):
    reading, writing = os.pipe()
    os.close(reading)

    with os.fdopen(writing, "w") as nobody_reads, monkeypatch.context() as patched:
        patched.setattr(sys, "stdout", nobody_reads)
        went = main(["history", "Sol"])

    assert (went, capsys.readouterr().err) == (0, "")


# Progress


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_nothing_is_said_about_what_is_quick():
    out = Terminal()
    progress = Progress("Reading", out)

    progress(1, 2)
    progress(2, 2)
    progress.close()

    assert out.getvalue() == ""


def test_what_cannot_say_how_far_it_is_says_that_it_takes_a_while(monkeypatch: pytest.MonkeyPatch, capsys: Captured):
    monkeypatch.setattr("caserecord.progress.PATIENCE", 0.0)
    said = ""

    with waiting("Keeping what is in the file"):
        until = time.monotonic() + 60
        while not said and time.monotonic() < until:
            said = capsys.readouterr().err

    assert said == "Keeping what is in the file …\n"


def test_nothing_is_said_of_waiting_that_was_short(monkeypatch: pytest.MonkeyPatch, capsys: Captured):
    monkeypatch.setattr("caserecord.progress.PATIENCE", 0.2)

    with waiting("Keeping what is in the file"):
        pass
    time.sleep(0.3)

    assert capsys.readouterr().err == ""


def test_a_bar_grows_on_a_terminal(monkeypatch: pytest.MonkeyPatch):
    moments = iter([0.0, 1.5, 1.55, 1.58])
    monkeypatch.setattr("time.monotonic", lambda: next(moments))
    out = Terminal()
    progress = Progress("Reading", out)

    progress(500, 1000)
    progress(900, 1000)
    progress(1000, 1000)
    progress.close()

    half, whole = "█" * 15 + "░" * 15, "█" * 30
    assert out.getvalue() == f"\rReading {half} 500 of 1,000\rReading {whole} 1,000 of 1,000\n"


def test_a_line_is_said_now_and_then_where_lines_are_kept(monkeypatch: pytest.MonkeyPatch):
    moments = iter([0.0, 2.0, 2.5, 2.0 + BETWEEN_LINES])
    monkeypatch.setattr("time.monotonic", lambda: next(moments))
    out = StringIO()
    progress = Progress("Reading", out)

    progress(1, 3)
    progress(2, 3)
    progress(3, 3)
    progress.close()

    assert out.getvalue() == "Reading: 1 of 3\nReading: 3 of 3\n"
