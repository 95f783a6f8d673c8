"""The team of the demo: who is welcomed to the scheme, and when. All of them are invented."""

from caserecord.demo_lives.days import Life, Teller, on
from caserecord.demo_lives.deeds import welcomed
from domain.permissions import Role

SCHEME = "Tidewell Shared Lives"
FIRST = "Marlon"

MARLON = Teller(FIRST, hour=9)  # registered manager
WENDY = Teller("Wendy", hour=11)  # Shared Lives worker
RHIAN = Teller("Rhian", hour=20)  # Shared Lives carer of Sol
JOE = Teller("Joe", hour=17)  # friend of Sol
GARETH = Teller("Gareth", hour=21)  # support carer of Sol, now and then
BEV = Teller("Bev", hour=20)  # Shared Lives carer of Dee and Win
TONY = Teller("Tony", hour=21)  # Shared Lives carer of Dee and Win
IFEOMA = Teller("Ifeoma", hour=14)  # independent advocate of Dee
MAGS = Teller("Mags", hour=19)  # support carer of Dee, who left
KIT = Teller("Kit", hour=22)  # support carer of Dee since 2023
HANA = Teller("Hana", hour=18)  # niece of Win
IMANI = Teller("Imani", hour=16)  # safeguarding lead of the scheme, among nobody's people
PRIYA = Teller("Priya", hour=10)  # social worker
AUD = Teller("Aud", hour=15)  # auditor
LEANNE = Teller("Leanne", hour=13)  # self-advocate: she has been written about herself

TEAM: Life = (
    on("4 November 2013", MARLON, welcomed("Wendy", Role.WORKER), called="Wendy"),
    on("4 November 2013", MARLON, welcomed("Rhian"), called="Rhian"),
    on("6 November 2013", MARLON, welcomed("Priya"), called="Priya"),
    on("3 March 2014", MARLON, welcomed("Joe"), called="Joe"),
    on("1 September 2015", MARLON, welcomed("Bev"), called="Bev"),
    on("1 September 2015", MARLON, welcomed("Tony"), called="Tony"),
    on("11 January 2016", MARLON, welcomed("Aud", Role.AUDITOR), called="Aud"),
    on("11 January 2016", MARLON, welcomed("Imani", Role.SAFEGUARDING), called="Imani"),
    on("11 January 2016", MARLON, welcomed("Ifeoma"), called="Ifeoma"),
    on("7 March 2016", MARLON, welcomed("Hana"), called="Hana"),
    on("5 September 2016", MARLON, welcomed("Gareth"), called="Gareth"),
    on("9 January 2017", MARLON, welcomed("Mags"), called="Mags"),
    on("5 March 2019", MARLON, welcomed("Leanne", Role.SELF_ADVOCATE), called="Leanne"),
    on("6 March 2023", MARLON, welcomed("Kit"), called="Kit"),
)
