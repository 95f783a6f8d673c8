"""Deployments: whether a record that is not a demo is served as it should be, and what to do about it."""

import os
import resource
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from caserecord.checkups import Checkup
from caserecord.command_texts import PROGRAM
from caserecord.disks import Encrypted, is_encrypted
from caserecord.leaked_passwords import LeakedPasswords
from caserecord.letters import Waiting
from caserecord.post_offices import NotSent
from caserecord.settings import CannotStart, Settings
from caserecord.tombstones import CannotNote, Tombstones
from domain import clocks
from domain.clocks import as_said

GIGABYTE = 1024**3
LEAST_ROOM = GIGABYTE
"""Bytes that should be free where the record is kept: room for some months, and for somebody to notice."""
LONGEST_KEY = timedelta(days=730)
"""How long a key wraps others: at most two years, as table 1 of NIST SP 800-57 part 1, revision 5 (2020), suggests."""
WORKERS = 3
"""Processes that work on papers, photos and voices."""


def of_all(settings: Settings, limits: Mapping[int, int], memory: int) -> Iterator[Checkup]:
    """All of this. The limits are those of `of_workers`."""
    yield of_address(settings)
    yield of_proxy(settings)
    yield of_key(settings)
    yield of_deletions(settings)
    yield from of_passwords(settings)
    yield of_room(settings)
    yield of_disk(settings)
    yield from of_workers(limits, memory)


def of_address(settings: Settings) -> Checkup:
    """Whether people ask for the pages by one name, and nobody reads along."""
    if not settings.address:
        says = "It is not set. Write the address that people ask for in CASERECORD_ADDRESS: https://record.example.org"
    elif not settings.is_https:
        says = f"{settings.address} can be read on the way. Serve it by https, and write that in CASERECORD_ADDRESS."
    else:
        return Checkup("address", True, settings.address)
    return Checkup("address", False, says)


def of_proxy(settings: Settings) -> Checkup:
    """Whether it is known who asks, behind the web server that speaks https for this one."""
    if not settings.proxy:
        says = "It is not set: everybody seems to be one. Write the web server's IP address in CASERECORD_PROXY."
        return Checkup("web server in front", False, says)
    return Checkup("web server in front", True, f"{settings.proxy} is believed about who asks")


def of_post_office(settings: Settings, waiting: Waiting) -> Iterator[Checkup]:
    """Whether members can be told by e-mail that something waits for them, and whether they were."""
    if settings.post_office is None:
        says = "It is not set: nobody is told that somebody does not feel safe. Write it in CASERECORD_SMTP."
        yield Checkup("mail server", False, says)
    else:
        try:
            settings.post_office.look()
        except NotSent as error:
            yield Checkup(
                "mail server", False, f"It takes no letters: {error}. Look at CASERECORD_SMTP and the server."
            )
        else:
            yield Checkup("mail server", True, f"{settings.post_office.host} takes letters")
    if waiting.failed:
        says = f"{waiting.failed:,} could not be sent yet: {waiting.why}. They are tried again, at least every hour."
        yield Checkup("e-mails", False, says)
    else:
        yield Checkup("e-mails", True, f"{waiting.number:,} wait to be sent")


def of_key(settings: Settings) -> Checkup:
    """Whether whoever has the folder has the key to it too."""
    if settings.key is None and settings.data.resolve() in settings.key_file.resolve().parents:
        says = (
            f"It lies in {settings.data}, beside what it opens: whoever copies the folder has both. "
            "Move it, and write where it is in CASERECORD_KEY_FILE."
        )
        return Checkup("key", False, says)
    return Checkup("key", True, "is not beside what it opens")


def of_deletions(settings: Settings) -> Checkup:
    """Whether what is deleted for ever is noted where no backup of before can undo it."""
    what = "what is deleted for ever"
    if settings.outside is None:
        says = "It is noted beside the record alone: lost with that, an older backup would bring it back. Name a folder"
        return Checkup(what, False, f"{says} on another disk in CASERECORD_OUTSIDE.")
    try:
        Tombstones(settings.outside).require_writable()
    except CannotNote as error:
        return Checkup(what, False, str(error))
    return Checkup(what, True, f"is noted in {settings.outside} too")


def of_key_age(since: datetime) -> Checkup:
    """Whether the master key has been in use for longer than one should be."""
    says = f"it wraps all others since {as_said(since.date())}"
    if clocks.now() - since > LONGEST_KEY:
        return Checkup("master key", False, f"{says}. Stop the server, and renew it: {PROGRAM} renew-keys")
    return Checkup("master key", True, says)


def of_outside(settings: Settings, newest: str) -> Checkup:
    """Whether what shows that nothing was taken away is kept where whoever could take it cannot reach it.

    `newest`: what the file of the newest checkpoint is called; nothing where there is none.
    """
    outside = settings.outside
    if outside is None:
        says = (
            "Nothing shows that the end of the log was not taken off. Mount a folder of another computer, and write "
            "where it is in CASERECORD_OUTSIDE."
        )
    elif not outside.is_dir():
        says = f"There is no folder {outside}. Mount it again, or write in CASERECORD_OUTSIDE where it is."
    elif settings.data.resolve() in [outside.resolve(), *outside.resolve().parents]:
        says = f"{outside} is in the folder of the record: whoever reaches one reaches both. Choose another."
    elif not newest or not (outside / newest).exists():
        says = f"The newest checkpoint is not in {outside}. Start the server, or write: {PROGRAM} checkpoint"
    else:
        return Checkup("outside", True, f"the newest checkpoint is kept in {outside}")
    return Checkup("outside", False, says)


def of_passwords(settings: Settings) -> Iterator[Checkup]:
    """Whether a password that others know lets nobody in."""
    if settings.is_password_enough:
        says = "One is enough on any device. Leave CASERECORD_PASSWORD_ALONE out: then a device has to be known too."
        yield Checkup("passwords", False, says)
    if settings.leaked_passwords is None:
        says = (
            "Those that got out elsewhere are not known, but for the commonest. Bring the file of their hashes, and "
            "write where it is in CASERECORD_LEAKED_PASSWORDS."
        )
        yield Checkup("leaked passwords", False, says)
        return
    try:
        with closing(LeakedPasswords(settings.leaked_passwords)) as leaked:
            leaked.require_in_order()
    except CannotStart as error:
        yield Checkup("leaked passwords", False, str(error))
    else:
        yield Checkup("leaked passwords", True, f"are looked for in {settings.leaked_passwords}")


def of_room(settings: Settings, least: int = LEAST_ROOM) -> Checkup:
    """Whether there is room for more."""
    free = shutil.disk_usage(settings.data).free
    says = f"{free / GIGABYTE:.1f} GB are free"
    if free < least:
        return Checkup("disk", False, f"{says}. Make room, or nothing more can be kept.")
    return Checkup("disk", True, says)


def of_disk(settings: Settings, how: Callable[[Path], Encrypted] = is_encrypted) -> Checkup:
    """Whether whoever takes the disk away can read what is shown of a record, which lies on it in the open."""
    if settings.is_disk_encrypted:
        return Checkup("encryption of the disk", True, "it is encrypted, as CASERECORD_DISK_ENCRYPTED says")
    found = how(settings.data)
    if found is Encrypted.YES:
        return Checkup("encryption of the disk", True, "it is encrypted")
    seen = "It is not encrypted" if found is Encrypted.NO else "Nothing here can say whether it is encrypted"
    says = f"{seen}. Use one that is (LUKS), or where it is elsewhere, write yes in CASERECORD_DISK_ENCRYPTED."
    return Checkup("encryption of the disk", False, says)


def of_workers(limits: Mapping[int, int], memory: int) -> Iterator[Checkup]:
    """Whether papers, photos and voices have what their processes are limited to.

    `limits` says how much of each of `resource`'s a process takes at most, and `memory` how many bytes.
    """
    for what, most in limits.items():
        hard = resource.getrlimit(what)[1]
        if hard != resource.RLIM_INFINITY and hard < most:
            says = f"This computer gives a process {hard:,}, and it needs up to {most:,}. Raise the limit (ulimit -H)."
            yield Checkup("workers", False, says)
            return
    has = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    if has < memory * WORKERS:
        says = f"They may need {memory * WORKERS / GIGABYTE:.0f} GB of memory, and there are {has / GIGABYTE:.1f}."
        yield Checkup("workers", False, f"{says} Use a larger computer.")
        return
    yield Checkup("workers", True, f"each may take {memory / GIGABYTE:.0f} GB of memory")
