"""What a command and a page take in a large store, against a small one, over the same record."""

from pathlib import Path
from uuid import UUID

from caserecord import entries
from caserecord.permits import permit
from domain.permissions import Actor
from projections.disclosures import Leaving, disclose
from projections.profiles import profile_of
from projections.views import Views
from tests.bench.measures import Measure, in_turns
from tests.bench.pages import memory
from tests.bench.records import a_member, a_record, open_store

RECORD = 400
WARM, COLD = 200, 30


def measures(folder: Path, small: int, large: int) -> list[Measure]:
    """Warm and cold, and the memory that serving the large store takes."""
    stores = [_made(folder / f"growth-{events}", events) for events in (large, small)]
    (large_folder, large_person, carer), _ = stores
    warm = [_Warm(*store[:2]) for store in stores]
    found = [
        _growth("command, warm", [way.command for way in warm], WARM),
        _growth("page, warm", [way.page for way in warm], WARM),
    ]
    cold = [_Cold(*store[:2]) for store in stores]
    found += [
        _growth("command, cold", [way.command for way in cold], COLD),
        _growth("page, cold", [way.page for way in cold], COLD),
    ]
    return [
        *(
            Measure(
                f"{what}: with {large:,} events in the store",
                f"with {small:,}, the same {RECORD}-event record",
                ratio,
                1.2,
                at_most=True,
                figures=figures,
            )
            for what, ratio, figures in found
        ),
        memory(large_folder, large_person, carer, large),
    ]


class _Warm:
    """A store that has been open for a while."""

    def __init__(self, folder: Path, person_id: UUID) -> None:
        self.store, self.views, self.person_id = open_store(folder), Views(folder), person_id
        self.views.up_to_date(self.store)

    def command(self, _: int) -> None:
        """Tell something, and read it."""
        entries.tell(self.store, self.person_id, "give", "I whistle", by=Actor(self.person_id))
        self.views.up_to_date(self.store)

    def page(self, _: int) -> None:
        """What the profile page shows."""
        db = self.views.up_to_date(self.store)
        disclose(
            Leaving(), db, permit(self.store, Actor(self.person_id), self.person_id, "read the profile"), profile_of
        )


class _Cold:
    """A store that is opened anew each time."""

    def __init__(self, folder: Path, person_id: UUID) -> None:
        self.folder, self.person_id = folder, person_id

    def command(self, number: int) -> None:
        """Open, and tell something."""
        opened = _Warm(self.folder, self.person_id)
        opened.command(number)
        opened.store.close()

    def page(self, number: int) -> None:
        """Open, and show the page."""
        opened = _Warm(self.folder, self.person_id)
        opened.page(number)
        opened.store.close()


def _made(folder: Path, events: int) -> tuple[Path, UUID, UUID]:
    store = open_store(folder)
    carer = a_member(store, "Rhian")
    people = [a_record(store, carer, RECORD) for _ in range(max(1, events // RECORD))]
    a_record(store, carer, events % RECORD) if events % RECORD > 4 else None
    Views(folder).up_to_date(store)
    store.close()
    return folder, people[len(people) // 2], carer


def _growth(what: str, ways: list[object], rounds: int) -> tuple[str, float, str]:
    large, small = in_turns(ways, rounds)  # type: ignore[arg-type]
    return what, large / small, f"{large * 1000:.2f} ms against {small * 1000:.2f} ms"
