"""Commands: what may be asked. Each is met by permission, done once, and run again where somebody else was first."""

import hmac
import inspect
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from functools import wraps
from typing import Any, Concatenate, NamedTuple, ParamSpec, TypeVar, cast
from uuid import UUID

import msgspec
from eventsourcing.persistence import IntegrityError

from caserecord.conflicts import require_no_part_in_choices, require_proof_to_open
from caserecord.events import Done
from caserecord.permits import permit, scheme_permit
from caserecord.stores import Store
from caserecord.units import Unit
from domain.circles import Circle
from domain.permissions import Actor, Permit
from domain.refusals import ChangedMeanwhile, SentBefore

_TRIES = 5
_write = msgspec.json.Encoder(order="sorted").encode

Given = ParamSpec("Given")
Outcome = TypeVar("Outcome", bound=UUID | None)


class Command(NamedTuple):
    """What may be asked: a function, and what it is called in the table of who may do what."""

    doing: str
    run: Callable[..., UUID | None]


COMMANDS: dict[str, Command] = {}
"""Every command, by the name that is stored with what was done, such as `entries.reword`."""


def command(
    doing: str,
) -> Callable[[Callable[Concatenate[Unit, Given], Outcome]], Callable[Concatenate[Store, Given], Outcome]]:
    """Make a function of a unit into a command of a store. It is asked `by` somebody.

    With a `person_id` it is asked of a person's record, without one it is asked of the scheme.
    The command raises NotAllowed, NotInRecord, Forgotten, Damaged, SentBefore, ChangedMeanwhile,
    NeedsSomebodyElse where whoever helps has a part in who sees something, ProofNeeded where somebody would see more by
    the wish of who has not shown who they are, and what the function raises.
    Asked again under the same id, it answers as before.
    """

    def decorate(
        function: Callable[Concatenate[Unit, Given], Outcome],
    ) -> Callable[Concatenate[Store, Given], Outcome]:
        name = f"{function.__module__.rpartition('.')[2]}.{function.__name__}"
        parameters = list(inspect.signature(function).parameters.values())[1:]
        defaults = {each.name: each.default for each in parameters if each.default is not each.empty}
        names = [each.name for each in parameters]
        is_in_record = "person_id" in names

        @wraps(function)
        def run(store: Store, /, *args: Given.args, **kwargs: Given.kwargs) -> Outcome:
            given: dict[str, Any] = {**defaults, **dict(zip(names, args, strict=False)), **kwargs}
            by: Actor = given.pop("by")
            asked = Done(by.command_id, by.reader, name, _body_hash(store, by, given), None)
            for attempt in range(_TRIES):
                # Whoever was not first takes a turn as the only writer, and so is first now.
                with store.turns if attempt else nullcontext():
                    seen = [store.seen(stream_id) for stream_id in decided_by(by, given)]
                    unit = store.unit(by, permitted(store, by, given))
                    done = store.recorder.select_done(by.command_id)
                    if done is not None:
                        return cast(Outcome, _answer(done, asked))
                    outcome: UUID | None = function(unit, *args, **kwargs)
                    require_no_part_in_choices(unit, by)
                    require_proof_to_open(unit, by)
                    try:
                        unit.commit(asked._replace(outcome=outcome.hex if outcome else None), seen=seen)
                    except IntegrityError:
                        continue
                    return cast(Outcome, outcome)
            raise ChangedMeanwhile("Somebody else changed this just now. Please look again.")

        def decided_by(by: Actor, given: Mapping[str, Any]) -> list[UUID]:
            # Also in a record: some are something there by what they are in the scheme.
            return [by.reader, *([Circle.id_of(given["person_id"])] if is_in_record else [])]

        def permitted(store: Store, by: Actor, given: Mapping[str, Any]) -> Permit:
            if is_in_record:
                return permit(store, by, given["person_id"], doing)
            return scheme_permit(store, by, doing)

        COMMANDS[name] = Command(doing, run)
        return run

    return decorate


def is_done(store: Store, command_id: UUID) -> bool:
    """Whether what was asked under this id has been done: asked again, it is answered as before."""
    return store.recorder.select_done(command_id) is not None


def _answer(done: Done, asked: Done) -> UUID | None:
    """What was answered before. Raises SentBefore."""
    if done[:4] != asked[:4]:
        raise SentBefore("You sent this before, with other words. Please look at both, then send it again.")
    return UUID(done.outcome) if done.outcome else None


def _body_hash(store: Store, by: Actor, given: Mapping[str, Any]) -> bytes:
    """What was asked, so that the same can be told from another. Keyed: short words must not be guessed from it."""
    return hmac.digest(store.commands_key, _write([by.with_person, by.how, given]), "sha256")
