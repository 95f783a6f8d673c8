"""An auditor finds what stood on a day before the name changed (scenes 2 and 6)."""

import pytest

from tests.journeys.conftest import Visit, Visiting

pytestmark = pytest.mark.browser

FORMER = "Simon"
"""What Sol was called until 2019, and covers."""
REASON = "The coroner asked about a letter of 2016."


def at_the_history(auditor: Visit) -> Visit:
    auditor.sign_in("Aud")
    auditor.page.locator("article").filter(has_text="Sol").get_by_role("link", name="History of Sol").click()
    is_asked = "Why do you look at this record today?" in auditor.look_over().says()
    return auditor.say_why() if is_asked else auditor  # once a day


def on_day(auditor: Visit, day: str) -> Visit:
    return auditor.write("See the record as it was on a day", day).press("Show this day")


def test_an_auditor_finds_a_day_uncovers_the_name_with_a_reason_and_sol_sees_the_reason(
    visiting: Visiting, new_site: str
):
    auditor = on_day(at_the_history(visiting(new_site)), "2016-05-03")
    assert "This is the record as it was at the end of 3 May 2016." in auditor.says()
    assert "[name covered]" in auditor.says()
    assert FORMER not in auditor.says()

    auditor.follow("See it, with a reason that Sol will read")
    auditor.write("Why do you need to see it?", REASON).press("Show me the name today")

    assert "This is the record as it was at the end of 3 May 2016." in auditor.says()
    assert FORMER in auditor.says()
    sol = visiting(new_site).sign_in("Sol").follow("My history", within="nav")
    assert "Aud looked at a covered name, and gave this reason:" in sol.says()
    assert REASON in sol.says()
    sol.follow("My people", within="nav").follow("Who has looked")
    assert "Why: To check that the record is kept well" in sol.says()


def test_a_worry_that_ended_stands_on_its_day_with_what_helped_and_sols_answer(visiting: Visiting):
    auditor = on_day(at_the_history(visiting()), "2016-05-03")
    then = auditor.says()

    assert "fire" in then
    assert then.index("fire") > then.index("proud of")
    assert "What helps:" in then
    assert "I was hungry and I was tired." in then
    assert "hungry and I was tired" not in on_day(auditor, "2019-12-31").says()
    worker = visiting().sign_in("Wendy")
    worker.open("/people").follow("Sol", within="main").write("Find words in this record", "chip pan").press("Find")
    assert "a small fire" not in worker.says()


def test_a_change_is_found_by_day_and_kind_and_says_what_it_changed(visiting: Visiting):
    auditor = at_the_history(visiting())
    auditor.page.locator("summary").click()

    auditor.write("From this day", "2019-05-01").write("To this day", "2019-05-31")
    auditor.choose("About what", "Name and opening").press("Show these")

    chosen = auditor.page.locator(".cr-history > li").filter(has_text="Sol said what to call them.")
    chosen.get_by_role("link", name="What changed").click()
    auditor.look_over()
    assert "The event itself" in auditor.says()
    assert "person.name-and-pronouns-chosen" in auditor.says()
