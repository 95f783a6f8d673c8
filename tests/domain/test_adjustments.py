from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from domain import clocks
from domain.adjustment_kinds import OTHER, NotANeed
from domain.adjustments import Adjustment
from domain.knowers import KnownTo, NobodyChosen
from domain.refusals import ChangedMeanwhile, Ended, NotADay, WordsMissing
from tests.domain.lives import FRED, RHIAN, SAM, WENDY, happened, last, settled

MAY_DAY = datetime(2024, 5, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def on_may_day() -> Any:
    with clocks.at(MAY_DAY):
        yield


def sams(kind: str = "interpreter", words: str = "Polish", **more: Any) -> Adjustment:
    asked = {"audience": KnownTo.EVERYONE, "by": SAM} | more
    return Adjustment.record(SAM, kind, words, **asked)


def test_a_person_says_what_they_need_and_who_may_know():
    need = sams(audience=KnownTo.JUST_THESE, people=[WENDY, RHIAN, WENDY], supported_by=RHIAN)

    said = last(need)
    assert (said.kind, said.words, said.because, said.supported_by) == ("interpreter", "Polish", "", RHIAN)
    assert (said.audience, said.people) == ("just these people", [RHIAN, WENDY])
    assert said.review_on == date(2025, 5, 1)


def test_whoever_says_it_for_somebody_says_why_and_how_they_know():
    need = sams(by=RHIAN, because="She covers her ears in the hall")

    assert last(need).because == "She covers her ears in the hall"
    with pytest.raises(WordsMissing):
        sams(by=RHIAN)


def test_what_is_in_the_list_needs_no_words_and_own_words_need_no_list():
    assert last(sams("quiet", "")).words == ""
    assert last(sams(OTHER, "Ring me after ten")).words == "Ring me after ten"
    with pytest.raises(WordsMissing, match="Choose at least one, or write what is needed"):
        sams(OTHER, " ")


def test_what_is_not_in_the_list_is_refused():
    with pytest.raises(NotANeed, match="in your own words"):
        sams("a sports car")


def test_somebody_has_to_know():
    with pytest.raises(NobodyChosen, match="Tick at least one person"):
        sams(audience=KnownTo.JUST_THESE)


def test_the_person_chooses_again_who_may_know():
    need = settled(sams())

    need.share_with(KnownTo.JUST_THESE, [FRED], by=SAM)
    need.share_with(KnownTo.JUST_THESE, [FRED], by=SAM)
    need.share_with(KnownTo.EVERYONE, [FRED], by=SAM)

    assert (need.audience, need.people) == ("everyone who supports me", [])
    assert happened(need) == ["SharingChosen", "SharingChosen"]


def test_it_is_said_whether_it_was_met_and_looked_into_once():
    need = settled(sams())

    need.look_into("Nothing to do", by=WENDY)
    need.use(was_met=True, in_the_way="ignored", by=RHIAN)
    assert last(need).in_the_way == ""
    need.use(was_met=False, in_the_way="No interpreter came", by=SAM)
    need.look_into("Another agency", by=WENDY)
    need.look_into("Another agency", by=WENDY)

    assert happened(need) == ["AdjustmentUsed", "AdjustmentUsed", "LookedInto"]
    assert need.in_the_way == 0


def test_what_got_in_the_way_is_said_in_words():
    with pytest.raises(WordsMissing):
        sams().use(was_met=False, by=RHIAN)


def test_it_is_asked_about_again_in_a_year_unless_another_day_is_said():
    need = settled(sams())

    need.review("Polish, or Kashubian", seen=1, by=SAM)
    assert (last(need).words, last(need).review_on) == ("Polish, or Kashubian", date(2025, 5, 1))
    need.review("Polish", again_on=date(2024, 8, 1), seen=2, by=WENDY)

    assert last(need).review_on == date(2024, 8, 1)
    assert (need.words, need.wording) == ("Polish", 3)


def test_it_is_asked_about_on_a_day_to_come():
    with pytest.raises(NotADay):
        sams().review("Polish", again_on=MAY_DAY.date(), seen=1, by=SAM)


def test_nobody_overwrites_words_that_they_have_not_seen():
    need = sams()
    need.review("Kashubian", seen=1, by=SAM)

    with pytest.raises(ChangedMeanwhile):
        need.review("Polish", seen=1, by=WENDY)


def test_what_is_needed_no_longer_has_ended_once():
    need = settled(sams())

    need.end("I speak English now", by=SAM)
    need.end("I speak English now", by=SAM)

    assert happened(need) == ["AdjustmentEnded"]
    for late in (
        lambda: need.use(was_met=True, by=RHIAN),
        lambda: need.share_with(KnownTo.JUST_THESE, [FRED], by=SAM),
        lambda: need.review("Polish", again_on=MAY_DAY.date() + timedelta(days=9), seen=1, by=SAM),
    ):
        with pytest.raises(Ended):
            late()


def test_every_event_says_whose_record_it_is():
    assert last(sams()).person_id == SAM
    assert last(sams()).sealed_for == SAM
    assert isinstance(sams().id, UUID)
