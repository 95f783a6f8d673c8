"""A letter is handed in by TLS, holds nothing of anybody, and where it is not taken nothing of it is said again."""

import socket
from pathlib import Path

import pytest

from caserecord.post_offices import SAYS, NotAPostOffice, NotSent, PostOffice, is_mailbox
from tests.post_offices import PASSWORD, USER, Sorting, a_certificate, a_post_office

FROM = {"CASERECORD_SMTP_FROM": "record@example.org"}


def test_there_need_not_be_one():
    assert PostOffice.from_environment({}) is None


def test_starttls_and_tls_are_written_as_two_kinds_of_address():
    starttls = PostOffice.from_environment({"CASERECORD_SMTP": "smtp://mail.example.org", **FROM})
    tls = PostOffice.from_environment(
        {
            "CASERECORD_SMTP": "smtps://re%40cord@mail.example.org:466/",
            "CASERECORD_SMTP_PASSWORD_FILE": "/run/secret",
            **FROM,
        }
    )

    assert starttls == PostOffice("mail.example.org", 587, "record@example.org")
    assert tls == PostOffice(
        "mail.example.org", 466, "record@example.org", is_tls=True, user="re@cord", password_file=Path("/run/secret")
    )


@pytest.mark.parametrize(
    ("environ", "says"),
    [
        ({"CASERECORD_SMTP": "mail.example.org"}, "CASERECORD_SMTP is not a mail server"),
        ({"CASERECORD_SMTP": "smtp://mail.example.org:99999"}, "no such port"),
        ({"CASERECORD_SMTP": "smtp://me:zqsecret@mail.example.org"}, "has a password in it"),
        ({"CASERECORD_SMTP": "smtp://me@mail.example.org"}, "go together"),
        ({"CASERECORD_SMTP": "smtp://mail.example.org", "CASERECORD_SMTP_PASSWORD_FILE": "p"}, "go together"),
        ({"CASERECORD_SMTP": "smtp://mail.example.org", "CASERECORD_SMTP_FROM": "me"}, "CASERECORD_SMTP_FROM"),
    ],
)
def test_a_wrong_setting_is_named_and_never_repeated(environ: dict[str, str], says: str):
    with pytest.raises(NotAPostOffice, match=says) as refused:
        PostOffice.from_environment({**FROM, **environ})

    assert "zqsecret" not in str(refused.value)


@pytest.mark.parametrize(
    "written", ["", "wendy", "a@b@c", "a@b\nBcc: c@d", "a b@c", "a@b..c", "ŵ@example.org", "a@-b", "a" * 65 + "@b"]
)
def test_what_is_no_mailbox_is_refused(written: str):
    assert not is_mailbox(written)
    assert is_mailbox("wendy.o'neil+work@mail.example.org")


def test_a_letter_holds_no_name_and_no_words():
    sorting = Sorting()

    with a_post_office(sorting) as port:
        PostOffice("127.0.0.1", port, "record@example.org").hand_in("wendy@example.org", "https://record.example.org")

    (letter,) = sorting.letters
    assert letter["Subject"] == SAYS["en"]
    assert letter.get_payload(decode=True) == f"{SAYS['en']}\r\n\r\nhttps://record.example.org/\r\n".encode()
    assert (letter["To"], letter["From"]) == ("wendy@example.org", "record@example.org")


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")  # all of it is TLS
@pytest.mark.parametrize("how", ["starttls", "tls"])
def test_a_letter_goes_by_tls_with_a_password_to_a_server_that_is_who_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
):
    shown, context = a_certificate(tmp_path)
    password = tmp_path / "password"
    password.write_text(f"{PASSWORD}\n")
    sorting = Sorting()

    with a_post_office(sorting, tls=context, how=how) as port:
        office = PostOffice("127.0.0.1", port, "r@example.org", how == "tls", USER, password)
        with pytest.raises(NotSent, match="SSLCertVerificationError"):
            office.hand_in("wendy@example.org", "https://record.example.org")
        monkeypatch.setenv("SSL_CERT_FILE", str(shown))
        office.hand_in("wendy@example.org", "https://record.example.org")
        password.write_text("zqwrong")
        with pytest.raises(NotSent, match=r"SMTPAuthenticationError \(535\)"):
            office.look()

    assert len(sorting.letters) == 1


def test_to_another_computer_nothing_goes_without_tls(monkeypatch: pytest.MonkeyPatch):
    sorting = Sorting()

    with a_post_office(sorting) as port:
        monkeypatch.setattr("socket.create_connection", _here(port))
        with pytest.raises(NotSent, match="SMTPNotSupportedError"):
            PostOffice("mail.example.org", port, "r@example.org").hand_in("wendy@example.org", "https://x.example.org")

    assert sorting.letters == []


def _here(port: int):
    """Every computer is this one."""
    before = socket.create_connection
    return lambda address, *rest, **more: before(("127.0.0.1", port), *rest, **more)


@pytest.mark.parametrize(
    ("sorting", "why"),
    [
        (Sorting(refused="wendy@example.org"), r"the mailbox was refused \(550\)"),
        (Sorting(answer="451 zqlater"), r"SMTPDataError \(451\)"),
        (Sorting(slow=1.5), "SMTPServerDisconnected|TimeoutError"),
    ],
)
def test_what_is_not_taken_says_why_without_the_words_of_the_server(sorting: Sorting, why: str):
    with a_post_office(sorting) as port:
        office = PostOffice("127.0.0.1", port, "r@example.org", patience=0.4)

        with pytest.raises(NotSent, match=why) as refused:
            office.hand_in("wendy@example.org", "https://record.example.org")

    assert "zq" not in str(refused.value)


def test_a_server_that_is_down_is_said_to_be():
    with a_post_office(Sorting()) as port:
        pass

    with pytest.raises(NotSent, match="ConnectionRefusedError"):
        PostOffice("localhost", port, "r@example.org").look()


def test_a_password_file_that_is_not_there_is_said_to_be(tmp_path: Path):
    with a_post_office(Sorting()) as port, pytest.raises(NotSent, match="FileNotFoundError"):
        PostOffice("127.0.0.1", port, "r@example.org", user="me", password_file=tmp_path / "none").look()
