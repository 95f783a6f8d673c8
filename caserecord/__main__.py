"""The command line: `python -m caserecord`."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence

from eventsourcing.persistence import PersistenceError
from sqlalchemy.exc import SQLAlchemyError

from caserecord.command_lines import command_line
from caserecord.command_texts import PROGRAM, Exit
from caserecord.garbage import settle
from caserecord.progress import say
from caserecord.settings import CannotStart, Settings
from caserecord.terminal import backups, papers, records, retentions, upkeep, verifications
from domain.refusals import Refused
from exports.formats import FORMATS, SIZES
from projections.views import Unreadable

_COMMANDS: dict[str, Callable[[Settings, Namespace], int]] = {
    "invite": records.invite,
    "import": records.bring_in,
    "print": papers.print_paper,
    "receipt": papers.paper_again,
    "history": records.history,
    "who-knew": records.who_knew,
    "rebuild": upkeep.rebuild,
    "doctor": upkeep.doctor,
    "new-secret": upkeep.new_secret,
    "renew-keys": upkeep.renew_keys,
    "due": retentions.due,
    "forget": retentions.forget,
    "checkpoint": verifications.checkpoint,
    "verify": verifications.verify,
    "backup": backups.backup,
    "restore": backups.restore,
    "escalate": upkeep.escalate,
    "demo": upkeep.demo,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what was asked, and say how it went: one of `command_texts.Exit`, or of what `verify` found."""
    asked = command_line(list(FORMATS), SIZES).parse_args(arguments)
    settle()
    try:
        went = _COMMANDS[asked.command](Settings.from_environment(os.environ), asked)
        sys.stdout.flush()
        return went
    except Refused as refused:
        return _failed(str(refused), Exit.REFUSED)
    except CannotStart as error:
        return _failed(str(error), Exit.CANNOT_START)
    except BrokenPipeError:  # whoever reads has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.DONE
    except OSError as error:
        return _failed(f"{error.filename or 'Nothing was written'}: {error.strerror}.", Exit.REFUSED)
    except Unreadable as error:
        return _failed(f"What is shown cannot be read: {error}. Tell it again: {PROGRAM} rebuild", Exit.CANNOT_START)
    except (PersistenceError, SQLAlchemyError) as error:
        says = f"The record cannot be read or written ({type(error).__name__}). Look why: {PROGRAM} doctor"
        return _failed(says, Exit.CANNOT_START)
    except KeyboardInterrupt:
        return _failed("Stopped.", Exit.STOPPED)


def _failed(says: str, code: Exit) -> Exit:
    say(says)
    return code


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # words in any script, on any terminal
    sys.exit(main())
