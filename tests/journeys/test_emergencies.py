"""Somebody who is none of the person's people sees in an emergency what must be known; the person learns of it."""

from pathlib import Path

import pytest

from caserecord import members
from caserecord.askers import members_called
from caserecord.event_names import EVENTS
from caserecord.settings import Settings
from caserecord.stores import Store
from domain.permissions import Actor, Role
from exports.printers import Printer
from tests.journeys.conftest import ONE_WAY, Visiting, served

pytestmark = pytest.mark.browser

WHY = "Found at the bus station, cold and lost"


@ONE_WAY
def test_who_is_on_call_sees_what_must_be_known_and_sol_is_told_and_nobody_in_the_house(
    visiting: Visiting, tmp_path: Path, printer: Printer
):
    with served(tmp_path, printer) as site:
        given_on_call(tmp_path, "Osian")
        sol = visiting(site).sign_in("Sol")
        record = sol.in_record("")
        number = record.rpartition("/")[2].replace("-", "")[:12]
        rhian = visiting(site).sign_in("Rhian").follow("See Sol")
        before = rhian.says()

        osian = visiting(site).sign_in("Osian").open("/people").follow("In an emergency")
        osian.write("What are they called?", "Sol").write("The number of their record", number)
        osian.write("What has happened?", WHY).press("Show me what I must know")
        assert "must" in osian.says().casefold()
        assert "Notes" not in osian.page.locator("nav").first.inner_text()

        assert WHY in sol.open(f"{record}/looked").press("I know about this now").says()
        wendy = visiting(site).sign_in("Wendy").open("/to-do").follow("Look into it")
        wendy.page.get_by_label("Yes, it was right").check()
        assert WHY not in wendy.write("What was done?", "A taxi home").press("Keep this").says()
        assert "It was right to look. A taxi home" in " ".join(sol.open(f"{record}/looked").says().split())
        rhian.page.reload()
        assert rhian.says() == before


def given_on_call(folder: Path, name: str) -> None:
    """Somebody who works for the scheme, and is among nobody's people."""
    store = Store.open(Settings(data=folder / "data", key_file=folder / "vault.key"), EVENTS)
    (marlon,) = members_called(store, "Marlon")
    members.welcome(store, name, roles=frozenset({Role.WORKER}), by=Actor(marlon))
    store.close()
