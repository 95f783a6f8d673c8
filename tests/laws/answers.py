"""Everything that somebody can be shown of one record, by every question that there is."""

from collections.abc import Callable
from typing import Any

from domain.chosen_profiles import ChosenProfile
from domain.entries import Entry
from domain.permissions import Actor
from domain.refusals import Refused
from projections.adjustments import adjustments_of
from projections.changes import change_of
from projections.chosen_profiles import choices_of
from projections.concerns import concerns_of
from projections.easy_reads import easy_drafts_of, easy_reads_of, my_easy_draft
from projections.histories import history_of
from projections.hopes import hopes_of
from projections.members import circle_of
from projections.news import news_for
from projections.notes import notes_of
from projections.noticings import noticings_of
from projections.offers import offers_by
from projections.people import opening_of
from projections.profiles import profile_of
from projections.safety_facts import safety_facts_of
from projections.searches import hits_of
from projections.shown_entries import entry_of
from projections.shown_photos import album_of, offered_photos_of, photos_offered_by, photos_with
from projections.todos import todo_of
from tests.laws.lives import Life


def everything_shown(life: Life, reader: Actor) -> dict[str, Any]:
    """What somebody is shown when they look at everything they may. A refusal is an answer too."""

    def ask(doing: str, query: Callable[..., Any], *args: Any, **asked: Any) -> Any:
        try:
            return life.story.shown(query, doing, reader, life.sam, *args, **asked)
        except Refused as refusal:
            return type(refusal)

    return {
        "opening": ask("read the circle", opening_of),
        "circle": ask("read the circle", circle_of, says_why=True),
        "profile": ask("read the profile", profile_of),
        "paper": ask("read the profile", profile_of, on_paper=True),
        "choices": ask("read the profile", choices_of),
        "chosen": [ask("read the profile", profile_of, chosen=each) for each in life.parts[ChosenProfile]],
        "chosen papers": [
            ask("print the profile", profile_of, chosen=each, on_paper=True) for each in life.parts[ChosenProfile]
        ],
        "few": ask("read the profile", profile_of, most=1),
        "easy words": ask("read the profile", easy_reads_of, life.parts[Entry]),
        "easy words on paper": ask("read the profile", easy_reads_of, life.parts[Entry], on_paper=True),
        "easy words to look at": ask("decide about easy words", easy_drafts_of),
        "hopes": ask("read the profile", hopes_of),
        "safety facts": ask("read the profile", safety_facts_of),
        "needs": ask("read the profile", adjustments_of),
        "noticings": ask("read the profile", noticings_of),
        "album": ask("add a photo", album_of),
        "photos to decide about": ask("decide about an offer", offered_photos_of),
        "photos offered": ask("read what I offered", photos_offered_by),
        "photos with them": ask("read photos I am in", photos_with),
        "news": ask("read the profile", news_for),
        "notes": ask("read notes", notes_of),
        "worries": ask("read worries", concerns_of),
        "offers": ask("read what I offered", offers_by),
        "to do": ask("read what needs doing", todo_of, day=life.today),
        "history": ask("read the history", history_of, life.store, limit=1000),
        **{
            f"search {words}": ask("search the record", hits_of, asked=words)
            for words in ("tea", "tea bus", "the", "zq")
        },
    }


def everything_found(life: Life, reader: Actor) -> list[Any]:
    """What somebody finds who also tries every address that there is."""
    found = [everything_shown(life, reader)]
    asked: list[tuple[str, Callable[..., Any], tuple[Any, ...], dict[str, Any]]] = [
        ("read the profile", entry_of, (), {"entry_id": entry}) for entry in life.parts[Entry]
    ]
    asked += [("draft easy words", my_easy_draft, (entry,), {}) for entry in life.parts[Entry]]
    asked += [
        ("read the history", change_of, (life.store,), {"position": position})
        for position in range(1, life.store.head()[0] + 1)
    ]
    for doing, query, args, given in asked:
        try:
            found.append(life.story.shown(query, doing, reader, life.sam, *args, **given))
        except Refused:
            continue
    return found
