import os
import stat
from datetime import time
from pathlib import Path

import pytest

from caserecord.post_offices import PostOffice
from caserecord.settings import CannotStart, Settings
from caserecord.stores import Store
from tests.caserecord.diaries import EVENTS

KEY = "0123456789abcdefABCDEF" + "0" * 42


def test_nothing_has_to_be_set():
    settings = Settings.from_environment({})

    assert settings == Settings(data=Path("data"), key_file=Path("data/vault.key"))
    assert (settings.host, settings.port) == ("127.0.0.1", 8000)
    assert settings.public_address == "http://127.0.0.1:8000"


def test_everything_can_be_set():
    environ = {
        "CASERECORD_DATA": "/srv/record",
        "CASERECORD_KEY": KEY,
        "CASERECORD_KEY_FILE": "/etc/record.key",
        "CASERECORD_HOST": "0.0.0.0",
        "CASERECORD_PORT": "80",
        "CASERECORD_EVENTS": "postgresql://record",
        "CASERECORD_ADDRESS": "https://record.example.org/",
        "CASERECORD_PROXY": "10.0.0.1",
        "CASERECORD_METRICS_PORT": "9100",
        "CASERECORD_SMTP": "smtp://mail.example.org",
        "CASERECORD_SMTP_FROM": "record@example.org",
        "CASERECORD_READ_BY": "16:30",
        "CASERECORD_PASS_ON_HOURS": "2",
        "CASERECORD_NEW_KEY": KEY[::-1],
        "CASERECORD_KEEP_YEARS": "20",
        "CASERECORD_DISK_ENCRYPTED": "yes",
        "CASERECORD_PASSWORD_ALONE": "yes",
        "CASERECORD_LEAKED_PASSWORDS": "/srv/leaked.txt",
        "CASERECORD_OUTSIDE": "/mnt/outside",
    }

    settings = Settings.from_environment(environ)

    assert settings == Settings(
        data=Path("/srv/record"),
        key_file=Path("/etc/record.key"),
        key=bytes.fromhex(KEY),
        events="postgresql://record",
        host="0.0.0.0",
        port=80,
        address="https://record.example.org",
        proxy="10.0.0.1",
        metrics_port=9100,
        post_office=PostOffice("mail.example.org", 587, "record@example.org"),
        read_by=time(16, 30),
        pass_on_hours=2,
        new_key=bytes.fromhex(KEY[::-1]),
        keep_years=20,
        is_disk_encrypted=True,
        is_password_enough=True,
        leaked_passwords=Path("/srv/leaked.txt"),
        outside=Path("/mnt/outside"),
    )


def test_people_ask_for_pages_where_the_address_says_or_else_where_they_are_served():
    served = Settings(Path(), Path(), host="10.0.0.2", port=80)
    public = Settings(Path(), Path(), address="https://record.example.org")

    assert (served.public_address, served.is_https) == ("http://10.0.0.2:80", False)
    assert (public.public_address, public.is_https) == ("https://record.example.org", True)
    assert public.hosts[0] == "record.example.org"


@pytest.mark.parametrize(
    "address",
    [
        "record.example.org",
        "ftp://a.example",
        "https://",
        "https://a.example/x",
        "https://u:p@a.example",
        "https://A.b",
    ],
)
def test_an_address_that_is_none_is_refused_by_name(address: str):
    with pytest.raises(CannotStart, match="CASERECORD_ADDRESS is not an address of a site: write one such as"):
        Settings.from_environment({"CASERECORD_ADDRESS": address})


@pytest.mark.parametrize("proxy", ["*", "nginx", "10.0.0.0/8"])
def test_a_proxy_that_is_no_ip_address_is_refused_by_name(proxy: str):
    with pytest.raises(CannotStart, match="CASERECORD_PROXY is not the IP address of a web server in front"):
        Settings.from_environment({"CASERECORD_PROXY": proxy})


def test_a_port_for_numbers_that_is_none_is_refused_by_name():
    with pytest.raises(CannotStart, match="CASERECORD_METRICS_PORT is not a port: write a number from 0"):
        Settings.from_environment({"CASERECORD_METRICS_PORT": "many"})


@pytest.mark.parametrize("port", ["0", "65536", "-1", "eighty", "8000 ", "٣"])
def test_a_port_that_is_none_is_refused_by_name(port: str):
    with pytest.raises(CannotStart, match="CASERECORD_PORT is not a port: write"):
        Settings.from_environment({"CASERECORD_PORT": port})


@pytest.mark.parametrize("host", ["::1", "::", "[::1]", "fe80::1%eth0", "localhost:8000"])
def test_a_host_that_no_page_could_be_asked_for_at_is_refused_by_name(host: str):
    with pytest.raises(CannotStart, match=r"CASERECORD_HOST cannot have colons in it: write .* such as 127\.0\.0\.1"):
        Settings.from_environment({"CASERECORD_HOST": host})


@pytest.mark.parametrize("key", ["secret", "0" * 63, "0" * 65, "g" * 64, "00 " * 21 + "0"])
def test_a_key_that_is_none_is_refused_by_name_and_never_repeated(key: str):
    with pytest.raises(CannotStart, match="CASERECORD_KEY is not a key: write 64 hex digits") as refused:
        Settings.from_environment({"CASERECORD_KEY": key})

    assert key not in str(refused.value)


def test_a_key_is_not_shown_with_the_settings():
    settings = Settings.from_environment({"CASERECORD_KEY": KEY})

    assert "key=" not in repr(settings)


def test_an_engine_that_we_do_not_know_is_refused_by_name(tmp_path: Path):
    settings = Settings(data=tmp_path / "data", key_file=tmp_path / "key", events="postgresql://record")

    with pytest.raises(CannotStart, match="CASERECORD_EVENTS"):
        Store.open(settings, EVENTS)


def test_nobody_else_can_read_what_is_made(settings: Settings):
    umask = os.umask(0)
    try:
        Store.open(settings, EVENTS).close()
    finally:
        os.umask(umask)

    made = [settings.key_file, settings.data, *settings.data.iterdir()]
    assert {path.name for path in made} >= {"vault.key", "data", "events.db", "events.lock", "vault.db"}
    assert all(not stat.S_IMODE(path.stat().st_mode) & 0o077 for path in made)


def test_files_beside_the_databases_are_as_private(store: Store, settings: Settings, sol: object):
    beside = [path for path in settings.data.iterdir() if path.name.endswith(("-wal", "-shm"))]

    assert len(beside) == 4
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in beside)


@pytest.mark.parametrize("name", ["data", "data/events.db", "data/vault.db", "data/events.lock", "vault.key"])
def test_what_others_can_read_is_refused_by_name(settings: Settings, name: str):
    Store.open(settings, EVENTS).close()
    loose = settings.data.parent / name
    loose.chmod(0o750)

    with pytest.raises(CannotStart, match=f"can read {loose}. Write: chmod [67]00 {loose}"):
        Store.open(settings, EVENTS)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("CASERECORD_SMTP", "mail.example.org"),
        ("CASERECORD_READ_BY", "5 pm"),
        ("CASERECORD_PASS_ON_HOURS", "0"),
        ("CASERECORD_PASS_ON_HOURS", "169"),
        ("CASERECORD_PASS_ON_HOURS", "soon"),
    ],
)
def test_a_setting_about_who_does_not_feel_safe_is_named_where_it_is_wrong(name: str, written: str):
    with pytest.raises(CannotStart, match=f"{name} is not "):
        Settings.from_environment({name: written})


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("CASERECORD_KEEP_YEARS", "0"),
        ("CASERECORD_KEEP_YEARS", "101"),
        ("CASERECORD_KEEP_YEARS", "for ever"),
        ("CASERECORD_DISK_ENCRYPTED", "true"),
        ("CASERECORD_PASSWORD_ALONE", "no"),
        ("CASERECORD_NEW_KEY", "new"),
    ],
)
def test_a_setting_about_what_is_kept_is_named_where_it_is_wrong(name: str, written: str):
    with pytest.raises(CannotStart, match=f"{name} is not "):
        Settings.from_environment({name: written})
