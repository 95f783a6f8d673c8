"""What this deployment was told in its environment, read once."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path


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
    events: str = ""
    """The engine that keeps the events; nothing for SQLite, in `data`."""
    host: str = "127.0.0.1"
    port: int = 8000
    address: str = ""
    """Where the pages are found from outside, such as https://record.example; nothing where that is `host`."""

    @property
    def public_address(self) -> str:
        """What every link that is given away begins with, whatever name a page was asked for by."""
        return self.address or f"http://{self.host}:{self.port}"

    @property
    def site(self) -> str:
        """The address at which pages are served."""
        return f"http://{self.host}:{self.port}"

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> "Settings":
        """The settings in these variables. Raises CannotStart."""
        data = Path(environ.get("CASERECORD_DATA") or "data")
        return cls(
            data=data,
            key_file=Path(environ.get("CASERECORD_KEY_FILE") or data / "vault.key"),
            key=_key(environ.get("CASERECORD_KEY", "")),
            events=environ.get("CASERECORD_EVENTS", ""),
            host=_host(environ.get("CASERECORD_HOST") or "127.0.0.1"),
            port=_port(environ.get("CASERECORD_PORT") or "8000"),
            address=_address(environ.get("CASERECORD_ADDRESS", "")),
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


def _key(text: str) -> bytes | None:
    return key_from(text, "CASERECORD_KEY") if text else None


def _host(text: str) -> str:
    if ":" in text:  # the check of the name that a page is asked for by knows no IPv6
        raise CannotStart(
            "CASERECORD_HOST cannot have colons in it: write an address such as 127.0.0.1, or a name such as "
            "localhost, and the port in CASERECORD_PORT."
        )
    return text


def _address(text: str) -> str:
    if text and not re.fullmatch(r"https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?", text):
        raise CannotStart(
            "CASERECORD_ADDRESS is not an address: write how your pages are found, such as https://record.example, "
            "with nothing after the name."
        )
    return text


def _port(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,5}", text) or not 0 < int(text) < 65536:
        raise CannotStart("CASERECORD_PORT is not a port: write a number from 1 to 65535, such as 8000.")
    return int(text)
