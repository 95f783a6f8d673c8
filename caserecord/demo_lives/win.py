"""Win's story: she never signs in, so Wendy brings paper, and what Win leaves blank stays blank (2016 to 2024)."""

from datetime import date

from caserecord.demo_lives.days import MY_RECORD, Life, on
from caserecord.demo_lives.deeds import (
    began,
    left_story_to,
    let_in,
    moved_to_the_top,
    offered,
    opened,
    reached,
    recorded_the_death,
    replied,
    said_no_thank_you,
    said_yes,
    said_yes_but,
    stepped_nearer,
    told,
)
from caserecord.demo_lives.keepsakes import WINS
from caserecord.demo_lives.teams import BEV, HANA, MARLON, TONY, WENDY
from caserecord.demo_lives.writings import (
    agreed_to_end,
    asked_to_end,
    checked,
    decided,
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
SLIP = WENDY.beside("ticked a paper slip")

WIN: Life = (
    # 2016: a room of her own
    on("8 March 2016", WENDY, opened("Win", "she/her"), called=MY_RECORD),
    on("8 March 2016", WENDY, let_in("Marlon", Role.MANAGER, "Answers for how the scheme works")),
    on("8 March 2016", WENDY, let_in("Priya", Role.SOCIAL_WORKER, "The council's social worker")),
    on("8 March 2016", MARLON, let_in("Aud", Role.AUDITOR, "Looks at how the record is kept")),
    on("9 March 2016", WENDY, let_in("Hana", Role.FAMILY, "Win's niece. Win asked for her first and last")),
    on("15 March 2016", WENDY, in_contact(
        "Win is sixty-six, and has shared a bedroom since she was nine. I asked what she wanted in a home. She said: "
        "“A door. And somebody to complain to who laughs.” I thought of Bev straight away. She doesn't hold with "
        "computers, so I shall bring paper.")),
    on("29 March 2016", WENDY, in_contact(
        "Tea at Bev and Tony's. Win inspected the airing cupboard and said the sheets were folded wrong. Bev said: "
        "“Show me, then.” They refolded all of them. I left them to it.")),
    on("4 April 2016", WENDY, began("live-in", "Bev", "Tony",
        agreed="Win said: “The sheets I can put right.” She moved in today."), called="at Bev and Tony's"),
    on("5 April 2016", BEV, everyday(
        "Win shut her own bedroom door, opened it, and shut it again. Then she came down and had a scone. She butters "
        "right up to the edges.")),
    on("12 April 2016", BEV.beside("spoke"), told("matters", "A door that shuts."), called="a door"),
    on("19 April 2016", BEV.beside("spoke"), told("admired",
        "Forty-one years in the hospital laundry and I never lost a sock."), called="socks"),
    on("3 May 2016", TONY, everyday("Win has done my shirts. I did not ask. I look like a solicitor.")),
    on("10 May 2016", BEV, must_know("Win must not have strawberries. Her lips swell up.",
        what_helps="Check jam, and trifle, and anything pink. One of her tablets, straight away. 999 if she says her "
        "throat feels tight."), called="strawberries"),
    on("11 May 2016", WENDY, checked("strawberries", again_on="11 May 2018")),
    on("7 June 2016", HANA, offered("give", "Taught me to fold a fitted sheet, and to swear in three languages.",
        "She did. I was nine", happened="the seventies"), called="fitted sheet"),
    on("14 June 2016", SLIP, said_yes_but("fitted sheet",
        "I taught our Hana to fold a fitted sheet. The other thing she learned on her own.")),
    on("12 July 2016", BEV.beside("spoke"), told("communicate", "I hear you fine. It's you that mumbles."),
        called="mumbles"),
    on("2 August 2016", BEV, everyday(
        "Win won nothing at bingo and enjoyed it enormously. She says it is about the shouting.")),
    on("20 September 2016", WENDY, recorded_a_worry("Win slipped on the stairs in her tights and bruised her hip.",
        context="The landing light had gone, it was four in the morning, and she did not want to wake anybody for a "
        "bulb.",
        what_helps="The plug-in night light. Socks with grips, and they have to be the blue ones. Knocking on our door "
        "whatever the time is.", review_on="20 March 2017"), called="the stairs"),
    on("21 September 2016", BEV.beside("spoke"), replied("the stairs",
        "It was the bulb's fault. I want it put down that I walked to the shop the same day.")),
    on("25 October 2016", TONY, everyday("Clocks go back on Sunday. Win has started already.")),
    on("22 November 2016", BEV, everyday("Fish, peas, the serial, bed. “A good plain day,” said Win.")),
    on("13 December 2016", BEV, everyday("Win iced the cake. It could stop a bullet. Everybody had seconds.")),
    # 2017 and 2018: paper
    on("14 February 2017", BEV, everyday(
        "A valentine for Win, unsigned. She says she knows that handwriting, and that he can whistle.")),
    on("21 March 2017", WENDY, looked_again("the stairs", "No slips. The blue socks are admired by all.",
        what_helps="The night light, the blue socks, knocking.", review_on="20 March 2018")),
    on("9 May 2017", BEV, offered("proud",
        "Stood up at the residents' meeting and got the crossing moved to where people cross.",
        "I was sat next to her", first_time=True,
        area="community"), called="crossing"),
    on("9 May 2017", TONY, offered("admired", "Never once let me win at cribbage out of pity.", "My pocket"),
        called="cribbage"),
    on("9 May 2017", TONY, offered("give", "Irons for the whole street when there is a funeral.",
        "I carry the shirts round"), called="funerals"),
    on("16 May 2017", SLIP, said_yes("crossing")),
    on("16 May 2017", SLIP, said_no_thank_you("funerals")),
    on("16 May 2017", WENDY, in_contact(
        "Brought back the paper slips. Yes to the crossing. No thank you to the ironing: “That's for them, not for the "
        "paper.” She looked at the one about cribbage and put it behind the clock. “I'll think about it.” So it is not "
        "decided, and I have not ticked anything for her.")),
    on("11 July 2017", BEV, everyday(
        "Bins. Win stands at the gate and tells the men they are early, whether they are or not.")),
    on("18 July 2017", BEV, everyday(
        "Win sat in the garden with her shoes off, telling [someone I live with] the plot of a whole serial, with "
        "voices.")),
    on("3 October 2017", HANA, offered("people", "Edie from the laundry. Best friends since 1968.",
        "She talks about her every time I ring"), called="edie"),
    on("10 October 2017", SLIP, said_yes("edie")),
    on("24 October 2017", BEV, everyday(
        "Win and [someone I live with] are not speaking. One of them can't and the other won't. It is about the "
        "window. Tony turned the table round and now there is peace.")),
    on("20 March 2018", WENDY, asked_to_end("the stairs", "Eighteen months of nothing but blue socks.",
        person_said="“About time. I'm keeping the socks.”")),
    on("20 March 2018", BEV, agreed_to_end("the stairs")),
    on("8 May 2018", WENDY, checked("strawberries", again_on="8 May 2020")),
    on("19 June 2018", TONY, everyday(
        "The lad two doors down has a job interview. Win pressed his trousers on him, very nearly literally. He got "
        "it.")),
    on("4 September 2018", WENDY, in_contact(
        "The council wanted a photo of Win for a leaflet about older people, and she said yes in July. Today she said: "
        "“I've thought about it and I don't want to be a leaflet.” I have written to them.")),
    on("11 September 2018", WENDY, decided(
        "Photo withdrawn, because Win says so. The council has taken it off the website and is pulping the leaflets. "
        "Our own copy is gone too. Nobody asked her for a reason."), called="the photo"),
    on("18 September 2018", BEV.beside("spoke"), replied("the photo", "I look better in person.")),
    on("13 November 2018", BEV, everyday("Win has darned Tony's jumper. It is now mostly darn.")),
    on("18 December 2018", BEV, everyday("Carols on the telly. Win does the descant from the kitchen. Windows shook.")),
    # 2019 to 2021
    on("12 March 2019", BEV.beside("spoke"), told("hopes",
        "Blackpool. The Tower Ballroom, with Edie, before our knees pack up.", area="travel"), called="blackpool"),
    on("11 June 2019", BEV.beside("spoke"), stepped_nearer("blackpool", "Edie's knees say September.")),
    on("17 September 2019", BEV.beside("spoke"), reached("blackpool")),
    on("17 September 2019", TONY, good_news(
        "I have driven two women of nearly seventy to Blackpool and back, and I'm the one who's tired. They danced "
        "every dance. A man of eighty asked Win for the last waltz and she told him he could wait his turn 💃")),
    on("18 September 2019", BEV.beside("spoke"), told("proud",
        "I danced at the Tower Ballroom. Nobody had to hold me up.", first_time=True, area="travel"),
        called="ballroom"),
    on("19 November 2019", BEV, everyday(
        "Power cut. Win lit candles and told ghost stories about the laundry. I had to ask Tony to come up the stairs "
        "with me.")),
    on("17 March 2020", BEV, everyday(
        "We are shielding, whatever that is. Win says it sounds like something you do with a saucepan lid.")),
    on("12 May 2020", WENDY, checked("strawberries", again_on="12 May 2022")),
    on("23 June 2020", HANA, offered("also",
        "Rings me at seven every night, lets it ring three times and hangs up. It means: all well.",
        "I have been hearing it since March"), called="three rings"),
    on("14 July 2020", BEV, everyday("Win has sorted my button tin by size, then colour, then “by temperament”.")),
    on("4 August 2020", SLIP, said_yes("three rings")),
    on("20 October 2020", TONY, everyday("Win cut my hair. It has been cut.")),
    on("27 April 2021", BEV, everyday(
        "First hug from Hana in over a year, in the garden, in the rain, for a long time. Tony and I pretended to look "
        "at a shrub.")),
    on("8 June 2021", BEV.beside("spoke"), told("do", "Put the kettle on first and then tell me."),
        called="kettle first"),
    on("14 September 2021", WENDY, in_contact(
        "Went through the yearly questions with Win, on paper. How is it at home? Good. What difference does our "
        "support make to your health? Better. To seeing your friends? She ticked worse. I asked her to tell me about "
        "it. “You moved the tea to Thursdays, and Thursday is Edie's day. Six months. Nobody asked me.” Nobody had.")),
    on("21 September 2021", WENDY, decided(
        "The tea is on Wednesdays again. Win's answer stays on the form as she gave it. I have said sorry, and thank "
        "you, because nobody else would have told us."), called="thursdays"),
    on("28 September 2021", BEV.beside("spoke"), replied("thursdays", "Took you long enough. Edie says ta.")),
    on("14 December 2021", BEV, everyday(
        "Win knitted eleven hats for the sailors' mission. One is for a sailor with a very large head.")),
    # 2022 and 2023
    on("8 February 2022", BEV.beside("spoke"), told("do-not", "Don't call me sweetheart. I've a name and it's short."),
        called="sweetheart"),
    on("10 May 2022", WENDY, checked("strawberries", again_on="10 May 2024")),
    on("14 June 2022", TONY, everyday("Bus pass renewed. In the photo Win looks like somebody who has found you out.")),
    on("12 July 2022", BEV, everyday("Win's chest is bad in this heat. Doctor came, and was told to wipe his feet.")),
    on("13 December 2022", TONY, everyday(
        "Cribbage: Win 61, Tony 4, for the year. She has written it on the wall, in pencil, behind the calendar.")),
    on("14 March 2023", BEV, everyday(
        "Win and Edie to the market on two sticks and one bus. They bought a cauliflower between them and talked about "
        "it for a week.")),
    on("9 May 2023", BEV.beside("spoke"), told("wellness",
        "A good day is a drying day. A bad day is drizzle, and people whispering."), called="drying day"),
    on("16 May 2023", SLIP, moved_to_the_top("a door")),
    on("11 July 2023", BEV, everyday(
        "Hospital, about her chest. A kind young doctor drew it for her on a paper towel. Win has kept the towel. It "
        "isn't going to get better, she says, but it might take its time.")),
    on("25 July 2023", BEV.beside("spoke"), told("support",
        "Ask me straight. If it's bad news, I'd like it sat down with tea and no whispering."), called="straight"),
    on("17 October 2023", BEV.beside("spoke"), told("matters",
        "When I'm gone my story goes to our Hana. All of it, and the tin. She'll know what to laugh at."),
        called="our hana"),
    on("24 October 2023", WENDY, decided(
        "Win has said what she wants when she dies: her story goes to Hana, her niece. I asked her twice, on two days, "
        "and the second time she asked whether I was deaf. It stands in her own words in her record.")),
    on("12 December 2023", BEV, everyday(
        "Win supervised the cake from the sofa, through the wall. It was still bulletproof.")),
    # 2024
    on("13 February 2024", TONY, everyday("Another valentine. He can still whistle.")),
    on("14 May 2024", WENDY, checked("strawberries", again_on="14 May 2026")),
    on("18 June 2024", BEV, everyday(
        "A drying day. Win sat by the line and told me where I was going wrong with the pegs.")),
    on("27 August 2024", HANA, offered("admired", "You never whispered about anybody, either.", "All my life"),
        called="whispered"),
    on("3 September 2024", SLIP, said_yes("whispered")),
    on("22 September 2024", BEV, everyday(
        "Win died just before five this morning, in her own bed, with the door shut, because she had asked us to shut "
        "it, and with Hana and me on the inside of it. There was no whispering. It was drizzling and then it "
        "stopped.")),
    on("23 September 2024", WENDY, recorded_the_death(date(2024, 9, 22))),
    on("24 September 2024", WENDY, decided(
        "Win died at home on 22 September 2024. As she wished, her story goes to Hana. The household and her social "
        "worker see nothing here any more. What Win had not decided stays undecided: nobody ticks a slip for her "
        "now.")),
    on("24 September 2024", WENDY, left_story_to("Hana",
        "“When I'm gone my story goes to our Hana. All of it, and the tin.” Win said it on 17 October 2023. It stands "
        "in her profile.")),
    on("22 October 2024", WENDY, in_contact(
        "Took Win's story and the tin to Hana: photos, one dance ticket, and a sock. “That'll be the one she never "
        "lost,” said Hana. She found the cribbage slip in with them, still blank. It stays so.")),
    *WINS,
)
