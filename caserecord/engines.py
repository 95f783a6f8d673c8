"""The choice of the engine that keeps the events."""

from eventsourcing.persistence import InfrastructureFactory

from caserecord.events import EventsRecorder
from caserecord.files import private_file
from caserecord.settings import CannotStart, Settings

FACTORIES = {"": "caserecord.events:EventsFactory"}
"""Each value that CASERECORD_EVENTS may have, with the factory that eventsourcing is given for it."""


def open_events(settings: Settings) -> EventsRecorder:
    """The events of this deployment, made where there are none. Raises CannotStart."""
    if settings.events not in FACTORIES:
        raise CannotStart("CASERECORD_EVENTS is not an engine that we know. Leave it out, to keep events in SQLite.")
    file = private_file(settings.data / "events.db")
    environment = {"PERSISTENCE_MODULE": FACTORIES[settings.events], "SQLITE_DBNAME": str(file)}
    recorder = InfrastructureFactory.construct(environment).application_recorder()
    if not isinstance(recorder, EventsRecorder):
        raise CannotStart(f"Events would be kept by {type(recorder).__qualname__}, which does not seal them.")
    return recorder
