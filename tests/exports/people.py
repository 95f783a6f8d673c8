"""Invented people, as a profile shows them."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

from domain.headings import heading
from domain.offered_photos import Decision
from domain.sayings import Ours
from exports.formats import FORMATS
from exports.materials import Material
from exports.papers import Paper
from projections.adjustments import ShownAdjustment
from projections.cards import ShownPart
from projections.easy_reads import ShownEasyRead, ShownSentence
from projections.hopes import ShownHope, Step
from projections.noticings import ShownNoticing
from projections.people import Opening
from projections.profiles import Section, ShownProfile
from projections.replies import ShownReply
from projections.safety_facts import ShownFact
from projections.shown_entries import ShownEntry
from projections.shown_photos import ShownPhoto

DAY = date(2025, 11, 21)
THEN = datetime(2025, 11, 3, 10, tzinfo=UTC)


def entry(words: str, authorship: str = "my words", **more: object) -> ShownEntry:
    usual: dict[str, object] = {
        "id": uuid4(),
        "heading": "proud",
        "wording": 1,
        "happened": "",
        "first_time": False,
        "area": "",
        "state": "kept",
        "audience": "everyone I choose",
        "people": (),
        "left_out": False,
        "disagreed": False,
        "offered_by": "",
        "offered_words": "",
        "how_known": "",
        "written": THEN,
        "replies": (),
    }
    return ShownEntry(words=words, authorship=authorship, **(usual | more))  # type: ignore[arg-type]


def reply(words: str, by: str = "my answer") -> ShownReply:
    return ShownReply(words, by, to_wording=1, verdict="", at=THEN)


def fact(words: str, what_helps: str, *, is_checked: bool = True, replies: tuple[ShownReply, ...] = ()) -> ShownFact:
    return ShownFact(
        uuid4(), words, what_helps, 1, is_checked, date(2026, 1, 1), False, "written by Rhian", THEN, replies
    )


def contact(who: str, number: str, when: str, **more: object) -> ShownEntry:
    """A card that says whom to call."""
    parts = (ShownPart(Ours("Their number"), number), ShownPart(Ours("When to call them"), when))
    return entry(who, heading="also", card="contact", label=Ours("Who to call"), parts=parts, **more)


def need(kind: str, words: str = "") -> ShownAdjustment:
    """Something that people need to know to reach somebody."""
    return ShownAdjustment(
        uuid4(), kind, words, "", 1, Ours("my words"), date(2026, 1, 1), "everyone who supports me", (), ()
    )


def easily(told: ShownEntry, *sentences: str | tuple[str, str]) -> ShownEasyRead:
    """An entry in easy words, each alone or with the name of its picture."""
    said = tuple(ShownSentence(*((each, "") if isinstance(each, str) else each)) for each in sentences)
    return ShownEasyRead(told.id, said, Ours("easy words by Rhian, I said yes"), True, False, 0, 0)


def hope(words: str, *steps: str, is_reached: bool = False) -> ShownHope:
    return ShownHope(entry(words), tuple(Step(step, THEN) for step in steps), is_reached, is_let_go=False)


def noticing(does: str, means: str, we_do: str, responded: str, *replies: ShownReply) -> ShownNoticing:
    return ShownNoticing(
        uuid4(), does, means, we_do, responded, "Rhian", uuid4(), "Wendy", True, date(2026, 1, 1), False, replies
    )


def section(key: str, *told: ShownEntry | str) -> Section:
    entries = tuple(entry(words) if isinstance(words, str) else words for words in told)
    return Section(key, heading(key).title, entries=entries)


def profile(
    name: str,
    *sections: Section,
    pronouns: str = "",
    one_line: str = "",
    language: str = "en",
    must_know: tuple[ShownFact, ...] = (),
    communicate: tuple[ShownEntry, ...] = (),
    supported_by: tuple[str, ...] = (),
) -> ShownProfile:
    opening = Opening(UUID(int=1), name, pronouns, one_line, language)
    return ShownProfile(opening, must_know, communicate, sections, supported_by, DAY, version=1234)


def paper(profile: ShownProfile, name: str = "one-page", language: str = "en", **asked: int) -> Paper:
    """A profile as a paper in one of its forms."""
    return FORMATS[name].paper_of(Material(profile), language, **asked)


def as_html(profile: ShownProfile, name: str = "one-page") -> str:
    """The same as a document, for a form that needs nothing handed over with it."""
    return paper(profile, name).html


BRON = profile(
    "Bron",
    section(
        "admired",
        "I remember every dog's name, and most of the owners'.",
        entry("Mae hi bob amser yn canu yn y gegin.", "offered by Rhian, I said yes"),
        entry(
            "She told the whole choir they were flat, and they were.", "offered by Gwyn, I said yes", happened="Easter"
        ),
    ),
    Section(
        "noticed",
        "We have noticed",
        noticings=(
            noticing(
                "When the hoover comes out, Bron laughs and follows it.",
                "It is a good noise, and it is company.",
                "We tell her before we start, and she chooses the room.",
                "She laughs more, and points at the stairs.",
                reply("I do. It is a silly noise."),
            ),
        ),
    ),
    section(
        "proud",
        entry("I took the ferry by myself.", happened="9 August 2025", first_time=True, area="getting about"),
        entry(
            "I sang on a stage. I was frightened and then I was not.", "my words, with help from Rhian", area="hobbies"
        ),
    ),
    section(
        "give", "I teach Rhian Welsh. She is getting better.", "Dŵr: I never let the bowl go dry. Tŷ: I know it all."
    ),
    Section(
        "hopes",
        "My hopes",
        hopes=(
            hope("To sing with the big choir", "I rang them up.", "I went to listen."),
            hope("To see the baby", is_reached=True),
        ),
    ),
    section("matters", "My own room with the door shut", "Being told before, not after"),
    section("people", "Gwyn, my brother. He rings on Sundays."),
    section("do", "Knock", "Wait for the end of my sentence"),
    section("do-not", "Talk about me over my head"),
    pronouns="she/her",
    one_line="Dw i'n hoffi chwerthin. I like to laugh, and I like other people to laugh as well.",
    language="cy",
    must_know=(
        fact("I faint when I see blood.", "Tell me to look at the ceiling. Sit me down."),
        fact(
            "Bee stings make my throat swell.",
            "My pen is in the blue bag. Ring 999 and say so.",
            is_checked=False,
            replies=(reply("It was only once, but yes."),),
        ),
    ),
    communicate=(entry("I speak Welsh first. I understand English if you do not rush."),),
    supported_by=("Rhian", "Gwyn"),
)

SAM = profile("Sam")

URDU = "مجھے کھانا پکانا پسند ہے اور میں اپنی امی کی طرح بریانی بناتا ہوں۔"
BENGALI = "আমি গান গাইতে ভালোবাসি, আর বিকেলে শিক্ষকের সঙ্গে রান্না করি।"
CHINESE = "我喜欢在厨房唱歌。謝謝你。"
HINDI = "मैं हर सुबह मिठाई की दुकान पर मित्रों से मिलता हूँ।"
PUNJABI = "ਮੈਂ ਹਰ ਐਤਵਾਰ ਕ੍ਰਿਕਟ ਖੇਡਦਾ ਹਾਂ।"
TAMIL = "நான் கொடுத்த பூக்கள் அழகாக இருந்தன."
JAPANESE = "自転車をなおします。"
KOREAN = "할머니와 김치를 담가요."
POLISH = "Zażółć gęślą jaźń, mówi Łukasz."
RUSSIAN = "Я люблю чай с вареньем."
HEBREW = "אני אוהב לשיר"
EMOJI = "Cricket 🏏 then cake 🍰 👩‍👩‍👧 👍🏽 🏴󠁧󠁢󠁷󠁬󠁳󠁿 ✈️"
MANY_SCRIPTS = (URDU, BENGALI, CHINESE, HINDI, PUNJABI, TAMIL, JAPANESE, KOREAN, POLISH, RUSSIAN, HEBREW, EMOJI)

A_LONG_STORY = "".join(
    f"On day {day} I walked to gate number {day}, and nobody told me to come back.\n\n  " for day in range(1, 29)
)[:2000]

JAVED = profile(
    "جاوید Javed 🏏",
    section(
        "admired",
        entry("He says sorry properly. 🙂", "offered by Denise, I said yes"),
        entry("Brave, and funny about it", "offered by سمینہ, I said yes", happened="2019", area="friends"),
    ),
    section(
        "proud",
        *(
            entry(f"My first {what}", happened=str(2014 + n), first_time=True)
            for n, what in enumerate(
                ("biryani for the whole street 🍛", "time on an aeroplane ✈️", "wage slip", "time I voted 🗳️", "goal ⚽")
            )
        ),
        entry(A_LONG_STORY, happened="before"),
        *(
            entry(f"The cricket match of {year}", happened=f"summer {year}", area="hobbies")
            for year in range(1999, 2026)
        ),
        *(entry(f"The curry night of {year} 🌶️", happened=f"autumn {year}") for year in range(1999, 2026)),
    ),
    section("give", *MANY_SCRIPTS),
    Section("hopes", "My hopes", hopes=(hope("To go to Lord's 🏟️"), hope("To cook for money"))),
    section("do", "Laugh"),
    pronouns="he/him",
    one_line=URDU,
    language="ur",
    must_know=(fact("I am allergic to peanuts.", "My pen is in the blue bag."),),
    communicate=(entry("I talk a lot. If I stop talking, ask me."),),
    supported_by=("Denise",),
)


def shown_photo(about: UUID, words: str, **more: Any) -> ShownPhoto:
    """A photo of somebody who added it themselves, unless more is said."""
    said: dict[str, Any] = {
        "id": uuid4(), "person_id": about, "about": about, "words": words, "whole": "whole", "small": "small",
        "width": 400, "height": 300, "authorship": Ours("my photo"), "written": datetime(2025, 5, 4, tzinfo=UTC),
        "others": False, "others_asked": False, "is_put_away": False, "is_newest": True, "names": (), "shows": (),
        "waits_for": (), "shows_me": False, "waits_for_me": False, "decision": Decision.SHOWN, "offered_by": "",
        "wording": 1,
    }  # fmt: skip
    return ShownPhoto(**(said | more))
