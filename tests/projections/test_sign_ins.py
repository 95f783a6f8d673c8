"""Who signs in, as those see it who let people in."""

from datetime import timedelta
from uuid import uuid4

from caserecord import sign_ins, stops
from domain.clocks import today
from domain.permissions import Actor, Role
from projections.sign_ins import HowTheySignIn, members_signing_in, sign_in_of
from tests.stories import Story, by

OF_MEMBERS = "let a member sign in"


def test_each_member_does_not_sign_in_yet_is_invited_or_signs_in(story: Story):
    kit, lou = (story.given_a_member(name, Role.CARER) for name in ("Kit", "Lou"))
    for one in (kit, lou):
        sign_ins.invite_member(story.store, one.reader, by=by(story.mo))
    sign_ins.choose_way(story.store, by=by(lou))

    found = story.shown_of_scheme(members_signing_in, OF_MEMBERS, story.mo, day=today())

    assert [(one.name, one.is_invited, one.has_chosen) for one in found] == [
        ("Kit", True, False),
        ("Lou", True, True),
        ("Mo", False, False),
    ]


def test_whoever_is_to_be_let_in_again_waits_for_a_week(story: Story):
    sam = story.given_a_person("Sam")
    wendy = story.given_a_worker(sam)
    sign_ins.invite_person(story.store, sam, by=by(wendy))
    sign_ins.choose_way(story.store, by=Actor(sam))
    sign_ins.ask_for_person(story.store, sam, by=by(wendy))

    def seen_by(reader: Actor, days: int = 0) -> HowTheySignIn:
        day = today() + timedelta(days=days)
        return story.shown(sign_in_of, "let the person sign in", reader, sam, day=day)  # type: ignore[no-any-return]

    assert seen_by(wendy) == HowTheySignIn(sam, "Sam", True, True, "Wendy", True)
    assert seen_by(story.mo) == HowTheySignIn(sam, "Sam", True, True, "Wendy", False)
    assert seen_by(story.mo, days=8) == HowTheySignIn(sam, "Sam", True, True, "", False)
    sign_ins.agree_for_person(story.store, sam, by=by(story.mo))
    assert not seen_by(wendy).asked_by


def test_whoever_was_stopped_is_stopped_until_two_people_let_them_in(story: Story):
    sam = story.given_a_person("Sam")
    wendy = story.given_a_worker(sam)
    sign_ins.invite_person(story.store, sam, by=by(wendy))
    stops.stop_person(story.store, sam, "They left", by=by(story.mo))

    def seen() -> HowTheySignIn:
        return story.shown(sign_in_of, "let the person sign in", wendy, sam, day=today())  # type: ignore[no-any-return]

    assert (seen().is_stopped, seen().stopped_by) == (True, "Mo")
    sign_ins.ask_for_person(story.store, sam, by=by(wendy))
    sign_ins.agree_for_person(story.store, sam, by=by(story.mo))
    assert (seen().is_stopped, seen().stopped_by) == (False, "")


def test_somebody_who_is_no_member_is_not_found(story: Story):
    assert story.shown_of_scheme(sign_in_of, OF_MEMBERS, story.mo, member=uuid4(), day=today()) is None
