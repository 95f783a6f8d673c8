"""A mail server on this computer, as tests want it: with TLS or without, refusing, slow, or down."""

import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import Message
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

USER, PASSWORD = "record", "zqpassword"


class Sorting:
    """What the server does with each letter."""

    def __init__(self, answer: str = "250 OK", refused: str = "", slow: float = 0.0) -> None:
        self.letters: list[Message] = []
        self.answer = answer
        self.refused = refused
        self.slow = slow

    async def handle_RCPT(  # noqa: N802 — the library calls it so
        self, server: Any, session: Session, envelope: Envelope, address: str, options: Any
    ) -> str:
        """Take a mailbox, or not."""
        if address == self.refused:
            return "550 zqnobody here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 — the library calls it so
        self, server: Any, session: Session, envelope: Envelope
    ) -> str:
        """Take a letter, or not."""
        time.sleep(self.slow)
        if self.answer.startswith("250"):
            assert isinstance(envelope.content, bytes)
            self.letters.append(message_from_bytes(envelope.content))
        return self.answer


@contextmanager
def a_post_office(
    sorting: Sorting, *, port: int = 0, tls: ssl.SSLContext | None = None, how: str = ""
) -> Iterator[int]:
    """The port of a server: plain, or with `how` STARTTLS that must come first, or TLS. It asks who comes with TLS."""
    secret: dict[str, Any] = {"authenticator": _knows, "auth_required": True} if tls else {}
    if how == "starttls":
        secret |= {"tls_context": tls, "require_starttls": True}
    elif tls:
        secret |= {"auth_require_tls": False, "ssl_context": tls}
    controller = Controller(sorting, hostname="127.0.0.1", port=port or _free(), ready_timeout=10, **secret)
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


def _knows(server: SMTP, session: Session, envelope: Envelope, mechanism: str, said: Any) -> AuthResult:
    right = isinstance(said, LoginPassword) and (said.login, said.password) == (USER.encode(), PASSWORD.encode())
    return AuthResult(success=right, handled=right)


def _free() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
    return port


def a_certificate(folder: Path) -> tuple[Path, ssl.SSLContext]:
    """One of its own for 127.0.0.1: the file of it, and what a server shows."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    shown, kept = folder / "shown.pem", folder / "kept.pem"
    shown.write_bytes(certificate.public_bytes(Encoding.PEM))
    kept.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(shown, kept)
    return shown, context
