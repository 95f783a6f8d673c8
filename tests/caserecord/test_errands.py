"""What nobody reads goes on to somebody else, once; who waits is told by e-mail, and nothing of that is lost."""

import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
import time_machine

from caserecord import alarms, circles, errands, likes, members, safeguarding_notes
from caserecord.errands import Errands
from caserecord.event_names import EVENTS
from caserecord.letters import TRIES_WITHOUT_MAILBOX
from caserecord.letting_in import invite
from caserecord.mailboxes import NotAMailbox
from caserecord.permits import roles_in
from caserecord.post_offices import SAYS, PostOffice
from caserecord.settings import Settings
from caserecord.stops import stop
from caserecord.stores import Store
from domain.alarms import Alarm, NobodyToTurnTo
from domain.clocks import today
from domain.permissions import Actor, Role
from domain.refusals import NotAllowed, NotInRecord, SentBefore
from projections.alarms import can_turn_to
from tests.post_offices import Sorting, a_post_office
from tests.projections.damages import damage
from tests.stories import ASKED_TO_HELP, Story, by

NOON = datetime(2030, 3, 4, 12, tzinfo=UTC)
HOURS = 3600


class House:
    """Sol, with a carer in the house, a worker, the manager and a safeguarding lead outside it."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.store = story.store
        self.sol = story.given_a_person("Sol")
        self.mo = story.mo
        self.rhian = story.given_a_carer(self.sol)
        self.wendy = story.given_a_worker(self.sol)
        self.lee = story.given_a_member("Lee", Role.SAFEGUARDING, self.sol)
        folder = story.views.path.parent
        self.settings = Settings(folder, folder.parent / "vault.key", address="https://record.example.org")
        for who, mailbox in ((self.wendy, "wendy@example.org"), (self.mo, "mo@example.org")):
            self.store.mailboxes.choose(who.reader, mailbox)

    def says(self, **more: object) -> UUID:
        return alarms.say_not_safe(self.store, self.sol, **{"by": by(self.sol), **more})  # type: ignore[arg-type]

    def errands(self, port: int = 0) -> Errands:
        office = PostOffice("127.0.0.1", port, "record@example.org", patience=1.0) if port else None
        return Errands(self.store, replace(self.settings, post_office=office))

    def events(self, alarm_id: UUID) -> list[str]:
        return [type(at.event).__name__ for at in self.store.read_stream(alarm_id)]

    def given_to(self, alarm_id: UUID) -> list[UUID]:
        return self.store.part(Alarm, self.sol, alarm_id).to


@pytest.fixture
def house(story: Story) -> House:
    return House(story)


def test_only_the_person_on_their_own_says_it_and_the_same_form_says_it_once(house: House):
    once = by(house.sol)

    first, again = house.says(by=once), house.says(by=once)

    assert first == again
    with pytest.raises(SentBefore):
        house.says(words="More", by=once)
    with pytest.raises(NotAllowed):
        house.says(by=Actor(house.wendy.reader, with_person=house.sol, how="spoke"))
    with pytest.raises(NotAllowed):
        house.says(by=by(house.wendy))


def test_nobody_of_the_house_is_given_it_also_where_they_are_asked_for(house: House):
    circles.join(
        house.store, house.sol, house.rhian.reader, Role.WORKER, from_day=today(), why=ASKED_TO_HELP, by=by(house.mo)
    )

    alarm = house.says(to=house.rhian.reader)

    assert house.given_to(alarm) == [house.wendy.reader]
    for do in (alarms.read, lambda *asked, by: alarms.answer(*asked, "Who said so?", by=by)):
        with pytest.raises(NotInRecord):
            do(house.store, house.sol, alarm, by=by(house.rhian))


def test_whom_it_was_not_given_to_finds_nothing_and_whom_it_was_reads_it(house: House):
    alarm = house.says(not_to=[house.mo.reader])

    with pytest.raises(NotInRecord):
        alarms.read(house.store, house.sol, alarm, by=by(house.lee))
    alarms.answer(house.store, house.sol, alarm, "I come", by=by(house.wendy))

    assert house.events(alarm) == ["SaidNotSafe", "ReadBySomebody", "Answered"]
    everybody = [house.wendy.reader, house.mo.reader, house.lee.reader]
    with pytest.raises(NobodyToTurnTo):
        house.says(not_to=everybody)


def test_what_nobody_reads_goes_to_the_manager_and_then_to_the_safeguarding_lead(house: House):
    with time_machine.travel(NOON, tick=False) as clock:
        alarm, errand = house.says(), house.errands()
        errand.run()
        clock.shift(4 * HOURS - 1)
        assert errand.run().passed_on == 0
        clock.shift(1)
        assert errand.run().passed_on == 1
        assert house.given_to(alarm) == [house.wendy.reader, house.mo.reader]
        assert errand.run().passed_on == 0
        clock.shift(4 * HOURS)
        assert errand.run().passed_on == 1
        clock.shift(40 * HOURS)
        assert errand.run().passed_on == 0

    assert house.given_to(alarm)[2:] == [house.lee.reader]


def test_what_was_read_goes_no_further_and_no_letter_comes_after_it(house: House):
    sorting = Sorting()
    with time_machine.travel(NOON, tick=False) as clock, a_post_office(sorting) as port:
        alarm = house.says()
        alarms.read(house.store, house.sol, alarm, by=by(house.wendy))
        clock.shift(100 * HOURS)
        assert house.errands(port).run() == (0, 0)

    assert (house.events(alarm), sorting.letters) == (["SaidNotSafe", "ReadBySomebody"], [])


def test_where_the_clock_went_back_it_goes_on_at_once_and_every_letter_is_sent(house: House):
    sorting = Sorting()
    with time_machine.travel(NOON, tick=False) as clock, a_post_office(sorting) as port:
        alarm, errand = house.says(), house.errands()
        errand.run()
        clock.shift(-24 * HOURS)
        assert house.errands(port).run() == (1, 2)
        assert house.errands(port).run() == (0, 0)

    assert house.events(alarm) == ["SaidNotSafe", "PassedOn"]


def test_two_processes_at_once_pass_it_on_once(house: House):
    with time_machine.travel(NOON, tick=False) as clock:
        alarm = house.says()
        other = Store.open(house.settings, EVENTS)
        both = [house.errands(), Errands(other, house.settings)]
        both[0].run()
        clock.shift(5 * HOURS)
        begin = threading.Barrier(2)

        def run(errand: Errands) -> None:
            begin.wait()
            errand.run()

        threads = [threading.Thread(target=run, args=[each]) for each in both]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        other.close()

    assert house.events(alarm) == ["SaidNotSafe", "PassedOn"]


def test_whoever_it_went_to_is_told_once_in_a_letter_without_a_name(house: House):
    sorting = Sorting()
    with time_machine.travel(NOON, tick=False) as clock, a_post_office(sorting) as port:
        house.says(words="zqwords")
        errand = house.errands(port)
        assert errand.run().sent == 1
        assert errand.run().sent == 0
        clock.shift(5 * HOURS)
        assert errand.run() == (1, 1)

    assert [letter["To"] for letter in sorting.letters] == ["wendy@example.org", "mo@example.org"]
    assert not any(word in str(letter) for letter in sorting.letters for word in ("zqwords", "Sol", str(house.sol)))


def test_a_letter_that_is_not_taken_is_tried_again_later_each_time_until_it_is(house: House):
    sorting = Sorting()
    with a_post_office(sorting) as port:
        pass  # down again
    with time_machine.travel(NOON, tick=False) as clock:
        house.says()
        errand = house.errands(port)
        assert errand.run().sent == 0
        assert house.store.letters.waiting() == (1, 1, "ConnectionRefusedError")
        with a_post_office(Sorting(refused="wendy@example.org"), port=port):
            assert errand.run().sent == 0  # not yet
            clock.shift(60)
            assert errand.run().sent == 0
            assert house.store.letters.waiting() == (1, 1, "the mailbox was refused (550)")
        with a_post_office(sorting, port=port):
            clock.shift(60)
            assert errand.run().sent == 0
            clock.shift(60)
            assert errand.run().sent == 1

    assert house.store.letters.waiting() == (0, 0, "")


def test_whoever_has_no_mailbox_is_told_once_they_have_one(house: House):
    sorting = Sorting()
    with time_machine.travel(NOON, tick=False) as clock, a_post_office(sorting) as port:
        house.says(to=house.lee.reader)
        errand = house.errands(port)
        errand.run()
        assert house.store.letters.waiting().why == "no mailbox"
        house.store.mailboxes.choose(house.lee.reader, " lee@example.org ")
        clock.shift(HOURS)
        assert errand.run().sent == 1

    with pytest.raises(NotAMailbox):
        house.store.mailboxes.choose(house.lee.reader, "lee")
    house.store.mailboxes.choose(house.lee.reader, "")
    assert house.store.mailboxes.of(house.lee.reader) == ""


def test_a_letter_is_in_the_readers_language_and_in_english_where_nobody_knows_it(house: House):
    likes.choose_my_language(house.store, "cy", by=by(house.wendy))
    sorting = Sorting()
    with a_post_office(sorting) as port:
        for reader in (house.wendy, house.mo):
            house.says(to=reader.reader)
        errand = house.errands(port)
        errand.run()
        house.says(to=house.mo.reader)
        damage(house.store, house.mo.reader, version=0)
        errand.run()

    assert [letter["Subject"] for letter in sorting.letters] == [SAYS["cy"], SAYS["en"], SAYS["en"]]


def test_a_letter_for_whom_there_is_no_mailbox_does_not_wait_for_ever(house: House):
    with time_machine.travel(NOON, tick=False) as clock:
        safeguarding_notes.write(house.store, house.sol, "Shouting", readers=[house.lee.reader], by=by(house.wendy))
        errand = house.errands(port=1)  # nothing is ever handed in there
        for _ in range(TRIES_WITHOUT_MAILBOX):
            errand.run()
            assert house.store.letters.waiting().number == 1
            clock.shift(HOURS)
        errand.run()

    assert house.store.letters.waiting() == (0, 0, "")


def test_whoever_left_is_passed_over_at_once_also_where_somebody_before_them_is_left(house: House):
    with time_machine.travel(NOON, tick=False):
        alarm, errand = house.says(), house.errands()
        errand.run()
        house.story.given_gone(house.sol, house.wendy, Role.WORKER)
        assert errand.run().passed_on == 1
        house.story.given_gone(house.sol, house.mo, Role.MANAGER)
        assert errand.run().passed_on == 1
        assert errand.run().passed_on == 0

    assert house.given_to(alarm) == [house.wendy.reader, house.mo.reader, house.lee.reader]


def test_where_everybody_left_it_waits_for_whoever_comes(house: House):
    with time_machine.travel(NOON, tick=False):
        alarm, errand = house.says(), house.errands()
        for who, role in ((house.lee, Role.SAFEGUARDING), (house.wendy, Role.WORKER), (house.mo, Role.MANAGER)):
            house.story.given_gone(house.sol, who, role)
        assert errand.run().passed_on == 0

    assert house.given_to(alarm) == [house.wendy.reader]


def test_whoever_was_stopped_from_signing_in_is_passed_over_at_once_and_not_turned_to(house: House):
    store, mo = house.story.store, house.mo
    with time_machine.travel(NOON, tick=False):
        alarm, errand = house.says(), house.errands()
        errand.run()
        invite(store, house.wendy.reader, is_person=False, by=by(mo))
        stop(store, house.wendy.reader, "Somebody said that she hurt them", is_person=False, by=by(mo))
        passed_on = errand.run().passed_on
        later = house.says()

    can = house.story.shown(can_turn_to, "say I don't feel safe", house.sol, house.sol, day=today())
    assert house.wendy.reader not in {each.member for each in can}
    assert passed_on == 1
    assert house.given_to(alarm) == [house.wendy.reader, mo.reader]
    assert house.wendy.reader not in house.given_to(later)


def test_a_lead_who_is_not_among_the_people_is_chosen_is_reached_and_finds_nothing_else(house: House):
    kim = Actor(members.welcome(house.store, "Kim", roles=frozenset({Role.SAFEGUARDING}), by=by(house.mo)))
    win = house.story.given_a_person("Win")
    errand = house.errands()

    with pytest.raises(NotInRecord):
        house.story.permit(kim, house.sol, "answer who does not feel safe")
    alarm = house.says(to=kim.reader)
    errand.run()
    alarms.answer(house.store, house.sol, alarm, "I come", by=by(kim))

    assert house.events(alarm) == ["SaidNotSafe", "ReadBySomebody", "Answered"]
    assert roles_in(house.store, kim, house.sol) == {Role.LEAD}
    with pytest.raises(NotAllowed):
        house.story.permit(kim, house.sol, "read the profile")
    with pytest.raises(NotInRecord):
        alarms.read(house.store, house.sol, house.says(to=house.mo.reader), by=by(kim))
    with pytest.raises(NotInRecord):
        house.story.permit(kim, win, "read who does not feel safe")
    members.end_role(house.store, kim.reader, Role.SAFEGUARDING, by=by(house.mo))
    assert roles_in(house.store, kim, house.sol) == frozenset()


def test_what_nobody_reads_goes_on_to_a_lead_of_the_scheme_but_never_to_one_of_the_house(house: House):
    led = frozenset({Role.SAFEGUARDING})
    kim = members.welcome(house.store, "Kim", roles=led, by=by(house.mo))
    at_home = Actor(members.welcome(house.store, "Bev", roles=led, by=by(house.mo)))
    told = {"from_day": today(), "lives_with": True, "why": "Mo asked", "by": by(house.mo)}
    circles.join(house.store, house.sol, at_home.reader, Role.FAMILY, **told)  # type: ignore[arg-type]
    with time_machine.travel(datetime.now(UTC), tick=False) as clock:
        alarm = house.says(not_to=[house.mo.reader, house.lee.reader])
        errand = house.errands()
        errand.run()
        clock.shift(4 * HOURS)
        assert errand.run().passed_on == 1
        clock.shift(4 * HOURS)
        assert errand.run().passed_on == 0

    assert house.given_to(alarm) == [house.wendy.reader, kim]


def test_where_nobody_else_is_left_those_who_have_it_are_told_again(house: House):
    sorting = Sorting()
    everybody_else = [house.mo.reader, house.lee.reader]
    with time_machine.travel(NOON, tick=False) as clock, a_post_office(sorting) as port:
        alarm = house.says(not_to=everybody_else)
        errand = house.errands(port)
        errand.run()
        clock.shift(4 * HOURS)
        assert errand.run() == (0, 1)
        assert errand.run() == (0, 0)

    assert [letter["To"] for letter in sorting.letters] == ["wendy@example.org"] * 2
    assert house.events(alarm) == ["SaidNotSafe"]


def test_a_safeguarding_note_tells_those_named_in_it(house: House):
    sorting = Sorting()
    with a_post_office(sorting) as port:
        safeguarding_notes.write(
            house.store, house.sol, "Heard shouting", readers=[house.mo.reader], by=by(house.wendy)
        )
        house.errands(port).run()

    assert [letter["To"] for letter in sorting.letters] == ["mo@example.org"]


def test_an_older_copy_of_the_log_is_followed_from_its_beginning(house: House):
    alarm = house.says()
    errand = house.errands()
    errand.run()
    with house.store.vault.together() as connection:
        connection.exec_driver_sql("update followed set hash = x'00'")
        connection.exec_driver_sql("delete from letters")
        connection.exec_driver_sql("delete from alarms_waiting")

    errand.run()

    with time_machine.travel(datetime.now(UTC) + timedelta(hours=5), tick=False):
        assert errand.run().passed_on == 1
    assert house.events(alarm) == ["SaidNotSafe", "PassedOn"]


def test_a_long_log_is_followed_in_stretches(house: House, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(errands, "BATCH", 2)
    for _ in range(5):
        house.says()

    house.errands().run()

    assert house.store.letters.waiting().number == 5


def test_what_does_not_open_or_was_forgotten_holds_up_nothing_else(house: House):
    damaged, other = house.says(), house.says()
    errand = house.errands()
    errand.run()
    damage(house.store, damaged, version=0)

    with time_machine.travel(datetime.now(UTC) + timedelta(hours=5), tick=False):
        assert errand.run().passed_on == 1
        house.store.vault.destroy_salt(other)
        errand.run()

    assert house.store.part(Alarm, house.sol, house.says()).to == [house.wendy.reader]


def test_what_was_forgotten_before_it_was_heard_is_with_nobody(house: House):
    alarm = house.says()
    house.store.vault.destroy_salt(alarm)

    assert house.errands().run().passed_on == 0

    assert not house.store.has_turned_to(house.sol, house.wendy.reader)


def test_errands_run_meanwhile_and_what_breaks_is_said(house: House, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(errands, "EVERY", 0.02)
    alarm, broke = house.says(), threading.Event()
    said: list[BaseException] = []

    def tell(error: BaseException) -> None:
        said.append(error)
        broke.set()

    with house.errands().running(tell):
        for _ in range(250):
            if house.store.letters.waiting().number:
                break
            broke.wait(0.02)
        assert house.store.letters.waiting().number == 1
        house.store.vault.connection.exec_driver_sql("alter table followed rename to lost")
        assert broke.wait(5)
        house.store.vault.connection.exec_driver_sql("alter table lost rename to followed")

    assert house.events(alarm) == ["SaidNotSafe"]
    assert said


def test_whoever_a_safeguarding_note_is_about_is_told_that_there_is_none(house: House):
    note = safeguarding_notes.write(
        house.store,
        house.sol,
        "The manager shouted",
        about=[house.mo.reader],
        why_back="They would be hit",
        back_until=today(),
        by=by(house.wendy),
    )

    for do in (safeguarding_notes.agree, safeguarding_notes.end_holding_back):
        for who in (house.mo, house.lee):
            if who is house.mo:
                with pytest.raises(NotInRecord):
                    do(house.store, house.sol, note, by=by(who))
            else:
                do(house.store, house.sol, note, by=by(who))
    for who in (house.mo, house.rhian):
        with pytest.raises(NotInRecord if who is house.mo else NotAllowed):
            safeguarding_notes.add(house.store, house.sol, note, "Who wrote this?", by=by(who))
    safeguarding_notes.add(house.store, house.sol, note, "Told the police", by=by(house.lee))
    assert house.events(note)[-1] == "AddedTo"
    with pytest.raises(NotInRecord):
        safeguarding_notes.add(house.store, house.sol, uuid4(), "Where?", by=by(house.lee))
