from uuid import UUID

import pytest

from caserecord import members
from caserecord.permits import scheme_permit
from caserecord.stores import Store
from domain.permissions import Actor, Role
from domain.refusals import NotAllowed


def test_a_role_in_the_scheme_opens_what_it_may_and_its_end_closes_it(store: Store, mo: UUID):
    wendy = members.welcome(store, "Wendy", by=Actor(mo))

    members.give_role(store, wendy, Role.WORKER, by=Actor(mo))

    assert scheme_permit(store, Actor(wendy), "open a record").role is Role.WORKER
    members.end_role(store, wendy, Role.WORKER, by=Actor(mo))
    with pytest.raises(NotAllowed):
        scheme_permit(store, Actor(wendy), "open a record")
