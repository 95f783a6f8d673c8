"""Asking for help: who was asked, and what for, as ids and nothing else."""

from uuid import uuid4

from domain.helps import Help
from tests.domain.lives import RHIAN, SAM, last


def test_help_that_is_asked_for_says_who_and_never_a_word() -> None:
    offer = uuid4()

    help_ = Help.ask(SAM, offer, RHIAN, by=SAM)

    assert (last(help_).entry, last(help_).helper, last(help_).by) == (offer, RHIAN, SAM)
    assert (help_.entry, help_.helper, help_.id) == (offer, RHIAN, Help.id_of(offer, RHIAN))
