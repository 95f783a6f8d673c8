"""The command line: `python -m caserecord`. It joins asking, reading and paper, and nothing imports it."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple, cast
from uuid import UUID

from eventsourcing.persistence import PersistenceError
from sqlalchemy.exc import SQLAlchemyError
from sqlite_utils import Database

from caserecord import checkups, deployments, errands, readings
from caserecord.askers import as_id, asker, known_of, name_of_member
from caserecord.brought_profiles import as_brought, bring_once
from caserecord.checkups import Checkup
from caserecord.command_lines import PROGRAM, ROLES, Exit, command_line
from caserecord.files import write_private
from caserecord.garbage import settle
from caserecord.new_stores import is_empty, make_store, open_store
from caserecord.newcomers import begin, invite_called
from caserecord.permits import permit, permit_to_give_again, roles_in, scheme_permit
from caserecord.profile_files import read_profile
from caserecord.progress import say, waiting, working
from caserecord.schemes import scheme_of
from caserecord.sessions import LONGEST, SECRET
from caserecord.settings import CannotStart, Settings
from caserecord.stores import Store
from domain.clocks import today
from domain.permissions import Actor, Permit
from domain.readings import PURPOSES, Readership, WhyNotSaid, is_asked_why
from domain.receipts import NOT_FOUND
from domain.refusals import NotInRecord, Refused
from domain.sayings import Ours
from exports import workers
from exports.copies import Copy, differences, given_again, given_on_paper, made_again
from exports.formats import FORMATS, SIZES
from exports.materials import material_of
from exports.plain_texts import happening_as_text, held_by_text, profile_as_text
from exports.printers import Printer
from exports.studios import Studio
from projections.copies import told_again
from projections.disclosures import Leaving, disclose
from projections.papers import on_paper_of
from projections.past_profiles import profile_then
from projections.people import people_called
from projections.readings import has_said_why, to_write_down
from projections.receipts import Receipt, held_by, person_of_receipt, receipt_of
from projections.searches import index_everybody
from projections.todos import withheld_streams
from projections.views import Unreadable, Views, told_until
from projections.whole_histories import whole_history


class Here(NamedTuple):
    """What a command is asked of."""

    store: Store
    views: Views
    leaving: Leaving

    def caught_up(self) -> Database:
        """The views, told up to the end of the log."""
        with working("Reading what happened") as progress:
            return self.views.up_to_date(self.store, progress=progress)

    def person(self, called: str, asked_by: str) -> tuple[UUID, Actor]:
        """The person whose record is asked for, and who asks. Raises NobodyCalled."""
        given = as_id(called)
        found = [given] if given else people_called(self.caught_up(), called)
        person_id = known_of(self.store, found, called, asked_by)
        return person_id, Actor(asker(self.store, asked_by, of=person_id))

    def require_why(self, person_id: UUID, by: Actor, purpose: str) -> None:
        """Keep what the record is looked at for, where that is asked. Raises WhyNotSaid, NotAllowed, NotInRecord."""
        if not is_asked_why(roles_in(self.store, by, person_id)):
            return
        if purpose:
            readings.say_why(self.store, person_id, purpose, by=by)
        elif not has_said_why(self.caught_up(), Readership.id_of(person_id, by.reader), today()):
            says = "Say why you look at this record today. Add --why and one of: %(purposes)s."
            raise WhyNotSaid(says, purposes=", ".join(PURPOSES))

    def write_down(self, door: str, by: Actor) -> None:
        """Write down what is about to leave, and who is given it."""
        for allowed, person_id, known in to_write_down(self.caught_up(), self.leaving, by=by, door=door, day=today()):
            readings.keep(self.store, allowed, person_id, door, known, by=by)
        self.leaving.is_written_down = True


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what was asked, and say how it went: one of `command_lines.Exit`."""
    asked = command_line(list(FORMATS), SIZES).parse_args(arguments)
    settle()
    try:
        went = _COMMANDS[asked.command](Settings.from_environment(os.environ), asked)
        sys.stdout.flush()
        return went
    except Refused as refused:
        return _failed(str(refused), Exit.REFUSED)
    except CannotStart as error:
        return _failed(str(error), Exit.CANNOT_START)
    except BrokenPipeError:  # whoever reads has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.DONE
    except OSError as error:
        return _failed(f"{error.filename or 'Nothing was written'}: {error.strerror}.", Exit.REFUSED)
    except Unreadable as error:
        return _failed(f"What is shown cannot be read: {error}. Tell it again: {PROGRAM} rebuild", Exit.CANNOT_START)
    except (PersistenceError, SQLAlchemyError) as error:
        says = f"The record cannot be read or written ({type(error).__name__}). Look why: {PROGRAM} doctor"
        return _failed(says, Exit.CANNOT_START)
    except KeyboardInterrupt:
        return _failed("Stopped.", Exit.STOPPED)


# What can be asked


def bring_in(settings: Settings, asked: Namespace) -> Exit:
    """Bring in a profile from a file."""
    profile = read_profile(asked.file)
    with opened(settings) as here:
        into = here.person(asked.into, asked.asker)[0] if asked.into else None
        by = asker(here.store, asked.asker, of=into)
        with waiting("Keeping what is in the file"):
            brought = bring_once(here.store, profile, into=into, offer=asked.offer, by=by)
        if brought.is_new:
            say(as_brought(profile, is_offered=asked.offer, is_added=into is not None))
        else:
            say(f"Nothing new: {name_of_member(here.store, brought.by)} brought this in before.")
        if here.store.circle(brought.person_id).roles_of(Actor(by), today()):
            print(brought.person_id)
    return Exit.DONE


def invite(settings: Settings, asked: Namespace) -> Exit:
    """Let somebody sign in, and begin a record with them where there is none."""
    role = ROLES.get(asked.role)
    if is_empty(settings):
        token = begin(settings, asked.name, role=role, scheme=asked.scheme)
    else:
        with opened(settings) as here:
            token = invite_called(
                here.store,
                asked.name,
                role=role,
                asked_by=asked.asker,
                agreed_by=asked.agreed,
                person=lambda: here.person(asked.name, asked.asker)[0],
            )
    say(f"Give this address to {asked.name}, and to nobody else. It works once, in the next seven days.")
    print(f"{settings.public_address}/sign-in/{token}")
    return Exit.DONE


def print_paper(settings: Settings, asked: Namespace) -> Exit:
    """Print a profile."""
    with opened(settings) as here, closing(Printer()) as printer:
        person_id, by = here.person(asked.person, asked.asker)
        allowed = permit(here.store, by, person_id, "print the profile")
        here.require_why(person_id, by, asked.why)
        db = here.caught_up()
        on_paper = disclose(here.leaving, db, allowed, on_paper_of)
        say("Printing …")
        language = asked.language or on_paper.profile.opening.language
        material = material_of(on_paper, here.store.blob)
        paper = FORMATS[asked.format].paper_of(material, language, size=asked.size, part=asked.part)
        pdf = printer.pdf_of(paper.html, paper.resources)
        here.leaving.leave_only(person_id, paper.holds)
        given = given_on_paper(
            pdf, paper, asked.format, language=language, size=asked.size, part=asked.part, until=told_until(db)
        )
        receipt = readings.keep_receipt(here.store, allowed, person_id, given, by=by)
        here.write_down("paper", by)
    _hand_over(pdf, asked.file)
    say(f"The number of its receipt is {receipt}.")
    return Exit.DONE


def paper_again(settings: Settings, asked: Namespace) -> Exit:
    """Make a paper again from its receipt, and say whether it is the same."""
    with opened(settings) as here, closing(Printer()) as printer:
        receipt_id = as_id(asked.receipt)
        person_id = person_of_receipt(here.caught_up(), receipt_id) if receipt_id else None
        by = Actor(asker(here.store, asked.asker, of=person_id))
        if receipt_id is None or person_id is None or not roles_in(here.store, by, person_id):
            raise NotInRecord(NOT_FOUND)
        allowed = permit(here.store, by, person_id, "see receipts")
        here.require_why(person_id, by, asked.why)
        receipt = disclose(here.leaving, here.caught_up(), allowed, receipt_of, receipt_id=receipt_id)
        copy, why = _copy(here, printer, allowed, by, receipt)
        readings.keep_receipt(here.store, allowed, person_id, given_again(receipt, copy), by=by)
        here.write_down("paper", by)
    _hand_over(copy.data, asked.file)
    for says in why:
        say(str(says))
    say("It is not the same as what was given." if why else "It is the same as what was given, byte for byte.")
    return Exit.REFUSED if why else Exit.DONE


def _copy(here: Here, printer: Printer, allowed: Permit, by: Actor, receipt: Receipt) -> tuple[Copy, tuple[Ours, ...]]:
    """A paper made again, and why it differs where it does. Raises NotInRecord, NotAPaper."""
    db, person_id = here.caught_up(), cast(UUID, allowed.person_id)
    first = disclose(here.leaving, db, allowed, receipt_of, receipt_id=receipt.again_of or receipt.id)
    seen_as = permit_to_give_again(
        here.store, by, person_id, reader=first.reader, role=first.role, profile=first.profile
    )
    told = disclose(here.leaving, db, seen_as, told_again, here.store, receipt=first)
    made = made_again(first, told, here.store.blob, printer.pdf_of)
    here.leaving.leave_only(person_id, made.holds)
    return made, differences(receipt, made, held_by(here.store, receipt), is_covered=told.is_covered)


def _hand_over(pdf: bytes, file: str) -> None:
    if file == "-":
        sys.stdout.buffer.write(pdf)
        sys.stdout.buffer.flush()
    else:
        write_private(Path(file), pdf)
        say(f"{file} is ready to print. Only you can read it on this computer.")


def history(settings: Settings, asked: Namespace) -> Exit:
    """Say what happened in a record, or how the profile was."""
    with opened(settings) as here:
        person_id, by = here.person(asked.person, asked.asker)
        here.require_why(person_id, by, asked.why)
        db, allowed = here.caught_up(), permit(here.store, by, person_id, "read the history")
        if asked.on is not None:
            then = profile_then(here.leaving, db, allowed, here.store, asked.on)
            here.leaving.leave_only(person_id, [held_by_text(then)])
            said = profile_as_text(then)
        else:
            with working("Reading the history") as progress:
                found = whole_history(here.leaving, db, allowed, here.store, progress)
            said = "".join(f"{happening_as_text(each)}\n" for each in found)
        here.write_down("history", by)
        print(said, end="")
    return Exit.DONE


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
    """Sign the cookies of the pages with a new secret."""
    with opened(settings) as here:
        scheme_permit(here.store, Actor(asker(here.store, asked.asker)), "renew the secret of the pages")
        here.store.vault.renew_secret(SECRET, kept=0 if asked.at_once else LONGEST)
    then = "Everybody signs in again." if asked.at_once else "Nobody is signed out."
    say(f"There is a new secret. Start the server again to use it. {then}")
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


_COMMANDS: dict[str, Callable[[Settings, Namespace], Exit]] = {
    "invite": invite,
    "import": bring_in,
    "print": print_paper,
    "receipt": paper_again,
    "history": history,
    "rebuild": rebuild,
    "doctor": doctor,
    "new-secret": new_secret,
    "escalate": escalate,
    "demo": demo,
}

# How it is answered


@contextmanager
def opened(settings: Settings) -> Iterator[Here]:
    """The store that is there, with its views. Raises CannotStart."""
    with closing(open_store(settings)) as store, closing(Views(settings.data)) as views:
        yield Here(store, views, Leaving())


def _failed(says: str, code: Exit) -> Exit:
    say(says)
    return code


def _checkups(settings: Settings, asked_by: str) -> Iterator[Checkup]:
    from web import STYLE_SHEET

    yield from checkups.of_files(settings)
    try:
        with opened(settings) as here:
            by = Actor(asker(here.store, asked_by))
            allowed = scheme_permit(here.store, by, "read how the record is")
            yield from checkups.of_store(here.store)
            yield from checkups.of_damage(settings)
            yield from _views(here, allowed)
            if not scheme_of(here.store).is_demo:
                yield from deployments.of_all(settings, workers.LIMITS, workers.MEMORY)
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


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # words in any script, on any terminal
    sys.exit(main())
