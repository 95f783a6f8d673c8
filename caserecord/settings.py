"""What this deployment was told in its environment, read once."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from caserecord.post_offices import NotAPostOffice, PostOffice


class CannotStart(Exception):
    """The program cannot start. The message names what is wrong, and says what to write instead."""


@dataclass(frozen=True)
class Settings:
    """Where things are kept, and where pages are served."""

    data: Path
    """The folder of everything that is kept."""
    key_file: Path
    """The file with the master key, where `key` is not given: made when there is none."""
    key: bytes | None = field(default=None, repr=False)
    """The master key that opens the vault: 32 bytes."""
    new_key: bytes | None = field(default=None, repr=False)
    """The master key that is to take the place of `key`, when that is asked for."""
    events: str = ""
    """The engine that keeps the events; nothing for SQLite, in `data`."""
    host: str = "127.0.0.1"
    port: int = 8000
    address: str = ""
    """Where people ask for the pages, such as https://record.example.org; nothing where that is `host` and `port`."""
    proxy: str = ""
    """The IP address of the web server in front, which alone is believed about who asks; nothing where none is."""
    oidc: Path | None = None
    """The file that names other sites which say who somebody is; None where there are none."""
    metrics_port: int = 0
    """Where numbers are given, to this computer alone; 0 for nowhere."""
    post_office: PostOffice | None = None
    """The mail server that tells members that something waits for them; None where they find it only in the pages."""
    read_by: time = time(17)
    """By when somebody reads, on each working day, what a person says who does not feel safe."""
    pass_on_hours: int = 4
    """Hours after which what nobody has read goes on to somebody else."""
    keep_years: int = 8
    """Years for which a record is kept after it was closed: by a death, or when nobody was left in the circle."""
    is_disk_encrypted: bool = False
    """Whether the deployer says that the disk is, where this computer cannot see it."""
    is_password_enough: bool = False
    """Whether a password alone lets somebody in on a device that is not known for them."""
    leaked_passwords: Path | None = None
    """The file of passwords that got out elsewhere; None where none was brought."""
    outside: Path | None = None
    """The folder on another disk or computer where whatever proves and completes the record is kept too, if any is."""

    @property
    def public_address(self) -> str:
        """Where people ask for the pages, whatever a browser says that it asked for."""
        return self.address or f"http://{self.host}:{self.port}"

    @property
    def is_https(self) -> bool:
        """Whether what is sent can be read by nobody on the way."""
        return self.address.startswith("https:")

    @property
    def hosts(self) -> list[str]:
        """The names under which pages are given. What this computer asks itself is among them."""
        own = [self.host, f"{self.host}:{self.port}", "localhost", "127.0.0.1"]
        return [urlsplit(self.address).netloc, *own] if self.address else own

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> "Settings":
        """The settings in these variables. Raises CannotStart."""
        data = Path(environ.get("CASERECORD_DATA") or "data")
        return cls(
            data=data,
            key_file=Path(environ.get("CASERECORD_KEY_FILE") or data / "vault.key"),
            key=_key(environ.get("CASERECORD_KEY", ""), "CASERECORD_KEY"),
            new_key=_key(environ.get("CASERECORD_NEW_KEY", ""), "CASERECORD_NEW_KEY"),
            events=environ.get("CASERECORD_EVENTS", ""),
            host=_host(environ.get("CASERECORD_HOST") or "127.0.0.1"),
            port=_port(environ.get("CASERECORD_PORT") or "8000", "CASERECORD_PORT"),
            address=_address(environ.get("CASERECORD_ADDRESS", "")),
            proxy=_proxy(environ.get("CASERECORD_PROXY", "")),
            oidc=Path(oidc) if (oidc := environ.get("CASERECORD_OIDC", "")) else None,
            metrics_port=_port(environ.get("CASERECORD_METRICS_PORT") or "0", "CASERECORD_METRICS_PORT", least=0),
            post_office=_post_office(environ),
            read_by=_time(environ.get("CASERECORD_READ_BY") or "17:00"),
            pass_on_hours=_hours(environ.get("CASERECORD_PASS_ON_HOURS") or "4"),
            keep_years=_years(environ.get("CASERECORD_KEEP_YEARS") or "8"),
            is_disk_encrypted=_yes(environ.get("CASERECORD_DISK_ENCRYPTED", ""), "CASERECORD_DISK_ENCRYPTED"),
            is_password_enough=_yes(environ.get("CASERECORD_PASSWORD_ALONE", ""), "CASERECORD_PASSWORD_ALONE"),
            leaked_passwords=Path(leaked) if (leaked := environ.get("CASERECORD_LEAKED_PASSWORDS", "")) else None,
            outside=Path(outside) if (outside := environ.get("CASERECORD_OUTSIDE", "")) else None,
        )


def is_loopback(host: str) -> bool:
    """Whether a name or an address is that of this computer itself."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def key_from(text: str, source: str) -> bytes:
    """The 32 bytes that 64 hex digits stand for. Raises CannotStart, naming the source and never the text."""
    if not re.fullmatch(r"[0-9a-fA-F]{64}", text):
        raise CannotStart(f"{source} is not a key: write 64 hex digits, as `openssl rand -hex 32` makes them.")
    return bytes.fromhex(text)


def _key(text: str, name: str) -> bytes | None:
    return key_from(text, name) if text else None


def _host(text: str) -> str:
    if ":" in text:  # the check of the name that a page is asked for by knows no IPv6
        raise CannotStart(
            "CASERECORD_HOST cannot have colons in it: write an address such as 127.0.0.1, or a name such as "
            "localhost, and the port in CASERECORD_PORT."
        )
    return text


def _port(text: str, name: str, least: int = 1) -> int:
    if not re.fullmatch(r"[0-9]{1,5}", text) or not least <= int(text) < 65536:
        raise CannotStart(f"{name} is not a port: write a number from {least} to 65535, such as 8000.")
    return int(text)


def _address(text: str) -> str:
    if text and not re.fullmatch(r"https?://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?/?", text):
        raise CannotStart(
            "CASERECORD_ADDRESS is not an address of a site: write one such as https://record.example.org, in small "
            "letters, with nothing after the name."
        )
    return text.rstrip("/")


def _proxy(text: str) -> str:
    try:
        return str(ip_address(text)) if text else ""
    except ValueError:
        raise CannotStart(
            "CASERECORD_PROXY is not the IP address of a web server in front of this one: write one such as 127.0.0.1."
        ) from None


def _post_office(environ: Mapping[str, str]) -> PostOffice | None:
    try:
        return PostOffice.from_environment(environ)
    except NotAPostOffice as error:
        raise CannotStart(str(error)) from None


def _time(text: str) -> time:
    try:
        return datetime.strptime(text, "%H:%M").time()  # noqa: DTZ007 — a time of day, wherever the scheme is
    except ValueError:
        raise CannotStart("CASERECORD_READ_BY is not a time of day: write one such as 17:00.") from None


def _hours(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,3}", text) or not 1 <= int(text) <= 168:
        raise CannotStart("CASERECORD_PASS_ON_HOURS is not a number of hours: write one from 1 to 168, such as 4.")
    return int(text)


def _years(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,3}", text) or not 1 <= int(text) <= 100:
        raise CannotStart("CASERECORD_KEEP_YEARS is not a number of years: write one from 1 to 100, such as 8.")
    return int(text)


def _yes(text: str, name: str) -> bool:
    if text not in {"", "yes"}:
        raise CannotStart(f"{name} is not yes: write yes, or leave it out.")
    return bool(text)
