"""Checkpoints are made each day, cover what there is, and are kept outside."""

from base64 import b64decode
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from caserecord import checkpoints
from caserecord.checkpoints import keep_watch, kept_outside, signer_of, watch_of
from caserecord.errands import Errands
from caserecord.schemes import scheme_of
from caserecord.settings import Settings
from domain import clocks
from tests.caserecord.test_trees import as_defined
from tests.stories import Story

HOUR = timedelta(hours=1)


def test_a_checkpoint_covers_all_there_is_also_where_it_goes_on_from_the_one_before(
    story: Story, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(checkpoints, "BATCH", 3)
    watch = keep_watch(story.store)
    for days in (1, 2):
        story.given_a_person()
        with clocks.at(clocks.now() + timedelta(days=days, hours=1)):
            watch = keep_watch(story.store)

    until = watch_of(story.store, scheme_of(story.store)).until
    leaves = [at.stored_hash for at in story.store.read(0, until)]
    assert signer_of(story.store).read(watch.note) == (until, as_defined(leaves))
    assert len(story.store.read(until, 10)) == 1


def test_where_nothing_happened_since_none_is_made(story: Story):
    keep_watch(story.store)
    head = story.store.head()

    with clocks.at(clocks.now() + timedelta(days=9)):
        keep_watch(story.store)

    assert story.store.head() == head


def test_the_server_makes_one_a_day_and_keeps_it_outside(story: Story, tmp_path: Path):
    outside = tmp_path / "outside"
    settings = Settings(story.views.path.parent, tmp_path / "vault.key", outside=outside)
    errands, now = Errands(story.store, settings), clocks.now()

    def made(hours: float) -> int:
        story.given_a_person()
        with clocks.at(now + hours * HOUR):
            errands.run()
        return len(kept_outside(outside))

    with pytest.raises(FileNotFoundError):
        made(0)
    outside.mkdir()
    assert [made(0.5), made(1.1), made(23), made(25), made(26)] == [0, 1, 1, 2, 2]
    assert [file.stat().st_mode & 0o777 for file in kept_outside(outside)] == [0o600, 0o600]
    newest = kept_outside(outside)[-1].read_text(encoding="utf-8")
    assert newest == watch_of(story.store, scheme_of(story.store)).note


def test_whoever_has_the_key_alone_can_look_at_the_signature(story: Story):
    """As the forms are written down: https://c2sp.org/signed-note, https://c2sp.org/tlog-checkpoint."""
    note, key = keep_watch(story.store).note, signer_of(story.store).key

    name, key_hash, public = key.split("+", 2)
    text, signatures = note.split("\n\n")
    (line,) = signatures.splitlines()
    dash, signed_by, signature = line.split(" ")
    origin, size, root = text.splitlines()

    assert (dash, signed_by, origin) == ("—", name, name)
    assert b64decode(signature)[:4].hex() == key_hash
    assert sha256(f"{name}\n".encode() + b64decode(public)).hexdigest()[:8] == key_hash
    assert b64decode(public)[:1] == b"\x01"
    Ed25519PublicKey.from_public_bytes(b64decode(public)[1:]).verify(b64decode(signature)[4:], f"{text}\n".encode())
    assert (int(size), len(b64decode(root))) == (story.store.head()[0] - 2, 32)
