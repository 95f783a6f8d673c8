"""What others wrote about Sam: notes, worries, what must be known, what was noticed; and what Sam needs."""

from datetime import timedelta
from uuid import UUID

from caserecord import adjustments, concerns, notes, noticings, replies, safety_facts
from caserecord.undoing import undo
from domain.adjustments import Adjustment
from domain.clocks import today
from domain.knowers import KnownTo
from domain.notes import NoteKind
from domain.permissions import Role
from projections.adjustments import adjustments_of
from tests.stories import by
from tests.web.canaries.around import CARER, Around
from tests.web.canaries.telling import chosen

_LATER = timedelta(days=9)


def write_notes(around: Around) -> list[UUID]:
    """One that was corrected, which Sam did not agree with until that was settled; and one that they deny."""
    store, sam, worker = around.story.store, around.sam, around.actor(Role.WORKER)
    carer = around.actor(CARER)
    told = {"happened": "zqnotewhen", "told_by": "zqaccordingto"}
    note = notes.write(store, sam, NoteKind.EVERYDAY, "zqnotebefore", **told, by=by(carer))
    corrected = "zqnote about Zqformer"
    notes.correct(store, sam, note, corrected, why="zqcorrected", seen=1, by=by(carer))
    replies.disagree(store, sam, note, "zqdisagreed", to=2, by=by(sam))
    replies.resolve(store, sam, note, "zqresolved", by=worker)
    denied = notes.write(store, sam, NoteKind.EVERYDAY, "zqdenied", by=by(carer))
    replies.disagree(store, sam, denied, "zqnotso", to=1, by=by(sam))
    return [note, denied]


def worry(around: Around) -> list[UUID]:
    """One that was looked at again, one that has ended, and one that Sam does not agree with."""
    store, sam, worker = around.story.store, around.sam, around.actor(Role.WORKER)
    day = today() + _LATER
    worries = [
        concerns.record(store, sam, word, context="zqcontext", what_helps="zqeasedbefore", review_on=day, by=by(worker))
        for word in ("zqworry", "zqended", "zqdenied too")
    ]
    concerns.review(store, sam, worries[0], "zqoutcome", what_helps="zqeases", review_on=day, by=by(worker))
    replies.disagree(store, sam, worries[2], "zqnotso", to=1, by=by(sam))
    concerns.ask_to_end(store, sam, worries[1], "zqwhy", person_said="zqpersonsaid", by=by(worker))
    concerns.agree_to_end(store, sam, worries[1], by=around.actor(CARER))
    return worries


def state_facts(around: Around) -> list[UUID]:
    """One that was said in other words, and one that has ended."""
    store, sam, worker = around.story.store, around.sam, around.actor(Role.WORKER)
    fact, over = (
        safety_facts.record(store, sam, words, what_helps=helps, by=by(worker))
        for words, helps in (("zqfactbefore", "zqhelpsbefore"), ("zqfactover", "zqhelpsover"))
    )
    safety_facts.reword(store, sam, fact, "zqfact", what_helps="zqhelps", seen=1, by=by(worker))
    safety_facts.end(store, sam, over, "zqwhyover", by=by(worker))
    return [fact]


def notice(around: Around) -> list[UUID]:
    """What others agreed with, and what was put away."""
    store, sam, worker = around.story.store, around.sam, around.actor(Role.WORKER)
    said = {"means": "zqmeans", "we_do": "zqwedo", "responded": "zqresponded"}
    seen = noticings.notice(store, sam, does="zqnoticed", **said, by=by(worker))
    noticings.agree(store, sam, seen, by=around.actor(Role.FAMILY))
    away = noticings.notice(store, sam, does="zqunnoticed", **said, by=by(worker))
    noticings.put_away(store, sam, away, "zqwhyunnoticed", by=by(worker))
    return [seen]


def need(around: Around) -> list[UUID]:
    """What Sam needs, which was not met; what few know of; what somebody else said; and what is over."""
    store, sam, worker = around.story.store, around.sam, around.actor(Role.WORKER)
    few, people = KnownTo.JUST_THESE, chosen(around)
    adjustments.need(store, sam, [], words="zqneed", audience=KnownTo.EVERYONE, by=by(sam))
    adjustments.need(store, sam, [], words="zqfewneed", audience=few, people=people, by=by(sam))
    adjustments.record(store, sam, [], words="zqhintedneed", because="zqbecause", by=by(worker))
    adjustments.need(store, sam, [], words="zqneedover", audience=KnownTo.EVERYONE, by=by(sam))
    needs = {each.words: each.id for each in around.story.shown(adjustments_of, "read the profile", sam, sam)}
    met = needs["zqneed"]
    adjustments.use(store, sam, met, in_the_way="zqintheway", by=by(worker))
    adjustments.look_into(store, sam, met, "zqlookedinto", by=by(worker))
    adjustments.review(store, sam, met, words="zqreviewed", seen=1, by=by(sam))
    undo(store, sam, met, seen=store.part(Adjustment, sam, met).version, by=by(sam))
    adjustments.end(store, sam, needs["zqneedover"], "zqwhyneedover", by=by(worker))
    return list(needs.values())
