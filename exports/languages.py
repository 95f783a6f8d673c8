"""The languages of paper: its headings and labels, its days, and how it puts names in a row.

A person's own words are in whatever language they said them, and are never translated. What has no translation yet
is printed in English, so that no paper is ever refused for want of one.
"""

from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

from babel.dates import format_date
from babel.numbers import format_decimal
from babel.support import NullTranslations, Translations

from domain.sayings import Ours

TRANSLATIONS = Path(__file__).parents[1] / "web" / "translations"
"""Where the pages keep theirs. Paper and pages say the same thing in the same words."""


class Language:
    """A language that paper can be printed in."""

    def __init__(self, code: str, translations: NullTranslations) -> None:
        self.code = code
        """A language tag: a key of `domain.people.LANGUAGES`."""
        self.translations = translations

    def gettext(self, words: str) -> str:
        """Words of ours in this language, with the names in them as they are; whatever is not ours as it is."""
        if not isinstance(words, Ours):
            return str(self.translations.gettext(words)) if words else ""
        said = self.gettext(words.form)
        return said % {name: self._part(part) for name, part in words.parts.items()} if words.parts else said

    def _part(self, part: object) -> str:
        match part:
            case Ours():
                return self.gettext(part)
            case date():
                return self.day(part)
            case int():
                return self.number(part)
            case tuple():
                return ", ".join(map(self._part, part))
        return str(part)

    def day(self, day: date) -> str:
        """A day as people say it: 3 May 2016, 3 Mai 2016."""
        return format_date(day, "d MMMM y", locale=self.code)

    def number(self, number: int) -> str:
        """A number as it is written: 1,234."""
        return format_decimal(number, locale=self.code)

    def together(self, names: Sequence[str]) -> str:
        """Names as one says them: Rhian, Gwyn and Huw."""
        *others, last = names
        if not others:
            return last
        return self.gettext("%(names)s and %(last)s") % {"names": ", ".join(others), "last": last}

    def page_x_of_y(self) -> tuple[str, str, str]:
        """What stands before, between and after the two numbers of a page."""
        before, _, rest = self.gettext("page %(number)s of %(all)s").partition("%(number)s")
        between, _, after = rest.partition("%(all)s")
        return before, between, after


@cache
def language_of(code: str) -> Language:
    """A language by its tag."""
    return Language(code, Translations.load(TRANSLATIONS, [code]))


ENGLISH = language_of("en")
