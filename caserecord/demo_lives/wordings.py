"""The words that self-advocates ask others to use, as Leanne wrote them down for her group (2019 to 2024)."""

from caserecord import word_lists
from caserecord.demo_lives.days import Deed, Life, on
from caserecord.demo_lives.teams import LEANNE


def suggested(said: str, instead: str, why: str = "") -> Deed:
    """They said what to write instead."""
    return lambda here: word_lists.suggest(here.store, said, instead, why=why, by=here.by)


# A day is laid out as it is read aloud.
# fmt: off
WORDINGS: Life = (
    on("12 March 2019", LEANNE, suggested("refused", "chose not to", "It was a choice. What was the question?")),
    on("12 March 2019", LEANNE, suggested("service user", "the person", "We have names.")),
    on("12 March 2019", LEANNE, suggested("client", "the person", "Nobody asked if we want to buy anything.")),
    on("12 March 2019", LEANNE, suggested("challenging behaviour", "what happened",
        "Say what you saw, and what came before it.")),
    on("12 March 2019", LEANNE, suggested("placement", "arrangement", "You place a vase. This is my home.")),
    on("12 March 2019", LEANNE, suggested("non-compliant", "did not want to", "We are not rules.")),
    on("12 March 2019", LEANNE, suggested("absconded", "left", "Where was I going? Ask me.")),
    on("9 April 2019", LEANNE, suggested("case", "the person")),
    on("9 April 2019", LEANNE, suggested("kicked off", "was upset", "Something upset me. What was it?")),
    on("9 April 2019", LEANNE, suggested("attention seeking", "wanted company", "Everybody needs somebody to look.")),
    on("9 April 2019", LEANNE, suggested("manipulative", "tried to get what they need")),
    on("9 April 2019", LEANNE, suggested("wheelchair bound", "uses a wheelchair", "It takes me places.")),
    on("9 April 2019", LEANNE, suggested("suffers from", "has")),
    on("14 May 2019", LEANNE, suggested("mental age", "how old they are", "I am forty-one.")),
    on("14 May 2019", LEANNE, suggested("toileting", "using the toilet")),
    on("14 May 2019", LEANNE, suggested("feeding", "helping to eat", "You feed ducks.")),
    on("14 May 2019", LEANNE, suggested("non-verbal", "does not use words", "I say plenty.")),
    on("10 September 2019", LEANNE, suggested("high functioning", "can do a lot")),
    on("10 September 2019", LEANNE, suggested("low functioning", "needs more help")),
    on("10 September 2019", LEANNE, suggested("inappropriate", "what happened", "Say what it was.")),
    on("3 March 2020", LEANNE, suggested("aggressive", "what happened", "Say what I did, once. Not what I am.")),
    on("3 March 2020", LEANNE, suggested("allowed to", "chose to", "Who is in charge of my day?")),
    on("8 June 2021", LEANNE, suggested("respite", "a short break", "For whom?")),
    on("8 June 2021", LEANNE, suggested("unit", "house")),
    on("5 March 2024", LEANNE, suggested("community access", "going out", "You go out. So do I.")),
)
