"""What can be written on the command line, and what each word means."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from caserecord import command_texts as texts
from caserecord.written_days import day_or_event, past_day
from domain.people import LANGUAGES
from domain.permissions import GRANTED, Role
from domain.readings import PURPOSES

ROLES = {role.name.lower().replace("_", "-"): role for role in Role if role in GRANTED}
"""What a new member can be in the scheme, as it is written here."""


class _Parser(argparse.ArgumentParser):
    """Prints its texts line by line as they stand here."""

    def __init__(self, prog: str, *, description: str = "", epilog: str = "") -> None:
        super().__init__(
            prog, description=description, epilog=epilog, formatter_class=argparse.RawDescriptionHelpFormatter
        )


_Add = Callable[..., _Parser]
"""Adds a command, of which more can then be said."""


def command_line(papers: Sequence[str], sizes: Sequence[int]) -> argparse.ArgumentParser:
    """Reads what was written. Ends the program with 2 where it means nothing.

    `papers` are the names of the formats, the usual one first; `sizes` those of the letters.
    """
    parser = _Parser(texts.PROGRAM, description=texts.ABOUT, epilog=texts.EXAMPLES)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True, parser_class=_Parser)
    add = commands.add_parser
    _add_import(add)
    _add_invite(add)
    _add_print(add, papers, sizes)
    _add_receipt(add)
    _add_history(add)
    _add_who_knew(add)
    _add_retentions(add)
    _add_verifications(add)
    _add_upkeep(add)
    _add_backups(add)
    return parser


def _add_import(add: _Add) -> None:
    asked = add("import", help="bring in a profile from a file", description=texts.IMPORT, epilog=texts.FILE)
    asked.add_argument("file", metavar="FILE", type=Path, help="a text file in Markdown, at most 1 MB")
    asked.add_argument("--offer", action="store_true", help="everything in the file waits until the person says yes")
    asked.add_argument("--into", metavar="PERSON", default="", help="add it to this person's record, not to a new one")
    _add_asker(asked)


def _add_invite(add: _Add) -> None:
    asked = add("invite", help="let somebody sign in", description=texts.INVITE)
    asked.add_argument("name", metavar="NAME", help="a member's name or id, or a person's whose record it is")
    asked.add_argument(
        "--role", metavar="ROLE", choices=ROLES, help=f"welcome them first, as a new member: {', '.join(ROLES)}"
    )
    asked.add_argument("--scheme", metavar="NAME", default="Shared Lives", help="what a new record's scheme is called")
    asked.add_argument(
        "--with", metavar="MEMBER", dest="agreed", default="", help="who agrees that they be let in again"
    )
    _add_asker(asked)


def _add_print(add: _Add, papers: Sequence[str], sizes: Sequence[int]) -> None:
    asked = add("print", help="a profile on paper", description="Make a person's profile, to print.")
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


def _add_receipt(add: _Add) -> None:
    asked = add("receipt", help="a paper again, from its receipt", description=texts.RECEIPT)
    asked.add_argument("receipt", metavar="RECEIPT", help="the number of the receipt")
    asked.add_argument("-o", metavar="FILE", dest="file", required=True, help="the PDF; - sends it on to a program")
    _add_asker(asked)
    _add_why(asked)


def _add_history(add: _Add) -> None:
    asked = add(
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


def _add_who_knew(add: _Add) -> None:
    asked = add("who-knew", help="in an enquiry: how something came to be known", description=texts.WHO_KNEW)
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


def _add_retentions(add: _Add) -> None:
    _add_asker(add("due", help="which records are past their time", description=texts.DUE))
    asked = add("forget", help="delete a record that is past its time for ever", description=texts.FORGET)
    asked.add_argument("record", metavar="ID", help="the id of the record, as `due` prints it")
    asked.add_argument("--why", metavar="WORDS", default="", help="why it is not needed any more")
    asked.add_argument("--with", metavar="MEMBER", dest="agreed", default="", help="who agrees")
    _add_asker(asked)


def _add_verifications(add: _Add) -> None:
    asked = add("checkpoint", help="one hash of the log, to keep elsewhere", description=texts.CHECKPOINT)
    asked.add_argument("-o", metavar="FILE", dest="file", type=Path, help="where to write it, if not on the terminal")
    _add_asker(asked)
    asked = add("verify", help="whether the log is as it was written", description=texts.VERIFY)
    asked.add_argument("checkpoints", metavar="CHECKPOINT", nargs="*", type=Path, help="a file with a checkpoint")
    _add_asker(asked)


def _add_upkeep(add: _Add) -> None:
    about = "Throw away what is shown, and tell it again from the log. Nothing is lost."
    _add_asker(add("rebuild", help="tell everything that is shown again", description=about))
    about = "Look whether everything is well. Each line says OK, or MEND with what to do. A MEND ends it with 1."
    _add_asker(add("doctor", help="look whether everything is well", description=about))
    asked = add("new-secret", help="seal the cookies of the pages anew", description=texts.NEW_SECRET)
    asked.add_argument("--at-once", action="store_true", help="sign everybody out: where the old secret is known")
    _add_asker(asked)
    asked = add("renew-keys", help="a new master key", description=texts.RENEW_KEYS)
    asked.add_argument("--log", action="store_true", help="first seal all that was said anew, under new keys")
    _add_asker(asked)
    _add_asker(add("escalate", help="pass on what nobody has read", description=texts.ESCALATE))
    about = "Make a record with invented people, in a data folder where there is no record yet."
    add("demo", help="make a record with invented people", description=about)


def _add_backups(add: _Add) -> None:
    asked = add("backup", help="copy the record, while the server runs", description=texts.BACKUP)
    asked.add_argument("--to", metavar="FOLDER", type=Path, required=True, help="where what was said is copied to")
    asked.add_argument(
        "--keys-to", metavar="FOLDER", type=Path, required=True, help="where its keys are copied to: apart from it"
    )
    _add_asker(asked)
    asked = add("restore", help="get the record back from copies", description=texts.RESTORE)
    asked.add_argument("--events", metavar="FILE", type=Path, required=True, help="the copy of what was said")
    asked.add_argument("--keys", metavar="FILE", type=Path, required=True, help="a copy of the keys, as old or newer")
    asked.add_argument(
        "--keep-ways",
        action="store_true",
        help="let people sign in as they did then, where nothing here says whose way in was ended since",
    )
    asked.add_argument("--part", action="store_true", help="also where the keys do not open all of it")
    _add_asker(asked)


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
