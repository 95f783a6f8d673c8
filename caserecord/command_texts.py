"""What the command line says of itself, and how what was asked went."""

from enum import IntEnum

PROGRAM = "./run caserecord"


class Exit(IntEnum):
    """How it went, for a script."""

    DONE = 0
    REFUSED = 1
    WRONG_USAGE = 2
    CANNOT_START = 3
    STOPPED = 130


ABOUT = """\
Case records that belong to the people they are about.

Everything is kept in the folder that CASERECORD_DATA names, or in ./data.
Whatever is asked here is allowed or refused just as on a page, and recorded under the name in --as.
"""

EXAMPLES = f"""\
examples:
  {PROGRAM} demo                                  make a record with invented people
  {PROGRAM} invite "Mo Ali" --role manager        begin a record with real people, and invite its manager
  {PROGRAM} invite Rhian --role carer --as "Mo Ali"  welcome a carer, and invite her to sign in
  {PROGRAM} import sam.md                         open a record with a profile that was typed up
  {PROGRAM} print Sam -o sam.pdf                  Sam's one-page profile, to print
  {PROGRAM} print Sam --format booklet -o sam.pdf Sam's story as a small book
  {PROGRAM} backup --to /backup/record --keys-to /keys/record --as "Jo Webb"  copy the record, while it is served
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

IMPORT = """\
Open a record with a profile that was typed up as Markdown. It prints the id of the record.

Everything in it is told "with help from" whoever brings it in. What was "offered by" somebody waits until
the person says yes. A file with a mistake brings in nothing, and every line to put right is listed.
The same file again changes nothing.
"""

INVITE = """\
Invite somebody to sign in. It prints an address that works once, for seven days: give it to them and to
nobody else. There they choose how they sign in: with their own device, or by a name and a password.

Where there is no record yet, it begins one, with the registered manager as its first member. It never has
invented people in it.

Somebody who has signed in before is let in again by two people who work for the scheme: --as and --with.
"""

FILE = """\
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

RECEIPT = """\
Make a paper again that was given out before, from the record as it stood then, and compare the two.

It ends with 0 where both are the same, byte for byte, and with 1 where they are not: then it says why.
"""

WHO_KNEW = """\
How one thing in a record came to be known: who wrote it, who came to know it, when and by which door.

It is told in an open enquiry alone, to whoever began it on a page. The person reads that it was asked, and why.
"""

DUE = """\
Say which records were closed longer ago than they are kept: by a death, or when nobody was among the person's people
any more. The years are those of CASERECORD_KEEP_YEARS, or 8. Nothing is deleted by itself: look, and decide.

It prints the id of each, the day on which it was closed, and how.
"""

FORGET = """\
Delete a record that is past its time for ever: all that was said in it, photos and voices. Nothing brings it back.

Two people decide it: --as a manager, and --with somebody else who works for the scheme. That they did, and why, stays
in the log. Stop the server first. Do not where a court, an enquiry or a complaint may still ask for the record.
"""

CHECKPOINT = """\
Make a checkpoint of the log: one hash of all that is in it, signed. It holds no word of anybody.

Keep it where whoever runs this record cannot reach it: on paper, or with an auditor. `verify` then shows whether what
the log held is in it still, as it was. The server makes one each day, and keeps it in CASERECORD_OUTSIDE too.
"""

VERIFY = """\
Verify that the log is as it was written, up to the checkpoints in it, in CASERECORD_OUTSIDE and in the files that are
named here. It says one of these, and ends with its number:

  0  UNCHANGED
  1  CHANGED at 1,234               the first entry that is not as it was
  2  MISSING after 1,200            the last entry before something that was taken away
  3  NOT ANCHORED SINCE 2026-11-20  what is older than two days is covered by no checkpoint that is kept elsewhere

It shows that nothing was changed after it was recorded: not that it is true, nor that nothing was left out. Somebody
who can reach the log, its keys and every checkpoint can change all of them.
"""

NEW_SECRET = """\
Make a new secret to seal the cookies of the pages with. Start the server again to use it.

Nobody is signed out: what was sealed with the old one is taken for twelve hours more, which is as long as
anybody stays signed in. A form that is open meanwhile comes back once, with the words in it.
"""

RENEW_KEYS = """\
Make a new master key, and wrap every key and secret in the vault anew under it: at least every two years, and at once
where somebody who left, or a copy, may have the old one.

With --log, everything that was said, photos and voices are first sealed anew under new keys of everybody: where
somebody may have had the master key and the vault. What they say is as it was, and what was deleted stays so. It needs
as much room again as the record takes, and is done or not begun wherever it is stopped. The log before stays beside the
new one. Nothing opens it any more: it shows that the new one follows it. Remove it when you like.

Stop the server first. The new key takes the place of the old one in its file, of which nothing is left: keep a copy of
it where the copies of the record are not. A backup of before opens with the key of before alone.
"""

BACKUP = """\
Copy the record while the server runs: what was said into one folder, and the keys that open it into another. Give each
a disk of its own, apart from the record: whoever has one of them alone can read nothing. The master key is in neither.
It is needed too, so keep a copy of it somewhere else again.

Nothing there is overwritten. Copies of keys are destroyed in their folder after 35 days: a newer one opens what they
opened. After two days, the last copy of each day is kept. Let a timer ask this, as often as you can bear to lose what
was said since.
"""

RESTORE = """\
Get the record back from a copy of what was said, and a copy of its keys that is as old or newer. Stop the server first,
and put the master key of that time in its place. What is in the data folder is moved aside, whole.

What was deleted for ever since stays deleted, as far as it is known: from the copies, from what is in the data folder
now, and from the folder that CASERECORD_OUTSIDE names. Whoever was stopped stays out: people sign in with what let them
in both then and now. Where the vault that is here now cannot be read, nobody's way in is kept, for nobody knows what
was ended since: let people in again with `invite`. Where you know that nobody was stopped since, and that no card,
device or password was lost, add --keep-ways. Links that people gave open no more, unless they do now.
"""

ESCALATE = """\
Give to somebody else what a person said who does not feel safe, where nobody has read it in time; and send the
e-mails that wait. The server does this by itself. Let a timer ask it too, so that it is done while the server is not
running: as often as you like, also twice at once.
"""
