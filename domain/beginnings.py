"""How others have begun, under each heading: invented examples, plain and small. Shown to the person, kept nowhere."""

from collections.abc import Mapping

from domain.sayings import Ours

BEGINNINGS: Mapping[str, tuple[Ours, ...]] = {
    "admired": (Ours("Mo's sister says he is a good friend."), Ours("Fern's friend says she makes the best tea.")),
    "proud": (
        Ours("Mo took the bins out on Tuesday."),
        Ours("Fern rang the dentist herself."),
        Ours("Ash said hello to a new dog."),
    ),
    "give": (Ours("Mo waters the plants next door."), Ours("Fern saves the crossword for her dad.")),
    "hopes": (Ours("Mo would like to see a steam train."), Ours("Fern would like a key to the front door.")),
    "matters": (Ours("Mo has his tea in the blue mug."), Ours("Fern goes to choir on Tuesdays.")),
    "people": (Ours("Mo likes to see his brother on Sundays."), Ours("Fern likes Ray from the bus.")),
    "communicate": (Ours("Mo nods for yes. Wait for it."), Ours("Fern points at the pictures on the fridge.")),
    "wellness": (Ours("On a good day Mo hums."), Ours("On a bad day Fern wants the radio off. A walk helps.")),
    "do": (Ours("Knock, and wait for Mo."), Ours("Tell Fern the day before, not on the day.")),
    "do-not": (Ours("Do not move Mo's shoes."), Ours("Do not talk over Fern's head.")),
    "support": (
        Ours("Mo likes help with his coat when it is cold."),
        Ours("Fern likes somebody with her at the bank."),
    ),
    "also": (Ours("Mo is left-handed."), Ours("Fern likes the window seat.")),
}
"""For each heading by its key. Mo, Fern, Ash and Ray are nobody."""
