"""The log is sealed anew: it reads as before under new keys alone, wherever that is cut."""

import os
import re
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from caserecord import new_logs, photos, resealings
from caserecord.errands import Errands
from caserecord.event_names import EVENTS
from caserecord.settings import CannotStart, Settings
from caserecord.stores import Store
from domain.records import SomethingDamaged, SomethingForgotten
from domain.refusals import Damaged
from domain.snaps import Snap
from projections.views import Views
from tests.kills import killed_at
from tests.projections.damages import damage, stored_events
from tests.projections.tables import everything_in
from tests.stories import Story, by

NAME = re.compile("[0-9a-f]{64}")
WHERE = {
    each.__code__
    for each in (
        *(resealings.seal_anew, resealings.settle_log, resealings._Resealing.keep),
        *(new_logs.keep_new_log, new_logs.drop_new_log),
    )
}
"""Where it is done: it is killed before each line of these."""
MOST_LINES = 150


class Kept:
    """Sam's record: words, a photo, something forgotten, something damaged; and Win's, which was forgotten."""

    def __init__(self, story: Story) -> None:
        folder = story.views.path.parent
        self.settings = Settings(folder, folder.parent / "vault.key")
        self.sam, self.win, self.dee = (story.given_a_person(name) for name in ("Sam", "Win", "Dee"))
        told = story.given_told(self.sam, "I fed forty pigeons")
        self.photo = photos.add(story.store, self.sam, told, Snap(b"large", b"small", 4, 3), by=by(self.sam))
        self.gone, self.broken = (story.given_told(self.sam, words) for words in ("Gone", "Broken"))
        story.given_told(self.win, "Forgotten")
        Errands(story.store, self.settings).run()
        story.store.vault.destroy_salt(self.gone)
        story.store.vault.destroy_key(self.win)
        damage(story.store, self.broken)
        self.before = self.told(story.store)
        story.store.close()
        story.views.close()

    def told(self, store: Store) -> list[tuple[Any, ...]]:
        """Every event as it reads, and every photo: all but what sealed bytes are called."""
        found = []
        for at in store.read(0, 1000):
            says = NAME.sub("a name", repr(sorted(vars(at.event).items())))
            found.append((at.position, type(at.event), says, at.metadata, at.name))
        return [*found, *(store.blob(self.sam, self.photo, name) for name in self.names(store))]

    def names(self, store: Store) -> list[str]:
        """What the photo's bytes are called."""
        return [name for at in store.read_stream(self.photo) for name in NAME.findall(repr(vars(at.event)))]

    def sealing(self) -> Callable[[], object]:
        """What seals the log anew, once it is open."""
        store = Store.open(self.settings, EVENTS, alone=True)
        return lambda: store.seal_anew(self.settings, lambda done, total: None)

    def reads_as_before(self) -> bool:
        with closing(Store.open(self.settings, EVENTS)) as store:
            return self.told(store) == self.before

    def views(self) -> str:
        """All that is shown, told as far as there is something to tell."""
        with closing(Store.open(self.settings, EVENTS)) as store, closing(Views(self.settings.data)) as views:
            told = everything_in(views.up_to_date(store))
        del told["told"]
        return NAME.sub("a name", repr(told))

    def seal_anew(self) -> None:
        with closing(Store.open(self.settings, EVENTS, alone=True)) as store:
            store.seal_anew(self.settings, lambda done, total: None)

    def states(self) -> dict[int, bytes]:
        with closing(Store.open(self.settings, EVENTS)) as store:
            return {at.position: at.state for at in store.read(0, 1000)}


@pytest.fixture
def kept(story: Story) -> Kept:
    return Kept(story)


def test_every_event_and_photo_reads_as_before_and_what_was_forgotten_stays_so(kept: Kept):
    assert kept.before[-2:] == [b"large", b"small"]
    assert {SomethingForgotten, SomethingDamaged} < {each[1] for each in kept.before if isinstance(each, tuple)}

    kept.seal_anew()
    kept.seal_anew()

    assert kept.reads_as_before()


def test_all_that_opens_is_sealed_anew_and_no_old_key_is_in_any_file(kept: Kept):
    with closing(Store.open(kept.settings, EVENTS)) as store:
        kind = {at.position: type(at.event) for at in store.read(0, 1000)}
        keys = [row[0] for row in store.vault.connection.exec_driver_sql("select wrapped from keys") if row[0]]
    before = kept.states()

    kept.seal_anew()

    after = kept.states()
    stays = {position for position in after if after[position] == before[position]}
    assert stays == {at for at, each in kind.items() if each in {SomethingForgotten, SomethingDamaged}}
    files = [file.read_bytes() for file in kept.settings.data.iterdir() if file.is_file()]
    assert len(keys) > 1
    assert [key for key in keys if any(key in file for file in files)] == []


def test_the_log_before_is_kept_and_what_is_shown_is_told_again_alike(kept: Kept):
    shown, before = kept.views(), kept.states()

    kept.seal_anew()

    assert kept.views() == shown
    (old,) = kept.settings.data.glob("events-until-*.db")
    assert all(state in old.read_bytes() for state in before.values())
    assert list(kept.settings.data.glob("events.new*")) == []


def test_what_was_heard_is_not_heard_again(kept: Kept):
    kept.seal_anew()

    with closing(Store.open(kept.settings, EVENTS)) as store:
        assert Errands(store, kept.settings)._heard() == store.head()


def test_what_does_not_open_stays_as_it_is_and_the_rest_is_sealed_anew(kept: Kept):
    with closing(Store.open(kept.settings, EVENTS)) as store:
        broken = f"update keys set wrapped = x'00' where subject_id = '{kept.dee.hex}'"
        store.vault.connection.exec_driver_sql(broken)
        with stored_events(store) as log:
            log.execute("update blobs set bytes = cast(x'00' || bytes as blob)")
    before = kept.states()

    kept.seal_anew()

    with closing(Store.open(kept.settings, EVENTS)) as store:
        kinds = {at.position: type(at.event) for at in store.read(0, 1000)}
        (name, _) = kept.names(store)
        with pytest.raises(Damaged):
            store.blob(kept.sam, kept.photo, name)
        assert store.read_stream(kept.dee)[0].state in before.values()
    stays = {at for at, state in kept.states().items() if state == before[at]}
    assert stays == {at for at, each in kinds.items() if each in {SomethingForgotten, SomethingDamaged}}


def test_a_log_that_cannot_be_read_is_not_sealed_anew(tmp_path: Path):
    (tmp_path / "events.db").write_bytes(b"not a database at all, but long enough to be taken for one" * 20)

    with pytest.raises(CannotStart, match="Nothing was changed"), new_logs.being_written(tmp_path):
        pass


def test_on_a_disk_that_keeps_one_name_a_file_nothing_is_changed(kept: Kept, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object) -> None:
        raise PermissionError("Operation not permitted")

    first = kept.states()
    with monkeypatch.context() as patch:
        patch.setattr(os, "link", refuse)
        with pytest.raises(CannotStart, match="cannot keep the log before"):
            kept.seal_anew()

    assert kept.reads_as_before()
    assert kept.states() == first


def test_wherever_it_is_killed_there_is_one_log_that_reads_as_before(kept: Kept):
    first = kept.states()
    sealed = set()

    for line in range(1, MOST_LINES):
        was_killed = killed_at(line, WHERE, kept.sealing)
        assert kept.reads_as_before(), line
        assert list(kept.settings.data.glob("events.new*")) == [], line
        sealed.add(kept.states() != first)
        if not was_killed:
            break

    assert not was_killed
    assert line > 20
    assert sealed == {True, False}
