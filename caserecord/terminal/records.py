"""Asked at a terminal of people and their records: let somebody in, bring a profile in, say what happened."""

from argparse import Namespace

from caserecord.askers import as_id, asker, name_of_member
from caserecord.brought_profiles import as_brought, bring_once
from caserecord.command_lines import ROLES
from caserecord.command_texts import Exit
from caserecord.new_stores import is_empty
from caserecord.newcomers import begin, invite_called
from caserecord.permits import permit
from caserecord.profile_files import read_profile
from caserecord.progress import say, waiting, working
from caserecord.settings import Settings
from caserecord.terminal.here import opened
from domain.clocks import today
from domain.permissions import Actor
from domain.refusals import NotInRecord
from exports.plain_texts import happening_as_text, held_by_text, knowledge_as_text, profile_as_text
from projections.disclosures import disclose
from projections.knowledge import begins_at
from projections.knowledge import who_knew as who_knew_of
from projections.past_profiles import profile_then
from projections.whole_histories import whole_history


def invite(settings: Settings, asked: Namespace) -> Exit:
    """Let somebody sign in, and begin a record with them where there is none."""
    role = ROLES.get(asked.role)
    if is_empty(settings):
        code = begin(settings, asked.name, role=role, scheme=asked.scheme)
    else:
        with opened(settings) as here:
            code = invite_called(
                here.store,
                asked.name,
                role=role,
                asked_by=asked.asker,
                agreed_by=asked.agreed,
                person=lambda: here.person(asked.name, asked.asker)[0],
            )
    say(f"Give this address to {asked.name}, and to nobody else. It works once, in the next seven days.")
    print(f"{settings.public_address}/invitation#{code}")
    return Exit.DONE


def bring_in(settings: Settings, asked: Namespace) -> Exit:
    """Bring in a profile from a file."""
    profile = read_profile(asked.file)
    with opened(settings) as here:
        into = here.person(asked.into, asked.asker)[0] if asked.into else None
        by = asker(here.store, asked.asker, of=into)
        with waiting("Keeping what is in the file"):
            brought = bring_once(here.store, profile, into=into, offer=asked.offer, by=by)
        if brought.is_new:
            say(as_brought(profile, is_offered=asked.offer, is_added=into is not None))
        else:
            say(f"Nothing new: {name_of_member(here.store, brought.by)} brought this in before.")
        if here.store.circle(brought.person_id).roles_of(Actor(by), today()):
            print(brought.person_id)
    return Exit.DONE


def history(settings: Settings, asked: Namespace) -> Exit:
    """Say what happened in a record, or how the profile was."""
    with opened(settings) as here:
        person_id, by = here.person(asked.person, asked.asker)
        here.require_why(person_id, by, asked.why)
        db, allowed = here.caught_up(), permit(here.store, by, person_id, "read the history")
        if asked.on is not None:
            then = profile_then(here.leaving, db, allowed, here.store, asked.on)
            here.leaving.leave_only(person_id, [held_by_text(then)])
            said = profile_as_text(then)
        else:
            with working("Reading the history") as progress:
                found = whole_history(here.leaving, db, allowed, here.store, progress)
            said = "".join(f"{happening_as_text(each)}\n" for each in found)
        here.write_down("history", by)
        print(said, end="")
    return Exit.DONE


def who_knew(settings: Settings, asked: Namespace) -> Exit:
    """In an open enquiry, say how something came to be known."""
    with opened(settings) as here:
        person_id, by = here.person(asked.person, asked.asker)
        allowed = permit(here.store, by, person_id, "ask who knew what")
        here.require_why(person_id, by, asked.why)
        db, enquiry, about = here.caught_up(), as_id(asked.enquiry), as_id(asked.about)
        if enquiry is None or (about is None and not asked.about.removeprefix("#").isdecimal()):
            raise NotInRecord("Write two numbers: of an enquiry, and of an event.")
        at = begins_at(db, allowed, about=about) if about else int(asked.about.removeprefix("#"))
        question = {"enquiry_id": enquiry, "position": at, "on": asked.on}
        found = disclose(here.leaving, db, allowed, who_knew_of, here.store, day=today(), **question)
        here.write_down("enquiry", by)
        print(knowledge_as_text(found), end="")
    return Exit.DONE
