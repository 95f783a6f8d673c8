"""Checkups: whether what is kept is well, what is not, and what to do about it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from caserecord.engines import damage_in, limits
from caserecord.schemes import scheme_of
from caserecord.sealing import moment_of
from caserecord.settings import Settings
from caserecord.stores import Store
from domain import clocks
from domain.refusals import Refused

_ANYBODY_ELSE = 0o077
_FONTS = ("NotoSans-Regular.ttf", "NotoColorEmoji.ttf")
_FONTS_NEED = "apt-get install fonts-noto-core fonts-noto-color-emoji"
_PRINTING_NEEDS = "apt-get install libpangoft2-1.0-0 libharfbuzz-subset0"


class Checkup(NamedTuple):
    """One thing that was looked at."""

    what: str
    is_well: bool
    says: str
    """How it is; where it is not well, what to do."""


def of_files(settings: Settings) -> Iterator[Checkup]:
    """Whether nobody else on this computer can read what is kept."""
    kept = [settings.data, *sorted(settings.data.glob("*")), settings.key_file]
    for path in dict.fromkeys(path for path in kept if path.exists()):
        mode = path.stat().st_mode
        if mode & _ANYBODY_ELSE:
            wanted = "700" if path.is_dir() else "600"
            says = f"Other people on this computer can read it. Write: chmod {wanted} {path}"
            yield Checkup(str(path), False, says)
        else:
            yield Checkup(str(path), True, f"mode {mode & 0o777:o}")


def of_damage(settings: Settings) -> Iterator[Checkup]:
    """Whether what is kept for ever is whole. Where there is much of it, this takes a while."""
    for name, damage in damage_in(settings).items():
        if damage:
            yield Checkup(name, False, f"It is damaged: {damage}. Stop the server, and restore a backup.")
        else:
            yield Checkup(name, True, "whole, with every page and index")


def of_store(store: Store) -> Iterator[Checkup]:
    """How the log and the vault are."""
    yield Checkup("engine", True, f"{limits()} It keeps the settings that it is given.")
    yield Checkup("vault", True, "the master key opens it")
    position, _ = store.head()
    try:
        scheme = scheme_of(store)
    except Refused as refused:
        yield Checkup("scheme", False, f"{refused} The log does not begin with the scheme: restore a backup.")
        return
    invented = ", a demo: everybody in it is invented" if scheme.is_demo else ""
    yield Checkup("scheme", True, f"{scheme.name}{invented}; {position:,} changes")
    can = store.credentials.count()
    if scheme.is_demo or can:
        yield Checkup("sign-in", True, "everybody says who they are" if scheme.is_demo else f"{can:,} can sign in")
    else:
        says = (
            "Nobody can sign in yet. Invite the manager, with their name twice: ./run caserecord invite NAME --as NAME"
        )
        yield Checkup("sign-in", False, says)


def of_clock(store: Store) -> Checkup:
    """Whether the clock of this computer stands after what was written down last, as it must."""
    newest = store.recorder.select_newest_state()
    written = newest and moment_of(newest[1])
    if written and clocks.behind(clocks.now(), written):
        says = (
            f"This computer says that it is {clocks.now():%-d %B %Y, %H:%M} in UTC, but the newest change is of"
            f" {written:%-d %B %Y, %H:%M}. Set the clock right. Where it is right now, it was wrong then: every change"
            " keeps its place, and the next says that the clock went back."
        )
        return Checkup("clock", False, says)
    return Checkup("clock", True, "not behind the newest change")


def of_fonts(folder: Path = Path("/usr/share/fonts")) -> Checkup:
    """Whether paper can show letters of many scripts, and emoji."""
    missing = [font for font in _FONTS if next(folder.rglob(font), None) is None]
    if missing:
        return Checkup("fonts", False, f"Some letters would print as empty boxes. As root, write: {_FONTS_NEED}")
    return Checkup("fonts", True, "many scripts, and emoji")


def of_paper(make: Callable[[], bytes]) -> Checkup:
    """Whether a paper can be made."""
    try:
        make()
    except Refused:
        return Checkup("paper", False, f"Nothing can be printed. As root, write: {_PRINTING_NEEDS}")
    return Checkup("paper", True, "can be printed")


def of_style_sheet(file: Path) -> Checkup:
    """Whether the pages have their looks."""
    if not file.exists():
        return Checkup("style sheet", False, "Pages look bare without it. Write: web/style/build")
    return Checkup("style sheet", True, "is built")
