"""What the style sheet says to a browser that is old, as on a ward: everything plainly first, then as it is now."""

import re
from pathlib import Path

import pytest

from tests.old_browsers import NEWER, declared, value_of
from web import STYLE_SHEET

TEMPLATES = Path(__file__).parents[2] / "web/templates"
MATTER = re.compile(
    r"color|background(-color)?|border(-(top|right|bottom|left))?(-(color|width))?|font-size|display|(margin|padding)(-\w+)?"
)
"""What words are seen and told apart by."""
NEVER_OUTSIDE = ".govuk-notification-banner"
"""What has a colour with nothing plain before it, and stands on no page that a link opens."""


def not_said_plainly(sheet: str) -> list[str]:
    return [
        f"{selector} {{ {each.name}: {value_of(each)} }}"
        for selector, each, before in declared(sheet)
        if MATTER.fullmatch(each.name) and NEWER.search(value_of(each)) and not selector.startswith(NEVER_OUTSIDE)
        if not any(other.name == each.name and not NEWER.search(value_of(other)) for other in before)
    ]


def test_whatever_needs_a_newer_browser_is_said_plainly_before():
    sheet = STYLE_SHEET.read_text(encoding="utf-8")

    assert sum("var(" in value_of(each) for _, each, _ in declared(sheet)) > 300
    assert not_said_plainly(sheet) == []


@pytest.mark.parametrize(
    ("sheet", "is_plain"),
    [
        ("a { color: var(--ink, #000) }", False),
        ("a { color: #000; color: var(--ink, #000) }", True),
        ("a { color: var(--ink, #000); color: #000 }", False),
        ("@media print { p { display: flex } }", False),
        ("@supports (margin: max(0px)) { p { margin: max(1px, 2px) } }", True),
    ],
)
def test_what_is_not_said_plainly_is_found(sheet: str, is_plain: bool):
    assert (not_said_plainly(sheet) == []) == is_plain


def test_no_page_that_a_link_opens_needs_a_script_or_has_what_is_not_said_plainly():
    pages = {page.name: page.read_text() for page in (TEMPLATES / "opened_links").glob("*.html")}

    assert len(pages) == 5
    assert not any(NEVER_OUTSIDE.strip(".") in page for page in pages.values())
    assert re.findall(r"filename='(\w+\.js)'", "".join(pages.values())) == ["code.js"]
