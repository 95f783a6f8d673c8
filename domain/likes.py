"""How somebody likes things: what pages and papers look and sound like for them. The first of each choice is usual."""

from collections.abc import Mapping

from domain.refusals import Refused
from domain.sayings import Ours

CHOICES: Mapping[str, Mapping[str, Ours]] = {
    "text": {"usual": Ours("As it is"), "large": Ours("Large"), "larger": Ours("Larger"), "largest": Ours("Largest")},
    "lines": {"usual": Ours("As they are"), "wide": Ours("Wide"), "wider": Ours("Wider")},
    "letters": {"usual": Ours("As they are"), "wide": Ours("Wide"), "wider": Ours("Wider")},
    "words": {"usual": Ours("As they are"), "wide": Ours("Wide"), "wider": Ours("Wider")},
    "colours": {
        "usual": Ours("As my phone or computer has them"),
        "light": Ours("Light"),
        "dark": Ours("Dark"),
        "yellow": Ours("Black on yellow"),
        "cream": Ours("Black on cream"),
        "contrast": Ours("High contrast"),
    },
    "overlay": {
        "usual": Ours("No colour"),
        "yellow": Ours("Yellow"),
        "pink": Ours("Pink"),
        "blue": Ours("Blue"),
        "green": Ours("Green"),
        "orange": Ours("Orange"),
    },
    "page": {"usual": Ours("Everything"), "fewer": Ours("Fewer things")},
    "pictures": {"usual": Ours("Left of the words"), "right": Ours("Right of the words"), "none": Ours("No pictures")},
    "aloud": {"usual": Ours("Show the button"), "off": Ours("No button")},
    "speed": {"usual": Ours("As it is"), "slow": Ours("Slow"), "fast": Ours("Fast")},
    "movement": {"usual": Ours("As my phone or computer has it"), "less": Ours("Nothing moves")},
}
"""What can be chosen, and each way to have it, as it is said on a page."""

USUAL = "usual"


class NotAChoice(Refused):
    """There is no such thing to choose."""

    def __init__(self) -> None:
        super().__init__("That is not one of the choices. Choose one from the page, then keep it.")


def chosen(choices: Mapping[str, str]) -> dict[str, str]:
    """What differs from the usual, in the order of `CHOICES`. Raises NotAChoice."""
    for name, choice in choices.items():
        if choice not in CHOICES.get(name, ()):
            raise NotAChoice
    return {name: choices[name] for name in CHOICES if choices.get(name, USUAL) != USUAL}


NAMES: Mapping[str, Ours] = {
    "text": Ours("Text: %(choice)s"),
    "lines": Ours("Lines: %(choice)s"),
    "letters": Ours("Letters: %(choice)s"),
    "words": Ours("Words: %(choice)s"),
    "colours": Ours("Colours: %(choice)s"),
    "overlay": Ours("A colour over the page: %(choice)s"),
    "page": Ours("Things on a page: %(choice)s"),
    "pictures": Ours("Pictures: %(choice)s"),
    "aloud": Ours("Reading aloud: %(choice)s"),
    "speed": Ours("Speed: %(choice)s"),
    "movement": Ours("Movement: %(choice)s"),
}
"""How each choice is said in a list of them."""


def as_said(choices: Mapping[str, str]) -> Ours:
    """What was chosen, in words: "Text: Large, Colours: Dark". What cannot be chosen any more is left out."""
    found = {name: CHOICES.get(name, {}).get(choice) for name, choice in choices.items()}
    said = {name: Ours(NAMES[name].form, choice=label) for name, label in found.items() if label}
    return Ours(", ".join(f"%({name})s" for name in said), **said)
