"""Asked at a terminal by whoever looks after the record itself."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing

from caserecord import checkups, decisions, deployments, errands, renewals
from caserecord.askers import asker
from caserecord.checkpoints import called, watch_of
from caserecord.checkups import Checkup
from caserecord.command_texts import PROGRAM, Exit
from caserecord.new_stores import make_store
from caserecord.page_secrets import renew_page_secret
from caserecord.permits import scheme_permit
from caserecord.progress import say, waiting, working
from caserecord.schemes import begun, scheme_of
from caserecord.sessions import LONGEST
from caserecord.settings import CannotStart, Settings
from caserecord.terminal.here import Here, opened
from domain.permissions import Actor, Permit
from exports import workers
from exports.printers import Printer
from exports.studios import Studio
from projections.searches import index_everybody
from projections.todos import withheld_streams
from projections.views import Unreadable


def rebuild(settings: Settings, asked: Namespace) -> Exit:
    """Tell everything that is shown again."""
    with opened(settings) as here:
        scheme_permit(here.store, Actor(asker(here.store, asked.asker)), "tell the views again")
        here.views.throw_away()
        db = here.caught_up()
        with waiting("Noting where each word stands, to find it again"):
            index_everybody(db)
        say(f"Told again: {here.store.head()[0]:,} changes.")
    return Exit.DONE


def doctor(settings: Settings, asked: Namespace) -> Exit:
    """Look whether everything is well."""
    is_well = True
    for checkup in _checkups(settings, asked.asker):
        print(f"{'OK' if checkup.is_well else 'MEND':4}  {checkup.what}: {checkup.says}", flush=True)
        is_well = is_well and checkup.is_well
    return Exit.DONE if is_well else Exit.REFUSED


def new_secret(settings: Settings, asked: Namespace) -> Exit:
    """Seal the cookies of the pages with a new secret."""
    with opened(settings) as here:
        scheme_permit(here.store, Actor(asker(here.store, asked.asker)), "renew the secret of the pages")
        renew_page_secret(here.store.vault, kept=0 if asked.at_once else LONGEST)
    then = "Everybody signs in again." if asked.at_once else "Nobody is signed out."
    say(f"There is a new secret. Start the server again to use it. {then}")
    return Exit.DONE


def renew_keys(settings: Settings, asked: Namespace) -> Exit:
    """Put a new master key in the place of the one there is, and perhaps new keys in the place of everybody's."""
    with opened(settings, alone=asked.log) as here:
        by = Actor(asker(here.store, asked.asker))
        scheme_permit(here.store, by, "renew the master key")
        if asked.log:
            until, log_hash = here.store.head()
            decisions.seal_log_anew(here.store, scheme_of(here.store).id, until=until, log_hash=log_hash, by=by)
            with working("Sealing everything anew") as progress:
                here.store.seal_anew(settings, progress)
    with waiting("Wrapping every key anew"):
        renewals.renew_master_key(settings)
    where = (
        f"It is in {settings.key_file}: keep a copy of it apart from the record."
        if settings.key is None
        else "Write it in CASERECORD_KEY now, and take CASERECORD_NEW_KEY away."
    )
    say(f"There is a new master key. {where}")
    return Exit.DONE


def escalate(settings: Settings, asked: Namespace) -> Exit:
    """Pass on what nobody has read, and send what waits to be sent."""
    with opened(settings) as here:
        scheme_permit(here.store, Actor(asker(here.store, asked.asker)), "read how the record is")
        passed_on, sent = errands.Errands(here.store, settings).run()
        say(f"Passed on: {passed_on}. E-mails sent: {sent}, waiting: {here.store.letters.waiting().number}.")
    return Exit.DONE


def demo(settings: Settings, _: Namespace) -> Exit:
    """Make a record with invented people."""
    from caserecord import demos

    with closing(Studio()) as studio, working("Telling twelve years of three lives") as progress:
        make_store(settings, lambda store, told: demos.make_demo(store, studio.picture_of, told), progress)
    say(f"The demo people are in {settings.data}. To meet them: ./run serve")
    return Exit.DONE


def _checkups(settings: Settings, asked_by: str) -> Iterator[Checkup]:
    from web import STYLE_SHEET

    yield from checkups.of_files(settings)
    try:
        with opened(settings) as here:
            by = Actor(asker(here.store, asked_by))
            allowed = scheme_permit(here.store, by, "read how the record is")
            yield from checkups.of_store(here.store)
            yield checkups.of_clock(here.store)
            yield from checkups.of_damage(settings)
            yield from _views(here, allowed)
            if not scheme_of(here.store).is_demo:
                yield from deployments.of_all(settings, workers.LIMITS, workers.MEMORY)
                yield deployments.of_outside(settings, called(watch_of(here.store, scheme_of(here.store))))
                yield deployments.of_key_age(renewals.master_key_since(here.store.vault) or begun(here.store))
                yield from deployments.of_post_office(settings, here.store.letters.waiting())
    except CannotStart as error:
        yield Checkup("record", False, str(error))
    yield checkups.of_fonts()
    with closing(Printer()) as printer:
        yield checkups.of_paper(lambda: printer.pdf_of('<html lang="en"><title>Test</title><p>Test'))
    yield checkups.of_style_sheet(STYLE_SHEET)


def _views(here: Here, allowed: Permit) -> Iterator[Checkup]:
    try:
        db = here.caught_up()
    except Unreadable as error:
        yield Checkup("views", False, f"{error}. Tell them again: {PROGRAM} rebuild")
        return
    yield Checkup("views", True, f"told up to change {here.store.head()[0]:,}, the last")
    for each in withheld_streams(db, allowed):
        says = f"{each.why}, at change {each.position}. Nothing of it is shown. Restore a backup."
        yield Checkup(f"withheld: {each.stream}", False, says)
