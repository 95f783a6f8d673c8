"""Who may do what: one table, deny by default."""

import pytest

from domain.permissions import GRANTED, HELPING, JOINING, MAY, Actor, Permit, Role, decide
from tests.domain.lives import RHIAN, SAM
from tests.who_may_what import parts_written_down, written_down

CHOICES = [
    "tell something",
    "reword an entry",
    "put an entry away",
    "choose who sees an entry",
    "decide about an offer",
    "see who an entry is for",
    "see how an entry was offered",
    "read what is new for me",
    "reply",
]


def test_the_table_is_as_it_is_written_down_for_people_to_read() -> None:
    assert written_down() == MAY
    assert list(written_down()) == list(MAY)
    assert parts_written_down() == [str(role) for role in Role]


@pytest.mark.parametrize("doing", CHOICES)
def test_what_is_the_persons_choice_is_nobody_elses(doing: str) -> None:
    assert MAY[doing] == {Role.ME, Role.WITH_ME}


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.INSPECTOR, Role.CALDICOTT])
def test_whoever_examines_a_record_changes_nothing_in_it(role: Role) -> None:
    may = {doing for doing, who in MAY.items() if role in who}

    assert may == {
        "uncover a name",
        "read the circle",
        "read the history",
        "say why I look",
        "read how the record is",
        "see why somebody is among the people",
        "learn of emergency access",
        "see receipts",
        "see what is held back",
        "learn that something private happened",
        "read an event as it is kept",
    } | (set() if role is Role.INSPECTOR else {"open an enquiry", "ask who knew what"})


@pytest.mark.parametrize("doing", ["learn that something private happened", "read an event as it is kept"])
def test_what_is_learned_by_whoever_examines_a_record_is_learned_by_nobody_else(doing: str) -> None:
    assert MAY[doing] == {Role.AUDITOR, Role.INSPECTOR, Role.CALDICOTT}


def test_who_knew_what_is_asked_by_nobody_who_supports_the_person() -> None:
    for asked in ("open an enquiry", "ask who knew what"):
        assert MAY[asked] == {Role.AUDITOR, Role.SAFEGUARDING, Role.CALDICOTT}


def test_what_a_person_keeps_to_themselves_is_seen_by_nobody_else() -> None:
    assert MAY["see what the person keeps to themselves"] == {Role.ME}


def test_words_that_a_person_does_not_agree_with_are_seen_by_them_and_by_whoever_settles_it() -> None:
    asked = "see words that the person doesn't agree with"

    assert MAY[asked] == MAY["say I don't agree"] | MAY["settle a disagreement"]
    assert MAY[asked] == {Role.ME, Role.WITH_ME, Role.WORKER, Role.MANAGER}


def test_decisions_and_the_notes_of_others_are_for_workers() -> None:
    assert MAY["correct somebody else's note"] == {Role.WORKER, Role.MANAGER}
    assert MAY["write down a decision or a contact"] == {Role.WORKER, Role.MANAGER, Role.SOCIAL_WORKER}


def test_what_is_not_in_the_table_is_allowed_to_nobody() -> None:
    assert decide("read somebody's mind", frozenset(Role)) is None


def test_whoever_has_no_role_may_do_nothing() -> None:
    assert {decide(doing, frozenset()) for doing in MAY} == {None}


def test_of_several_roles_the_nearest_to_the_person_counts() -> None:
    assert decide("read notes", frozenset({Role.MANAGER, Role.WORKER, Role.CARER})) is Role.CARER
    assert decide("check a safety fact", frozenset({Role.MANAGER, Role.CARER})) is Role.MANAGER


def test_nobody_is_given_the_role_of_the_person() -> None:
    assert {Role.ME, Role.WITH_ME, Role.STAND_IN}.isdisjoint(GRANTED)
    assert HELPING <= JOINING <= GRANTED


@pytest.mark.parametrize("role", sorted(JOINING))
def test_whoever_is_let_in_has_a_page_to_read(role: Role) -> None:
    assert {decide(doing, frozenset({role})) for doing in ("read the profile", "read the history")} != {None}


def test_whoever_reads_worries_reads_strengths_before_them() -> None:
    assert MAY["read worries"] <= MAY["read the profile"]


def test_words_said_together_with_a_person_are_theirs_and_say_who_helped() -> None:
    alone, together = Actor(SAM), Actor(RHIAN, with_person=SAM, how="signed")

    assert (alone.id, alone.supported_by) == (SAM, None)
    assert (together.id, together.supported_by) == (SAM, RHIAN)
    assert alone.command_id != together.command_id


def test_a_permit_says_what_its_role_may_do_besides() -> None:
    wendys = Permit(RHIAN, SAM, "read notes", Role.WORKER)

    assert wendys.also("settle a disagreement")
    assert not wendys.also("reply")
    assert not wendys.also("read somebody's mind")


def test_a_permit_is_the_persons_only_where_they_are_on_their_own() -> None:
    assert Permit(SAM, SAM, "reply", Role.ME).is_mine
    assert not Permit(RHIAN, SAM, "reply", Role.WITH_ME).is_mine


def test_whoever_stands_in_sees_to_the_people_and_to_emergencies_and_reads_nothing_else() -> None:
    may = {doing for doing, who in MAY.items() if Role.STAND_IN in who}

    assert may == {
        *("read the circle", "change the circle"),
        *("learn of emergency access", "review emergency access", "say that the person was told"),
    }
