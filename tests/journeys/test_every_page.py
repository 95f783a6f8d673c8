"""Everything that can be reached by links: on a telephone and on a desk, for everybody who uses it."""

import re

import pytest
from playwright.sync_api import Browser

from tests.journeys.conftest import DESKTOP, PHONE, Visit

pytestmark = pytest.mark.browser

IDS = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/tell/)[a-z-]+|(?<=/history/)\d+|(?<=/on/)\d+|\?.*|#.*")


@pytest.mark.parametrize("name", ["Sol", "Rhian", "Wendy", "Aud"])
def test_every_page_that_somebody_can_reach_is_well_made(chromium: Browser, site: str, name: str):
    page = chromium.new_page()
    visit = Visit(page, site, twin=None).sign_in(name)
    waiting, seen = links_of(visit), set()

    while waiting:
        path = waiting.pop()
        kind = IDS.sub("…", path)
        if kind in seen or ".pdf" in path:
            continue
        seen.add(kind)
        page.set_viewport_size({"width": PHONE, "height": 800})
        visit.open(path)
        page.set_viewport_size({"width": DESKTOP, "height": 800})
        visit.look_over()
        waiting += links_of(visit)

    page.context.close()
    assert len(seen) > 4


def links_of(visit: Visit) -> list[str]:
    found = visit.page.locator("a[href^='/']").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    return sorted(set(found), reverse=True)
