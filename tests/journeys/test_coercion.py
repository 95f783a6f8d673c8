"""What a carer who shares the house, and perhaps the tablet, never learns of the person."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from caserecord.errands import Errands
from caserecord.event_names import EVENTS
from caserecord.settings import Settings
from caserecord.stores import Store
from domain import clocks
from exports.printers import Printer
from tests.journeys.conftest import ONE_WAY, Visit, Visiting, served

pytestmark = pytest.mark.browser

SAID = "She shouts when the door is shut"
CARERS_PAGES = ("", "/notes", "/circle", "/offers")


@pytest.fixture
def errands(tmp_path: Path, printer: Printer) -> Iterator[tuple[str, Errands]]:
    """A site to which nobody has been, and its errands, as a timer runs them beside it."""
    with served(tmp_path, printer) as address:
        settings = Settings(data=tmp_path / "data", key_file=tmp_path / "vault.key")
        store = Store.open(settings, EVENTS)
        yield address, Errands(store, settings)
        store.close()


@ONE_WAY
def test_on_a_shared_tablet_nothing_shows_that_sol_does_not_feel_safe_and_unread_it_goes_on(
    visiting: Visiting, errands: tuple[str, Errands]
):
    site, errand = errands
    tablet = visiting(site).sign_in("Rhian")
    before = what_rhian_sees(tablet)
    tablet.press("Sign out", within="header").sign_in("Sol").follow("I don’t feel safe")
    assert tablet.says().index("Call 999") < tablet.says().index("by 5 pm")
    tablet.write("Say it in your words", SAID).press("Send")
    assert "It is sent." in tablet.says()

    tablet.page.go_back()
    assert SAID not in tablet.page.content()
    assert tablet.page.get_by_label("Say it in your words").input_value() == ""
    tablet.open("/").press("Sign out", within="header")
    assert "feel safe" not in tablet.page.locator("body").inner_text()
    tablet.sign_in("Rhian")

    assert what_rhian_sees(tablet) == before
    errand.run()
    with clocks.at(clocks.now() + timedelta(hours=5)):
        assert errand.run().passed_on == 1
    marlon = visiting(site).sign_in("Marlon").follow("1 person waits for your answer").press("Read it now")
    assert SAID in marlon.says()
    marlon.write("Tell Sol what is being done", "I phone you at work today.").press("Send the answer")
    assert what_rhian_sees(tablet.sign_in("Rhian")) == before  # five hours later she was signed out
    sol = visiting(site).sign_in("Sol").follow("I don’t feel safe").follow("What I said before")
    assert "It went to Wendy, Marlon." in sol.says()
    assert "I phone you at work today." in sol.says()


def what_rhian_sees(tablet: Visit) -> list[str]:
    """Every page of hers about Sol, and the pages around them."""
    tablet.open("/people").follow("See Sol")
    record = tablet.in_record("")
    seen = [tablet.open(record + path).page.locator("body").inner_text() for path in CARERS_PAGES]
    return [*seen, tablet.open("/people").says(), tablet.open("/waiting").says()]


@ONE_WAY
def test_an_offer_kept_private_one_declined_and_one_left_read_alike_to_who_offered_them(
    visiting: Visiting, new_site: str
):
    rhian, sol = visiting(new_site).sign_in("Rhian"), visiting(new_site).sign_in("Sol")
    decisions = {"Laughs with us all": "Just for me", "Carried the heavy bag": "No thank you", "Knows every bird": ""}
    for words, decision in decisions.items():
        rhian.open("/people").follow("Offer good news about Sol")
        rhian.write("What happened, or what do you admire?", words).press("Offer this")
        sol.open("/").follow("New for you", within="nav")
        while decision and words not in sol.says():
            sol.page.get_by_role("link", name="Not now").click()
        if decision:
            sol.press(decision)

    rhian.page.reload()

    seen = [rhian.page.locator("article").filter(has_text=words).inner_text() for words in decisions]
    assert len({one.replace(words, "") for one, words in zip(seen, decisions, strict=True)}) == 1
    assert "with sol" in seen[0].casefold()
