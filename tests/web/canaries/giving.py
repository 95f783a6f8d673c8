"""What Sam gives: profiles for somebody in particular, links, and papers."""

from uuid import UUID

from caserecord import chosen_profiles, links, readings
from domain.clocks import today
from domain.entries import Audience
from domain.permissions import Role
from domain.receipts import Given
from tests.stories import by
from tests.web.canaries.around import Around


def choose(around: Around, entries: dict[str, UUID]) -> list[UUID]:
    """Profiles for somebody in particular: one for everybody with everything in it, one for Sam alone, one away."""
    store, sam = around.story.store, around.sam
    alone = Audience.MINE_ALONE
    begun = [
        chosen_profiles.begin(store, sam, word, audience=audience, people=[], by=by(sam))
        for word, audience in (("zqwork", Audience.EVERYONE), ("zqleaving", alone), ("zqsecret before", alone))
    ]
    everything = [entries[word] for word in ("told", "just", "alone", "beside", "hope", "private")]
    for profile in begun:
        chosen_profiles.pick(store, sam, profile, picked=everything, offered=everything, by=by(sam))
    chosen_profiles.say_how_it_begins(store, sam, begun[0], "zqwork", first_line="zqjob", by=by(sam))
    chosen_profiles.say_how_it_begins(store, sam, begun[2], "zqshift", by=by(sam))
    chosen_profiles.show_to(store, sam, begun[2], Audience.EVERYONE, people=[], by=by(sam))
    chosen_profiles.put_away(store, sam, begun[2], by=by(sam))
    return begun


def give_link(around: Around) -> UUID:
    """A link that was opened once."""
    store, sam = around.story.store, around.sam
    link = links.give(store, sam, for_whom="zqdentist", what_for="zqteeth", until=None, by=by(sam))
    store.link_keys.make(link, sam)
    links.record_opening(store, link, version=1)
    return link


def give_paper(around: Around) -> UUID:
    """The receipt of a paper that the worker was given."""
    store, worker = around.story.store, around.actor(Role.WORKER)
    given = Given("one-page", None, "en", None, None, None, store.head()[0], today(), "0" * 64, "", [])
    allowed = around.story.permit(worker, around.sam, "print the profile")
    return readings.keep_receipt(store, allowed, around.sam, given, by=by(worker))
