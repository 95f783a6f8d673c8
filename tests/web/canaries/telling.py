"""What Sam told, and what others offered them."""

from uuid import UUID

from caserecord import cards, easy_reads, entries, hopes, replies
from caserecord.undoing import undo
from domain.cards import Card
from domain.easy_sentences import EasySentence
from domain.entries import Audience, Entry
from domain.permissions import Role
from tests.stories import by
from tests.web.canaries.around import CARER, Around


def tell(around: Around) -> dict[str, UUID]:
    """Everything that is in Sam's record of what they told and were offered, by what it is."""
    return _told(around) | _offered(around) | _shown_to(around) | _carded(around)


def chosen(around: Around) -> list[UUID]:
    """Those whom Sam chose where they chose some."""
    return [around.among[role].reader for role in (CARER, Role.WORKER)]


def _tell(around: Around, word: str, heading: str = "proud", **more: object) -> UUID:
    sam = around.sam
    return entries.tell(around.story.store, sam, heading, f"{word} of mine", **more, by=by(sam))


def _told(around: Around) -> dict[str, UUID]:
    """What everyone may see whom Sam chose, with what hangs on it; and what is put away."""
    store, sam = around.story.store, around.sam
    told = _tell(around, "zqtold", happened="zqwhen", area="zqarea")
    replies.reply(store, sam, told, "zqanswer", to=1, by=by(sam))
    hope = _tell(around, "zqhope", "hopes", happened="zqhopewhen", area="zqhopearea")
    hopes.move_forward(store, sam, hope, "zqstep", by=by(sam))
    easy_reads.write(store, sam, told, [EasySentence("zqeasy", "tea")], wording=1, seen=0, by=by(sam))
    easy_reads.draft(store, sam, told, [EasySentence("zqdraft")], wording=1, by=around.actor(CARER))
    easy_reads.write(store, sam, hope, [EasySentence("zqstale")], wording=1, seen=0, by=by(sam))
    entries.reword(store, sam, hope, "zqhope of mine, again", seen=1, by=by(sam))
    away = _tell(around, "zqaway")
    entries.put_away(store, sam, away, by=by(sam))
    return {"told": told, "hope": hope, "away": away}


def _shown_to(around: Around) -> dict[str, UUID]:
    """What Sam shows to some, to nobody, and not in the profile."""
    just = _tell(around, "zqjust", audience=Audience.MINE_ALONE)
    people = chosen(around)
    entries.show_to(around.story.store, around.sam, just, Audience.JUST_THESE, people=people, by=by(around.sam))
    return {
        "just": just,
        "alone": _tell(around, "zqalone", audience=Audience.MINE_ALONE),
        "beside": _tell(around, "zqbeside", audience=Audience.NOT_IN_PROFILE),
    }


def _offered(around: Around) -> dict[str, UUID]:
    """What the carer offered: it waits, Sam said no, kept it private, said it in their own words, or asked again."""
    store, sam = around.story.store, around.sam

    def offer(word: str, heading: str = "admired", **more: str) -> UUID:
        return entries.offer(store, sam, heading, f"{word} offered", **more, by=around.actor(CARER))

    said = {name: f"zqwaiting{name.replace('_', '')}" for name in ("happened", "area", "author", "how_known")}
    waiting, declined, private = offer("zqwaiting", **said), offer("zqdeclined"), offer("zqprivate")
    offer("zqwaitinghope", "hopes", **said)
    entries.decline(store, sam, declined, by=by(sam))
    entries.keep_private(store, sam, private, by=by(sam))
    entries.reword(store, sam, private, "zqunsaid", seen=1, by=by(sam))
    worded = offer("zqfirst", how_known="zqknown")
    entries.say_in_my_words(store, sam, worded, "zqmine", by=by(sam))
    again = offer("zqagain")
    entries.say_in_my_words(store, sam, again, "zqundone", by=by(sam))
    undo(store, sam, again, seen=store.part(Entry, sam, again).version, by=by(sam))
    return {"worded": worded, "waiting": waiting, "declined": declined, "private": private}


def _carded(around: Around) -> dict[str, UUID]:
    """What is told in parts, and was reworded; and what was offered in parts, said in other words, and undone."""
    store, sam = around.story.store, around.sam

    def said(word: str) -> list[str]:
        return [word, f"{word}part", f"{word}last"]

    card = cards.tell(store, sam, "chart", said("zqcardbefore"), audience=Audience.EVERYONE, by=by(sam))
    cards.reword(store, sam, card, said("zqcard"), seen=1, by=by(sam))
    asked = cards.offer(store, sam, "chart", said("zqslip"), how_known="zqslipknown", by=around.actor(CARER))
    cards.say_in_my_words(store, sam, asked, said("zqundonecard"), by=by(sam))
    undo(store, sam, asked, seen=store.part(Card, sam, asked).version, by=by(sam))
    return {"card": card, "asked": asked}
