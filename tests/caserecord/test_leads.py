"""Safeguarding leads of the scheme are found in the log, and what was read of it is read once."""

from itertools import count
from uuid import UUID

import pytest

from caserecord import members
from caserecord.leads import Leads
from domain.permissions import Role
from tests.projections.damages import roll_back
from tests.stories import Story, by


@pytest.fixture
def leads(story: Story) -> Leads:
    return Leads(story.store)


def given_a_lead(story: Story) -> UUID:
    return members.welcome(story.store, "Lee", roles=frozenset({Role.SAFEGUARDING}), by=by(story.mo))


def steps_of(story: Story, leads: Leads) -> int:
    """How many steps the database takes to find them: more where it looks through more."""
    connection, steps = story.store.recorder.datastore.pool.get_connection()._sqlite_conn, count()
    connection.set_progress_handler(lambda: next(steps) < 0, 1)
    leads.now()
    connection.set_progress_handler(None, 0)
    return next(steps)


def test_leads_are_found_in_the_order_in_which_they_came_for_as_long_as_they_are_leads(story: Story, leads: Leads):
    first = given_a_lead(story)
    assert leads.now() == [first]
    second = given_a_lead(story)
    both = leads.now()

    members.end_role(story.store, first, Role.SAFEGUARDING, by=by(story.mo))

    assert both == [first, second]
    assert leads.now() == [second]


def test_a_lead_who_was_forgotten_is_none_any_more(story: Story, leads: Leads):
    gone, stays = given_a_lead(story), given_a_lead(story)
    assert leads.now() == [gone, stays]

    story.store.vault.destroy_key(gone)

    assert leads.now() == [stays]


def test_what_was_looked_through_is_not_looked_through_again_however_long_the_log_is(story: Story, leads: Leads):
    given_a_lead(story)
    sam = story.given_a_person()
    long_ago, at_first = steps_of(story, leads), steps_of(story, leads)
    for number in range(30):
        story.given_told(sam, f"Baked bread, loaf {number}")

    whats_new, later = steps_of(story, leads), steps_of(story, leads)

    assert later == at_first < whats_new
    assert at_first < long_ago < steps_of(story, Leads(story.store))


def test_in_an_older_copy_of_the_log_they_are_found_from_its_beginning(story: Story, leads: Leads):
    first, until = given_a_lead(story), story.store.head()[0]
    given_a_lead(story)
    leads.now()

    roll_back(story.store, until)

    assert leads.now() == [first]
