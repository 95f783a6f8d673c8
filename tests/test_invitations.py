"""Invited at the command line: how a record of real people begins, and who else is let in."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from caserecord.__main__ import main
from caserecord.event_names import EVENTS
from caserecord.letting_in import accept
from caserecord.schemes import scheme_of
from caserecord.settings import Settings
from caserecord.stores import Store
from domain.permissions import Role
from tests.stories import told_in

Captured = pytest.CaptureFixture[str]
SITE = "http://127.0.0.1:8000/invitation#"


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("CASERECORD_DATA", str(tmp_path / "data"))
    for name in ("CASERECORD_KEY", "CASERECORD_KEY_FILE", "CASERECORD_HOST", "CASERECORD_PORT"):
        monkeypatch.delenv(name, raising=False)
    return Settings.from_environment({"CASERECORD_DATA": str(tmp_path / "data")})


@pytest.fixture
def begun(settings: Settings, capsys: Captured) -> Iterator[Store]:
    """A record that Mo began, and signs in to."""
    main(["invite", "Mo Ali", "--role", "manager", "--scheme", "Tidewell"])
    with closing(Store.open(settings, EVENTS)) as store:
        accept(store, token_in(capsys), "mo", "three blue buses")
        yield store


def token_in(capsys: Captured) -> str:
    """The code of the address that was printed, and nothing else was."""
    address = capsys.readouterr().out.strip()
    assert address.startswith(SITE)
    return address.removeprefix(SITE)


def test_a_record_of_real_people_begins_with_its_manager(settings: Settings, capsys: Captured):
    went = main(["invite", "Mo Ali", "--role", "manager", "--scheme", "Tidewell"])

    token = token_in(capsys)
    with closing(Store.open(settings, EVENTS)) as store:
        scheme = scheme_of(store)
        manager = store.invitations.find(token).reader
        assert (went, scheme.name, scheme.is_demo) == (0, "Tidewell", False)
        assert store.scheme_roles(manager) == {Role.MANAGER}
        assert [at.name for at in store.read(0, 9)] == [
            *("scheme.opened", "member.welcomed", "member.role-given", "sign-in.invited"),
        ]


@pytest.mark.parametrize("more", [[], ["--role", "worker"]])
def test_it_begins_with_nobody_else_and_leaves_nothing(settings: Settings, capsys: Captured, more: list[str]):
    assert main(["invite", "Wendy", *more]) == 1

    assert "It begins with the manager: add --role manager" in capsys.readouterr().err
    assert not (settings.data / "events.db").exists()


def test_a_manager_without_a_name_begins_nothing(settings: Settings):
    assert main(["invite", " ", "--role", "manager"]) == 1

    assert not (settings.data / "events.db").exists()


def test_until_somebody_can_sign_in_the_doctor_says_so(settings: Settings, capsys: Captured):
    main(["invite", "Mo Ali", "--role", "manager"])
    token = token_in(capsys)

    main(["doctor", "--as", "Mo Ali"])
    before = capsys.readouterr().out
    with closing(Store.open(settings, EVENTS)) as store:
        accept(store, token, "mo", "three blue buses")
    main(["doctor", "--as", "Mo Ali"])

    assert "MEND  sign-in: Nobody can sign in yet." in before
    assert "OK    sign-in: 1 can sign in" in capsys.readouterr().out


def test_an_address_that_was_lost_is_made_anew_until_it_is_used(settings: Settings, capsys: Captured):
    main(["invite", "Mo Ali", "--role", "manager"])
    lost = token_in(capsys)

    assert main(["invite", "Mo Ali", "--as", "Mo Ali"]) == 0

    assert token_in(capsys) != lost


def test_later_members_are_invited_by_somebody_who_may(begun: Store, capsys: Captured):
    assert main(["invite", "Wendy", "--role", "worker"]) == 1
    assert "Say who is asking" in capsys.readouterr().err
    assert main(["invite", "Wendy", "--role", "worker", "--as", "Mo Ali"]) == 0
    wendy = begun.invitations.find(token_in(capsys)).reader
    assert begun.scheme_roles(wendy) == {Role.WORKER}

    assert main(["invite", "Rhian", "--role", "carer", "--as", "Wendy"]) == 1
    assert main(["invite", "Wendy", "--role", "worker", "--as", "Mo Ali"]) == 1
    assert "“Wendy” is a member already." in capsys.readouterr().err
    assert main(["invite", "Nobody", "--as", "Mo Ali"]) == 1


def test_two_people_let_somebody_in_again(begun: Store, capsys: Captured):
    for name, role in (("Wendy", "worker"), ("Kit", "worker")):
        main(["invite", name, "--role", role, "--as", "Mo Ali"])
    capsys.readouterr()

    assert main(["invite", "Mo Ali", "--as", "Wendy"]) == 1
    assert "add --with and who agrees" in capsys.readouterr().err
    assert main(["invite", "Mo Ali", "--as", "Wendy", "--with", "Wendy"]) == 1
    assert main(["invite", "Mo Ali", "--as", "Wendy", "--with", "Mo Ali"]) == 1
    capsys.readouterr()
    assert main(["invite", "Mo Ali", "--as", "Wendy", "--with", "Kit"]) == 0

    assert accept(begun, token_in(capsys), "mo", "four red vans")


def test_a_person_is_invited_by_whoever_works_for_them(tmp_path: Path, settings: Settings, capsys: Captured):
    with told_in(tmp_path) as story:
        sam = story.given_a_person("Sam")
        story.given_a_member("Wendy", Role.WORKER)
    (tmp_path / "vault.key").rename(settings.key_file)

    assert main(["invite", "Sam", "--as", "Wendy"]) == 1
    capsys.readouterr()
    assert main(["invite", "Sam", "--as", "Mo"]) == 0

    with closing(Store.open(settings, EVENTS)) as store:
        assert store.invitations.find(token_in(capsys)).reader == sam
