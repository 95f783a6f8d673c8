"""That Sam does not feel safe, what is written down about a possible harm, and who asks who knew what."""

from typing import Any
from uuid import UUID

from caserecord import alarms, enquiries, safeguarding_notes
from caserecord.errands import Errands
from caserecord.permits import permit_to_pass_on
from caserecord.settings import Settings
from domain.alarms import Alarm
from domain.clocks import today
from domain.permissions import Actor, Role
from tests.stories import by
from tests.web.canaries.around import Around


def say_not_safe(around: Around) -> UUID:
    """What all whom Sam can turn to were given, and the worker has read and answered."""
    store, sam = around.story.store, around.sam
    worker = around.actor(Role.WORKER)
    alarm_id = alarms.say_not_safe(store, sam, words="zqunsafe", to=worker.reader, by=by(sam))
    alarm = store.part(Alarm, sam, alarm_id)
    while alarm.pass_on(store.circle(sam).outside(today(), [around.actor(Role.LEAD).reader])):
        pass
    unit = store.unit(Actor(alarm_id), permit_to_pass_on(alarm))
    unit.save(alarm)
    unit.commit()
    alarms.read(store, sam, alarm_id, by=worker)
    alarms.answer(store, sam, alarm_id, "zqsafenow", by=by(worker))
    folder = around.story.views.path.parent
    Errands(store, Settings(folder, folder / "vault.key")).run()
    return alarm_id


def ask_who_knew(around: Around) -> list[UUID]:
    """By the auditor, and by the safeguarding lead who may not read the history."""
    store, sam = around.story.store, around.sam
    lead = around.actor(Role.SAFEGUARDING)
    return [
        enquiries.begin(store, sam, "zqenquiry", "zqreason", by=around.actor(Role.AUDITOR)),
        enquiries.begin(store, sam, "Who knew", "For safety", by=lead),
    ]


def write_about_harm(around: Around) -> list[UUID]:
    """One that Sam sees, and one that is held back. Both are about the manager, who was named as a reader too."""
    store, sam, worker = around.story.store, around.sam, around.actor(Role.WORKER)
    manager, social = around.actor(Role.MANAGER).reader, around.actor(Role.SOCIAL_WORKER)

    def write(words: str, **more: Any) -> UUID:
        return safeguarding_notes.write(store, sam, words, about=[manager], by=by(worker), **more)

    harm = write("zqharm", readers=[manager, social.reader])
    safeguarding_notes.add(store, sam, harm, "zqadded", by=by(worker))
    back = write("zqback", why_back="zqheld", back_until=today())
    safeguarding_notes.add(store, sam, back, "zqmoreback", by=by(worker))
    return [harm, back]
