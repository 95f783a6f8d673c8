"""What can be written on the command line, and what each word means."""

import argparse
from collections.abc import Sequence
from enum import IntEnum
from pathlib import Path

from caserecord.written_days import day_or_event, past_day
from domain.people import LANGUAGES
from domain.permissions import GRANTED, Role
from domain.readings import PURPOSES

PROGRAM = "./run caserecord"


ROLES = {role.name.lower().replace("_", "-"): role for role in Role if role in GRANTED}
"""What a new member can be in the scheme, as it is written here."""


class Exit(IntEnum):
    """How it went, for a script."""

    DONE = 0
    REFUSED = 1
    WRONG_USAGE = 2
    CANNOT_START = 3
    STOPPED = 130


_ABOUT = """\
Case records that belong to the people they are about.

Everything is kept in the folder that CASERECORD_DATA names, or in ./data.
Whatever is asked here is allowed or refused just as on a page, and recorded under the name in --as.
"""

_EXAMPLES = f"""\
examples:
  {PROGRAM} demo                                  make a record with invented people
  {PROGRAM} invite "Mo Ali" --role manager        begin a record with real people, and invite its manager
  {PROGRAM} invite Rhian --role carer --as "Mo Ali"  welcome a carer, and invite her to sign in
  {PROGRAM} import sam.md                         open a record with a profile that was typed up
  {PROGRAM} print Sam -o sam.pdf                  Sam's one-page profile, to print
  {PROGRAM} print Sam --format booklet -o sam.pdf Sam's story as a small book
  {PROGRAM} escalate --as "Jo Webb"               pass on what nobody has read in time
  {PROGRAM} history Sam                           everything that happened, the oldest first
  {PROGRAM} history Sam --on "3 May 2016"         Sam's profile as it was on that day
  {PROGRAM} history Sam --on 1234 --as "Jo Webb"  the same after change 1234, asked by Jo Webb
  {PROGRAM} who-knew Sam --enquiry ID --about 1234 --as "Ade"  in an open enquiry: who came to know it, and how

it ends with:
  {Exit.DONE:3}  done, or done before
  {Exit.REFUSED:3}  refused: why is said, with what to do; in a file, with every line to put right
  {Exit.WRONG_USAGE:3}  not written as --help says
  {Exit.CANNOT_START:3}  there is no record, or a setting, a key or a file is wrong
  {Exit.STOPPED:3}  stopped with Ctrl-C
"""

_IMPORT = """\
Open a record with a profile that was typed up as Markdown. It prints the id of the record.

Everything in it is told "with help from" whoever brings it in. What was "offered by" somebody waits until
the person says yes. A file with a mistake brings in nothing, and every line to put right is listed.
The same file again changes nothing.
"""

_INVITE = """\
Invite somebody to sign in. It prints an address that works once, for seven days: give it to them and to
nobody else. There they choose a name and a password of their own.

Where there is no record yet, it begins one, with the registered manager as its first member. It never has
invented people in it.

Somebody who has signed in before is let in again by two people who work for the scheme: --as and --with.
"""

_FILE = """\
the file:
  # What to call me                     one, first
  Pronouns: she/her                     each of these three only if you like
  Language: cy
  > One line in my own words

  ## Things I'm proud of                the headings of a profile, in any order
  - One entry to a bullet. Further
    lines begin with two spaces.
    - when: summer 2019                 each of these four only if you like
    - first time: yes
    - area: friends
    - offered by: Rhian, my carer       then it waits for the person
"""

_RECEIPT = """\
Make a paper again that was given out before, from the record as it stood then, and compare the two.

It ends with 0 where both are the same, byte for byte, and with 1 where they are not: then it says why.
"""

_WHO_KNEW = """\
How one thing in a record came to be known: who wrote it, who came to know it, when and by which door.

It is told in an open enquiry alone, to whoever began it on a page. The person reads that it was asked, and why.
"""

_NEW_SECRET = """\
Make a new secret to sign the cookies of the pages with. Start the server again to use it.

Nobody is signed out: what was signed with the old one is taken for twelve hours more, which is as long as
anybody stays signed in. A form that is open meanwhile comes back once, with the words in it.
"""

_ESCALATE = """\
Give to somebody else what a person said who does not feel safe, where nobody has read it in time; and send the
e-mails that wait. The server does this by itself. Let a timer ask it too, so that it is done while the server is not
running: as often as you like, also twice at once.
"""


def command_line(papers: Sequence[str], sizes: Sequence[int]) -> argparse.ArgumentParser:
    """Reads what was written. Ends the program with 2 where it means nothing.

    `papers` are the names of the formats, the usual one first; `sizes` those of the letters.
    """
    parser = _Parser(PROGRAM, description=_ABOUT, epilog=_EXAMPLES)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True, parser_class=_Parser)

    asked = commands.add_parser("import", help="bring in a profile from a file", description=_IMPORT, epilog=_FILE)
    asked.add_argument("file", metavar="FILE", type=Path, help="a text file in Markdown, at most 1 MB")
    asked.add_argument("--offer", action="store_true", help="everything in the file waits until the person says yes")
    asked.add_argument("--into", metavar="PERSON", default="", help="add it to this person's record, not to a new one")
    _add_asker(asked)

    asked = commands.add_parser("invite", help="let somebody sign in", description=_INVITE)
    asked.add_argument("name", metavar="NAME", help="a member's name or id, or a person's whose record it is")
    asked.add_argument(
        "--role", metavar="ROLE", choices=ROLES, help=f"welcome them first, as a new member: {', '.join(ROLES)}"
    )
    asked.add_argument("--scheme", metavar="NAME", default="Shared Lives", help="what a new record's scheme is called")
    asked.add_argument(
        "--with", metavar="MEMBER", dest="agreed", default="", help="who agrees that they be let in again"
    )
    _add_asker(asked)

    asked = commands.add_parser("print", help="a profile on paper", description="Make a person's profile, to print.")
    _add_person(asked)
    asked.add_argument(
        "--format", metavar="FORMAT", choices=papers, default=papers[0], help=f"which paper: {', '.join(papers)}"
    )
    asked.add_argument(
        "--size", type=int, choices=sizes, help="how big the letters of Easy Read or large print are, in points"
    )
    asked.add_argument(
        "--part", metavar="NUMBER", type=int, help="which part to print, where a story is too long for one paper"
    )
    asked.add_argument("--language", choices=list(LANGUAGES), help="of the headings; the person's if you do not say")
    asked.add_argument("-o", metavar="FILE", dest="file", required=True, help="the PDF; - sends it on to a program")
    _add_asker(asked)
    _add_why(asked)

    asked = commands.add_parser("receipt", help="a paper again, from its receipt", description=_RECEIPT)
    asked.add_argument("receipt", metavar="RECEIPT", help="the number of the receipt")
    asked.add_argument("-o", metavar="FILE", dest="file", required=True, help="the PDF; - sends it on to a program")
    _add_asker(asked)
    _add_why(asked)

    asked = commands.add_parser(
        "history",
        help="what happened in a record, or how a profile was on a day",
        description="Everything that happened in a person's record, the oldest first; or their profile as it was.",
    )
    _add_person(asked)
    asked.add_argument(
        "--on",
        metavar="DAY|EVENT",
        type=day_or_event,
        help="the profile as it was: a day, such as 2016-05-03 or “3 May 2016”, or the number of an event",
    )
    _add_asker(asked)
    _add_why(asked)

    asked = commands.add_parser("who-knew", help="in an enquiry: how something came to be known", description=_WHO_KNEW)
    _add_person(asked)
    asked.add_argument(
        "--enquiry", metavar="ENQUIRY", required=True, help="the number of an open enquiry, as its page has it"
    )
    asked.add_argument(
        "--about", metavar="EVENT|ID", required=True, help="what it is about: the number of an event, or an id"
    )
    asked.add_argument(
        "--on", metavar="DAY", type=past_day, help="who had not come to know it by then, too: a day, such as 2016-05-03"
    )
    _add_asker(asked)
    _add_why(asked)

    about = "Throw away what is shown, and tell it again from the log. Nothing is lost."
    _add_asker(commands.add_parser("rebuild", help="tell everything that is shown again", description=about))
    about = "Look whether everything is well. Each line says OK, or MEND with what to do. A MEND ends it with 1."
    _add_asker(commands.add_parser("doctor", help="look whether everything is well", description=about))
    asked = commands.add_parser("new-secret", help="sign the cookies of the pages anew", description=_NEW_SECRET)
    asked.add_argument("--at-once", action="store_true", help="sign everybody out: where the old secret is known")
    _add_asker(asked)
    _add_asker(commands.add_parser("escalate", help="pass on what nobody has read", description=_ESCALATE))
    about = "Make a record with invented people, in a data folder where there is no record yet."
    commands.add_parser("demo", help="make a record with invented people", description=about)
    return parser


class _Parser(argparse.ArgumentParser):
    """Prints its texts line by line as they stand here."""

    def __init__(self, prog: str, *, description: str = "", epilog: str = "") -> None:
        super().__init__(
            prog, description=description, epilog=epilog, formatter_class=argparse.RawDescriptionHelpFormatter
        )


def _add_person(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("person", metavar="PERSON", help="the person's id, or what they like to be called")


def _add_asker(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--as",
        dest="asker",
        metavar="MEMBER",
        default="",
        help="who asks: a member's id or name; on a demo, a worker if you do not say",
    )


def _add_why(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--why",
        metavar="PURPOSE",
        choices=list(PURPOSES),
        default="",
        help=f"what a record is looked at for, by those who do not support the person: {', '.join(PURPOSES)}",
    )
