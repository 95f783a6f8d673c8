"""Asked at a terminal of paper: print a profile, and make a paper again from its receipt."""

import sys
from argparse import Namespace
from contextlib import closing
from pathlib import Path
from typing import cast
from uuid import UUID

from caserecord import readings
from caserecord.askers import as_id, asker
from caserecord.command_texts import Exit
from caserecord.files import write_private
from caserecord.permits import permit, permit_to_give_again, roles_in
from caserecord.progress import say
from caserecord.settings import Settings
from caserecord.terminal.here import Here, opened
from domain.permissions import Actor, Permit
from domain.receipts import NOT_FOUND
from domain.refusals import NotInRecord
from domain.sayings import Ours
from exports.copies import Copy, differences, given_again, given_on_paper, made_again
from exports.formats import FORMATS
from exports.materials import material_of
from exports.printers import Printer
from projections.copies import told_again
from projections.disclosures import disclose
from projections.papers import on_paper_of
from projections.receipts import Receipt, held_by, person_of_receipt, receipt_of
from projections.views import told_until


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
