"""What may be asked of who is among the person's people: each comes and goes, and somebody looks in an emergency."""

from collections.abc import Callable
from uuid import UUID

from caserecord import arrangements, deaths, emergencies, members, role_offers
from domain.arrangements import Arrangement, ArrangementKind
from domain.permissions import Role
from domain.role_offers import RoleOffer
from tests.laws.lives import Life, Step, mark
from tests.stories import by

COMINGS: dict[str, Callable[[Life, Step], UUID | None]] = {}
"""Asked in the law about them alone: most laws are about what those are shown who are there."""


def coming(function: Callable[[Life, Step], None]) -> Callable[[Life, Step], None]:
    COMINGS[function.__name__] = function
    return function


@coming
def come_to_care(life: Life, step: Step) -> None:
    """Gwen or Fred cares for Sam for a while, in Sam's home or not."""
    kind = (ArrangementKind.LIVE_IN, ArrangementKind.SHORT_BREAK)[step.which % 2]
    carers = [(life.gwen, life.fred)[step.other % 2].reader]
    told = {"from_day": life.today, "agreed": "They said yes", "by": by(life.wendy)}
    life.parts[Arrangement].append(arrangements.start(life.store, life.sam, kind, carers, **told))


@coming
def care_no_more(life: Life, step: Step) -> None:
    """An arrangement is over, from today or from tomorrow on."""
    arrangement = life.any_of(Arrangement, step)
    told = {"on_day": life.day(step.other % 2), "why": "It was time", "by": by(life.wendy)}
    arrangements.move_on(life.store, life.sam, arrangement, **told)


@coming
def would_be_a_friend(life: Life, step: Step) -> None:
    """Wendy asks whether Fred or Gwen may be a friend, from today or from tomorrow on."""
    friend = (life.fred, life.gwen)[step.which % 2].reader
    told = {"from_day": life.day(step.other % 2), "why": "They row together", "by": by(life.wendy)}
    life.parts[RoleOffer].append(role_offers.offer(life.store, life.sam, friend, Role.FAMILY, **told))


@coming
def say_yes_to_a_friend(life: Life, step: Step) -> None:
    role_offers.accept(life.store, life.sam, life.any_of(RoleOffer, step), by=life.person(step))


@coming
def say_goodbye(life: Life, step: Step) -> None:
    friend = (life.fred, life.gwen)[step.which % 2].reader
    role_offers.say_goodbye(life.store, life.sam, friend, by=life.person(step))


@coming
def look_in_an_emergency(life: Life, step: Step) -> None:
    """Somebody of the scheme, who is none of Sam's people, says why; Wendy says that Sam was told, and looks at it."""
    words = life.words(step, sams=False)
    life.of_emergencies.add(mark(life.marked))
    if not life.on_call:
        life.on_call.append(members.welcome(life.store, "Olly", roles=frozenset({Role.WORKER}), by=by(life.story.mo)))
    emergencies.use(life.store, life.sam, words, by=by(life.on_call[0]))
    used = list(life.store.circle(life.sam).accesses)
    if step.other % 2:
        emergencies.tell(life.store, life.sam, used[-1], by=by(life.wendy))
        told = {"was_right": True, "what_was_done": words, "by": by(life.wendy)}
        emergencies.review(life.store, life.sam, used[-1], **told)


FRED_WAS_CHOSEN = tuple(
    Step(what, 0, other, words, 1, helped=False)
    for what, other, words in (
        ("tell", 7, "I sing at night"),
        ("show_to", 5, ""),
        ("say_goodbye", 0, ""),
        ("would_be_a_friend", 0, ""),
    )
)
"""Something is for Rhian and Fred alone; then Fred goes, and would like to come back."""


def dies(life: Life) -> None:
    deaths.record(life.store, life.sam, on_day=life.today, by=by(life.wendy))


def lives_after_all(life: Life) -> None:
    deaths.take_back(life.store, life.sam, "It was somebody else", by=by(life.wendy))
