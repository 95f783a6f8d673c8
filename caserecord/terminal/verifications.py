"""Asked at a terminal about the log itself: one hash of it to keep elsewhere, and whether it is as it was written."""

from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from caserecord import checkpoints
from caserecord import verifications as looking
from caserecord.askers import asker
from caserecord.command_texts import Exit
from caserecord.files import write_private
from caserecord.permits import scheme_permit
from caserecord.progress import say, working
from caserecord.settings import Settings
from caserecord.signed_notes import LONGEST
from caserecord.terminal.here import opened
from caserecord.verifications import Found
from domain.permissions import Actor

_HOW_IT_IS = "read how the record is"
_LIMITS = (
    "This shows whether anything was changed after it was recorded: not that it is true, nor that nothing was left out."
)


def checkpoint(settings: Settings, asked: Namespace) -> Exit:
    """Make a checkpoint of the log."""
    with opened(settings) as here:
        by = Actor(asker(here.store, asked.asker))
        watch = checkpoints.make(here.store, by=by, permit=scheme_permit(here.store, by, _HOW_IT_IS))
        if asked.file:
            write_private(asked.file, watch.note.encode())
        else:
            print(watch.note, end="")
        say(f"It covers {watch.size:,} changes. Keep it where whoever runs this record cannot reach it.")
        say(f"Its signature is looked at with this key: {checkpoints.signer_of(here.store).key}")
        if settings.outside:
            say(f"It is in {checkpoints.keep_outside(settings.outside, watch)} too.")
    return Exit.DONE


def verify(settings: Settings, asked: Namespace) -> Found:
    """Verify that the log is as it was written."""
    with opened(settings) as here:
        scheme_permit(here.store, Actor(asker(here.store, asked.asker)), _HOW_IT_IS)
        given = _texts(asked.checkpoints)
        outside = _texts(checkpoints.kept_outside(settings.outside) if settings.outside else ())
        with working("Looking at everything that was written") as progress:
            verdict = looking.verify(here.store, settings.data, given, outside=outside, progress=progress)
    print(verdict)
    if verdict.why:
        say(verdict.why)
    say(_LIMITS)
    return verdict.found


def _texts(files: Iterable[Path]) -> dict[str, str]:
    found = {}
    for file in files:
        with file.open(encoding="utf-8", errors="replace") as opened_file:
            found[str(file)] = opened_file.read(LONGEST)
    return found
