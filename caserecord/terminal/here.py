"""What a command at a terminal is asked of: the store that is there, with its views."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import NamedTuple
from uuid import UUID

from sqlite_utils import Database

from caserecord import readings
from caserecord.askers import as_id, asker, known_of
from caserecord.new_stores import open_store
from caserecord.permits import roles_in
from caserecord.progress import working
from caserecord.settings import Settings
from caserecord.stores import Store
from domain.clocks import today
from domain.permissions import Actor
from domain.readings import PURPOSES, Readership, WhyNotSaid, is_asked_why
from projections.disclosures import Leaving
from projections.people import people_called
from projections.readings import has_said_why, to_write_down
from projections.views import Views


class Here(NamedTuple):
    """What a command is asked of."""

    store: Store
    views: Views
    leaving: Leaving

    def caught_up(self) -> Database:
        """The views, told up to the end of the log."""
        with working("Reading what happened") as progress:
            return self.views.up_to_date(self.store, progress=progress)

    def person(self, called: str, asked_by: str) -> tuple[UUID, Actor]:
        """The person whose record is asked for, and who asks. Raises NobodyCalled."""
        given = as_id(called)
        found = [given] if given else people_called(self.caught_up(), called)
        person_id = known_of(self.store, found, called, asked_by)
        return person_id, Actor(asker(self.store, asked_by, of=person_id))

    def require_why(self, person_id: UUID, by: Actor, purpose: str) -> None:
        """Keep what the record is looked at for, where that is asked. Raises WhyNotSaid, NotAllowed, NotInRecord."""
        if not is_asked_why(roles_in(self.store, by, person_id)):
            return
        if purpose:
            readings.say_why(self.store, person_id, purpose, by=by)
        elif not has_said_why(self.caught_up(), Readership.id_of(person_id, by.reader), today()):
            says = "Say why you look at this record today. Add --why and one of: %(purposes)s."
            raise WhyNotSaid(says, purposes=", ".join(PURPOSES))

    def write_down(self, door: str, by: Actor) -> None:
        """Write down what is about to leave, and who is given it."""
        for allowed, person_id, known in to_write_down(self.caught_up(), self.leaving, by=by, door=door, day=today()):
            readings.keep(self.store, allowed, person_id, door, known, by=by)
        self.leaving.is_written_down = True


@contextmanager
def opened(settings: Settings, *, alone: bool = False) -> Iterator[Here]:
    """The store that is there, with its views. Raises CannotStart, also where it is to be alone and is not."""
    with closing(open_store(settings, alone=alone)) as store, closing(Views(settings.data)) as views:
        yield Here(store, views, Leaving())
