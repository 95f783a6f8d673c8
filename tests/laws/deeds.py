"""What may be asked in an arbitrary life: each deed asks one command, and says which part it was about."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from hypothesis import strategies as st

from caserecord import (
    adjustments,
    alarms,
    cards,
    chosen_profiles,
    concerns,
    easy_reads,
    enquiries,
    entries,
    helps,
    hopes,
    likes,
    links,
    notes,
    noticings,
    people,
    photos,
    profiles,
    replies,
    safeguarding_notes,
    safety_facts,
    slips,
)
from caserecord.slips import Choice, Slip
from caserecord.undoing import undo
from domain.adjustments import Adjustment
from domain.card_kinds import card_kind
from domain.cards import Card
from domain.chosen_profiles import ChosenProfile
from domain.concerns import Concern
from domain.easy_reads import EasyRead
from domain.easy_sentences import EasySentence
from domain.entries import Audience, Entry, State
from domain.headings import HEADINGS
from domain.knowers import KnownTo
from domain.links import Link
from domain.notes import Note, NoteKind
from domain.noticings import Noticing
from domain.offered_photos import Decision
from domain.people import Person
from domain.photos import Photo
from domain.records import Part
from domain.refusals import NotInRecord, Refused
from domain.replies import Answerable
from domain.safety_facts import SafetyFact
from domain.snaps import Sitters
from tests.laws.comings import COMINGS
from tests.laws.lives import KINDS, NAMES, Life, NothingYet, Step, mark
from tests.snaps import brought
from tests.stories import by

DEEDS: dict[str, Callable[[Life, Step], UUID | None]] = {}


def deed(function: Callable[[Life, Step], UUID | None]) -> Callable[[Life, Step], UUID | None]:
    DEEDS[function.__name__] = function
    return function


A_LIFE = tuple(
    Step(what, which, other, words, 1, helped=False)
    for what, which, other, words in (
        ("tell", 0, 7, "I cook tea for six"),
        ("tell", 5, 7, "Hurry me"),
        ("tell", 2, 7, "To see the sea"),
        ("tell", 3, 3, "I cry at night"),
        ("offer", 1, 0, "Makes me laugh"),
        ("offer", 0, 1, "Caught the bus"),
        ("accept", 4, 0, ""),
        ("record_a_worry", 0, 5, "Matches"),
        ("end_a_worry", 0, 0, "A year without"),
        ("end_a_worry", 0, 0, ""),
        ("record_a_worry", 0, 5, "Snow"),
        ("record_a_safety_fact", 0, 0, "Bread can choke me"),
        ("notice", 0, 0, "Laughs at hoovers"),
        ("keep_what_was_noticed", 0, 1, ""),
        ("begin_a_profile", 0, 0, "For hospital"),
        ("pick", 0, 0, ""),
        ("pick", 1, 0, ""),
        ("tell_a_card", 0, 0, "A long look"),
    )
)
"""A life that has gone on for a while: something of everything, so that there is something for more to happen to."""


WORDING = {"tell", "offer", "say_in_my_words", "reword", "tell_a_card", "reword_a_card", "tick_a_slip"}
"""The deeds that put an entry in words."""


def happens(life: Life, step: Step) -> UUID | None:
    """Let a step happen, if it may. The entry or the photo that it was about, if it was about one."""
    said = life.marked
    try:
        about = (DEEDS | COMINGS)[step.what](life, step)
    except (Refused, NothingYet):
        return None
    if about in life.parts[Entry]:
        is_easy = step.what in {"say_easily", "draft_easily"}
        life.remember(about, said_since=said, is_worded=step.what in WORDING, is_easy=is_easy)
    life.remember_photos()
    return about if about in life.parts[Entry] or about in life.parts[Photo] else None


def lived(life: Life, steps: list[Step]) -> None:
    """Let these happen, one after the other."""
    for step in steps:
        life.go_on(step)
        with life.standing():
            happens(life, step)


def steps(*deeds: str) -> st.SearchStrategy[list[Step]]:
    """What is asked, one thing after the other: out of these deeds, or of all."""
    number = st.integers(0, 30)
    ordinary = st.sampled_from(("tea", "the bus", "tea on the bus", "I like dogs’ noses", "ŵy ac ŷd", "שלום", "🙂"))
    anything = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
    days = st.sampled_from((0, 0, 1, 40))
    step = st.builds(
        Step, st.sampled_from(deeds or tuple(DEEDS)), number, number, ordinary | anything, days, st.booleans()
    )
    return st.builds(
        lambda before, then: [*before, *then],
        st.sampled_from(((), A_LIFE, A_LIFE)),
        st.lists(step, min_size=1, max_size=20),
    )


def _heading(step: Step) -> str:
    few = ("proud", "admired", "hopes", "matters", "communicate", "do-not", "proud")
    return (*few, HEADINGS[step.other % len(HEADINGS)].key)[step.which % 8]


def _make(life: Life, kind: type[Part], made: UUID) -> UUID:
    life.parts[kind].append(made)
    return made


# Entries


@deed
def tell(life: Life, step: Step) -> UUID:
    audience = (*Audience, *[Audience.EVERYONE] * 4)[step.other % 8]
    words = life.words(step, sams=True)
    told = entries.tell(life.store, life.sam, _heading(step), words, audience=audience, by=life.person(step))
    return _make(life, Entry, told)


@deed
def offer(life: Life, step: Step) -> UUID:
    who = (life.rhian, life.gwen, life.wendy)[step.other % 3]
    words = life.words(step, sams=False)
    offered = entries.offer(life.store, life.sam, _heading(step), words, how_known=words, by=by(who))
    life.offered[offered] = mark(life.marked)
    life.shared[who.reader].add(mark(life.marked))
    return _make(life, Entry, offered)


@deed
def tell_a_card(life: Life, step: Step) -> UUID:
    kind = ("chart", "bad-day", "chart", "elsewhere")[step.other % 4]
    said = [life.words(step, sams=True) for _ in card_kind(kind).parts]
    audience = (*Audience, *[Audience.EVERYONE] * 4)[step.which % 8]
    told = cards.tell(life.store, life.sam, kind, said, audience=audience, by=life.person(step))
    return _make(life, Entry, told)


@deed
def reword_a_card(life: Life, step: Step) -> UUID:
    card = life.any_of(Entry, step)
    found = life.part(Card, card)
    said = [life.words(step, sams=True) for _ in card_kind(found.kind).parts]
    cards.reword(life.store, life.sam, card, said, seen=found.wording, by=life.person(step))
    return card


@deed
def ask_for_help(life: Life, step: Step) -> UUID:
    offer = life.any_of(Entry, step)
    helper = (life.rhian, life.gwen, life.wendy)[step.other % 3]
    helps.ask(life.store, life.sam, offer, helper.reader, by=life.person(step))
    return offer


@deed
def accept(life: Life, step: Step) -> UUID:
    entry = life.any_of(Entry, step)
    entries.accept(life.store, life.sam, entry, by=life.person(step))
    life.said_by_sam.add(life.part(Entry, entry).words)
    return entry


@deed
def say_in_my_words(life: Life, step: Step) -> UUID:
    entry = life.any_of(Entry, step)
    entries.say_in_my_words(life.store, life.sam, entry, life.words(step, sams=True), by=life.person(step))
    return entry


@deed
def keep_private(life: Life, step: Step) -> UUID:
    entry = life.any_of(Entry, step)
    entries.keep_private(life.store, life.sam, entry, by=life.person(step))
    return entry


@deed
def decline(life: Life, step: Step) -> UUID:
    entry = life.any_of(Entry, step)
    entries.decline(life.store, life.sam, entry, by=life.person(step))
    return entry


@deed
def reword(life: Life, step: Step) -> UUID:
    entry = life.any_of(Entry, step)
    seen = life.part(Entry, entry).wording
    words = life.words(step, sams=True)
    entries.reword(life.store, life.sam, entry, words, seen=seen, by=life.person(step))
    return entry


@deed
def show_to(life: Life, step: Step) -> UUID:
    entry = life.any_of(Entry, step)
    audience = tuple(Audience)[step.other % 4]
    chosen = [life.rhian.reader, life.fred.reader][: step.other % 3] if audience is Audience.JUST_THESE else []
    entries.show_to(life.store, life.sam, entry, audience, people=chosen, by=life.person(step))
    return entry


@deed
def put_away(life: Life, step: Step) -> UUID:
    entry = life.any_of(Entry, step)
    entries.put_away(life.store, life.sam, entry, by=life.person(step))
    return entry


@deed
def bring_back(life: Life, step: Step) -> UUID:
    entry = life.any_of(Entry, step)
    entries.bring_back(life.store, life.sam, entry, by=life.person(step))
    return entry


@deed
def leave_out(life: Life, step: Step) -> UUID:
    entry = life.any_of(Entry, step)
    profiles.leave_out(life.store, life.sam, entry, by=life.person(step))
    return entry


@deed
def include(life: Life, step: Step) -> UUID:
    entry = life.any_of(Entry, step)
    profiles.include(life.store, life.sam, entry, by=life.person(step))
    return entry


@deed
def move(life: Life, step: Step) -> UUID:
    entry = life.any_of(Entry, step)
    after = life.any_of(Entry, step, step.other) if step.other % 2 else None
    profiles.move(life.store, life.sam, entry, after=after, by=life.person(step))
    return entry


@deed
def get_nearer(life: Life, step: Step) -> UUID:
    hope = life.any_of(Entry, step)
    hopes.move_forward(life.store, life.sam, hope, life.words(step, sams=True), by=life.person(step))
    return hope


@deed
def reach(life: Life, step: Step) -> UUID:
    hope = life.any_of(Entry, step)
    hopes.reach(life.store, life.sam, hope, by=life.person(step))
    return hope


@deed
def let_go(life: Life, step: Step) -> UUID:
    hope = life.any_of(Entry, step)
    (hopes.let_go if step.other % 2 else hopes.take_up_again)(life.store, life.sam, hope, by=life.person(step))
    return hope


@deed
def undo_the_last_change(life: Life, step: Step) -> UUID:
    entry = life.any_of(Entry, step)
    undo(life.store, life.sam, entry, seen=life.part(Entry, entry).version, by=life.person(step))
    return entry


# Paper slips


def _ticked(life: Life, step: Step, offer: UUID, number: int) -> Slip:
    """What stands on a slip. A photo is not said in other words."""
    choices = [choice for choice in Choice if choice != Choice.MY_WORDS or offer in life.parts[Entry]]
    choice = choices[number % len(choices)]
    return Slip(offer, choice, life.words(step, sams=True) if choice == Choice.MY_WORDS else "")


def _entered(life: Life, step: Step, *ticked: Slip) -> None:
    """Put in what was ticked. Sam had help from somebody, who need not be whoever puts it in."""
    helper = (None, life.rhian.reader, life.gwen.reader, life.wendy.reader)[step.which % 4]
    slips.enter(life.store, life.sam, ticked, helper=helper, by=life.person(step))
    life.said_by_sam |= {life.part(Entry, slip.entry).words for slip in ticked if slip.entry in life.parts[Entry]}


@deed
def tick_a_slip(life: Life, step: Step) -> UUID:
    offer = life.any_of(Photo if step.which % 3 == 2 else Entry, step, step.other)
    _entered(life, step, _ticked(life, step, offer, step.which))
    return offer


@deed
def tick_some_slips(life: Life, step: Step) -> None:
    """All that waits, but for the first."""
    waiting = [entry for entry in life.parts[Entry] if life.part(Entry, entry).state is State.WAITING]
    waiting += [
        photo for photo in life.parts[Photo] if getattr(life.part(Photo, photo), "decision", None) is Decision.WAITING
    ]
    said = life.marked
    ticked = [_ticked(life, step, offer, step.other + number) for number, offer in enumerate(waiting[1:])]
    if not ticked:
        raise NothingYet
    _entered(life, step, *ticked)
    for slip in ticked:
        if slip.entry in life.parts[Entry]:
            life.remember(slip.entry, said_since=said, is_worded=True)


# Profiles for somebody in particular


@deed
def begin_a_profile(life: Life, step: Step) -> None:
    begun = chosen_profiles.begin(
        life.store,
        life.sam,
        life.words(step, sams=True),
        audience=(Audience.EVERYONE, Audience.EVERYONE, Audience.MINE_ALONE)[step.other % 3],
        people=[],
        by=life.person(step),
    )
    _make(life, ChosenProfile, begun)


@deed
def pick(life: Life, step: Step) -> UUID:
    """Pick something into a profile, or take it out again."""
    entry, profile = life.any_of(Entry, step), life.any_of(ChosenProfile, step, step.other // 2)
    picked = [] if step.other % 4 == 3 else [entry]
    chosen_profiles.pick(life.store, life.sam, profile, picked=picked, offered=[entry], by=life.person(step))
    return entry


@deed
def move_in_a_profile(life: Life, step: Step) -> UUID:
    entry, profile = life.any_of(Entry, step), life.any_of(ChosenProfile, step, step.other // 2)
    chosen_profiles.move(life.store, life.sam, profile, entry, after=None, by=life.person(step))
    return entry


@deed
def change_a_profile(life: Life, step: Step) -> None:
    """Say how it begins, put it away, or bring it back; and undo the last of that."""
    profile = life.any_of(ChosenProfile, step)
    words, by_whom = life.words(step, sams=True), life.person(step)
    match step.other % 4:
        case 0:
            chosen_profiles.say_how_it_begins(life.store, life.sam, profile, words, first_line=words, by=by_whom)
        case 1:
            chosen_profiles.put_away(life.store, life.sam, profile, by=by_whom)
        case 2:
            chosen_profiles.bring_back(life.store, life.sam, profile, by=by_whom)
        case _:
            undo(life.store, life.sam, profile, seen=life.part(ChosenProfile, profile).version, by=by_whom)


# What is about somebody's safety


@deed
def say_not_safe(life: Life, step: Step) -> None:
    """Sam does not feel safe, and says no to Wendy now and then; she reads it, or not."""
    wendy = life.wendy.reader
    words = life.words(step, sams=True)
    life.of_safety.add(mark(life.marked))
    not_to = [wendy] if step.other % 4 == 3 else []
    said = alarms.say_not_safe(life.store, life.sam, words=words, to=wendy, not_to=not_to, by=life.person(step))
    if step.other % 2:
        answer = life.words(step, sams=False)
        life.of_safety.add(mark(life.marked))
        alarms.answer(life.store, life.sam, said, answer, by=by(life.wendy))


@deed
def write_about_harm(life: Life, step: Step) -> None:
    """Wendy writes down a possible harm: by Rhian, or by somebody else."""
    words = life.words(step, sams=False)
    life.of_safety.add(mark(life.marked))
    about = [life.rhian.reader] if step.other % 2 else []
    safeguarding_notes.write(life.store, life.sam, words, about=about, by=by(life.wendy))


@deed
def ask_who_knew(life: Life, step: Step) -> None:
    """Ade begins to ask who knew what, for a reason that is for Sam alone, and now and then asks no more."""
    why = life.words(step, sams=False)
    life.of_safety.add(mark(life.marked))
    enquiry = enquiries.begin(life.store, life.sam, "An enquiry", why, by=by(life.ade))
    if step.other % 2:
        enquiries.close(life.store, life.sam, enquiry, by=by(life.ade))


# Links


@deed
def give_a_link(life: Life, step: Step) -> None:
    """To the main profile, or to one for somebody in particular."""
    profile = life.any_of(ChosenProfile, step) if step.other % 2 else None
    for_whom = life.words(step, sams=True)
    life.of_links.add(mark(life.marked))
    given = links.give(life.store, life.sam, profile_id=profile, for_whom=for_whom, until=None, by=life.person(step))
    life.store.link_keys.make(given, life.sam)
    _make(life, Link, given)


@deed
def keep_a_link(life: Life, step: Step) -> None:
    """Somebody opens it, or Sam stops it."""
    link = life.any_of(Link, step)
    if step.other % 3:
        links.record_opening(life.store, link, version=life.store.head()[0])
    else:
        links.stop(life.store, life.sam, link, by=life.person(step))


# Easy words


def _edition(life: Life, entry: UUID) -> int:
    try:
        return life.part(EasyRead, EasyRead.id_of(entry)).edition
    except NotInRecord:
        return 0


def _one_line(words: str) -> list[EasySentence]:
    return [EasySentence(" ".join(words.split()), "tea")]


@deed
def say_easily(life: Life, step: Step) -> UUID:
    entry = life.any_of(Entry, step)
    said = _one_line(life.words(step, sams=True))
    life.said.add(said[0].words)
    wording, seen = life.part(Entry, entry).wording, _edition(life, entry)
    easy_reads.write(life.store, life.sam, entry, said, wording=wording, seen=seen, by=life.person(step))
    return entry


@deed
def draft_easily(life: Life, step: Step) -> UUID:
    """Fred writes easy words, which wait: until then they are his and Sam's."""
    entry = life.any_of(Entry, step)
    said = _one_line(life.words(step, sams=False))
    life.said.add(said[0].words)
    wording = life.part(Entry, entry).wording
    easy_reads.draft(life.store, life.sam, entry, said, wording=wording, by=by(life.fred))
    life.shared[life.fred.reader].add(mark(life.marked))
    return entry


@deed
def decide_about_easy_words(life: Life, step: Step) -> UUID:
    entry = life.any_of(Entry, step)
    easy = life.part(EasyRead, EasyRead.id_of(entry))
    decide = easy_reads.approve if step.other % 2 else easy_reads.decline
    decide(life.store, life.sam, entry, draft=easy.drafted, by=life.person(step))
    return entry


@deed
def take_easy_words_away(life: Life, step: Step) -> UUID:
    entry = life.any_of(Entry, step)
    easy_reads.take_away(life.store, life.sam, entry, by=life.person(step))
    return entry


@deed
def undo_easy_words(life: Life, step: Step) -> UUID:
    """Undo what was last said in easy words, or decided about them."""
    entry = life.any_of(Entry, step)
    easy = life.part(EasyRead, EasyRead.id_of(entry))
    undo(life.store, life.sam, easy.id, seen=easy.version, by=life.person(step))
    return entry


# Answers


def _answerable(life: Life, step: Step) -> UUID:
    return life.any_of(KINDS[step.other % len(KINDS)], step)


@deed
def reply(life: Life, step: Step) -> UUID:
    about = _answerable(life, step)
    replies.reply(life.store, life.sam, about, life.words(step, sams=True), to=1, by=life.person(step))
    return about


@deed
def disagree(life: Life, step: Step) -> UUID:
    about = _answerable(life, step)
    replies.disagree(life.store, life.sam, about, life.words(step, sams=True), to=1, by=life.person(step))
    return about


@deed
def resolve(life: Life, step: Step) -> UUID:
    about = _answerable(life, step)
    if not life.part(Answerable, about).disagreed:
        about = next(
            (each for kind in KINDS for each in life.parts[kind] if life.part(Answerable, each).disagreed), about
        )
    replies.resolve(life.store, life.sam, about, life.words(step, sams=False), by=by(life.wendy))
    return about


# What others write


@deed
def write_a_note(life: Life, step: Step) -> UUID:
    kind = tuple(NoteKind)[step.other % 3]
    written = notes.write(life.store, life.sam, kind, life.words(step, sams=False), by=by(life.rhian))
    return _make(life, Note, written)


@deed
def correct_a_note(life: Life, step: Step) -> UUID:
    note = life.any_of(Note, step)
    seen = life.part(Note, note).wording
    words = life.words(step, sams=False)
    notes.correct(life.store, life.sam, note, words, why=words, seen=seen, by=by(life.rhian))
    return note


@deed
def record_a_worry(life: Life, step: Step) -> UUID:
    words, on = life.words(step, sams=False), life.today + timedelta(days=1 + step.other)
    worry = concerns.record(
        life.store, life.sam, words, context=words, what_helps=words, review_on=on, by=by(life.rhian)
    )
    life.of_worries[worry] = {words}
    return _make(life, Concern, worry)


@deed
def review_a_worry(life: Life, step: Step) -> UUID:
    worry = life.any_of(Concern, step)
    words, on = life.words(step, sams=False), life.today + timedelta(days=1 + step.other)
    concerns.review(life.store, life.sam, worry, words, what_helps=words, review_on=on, by=by(life.wendy))
    life.of_worries[worry].add(words)
    return worry


@deed
def end_a_worry(life: Life, step: Step) -> UUID:
    """Ask for it to end, or agree."""
    worry = life.any_of(Concern, step)
    if life.part(Concern, worry).end_asked_by is None:
        words = life.words(step, sams=False)
        concerns.ask_to_end(life.store, life.sam, worry, words, person_said=words, by=by(life.wendy))
    else:
        concerns.agree_to_end(life.store, life.sam, worry, by=by(life.fred))
        life.of_ended |= life.of_worries[worry]
    return worry


@deed
def record_a_safety_fact(life: Life, step: Step) -> UUID:
    words = life.words(step, sams=False)
    return _make(life, SafetyFact, safety_facts.record(life.store, life.sam, words, what_helps=words, by=by(life.gwen)))


@deed
def keep_a_safety_fact(life: Life, step: Step) -> UUID:
    """Check it, say it in better words, or say that it is no longer so."""
    fact = life.any_of(SafetyFact, step)
    words = life.words(step, sams=False)
    seen = life.part(SafetyFact, fact).wording
    match step.other % 3:
        case 0:
            on = life.today + timedelta(days=1 + step.other)
            safety_facts.check(life.store, life.sam, fact, again_on=on, seen=seen, by=by(life.wendy))
        case 1:
            safety_facts.reword(life.store, life.sam, fact, words, what_helps=words, seen=seen, by=by(life.wendy))
        case _:
            safety_facts.end(life.store, life.sam, fact, words, by=by(life.wendy))
    return fact


@deed
def notice(life: Life, step: Step) -> UUID:
    words = life.words(step, sams=False)
    noticed = noticings.notice(
        life.store, life.sam, does=words, means=words, we_do=words, responded=words, by=by(life.rhian)
    )
    return _make(life, Noticing, noticed)


@deed
def keep_what_was_noticed(life: Life, step: Step) -> UUID:
    """Agree with it, look at it again, or say that it is no longer so."""
    noticing = life.any_of(Noticing, step)
    if step.other % 5 == 0:
        noticings.put_away(life.store, life.sam, noticing, life.words(step, sams=False), by=by(life.gwen))
    elif life.part(Noticing, noticing).is_agreed:
        noticings.review(life.store, life.sam, noticing, by=by(life.gwen))
    else:
        noticings.agree(life.store, life.sam, noticing, by=by(life.gwen))
    return noticing


# Photos


@deed
def add_a_photo(life: Life, step: Step) -> UUID:
    """On something told, or of themselves; with Rhian in it, or without."""
    about = life.any_of(Entry, step) if step.other % 3 else life.sam
    words = life.words(step, sams=True)
    shows = [life.rhian.reader] if step.which % 2 else []
    added = photos.add(life.store, life.sam, about, brought(*shows, words=words), by=life.person(step))
    life.photo_words[added] = {mark(life.marked)}
    return _make(life, Photo, added)


@deed
def keep_a_photo(life: Life, step: Step) -> UUID:
    """Say yes to it, put it away, bring it back, say no, or say what it shows."""
    photo = life.any_of(Photo, step)
    match step.other % 6:
        case 0 | 1:
            photos.agree(life.store, life.sam, photo, by=by(life.rhian))
        case 2:
            photos.put_away(life.store, life.sam, photo, by=life.person(step))
        case 3:
            photos.bring_back(life.store, life.sam, photo, by=life.person(step))
        case 4:
            photos.take_back(life.store, life.sam, photo, by=life.person(step))
        case _:
            words = life.words(step, sams=True)
            photos.describe(life.store, life.sam, photo, words, by=life.person(step))
            life.photo_words[photo].add(mark(life.marked))
    return photo


@deed
def offer_a_photo(life: Life, step: Step) -> UUID:
    """Rhian offers one of Sam, or with something that she offered; she and Gwen may be in it."""
    about = life.any_of(Entry, step) if step.other % 3 else life.sam
    words = life.words(step, sams=False)
    shows = [life.rhian.reader, life.gwen.reader][: step.which % 3]
    offered = photos.offer(life.store, life.sam, about, brought(*shows, words=words), by=by(life.rhian))
    life.offered[offered] = mark(life.marked)
    life.shared[life.rhian.reader].add(mark(life.marked))
    life.photo_words[offered] = {mark(life.marked)}
    return _make(life, Photo, offered)


@deed
def decide_about_a_photo(life: Life, step: Step) -> UUID:
    """Say yes, keep it, say no, or think again; or say anew who is in it."""
    photo = life.any_of(Photo, step)
    match step.other % 5:
        case 0:
            photos.accept(life.store, life.sam, photo, by=life.person(step))
        case 1:
            photos.keep_private(life.store, life.sam, photo, by=life.person(step))
        case 2:
            photos.decline(life.store, life.sam, photo, by=life.person(step))
        case 3:
            undo(life.store, life.sam, photo, seen=life.part(Photo, photo).version, by=life.person(step))
        case _:
            sitters = Sitters((life.rhian.reader, life.gwen.reader)[: step.which % 3])
            photos.choose_people(life.store, life.sam, photo, sitters, by=life.person(step))
    return photo


# Who they are


@deed
def choose_a_name(life: Life, step: Step) -> None:
    name = NAMES[step.which % len(NAMES)]
    life.said.add(name)
    people.choose_name(life.store, life.sam, name, cover_former=step.other % 2 == 0, by=life.person(step))


@deed
def undo_how_they_are_introduced(life: Life, step: Step) -> None:
    """Be called, or introduced, as before."""
    undo(life.store, life.sam, life.sam, seen=life.part(Person, life.sam).version, by=life.person(step))


@deed
def say_one_line(life: Life, step: Step) -> None:
    people.say_one_line(life.store, life.sam, life.words(step, sams=True), by=life.person(step))


@deed
def choose_likes(life: Life, step: Step) -> None:
    """The person, or a member for themselves."""
    choices = ({}, {"text": "largest"}, {"colours": "dark", "pictures": "right"})[step.which % 3]
    if step.other % 2:
        likes.choose(life.store, life.sam, choices, by=life.person(step))
    else:
        likes.choose_mine(life.store, choices, by=by(life.rhian))


# How to reach them


@deed
def say_a_need(life: Life, step: Step) -> None:
    """For everyone, or for Rhian and Fred alone; or by Rhian, for Sam."""
    if step.other % 3 == 0:
        words = life.words(step, sams=False)
        adjustments.record(life.store, life.sam, ["easy-read"], words=words, because=words, by=by(life.rhian))
        return
    alone = step.other % 3 == 1
    words = life.words(step, sams=True)
    adjustments.need(
        life.store,
        life.sam,
        [("other", "quiet")[step.which % 2]],
        words=words,
        audience=KnownTo.JUST_THESE if alone else KnownTo.EVERYONE,
        people=[life.rhian.reader, life.fred.reader] if alone else [],
        by=life.person(step),
    )
    if alone:
        life.of_needs.add(mark(life.marked))


@deed
def keep_a_need(life: Life, step: Step) -> None:
    """Ask again, say that it was or was not met, look into that, say that it is needed no longer; undo the last."""
    needs = [at.event for at in life.store.read(0, 10_000, names=["adjustment.recorded"])]
    if not needs:
        raise NothingYet
    need = life.part(Adjustment, needs[step.which % len(needs)].originator_id)
    words = life.words(step, sams=False)
    if need.audience == KnownTo.JUST_THESE:
        life.of_needs.add(mark(life.marked))
    match step.other % 6:
        case 0:
            adjustments.review(life.store, life.sam, need.id, words=words, seen=need.wording, by=life.person(step))
        case 1:
            adjustments.use(life.store, life.sam, need.id, in_the_way=words, by=by(life.rhian))
        case 2:
            adjustments.use(life.store, life.sam, need.id, was_met=True, by=by(life.rhian))
        case 3:
            adjustments.look_into(life.store, life.sam, need.id, words, by=by(life.wendy))
        case 4:
            undo(life.store, life.sam, need.id, seen=need.version, by=life.person(step))
        case _:
            adjustments.end(life.store, life.sam, need.id, words, by=life.person(step))
