"""How Dee's story goes on: a tooth, a letter about money, an empty chair, and a crust (2021 to 2025)."""

from datetime import date

from caserecord.demo_lives.days import Life, on
from caserecord.demo_lives.deeds import (
    began,
    let_in,
    moved_on,
    offered,
    replied,
    said_no_thank_you,
    said_yes,
    saw_the_document,
    told,
)
from caserecord.demo_lives.teams import BEV, IFEOMA, KIT, MAGS, MARLON, TONY, WENDY
from caserecord.demo_lives.writings import (
    checked,
    decided,
    everyday,
    in_contact,
    must_know,
    noticed,
    noticed_no_more,
    noticed_too,
    still_so,
    worried,
)
from domain.permissions import Role

# A day is laid out as it is read aloud.
# fmt: off
CHOICES: Life = (
    # 2021: a tooth
    on("2 March 2021", BEV, still_so("hoovers")),
    on("9 March 2021", TONY, still_so("yes")),
    on("13 April 2021", BEV, noticed_no_more("out",
        "She has stopped looking at coats. Now she looks at the door and hums first, and we go.")),
    on("18 May 2021", BEV, worried(
        "Dee has gone quiet and has been holding her breath at meals, and it isn't her feet or her straps. I think "
        "it's a tooth. I have rung the dentist.")),
    on("25 May 2021", WENDY, in_contact(
        "The dentist says four teeth, all at once, with Dee asleep for it. Ifeoma asked what happens if it is only the "
        "one that hurts. Nobody had thought of that. We are to meet on the first.")),
    on("1 June 2021", WENDY, decided(
        "One decision only: whether Dee has teeth taken out while she is asleep. We showed her the mask, the photo of "
        "the dentist and the pictures that her advocate made, on three days, with her usual cards and plenty of "
        "waiting. We could not show that she understood all of it, so we decided with her, in her best interests. Her "
        "advocate, Bev, Tony, Priya and the dentist were all asked. Dee objected: each time the mask came out she shut"
        " her eyes and turned her face to the wall. She looked for a long time at the picture of the sore tooth. So it"
        " will be the one tooth that hurts and not four, with no mask until she is drowsy, and with the hoover in the "
        "room, which the hospital has agreed to. The other three will be looked at again in a year, and asked about "
        "again from the start."), called="the tooth"),
    on("2 June 2021", IFEOMA.beside("eye gaze"), replied("the tooth",
        "Shown the mask: eyes shut, face to the wall. Shown it again after lunch: eyes shut. Shown the picture of the "
        "tooth: long look. Shown the hoover: laughed.")),
    on("15 June 2021", TONY, everyday(
        "One tooth out. They let me hoover the ward corridor. Dee went under laughing, and so did the porter, "
        "nearly.")),
    on("22 June 2021", BEV, everyday("Eating again. Three bowls of rice pudding and a long look at the pan.")),
    on("7 September 2021", MAGS, everyday("Blackberries. Purple Dee, purple chair, purple me.")),
    on("12 October 2021", BEV, everyday(
        "New bus driver. He asked me what Dee would like to listen to, and then got it: he asked Dee. I counted to "
        "twenty under my breath. So did he.")),
    on("23 November 2021", BEV.beside("objects"), told("matters",
        "Offered the scarf and the gloves. Took hold of the scarf, and kept it on in the house."), called="scarf"),
    # 2022: a goodbye
    on("11 January 2022", WENDY, checked("pain", again_on="11 January 2024")),
    on("11 January 2022", WENDY, checked("seizures", again_on="11 January 2024", seen=2)),
    on("1 March 2022", IFEOMA, still_so("hoovers")),
    on("8 March 2022", IFEOMA, still_so("yes")),
    on("7 June 2022", WENDY, decided(
        "The year is up, so we asked about the other three teeth from the start. They don't hurt and the dentist is "
        "happy to leave them. So we leave them.")),
    on("5 July 2022", BEV, offered("support",
        "At meals sit beside her and not opposite. Opposite is for people who want something.", "Six years of meals"),
        called="beside"),
    on("12 July 2022", IFEOMA.beside("eye gaze"), said_yes("beside")),
    on("13 September 2022", TONY, offered("admired", "Does a very good impression of me snoring.", "She does it at me"),
        called="snoring"),
    on("20 September 2022", IFEOMA.beside("eye gaze"), said_no_thank_you("snoring")),
    on("29 November 2022", MAGS, everyday(
        "My last weekend. My hip says no more lifting. I told Dee in the garden, with my coat on, and she looked at "
        "the coat, and at the gate, and at me. I've told her I'll be back to visit, as a visitor, who doesn't have to "
        "do the washing up.")),
    on("30 November 2022", WENDY, moved_on("at Mags's", "Mags has retired")),
    on("6 December 2022", BEV, everyday(
        "Dee looked at the gate on Friday, when Mags would have come. We went to the gate.")),
    # 2023: a letter about money, and Kit
    on("17 January 2023", MARLON, in_contact(
        "A letter from a solicitor. A cousin of Dee's has been made deputy for her money by the court, and asks to see "
        "“the full file”.")),
    on("24 January 2023", MARLON, saw_the_document("A cousin of Dee's", "deputy, chosen by a court",
        "property and money", document="The court's order, with its seal. A copy is in the office.",
        from_day=date(2023, 1, 9))),
    on("24 January 2023", MARLON, decided(
        "We have seen the court's order: it is about money, and it runs from 9 January 2023 with no end date. "
        "Authority over money opens no profile and no notes. The cousin will get the bills and the receipts, and "
        "nothing else. Dee's circle stays as it was. Her advocate told Dee, with the pictures."), called="the deputy"),
    on("31 January 2023", IFEOMA.beside("eye gaze"), replied("the deputy",
        "Shown the photo of the cousin, with the yes card and the no card: eyes shut. Shown her own photo book: looked "
        "at it, then at Bev, then at it.")),
    on("28 February 2023", BEV.beside("pictures"), told("people",
        "Shown eight photos. Looked longest at Mags, then at Ifeoma, then at the hoover."), called="photos"),
    on("7 March 2023", BEV, still_so("hoovers")),
    on("7 March 2023", WENDY, began("short break", "Kit",
        agreed="One weekend in four. Decided with Dee by Ifeoma, Bev and Wendy, after two teas: she looked at Kit's "
        "radio, and stayed looking."), called="at Kit's"),
    on("14 March 2023", TONY, still_so("yes")),
    on("11 April 2023", KIT, everyday(
        "First weekend here. I had read everything, then Dee looked at the kettle, and I counted to twenty, and it was "
        "the radio. We both like the shipping forecast 📻")),
    on("16 May 2023", KIT.beside("eye gaze"), told("matters",
        "Shown the radio and the telly at ten to six. Looked at the radio. The same the next day, and the next."),
        called="radio"),
    on("4 July 2023", BEV, everyday(
        "Sports day at the school over the road. Dee started the races with the big switch. Four false starts. She "
        "knew what she was doing.")),
    on("12 September 2023", KIT, everyday(
        "Dee had one of her seizures at the park. Four minutes. A man with a dog knelt down and asked what he could "
        "do. I said: talk to her about the dog. So he did.")),
    on("24 October 2023", IFEOMA, offered("wellness",
        "A good day: out, the radio, somebody laughing, somebody waiting. A hard day: two people talking over her "
        "head.", "We all put in a line, and I read it to her"), called="a good day"),
    on("31 October 2023", BEV.beside("eye gaze"), said_yes("a good day")),
    on("14 November 2023", KIT, offered("do-not",
        "Don't wipe her face without asking. Hold the cloth up first, and wait.", "I got it wrong, once"),
        called="the cloth"),
    on("21 November 2023", IFEOMA.beside("eye gaze"), said_yes("the cloth")),
    # 2024: an empty chair
    on("9 January 2024", WENDY, checked("pain", again_on="9 January 2026")),
    on("9 January 2024", WENDY, checked("seizures", again_on="9 January 2026", seen=2)),
    on("5 March 2024", IFEOMA, still_so("hoovers")),
    on("12 March 2024", BEV, still_so("yes")),
    on("4 June 2024", BEV, everyday("Raspberries. Dee has hers mashed, with one whole one to look at.")),
    on("16 July 2024", TONY, everyday("Paddling pool. Feet only. Everybody's feet, in turn, including the vicar's.")),
    on("24 September 2024", BEV, everyday(
        "[Someone I live with] died on Sunday, in the night. We told Dee together, sitting on the floor so that we "
        "were lower than her. She looked at the other window for a long time. Nobody said anything clever. Tony put "
        "the hoover away and did not use it all week.")),
    on("8 October 2024", BEV, noticed(
        does="Looks at the empty chair by the other window, then at you, and holds it.",
        means="She is missing somebody. It might be a question.",
        we_do="Say their name. Say that they died, and that we miss them too. Sit in the other chair a while.",
        responded="Hums, very low. Then she looks at something else when she is ready."), called="the chair"),
    on("15 October 2024", IFEOMA, noticed_too("the chair")),
    on("29 October 2024", TONY, everyday("First laugh for a month: I trod on the rake. Worth it.")),
    on("3 December 2024", WENDY, let_in("Mags", Role.FAMILY, "Back as a friend, which is what she always was")),
    on("17 December 2024", KIT, everyday("Mags came to tea with a hoover, wrapped, with a bow on. You can guess 🎁")),
    on("11 February 2025", BEV, everyday(
        "Tuesday. Wash day, hair day, and liver, which none of us looked at for long.")),
    # 2025: a crust
    on("4 March 2025", BEV, still_so("hoovers")),
    on("18 March 2025", TONY, still_so("yes")),
    on("10 June 2025", KIT, everyday("Sea again. Same chair, same yellow wheels, fresh seaweed.")),
    on("15 July 2025", TONY, offered("give", "Starts the school's races, every July.",
        "Two years running, and they have asked for next", happened="since 2023", area="community"), called="races"),
    on("19 August 2025", KIT, everyday("We listened to the cricket and neither of us knows the rules.")),
    on("23 September 2025", TONY, everyday("Bins, ironing, shipping forecast. Dee laughed at the word Dogger.")),
    on("14 October 2025", IFEOMA, still_so("the chair")),
    on("9 December 2025", KIT, noticed(
        does="Shuts one eye, only the left, when a joke is told badly.",
        means="We think that it is a wink.",
        we_do="Tell it again, worse.",
        responded="Both eyes open, and the laugh."), called="a wink"),
    on("13 December 2025", KIT, must_know(
        "Dee choked tonight on a soft white crust. It stuck, and she did not cough: she went silent, and her eyes went "
        "wide.",
        what_helps="Stop. Lean her forward. Up to five firm slaps between the shoulder blades: the third one cleared "
        "it. If it does not clear, ring 999. Until she has been seen: no soft white bread, no crusts. Mash it, sit her "
        "right up, sit beside her, and nobody hurries."), called="choking"),
    on("13 December 2025", KIT, everyday(
        "It was over in half a minute, and it felt like an hour. She is well. I rang the surgery and I rang Bev, and "
        "then we listened to the shipping forecast, and Dee looked at me until I stopped shaking.")),
    on("15 December 2025", WENDY, checked("choking", again_on="15 June 2027")),
    on("15 December 2025", WENDY, checked("pain", again_on="14 December 2027")),
    on("15 December 2025", WENDY, checked("seizures", again_on="14 December 2027", seen=2)),
    on("16 December 2025", BEV, still_so("hoovers")),
    on("16 December 2025", BEV, everyday(
        "Home. Soup, smooth. Appointment with the swallowing people on the eighth of January. Dee looked at the bread "
        "bin, and then at me, and I said: “I know, love.”")),
)
