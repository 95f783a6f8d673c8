"""Plain text, for a terminal or a file: a profile, and what happened in a record.

Words come out as they went in, but for signs that a terminal would obey.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from textwrap import indent

from domain.clocks import as_said
from exports.languages import ENGLISH
from exports.typesetters import side_by_side
from projections.happenings import Happening
from projections.hopes import ShownHope
from projections.knowledge import MAY_BE_MORE, NO_BLAME, NOBODY, NOT_YET, SOMEBODY, Known
from projections.noticings import ShownNoticing
from projections.profiles import Section, ShownProfile
from projections.replies import ShownReply
from projections.shown_entries import ShownEntry

_OBEYED = dict.fromkeys([*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0)], "\ufffd")
"""The controls of ISO 6429, but for the tab and the end of a line."""


def profile_as_text(profile: ShownProfile) -> str:
    """A profile: what must be known and strengths first, as on a page."""
    return "\n".join(_profile(profile)).translate(_OBEYED) + "\n"


def held_by_text(profile: ShownProfile) -> ShownProfile:
    """What of a profile stands in its text: nothing that is seen or heard, and no needs."""
    return replace(profile, photos=(), recordings=(), adjustments=())


def happening_as_text(happening: Happening) -> str:
    """One event of a record, with the number that it is asked for by."""
    role = f", {happening.role}" if happening.role else ""
    head = [f"#{happening.position}", as_said(happening.at.date()), happening.by and f"by {happening.by}{role}"]
    lines = [side_by_side(head), *filter(None, [happening.set_back]), f"  {happening.says}"]
    if happening.words:
        lines.append(indent(happening.words, "    "))
    return "\n".join(lines).translate(_OBEYED) + "\n"


def knowledge_as_text(known: Known) -> str:
    """How something came to be known, in the order of the log."""
    lines = [happening_as_text(known.about)]
    for step in known.steps:
        role = f"  {step.role}" if step.role else ""
        lines.append(f"#{step.position}  {step.at:%-d %B %Y, %H:%M}\n  {step.says}\n{role}\n")
    if not known.is_whole:
        lines.append(f"{MAY_BE_MORE}\n")
    if known.on and known.is_whole:
        lines.append(f"\n{NOT_YET} {as_said(known.on)}\n")
        lines += [f"  {one.name or SOMEBODY}, {one.role}\n" for one in known.not_yet] or [f"  {NOBODY}\n"]
        lines.append(f"{NO_BLAME}\n")
    return "".join(lines).translate(_OBEYED)


def _profile(profile: ShownProfile) -> Iterator[str]:
    me = profile.opening
    yield from filter(None, (me.name, me.pronouns, me.one_line))
    if profile.must_know:
        yield from _headed("Must know")
        for fact in profile.must_know:
            state = "I don't agree" if fact.disagreed else ""
            about = side_by_side([f"What helps: {fact.what_helps}", fact.state(profile.on_day), fact.authorship, state])
            yield from _point(fact.words, about, fact.replies)
    if profile.communicate:
        yield from _headed("How I communicate and how to communicate with me")
        for told in profile.communicate:
            yield from _entry(told)
    for section in profile.sections:
        yield from _section(section)
    if not (profile.has_strengths or me.died_on):
        yield from ("", f"{me.name}'s story starts here. Ask {me.name}.")
    if profile.supported_by:
        yield from ("", f"Supported to write this by {ENGLISH.together(profile.supported_by)}")
    yield from ("", f"{as_said(profile.on_day)}, from change {profile.version:,}")


def _section(section: Section) -> Iterator[str]:
    yield from _headed(section.title)
    for told in section.entries:
        yield from _entry(told)
    for hope in section.hopes:
        yield from _hope(hope)
    for noticed in section.noticings:
        yield from _noticing(noticed)


def _entry(told: ShownEntry, mark: str = "") -> Iterator[str]:
    first = "first time" if told.first_time else ""
    label = f"{told.label}: " if told.label else ""
    more = "".join(f"\n{part.label}: {part.words}" for part in told.parts)
    about = side_by_side([mark, told.authorship, told.happened, first, told.area])
    if told.how_known and not told.in_my_words:
        about += f"\nHow {told.offered_by} knows: {told.how_known}"
    yield from _point(f"{label}{told.words}{more}", about, told.replies)


def _hope(hope: ShownHope) -> Iterator[str]:
    yield from _entry(hope.entry, "reached" if hope.is_reached else "let go" if hope.is_let_go else "")
    for step in hope.steps:
        yield indent(f"a step: {step.words}", "    ")


def _noticing(noticed: ShownNoticing) -> Iterator[str]:
    yield from _point(noticed.does, noticed.authorship, ())
    for label, said in (
        ("What we think it means", noticed.means),
        ("What we do", noticed.we_do),
        ("Then", noticed.responded),
    ):
        if said:
            yield indent(f"{label}: {said}", "    ")
    yield from _replies(noticed.replies)


def _headed(title: str) -> Iterator[str]:
    yield from ("", title, "-" * len(title))


def _point(words: str, about: str, replies: Sequence[ShownReply]) -> Iterator[str]:
    yield f"* {indent(words, '  ')[2:]}"
    yield indent(about, "    ")
    yield from _replies(replies)


def _replies(replies: Sequence[ShownReply]) -> Iterator[str]:
    for reply in replies:
        yield indent(f"{side_by_side([reply.by, reply.verdict])}: {reply.words}", "    ")
