"""How Sol comes home: a front door, a job lost, a light left on, and pigeons (2021 to 2025)."""

from caserecord.demo_lives.days import ME, Life, on
from caserecord.demo_lives.deeds import (
    began,
    brought_back,
    drafted_easily,
    kept_private,
    left_out,
    moved,
    moved_on,
    moved_to_the_top,
    offered,
    put_away,
    reached,
    replied,
    reworded,
    said_easily,
    said_no_thank_you,
    said_one_line,
    said_yes,
    showed_to,
    stepped_nearer,
    told,
)
from caserecord.demo_lives.teams import JOE, PRIYA, RHIAN, WENDY
from caserecord.demo_lives.writings import (
    checked,
    decided,
    everyday,
    good_news,
    in_contact,
    looked_again,
    recorded_a_worry,
)

# A day is laid out as it is read aloud.
# fmt: off
HOMECOMINGS: Life = (
    # 2021: a front door
    on("26 January 2021", ME, stepped_nearer("a flat",
        "Went to see a flat. Too many stairs and it smelled of other people's soup.")),
    on("23 February 2021", ME, stepped_nearer("a flat",
        "Saw another one. Ground floor. On the 42. There is a sparrow in the gutter.")),
    on("9 March 2021", PRIYA, in_contact(
        "Met with Sol, Joe and Rhian about the flat. Sol had a list of nineteen questions and asked every one. They "
        "will have Rhian three days a week to begin with, and say themselves when that is too much or too little. I "
        "learned that you can get a doorbell that coos.")),
    on("23 March 2021", RHIAN, everyday(
        "Boxes. I found the pigeon curtains in Sol's “to keep” pile. I am not crying, I have hay fever, in March.")),
    on("28 March 2021", WENDY, moved_on("at Rhian's", "Sol has moved into their own flat")),
    on("29 March 2021", WENDY, began("day support", "Rhian",
        agreed="Three days a week. Sol asked for it to be her."), called="Rhian by day"),
    on("29 March 2021", ME, reached("a flat")),
    on("30 March 2021", RHIAN, everyday(
        "I rang the doorbell. It cooed. Sol opened the door with their own key, although it was already open, and "
        "said: “Come in.” Then they went out and did it again.")),
    on("30 March 2021", ME, told("proud", "I said come in.", first_time=True, area="home skills"), called="come in"),
    on("31 March 2021", ME, moved_to_the_top("come in")),
    on("13 April 2021", RHIAN, everyday(
        "First big shop. Sol bought a mop, a lamp shaped like a goose, and eleven tins of peaches.")),
    on("25 May 2021", RHIAN, everyday(
        "Sol had slept badly and had a long night of it. They rang Joe at two in the morning and Joe answered. By the "
        "time I came at ten they were both asleep, one on the sofa and one on the rug, and there was toast on every "
        "plate in the flat. I washed up quietly. I keep thinking about that hospital, and four years of someone else "
        "having the key. There is a lot of talk about how far a person has come. Sol would say it was six stops. What "
        "I saw this morning was two friends who had looked after each other through a night, with no help from me or "
        "anybody like me, and had opened the window to let the smell of toast out. I have been doing this job a long "
        "time, and I don't think I have ever been more pleased to be no use. I went home on the 42. Upstairs, at the "
        "front.", happened="the small hours of Monday")),
    on("8 June 2021", ME, told("people", "Rhian. She used to be in the house and now she rings the bell."),
        called="rhian"),
    on("6 July 2021", RHIAN, everyday("Window cleaner. Sol gave him a pun for each pane. He charged the same.")),
    on("17 August 2021", RHIAN, everyday(
        "Sol burned the rice, opened a window, and ordered a pizza, in that order, and told me about it after. That is "
        "what I call running a flat.")),
    on("21 September 2021", RHIAN, everyday(
        "Bins out, both flats upstairs as well. The man in number three said dziękuję and Sol said it back, so now "
        "they are friends. He is called Pan Zbyszek and he mends clocks.")),
    on("19 October 2021", ME, told("also", "I'm left handed and I whistle when I'm thinking. It isn't for the dog."),
        called="whistle"),
    on("16 November 2021", RHIAN, offered("give",
        "Sat in the hospital with a friend until five in the morning, and made him laugh once.",
        "I picked you both up"), called="hospital night"),
    on("18 November 2021", ME, kept_private("hospital night")),
    on("21 December 2021", RHIAN, good_news(
        "Christmas dinner at Sol's. I was the guest. I was told to sit down. Fifty sprouts, every one with a cross, "
        "and I was not allowed to help 🎄")),
    # 2022: a job lost
    on("18 January 2022", RHIAN, everyday(
        "The garden centre is to close at the end of the month. It will be houses. Sol was told at half past nine with "
        "everybody else, in the greenhouse, and finished watering.")),
    on("31 January 2022", ME, put_away("the badge")),
    on("1 February 2022", RHIAN, everyday(
        "No work today for the first time in four and a half years. Sol got up at six, put on the fleece, and took it "
        "off again. We went and looked at the sea instead. Nobody made a joke, and then on the bus home Sol said: "
        "“I've been made re-dung-dant.” So it will be all right, but not yet.")),
    on("15 February 2022", RHIAN, everyday(
        "A sad one. Toast in bed. I did the talking, which isn't the usual way round.")),
    on("22 February 2022", JOE.beside("spoke"), told("wellness",
        "When I'm sad I go quiet and I stop doing puns. You don't have to fix it. Sit near me. Put the kettle on."),
        called="sad"),
    on("12 April 2022", RHIAN, everyday(
        "Mr Pugh says his knees are done with ladders, and would Sol like the loft. Not to borrow. To have. Sol said "
        "they would need to think, and then thought for about one second.")),
    on("13 April 2022", ME, told("hopes", "One of my birds comes home from France.", area="hobbies"), called="france"),
    on("10 May 2022", RHIAN, everyday("Painted the loft. Also painted: me, Joe, the path, and a pigeon, slightly.")),
    on("14 June 2022", RHIAN, offered("proud",
        "Made a speech at the pigeon club supper, with notes, and then without them.",
        "Mr Pugh's daughter showed me on her phone", happened="the club supper in May"), called="speech"),
    on("15 June 2022", ME, said_no_thank_you("speech")),
    on("5 July 2022", ME, said_one_line(
        "Pigeons, puns, and a front door of my own. Say come in and I'll say it back.")),
    on("19 July 2022", RHIAN, everyday(
        "Thirty-eight degrees. Sol rigged up a paddling pool for the birds and then got in it.")),
    on("4 October 2022", RHIAN, everyday(
        "Six young birds ringed this week. Sol lets the children on the allotment name them. We now have Sir Flaps, "
        "Beyon-Say, Chips, Other Chips, Doreen, and Stop It.")),
    on("11 October 2022", ME, brought_back("the badge")),
    on("11 October 2022", ME, reworded("the badge",
        "I worked at the garden centre for four and a half years and I kept a lot of things alive.")),
    on("20 December 2022", RHIAN, everyday(
        "Sol has cards from nineteen people. I remember the year when it was two, and one of those was from me.")),
    # 2023
    on("10 January 2023", WENDY, checked("penicillin", again_on="10 January 2025")),
    on("7 February 2023", RHIAN, everyday("Boiler. No boiler. A man. Boiler.")),
    on("14 March 2023", ME, told("give",
        "I show kids how to hold a bird so it isn't scared. Two hands, no squeezing, breathe out."),
        called="hold a bird"),
    on("15 March 2023", ME, moved("hold a bird", after="puns")),
    on("9 May 2023", RHIAN, everyday(
        "Sol says Tuesday and Thursday is enough of me now. I said was I being given the sack. They said: “No, you're "
        "being given Fridays.”")),
    on("16 May 2023", WENDY, decided(
        "Sol has asked for day support on two days, not three. Agreed the same day. It is their week.")),
    on("13 June 2023", ME, told("proud", "I got my 25 metres badge at Hull baths. Nan sewed it on.",
        happened="summer 1988"), called="25 metres"),
    on("18 July 2023", ME, stepped_nearer("france",
        "Doreen flew from Weymouth. 71 miles. She walked in like she'd been to the shop.")),
    on("15 August 2023", RHIAN, everyday(
        "Went for the bus, missed the bus, walked, and the bus passed us. Sol waved at it like the King.")),
    on("19 September 2023", JOE.beside("wrote"), told("also",
        "Some nights I still dream about the ward. If I'm late in the morning that might be why. Just ring the bell."),
        called="the ward"),
    on("20 September 2023", ME, showed_to("the ward", "Rhian")),
    on("10 October 2023", RHIAN, everyday(
        "Sol's week, as told to me at the door: “Bins Tuesday, birds every day, soup.”")),
    on("7 November 2023", RHIAN, everyday(
        "Fireworks. Sol slept at the loft in a deckchair, so that the birds would hear a voice they know. Tommy "
        "Coo-per is nine, and deaf as a post, and slept through it.")),
    on("5 December 2023", RHIAN, everyday("Tree up. It is four inches tall. Sol says it is only young.")),
    # 2024
    on("16 January 2024", RHIAN, everyday("Ice. Sol salted the path for all four flats, in slippers.")),
    on("5 March 2024", RHIAN, everyday(
        "Tommy Coo-per died in the night, in her box, at a good age. Sol told me themselves, in one whole sentence, "
        "and asked me to stay, and let me hold the spade.")),
    on("6 March 2024", ME, reworded("tommy", "Tommy Coo-per. She was mine and she came when I called. 2016 to 2024.")),
    on("12 March 2024", RHIAN, everyday("Quiet. I sat near. I put the kettle on.")),
    on("4 June 2024", ME, stepped_nearer("france",
        "Other Chips flew from Guernsey. Three days late. Would not say where he'd been.")),
    on("9 July 2024", RHIAN, everyday("Nothing to report but plums.")),
    on("13 August 2024", RHIAN, everyday(
        "Sol has worked out that the new bus app is wrong, and rang them up, and they have changed it.")),
    on("24 September 2024", RHIAN, everyday(
        "A new washing machine for the flats. Sol read the instructions out to all four households on the stairs, in "
        "the voice of a sat nav.")),
    on("8 October 2024", RHIAN, recorded_a_worry(
        "A man rang saying he was from the bank, and Sol read him the long number on their card.",
        context="It was half past eight in the morning and he was very friendly. Sol rang Joe straight after, because "
        "something felt off, and the bank stopped the card in time. No money went.",
        what_helps="The sticker on the phone: “Is it Joe? Is it Rhian? No? Ring them back.” Hanging up is not rude.",
        review_on="7 October 2025"), called="the bank"),
    on("9 October 2024", ME, replied("the bank",
        "I knew by the end of the call. He said sir. I've started answering with puns and they hang up first.")),
    on("26 November 2024", RHIAN, everyday(
        "Bins, birds, bus. I asked how things are and Sol said: “Ticking over,” and Pan Zbyszek, who mends clocks, "
        "laughed so much that he had to sit down.")),
    on("17 December 2024", RHIAN, everyday("Sixty sprouts. There are five of us this year.")),
    # 2025
    on("7 January 2025", WENDY, checked("penicillin", again_on="5 January 2027")),
    on("21 January 2025", RHIAN, everyday(
        "Sol's sister came down from Hull, for the first time. They showed her the loft, the flat, and the doorbell, "
        "in that order. She had brought a photo of their nan that I had never seen. She has the same laugh, a bit like "
        "a gate.")),
    on("22 January 2025", ME, told("people", "My sister Carol. She came on three trains."), called="carol"),
    on("25 February 2025", RHIAN, everyday(
        "The oven is being repaired. Sol did a whole roast dinner in two microwaves, one of which is upstairs and "
        "belongs to Pan Zbyszek.")),
    on("11 March 2025", RHIAN, everyday(
        "Sol asked if I'm all right, because I'd been quiet. I wasn't, as it happens, my mam's not well. They put the "
        "kettle on and sat near. I've read about that somewhere.")),
    on("8 April 2025", RHIAN, everyday(
        "Appointment about the headaches. New tablets. Sol asked if they come in beak-friendly sizes. The nurse has "
        "heard worse, she says, but not today.")),
    on("9 April 2025", ME, left_out("kitchen")),
    on("13 May 2025", RHIAN, everyday("We did nothing and it took all day.")),
    on("17 June 2025", ME, stepped_nearer("france",
        "Stop It flew from Alençon in France. That's about 250 miles. Got as far as Mr Pugh's old chimney and sat "
        "there looking at us.")),
    on("22 July 2025", RHIAN, everyday(
        "Sol's turn to run the allotment open day. A little lad asked whether pigeons get lost. Sol said: “Sometimes. "
        "You leave a light on.”")),
    on("26 August 2025", JOE, offered("admired", "You leave a light on for people.",
        "I heard you say it to a little lad, and it's what you did for me", happened="July 2025"), called="a light on"),
    on("27 August 2025", ME, said_yes("a light on")),
    on("2 September 2025", JOE.beside("spoke"), said_easily("a light on",
        ("Sometimes people get lost.", "map"), ("I leave a light on for them.", "lamp"))),
    on("3 September 2025", RHIAN, drafted_easily("carol",
        ("Carol is Sol's sister.", "family"), ("She came by train.", "train"))),
    on("7 October 2025", WENDY, looked_again("the bank",
        "Nobody has got anything out of Sol this year but puns. They would like to keep the sticker because they like "
        "the sticker.",
        what_helps="The sticker on the phone. Hanging up is not rude. Ringing Joe after, for the story.",
        review_on="15 December 2026")),
    on("14 October 2025", RHIAN, everyday(
        "New timetable on the 42. Sol has learned it. I haven't even found my glasses.")),
    on("4 November 2025", RHIAN, everyday("Clocks back, gloves found, one left, one left, no right.")),
    on("18 November 2025", RHIAN, good_news(
        "Twelve years today since the holdall and the carrier bag. Sol remembered, I had not. There was a cake shaped "
        "like a cake 🎂 “Penblwydd hapus to us,” they said. I have had worse Tuesdays.")),
    on("9 December 2025", RHIAN, offered("proud",
        "Taught Pan Zbyszek to read the bus times in English, one stop at a time. He got to the sea and back on his "
        "own.", "He knocked on your door to tell us, and I was there", area="learning"), called="bus times"),
    on("16 December 2025", RHIAN, everyday("Sprout count put to the vote. Sixty-four. There was a recount.")),
)
