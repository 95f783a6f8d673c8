"""Everything that can be reached by links: on a telephone and on a desk, for everybody who uses it."""

import re

import pytest
from playwright.sync_api import Browser

from tests.journeys.conftest import DESKTOP, PHONE, Visit

IDS = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/tell/)[a-z-]+|(?<=/history/)\d+|(?<=/on/)\d+|\?.*|#.*")


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("name", ["Sol", "Rhian", "Wendy", "Aud", "Marlon"])
def test_every_page_that_somebody_can_reach_is_well_made(chromium: Browser, site: str, name: str, width: int):
    page = chromium.new_page(viewport={"width": width, "height": 800})
    visit = Visit(page, site, has_scripts=True).sign_in(name)
    waiting, seen = links_of(visit), set()

    while waiting:
        path = waiting.pop()
        kind = IDS.sub("…", path)
        if kind in seen or path.endswith(".pdf"):
            continue
        seen.add(kind)
        visit.open(path)
        waiting += links_of(visit)

    page.context.close()
    assert len(seen) > 4


def links_of(visit: Visit) -> list[str]:
    found = visit.page.locator("a[href^='/']").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    return sorted(set(found), reverse=True)
