"""What had its time in the vault is swept away; what still opens something stays."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from caserecord.challenges import PATIENCE, Challenges
from caserecord.errands import Errands
from caserecord.invitations import LASTS
from caserecord.known_devices import LASTS as KNOWN_FOR
from caserecord.leftovers import EVERY, sweep
from caserecord.schemes import open_scheme
from caserecord.sessions import IDLE, LONGEST
from caserecord.settings import Settings
from caserecord.stores import Store
from caserecord.tries import FORGOTTEN_AFTER, Counted
from caserecord.waiting_devices import LASTS as WAITS
from caserecord.ways import PASSWORD
from domain import clocks

NOON = datetime(2030, 3, 4, 12, tzinfo=UTC)
RIGHT_BEFORE = timedelta(seconds=1)


def given_one_of_each(store: Store) -> None:
    store.sessions.start(uuid4(), way=PASSWORD)
    store.invitations.make(uuid4(), invited_by=uuid4())
    store.tries.begin(Counted("somebody"))
    store.known_devices.know(uuid4(), device="Tablet")
    store.waiting_devices.wait(uuid4(), device="Phone")
    questions = Challenges(store.vault)
    assert questions.is_answered(questions.ask(None, "browser"), None, "browser")


def swept_after(store: Store, seconds: int) -> int:
    with clocks.at(NOON + timedelta(seconds=seconds)):
        return sweep(store.vault)


def test_each_is_swept_away_when_its_time_is_over_and_not_before(store: Store):
    with clocks.at(NOON):
        given_one_of_each(store)

    for over in sorted((PATIENCE, WAITS, IDLE, FORGOTTEN_AFTER, LASTS, KNOWN_FOR)):
        assert swept_after(store, over - 1) == 0
        assert swept_after(store, over) == 1
    assert swept_after(store, 2 * KNOWN_FOR) == 0


def test_a_session_that_is_in_use_ends_with_the_day_all_the_same(store: Store):
    with clocks.at(NOON):
        token = store.sessions.start(uuid4(), way=PASSWORD)
    for seconds in range(0, LONGEST, IDLE - 1):
        with clocks.at(NOON + timedelta(seconds=seconds)):
            assert store.sessions.find(token)

    assert swept_after(store, LONGEST - 1) == 0
    assert swept_after(store, LONGEST) == 1


def test_the_server_sweeps_every_hour(store: Store, settings: Settings):
    errands = Errands(store, settings)
    with clocks.at(NOON):
        open_scheme(store, "Tidewell", is_demo=False)
        errands.run()
        store.invitations.make(uuid4(), invited_by=uuid4())

    def waits(moment: datetime) -> int:
        with clocks.at(moment):
            errands.run()
        return len(store.vault.connection.exec_driver_sql("select * from invitations").all())

    over = NOON + timedelta(seconds=LASTS)
    assert waits(over - RIGHT_BEFORE) == 1
    assert waits(over - RIGHT_BEFORE + timedelta(seconds=EVERY - 1)) == 1
    assert waits(over - RIGHT_BEFORE + timedelta(seconds=EVERY)) == 0
