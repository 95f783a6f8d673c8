"""Copies: a paper made again from its receipt, and why it differs where it does."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from domain.clocks import today
from domain.receipts import Given
from domain.refusals import Refused
from domain.sayings import Ours
from exports.editions import edition
from exports.formats import FORMATS
from exports.materials import BytesOf, material_of
from exports.papers import Paper
from projections.copies import ToldAgain
from projections.papers import OnPaper
from projections.profiles import ShownProfile
from projections.receipts import Receipt, as_held
from projections.wordings import Wording, wordings_in

WITH_ADDRESS = Ours("The address of a link stood on it. That address is kept nowhere.")
LEFT_OUT = Ours("Something that stood on it was deleted, or taken back, since then.")
COVERED = Ours("A name that stood on it is covered now.")
OTHER_EDITION = Ours("The program that makes it has changed since then.")
UNKNOWN = Ours("We do not know why. Tell whoever looks after this system.")


@dataclass(frozen=True)
class Copy:
    """The same document again, as far as it can be."""

    data: bytes
    sha256: str
    holds: frozenset[Wording]
    """Which words stand on it."""


class NotAPaper(Refused):
    """It was shown by a link, and never on paper."""


def given_on_paper(
    data: bytes,
    paper: Paper,
    form: str,
    *,
    language: str,
    size: int | None,
    part: int | None,
    until: int,
    profile: UUID | None = None,
    link: UUID | None = None,
) -> Given:
    """What is given with a paper, made just now from the record up to a position."""
    return Given(
        form=form,
        profile=profile,
        language=language,
        size=size,
        part=part,
        link=link,
        until=until,
        on_day=today(),
        sha256=sha256(data).hexdigest(),
        made_with=edition(),
        holds=as_held(wordings_in(paper.holds)),
    )


def given_again(receipt: Receipt, copy: Copy) -> Given:
    """What is given with a paper that was made again. No address of a link stands on it."""
    return Given(
        form=receipt.form,
        profile=receipt.profile,
        language=receipt.language,
        size=receipt.size,
        part=receipt.part,
        link=None,
        until=receipt.until,
        on_day=receipt.on_day,
        sha256=copy.sha256,
        made_with=edition(),
        holds=as_held(copy.holds),
        again_of=receipt.again_of or receipt.id,
    )


def paper_of_receipt(receipt: Receipt, found: OnPaper | ShownProfile, bytes_of: BytesOf) -> Paper:
    """The paper of a receipt, to be printed. Raises NotAPaper, TooLong, NotAPart, Forgotten, Damaged."""
    if not isinstance(found, OnPaper):
        raise NotAPaper("A link showed this. Look at its receipt on the page.")
    material = material_of(found, bytes_of)
    return FORMATS[receipt.form].paper_of(material, receipt.language, size=receipt.size, part=receipt.part)


def made_again(receipt: Receipt, told: ToldAgain, bytes_of: BytesOf, pdf_of: Callable[..., bytes]) -> Copy:
    """A paper made again from what it was made of. Raises NotAPaper, NotPrinted, TooLong, NotAPart, Forgotten."""
    paper = paper_of_receipt(receipt, told.found, bytes_of)
    return copy_of(pdf_of(paper.html, paper.resources), paper.holds)


def copy_of(data: bytes, holds: object) -> Copy:
    """What came out."""
    return Copy(data, sha256(data).hexdigest(), frozenset(wordings_in(holds)))


def differences(
    receipt: Receipt, copy: Copy, held: frozenset[Wording], *, is_covered: bool, made_with: str = ""
) -> tuple[Ours, ...]:
    """Why a copy is not what was given, byte for byte; nothing where it is."""
    if copy.sha256 == receipt.sha256:
        return ()
    why = {
        WITH_ADDRESS: receipt.link is not None and receipt.form in FORMATS,
        LEFT_OUT: not held <= copy.holds,
        COVERED: is_covered,
        OTHER_EDITION: receipt.made_with != (made_with or edition()),
    }
    return tuple(says for says, holds in why.items() if holds) or (UNKNOWN,)
