"""What is told in parts: a row of the communication chart, a good day, and what their carer then reads."""

import pytest

from tests.journeys.conftest import ONE_WAY, Visiting

pytestmark = pytest.mark.browser


@ONE_WAY
def test_a_row_of_the_chart_and_a_good_day_are_told_and_read(visiting: Visiting):
    sol = visiting().sign_in("Sol").follow("Tell something", within="nav").follow("My communication chart")
    sol.follow("Tell another").write("When I do this", "I rub my ear.").write("It may mean this", "It is too loud.")

    sol.press("Keep this")
    assert "There is something to put right" in sol.says()
    assert sol.page.get_by_label("When I do this").input_value() == "I rub my ear."
    sol.write("Please do this", "Turn it down.").press("Keep this")

    assert "It is kept." in sol.says()
    sol.follow("My good days").follow("Tell the first").write("On a good day", "The birds come home.")
    sol.press("Keep this")
    rhian = visiting().sign_in("Rhian").follow("Sol", within="main").follow("Communication chart")
    row = rhian.page.locator("article").filter(has_text="I rub my ear.")
    assert [line for line in row.inner_text().splitlines() if line][:6] == [
        "When I do this",
        "I rub my ear.",
        "It may mean this",
        "It is too loud.",
        "Please do this",
        "Turn it down.",
    ]
    rhian.follow("My good days")
    assert "The birds come home." in rhian.says()
