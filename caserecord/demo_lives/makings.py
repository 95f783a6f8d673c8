"""How somebody makes a record their own on a day of the story: photos, cards, likes, what they need, profiles.

Each is asked as a page asks it; a photo goes the way of every photo that is sent.
"""

from dataclasses import replace
from uuid import UUID, uuid4

from caserecord import adjustments, cards, chosen_profiles, likes, photos
from caserecord.demo_lives.days import Deed, Here
from caserecord.demo_lives.deeds import asked, asked_of
from caserecord.demo_lives.sketches import Sketch, painted
from domain.card_kinds import card_kind
from domain.entries import Audience
from domain.knowers import KnownTo
from domain.snaps import Sitters, Snap

# Photos


def hung(
    sketch: Sketch,
    words: str,
    *,
    on: str = "",
    shows_me: bool = False,
    shows: tuple[str, ...] = (),
    others: bool = False,
) -> Deed:
    """They added a photo, of themselves or on something that was told.

    `shows` names members; others in it, who are none, had been asked and said yes.
    """

    def deed(here: Here) -> UUID | None:
        photo = here.develop(painted(sketch))
        sitters = Sitters(
            (*([here.person] if shows_me else []), *(here.members[name] for name in shows)),
            others,
            others_agreed=others,
        )
        snap = Snap(photo.whole, photo.small, photo.width, photo.height, words, sitters)
        return photos.add(here.store, here.person, here.known[on] if on else here.person, snap, by=here.by)

    return deed


def agreed_to(photo: str) -> Deed:
    """They are in it, and said yes."""
    return asked_of(photo, photos.agree)


def took_down(photo: str) -> Deed:
    """They did not want it shown any more."""
    return asked_of(photo, photos.take_back)


# What is told in parts


def told_card(kind: str, *said: str) -> Deed:
    """They told a card. Whoever sees cards of its kind sees it."""
    return asked(cards.tell, kind, list(said), audience=card_kind(kind).audience)


# How they like things, and what they need


def liked(**choices: str) -> Deed:
    """They chose how they like things."""
    return asked(likes.choose, choices)


def needed(kind: str, words: str = "") -> Deed:
    """They said one thing that they need. Everyone who supports them may know."""

    def deed(here: Here) -> UUID:
        asked(adjustments.need, [kind], words=words, audience=KnownTo.EVERYONE)(here)
        (recorded,) = here.store.read(here.store.head()[0] - 1, 1)
        need: UUID = recorded.event.originator_id
        return need

    return deed


def was_met(called: str) -> Deed:
    """Somebody did it."""
    return asked_of(called, adjustments.use, was_met=True)


def was_not_met(called: str, in_the_way: str) -> Deed:
    """Something got in the way."""
    return asked_of(called, adjustments.use, in_the_way=in_the_way)


def looked_into(called: str, words: str) -> Deed:
    """A worker said what was done about it."""
    return asked_of(called, adjustments.look_into, words)


def asked_again(called: str, words: str = "") -> Deed:
    """They were asked again, and said how it is now."""
    return asked_of(called, adjustments.review, words=words, seen=1)


# Profiles for somebody in particular


def began_profile(title: str, first_line: str, *picked: str, for_just: tuple[str, ...] = ()) -> Deed:
    """They made a profile, said how it begins, and picked what is in it. Who can see it is chosen last."""

    def deed(here: Here) -> UUID | None:
        profile = chosen_profiles.begin(here.store, here.person, title, people=[], by=here.by)
        asked(chosen_profiles.say_how_it_begins, profile, title, first_line=first_line)(_later(here))
        entries = [here.known[each] for each in picked]
        asked(chosen_profiles.pick, profile, picked=entries, offered=entries)(_later(here))
        if for_just:
            readers = [here.members[name] for name in for_just]
            asked(chosen_profiles.show_to, profile, Audience.JUST_THESE, people=readers)(_later(here))
        return profile

    return deed


def _later(here: Here) -> Here:
    """The same place, for one command more: each has an id of its own."""
    return replace(here, by=replace(here.by, command_id=uuid4()))
