"""The words that tests tell stories in: people, those around them, and what each is shown."""

import atexit
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from shutil import copytree, rmtree
from tempfile import mkdtemp
from typing import Any
from uuid import UUID

from caserecord import arrangements, authorities, circles, entries, members, people, readings
from caserecord.event_names import EVENTS
from caserecord.permits import permit, scheme_permit
from caserecord.schemes import open_scheme, welcome_first
from caserecord.settings import Settings
from caserecord.stores import Store
from domain import clocks
from domain.arrangements import ArrangementKind
from domain.authorities import AuthorityKind, Scope
from domain.clocks import today
from domain.permissions import ASKED_FIRST, CARING, Actor, Permit, Role
from projections.disclosures import Leaving, disclose
from projections.views import Views

LONG_AGO = date(2001, 1, 1)
ASKED_TO_HELP = "Mo asked them to"


class Story:
    """A scheme with its manager, Mo. Everything that happens in it is asked as it is asked of the real one."""

    def __init__(self, store: Store, views: Views, mo: UUID) -> None:
        self.store = store
        self.views = views
        self.mo = Actor(mo)

    # Who there is

    def given_a_person(self, name: str = "Sam") -> UUID:
        """Somebody with a record of their own. Mo opened it, and is in the circle."""
        return people.open_record(self.store, name, by=Actor(self.mo.reader))

    def given_a_member(self, name: str, role: Role, *among: UUID, lives_with: bool = False) -> Actor:
        """Somebody who is in these people's circles."""
        member = members.welcome(self.store, name, by=Actor(self.mo.reader))
        for person_id in among:
            if role is Role.ATTORNEY:
                self.given_an_authority(person_id, member)
            elif role in CARING:
                self.given_an_arrangement(person_id, _kind(role, lives_with=lives_with), member)
            else:
                why = "They cannot decide this: Mo asked those who know them" if role in ASKED_FIRST else ASKED_TO_HELP
                told = {"from_day": LONG_AGO, "lives_with": lives_with, "why": why, "by": Actor(self.mo.reader)}
                circles.join(self.store, person_id, member, role, **told)
        return Actor(member)

    def given_an_arrangement(
        self, person_id: UUID, kind: ArrangementKind, *carers: UUID, from_day: date = LONG_AGO
    ) -> UUID:
        """An arrangement that Mo wrote down."""
        told = {"from_day": from_day, "agreed": "They said yes", "by": Actor(self.mo.reader)}
        return arrangements.start(self.store, person_id, kind, list(carers), **told)

    def given_a_carer(self, person_id: UUID, name: str = "Rhian") -> Actor:
        """A carer, in whose house the person lives."""
        return self.given_a_member(name, Role.CARER, person_id, lives_with=True)

    def given_a_worker(self, person_id: UUID, name: str = "Wendy") -> Actor:
        """A worker of the scheme."""
        return self.given_a_member(name, Role.WORKER, person_id)

    def given_an_auditor(self, person_id: UUID, name: str = "Ade") -> Actor:
        """Somebody who examines the record, and said today what for."""
        return self.given_why(self.given_a_member(name, Role.AUDITOR, person_id), person_id)

    def given_an_authority(self, person_id: UUID, member: UUID | None) -> UUID:
        """A document about health and welfare that Mo saw, of somebody who may be a member."""
        return authorities.see(
            self.store,
            person_id,
            who="An attorney",
            member_id=member,
            kind=AuthorityKind.ATTORNEY,
            scope=Scope.HEALTH,
            document="A lasting power of attorney",
            cannot_decide="Whether to have an operation",
            from_day=LONG_AGO,
            by=Actor(self.mo.reader),
        )

    def given_gone(self, person_id: UUID, member: Actor, role: Role) -> None:
        """Somebody is no longer this to the person, since yesterday."""
        yesterday = today() - timedelta(days=1)
        circles.leave(self.store, person_id, member.reader, role, to_day=yesterday, by=Actor(self.mo.reader))

    def given_why(self, reader: Actor, person_id: UUID) -> Actor:
        """Somebody who said today what they look at a record for."""
        readings.say_why(self.store, person_id, "checking", by=Actor(reader.reader))
        return reader

    # What happens

    def given_told(self, person_id: UUID, words: str, heading: str = "proud", **told: Any) -> UUID:
        """Something that the person told about themselves."""
        return entries.tell(self.store, person_id, heading, words, by=told.pop("by", Actor(person_id)), **told)

    def given_offered(self, person_id: UUID, words: str, by: Actor, heading: str = "proud", **offered: Any) -> UUID:
        """Something good that somebody offered, which waits for the person."""
        return entries.offer(self.store, person_id, heading, words, by=Actor(by.reader), **offered)

    # What each is shown

    def db(self) -> Any:
        """The views, caught up."""
        return self.views.up_to_date(self.store)

    def permit(self, reader: Actor | UUID, person_id: UUID, doing: str) -> Permit:
        """Leave for somebody to do something."""
        return permit(self.store, reader if isinstance(reader, Actor) else Actor(reader), person_id, doing)

    def shown(
        self, query: Callable[..., Any], doing: str, reader: Actor | UUID, person_id: UUID, *args: Any, **asked: Any
    ) -> Any:
        """What a query discloses to somebody."""
        return disclose(Leaving(), self.db(), self.permit(reader, person_id, doing), query, *args, **asked)

    def shown_of_scheme(self, query: Callable[..., Any], doing: str, reader: Actor, **asked: Any) -> Any:
        """What a query about the whole scheme discloses to somebody."""
        return disclose(Leaving(), self.db(), scheme_permit(self.store, reader, doing), query, **asked)


def _kind(role: Role, *, lives_with: bool) -> ArrangementKind:
    """An arrangement in which somebody is this."""
    if role is Role.SUPPORT_CARER:
        return ArrangementKind.SHORT_BREAK
    return ArrangementKind.LIVE_IN if lives_with else ArrangementKind.DAY_SUPPORT


def by(actor: Actor | UUID, with_person: UUID | None = None, how: str = "") -> Actor:
    """Somebody asking once more: on their own, or together with a person."""
    return Actor(actor if isinstance(actor, UUID) else actor.reader, with_person=with_person, how=how)


@contextmanager
def told_in(folder: Path) -> Iterator[Story]:
    """A story in a folder of its own."""
    opened, mo = _opened_scheme()
    copytree(opened, folder, dirs_exist_ok=True)
    store, views = _open(folder)
    try:
        yield Story(store, views, mo)
    finally:
        views.close()
        store.close()


@cache
def _opened_scheme() -> tuple[Path, UUID]:
    """Where every story begins, and Mo. It is made once: making a vault takes longer than most tests."""
    folder = Path(mkdtemp(prefix="caserecord-tests-"))
    atexit.register(rmtree, folder, ignore_errors=True)
    store, views = _open(folder)
    with clocks.at(datetime(LONG_AGO.year, LONG_AGO.month, LONG_AGO.day, tzinfo=UTC)):
        open_scheme(store, "Green Valley Shared Lives", is_demo=True)
        mo = welcome_first(store, "Mo")
    views.close()
    store.close()
    return folder, mo


def _open(folder: Path) -> tuple[Store, Views]:
    store = Store.open(Settings(data=folder / "data", key_file=folder / "vault.key"), EVENTS)
    return store, Views(folder / "data")
