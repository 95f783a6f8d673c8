"""Post offices: the SMTP server through which somebody is told that something waits for them, and nothing else."""

import re
import smtplib
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import unquote, urlsplit

SAYS = {
    "en": "Something is waiting for you in caserecord.",
    "cy": "Mae rhywbeth yn aros amdanoch chi yn caserecord.",
}
"""All that a letter says, by language: a key of `domain.people.LANGUAGES`."""
PATIENCE = 15.0
"""Seconds that the server may take for each of its answers."""
_MAILBOX = re.compile(r"[^\s@<>,;:\"()\[\]\\\x00-\x1f\x7f]{1,64}@[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?", re.IGNORECASE)


class NotAPostOffice(ValueError):
    """A setting is wrong. The message names it, and says what to write."""


class NotSent(Exception):
    """A letter was not taken. It says why in numbers and kinds of error, never in words of somebody else's."""


@dataclass(frozen=True)
class PostOffice:
    """Where letters are handed in, and from whom they are."""

    host: str
    port: int
    sender: str
    is_tls: bool = False
    """Whether it is TLS from the first byte; else it begins plain, and STARTTLS has to follow."""
    user: str = ""
    password_file: Path | None = None
    patience: float = PATIENCE

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> "PostOffice | None":
        """The one in these variables, if there is one. Raises NotAPostOffice."""
        written = environ.get("CASERECORD_SMTP", "")
        if not written:
            return None
        found = re.fullmatch(r"(smtps?)://([^@/\s]+@)?([a-z0-9.-]+|\[[0-9a-f:]+\])(:[0-9]{1,5})?/?", written)
        if found is None or urlsplit(written).hostname is None:
            raise NotAPostOffice(
                "CASERECORD_SMTP is not a mail server: write smtp://name@mail.example.org:587 for STARTTLS, or "
                "smtps://name@mail.example.org:465 for TLS, in small letters, without the password."
            )
        scheme, user, host, port = found.groups()
        if user and ":" in user:
            raise NotAPostOffice(
                "CASERECORD_SMTP has a password in it, which others can read there: write the password into a file, "
                "and name the file in CASERECORD_SMTP_PASSWORD_FILE."
            )
        number = int(port[1:]) if port else (465 if scheme == "smtps" else 587)
        if not 0 < number < 65536:
            raise NotAPostOffice("CASERECORD_SMTP has no such port: write a number from 1 to 65535, such as 587.")
        password_file = environ.get("CASERECORD_SMTP_PASSWORD_FILE", "")
        if bool(user) is not bool(password_file):
            raise NotAPostOffice(
                "CASERECORD_SMTP_PASSWORD_FILE and a name in CASERECORD_SMTP go together: write both, or neither."
            )
        sender = environ.get("CASERECORD_SMTP_FROM", "")
        if not is_mailbox(sender):
            raise NotAPostOffice(
                "CASERECORD_SMTP_FROM is not an e-mail address: write the one that letters are from, such as "
                "record@example.org."
            )
        return cls(
            host.strip("[]"),
            number,
            sender,
            is_tls=scheme == "smtps",
            user=unquote(user[:-1]) if user else "",
            password_file=Path(password_file) if password_file else None,
        )

    def look(self) -> None:
        """Begin as for a letter, and hand in none. Raises NotSent."""
        with self._counter():
            pass

    def hand_in(self, to: str, address: str, language: str = "en") -> None:
        """Tell a mailbox that something waits at the address of the pages. Raises NotSent."""
        says = SAYS[language]
        letter = EmailMessage()
        letter["Subject"] = says
        letter["Content-Language"] = language
        letter["From"] = self.sender
        letter["To"] = to
        letter["Date"] = formatdate()
        letter["Message-ID"] = make_msgid(domain=self.sender.rpartition("@")[2])
        letter["Auto-Submitted"] = "auto-generated"  # no answering machine writes back
        letter.set_content(f"{says}\n\n{address}/\n")
        with self._counter() as server:
            server.send_message(letter, self.sender, [to])

    @contextmanager
    def _counter(self) -> Iterator[smtplib.SMTP]:
        try:
            with self._open() as server:
                if self.password_file:
                    server.login(self.user, self.password_file.read_text(encoding="utf-8").rstrip("\r\n"))
                yield server
        except smtplib.SMTPRecipientsRefused as error:
            code = next(iter(error.recipients.values()))[0]
            raise NotSent(f"the mailbox was refused ({code})") from None
        except smtplib.SMTPResponseException as error:
            raise NotSent(f"{type(error).__name__} ({error.smtp_code})") from None
        except (smtplib.SMTPException, OSError, ValueError) as error:
            raise NotSent(type(error).__name__) from None

    def _open(self) -> smtplib.SMTP:
        """A connection on which nobody reads along: to another computer never without TLS."""
        context = ssl.create_default_context()
        if self.is_tls:
            return smtplib.SMTP_SSL(self.host, self.port, timeout=self.patience, context=context)
        server = smtplib.SMTP(self.host, self.port, timeout=self.patience)
        try:
            server.ehlo()
            if server.has_extn("starttls") or not _is_here(self.host):
                server.starttls(context=context)
        except BaseException:
            server.close()
            raise
        return server


def is_mailbox(written: str) -> bool:
    """Whether this can be an e-mail address, and nothing besides."""
    return len(written) <= 254 and bool(_MAILBOX.fullmatch(written)) and written.isascii() and ".." not in written


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
