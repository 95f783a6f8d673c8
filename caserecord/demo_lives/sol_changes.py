"""How Sol's story changes: a note put right, a job, an ending, a name, a long spring indoors (2016 to 2020)."""

from caserecord.demo_lives.days import ME, Life, on
from caserecord.demo_lives.deeds import (
    began,
    chose_name,
    disagreed,
    let_go,
    let_in,
    moved_on,
    offered,
    reached,
    replied,
    reworded,
    said_one_line,
    said_yes,
    said_yes_but,
    stepped_nearer,
    told,
)
from caserecord.demo_lives.teams import GARETH, JOE, MARLON, RHIAN, WENDY
from caserecord.demo_lives.writings import (
    agreed_to_end,
    asked_to_end,
    checked,
    decided,
    everyday,
    good_news,
    in_contact,
    looked_again,
    put_right,
    settled,
)
from domain.entries import Audience
from domain.permissions import Role

# A day is laid out as it is read aloud.
# fmt: off
CHANGES: Life = (
    # 2016
    on("12 January 2016", MARLON, let_in("Aud", Role.AUDITOR, "Looks at how the record is kept")),
    on("2 February 2016", RHIAN, everyday(
        "Pancakes a week early, because Simon says why should they get only the one day.")),
    on("15 March 2016", RHIAN, offered("give", "Puts out everybody's bins in our road, and brings them back again.",
        "I see it from the window every Tuesday", area="community"), called="bins"),
    on("16 March 2016", ME, said_yes_but("bins",
        "I do the bins. Brown one Tuesdays, green one the other Tuesdays. Mrs Adeyemi says ẹ ṣeun and gives me a "
        "plantain.")),
    on("12 April 2016", RHIAN, everyday(
        "Haircut. Simon told the barber: “Just a pigeon's whisker off.” The barber has asked him not to come back, and "
        "then gave him a loyalty card.")),
    on("31 May 2016", WENDY, looked_again("chip pan",
        "Two and a half years. I asked whether it could end. Simon said: “One more year, I like you coming.”",
        what_helps="Oven chips. The timer. Off at the wall, and saying “off” out loud.", review_on="31 May 2017")),
    on("14 June 2016", RHIAN, everyday(
        "Simon and Joe to the seaside on two buses and a train. They came back with one chip between them, saved for "
        "the dog.")),
    on("16 August 2016", RHIAN, everyday(
        "Eye hospital, to have the pressure in his eyes looked at. It took four hours and lasted ten minutes. They say "
        "it is fine, but that he will never have the eyes for driving. He was quiet on the bus home, and sat "
        "downstairs.")),
    on("6 September 2016", WENDY, began("short break", "Gareth",
        agreed="For when Rhian is away. Simon asked whether Gareth has a dog. He has two."), called="at Gareth's"),
    on("27 September 2016", GARETH, everyday(
        "First weekend. Simon beat me at dominoes nine times. I am from a domino family. I have rung my dad.")),
    on("4 October 2016", RHIAN.beside("spoke"), stepped_nearer("drive the bus",
        "Asked the driver if you can drive a bus with my eyes. She said no, love, but I can ring the bell.")),
    on("8 November 2016", RHIAN, good_news(
        "Mr Pugh has given Simon a pigeon of his own: a blue hen that nobody else wanted. She is called Tommy Coo-per. "
        "Simon says he knows she's a hen.")),
    on("8 November 2016", ME, told("proud", "Tommy Coo-per. She is mine and she comes when I call.", first_time=True,
        area="hobbies"), called="tommy"),
    on("20 December 2016", RHIAN, everyday(
        "Eighty sprouts. Simon read a cracker joke out at the carol service by mistake, and got a bigger laugh than "
        "the vicar.")),
    # 2017: the note about a mood, and a job
    on("31 January 2017", WENDY, checked("penicillin", again_on="31 January 2020")),
    on("11 February 2017", GARETH, everyday(
        "Simon would not get up all day and was in a mood. He would not say what was wrong."), called="the mood"),
    on("14 February 2017", JOE.beside("spoke"), disagreed("the mood",
        "I had a migraine. I told Gareth two times. A migraine is not a mood. It is not fair that people read that.")),
    on("17 February 2017", GARETH, put_right("the mood",
        "Simon had a migraine and stayed in bed with the curtains shut. He told me in the morning and again at dinner "
        "time, and I did not take it in. I am sorry.", "He did tell me. I got it wrong")),
    on("20 February 2017", WENDY, settled("the mood",
        "Simon is right. He had a migraine and he said so, twice. Gareth has put the note right and said sorry, and "
        "all of us have read what helps when his head is bad.")),
    on("21 February 2017", ME, told("support",
        "When I get a migraine I need the curtains shut and no talking and a bowl. It goes by tea time. Then I need "
        "toast."), called="migraine"),
    on("7 March 2017", RHIAN, everyday(
        "Gareth came round on his day off with a domino set in a box with Simon's name burned into the lid. They "
        "played till ten. I went to bed.")),
    on("25 April 2017", RHIAN, everyday(
        "Poorly dog. Simon slept on the kitchen floor with her, and she was right as rain by Thursday. He wasn't, his "
        "back had gone.")),
    on("16 May 2017", RHIAN, everyday(
        "Simon asked at the garden centre whether they needed anybody who knows about bins. They said come in on "
        "Thursday.")),
    on("17 May 2017", RHIAN.beside("spoke"), told("hopes", "A job with a badge with my name on it.", area="work"),
        called="a job"),
    on("30 May 2017", WENDY, looked_again("chip pan",
        "Three and a half years. Simon taught Joe the timer. I said I would bring the form next year to end it, and "
        "cake.", what_helps="Oven chips. The timer. Off at the wall, and saying “off” out loud.",
        review_on="29 May 2018")),
    on("6 June 2017", ME, stepped_nearer("a job", "Had a trial day. Watered four hundred pansies. One drowned.")),
    on("4 July 2017", ME, reached("a job")),
    on("4 July 2017", RHIAN, good_news(
        "He starts on Monday. Three mornings a week at the garden centre, real wages, green fleece, badge. He has worn "
        "the fleece since four o'clock. It is twenty-six degrees.")),
    on("5 July 2017", ME, told("proud", "I work at the garden centre.", first_time=True, area="work"),
        called="the badge"),
    on("19 September 2017", RHIAN, everyday(
        "Simon came home with a tray of half dead plants that were going in the skip. He says they are “just resting”. "
        "The kitchen is a hospital for begonias.")),
    on("7 November 2017", RHIAN, everyday(
        "Pay day. He bought everybody chips, and insisted on chips from the chip shop, “for safety”, and winked.")),
    on("12 December 2017", RHIAN, everyday(
        "Works do at the garden centre. Simon took a plate of something for everybody, and brought home eleven "
        "poinsettias. I have nowhere to put my elbows.")),
    # 2018: an ending
    on("13 February 2018", ME, let_go("drive the bus")),
    on("13 February 2018", JOE.beside("spoke"), told("matters",
        "Upstairs at the front. I don't need to drive it. You see more from there and nobody shouts at you about "
        "change."), called="upstairs"),
    on("20 March 2018", RHIAN, everyday(
        "Snow, again. Simon dug out our path, next door's path, and the path of number nine, who we don't talk to. We "
        "talk to number nine now.")),
    on("29 May 2018", WENDY, asked_to_end("chip pan",
        "Four and a half years, hundreds of teas, and no fire. It was one night in a new house.",
        person_said="“It's a long time ago and it's not who I am. I am a person who makes tea on a Tuesday. Can we "
        "have the cake now?”")),
    on("29 May 2018", RHIAN, agreed_to_end("chip pan")),
    on("30 May 2018", RHIAN, everyday("Lemon drizzle. Simon had the first slice, and the last.")),
    on("30 June 2018", WENDY, moved_on("at Gareth's",
        "Gareth has moved to Aberdeen to be near his dad")),
    on("10 July 2018", RHIAN, everyday(
        "A postcard from Gareth: a seagull stealing a sandwich. Simon has put it on the fridge and written “Birds of a "
        "feather” underneath.")),
    on("7 August 2018", RHIAN, everyday(
        "Simon and the dog had a nap. I had a nap. Then it was tea time. No complaints.")),
    on("16 October 2018", RHIAN, everyday("Work, bus, pigeons, tea, bath, bed. If you ask me, that is a good day.")),
    on("18 December 2018", RHIAN, everyday(
        "Seventy sprouts. Simon was quiet over the washing up, and asked me if a person can change the name on a "
        "badge. I said I would think so. He dried the same plate for a long time.")),
    # 2019: a name
    on("8 January 2019", RHIAN, everyday(
        "Back to work, back to bins. Twelfth night, so the tree is out on the pavement wearing the last mince pie.")),
    on("12 February 2019", JOE.beside("wrote"), told("also", "I am working something out. I will say when.",
        audience=Audience.MINE_ALONE),
        called="working it out"),
    on("2 April 2019", RHIAN, everyday("Rhubarb. So much rhubarb.")),
    on("23 April 2019", JOE, offered("admired",
        "Says hard things straight, and then makes you laugh so you can breathe again.",
        "It happened to me, on the 42"), called="hard things"),
    on("24 April 2019", ME, said_yes("hard things")),
    on("14 May 2019", JOE.beside("spoke"), chose_name("Sol", "they/them", cover_former=True)),
    on("14 May 2019", JOE.beside("spoke"), said_one_line(
        "I'm Sol. Like the sun. I come up in the morning, eventually.")),
    on("14 May 2019", RHIAN, good_news(
        "There was a new name at tea. They had written it on the fridge in magnets, and we had to use the 5 for the S. "
        "I got it wrong three times before pudding and put a pound in the jar each time. Sol says the jar is for "
        "pigeon corn.")),
    on("15 May 2019", ME, told("do",
        "Call me Sol, and say they. If you get it wrong say sorry one time and carry on. Don't make a speech."),
        called="call me sol"),
    on("21 May 2019", RHIAN, everyday(
        "Sol's boss at the garden centre made a new badge before the shift had even finished. I am learning. I "
        "practise on the dog: they are a good dog, aren't they.")),
    on("4 June 2019", ME, told("do-not", "Please don't read my letters out loud, or finish my jokes."),
        called="letters and jokes"),
    on("9 July 2019", RHIAN, everyday("£11 in the jar in week one. £2 last week. This week, nothing.")),
    on("17 September 2019", RHIAN, everyday(
        "Sol and Joe to the sea. They came home with sand in places sand should not be. I found some in the butter.")),
    on("22 October 2019", ME, reworded("good day",
        "A good day has toast in it, and a bus, and somebody laughing, and nobody saying the wrong name. A bad day is "
        "a loud one with no plan.")),
    on("12 November 2019", RHIAN, everyday(
        "Wet. Sol fixed the drip in the hall with a washer from the tin and a face like a surgeon.")),
    on("17 December 2019", RHIAN, everyday(
        "Sprouts: seventy. Mrs Adeyemi came for the crackers, and taught us all to say ẹ kú ọdún. Sol can say it best. "
        "I still sound as if I am ordering soup.")),
    # 2020: a long spring indoors, letters, and a complaint
    on("14 January 2020", WENDY, checked("penicillin", again_on="14 January 2023")),
    on("18 February 2020", RHIAN, everyday("Pancakes. One on the ceiling. It stayed there till Thursday.")),
    on("24 March 2020", RHIAN, everyday(
        "So we are all to stay at home. Sol has made a rota of windows: who looks out of which one, and when. Mr Pugh "
        "is looking after Tommy Coo-per.")),
    on("7 April 2020", RHIAN, everyday(
        "Sol read puns out of the front window at eight o'clock, instead of clapping. Mrs Adeyemi clapped. Number nine "
        "asked him to stop, then corrected himself and asked them to stop, and we all cheered.")),
    on("19 May 2020", RHIAN, everyday("Nothing happened. Toast happened.")),
    on("16 June 2020", RHIAN, everyday(
        "Sol cut my fringe in the yard. I asked for an inch. We have agreed never to speak of the other two.")),
    on("21 July 2020", RHIAN, good_news(
        "Sol was let back into Mr Pugh's loft, with a mask on. Tommy Coo-per sat on their head for the whole hour. "
        "Nobody has ever stood so still in the history of the world.")),
    on("15 September 2020", WENDY, in_contact(
        "Sol rang the office, and was angry. The third letter in a row has come with their former name in the window "
        "of the envelope, where the postman and everybody can see it. They told us in May last year, and we said we "
        "had changed it. I asked whether they wanted to make a complaint. They said: “I want you to make one. I'll "
        "sign it.” We wrote it together on the phone.")),
    on("29 September 2020", MARLON, decided(
        "Sol's complaint is upheld, all of it. We were told the right name in May 2019, and we changed it in one list "
        "and not in the other one. The second list has been thrown away. I took the apology round myself and stood in "
        "the drive with it. I have written to everybody else whose name we hold to ask whether we have it right: two "
        "more were wrong. Sol asked for Jaffa Cakes, the real ones, and that seems fair."), called="complaint"),
    on("30 September 2020", ME, replied("complaint", "OK. Thank you for coming yourself. They were the real ones.")),
    on("13 October 2020", RHIAN, everyday(
        "A letter came with the right name on. Sol has framed it. It is about a flu jab.")),
    on("17 November 2020", RHIAN.beside("spoke"), told("hopes",
        "A flat. My own key. I want to be the one who says come in.", area="home skills"), called="a flat"),
    on("22 December 2020", RHIAN, everyday(
        "Only the two of us this year. Thirty sprouts. We put crackers on next door's step and rang the bell and "
        "ran.")),
)
