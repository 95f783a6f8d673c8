"""One record with a word of its own in every field, so that it can be seen who is shown what."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from caserecord import (
    adjustments,
    alarms,
    chosen_profiles,
    circles,
    concerns,
    easy_reads,
    emergencies,
    enquiries,
    entries,
    hopes,
    links,
    members,
    notes,
    noticings,
    people,
    photos,
    readings,
    recordings,
    replies,
    safeguarding_notes,
    safety_facts,
)
from caserecord.errands import Errands
from caserecord.permits import permit_to_pass_on
from caserecord.settings import Settings
from domain.alarms import Alarm
from domain.arrangements import ArrangementKind
from domain.circles import Circle
from domain.clocks import today
from domain.easy_sentences import EasySentence
from domain.entries import Audience
from domain.knowers import KnownTo
from domain.notes import NoteKind
from domain.permissions import GRANTED, JOINING, MAY, Actor, Role
from domain.receipts import Given
from projections.adjustments import adjustments_of
from tests.snaps import brought
from tests.stories import LONG_AGO, Story, by

ME, WITH_ME, CARER = Role.ME, Role.WITH_ME, Role.CARER
_scheme = {Role.WORKER, Role.MANAGER}
_examining = {Role.AUDITOR, Role.INSPECTOR, Role.CALDICOTT}
_history = {ME, WITH_ME} | _examining | _scheme
_live = {
    *(ME, WITH_ME, Role.SUPPORTER, CARER, Role.SUPPORT_CARER, Role.FAMILY, Role.ADVOCATE, Role.SOCIAL_WORKER),
    *(Role.SAFEGUARDING, Role.ATTORNEY, Role.EMERGENCY, *_scheme),
}
_turned_to = {Role.ADVOCATE, Role.SAFEGUARDING, *_scheme}
_noted = {ME, WITH_ME, CARER, Role.SUPPORT_CARER, Role.SOCIAL_WORKER} | _scheme

MAY_SEE: dict[str, set[Role]] = {
    # a word                 whoever may be shown it, on any page
    "zqline": _live | _history,
    "zqtold": _live | _history,
    "zqwhen": _live | _examining,
    "zqarea": _live | _examining,
    "zqanswer": _live | _history,
    "zqfact": _live | _history,
    "zqhelps": _live | _history,
    "zqnoticed": _live | _history,
    "zqhope": _live | _history,
    "zqstep": _live | _history,
    "zqbeside": _live | _history,
    "zqeasy": _live | _history,
    "zqstale": _history,
    "zqdraft": {ME, WITH_ME, CARER},
    "zqaway": _history,
    "zqjust": {ME, CARER, Role.WORKER},
    "can see it: just": {ME, WITH_ME},
    "zqalone": {ME},
    "zqwaiting": {ME, WITH_ME, CARER},
    "zqdeclined": {ME, CARER},
    "zqprivate": {ME, CARER},
    "zqunsaid": {ME},
    "zqmine": _live | _history,
    "zqfirst": {CARER} | _history,
    "zqknown": {ME, WITH_ME} | _examining,
    "zqdentist": {ME},
    "zqwork": _live | _history,
    "zqjob": _live | _history,
    "zqleaving": {ME},
    "zqsecret": {ME},
    "zqnote": _noted | _history,
    "zqdenied": _history,
    "zqworry": _noted | _history | {Role.SAFEGUARDING},
    "zqcontext": _noted | _history | {Role.SAFEGUARDING},
    "zqended": _history,
    "zqwhy": _history,
    "zqunsafe": {ME, Role.LEAD, *_turned_to},
    "zqharm": {ME, Role.SOCIAL_WORKER, Role.SAFEGUARDING, Role.WORKER},
    "zqback": {Role.SAFEGUARDING, Role.WORKER},
    "zqheld": {Role.SAFEGUARDING, Role.WORKER} | _examining,
    "zqface": _live | _examining,
    "zqfacebytes": _live,
    "zqtoldphoto": _live | _history,
    "zqtoldbytes": _live,
    "zqaloneshown": {ME},
    "zqalonebytes": {ME},
    "zqasked": {ME, WITH_ME, CARER},
    "zqaskedbytes": {ME, WITH_ME, CARER},
    "zqsnap": {ME, WITH_ME, CARER},
    "zqsnapbytes": {ME, WITH_ME},
    "zqkept": {ME, CARER},
    "zqkeptbytes": {ME},
    "zqrefused": {ME, CARER},
    "zqrefusedbytes": {ME},
    "zqvoice": _live | _history,
    "zqvoicebytes": _live,
    "zqalonevoice": {ME},
    "zqalonesound": {ME},
    "zqtakenback": set(),
    "zqtakenbytes": set(),
    "zqneed": _live | _history | {Role.SAFEGUARDING},
    "zqfewneed": {ME, WITH_ME, CARER, Role.WORKER},
    "zqintheway": {ME, WITH_ME, Role.WORKER, Role.MANAGER} | _history,
    "zqcalled": {ME} | _scheme | _examining,
    "zqenquiry": {ME, Role.AUDITOR},
    "zqreason": {ME, Role.AUDITOR},
    "zqformer": set(),
    "something private happened": _examining,
    "as it is stored": _examining,
}
"""The carer offered what is waiting, declined and private, and knows those words; nobody else does."""
OF_WIN = "zqwin"
"""A word in Win's record, whose people are Sam's people too."""


def let_in_before(story: Story, person_id: UUID, role: Role) -> Actor:
    """Somebody who was let in as what nothing here opens to, when that was not asked."""
    member = members.welcome(story.store, f"The {role}", by=by(story.mo))
    unit = story.store.unit(story.mo, story.permit(story.mo, person_id, "change the circle"))
    circle = unit.part(Circle, person_id, Circle.id_of(person_id))
    circle._joined(member=member, role=role.value, lives_with=False, from_day=LONG_AGO, why="", by=story.mo.reader)
    unit.save(circle)
    unit.commit()
    return Actor(member)


class Canaries:
    """Sam's record, with somebody in every role; and Win's, with the same people and a stranger to Sam."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.sam = story.given_a_person("Zqformer")
        self.win = story.given_a_person("Win")
        self.stranger = story.given_a_carer(self.win, "Strange")
        self.among = {role: story.given_a_member(f"The {role}", role, self.sam, self.win) for role in JOINING}
        self.among |= {role: let_in_before(story, self.sam, role) for role in GRANTED - JOINING}
        self.among[Role.EMERGENCY] = Actor(
            members.welcome(story.store, "On call", roles=frozenset({Role.WORKER}), by=by(story.mo))
        )
        lead = members.welcome(story.store, "Lead", roles=frozenset({Role.SAFEGUARDING}), by=by(story.mo))
        self.among[Role.LEAD] = Actor(lead)
        emergencies.use(story.store, self.sam, "zqcalled", by=self.among[Role.EMERGENCY])
        for role in MAY["say why I look"]:
            story.given_why(self.among[role], self.sam)
        self.in_scheme = {role: self._welcomed(role) for role in GRANTED}
        emergencies.look_in_vain(story.store, by=by(self.in_scheme[Role.WORKER]))
        self.helper = story.given_a_member("Helper", Role.SUPPORTER, self.sam)
        self.entries = self._tell()
        self.parts = self._write() | self._add_photos() | self._record()
        self._write_of_win()

    def actor(self, role: Role) -> Actor:
        """Somebody who is this to Sam, and nothing else."""
        if role is ME:
            return Actor(self.sam)
        if role is WITH_ME:
            return Actor(self.helper.reader, with_person=self.sam, how="spoke")
        return by(self.among[role])

    def _welcomed(self, role: Role) -> UUID:
        return members.welcome(self.story.store, f"{role} of the scheme", roles=frozenset({role}), by=by(self.story.mo))

    def _tell(self) -> dict[str, UUID]:
        store, sam, me = self.story.store, self.sam, self.actor(ME)

        def tell(word: str, heading: str = "proud", audience: Audience = Audience.EVERYONE, **more: str) -> UUID:
            return entries.tell(store, sam, heading, f"{word} of mine", audience=audience, by=by(sam), **more)

        def offer(word: str, **more: str) -> UUID:
            return entries.offer(store, sam, "admired", f"{word} offered", by=self.actor(CARER), **more)

        told = tell("zqtold", happened="zqwhen", area="zqarea")
        replies.reply(store, sam, told, "zqanswer", to=1, by=me)
        hope = tell("zqhope", "hopes")
        hopes.move_forward(store, sam, hope, "zqstep", by=by(sam))
        just = tell("zqjust", audience=Audience.MINE_ALONE)
        entries.show_to(store, sam, just, Audience.JUST_THESE, people=self._chosen(), by=by(sam))
        easy_reads.write(store, sam, told, [EasySentence("zqeasy", "tea")], wording=1, seen=0, by=by(sam))
        easy_reads.draft(store, sam, told, [EasySentence("zqdraft")], wording=1, by=self.actor(CARER))
        easy_reads.write(store, sam, hope, [EasySentence("zqstale")], wording=1, seen=0, by=by(sam))
        entries.reword(store, sam, hope, "zqhope of mine, again", seen=1, by=by(sam))
        away = tell("zqaway")
        entries.put_away(store, sam, away, by=by(sam))
        waiting, declined, private = (offer(word) for word in ("zqwaiting", "zqdeclined", "zqprivate"))
        entries.decline(store, sam, declined, by=by(sam))
        entries.keep_private(store, sam, private, by=by(sam))
        entries.reword(store, sam, private, "zqunsaid", seen=1, by=by(sam))
        worded = offer("zqfirst", how_known="zqknown")
        entries.say_in_my_words(store, sam, worded, "zqmine", by=by(sam))
        return {
            "told": told,
            "worded": worded,
            "hope": hope,
            "just": just,
            "away": away,
            "waiting": waiting,
            "declined": declined,
            "private": private,
            "alone": tell("zqalone", audience=Audience.MINE_ALONE),
            "beside": tell("zqbeside", audience=Audience.NOT_IN_PROFILE),
        }

    def _add_photos(self) -> dict[str, list[UUID]]:
        """Photos whose bytes are words, so that it can be seen who is shown them."""

        def add(about: UUID, words: str, bytes_: str, *shows: UUID) -> UUID:
            plain = bytes_.encode()
            snap = brought(*shows, whole=plain, small=plain, words=words)
            return photos.add(self.story.store, self.sam, about, snap, by=by(self.sam))

        carer = self.actor(CARER)
        gone = add(self.entries["hope"], "zqtakenback", "zqtakenbytes", carer.reader)
        photos.agree(self.story.store, self.sam, gone, by=by(carer))
        photos.take_back(self.story.store, self.sam, gone, by=by(carer))
        return {
            "photo_id": [
                add(self.sam, "zqface", "zqfacebytes", self.sam),
                add(self.entries["told"], "zqtoldphoto", "zqtoldbytes"),
                add(self.entries["alone"], "zqaloneshown", "zqalonebytes"),
                add(self.entries["worded"], "zqasked", "zqaskedbytes", carer.reader),
                gone,
                *self._offer_photos(),
            ]
        }

    def _offer_photos(self) -> list[UUID]:
        """One that waits, one that Sam kept to themselves, one that they said no to. The worker is in all of them."""
        store, sam, carer = self.story.store, self.sam, self.actor(CARER)
        worker = self.among[Role.WORKER].reader

        def offer(about: UUID, words: str) -> UUID:
            plain = f"{words}bytes".encode()
            snap = brought(worker, whole=plain, small=plain, words=words)
            return photos.offer(store, sam, about, snap, by=by(carer))

        waiting = offer(self.entries["waiting"], "zqsnap")
        kept, refused = offer(sam, "zqkept"), offer(sam, "zqrefused")
        photos.keep_private(store, sam, kept, by=by(sam))
        photos.decline(store, sam, refused, by=by(sam))
        return [waiting, kept, refused]

    def _record(self) -> dict[str, list[UUID]]:
        """Recordings whose bytes are words."""

        def add(about: str, words: str, sound: bytes) -> UUID:
            told = self.entries[about]
            return recordings.add(self.story.store, self.sam, told, sound, seconds=3, words=words, by=by(self.sam))

        return {
            "recording_id": [
                add("told", "zqvoice", b"zqvoicebytes"),
                add("alone", "zqalonevoice", b"zqalonesound"),
            ]
        }

    def _choose(self) -> list[UUID]:
        """Profiles for somebody in particular: one for everybody with everything in it, one for Sam alone, one away."""
        store, sam = self.story.store, self.sam
        alone = Audience.MINE_ALONE
        begun = [
            chosen_profiles.begin(store, sam, word, audience=audience, people=[], by=by(sam))
            for word, audience in (("zqwork", Audience.EVERYONE), ("zqleaving", alone), ("zqsecret before", alone))
        ]
        everything = [self.entries[word] for word in ("told", "just", "alone", "beside", "hope", "private")]
        for profile in begun:
            chosen_profiles.pick(store, sam, profile, picked=everything, offered=everything, by=by(sam))
        chosen_profiles.say_how_it_begins(store, sam, begun[0], "zqwork", first_line="zqjob", by=by(sam))
        chosen_profiles.say_how_it_begins(store, sam, begun[2], "For work", by=by(sam))
        chosen_profiles.show_to(store, sam, begun[2], Audience.EVERYONE, people=[], by=by(sam))
        chosen_profiles.put_away(store, sam, begun[2], by=by(sam))
        return begun

    def _give_out(self) -> UUID:
        """The receipt of a paper that the worker was given."""
        worker, until = self.actor(Role.WORKER), self.story.store.head()[0]
        given = Given("one-page", None, "en", None, None, None, until, today(), "0" * 64, "", [])
        allowed = self.story.permit(worker, self.sam, "print the profile")
        return readings.keep_receipt(self.story.store, allowed, self.sam, given, by=by(worker))

    def _write_of_win(self) -> None:
        """Win lives with Sam: whoever reads of the one reads of the other, each in their own record."""
        store, win, carer = self.story.store, self.win, self.among[CARER]
        entries.tell(store, win, "proud", OF_WIN, by=by(win))
        people.say_one_line(store, win, OF_WIN, by=by(win))
        safety_facts.record(store, win, OF_WIN, what_helps=OF_WIN, by=by(carer))
        notes.write(store, win, NoteKind.EVERYDAY, f"{OF_WIN} went out", by=by(carer))

    def _chosen(self) -> list[UUID]:
        return [self.among[role].reader for role in (CARER, Role.WORKER)]

    def _write(self) -> dict[str, list[UUID]]:
        store, sam, worker = self.story.store, self.sam, self.actor(Role.WORKER)
        later = today() + timedelta(days=9)
        fact = safety_facts.record(store, sam, "zqfact", what_helps="zqhelps", by=by(worker))
        seen = noticings.notice(
            store, sam, does="zqnoticed", means="is glad", we_do="wait", responded="smiled", by=by(worker)
        )
        noticings.agree(store, sam, seen, by=self.actor(Role.FAMILY))
        note = notes.write(store, sam, NoteKind.EVERYDAY, "zqnote about Zqformer", by=self.actor(CARER))
        denied = notes.write(store, sam, NoteKind.EVERYDAY, "zqdenied", by=self.actor(CARER))
        worries = [
            concerns.record(store, sam, word, context="zqcontext", what_helps="tea", review_on=later, by=by(worker))
            for word in ("zqworry", "zqended", "zqdenied too")
        ]
        for about in (denied, worries[2]):
            replies.disagree(store, sam, about, "Not so", to=1, by=by(sam))
        concerns.ask_to_end(store, sam, worries[1], "zqwhy", person_said="Yes", by=by(worker))
        concerns.agree_to_end(store, sam, worries[1], by=self.actor(CARER))
        people.choose_name(store, sam, "Sam", cover_former=True, by=by(sam))
        people.say_one_line(store, sam, "zqline", by=by(sam))
        adjustments.need(store, sam, [], words="zqneed", audience=KnownTo.EVERYONE, by=by(sam))
        adjustments.need(
            store, sam, [], words="zqfewneed", audience=KnownTo.JUST_THESE, people=self._chosen(), by=by(sam)
        )
        needs = self.story.shown(adjustments_of, "read the profile", sam, sam)
        adjustments.use(store, sam, needs[0].id, in_the_way="zqintheway", by=by(worker))
        circles.leave(store, sam, self.helper.reader, Role.SUPPORTER, to_day=later, by=by(self.story.mo))
        link = links.give(store, sam, for_whom="zqdentist", until=None, by=by(sam))
        store.link_keys.make(link, sam)
        links.record_opening(store, link, version=1)
        return {
            "entry_id": list(self.entries.values()),
            "hope_id": [self.entries["hope"]],
            "note_id": [note, denied],
            "concern_id": worries,
            "fact_id": [fact],
            "noticing_id": [seen],
            "adjustment_id": [need.id for need in needs],
            "about": [note, denied, *worries, fact, seen, *self.entries.values()],
            "profile_id": self._choose(),
            "link_id": [link],
            "opening": [store.head()[0]],
            "access": list(store.circle(sam).accesses),
            "receipt_id": [self._give_out()],
            "member_id": [self.among[CARER].reader],
            "authority_id": [self.story.given_an_authority(sam, None)],
            "alarm_id": [self._say_not_safe()],
            "safeguarding_id": self._write_about_harm(),
            "enquiry_id": self._ask_who_knew(),
            "arrangement_id": [
                self.story.given_an_arrangement(sam, ArrangementKind.DAY_SUPPORT, self._welcomed(CARER))
            ],
        }

    def _say_not_safe(self) -> UUID:
        """What all whom Sam can turn to were given, and the worker has read."""
        store, sam = self.story.store, self.sam
        worker = self.actor(Role.WORKER)
        alarm_id = alarms.say_not_safe(store, sam, words="zqunsafe", to=worker.reader, by=by(sam))
        alarm = store.part(Alarm, sam, alarm_id)
        while alarm.pass_on(store.circle(sam).outside(today(), [self.actor(Role.LEAD).reader])):
            pass
        unit = store.unit(Actor(alarm_id), permit_to_pass_on(alarm))
        unit.save(alarm)
        unit.commit()
        alarms.read(store, sam, alarm_id, by=worker)
        folder = self.story.views.path.parent
        Errands(store, Settings(folder, folder / "vault.key")).run()
        return alarm_id

    def _ask_who_knew(self) -> list[UUID]:
        """By the auditor, and by the safeguarding lead who may not read the history."""
        store, sam = self.story.store, self.sam
        lead = self.actor(Role.SAFEGUARDING)
        return [
            enquiries.begin(store, sam, "zqenquiry", "zqreason", by=self.actor(Role.AUDITOR)),
            enquiries.begin(store, sam, "Who knew", "For safety", by=lead),
        ]

    def _write_about_harm(self) -> list[UUID]:
        """One that Sam sees, and one that is held back. Both are about the manager, who was named as a reader too."""
        manager, social = self.actor(Role.MANAGER).reader, self.actor(Role.SOCIAL_WORKER)

        def write(words: str, **more: Any) -> UUID:
            worker = by(self.actor(Role.WORKER))
            return safeguarding_notes.write(self.story.store, self.sam, words, about=[manager], by=worker, **more)

        return [
            write("zqharm", readers=[manager, social.reader]),
            write("zqback", why_back="zqheld", back_until=today()),
        ]
