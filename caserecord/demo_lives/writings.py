"""What others write down on a day of the story: notes, worries, what must be known, what was noticed.

What is put right here is put right once, so the wording that they saw is the first.
"""

from caserecord import concerns, notes, noticings, replies
from caserecord import safety_facts as facts
from caserecord.demo_lives.days import Deed, day_of
from caserecord.demo_lives.deeds import asked, asked_of
from domain.notes import NoteKind

# Notes


def everyday(words: str, *, happened: str = "", told_by: str = "") -> Deed:
    """They noted an ordinary day."""
    return asked(notes.write, NoteKind.EVERYDAY, words, happened=happened, told_by=told_by)


def good_news(words: str) -> Deed:
    """They noted good news."""
    return asked(notes.write, NoteKind.GOOD_NEWS, words)


def worried(words: str) -> Deed:
    """They noted a worry: something to keep an eye on."""
    return asked(notes.write, NoteKind.WORRY, words)


def decided(words: str) -> Deed:
    """A worker noted a decision."""
    return asked(notes.write, NoteKind.DECISION, words)


def in_contact(words: str) -> Deed:
    """A worker noted who was in contact, and about what."""
    return asked(notes.write, NoteKind.CONTACT, words)


def put_right(called: str, words: str, why: str) -> Deed:
    """They put a note right."""
    return asked_of(called, notes.correct, words, why=why, seen=1)


def settled(called: str, words: str) -> Deed:
    """They said what came of looking into it."""
    return asked_of(called, replies.resolve, words)


# Worries that are kept until they end


def recorded_a_worry(words: str, *, context: str, what_helps: str, review_on: str) -> Deed:
    """They recorded a worry, with what helps."""
    return asked(concerns.record, words, context=context, what_helps=what_helps, review_on=day_of(review_on))


def looked_again(called: str, outcome: str, *, what_helps: str, review_on: str) -> Deed:
    """They looked at a worry again."""
    return asked_of(called, concerns.review, outcome, what_helps=what_helps, review_on=day_of(review_on))


def asked_to_end(called: str, why: str, *, person_said: str) -> Deed:
    """They asked for a worry to end."""
    return asked_of(called, concerns.ask_to_end, why, person_said=person_said)


def agreed_to_end(called: str) -> Deed:
    """They agreed, as the second person, that it has ended."""
    return asked_of(called, concerns.agree_to_end)


# What must be known, and what was noticed


def must_know(words: str, *, what_helps: str) -> Deed:
    """They recorded what must be known."""
    return asked(facts.record, words, what_helps=what_helps)


def checked(called: str, *, again_on: str, seen: int = 1) -> Deed:
    """A worker checked it, in the wording that stood."""
    return asked_of(called, facts.check, again_on=day_of(again_on), seen=seen)


def said_better(called: str, words: str, *, what_helps: str) -> Deed:
    """They said what must be known in better words."""
    return asked_of(called, facts.reword, words, what_helps=what_helps, seen=1)


def noticed(*, does: str, means: str, we_do: str, responded: str) -> Deed:
    """They said what they noticed."""
    return asked(noticings.notice, does=does, means=means, we_do=we_do, responded=responded)


def noticed_too(called: str) -> Deed:
    """They, a second person, have noticed it too."""
    return asked_of(called, noticings.agree)


def still_so(called: str) -> Deed:
    """They looked again: it is still so."""
    return asked_of(called, noticings.review)


def noticed_no_more(called: str, why: str) -> Deed:
    """What was noticed is no longer so."""
    return asked_of(called, noticings.put_away, why)
