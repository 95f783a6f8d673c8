"""The forms that a profile takes on paper: one registry, which the command line and the pages read."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from msgspec import structs

from domain.refusals import Refused
from domain.sayings import Ours
from exports import easy_reads, large_prints
from exports.booklets import booklet
from exports.easy_reads import easy_read
from exports.large_prints import large_print
from exports.materials import Material
from exports.one_pages import one_page
from exports.papers import Paper
from exports.parts import part_of
from exports.passports import passport
from exports.wallet_cards import wallet_card


class NotASize(Refused):
    """The paper does not come in letters of this size."""


@dataclass(frozen=True)
class Format:
    """A form that a profile takes on paper."""

    name: str
    """As on the command line, and in the address of the paper."""
    title: Ours
    """As said on the page."""
    what_for: Ours
    """When to choose it, in plain words."""
    make: Callable[..., Paper]
    sizes: tuple[int, ...] = ()
    """In points, where one may choose. The first is the usual one."""

    carries_all: bool = True
    """Whether everything in the profile is on it, so that a long one makes several."""

    def paper_of(self, material: Material, language: str, *, size: int | None = None, part: int | None = None) -> Paper:
        """The paper, to be printed. Raises NotASize, TooLong, NotAPart."""
        if size and not self.sizes:
            raise NotASize("This paper has letters of one size. Ask for it without a size.")
        if size and size not in self.sizes:
            raise NotASize("Choose one of these sizes: %(sizes)s.", sizes=", ".join(map(str, self.sizes)))
        asked: dict[str, Any] = {"size": size} if size else {}
        whole = part_of(material, part) if self.carries_all else material
        made = self.make(whole, language, **asked)
        return structs.replace(made, holds=made.holds or _all_of(whole, made))


def _all_of(material: Material, paper: Paper) -> tuple[Any, ...]:
    """What stands on a paper that carries all: of the photos, those that are on it; nobody hears a voice there."""
    photos = tuple(p for p in material.profile.photos if f"paper:photo/{p.about}" in paper.resources)
    return (replace(material.profile, photos=photos, recordings=()),)


_ALL = (
    Format(
        "one-page",
        Ours("One page"),
        Ours("To hand to somebody new. The best things come first. If there is much to say, it goes on."),
        one_page,
    ),
    Format("booklet", Ours("Booklet"), Ours("A life story, in a small book. To keep, and to read together."), booklet),
    Format(
        "passport",
        Ours("Hospital passport"),
        Ours("To take to hospital. Staff read what they must know first."),
        passport,
    ),
    Format(
        "easy-read",
        Ours("Easy Read"),
        Ours("One idea to a line, in big letters, with pictures."),
        easy_read,
        easy_reads.SIZES,
    ),
    Format(
        "large-print",
        Ours("Large print"),
        Ours("Big letters for all of it, for people who do not see well."),
        large_print,
        large_prints.SIZES,
    ),
    Format(
        "wallet-card",
        Ours("Wallet card"),
        Ours("As small as a bank card. What to do if something happens."),
        wallet_card,
        carries_all=False,
    ),
)
FORMATS = {each.name: each for each in _ALL}
"""By name, in the order in which they are offered."""
SIZES = sorted({size for each in _ALL for size in each.sizes})
"""All the sizes of letters that some paper comes in, in points."""
