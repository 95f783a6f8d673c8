"""Asked at a terminal about copies of the record: to make them, and to get the record back from them."""

from argparse import Namespace

from caserecord import backups, restores
from caserecord.askers import asker
from caserecord.command_texts import PROGRAM, Exit
from caserecord.permits import scheme_permit
from caserecord.progress import say, working
from caserecord.restores import Asked, Restored
from caserecord.settings import Settings
from caserecord.terminal.here import opened
from domain.clocks import as_said
from domain.permissions import Actor


def backup(settings: Settings, asked: Namespace) -> Exit:
    """Copy the record, while others use it."""
    with opened(settings) as here:
        scheme_permit(here.store, Actor(asker(here.store, asked.asker)), "back up the record")
        with working("Copying") as progress:
            made = backups.back_up(settings, here.store, asked.to, asked.keys_to, progress)
    say(f"What was said is in {made.events}, and what opens it in {made.keys}.")
    if made.destroyed:
        say(f"Older copies that had their time, and are destroyed: {made.destroyed}.")
    say("The master key is in neither, and without it they open nothing: keep a copy of it apart from both.")
    return Exit.DONE


def restore(settings: Settings, asked: Namespace) -> Exit:
    """Get the record back from copies."""
    wanted = Asked(asked.events, asked.keys, asked.asker, keeps_ways=asked.keep_ways, takes_part=asked.part)
    with working("Getting the record back") as progress:
        restored = restores.restore(settings, wanted, progress)
    for each in restored.withheld:
        say(f"It does not open: {each}.")
    last = restored.last_at
    say(f"The record is back: {restored.until:,} changes, up to {as_said(last.date())}, {last:%H:%M} UTC.")
    say("What happened after that is not in it: say it again.")
    _say_what_is_known(restored)
    _say_who_gets_in(restored, keeps_ways=asked.keep_ways)
    if restored.aside:
        says = "What was there is in it, as it was. Destroy it when nobody needs it any more."
        say(f"{restored.aside}: {says}")
    return Exit.DONE


def _say_what_is_known(restored: Restored) -> None:
    """How sure it is that nothing is back which was deleted."""
    known = restored.known
    say(f"Keys in the copy of what was deleted since, which are destroyed: {restored.deleted}.")
    if not known.is_noted_outside and known.standing is None:
        say(
            "Nothing says what else was deleted after these copies were made: no folder outside is named in "
            "CASERECORD_OUTSIDE, and there was no vault here that can be read. If a record was deleted for ever since, "
            f"delete it again before anybody signs in: {PROGRAM} forget"
        )


def _say_who_gets_in(restored: Restored, *, keeps_ways: bool) -> None:
    """Who can sign in, and which links open."""
    if restored.known.standing is not None:
        say("Everybody signs in again, with what let them in both then and now.")
    elif keeps_ways:
        say("Everybody signs in again, as they did then. Stop whoever was stopped since, before you serve it.")
    else:
        say(f'Nobody can sign in yet. Two people let each in again: {PROGRAM} invite NAME --as "Jo Webb" --with NAME')
    say(f"Links that people had given, and that open no more: {restored.links}.")
