"""How somebody comes to sign in, and who lets them in again."""

from datetime import date, timedelta

import pytest

from domain.refusals import NeedsSomebodyElse, WordsMissing
from domain.sign_ins import DAYS_TO_AGREE, AlreadySignsIn, NoOtherWay, NothingToAgree, SignIn, SignInStopped
from tests.domain.lives import FRED, RHIAN, WENDY, happened, last, settled

TODAY = date(2025, 5, 3)
MO = FRED


def signs_in() -> SignIn:
    sign_in = SignIn.invite(RHIAN, by=WENDY)
    sign_in.choose_way()
    return settled(sign_in)  # type: ignore[no-any-return]


def test_whoever_is_invited_chooses_how_they_sign_in() -> None:
    sign_in = SignIn.invite(RHIAN, by=WENDY)

    sign_in.choose_way()

    assert happened(sign_in) == ["Invited", "WayChosen"]
    assert sign_in.has_chosen


def test_it_is_sealed_for_whoever_signs_in() -> None:
    sign_in = SignIn.invite(RHIAN, by=WENDY)

    assert (last(sign_in).sealed_for, sign_in.id) == (RHIAN, SignIn.id_of(RHIAN))


def test_somebody_is_invited_again_until_they_have_signed_in() -> None:
    sign_in = settled(SignIn.invite(RHIAN, by=WENDY))

    sign_in.invite_again(by=MO)
    assert happened(sign_in) == ["InvitedAgain"]
    sign_in.choose_way()

    with pytest.raises(AlreadySignsIn):
        sign_in.invite_again(by=MO)


def test_two_people_let_somebody_in_again() -> None:
    sign_in = signs_in()

    sign_in.ask_to_let_in(day=TODAY, by=WENDY)
    sign_in.ask_to_let_in(day=TODAY, by=MO)
    sign_in.let_in_again(day=TODAY + timedelta(days=DAYS_TO_AGREE), by=MO)

    assert last(sign_in).asked_by == WENDY
    assert happened(sign_in) == ["LettingInAsked", "LetInAgain"]
    assert not sign_in.is_asked(TODAY)


def test_whoever_asked_does_not_agree_and_nobody_lets_themselves_in() -> None:
    sign_in = signs_in()

    with pytest.raises(NeedsSomebodyElse):
        sign_in.ask_to_let_in(day=TODAY, by=RHIAN)
    sign_in.ask_to_let_in(day=TODAY, by=WENDY)

    for nobody_else in (WENDY, RHIAN):
        with pytest.raises(NeedsSomebodyElse):
            sign_in.let_in_again(day=TODAY, by=nobody_else)
    with pytest.raises(NeedsSomebodyElse):
        sign_in.lift_lockout(by=RHIAN)
    assert happened(sign_in) == ["LettingInAsked"]


def test_nothing_is_agreed_to_that_nobody_asked_lately() -> None:
    sign_in = signs_in()

    with pytest.raises(NothingToAgree):
        sign_in.let_in_again(day=TODAY, by=MO)
    sign_in.ask_to_let_in(day=TODAY, by=WENDY)
    with pytest.raises(NothingToAgree):
        sign_in.let_in_again(day=TODAY + timedelta(days=DAYS_TO_AGREE + 1), by=MO)


def test_whoever_gets_in_meanwhile_is_not_let_in_again() -> None:
    sign_in = signs_in()
    sign_in.ask_to_let_in(day=TODAY, by=WENDY)

    sign_in.choose_way()

    with pytest.raises(NothingToAgree):
        sign_in.let_in_again(day=TODAY, by=MO)


def test_whoever_never_signed_in_is_invited_and_not_let_in_again() -> None:
    with pytest.raises(NothingToAgree):
        SignIn.invite(RHIAN, by=WENDY).ask_to_let_in(day=TODAY, by=MO)


def test_somebody_else_lets_them_try_again() -> None:
    sign_in = signs_in()

    sign_in.lift_lockout(by=WENDY)

    assert happened(sign_in) == ["LockoutLifted"]


# By a card


def test_somebody_makes_a_card_and_ends_it_and_who_helped_is_kept() -> None:
    sign_in = signs_in()

    sign_in.make_card(by=RHIAN, supported_by=WENDY)
    sign_in.make_card(by=RHIAN, supported_by=None)
    sign_in.end_card(by=RHIAN, supported_by=WENDY)
    assert last(sign_in).supported_by == WENDY
    sign_in.end_card(by=RHIAN, supported_by=WENDY)

    assert happened(sign_in) == ["CardMade", "CardMade", "CardEnded"]


def test_whoever_has_no_other_way_to_sign_in_makes_no_card() -> None:
    with pytest.raises(NoOtherWay):
        settled(SignIn.invite(RHIAN, by=WENDY)).make_card(by=RHIAN, supported_by=None)


def test_nobody_from_the_house_helps_with_a_card() -> None:
    sign_in = signs_in()

    with pytest.raises(NeedsSomebodyElse):
        sign_in.make_card(by=RHIAN, supported_by=WENDY, helper_is_in_the_house=True)

    sign_in.make_card(by=RHIAN, supported_by=WENDY)
    assert happened(sign_in) == ["CardMade"]


# Stopping


def test_whoever_was_stopped_signs_in_no_more_until_two_people_let_them_in() -> None:
    sign_in = signs_in()
    sign_in.ask_to_let_in(day=TODAY, by=WENDY)

    sign_in.stop("They left on Friday", by=MO)
    sign_in.stop("Once more", by=WENDY)

    assert last(sign_in).why == "They left on Friday"
    assert not sign_in.is_asked(TODAY)
    for deed, says in (
        (sign_in.choose_way, "You were stopped"),
        (lambda: sign_in.invite_again(by=MO), "They were stopped"),
        (lambda: sign_in.make_card(by=RHIAN, supported_by=None), "They were stopped"),
    ):
        with pytest.raises(SignInStopped, match=says):
            deed()
    with pytest.raises(NothingToAgree):
        sign_in.let_in_again(day=TODAY, by=MO)
    sign_in.ask_to_let_in(day=TODAY, by=WENDY)
    sign_in.let_in_again(day=TODAY, by=MO)
    sign_in.choose_way()
    assert not sign_in.is_stopped


def test_whoever_was_only_invited_is_stopped_too_and_then_needs_two_people() -> None:
    sign_in = SignIn.invite(RHIAN, by=WENDY)

    sign_in.stop("The wrong Rhian", by=MO)

    sign_in.ask_to_let_in(day=TODAY, by=WENDY)
    assert happened(sign_in) == ["Invited", "Stopped", "LettingInAsked"]


def test_nobody_stops_or_signs_out_themselves_and_why_is_said() -> None:
    sign_in = signs_in()

    for deed in (lambda: sign_in.stop("I leave", by=RHIAN), lambda: sign_in.sign_out(by=RHIAN)):
        with pytest.raises(NeedsSomebodyElse):
            deed()
    with pytest.raises(WordsMissing):
        sign_in.stop(" ", by=MO)
    sign_in.sign_out(by=MO)

    assert happened(sign_in) == ["SignedOutEverywhere"]
