"""Asked at a terminal about records that are past their time: which they are, and to delete one for ever."""

from argparse import Namespace

from caserecord import decisions
from caserecord.askers import as_id, asker
from caserecord.changeovers import ASIDE
from caserecord.command_texts import Exit
from caserecord.permits import scheme_permit
from caserecord.progress import say
from caserecord.schemes import scheme_of
from caserecord.settings import Settings
from caserecord.terminal.here import opened
from domain.clocks import today
from domain.permissions import Actor
from domain.refusals import NeedsSomebodyElse, NotInRecord
from projections.disclosures import disclose
from projections.retentions import past_their_time


def due(settings: Settings, asked: Namespace) -> Exit:
    """Say which records are past their time."""
    with opened(settings) as here:
        allowed = scheme_permit(
            here.store, Actor(asker(here.store, asked.asker)), "see which records are past their time"
        )
        found = disclose(
            here.leaving, here.caught_up(), allowed, past_their_time, years=settings.keep_years, day=today()
        )
        for each in found:
            print(f"{each.person_id}  {each.closed_on:%Y-%m-%d}  {'died' if each.has_died else 'left'}")
    say(f"Records past their time: {len(found)}. Years that a record is kept: {settings.keep_years}.")
    return Exit.DONE


def forget(settings: Settings, asked: Namespace) -> Exit:
    """Delete a record that is past its time for ever."""
    record = as_id(asked.record)
    if record is None:
        raise NotInRecord("Write the id of the record, as `due` prints it.")
    with opened(settings, alone=True) as here:
        if not asked.agreed:
            raise NeedsSomebodyElse("Two people decide this: add --with and who agrees.")
        by, other = (Actor(asker(here.store, called)) for called in (asked.asker, asked.agreed))
        scheme_permit(here.store, other, "agree that a record is deleted for ever")
        here.store.vault.tombstones.require_writable()
        decisions.forget_record(
            here.store,
            scheme_of(here.store).id,
            record,
            kept_years=settings.keep_years,
            why=asked.why,
            agreed_by=other.reader,
            by=by,
        )
        here.views.throw_away()
        here.store.vault.destroy_key(record)
    say("This record is deleted for ever. Destroy the backups that it is in, with their keys.")
    for aside in sorted(settings.data.glob(f"{ASIDE}*")):
        say(f"{aside}: what was here before something was restored. Destroy it too: it may hold this record still.")
    return Exit.DONE
