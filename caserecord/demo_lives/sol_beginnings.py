"""How Sol's story begins: out of hospital, a room at Rhian's, a chip pan, and a friend (2013 to 2015).

They were called by another name then. It stands here as it was written down at the time.
"""

from caserecord.demo_lives.days import ME, MY_RECORD, Life, on
from caserecord.demo_lives.deeds import (
    began,
    let_in,
    offered,
    opened,
    replied,
    said_one_line,
    said_yes,
    told,
)
from caserecord.demo_lives.teams import JOE, RHIAN, WENDY
from caserecord.demo_lives.writings import (
    checked,
    everyday,
    good_news,
    in_contact,
    looked_again,
    must_know,
    recorded_a_worry,
)
from domain.permissions import Role

# A day is laid out as it is read aloud.
# fmt: off
BEGINNINGS: Life = (
    # 2013: a room with a radiator
    on("6 November 2013", WENDY, opened("Simon", "he/him"), called=MY_RECORD),
    on("6 November 2013", WENDY, let_in("Marlon", Role.MANAGER, "Answers for how the scheme works")),
    on("6 November 2013", WENDY, let_in("Priya", Role.SOCIAL_WORKER, "The council's social worker")),
    on("8 November 2013", WENDY, in_contact(
        "First tea at Rhian's. Simon asked who decides about the telly, who decides about the window, and whether the "
        "dog bites. Rhian said: whoever sits nearest, you, and only biscuits. He has been in hospital four years and "
        "nobody there could tell him when he would leave.")),
    on("12 November 2013", WENDY, in_contact(
        "Second tea, this time with chips. Simon stayed two hours and looked at the back bedroom. He said the radiator "
        "was “a good one”. Rhian said yes to the match on the phone that night. Simon said yes the next morning, "
        "before I had finished asking.")),
    on("18 November 2013", WENDY, began("live-in", "Rhian",
        agreed="Simon said yes the morning after his second tea there. He moved in today."), called="at Rhian's"),
    on("18 November 2013", RHIAN, everyday(
        "Moving in day. One holdall, one carrier bag, one framed photo of a racing pigeon. Fish fingers for tea. He "
        "asked if he was allowed a second slice of bread, so I put the loaf on the table and the knife next to it.")),
    on("19 November 2013", RHIAN.beside("spoke"), said_one_line("I am Simon and I like toast.")),
    on("19 November 2013", RHIAN, everyday(
        "Simon made toast. Then toast. The dog has decided who the important person is in this house, and it is not "
        "me.")),
    on("26 November 2013", RHIAN, everyday(
        "Walked to the post office and back. Simon had not crossed a road on his own for a long while, so we crossed "
        "the quiet one four times, for practice, and the postman waved every time.")),
    on("3 December 2013", RHIAN, recorded_a_worry(
        "Simon put the chip pan on at night and fell asleep. There was smoke and a small fire. Nobody was hurt.",
        context="He could not sleep, and he was hungry. In hospital the kitchen was locked at seven, so he had never "
        "been shown how to leave one safely. He woke up and shouted for me, which was just the right thing to do.",
        what_helps="Oven chips instead of a chip pan. The loud red timer. Turning the cooker off at the wall and "
        "saying “off” out loud. A plate of sandwiches left in the fridge for the night. No locks and no telling off.",
        review_on="3 June 2014"), called="chip pan"),
    on("5 December 2013", ME, replied("chip pan",
        "I was hungry and I was tired. I am sorry about the curtains. I shouted FIRE as loud as I could and I want "
        "that written down too.")),
    on("10 December 2013", RHIAN, everyday(
        "Bought new curtains. Simon chose them: pigeons. I did not know they made curtains with pigeons on.")),
    on("24 December 2013", RHIAN, good_news(
        "Simon did all the sprouts. Every one has a cross in the bottom because I once said my nan did it. There are a "
        "hundred and four sprouts. There are three of us. Nadolig Llawen to the compost heap 🎄")),
    on("25 December 2013", ME, told("proud", "I did a hundred and four sprouts.", first_time=True, area="home skills"),
        called="sprouts"),
    # 2014: a friend, and the front of the bus
    on("7 January 2014", RHIAN, everyday("Back to ordinary. Washing, bins, rain, soup.")),
    on("14 January 2014", RHIAN.beside("spoke"), told("give",
        "I do jokes. Puns mostly. People groan and that is how you know."), called="puns"),
    on("28 January 2014", RHIAN.beside("spoke"), must_know(
        "I must not have penicillin. I come up in red lumps and my throat goes tight.",
        what_helps="Tell the chemist or the nurse before they give me anything. It is on the card in my wallet. If my "
        "throat goes tight, ring 999."), called="penicillin"),
    on("29 January 2014", WENDY, checked("penicillin", again_on="29 January 2015")),
    on("11 February 2014", RHIAN, everyday(
        "Simon explained the whole of pigeon racing to the man reading the gas meter. The man stayed for a cup of tea. "
        "The meter was read eventually.")),
    on("4 March 2014", WENDY, let_in("Joe", Role.SUPPORTER,
        "Simon asked for him: they met at the bus stop and have talked every day since")),
    on("11 March 2014", JOE.beside("spoke"), told("people", "Joe. He talks less than me, which is handy."),
        called="joe"),
    on("25 March 2014", RHIAN, everyday(
        "Simon and Joe took the 42 to the end of the line and back, upstairs, at the front. Nobody got off anywhere. "
        "They both say it was a great day out.")),
    on("20 May 2014", RHIAN.beside("spoke"), told("communicate",
        "Talk to me the normal way. Not slow and not loud. If I don't get it I'll say what."), called="the normal way"),
    on("3 June 2014", WENDY, looked_again("chip pan",
        "Six months and not a wisp of smoke. Simon showed me the timer, twice.",
        what_helps="Oven chips. The loud red timer. Off at the wall, and saying “off” out loud. Sandwiches in the "
        "fridge for the night.", review_on="3 June 2015")),
    on("10 June 2014", RHIAN.beside("spoke"), told("hopes", "I want to drive the 42 bus.", area="work"),
        called="drive the bus"),
    on("8 July 2014", RHIAN, everyday(
        "Too hot. Simon sat with his feet in the washing up bowl and read me the whole of the bus timetable in the "
        "voice of a cricket commentator.")),
    on("12 August 2014", RHIAN, everyday(
        "Dentist. Simon was worried about it for a week, so we went past on Monday just to look at the door. One "
        "filling. He told the dentist it was a very moving experience, then said: “Tooth be told.”")),
    on("2 September 2014", RHIAN, everyday(
        "Simon has taught the dog to sit at the kerb. The dog now also sits at doors, puddles and sausages.")),
    on("16 September 2014", RHIAN.beside("spoke"), told("do-not", "Please don't lock the kitchen."), called="kitchen"),
    on("7 October 2014", RHIAN.beside("spoke"), told("wellness",
        "A good day has toast in it, and a bus, and somebody laughing. A bad day is a loud one with no plan."),
        called="good day"),
    on("18 November 2014", RHIAN, good_news(
        "One year. Simon made a cake shaped like a cake. We had it for tea and for breakfast.")),
    on("25 November 2014", RHIAN, everyday(
        "I forgot to write this down at the time. In the spring Simon walked Mrs Adeyemi from next door home from the "
        "surgery in the rain, holding her umbrella over her and none of it over himself. I only heard today.",
        happened="spring 2014", told_by="Mrs Adeyemi, over the fence")),
    on("23 December 2014", RHIAN, everyday("Ninety sprouts this year. We are learning.")),
    # 2015
    on("27 January 2015", RHIAN, everyday(
        "Simon and the bread machine had a disagreement. The machine lost. We had soup with a sort of biscuit.")),
    on("29 January 2015", WENDY, checked("penicillin", again_on="29 January 2017")),
    on("10 March 2015", JOE.beside("spoke"), told("do",
        "Do tell me the plan in the morning. If the plan changes tell me that as well, even if it is bad."),
        called="the plan"),
    on("17 March 2015", RHIAN, everyday(
        "Marmalade. Simon did the peel and I did the swearing. Fourteen jars and one on the floor.")),
    on("5 May 2015", RHIAN, everyday(
        "We walked down to the allotments to look at Mr Pugh's pigeons. Simon stood in the loft for an hour with one "
        "on each arm and did not make a single pun. Mr Pugh says he has “dwylo tawel”, quiet hands. He told Simon to "
        "come back on Saturday, and Simon has asked me eleven times what day it is."), called="quiet hands"),
    on("9 May 2015", ME, replied("quiet hands", "It was Saturday in the end.")),
    on("12 May 2015", RHIAN, offered("admired", "Quiet hands. Frightened birds come to you and stop being frightened.",
        "I was there, and Mr Pugh said it first"), called="hands"),
    on("13 May 2015", ME, said_yes("hands")),
    on("2 June 2015", WENDY, looked_again("chip pan",
        "Eighteen months. Simon cooks tea on Tuesdays now, and there is a queue.",
        what_helps="Oven chips. The timer. Off at the wall, and saying “off” out loud. He does it without being asked, "
        "so nobody asks.", review_on="2 June 2016")),
    on("16 June 2015", RHIAN, everyday(
        "Bus, library, bus. He read me a bit about homing in birds. Nobody knows how they do it, Simon says, not even "
        "the birds.")),
    on("14 July 2015", RHIAN, everyday(
        "Bins. Simon pointed out that ours had not been out for two weeks and he was right. Brown bin is Tuesdays. "
        "Green bin is Tuesdays as well, but the other ones.")),
    on("22 September 2015", RHIAN.beside("spoke"), told("matters",
        "Pigeons. They always know where home is, even when you take them somewhere they never asked to go."),
        called="pigeons"),
    on("20 October 2015", RHIAN, everyday("Quiet week. Simon had a cold, and three hot water bottles, and the dog.")),
    on("24 November 2015", RHIAN, everyday(
        "Simon rang his sister in Hull for the first time in six years. I was in the kitchen and did not listen. It "
        "was forty minutes. He came in after and ate a whole tin of peaches standing up.")),
)
