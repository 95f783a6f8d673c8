"""What this program says itself, kept apart from what people say.

People's words are plain `str` and come out exactly as they went in. Ours know what they are made of, so that whoever
shows them can say them in another way, in another language say, without the domain knowing of any.
"""

from datetime import date
from typing import Self

from domain.clocks import as_said


class Ours(str):
    """A sentence of ours, or a piece of one, in English: `Ours("told by %(who)s", who="Kit")`."""

    form: str
    """The sentence with places for its parts."""
    parts: dict[str, object]
    """What stands in the places. Of these, what is `Ours` too can be said in another way; a plain `str` is a name.

    A tuple is a list of such parts.
    """

    def __new__(cls, form: str, /, **parts: object) -> Self:
        """The sentence with its parts in place. Without parts a percent sign is only that."""
        said = super().__new__(cls, form % {name: _in_english(part) for name, part in parts.items()} if parts else form)
        said.form, said.parts = form, parts
        return said


def _in_english(part: object) -> str:
    match part:
        case date():
            return as_said(part)
        case int():
            return f"{part:,}"
        case tuple():
            return ", ".join(map(_in_english, part))
        case _:
            return str(part)
