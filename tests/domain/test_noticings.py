"""What was noticed: two people agree, one of them from outside the house."""

import pytest

from domain.noticings import Noticing
from domain.refusals import NeedsSomebodyElse, WordsMissing
from tests.domain.lives import FRED, RHIAN, SAM, WENDY, happened, last, settled

NOTICED = {"does": "Looks at the door", "means": "Wants out", "we_do": "Get the coats", "responded": "Laughed"}


def noticed(*, outside_house: bool = False) -> Noticing:
    return settled(Noticing.notice(SAM, **NOTICED, by=RHIAN, outside_house=outside_house))


def agreed() -> Noticing:
    found = noticed()
    found.agree(by=WENDY, outside_house=True)
    return settled(found)


@pytest.mark.parametrize("missing", NOTICED)
def test_what_was_noticed_is_said_whole(missing: str) -> None:
    with pytest.raises(WordsMissing):
        Noticing.notice(SAM, **(NOTICED | {missing: ""}), by=RHIAN, outside_house=False)


@pytest.mark.parametrize(("first", "second"), [(False, True), (True, False), (True, True)])
def test_two_people_agree_one_of_them_from_outside_the_house(first: bool, second: bool) -> None:
    found = noticed(outside_house=first)

    found.agree(by=WENDY, outside_house=second)

    assert found.is_agreed
    assert last(found).by == WENDY


def test_two_from_the_same_house_are_not_enough() -> None:
    with pytest.raises(NeedsSomebodyElse, match="from outside the house"):
        noticed().agree(by=FRED, outside_house=False)


def test_nobody_agrees_with_themselves() -> None:
    with pytest.raises(NeedsSomebodyElse, match="Two people agree"):
        noticed(outside_house=True).agree(by=RHIAN, outside_house=True)


def test_agreeing_again_changes_nothing() -> None:
    found = agreed()

    found.agree(by=RHIAN, outside_house=False)

    assert happened(found) == []


def test_what_two_people_noticed_is_looked_at_again() -> None:
    found = agreed()

    found.review(by=WENDY)

    assert happened(found) == ["NoticingReviewed"]


def test_what_one_person_noticed_is_not_looked_at_again() -> None:
    with pytest.raises(NeedsSomebodyElse):
        noticed().review(by=WENDY)


def test_what_is_no_longer_so_is_put_away_once_with_a_reason() -> None:
    found = agreed()

    found.put_away("She laughs at the kettle now", by=WENDY)
    found.put_away("Again", by=WENDY)

    assert found.is_put_away
    assert happened(found) == ["NoticingPutAway"]
    with pytest.raises(WordsMissing):
        agreed().put_away("", by=WENDY)
