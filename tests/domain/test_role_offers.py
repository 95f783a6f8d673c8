"""A role that is offered: the person says yes or no, once."""

from uuid import uuid4

import pytest

from domain.clocks import today
from domain.permissions import Role
from domain.role_offers import RoleOffer, SaidBefore
from tests.domain.lives import happened

SAM, JOE, WENDY = uuid4(), uuid4(), uuid4()


def offered() -> RoleOffer:
    offer = RoleOffer.offer(
        SAM, JOE, Role.SUPPORTER, from_day=today(), to_day=None, lives_with=False, why="They row together", by=WENDY
    )
    happened(offer)
    return offer


def test_the_same_answer_again_changes_nothing_and_another_is_refused() -> None:
    offer = offered()

    offer.decline(by=SAM)
    offer.decline(by=SAM)

    assert happened(offer) == ["RoleDeclined"]
    with pytest.raises(SaidBefore):
        offer.accept(by=SAM)
