"""Easy Read: seen exactly where the entry is, never stale without saying so, and not before the person approved."""

from typing import Any
from uuid import UUID

import pytest

from caserecord import easy_reads, entries, people, replies
from domain.easy_sentences import EasySentence
from domain.entries import Audience
from domain.permissions import Actor
from domain.refusals import AlreadyDecided, ChangedMeanwhile, NotInRecord, PutAway
from projections.changes import change_of
from projections.disclosures import COVER
from projections.easy_reads import ShownEasyRead, easy_drafts_of, easy_reads_of, my_easy_draft
from projections.histories import history_of
from projections.profiles import profile_of
from tests.stories import Story, by

EASY = [EasySentence("I like tea.", "tea")]
EASIER = [EasySentence("Tea!", "")]


@pytest.fixture
def sam(story: Story) -> UUID:
    return story.given_a_person()


@pytest.fixture
def rhian(story: Story, sam: UUID) -> Actor:
    return story.given_a_carer(sam)


@pytest.fixture
def wendy(story: Story, sam: UUID) -> Actor:
    return story.given_a_worker(sam)


@pytest.fixture
def tea(story: Story, sam: UUID) -> UUID:
    return story.given_told(sam, "There is nothing that I enjoy as much as a cup of tea")


def write(story: Story, sam: UUID, tea: UUID, *, wording: int = 1, seen: int = 0, asker: Actor | None = None) -> None:
    easy_reads.write(story.store, sam, tea, EASY, wording=wording, seen=seen, by=asker or by(sam))


def shown(story: Story, reader: Any, sam: UUID, tea: UUID, **asked: Any) -> list[ShownEasyRead]:
    return list(story.shown(easy_reads_of, "read the profile", reader, sam, [tea], **asked))


def drafts(story: Story, reader: Any, sam: UUID) -> tuple[ShownEasyRead, ...]:
    found: tuple[ShownEasyRead, ...] = story.shown(easy_drafts_of, "decide about easy words", reader, sam)
    return found


def test_easy_words_are_seen_where_the_words_are(story: Story, sam: UUID, rhian: Actor, tea: UUID):
    write(story, sam, tea)
    for_rhian, for_sam = shown(story, rhian, sam, tea)[0], shown(story, sam, sam, tea)[0]
    assert [(each.words, each.picture) for each in for_rhian.sentences] == [("I like tea.", "tea")]
    assert (for_rhian.authorship, for_rhian.edition, for_sam.edition) == ("my easy words", 0, 1)

    entries.show_to(story.store, sam, tea, Audience.MINE_ALONE, people=[], by=by(sam))

    assert shown(story, rhian, sam, tea) == shown(story, sam, sam, tea, on_paper=True) == []
    assert len(shown(story, sam, sam, tea)) == 1


def test_stale_easy_words_are_for_the_person_and_say_so(story: Story, sam: UUID, rhian: Actor, tea: UUID):
    write(story, sam, tea)

    entries.reword(story.store, sam, tea, "Coffee now", seen=1, by=by(sam))

    assert [easy.is_stale for easy in shown(story, sam, sam, tea)] == [True]
    assert shown(story, rhian, sam, tea) == shown(story, sam, sam, tea, on_paper=True) == []
    write(story, sam, tea, wording=2, seen=1)
    assert [easy.is_stale for easy in shown(story, rhian, sam, tea)] == [False]


def test_easy_words_for_words_that_changed_meanwhile_are_not_kept(story: Story, sam: UUID, tea: UUID):
    entries.reword(story.store, sam, tea, "Coffee now", seen=1, by=by(sam))

    with pytest.raises(ChangedMeanwhile):
        write(story, sam, tea)


def test_what_is_put_away_is_not_said_in_easy_words(story: Story, sam: UUID, tea: UUID):
    entries.put_away(story.store, sam, tea, by=by(sam))

    with pytest.raises(PutAway):
        write(story, sam, tea)


def test_a_draft_is_seen_by_nobody_but_the_person_and_its_writer(
    story: Story, sam: UUID, rhian: Actor, wendy: Actor, tea: UUID
):
    version = story.shown(profile_of, "read the profile", wendy, sam).version
    total = story.shown(history_of, "read the history", wendy, sam, story.store).total

    easy_reads.draft(story.store, sam, tea, EASIER, wording=1, by=by(rhian))

    assert [(easy.authorship, easy.is_approved) for easy in drafts(story, sam, sam)] == [("easy words by Rhian", False)]
    assert shown(story, wendy, sam, tea) == []
    history = story.shown(history_of, "read the history", wendy, sam, story.store)
    assert (history.total, "Tea!" in repr(history)) == (total, False)
    assert story.shown(profile_of, "read the profile", wendy, sam).version == version
    with pytest.raises(NotInRecord):
        story.shown(change_of, "read the history", wendy, sam, story.store, position=story.store.head()[0])
    assert "Tea!" in repr(story.shown(history_of, "read the history", sam, sam, story.store))
    assert story.shown(my_easy_draft, "draft easy words", wendy, sam, tea) is None


def test_nobody_but_whoever_decides_is_told_what_waits(story: Story, sam: UUID, rhian: Actor, tea: UUID):
    easy_reads.draft(story.store, sam, tea, EASIER, wording=1, by=by(rhian))

    assert story.shown(easy_drafts_of, "read the profile", rhian, sam) == ()


def test_a_draft_that_waits_and_one_that_is_declined_read_alike_to_its_writer(
    story: Story, sam: UUID, rhian: Actor, tea: UUID
):
    easy_reads.draft(story.store, sam, tea, EASIER, wording=1, by=by(rhian))
    waiting = story.shown(my_easy_draft, "draft easy words", rhian, sam, tea)

    easy_reads.decline(story.store, sam, tea, draft=1, by=by(sam))

    assert story.shown(my_easy_draft, "draft easy words", rhian, sam, tea) == waiting is not None
    assert drafts(story, sam, sam) == ()


def test_a_draft_that_is_approved_says_who_wrote_it_and_who_said_yes(
    story: Story, sam: UUID, rhian: Actor, wendy: Actor, tea: UUID
):
    easy_reads.draft(story.store, sam, tea, EASIER, wording=1, by=by(rhian))

    easy_reads.approve(story.store, sam, tea, draft=1, by=by(wendy, with_person=sam, how="eye gaze"))

    assert shown(story, wendy, sam, tea)[0].authorship == "easy words by Rhian, a yes by eye gaze, with help from Wendy"
    assert story.shown(my_easy_draft, "draft easy words", rhian, sam, tea) is None
    with pytest.raises(AlreadyDecided):
        easy_reads.decline(story.store, sam, tea, draft=1, by=by(sam))


def test_nobody_says_i_for_somebody_who_showed_it(story: Story, sam: UUID, wendy: Actor, tea: UUID):
    write(story, sam, tea, asker=by(wendy, with_person=sam, how="pictures"))

    assert shown(story, sam, sam, tea)[0].authorship == "easy words, shown with pictures, with help from Wendy"


@pytest.mark.parametrize("hidden", ["alone", "away", "waiting", "not agreed with"])
def test_nobody_drafts_for_words_that_they_do_not_see(story: Story, sam: UUID, rhian: Actor, tea: UUID, hidden: str):
    match hidden:
        case "alone":
            entries.show_to(story.store, sam, tea, Audience.MINE_ALONE, people=[], by=by(sam))
        case "away":
            entries.put_away(story.store, sam, tea, by=by(sam))
        case "waiting":
            tea = story.given_offered(sam, "Sang", story.given_a_worker(sam, "Una"))
        case _:
            replies.disagree(story.store, sam, tea, "No", to=1, by=by(sam))

    with pytest.raises(NotInRecord):
        easy_reads.draft(story.store, sam, tea, EASY, wording=1, by=by(rhian))


def test_there_is_nothing_to_decide_or_take_away_before_there_are_easy_words(story: Story, sam: UUID, tea: UUID):
    with pytest.raises(NotInRecord):
        easy_reads.take_away(story.store, sam, tea, by=by(sam))
    with pytest.raises(NotInRecord):
        easy_reads.approve(story.store, sam, tea, draft=1, by=by(sam))


def test_easy_words_that_were_taken_away_are_nowhere_but_in_the_history(
    story: Story, sam: UUID, rhian: Actor, tea: UUID
):
    write(story, sam, tea)

    easy_reads.take_away(story.store, sam, tea, by=by(sam))

    assert shown(story, rhian, sam, tea) == shown(story, sam, sam, tea) == []
    says = [each.says for each in story.shown(history_of, "read the history", sam, sam, story.store).happenings]
    assert says[:3] == [
        "Sam took the easy words away.",
        "Sam said it again in easy words:",
        "Sam began to say it in easy words.",
    ]


def test_easy_words_of_what_was_private_stay_with_the_person_when_it_is_shared_in_other_words(
    story: Story, sam: UUID, wendy: Actor
):
    secret = story.given_told(sam, "A secret", audience=Audience.MINE_ALONE)
    easy_reads.write(story.store, sam, secret, [EasySentence("Zqsecret")], wording=1, seen=0, by=by(sam))
    entries.reword(story.store, sam, secret, "Not so secret", seen=1, by=by(sam))
    entries.show_to(story.store, sam, secret, Audience.EVERYONE, people=[], by=by(sam))

    easy_reads.write(story.store, sam, secret, EASY, wording=2, seen=1, by=by(sam))

    change = story.shown(change_of, "read the history", wendy, sam, story.store, position=story.store.head()[0])
    history = story.shown(history_of, "read the history", wendy, sam, story.store)
    assert "I like tea." in change.happening.words
    assert "Zqsecret" not in repr((change, history, shown(story, wendy, sam, secret)))


def test_a_covered_name_is_covered_in_easy_words_and_no_picture_is_lost(story: Story, sam: UUID, tea: UUID):
    people.choose_name(story.store, sam, "Tea", cover_former=True, by=by(sam))
    write(story, sam, tea)

    people.choose_name(story.store, sam, "Sol", cover_former=True, by=by(sam))

    sentence = shown(story, sam, sam, tea)[0].sentences[0]
    assert (sentence.words, sentence.picture) == (f"I like {COVER}.", "tea")
