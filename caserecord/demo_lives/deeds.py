"""What people do on a day of the story, in the past tense: who comes and goes, and what the person says and decides.

Each is one command, asked just as a page asks it. What others write down is in `demo_lives.writings`.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from caserecord import (
    arrangements,
    authorities,
    circles,
    deaths,
    easy_reads,
    entries,
    hopes,
    members,
    people,
    profiles,
    replies,
)
from caserecord.demo_lives.days import Deed, Here
from domain.arrangements import ArrangementKind
from domain.authorities import AuthorityKind, Scope
from domain.clocks import today
from domain.easy_sentences import EasySentence
from domain.entries import Audience
from domain.permissions import Role


def asked(command: Callable[..., UUID | None], *given: Any, **more: Any) -> Deed:
    """A command about the person."""
    return lambda here: command(here.store, here.person, *given, **more, by=here.by)


def asked_of(called: str, command: Callable[..., UUID | None], *given: Any, **more: Any) -> Deed:
    """A command about something that an earlier day gave a name."""
    return lambda here: command(here.store, here.person, here.known[called], *given, **more, by=here.by)


# People and roles


def welcomed(name: str, *roles: Role) -> Deed:
    """They welcomed somebody to the scheme."""
    return lambda here: members.welcome(here.store, name, roles=frozenset(roles), by=here.by)


def opened(name: str, pronouns: str) -> Deed:
    """They opened a record."""
    return lambda here: people.open_record(here.store, name, pronouns=pronouns, by=here.by)


def let_in(name: str, role: Role, why: str, *, lives_with: bool = False) -> Deed:
    """They let somebody into the circle, from that day."""

    def deed(here: Here) -> None:
        more = {"from_day": today(), "lives_with": lives_with, "why": why}
        asked(circles.join, here.members[name], role, **more)(here)

    return deed


def began(kind: str, *names: str, agreed: str) -> Deed:
    """They wrote down an arrangement, from that day."""

    def deed(here: Here) -> UUID | None:
        carers = [here.members[name] for name in names]
        return asked(arrangements.start, ArrangementKind(kind), carers, from_day=today(), agreed=agreed)(here)

    return deed


def moved_on(called: str, why: str) -> Deed:
    """They wrote down that an arrangement is over. That day is its last."""

    def deed(here: Here) -> UUID | None:
        tomorrow = today() + timedelta(days=1)
        return asked_of(called, arrangements.move_on, on_day=tomorrow, why=why)(here)

    return deed


def saw_the_document(who: str, kind: str, scope: str, *, document: str, from_day: date) -> Deed:
    """They saw the document of an attorney or a deputy who is no member of the scheme."""
    seen = {"kind": AuthorityKind(kind), "scope": Scope(scope), "document": document, "from_day": from_day}
    return asked(authorities.see, who=who, **seen)


def recorded_the_death(on_day: date) -> Deed:
    """They wrote down that the person died."""
    return asked(deaths.record, on_day=on_day)


def left_story_to(name: str, wish: str) -> Deed:
    """They followed what the person wished for their story."""
    return lambda here: asked(deaths.leave_story_to, here.members[name], wish)(here)


# What the person says


def chose_name(name: str, pronouns: str, *, cover_former: bool) -> Deed:
    """They said what to call them."""
    return asked(people.choose_name, name, pronouns=pronouns, cover_former=cover_former)


def said_one_line(words: str) -> Deed:
    """They said one line about themselves."""
    return asked(people.say_one_line, words)


def told(
    heading: str,
    words: str,
    *,
    happened: str = "",
    first_time: bool = False,
    area: str = "",
    audience: Audience = Audience.EVERYONE,
) -> Deed:
    """They told something about themselves."""
    return asked(entries.tell, heading, words, happened=happened, first_time=first_time, area=area, audience=audience)


def reworded(called: str, words: str) -> Deed:
    """They said it in new words, for the first time."""
    return asked_of(called, entries.reword, words, seen=1)


def showed_to(called: str, *names: str) -> Deed:
    """They chose that just these people can see it."""

    def deed(here: Here) -> None:
        people_chosen = [here.members[name] for name in names]
        asked_of(called, entries.show_to, Audience.JUST_THESE, people=people_chosen)(here)

    return deed


def put_away(called: str) -> Deed:
    """They put it away."""
    return asked_of(called, entries.put_away)


def brought_back(called: str) -> Deed:
    """They brought it back."""
    return asked_of(called, entries.bring_back)


def moved_to_the_top(called: str) -> Deed:
    """They moved it to the top of its heading."""
    return asked_of(called, profiles.move, after=None)


def moved(called: str, *, after: str) -> Deed:
    """They moved it to where it follows another."""
    return lambda here: asked_of(called, profiles.move, after=here.known[after])(here)


def left_out(called: str) -> Deed:
    """They left it out of their profile."""
    return asked_of(called, profiles.leave_out)


def stepped_nearer(called: str, step: str) -> Deed:
    """They got a step nearer to a hope."""
    return asked_of(called, hopes.move_forward, step)


def reached(called: str) -> Deed:
    """A hope came true."""
    return asked_of(called, hopes.reach)


def let_go(called: str) -> Deed:
    """They let a hope go."""
    return asked_of(called, hopes.let_go)


def replied(called: str, words: str) -> Deed:
    """They answered words about them, as these were first written."""
    return asked_of(called, replies.reply, words, to=1)


def disagreed(called: str, words: str) -> Deed:
    """They said that it was not so, as it was first written."""
    return asked_of(called, replies.disagree, words, to=1)


# Easy words


def said_easily(called: str, *sentences: tuple[str, str]) -> Deed:
    """They said it again in easy words, each with a picture, for the first time."""
    return asked_of(called, easy_reads.write, [EasySentence(*each) for each in sentences], wording=1, seen=0)


def drafted_easily(called: str, *sentences: tuple[str, str]) -> Deed:
    """They wrote easy words for the person to look at."""
    return asked_of(called, easy_reads.draft, [EasySentence(*each) for each in sentences], wording=1)


# Offers, and what the person decides


def offered(
    heading: str, words: str, how_known: str, *, happened: str = "", first_time: bool = False, area: str = ""
) -> Deed:
    """They offered something good about the person."""
    return asked(
        entries.offer, heading, words, how_known=how_known, happened=happened, first_time=first_time, area=area
    )


def said_yes(called: str) -> Deed:
    """Yes, show this."""
    return asked_of(called, entries.accept)


def said_yes_but(called: str, words: str) -> Deed:
    """Yes, in my words."""
    return asked_of(called, entries.say_in_my_words, words)


def kept_private(called: str) -> Deed:
    """Just for me."""
    return asked_of(called, entries.keep_private)


def said_no_thank_you(called: str) -> Deed:
    """No thank you."""
    return asked_of(called, entries.decline)
