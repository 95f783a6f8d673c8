"""How Dee's story begins: a match, hoovers, a big switch, the sea, and a house that learns to wait (2016 to 2020)."""

from caserecord.demo_lives.days import MY_RECORD, Life, on
from caserecord.demo_lives.deeds import (
    began,
    let_in,
    offered,
    opened,
    reached,
    said_one_line,
    said_yes,
    stepped_nearer,
    told,
)
from caserecord.demo_lives.teams import BEV, IFEOMA, MAGS, MARLON, TONY, WENDY
from caserecord.demo_lives.writings import (
    checked,
    everyday,
    good_news,
    in_contact,
    must_know,
    noticed,
    noticed_too,
    said_better,
    still_so,
)
from domain.permissions import Role

# A day is laid out as it is read aloud.
# fmt: off
BEGINNINGS: Life = (
    # 2016: a match
    on("12 January 2016", WENDY, opened("Dee", "she/her"), called=MY_RECORD),
    on("12 January 2016", WENDY, let_in("Marlon", Role.MANAGER, "Answers for how the scheme works")),
    on("12 January 2016", WENDY, let_in("Priya", Role.SOCIAL_WORKER, "The council's social worker")),
    on("12 January 2016", MARLON, let_in("Aud", Role.AUDITOR, "Looks at how the record is kept")),
    on("13 January 2016", WENDY, let_in("Ifeoma", Role.ADVOCATE, "Independent of the scheme and of the house")),
    on("19 January 2016", WENDY, in_contact(
        "Dee came to tea at Bev and Tony's with two teachers from her school, which is a hundred miles away. Tony was "
        "hoovering and did not hear the door. Dee laughed so much that her chair shook. He offered to turn it off. One "
        "of the teachers said: “I wouldn't, if I were you.”")),
    on("2 February 2016", WENDY, in_contact(
        "Second tea, and an overnight. We showed her the photo of Bev and Tony's house and the photo of her school, in "
        "both hands, and swapped hands, and asked again after lunch. She looked at the house five times out of six. "
        "The sixth time she looked at the biscuits.")),
    on("15 February 2016", WENDY, began("live-in", "Bev", "Tony",
        agreed="Decided with Dee by Ifeoma, her teachers and Wendy. Shown both photos, she looked at this house five "
        "times out of six. She moved in today."), called="at Bev and Tony's"),
    on("16 February 2016", BEV, everyday(
        "First morning. Porridge, then toast, then a long look at the fruit bowl until we worked out that it was the "
        "bowl she liked. It is yellow. It now lives on her side.")),
    on("17 February 2016", BEV, must_know("When Dee is in pain she goes quiet and holds her breath. She does not cry.",
        what_helps="Stop what you are doing. Look in her mouth, at her feet and at the chair straps. Then ring the "
        "surgery, and say it is a change for her."), called="pain"),
    on("18 February 2016", WENDY, checked("pain", again_on="18 February 2018")),
    on("18 February 2016", BEV, must_know("Dee has seizures, about one a month. Her left hand goes first.",
        what_helps="Time it. Move the table, not Dee. Talk to her in an ordinary voice. Ring 999 if it is longer than "
        "five minutes, or if there is a second one."), called="seizures"),
    on("19 February 2016", WENDY, checked("seizures", again_on="19 February 2018")),
    on("1 March 2016", BEV, noticed(
        does="Laughs out loud, with her whole body, when a hoover starts.",
        means="It is the funniest thing in the world. A look at the cupboard means: again.",
        we_do="Hoover the same bit of carpet twice. Let visitors have a go.",
        responded="Now she laughs when the cupboard door opens."), called="hoovers"),
    on("8 March 2016", IFEOMA, noticed_too("hoovers")),
    on("15 March 2016", TONY, noticed(
        does="Looks at a thing, then at you, then at the thing, and holds it.",
        means="Yes, that one, please.",
        we_do="Say what we think she is looking at, and wait. Count to twenty before you ask again.",
        responded="A longer look, and her shoulders come down."), called="yes"),
    on("22 March 2016", IFEOMA, noticed_too("yes")),
    on("5 April 2016", TONY, everyday(
        "Somebody new has moved in, so there are four of us round the table now. Dee watched [someone I live with] "
        "butter a scone for ten minutes, as if it was the snooker.")),
    on("3 May 2016", BEV.beside("eye gaze"), told("matters",
        "Chose the red cup, not the blue one and not the green one. Three mornings in a row."), called="red cup"),
    on("17 May 2016", IFEOMA, offered("communicate",
        "Ask, then wait. A long look is yes. Shut eyes is no. Looking away is: ask again later, or ask it better.",
        "Eleven visits, and her old teachers"), called="ask and wait"),
    on("24 May 2016", BEV.beside("eye gaze"), said_yes("ask and wait")),
    on("21 June 2016", BEV, everyday("Longest day. All of us in the garden till ten. Dee watched the bats.")),
    on("12 July 2016", BEV, everyday(
        "Tony has put a mirror on the bird table side of the window. Two robins think that they are four.")),
    on("26 July 2016", IFEOMA.beside("eye gaze"), said_one_line(
        "Shown six pictures. Looked at the hoover, and laughed.")),
    on("2 August 2016", TONY, everyday(
        "Tony here, for once. Carpet sale. I was only going to look. Dee laughed at eleven different hoovers, and the "
        "lad in the shop plugged every one of them in. We bought a rug.")),
    on("13 September 2016", BEV, everyday(
        "Wheelchair clinic. New headrest. Dee shut her eyes at the purple one and looked at the grey one, so grey. The "
        "man said most people go for the purple.")),
    on("6 December 2016", BEV, everyday(
        "Dee and [someone I live with] put the star on the tree. One held it and one looked at where it should go. It "
        "took a while, and it is exactly in the middle ⭐")),
    # 2017: Mags
    on("10 January 2017", WENDY, began("short break", "Mags",
        agreed="One weekend in six. Decided with Dee by Ifeoma, Bev and Wendy: she laughed all through tea."),
        called="at Mags's"),
    on("24 January 2017", MAGS, everyday(
        "First weekend at mine. I have a wooden floor and no hoover, and I got a very long look. I borrowed next "
        "door's.")),
    on("7 March 2017", IFEOMA, still_so("hoovers")),
    on("14 March 2017", TONY, still_so("yes")),
    on("4 April 2017", MAGS, noticed(
        does="Looks at the door, then at your coat, then at the door.",
        means="Out. Now. Never mind the washing up.",
        we_do="Go out, even if it is only to the gate.",
        responded="Hums, one note, all the way there."), called="out"),
    on("11 April 2017", BEV, noticed_too("out")),
    on("2 May 2017", BEV, everyday("Rain, ironing, rain. Dee likes the steam.")),
    on("16 May 2017", TONY, offered("admired", "The first one to laugh, and then everybody does.",
        "I live with her. I hear it through the wall", area="friends"), called="first to laugh"),
    on("23 May 2017", IFEOMA.beside("eye gaze"), said_yes("first to laugh")),
    on("4 July 2017", MAGS, offered("do",
        "Say hello before you touch the chair. Say which way you are about to turn it.",
        "She holds her breath if you don't"), called="say hello"),
    on("11 July 2017", IFEOMA.beside("eye gaze"), said_yes("say hello")),
    on("8 August 2017", BEV, everyday(
        "Heat. We had the big fan on, and Dee was not sure whether it is a kind of hoover. She gave it the benefit of "
        "the doubt.")),
    on("10 October 2017", TONY, everyday(
        "A stare across the breakfast table between Dee and [someone I live with], over who gets the window. It went "
        "on for two days. Then the table was turned round, and there is a window each.")),
    on("14 November 2017", BEV, everyday("Foggy. Dee looked at the place where the tree is until the tree came back.")),
    on("19 December 2017", BEV, everyday(
        "The carol singers were asked in. Dee hummed her one note right through Silent Night, and the man with the "
        "accordion changed key to fit.")),
    # 2018: the switch
    on("16 January 2018", WENDY, checked("pain", again_on="16 January 2020")),
    on("16 January 2018", WENDY, checked("seizures", again_on="16 January 2020")),
    on("6 March 2018", IFEOMA, still_so("hoovers")),
    on("13 March 2018", IFEOMA, still_so("yes")),
    on("10 April 2018", MAGS, still_so("out")),
    on("22 May 2018", BEV, everyday(
        "Library. Dee chose a book about drains, by looking at it until I gave in. It is rather good.")),
    on("17 July 2018", BEV, offered("hopes", "The sea. To be in it, and not to look at it from the car park.",
        "She looked at it the whole way there and cried out when we turned the car round", area="travel"),
        called="the sea"),
    on("24 July 2018", IFEOMA.beside("eye gaze"), said_yes("the sea")),
    on("14 August 2018", TONY, everyday(
        "Bins. I take them down with Dee in front, calling the colours. She laughs at “recycling”. I don't know why, "
        "and I say it more than I need to.")),
    on("18 September 2018", MAGS, everyday(
        "Dee had one of her seizures after lunch. Three minutes. Then she slept, and then there was custard.")),
    on("27 November 2018", BEV, good_news(
        "Dee turned on the Christmas lights in the market square! They had put a big switch by her hand and the whole "
        "square counted down. She waited until after nought. She waited till it was quiet. Then she did it, and "
        "laughed, and you never heard anything like the noise.")),
    on("28 November 2018", BEV, offered("proud", "Turned on the town's Christmas lights. Made them wait for it.",
        "I was holding the flask", first_time=True, area="community"), called="the lights"),
    on("4 December 2018", IFEOMA.beside("eye gaze"), said_yes("the lights")),
    # 2019: the sea
    on("5 February 2019", TONY, everyday(
        "Snowed in. Dee and [someone I live with] watched three films about dogs. I was told to hush by one of them "
        "and looked at hard by the other.")),
    on("5 March 2019", BEV, still_so("hoovers")),
    on("12 March 2019", TONY, still_so("yes")),
    on("9 April 2019", BEV, still_so("out")),
    on("14 May 2019", MAGS, everyday(
        "Weekend at mine. Soup, park, ducks. One duck had a look at Dee and Dee had a look at the duck. A draw.")),
    on("4 June 2019", IFEOMA.beside("eye gaze"), stepped_nearer("the sea",
        "Shown two photos, the beach wheelchair and the picnic bench. Looked at the beach wheelchair, both times.")),
    on("25 June 2019", IFEOMA.beside("eye gaze"), reached("the sea")),
    on("25 June 2019", TONY, good_news(
        "She's been in! Up to her middle, in a chair with great fat yellow wheels, with me on one side and Mags on the "
        "other, all three of us shrieking. When the first wave came she held her breath and I thought, oh no. Then the "
        "one note. It's not a thing I'll forget. Mags lost a shoe 🌊")),
    on("10 September 2019", BEV, everyday(
        "Mrs Nowak at the café said: “Dzień dobry, Dee,” and waited. She counted to twenty without anybody asking her "
        "to. I could have hugged her.")),
    on("8 October 2019", IFEOMA, offered("give", "Has taught a whole street to wait for an answer.",
        "I have watched them learn it"), called="taught a street"),
    on("15 October 2019", BEV.beside("eye gaze"), said_yes("taught a street")),
    # 2020
    on("14 January 2020", WENDY, checked("pain", again_on="14 January 2022")),
    on("14 January 2020", WENDY, said_better("seizures",
        "Dee has seizures, every month or two. Her left hand goes first.",
        what_helps="Time it. Move the table, not Dee. Talk to her in an ordinary voice, about anything. Ring 999 if it "
        "is longer than five minutes, or if there is a second one. Afterwards: sleep, then custard.")),
    on("14 January 2020", WENDY, checked("seizures", again_on="14 January 2022", seen=2)),
    on("3 March 2020", IFEOMA, still_so("hoovers")),
    on("10 March 2020", IFEOMA, still_so("yes")),
    on("31 March 2020", BEV, everyday(
        "Indoors. We're doing a different room each day, and calling it a holiday. Today was the landing.")),
    on("14 April 2020", MAGS, still_so("out")),
    on("23 June 2020", TONY, everyday(
        "Ifeoma came to the window with a sign that said NDEWO in big letters. Dee looked at the sign, and at Ifeoma, "
        "and at the catch on the window. We know what that means. Soon, we said.")),
    on("8 December 2020", BEV, everyday("Hoover broke. Sad day. Tony mended it by teatime. Joyful evening.")),
)
