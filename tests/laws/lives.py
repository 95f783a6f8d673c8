"""Arbitrary lives: whatever may be asked of one record, in any order, asked through the real commands."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple, TypeVar
from uuid import UUID

from domain import clocks
from domain.arrangements import Arrangement
from domain.chosen_profiles import ChosenProfile
from domain.concerns import Concern
from domain.easy_reads import EasyRead
from domain.entries import Audience, Entry
from domain.links import Link
from domain.notes import Note
from domain.noticings import Noticing
from domain.permissions import Actor, Role
from domain.photos import Photo
from domain.records import Part
from domain.role_offers import RoleOffer
from domain.safety_facts import SafetyFact
from tests.stories import Story, by, told_in

BEGINNING = datetime(2020, 1, 1, 9, 30, tzinfo=UTC)
NAMES = ("Sam", "Sol", "Sal")
KINDS = (Entry, Note, Concern, SafetyFact, Noticing)
WIDE = (Audience.EVERYONE, Audience.NOT_IN_PROFILE)
"""Whom an entry is for when it is for everybody in the circle."""

AnyPart = TypeVar("AnyPart", bound=Part)


class NothingYet(Exception):
    """There is nothing yet that could be asked about."""


class Step(NamedTuple):
    """One thing that is asked. What it is asked about is chosen among what there is by then."""

    what: str
    which: int
    other: int
    words: str
    days: int
    helped: bool


class Life:
    """One person's record, those around them, and who was told what in it."""

    def __init__(self, story: Story) -> None:
        self.story, self.store = story, story.store
        self.moment = BEGINNING
        with self.standing():
            self.sam = story.given_a_person(NAMES[0])
            self.rhian = story.given_a_carer(self.sam)
            self.gwen = story.given_a_member("Gwen", Role.SUPPORT_CARER, self.sam)
            self.wendy = story.given_a_worker(self.sam)
            self.fred = story.given_a_member("Fred", Role.FAMILY, self.sam)
            self.ade = story.given_an_auditor(self.sam)
        self.readers = {"Rhian": self.rhian, "Gwen": self.gwen, "Wendy": self.wendy, "Fred": self.fred, "Ade": self.ade}
        kinds = (*KINDS, ChosenProfile, Link, Photo, Arrangement, RoleOffer)
        self.parts: dict[type[Part], list[UUID]] = {kind: [] for kind in kinds}
        self.said = {"", NAMES[0]}
        self.said_by_sam: set[str] = set()
        self.wordings: dict[UUID, set[str]] = {}
        """The marks in every wording of each entry, by which they can be told wherever they appear."""
        self.answers: dict[UUID, set[str]] = {}
        """The marks in what was said to each entry: steps, answers."""
        self.easy_words: dict[UUID, set[str]] = {}
        """The marks in the easy words for each entry, those that wait too."""
        self.photo_words: dict[UUID, set[str]] = {}
        """The marks in what each photo was ever said to show."""
        self.offered: dict[UUID, str] = {}
        """The mark in what was offered, also with a photo."""
        self.shared: dict[UUID, set[str]] = {reader.reader: set() for reader in self.readers.values()}
        """The marks in the words of entries that were ever shared with a reader, or said by them."""
        self.of_worries: dict[UUID, set[str]] = {}
        self.of_ended: set[str] = set()
        """The words of worries that ended."""
        self.of_links: set[str] = set()
        """The marks in what Sam said of the links that they gave."""
        self.of_safety: set[str] = set()
        """The marks in what was said of Sam's safety, to few."""
        self.of_needs: set[str] = set()
        """The marks in what Sam needs and lets Rhian and Fred know, and nobody else."""
        self.of_emergencies: set[str] = set()
        """The marks in why somebody looked in an emergency, and in what was done about it."""
        self.on_call: list[UUID] = []
        """Who looks in an emergency, once somebody does."""
        self.marked = 0

    @contextmanager
    def standing(self) -> Iterator[None]:
        """Stand at the moment that the story has come to."""
        with clocks.at(self.moment):
            yield

    @property
    def today(self) -> date:
        return self.moment.date()

    def day(self, later: int) -> date:
        """A day so many days from now."""
        return self.today + timedelta(days=later)

    def person(self, step: Step) -> Actor:
        """Sam, on their own or together with Gwen."""
        return by(self.gwen, with_person=self.sam, how="spoke") if step.helped else by(self.sam)

    def words(self, step: Step, *, sams: bool, more: str = "") -> str:
        """New words with a mark in them, remembered as said."""
        self.marked += 1
        words = f"{step.words} {mark(self.marked)}{more}"
        self.said.add(words)
        if sams:
            self.said_by_sam.add(words)
        return words

    def part(self, kind: type[AnyPart], part_id: UUID) -> AnyPart:
        return self.store.part(kind, self.sam, part_id)

    def any_of(self, kind: type[Part], step: Step, number: int | None = None) -> UUID:
        """One of those that there are. Raises NothingYet."""
        found = self.parts[kind]
        if not found:
            raise NothingYet
        return found[(step.which if number is None else number) % len(found)]

    # What happens

    def go_on(self, step: Step) -> None:
        """Let time pass before a step."""
        self.moment += timedelta(days=step.days, minutes=1)

    def remember(self, entry_id: UUID, *, said_since: int, is_worded: bool, is_easy: bool = False) -> None:
        """Remember which words of an entry each reader has been shared by now: those that stand, not those before."""
        new = {mark(number) for number in range(said_since + 1, self.marked + 1)}
        (self.easy_words if is_easy else self.wordings if is_worded else self.answers).setdefault(
            entry_id, set()
        ).update(new)
        entry = self.part(Entry, entry_id)
        for reader in self.readers.values():
            if not self.is_hidden(entry, reader):
                said = " ".join([entry.words, *getattr(entry, "parts", ())])
                now = {each for each in self.wordings[entry_id] if each in said}
                self.shared[reader.reader] |= now | self.answers.get(entry_id, set()) | self.shown_easily(entry)
                if reader in (self.wendy, self.ade) and entry_id in self.offered:
                    # The history shows what was offered too, where the person shows it in other words.
                    self.shared[reader.reader].add(self.offered[entry_id])

    def remember_photos(self) -> None:
        """Remember which words of photos each reader has been shared by now: whoever is in one is asked with them."""
        for photo_id, marks in self.photo_words.items():
            photo = self.part(Photo, photo_id)
            for reader in self.readers.values():
                if not self.is_hidden_photo(photo, reader):
                    self.shared[reader.reader] |= {each for each in marks if each in photo.words}
                    if reader in (self.wendy, self.ade) and photo_id in self.offered and photo.is_agreed:
                        self.shared[reader.reader].add(self.offered[photo_id])

    def shown_easily(self, entry: Entry) -> set[str]:
        """The marks in the easy words that say the standing words of an entry again."""
        if entry.id not in self.easy_words:
            return set()
        easy = self.part(EasyRead, EasyRead.id_of(entry.id))
        said = " ".join(words for words, _ in easy.sentences) if easy.wording == entry.wording else ""
        return {each for each in self.easy_words[entry.id] if each in said}

    @property
    def marks(self) -> set[str]:
        """The marks in all words of all entries and of all photos."""
        said = (self.wordings, self.answers, self.easy_words, self.photo_words)
        return set().union(*(marks for words in said for marks in words.values()))

    @property
    def told(self) -> set[UUID]:
        """The entries and the photos that there are."""
        return {*self.parts[Entry], *self.parts[Photo]}

    def was_there(self, reader: Actor, about: UUID, step: Step, *, is_new: bool) -> bool:
        """Whether a reader took part in a step: offered the entry or the photo, or helped Sam."""
        if about in self.photo_words:
            offered = is_new and about in self.offered and reader is self.rhian
        else:
            offered = is_new and self.part(Entry, about).written_by == reader.reader
        return offered or (step.helped and reader is self.gwen)

    def hidden_from(self, reader: Actor) -> set[UUID]:
        """The entries and the photos that the person has not shared with somebody."""
        entries = {entry for entry in self.parts[Entry] if self.is_hidden(self.part(Entry, entry), reader)}
        photos = {photo for photo in self.parts[Photo] if self.is_hidden_photo(self.part(Photo, photo), reader)}
        return entries | photos

    def is_hidden(self, entry: Entry, reader: Actor) -> bool:
        """Whether the person has not shared an entry. What was shared and put away stays in the history."""
        return entry.audience not in WIDE and reader.reader not in entry.people

    def is_hidden_photo(self, photo: Photo, reader: Actor) -> bool:
        """Whether a photo is not shown to somebody: it waits for a yes, or hangs on what is hidden from them."""
        if photo.is_decided and reader.reader in photo.sitters.shows:
            return False
        is_on_hidden = photo.about != self.sam and self.is_hidden(self.part(Entry, photo.about), reader)
        return not photo.is_decided or not photo.is_agreed or is_on_hidden


def mark(number: int) -> str:
    """A word that nobody else says."""
    return f"zq{number}qz"


@contextmanager
def a_life() -> Iterator[Life]:
    """A life in a folder of its own."""
    with TemporaryDirectory() as folder, told_in(Path(folder)) as story:
        yield Life(story)
