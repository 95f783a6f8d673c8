"""Who there is: Sam and Win, somebody in every role, and what came of those roles."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from caserecord import (
    arrangements,
    authorities,
    circles,
    deaths,
    decisions,
    emergencies,
    members,
    people,
    role_offers,
    sign_ins,
    stops,
    word_lists,
)
from caserecord.schemes import scheme_of
from caserecord.undoing import undo
from domain import clocks
from domain.arrangements import ArrangementKind
from domain.authorities import AuthorityKind, Scope
from domain.circles import Circle
from domain.clocks import today
from domain.people import Person
from domain.permissions import GRANTED, JOINING, MAY, Actor, Role
from tests.stories import LONG_AGO, Story, by

ME, WITH_ME, CARER = Role.ME, Role.WITH_ME, Role.CARER


def let_in_before(story: Story, person_id: UUID, role: Role) -> Actor:
    """Somebody who was let in as what nothing here opens to, when that was not asked."""
    member = members.welcome(story.store, f"The {role}", by=by(story.mo))
    unit = story.store.unit(story.mo, story.permit(story.mo, person_id, "change the circle"))
    circle = unit.part(Circle, person_id, Circle.id_of(person_id))
    circle._joined(member=member, role=role.value, lives_with=False, from_day=LONG_AGO, why="", by=story.mo.reader)
    unit.save(circle)
    unit.commit()
    return Actor(member)


class Around:
    """Sam's record, with somebody in every role; and Win's, with the same people and a stranger to Sam."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self._forget_somebody()
        self.sam = people.open_record(story.store, "Zqformer", pronouns="zqtheir", by=by(story.mo))
        self.win = story.given_a_person("Win")
        story.given_gone(story.given_a_person("Lil"), story.mo, Role.MANAGER)  # for whom nobody works
        self.stranger = story.given_a_carer(self.win, "Strange")
        self.among = {role: story.given_a_member(f"The {role}", role, self.sam, self.win) for role in JOINING}
        self.among |= {role: let_in_before(story, self.sam, role) for role in GRANTED - JOINING}
        self.among[Role.EMERGENCY] = self._on_call("On call")
        self.among[Role.LEAD] = Actor(
            members.welcome(story.store, "Lead", roles=frozenset({Role.SAFEGUARDING}), by=by(story.mo))
        )
        self._look_in_emergencies()
        for role in MAY["say why I look"]:
            story.given_why(self.among[role], self.sam)
        self.in_scheme = {role: self.welcomed(role) for role in GRANTED}
        emergencies.look_in_vain(story.store, by=by(self.in_scheme[Role.WORKER]))
        self.helper = self._come_and_go()
        self._stop_and_die_by_mistake()
        self._ask_for_words()

    def actor(self, role: Role) -> Actor:
        """Somebody who is this to Sam, and nothing else."""
        if role is ME:
            return Actor(self.sam)
        if role is WITH_ME:
            return Actor(self.helper.reader, with_person=self.sam, how="spoke")
        return by(self.among[role])

    def welcomed(self, role: Role) -> UUID:
        """Somebody who is this in the scheme."""
        return members.welcome(self.story.store, f"{role} of the scheme", roles=frozenset({role}), by=by(self.story.mo))

    def _forget_somebody(self) -> None:
        """A record that two people decided to delete, when it was past its time."""
        store, mo = self.story.store, self.story.mo
        with clocks.at(datetime(2005, 5, 4, tzinfo=UTC)):
            gone = self.story.given_a_person("Zqgone")
            deaths.record(store, gone, on_day=today(), by=by(mo))
        agreed = members.welcome(store, "Agreeing", roles=frozenset({Role.WORKER}), by=by(mo))
        asked = {"kept_years": 8, "why": "zqforgotten", "agreed_by": agreed}
        decisions.forget_record(store, scheme_of(store).id, gone, **asked, by=by(mo))

    def _on_call(self, name: str) -> Actor:
        return Actor(members.welcome(self.story.store, name, roles=frozenset({Role.WORKER}), by=by(self.story.mo)))

    def _look_in_emergencies(self) -> None:
        """One that waits to be looked at, and one that Mo has looked at."""
        store, sam = self.story.store, self.sam
        emergencies.use(store, sam, "zqcalled", by=by(self._on_call("On call before")))
        for access in list(store.circle(sam).accesses):
            emergencies.review(store, sam, access, was_right=True, what_was_done="zqdone", by=by(self.story.mo))
        emergencies.use(store, sam, "zqcalledagain", by=by(self.among[Role.EMERGENCY]))

    def _come_and_go(self) -> Actor:
        """Who sits beside Sam, whose role ends later; one who came and went; one who was asked about, one who waits."""
        store, sam, mo = self.story.store, self.sam, self.story.mo
        later = today() + timedelta(days=9)
        helper, gone, asked, waits = (
            members.welcome(store, name, by=by(mo)) for name in ("Helper", "Gone", "Asked", "Waits")
        )
        circles.join(store, sam, helper, Role.SUPPORTER, from_day=LONG_AGO, why="zqjoined", by=by(mo))
        circles.leave(store, sam, helper, Role.SUPPORTER, to_day=later, why="zqleft", by=by(mo))
        circles.join(store, sam, gone, Role.SOCIAL_WORKER, from_day=LONG_AGO, why="zqcame", by=by(mo))
        circles.leave(store, sam, gone, Role.SOCIAL_WORKER, to_day=LONG_AGO, why="zqwent", by=by(mo))
        for member, why in ((asked, "zqinvited"), (waits, "zqwaits")):
            offer = role_offers.offer(store, sam, member, Role.FAMILY, from_day=today(), why=why, by=by(mo))
            if member is asked:
                role_offers.accept(store, sam, offer, by=by(sam))
        return Actor(helper)

    def _stop_and_die_by_mistake(self) -> None:
        """Sam was stopped, and let in again by two; and written down as dead, which was taken back."""
        store, sam, mo = self.story.store, self.sam, self.story.mo
        sign_ins.invite_person(store, sam, by=by(mo))
        stops.stop_person(store, sam, "zqstopped", by=by(mo))
        sign_ins.ask_for_person(store, sam, by=by(mo))
        sign_ins.agree_for_person(store, sam, by=self.actor(Role.WORKER))
        deaths.record(store, sam, on_day=today(), by=by(mo))
        deaths.leave_story_to(store, sam, self.stranger.reader, "zqwish", by=by(mo))
        deaths.take_back(store, sam, "zqalive", by=by(mo))

    def _ask_for_words(self) -> None:
        """What the self-advocates ask for, and what they asked for before."""
        store, advocate = self.story.store, by(self.in_scheme[Role.SELF_ADVOCATE])
        word_lists.suggest(store, "zqsaid", "zqinstead", why="zqkinder", by=advocate)
        word_lists.suggest(store, "zqunsuggested", "something else", by=by(advocate))
        word_lists.take_back(store, "zqunsuggested", by=by(advocate))

    # What is said about Sam as such

    def choose_names(self) -> None:
        """Sam covers a former name, is called something else by mistake, and is Sam again. The auditor looked."""
        store, sam = self.story.store, self.sam
        people.choose_name(store, sam, "Sam Zqname", pronouns="zqthey", cover_former=True, by=by(sam))
        people.choose_name(store, sam, "Zqmistaken", pronouns="zqmistakenly", by=by(sam))
        undo(store, sam, sam, seen=store.part(Person, sam, sam).version, by=by(sam))
        people.say_one_line(store, sam, "zqline", by=by(sam))
        people.uncover_name(store, sam, "zquncovered", by=self.actor(Role.INSPECTOR))

    def arrange(self) -> tuple[UUID, UUID]:
        """An arrangement and an authority; besides them, one of each that is over."""
        store, sam, mo = self.story.store, self.sam, self.story.mo
        until = today() - timedelta(days=1)
        begun = {"from_day": LONG_AGO, "agreed": "zqagreed"}
        over, lasts = (
            arrangements.start(store, sam, ArrangementKind.DAY_SUPPORT, [self.welcomed(CARER)], **begun, by=by(mo))
            for _ in range(2)
        )
        arrangements.move_on(store, sam, over, on_day=until, why="zqmovedon", by=by(mo))
        seen = {"who": "zqattorney", "document": "zqdocument", "cannot_decide": "zqcannot", "from_day": LONG_AGO}
        seen |= {"kind": AuthorityKind.ATTORNEY, "scope": Scope.HEALTH}
        ended, holds = (authorities.see(store, sam, **seen, by=by(mo)) for _ in range(2))
        authorities.end(store, sam, ended, to_day=until, why="zqrevoked", by=by(mo))
        return lasts, holds
