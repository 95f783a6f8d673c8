"""What undoes what: after the opposite, everything is as it was before the change."""

import copy
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from domain.adjustments import Adjustment
from domain.cards import Card
from domain.chosen_profiles import ChosenProfile
from domain.easy_reads import EasyRead
from domain.easy_sentences import EasySentence
from domain.entries import Audience, Entry, State
from domain.hopes import Hope
from domain.knowers import KnownTo
from domain.offered_photos import OfferedPhoto
from domain.people import Person
from domain.photos import Photo
from domain.profiles import Profile
from domain.recordings import Recording
from domain.snaps import Sitters
from domain.undoing import NothingToUndo, Undoing, is_undone_by, undo
from tests.domain.lives import FRED, RHIAN, SAM, last, settled
from tests.snaps import hashed

TEA, BUS, SEA = (UUID(int=number) for number in (11, 12, 13))
WHO = {"by": SAM, "supported_by": None}


def told(*, then: Callable[[Any], Any] | None = None, kind: type[Entry] = Entry) -> Any:
    return _after(kind.tell(SAM, "hopes" if kind is Hope else "proud", "I cook", by=SAM), then)


def offered(*, then: Callable[[Any], Any] | None = None) -> Any:
    return _after(Entry.offer(SAM, "proud", "Cooked tea", by=RHIAN), then)


def chosen(*, then: Callable[[Any], Any] | None = None) -> Any:
    found = ChosenProfile.begin(SAM, "For work", by=SAM)
    for entry in (TEA, BUS, SEA):
        found.include(entry, by=SAM)
    return _after(found, then)


def card(*, is_offered: bool = False) -> Any:
    said = ["I push", "Enough", "Stop"]
    return settled(
        Card.offer_parts(SAM, "chart", said, by=RHIAN) if is_offered else Card.tell_parts(SAM, "chart", said, by=SAM)
    )


def photo(*, then: Callable[[Any], Any] | None = None) -> Any:
    return _after(Photo.add(SAM, SAM, hashed(SAM), photo_id=TEA, by=SAM), then)


def offered_photo() -> Any:
    return settled(OfferedPhoto.offer(SAM, SAM, hashed(SAM), photo_id=TEA, by=RHIAN))


def voice(*, then: Callable[[Any], Any] | None = None) -> Any:
    return _after(Recording.add(SAM, TEA, recording_id=BUS, sound="a", seconds=4, by=SAM), then)


def need(*, then: Callable[[Any], Any] | None = None) -> Any:
    said = Adjustment.record(SAM, "quiet", "In the hall", audience=KnownTo.EVERYONE, by=SAM)
    said.use(was_met=False, in_the_way="Shouting", by=RHIAN)
    return _after(said, then)


def easy(*, then: Callable[[Any], Any] | None = None) -> Any:
    found = EasyRead.begin(SAM, TEA, by=SAM)
    found.draft([EasySentence("Tea is best.")], wording=1, by=RHIAN)
    return _after(found, then)


def said_easily(found: EasyRead) -> None:
    found.say([EasySentence("I like tea.", "tea")], wording=1, seen=0, by=SAM)


def person(*, then: Callable[[Any], Any] | None = None) -> Any:
    return _after(Person.open_record("Sam", "they", by=SAM), then)


def covered(opened: Person) -> None:
    opened.choose_name("Sol", "he", cover_former=True, by=SAM)


def _after(part: Any, then: Callable[[Any], Any] | None) -> Any:
    if then:
        then(part)
    return settled(part)


CHANGES: list[tuple[Any, Callable[[Any], Any]]] = [
    (told(), lambda entry: entry.reword("I bake", seen=1, by=SAM)),
    (told(), lambda entry: entry.show_to(Audience.JUST_THESE, [FRED], by=SAM)),
    (told(), lambda entry: entry.put_away(by=SAM)),
    (told(then=lambda entry: entry.put_away(by=SAM)), lambda entry: entry.bring_back(by=SAM)),
    (offered(), lambda entry: entry.accept(by=SAM)),
    (offered(), lambda entry: entry.say_in_my_words("I cooked", by=SAM)),
    (offered(), lambda entry: entry.keep_private(by=SAM)),
    (offered(), lambda entry: entry.decline(by=SAM)),
    (offered(then=lambda entry: entry.decline(by=SAM)), lambda entry: entry.bring_back(by=SAM)),
    (told(kind=Hope), lambda hope: hope.reach(by=SAM)),
    (told(kind=Hope), lambda hope: hope.let_go(by=SAM)),
    (told(kind=Hope, then=lambda hope: hope.reach(by=SAM)), lambda hope: hope.let_go(by=SAM)),
    (told(kind=Hope, then=lambda hope: hope.reach(by=SAM)), lambda hope: hope.take_up_again(by=SAM)),
    (told(kind=Hope, then=lambda hope: hope.let_go(by=SAM)), lambda hope: hope.take_up_again(by=SAM)),
    (told(kind=Hope), lambda hope: hope.move_forward("Asked", by=SAM)),
    (card(), lambda row: row.reword_parts(["I push", "I want tea", "Tea"], seen=1, by=SAM)),
    (card(is_offered=True), lambda row: row.say_parts_in_my_words(["I push", "I want tea", "Tea"], by=SAM)),
    (photo(), lambda shown: shown.describe("Me at sea", by=SAM)),
    (photo(), lambda shown: shown.put_away(by=SAM)),
    (photo(then=lambda shown: shown.put_away(by=SAM)), lambda shown: shown.bring_back(by=SAM)),
    (photo(), lambda shown: shown.choose_people(Sitters((SAM, FRED), others=True), by=SAM)),
    (offered_photo(), lambda shown: shown.accept(by=SAM)),
    (offered_photo(), lambda shown: shown.keep_private(by=SAM)),
    (offered_photo(), lambda shown: shown.decline(by=SAM)),
    (voice(), lambda said: said.put_away(by=SAM)),
    (voice(then=lambda said: said.put_away(by=SAM)), lambda said: said.bring_back(by=SAM)),
    (settled(Person.open_record("Sam", "", by=SAM)), lambda person: person.say_one_line("Tea first", by=SAM)),
    (person(), lambda one: one.choose_name("Sol", "he", cover_former=False, by=SAM)),
    (person(), covered),
    (person(then=covered), lambda one: one.choose_name("Sam", "he", cover_former=False, by=SAM)),
    (person(then=covered), lambda one: one.choose_name("Sal", "she", cover_former=True, by=SAM)),
    (person(then=covered), lambda one: one.choose_name("Sol", "she", cover_former=True, by=SAM)),
    (need(), lambda said: said.share_with(KnownTo.JUST_THESE, [FRED], by=SAM)),
    (need(), lambda said: said.use(was_met=True, by=SAM)),
    (need(), lambda said: said.use(was_met=False, in_the_way="Hoovering", by=SAM)),
    (need(), lambda said: said.review("On the bus", again_on=date(2050, 1, 1), seen=1, by=SAM)),
    (need(), lambda said: said.end("I like noise now", by=SAM)),
    (easy(), said_easily),
    (easy(then=said_easily), lambda found: found.say([EasySentence("Tea.")], wording=1, seen=1, by=SAM)),
    (easy(then=said_easily), lambda found: found.take_away(by=SAM)),
    (easy(), lambda found: found.approve(1, wording=1, by=SAM)),
    (easy(then=said_easily), lambda found: found.approve(1, wording=1, by=SAM)),
    (easy(then=said_easily), lambda found: found.decline(1, by=SAM)),
    (settled(Profile.begin(SAM, by=SAM)), lambda profile: profile.leave_out(TEA, by=SAM)),
    (
        _after(Profile.begin(SAM, by=SAM), lambda profile: profile.leave_out(TEA, by=SAM)),
        lambda profile: profile.include(TEA, by=SAM),
    ),
    (chosen(), lambda profile: profile.rename("For hospital", by=SAM)),
    (chosen(), lambda profile: profile.say_first_line("Ask me", by=SAM)),
    (chosen(), lambda profile: profile.leave_out(BUS, by=SAM)),
    (chosen(then=lambda profile: profile.leave_out(BUS, by=SAM)), lambda profile: profile.include(BUS, by=SAM)),
    (chosen(), lambda profile: profile.move(SEA, after=None, by=SAM)),
    (chosen(), lambda profile: profile.move(TEA, after=SEA, by=SAM)),
    (chosen(), lambda profile: profile.show_to(Audience.MINE_ALONE, [], by=SAM)),
    (chosen(), lambda profile: profile.put_away(by=SAM)),
    (chosen(then=lambda profile: profile.put_away(by=SAM)), lambda profile: profile.bring_back(by=SAM)),
]


@pytest.mark.parametrize(("part", "change"), CHANGES, ids=range(len(CHANGES)))
def test_after_the_opposite_everything_is_as_it_was(part: Any, change: Callable[[Any], Any]) -> None:
    before = copy.deepcopy(part)
    changed = copy.deepcopy(part)
    change(changed)

    undo(last(changed), changed, Undoing(before, None, WHO))

    assert _meaning(changed) == _meaning(before)


def _meaning(part: Any) -> dict[str, Any]:
    """What stands, but for how often it was worded, by whom, or moved, and what stood before it was changed."""
    beside = {"wording", "authors", "said", "moves", "state_before", "edition", "before"} - (
        {"wording"} if "edition" in vars(part) else set()
    )
    return {name: said for name, said in vars(part).items() if not name.startswith("_") and name not in beside}


def test_what_was_told_or_begun_is_put_away() -> None:
    entry, profile = Entry.tell(SAM, "proud", "I cook", by=SAM), ChosenProfile.begin(SAM, "For work", by=SAM)

    said = Adjustment.record(SAM, "quiet", "", audience=KnownTo.EVERYONE, by=SAM)
    for part in (entry, profile, said):
        undo(last(part), part, Undoing(None, None, WHO))

    assert (entry.state, profile.is_put_away, said.has_ended) == (State.PUT_AWAY, True, True)


def test_a_move_in_the_main_profile_is_undone_by_whoever_knows_what_stood_before_it() -> None:
    profile = settled(Profile.begin(SAM, by=SAM))
    profile.move(TEA, after=None, by=SAM)

    undo(last(profile), profile, Undoing(None, BUS, WHO))

    assert (last(profile).entry, last(profile).after) == (TEA, BUS)


def test_each_wording_has_a_number_of_its_own_also_when_words_come_back() -> None:
    entry = offered()
    entry.say_in_my_words("I cooked", by=SAM)

    undo(last(entry), entry, Undoing(offered(), None, WHO))

    assert (entry.words, entry.wording) == ("Cooked tea", 3)
    entry.ask_again("Cooked tea", by=SAM)
    assert entry.wording == 3


def test_a_card_waits_again_once_however_often_it_is_asked_for() -> None:
    row = card(is_offered=True)

    row.ask_parts_again(["I push", "Enough", "Stop"], by=SAM)

    assert (row.state, row.wording, row.pending_events) == (State.WAITING, 1, [])


def test_a_step_that_is_not_there_is_not_taken_back() -> None:
    hope = told(kind=Hope)

    hope.take_back_step(by=SAM)

    assert hope.pending_events == []


def test_an_answer_is_not_undone() -> None:
    entry = offered()
    entry.reply("It was lunch", to=1, by=SAM, supported_by=None)

    with pytest.raises(NothingToUndo, match="change it yourself"):
        undo(last(entry), entry, Undoing(offered(), None, WHO))


def test_what_was_looked_into_is_not_undone_nor_what_a_helper_drafted() -> None:
    said, found = need(), easy()
    said.look_into("We closed the door", by=RHIAN)
    found.draft([EasySentence("Hot tea.")], wording=1, by=RHIAN)

    assert [is_undone_by(last(part), SAM, None) for part in (said, found)] == [False, False]


def test_what_somebody_else_said_of_a_need_stays_said_and_what_they_ended_is_undone() -> None:
    by_rhian = Adjustment.record(SAM, "quiet", "", because="Covers her ears", audience=KnownTo.EVERYONE, by=RHIAN)
    recorded = last(by_rhian)
    by_rhian.use(was_met=True, by=RHIAN)
    used = last(by_rhian)
    by_rhian.end("Not now", by=RHIAN)

    assert [is_undone_by(each, SAM, None) for each in (recorded, used, last(by_rhian))] == [False, False, True]


def test_a_name_and_easy_words_are_undone_by_whoever_helped_with_them() -> None:
    named, found = person(then=covered), easy()
    alone, together = person(), easy()
    covered(alone)
    together.decline(1, by=SAM, supported_by=RHIAN)

    assert [is_undone_by(last(alone), SAM, helper) for helper in (None, RHIAN)] == [True, False]
    assert [is_undone_by(last(together), SAM, helper) for helper in (None, RHIAN, FRED)] == [True, True, False]
    assert (named.name, found.drafted) == ("Sol", 1)


def test_what_is_as_it_was_is_not_taken_back_again() -> None:
    said, found, named = need(), easy(), person()

    said.need_again(by=SAM)
    found.bring_back(by=SAM)
    for take_back in (found.take_yes_back, found.take_no_back):
        take_back(1, by=SAM)
    named.take_name_back("Sam", "they", [], by=SAM)
    assert [part.pending_events for part in (said, found, named)] == [[], [], []]
    said.end("Not now", by=SAM)
    said.take_back(by=SAM)

    assert [type(each).__name__ for each in said.pending_events] == ["AdjustmentEnded"]


def test_easy_words_are_said_anew_after_there_were_none_any_more() -> None:
    found = easy(then=said_easily)
    found.take_away(by=SAM)

    found.say([EasySentence("Tea.")], wording=1, seen=0, by=SAM)

    assert found.sentences == (EasySentence("Tea."),)
