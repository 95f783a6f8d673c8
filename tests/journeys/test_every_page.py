"""Everything that can be reached by links, for everybody who uses it, and however they use it.

On a telephone and on a desk, with the keys alone, in large letters, and in the colours that a device forces.
"""

import re

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.conftest import DESKTOP, PHONE, Visit

pytestmark = pytest.mark.browser

IDS = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/tell/)[a-z-]+|(?<=/history/)\d+|(?<=/on/)\d+|\?.*|#.*")
CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary"
REACHED_BY_TAB = """controls => {
    const seen = [...document.querySelectorAll(controls)].filter(each =>
        each.checkVisibility({visibilityProperty: true}) && !each.disabled && each.tabIndex >= 0);
    const first = each => seen.find(other => other.name === each.name && other.form === each.form && other.checked)
        ?? seen.find(other => other.name === each.name && other.form === each.form);
    const stops = seen.filter(each => each.type !== "radio" || first(each) === each);
    window.met = [];
    document.addEventListener("focusin", ({target}) => {
        const {outlineStyle, boxShadow} = getComputedStyle(target);
        const box = target.getBoundingClientRect();
        const inSight = box.bottom > 0 && box.top < innerHeight;
        window.met.push([stops.indexOf(target), inSight && (outlineStyle !== "none" || boxShadow !== "none")]);
    });
    return [stops.length, stops.length + 3 * stops.filter(each => each.type === "date").length];
}"""
"""How many stops there are, and how often Tab is pressed for them: a day has four within itself."""
CUT_OFF = """() => [...document.querySelectorAll("main *, header *, footer *")].filter(each => {
    const {overflowX, overflowY, clip, clipPath} = getComputedStyle(each);
    if (clip !== "auto" || clipPath !== "none" || !each.innerText) return false;
    return (overflowX === "hidden" && each.scrollWidth > each.clientWidth + 1)
        || (overflowY === "hidden" && each.scrollHeight > each.clientHeight + 1);
}).map(each => each.outerHTML.slice(0, 120))"""
WITHOUT_AN_EDGE = """() => [...document.querySelectorAll("button, .govuk-button, input, select, textarea")].filter(
each => {
    const drawnByBrowser = ["radio", "checkbox", "hidden", "file"].includes(each.type);
    if (drawnByBrowser || each.tabIndex < 0 || !each.checkVisibility()) return false;
    const {borderTopStyle, borderTopWidth, outlineStyle, textDecorationLine} = getComputedStyle(each);
    const hasEdge = (borderTopStyle !== "none" && borderTopWidth !== "0px") || outlineStyle !== "none";
    return !hasEdge && !textDecorationLine.includes("underline");
}).map(each => each.outerHTML.slice(0, 120))"""

WALKED: set[str] = set()
"""Kinds of page that were walked with the keys, by anybody."""


@pytest.mark.parametrize("name", ["Sol", "Rhian", "Wendy", "Aud"])
def test_every_page_that_somebody_can_reach_is_well_made(chromium: Browser, site: str, name: str):
    page = chromium.new_page()
    visit = Visit(page, site, twin=None).sign_in(name)
    for path in links_of(visit) if name == "Aud" else ():
        visit.open(path).say_why()
    visit.open("/")
    waiting, seen = links_of(visit), set()

    while waiting:
        path = waiting.pop().partition("#")[0]
        kind = IDS.sub("…", path)
        if kind in seen or ".pdf" in path or path == "/leave":
            continue
        seen.add(kind)
        page.set_viewport_size({"width": PHONE, "height": 800})
        visit.open(path)
        page.set_viewport_size({"width": DESKTOP, "height": 800})
        visit.look_over()
        waiting += links_of(visit)
        if kind not in WALKED:
            WALKED.add(kind)
            assert_reached_with_the_keys(page)
            assert_nothing_is_cut_off_in_large_letters(page)
            assert_controls_have_an_edge_in_forced_colours(page)

    page.context.close()
    assert len(seen) > 4


def assert_reached_with_the_keys(page: Page) -> None:
    """Tab goes to each control once, in the order of the page, and one sees where it is (WCAG 2.1.1, 2.4.3, 2.4.7)."""
    stops, presses = page.evaluate(REACHED_BY_TAB, CONTROLS)
    for _ in range(presses):
        page.keyboard.press("Tab")
    assert page.evaluate("met") == [[number, True] for number in range(stops)], page.url


def assert_nothing_is_cut_off_in_large_letters(page: Page) -> None:
    """Letters of twice their size fit, and no words are hidden by their box (WCAG 1.4.4)."""
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    width, room = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert width <= room, page.url
    assert page.evaluate(CUT_OFF) == [], page.url
    page.evaluate("document.documentElement.style.fontSize = ''")


def assert_controls_have_an_edge_in_forced_colours(page: Page) -> None:
    """Where a device takes every colour away, what can be pressed or filled in has an edge or a line."""
    page.emulate_media(forced_colors="active")
    assert page.evaluate(WITHOUT_AN_EDGE) == [], page.url
    page.emulate_media(forced_colors="none")


def links_of(visit: Visit) -> list[str]:
    found = visit.page.locator("a[href^='/']").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    return sorted(set(found) - {"/leave"}, reverse=True)  # which leads to another site
