"""What a browser keeps for us: nobody reads or changes it there, and it opens for what it was sealed for alone."""

from base64 import urlsafe_b64decode
from datetime import UTC, datetime, timedelta

import pytest

from caserecord.seals import Seal, Unsealed
from domain import clocks

OLD, NEW = bytes(32), bytes(range(32))
WORDS = b"back to /people/sam"


def opens(seal: Seal, text: str, **within: int) -> bool:
    try:
        return seal.open(text, **within) == WORDS
    except Unsealed:
        return False


def test_what_was_sealed_opens_and_cannot_be_read_without():
    text = Seal([NEW], "session").close(WORDS)

    assert opens(Seal([NEW], "session"), text)
    assert WORDS not in urlsafe_b64decode(text + "==")
    assert Seal([NEW], "session").close(WORDS) != text


def test_what_was_changed_or_cut_anywhere_does_not_open():
    seal = Seal([NEW], "session")
    text = seal.close(WORDS)

    changed = [f"{text[:at]}{'A' if text[at] != 'A' else 'B'}{text[at + 1 :]}" for at in range(len(text))]
    cut = [text[:at] for at in range(len(text))] + [text[at:] for at in range(1, len(text))]
    more = [f"{text}A", f"{text}=", f" {text}", f"{text[:9]}!{text[9:]}", f"{text}é"]

    assert [each for each in (*changed, *cut, *more) if opens(seal, each)] == []
    assert opens(seal, text)


@pytest.mark.parametrize(("secret", "purpose"), [(OLD, "session"), (NEW, "link")])
def test_what_was_sealed_with_another_secret_or_for_something_else_does_not_open(secret: bytes, purpose: str):
    text = Seal([secret], purpose).close(WORDS)

    assert not opens(Seal([NEW], "session"), text)
    assert opens(Seal([secret], purpose), text)


def test_after_a_renewal_the_old_secret_opens_for_as_long_as_it_is_kept_and_seals_no_more():
    before = Seal([OLD], "session").close(WORDS)

    renewed = Seal([NEW, OLD], "session")

    assert opens(renewed, before)
    assert not opens(Seal([NEW], "session"), before)
    assert opens(Seal([NEW], "session"), renewed.close(WORDS))


def test_what_is_too_old_does_not_open_where_that_counts():
    seal = Seal([NEW], "session")
    text = seal.close(WORDS)

    with clocks.at(datetime.now(UTC) + timedelta(seconds=101)):
        assert not opens(seal, text, lasts=100)
        assert opens(seal, text, lasts=102)
        assert opens(seal, text)
