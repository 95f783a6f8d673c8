"""One record with a word of its own in every field, so that it can be seen who is shown what."""

from uuid import UUID

from caserecord import entries, notes, people, safety_facts
from domain.notes import NoteKind
from tests.stories import Story, by
from tests.web.canaries import giving, pictures, safety, telling, writing
from tests.web.canaries.around import CARER, Around

OF_WIN = "zqwin"
"""A word in Win's record, whose people are Sam's people too."""


class Canaries(Around):
    """Sam's record with all that is in it, and a little of Win's."""

    def __init__(self, story: Story) -> None:
        super().__init__(story)
        self.entries = telling.tell(self)
        self.parts = self._write() | {
            "photo_id": pictures.add_photos(self, self.entries),
            "recording_id": pictures.record(self, self.entries),
        }
        self._write_of_win()

    def _write_of_win(self) -> None:
        """Win lives with Sam: whoever reads of the one reads of the other, each in their own record."""
        store, win, carer = self.story.store, self.win, self.among[CARER]
        entries.tell(store, win, "proud", OF_WIN, by=by(win))
        people.say_one_line(store, win, OF_WIN, by=by(win))
        safety_facts.record(store, win, OF_WIN, what_helps=OF_WIN, by=by(carer))
        notes.write(store, win, NoteKind.EVERYDAY, f"{OF_WIN} went out", by=by(carer))

    def _write(self) -> dict[str, list[UUID]]:
        """All that an address can be about."""
        written, worries, facts = writing.write_notes(self), writing.worry(self), writing.state_facts(self)
        noticed, told = writing.notice(self), list(self.entries.values())
        self.choose_names()
        needs, link = writing.need(self), giving.give_link(self)
        opening = self.story.store.head()[0]
        arrangement, authority = self.arrange()
        return {
            "entry_id": told,
            "hope_id": [self.entries["hope"]],
            "note_id": written,
            "concern_id": worries,
            "fact_id": facts,
            "noticing_id": noticed,
            "adjustment_id": needs,
            "about": [*written, *worries, *facts, *noticed, *told],
            "profile_id": giving.choose(self, self.entries),
            "link_id": [link],
            "opening": [opening],
            "access": list(self.story.store.circle(self.sam).accesses),
            "receipt_id": [giving.give_paper(self)],
            "member_id": [self.among[CARER].reader],
            "authority_id": [authority],
            "alarm_id": [safety.say_not_safe(self)],
            "safeguarding_id": safety.write_about_harm(self),
            "enquiry_id": safety.ask_who_knew(self),
            "arrangement_id": [arrangement],
        }
