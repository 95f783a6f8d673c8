"""What the demo people keep of their lives, and how they like it kept: photos, cards, likes, needs, profiles."""

from caserecord.demo_lives.days import ME, Life, on
from caserecord.demo_lives.deeds import said_easily
from caserecord.demo_lives.makings import (
    agreed_to,
    asked_again,
    began_profile,
    hung,
    liked,
    looked_into,
    needed,
    told_card,
    took_down,
    was_met,
    was_not_met,
)
from caserecord.demo_lives.sketches import BALLROOM, RED_CUP, SEA, SOL, THE_42, TOMMY, WASHING_LINE
from caserecord.demo_lives.teams import BEV, IFEOMA, JOE, KIT, RHIAN, WENDY

# A day is laid out as it is read aloud.
# fmt: off
SOLS: Life = (
    on("6 August 2019", ME, hung(TOMMY, "A blue pigeon on a shelf. She is looking at you.", on="tommy")),
    on("20 August 2019", ME, hung(THE_42, "The front of the 42, upstairs. Two heads, one road, and the sea.",
        on="upstairs", shows_me=True, shows=("Joe",)), called="the 42"),
    on("20 August 2019", JOE, agreed_to("the 42")),
    on("3 September 2019", JOE.beside("spoke"), said_easily("tommy",
        ("I have a pigeon.", "pigeon"), ("She comes when I call her.", "wave"))),
    on("6 April 2021", ME, hung(SOL, "Me in my green fleece, with a pigeon on my shoulder.", shows_me=True)),
    on("18 October 2022", RHIAN.beside("spoke"), needed("text",
        "I like to read it twice. On the phone it is gone before I get to the end."), called="a text"),
    on("18 October 2022", RHIAN.beside("spoke"), needed("easy-read"), called="easy words"),
    on("10 January 2023", WENDY, was_met("easy words")),
    on("21 March 2023", RHIAN, was_not_met("a text",
        "The eye clinic rang at ten past eight, left a number and hung up. Sol missed the appointment.")),
    on("28 March 2023", WENDY, looked_into("a text",
        "The clinic has it on its own record now. They sent a text the same day, to show that they could.")),
    on("17 October 2023", RHIAN.beside("spoke"), asked_again("a text",
        "A text, please. Rhian can read me the long ones.")),
    on("31 October 2023", JOE.beside("spoke"), told_card("chart",
        "I whistle the same bit over and over.", "I am working something out.", "Let me get to the end of the tune.")),
    on("16 January 2024", ME, told_card("contact",
        "Joe", "07700 900142", "Any time. He answers at two in the morning.")),
    on("16 January 2024", RHIAN.beside("spoke"), told_card("elsewhere",
        "The list of my tablets", "The biscuit tin with the pigeon on it", "Rhian, or the chemist on Hope Street",
        "16 January 2024")),
    on("9 September 2025", RHIAN.beside("spoke"), began_profile("For hospital",
        "I was in hospital four years, so tell me when I'm going home. Ask me and I'll do you a pun.",
        "puns", "come in", "a light on", "the normal way", "migraine", "whistle"), called="for hospital"),
)

DEES: Life = (
    on("21 June 2016", BEV.beside("eye gaze"), hung(RED_CUP, "A red cup. Behind it a blue one and a green one.",
        on="red cup")),
    on("26 July 2016", IFEOMA.beside("eye gaze"), liked(text="large")),
    on("9 July 2019", IFEOMA.beside("eye gaze"), hung(SEA, "Dee at the edge of the sea, in a chair with fat yellow "
        "wheels.", on="the sea", shows_me=True)),
    on("5 September 2023", IFEOMA.beside("eye gaze"), needed("pictures",
        "Two at a time, one in each hand, and swap hands before asking again."), called="two pictures"),
    on("5 September 2023", IFEOMA.beside("eye gaze"), needed("longer", "Count to twenty. Then count again."),
        called="twenty"),
    on("12 September 2023", KIT, was_met("twenty")),
    on("19 September 2023", BEV.beside("eye gaze"), told_card("chart",
        "A long look that stays.", "Yes.", "Say it out loud, and do it.")),
    on("19 September 2023", BEV.beside("eye gaze"), told_card("chart",
        "Shut eyes.", "No.", "Stop. Put it away. Thank her for saying.")),
    on("19 September 2023", BEV.beside("eye gaze"), told_card("chart",
        "One long note.", "This is good, or: we are going out.", "Hum it back.")),
    on("26 September 2023", IFEOMA.beside("eye gaze"), said_easily("ask and wait",
        ("Ask Dee.", "ask"), ("Then wait.", "wait"), ("A long look is yes.", "yes"), ("Shut eyes is no.", "no"))),
    on("3 October 2023", BEV.beside("pictures"), told_card("person",
        "Mags", "A friend. Weekends at her house for six years.", "2017", "Brings the hoover.")),
    on("10 October 2023", BEV.beside("eye gaze"), told_card("contact",
        "Bev", "01632 960 411", "First, and at any hour. Then Tony, on the same number.")),
    on("10 October 2023", BEV.beside("eye gaze"), told_card("elsewhere",
        "What to do in a seizure, signed by the nurse", "The red folder on the kitchen door", "Bev or Tony",
        "10 October 2023")),
    on("7 November 2023", BEV.beside("eye gaze"), told_card("good-day",
        "Out, then the radio, then somebody laughing.", "Somebody who waits.")),
    on("7 November 2023", BEV.beside("eye gaze"), told_card("bad-day",
        "Two people talking over her head.", "Sit down lower than her. Say sorry. Put the radio on.")),
    on("5 December 2023", IFEOMA.beside("pictures"), began_profile("For a short break",
        "Shown the photo of Kit's kitchen. Looked at the radio in it.",
        "hoovers", "first to laugh", "ask and wait", "radio", "beside", "say hello", for_just=("Kit",)),
        called="for a short break"),
)

WINS: Life = (
    on("10 July 2018", BEV.beside("spoke"), hung(WASHING_LINE, "Win by the line, on a drying day.", shows_me=True),
        called="the leaflet"),
    on("11 September 2018", BEV.beside("spoke"), took_down("the leaflet")),
    on("24 September 2019", BEV.beside("spoke"), hung(BALLROOM, "Two women waltzing at the Tower Ballroom.",
        on="ballroom", shows_me=True, others=True)),
    on("16 February 2021", WENDY.beside("ticked a paper slip"), liked(colours="cream", text="large")),
    on("9 May 2023", BEV.beside("spoke"), told_card("contact",
        "Our Hana", "07700 900536", "When it is news, good or bad. Let it ring three times.")),
)
