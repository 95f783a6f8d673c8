"""What no script of ours does: run words, keep anything in the browser, talk to other pages, or mind how one types."""

import re
from pathlib import Path

import pytest

WEB = Path(__file__).parents[2] / "web"
SCRIPTS = sorted((WEB / "static").glob("*.js"))
NEVER = {
    "words as a page": r"innerHTML|outerHTML|insertAdjacentHTML|document\.write",
    "words as a program": r"\beval\(|\bFunction\(|set(Timeout|Interval)\([\"'`]",
    "kept in the browser": r"localStorage|sessionStorage|indexedDB|document\.cookie|caches\.",
    "other pages": r"postMessage|WebSocket|EventSource|sendBeacon|\"message\"|https?:",
    "the making of things": r"__proto__|\.prototype|setPrototypeOf",
    "how one types": r"[\"'](paste|copy|cut)[\"']",
}


@pytest.mark.parametrize("what", NEVER)
def test_no_script_does_what_none_has_to(what: str):
    assert len(SCRIPTS) >= 5

    found = {script.name: re.findall(NEVER[what], script.read_text()) for script in SCRIPTS}

    assert not any(found.values()), found


def test_what_is_read_outside_has_nothing_that_a_browser_of_2012_lacks():
    newer = re.compile(r"=>|`|\?\.|\?\?|\.\.\.|\b(const|let|async|await|class|of) ")
    plain = re.sub(r"//.*", "", (WEB / "static" / "code.js").read_text())

    assert not newer.search(plain)
    assert newer.search(re.sub(r"//.*", "", (WEB / "static" / "site.js").read_text()))


def test_no_template_passes_words_on_as_a_page_or_has_a_script_in_itself():
    for template in (WEB / "templates").rglob("*.html"):
        page = template.read_text()
        assert not re.search(r"\|\s*safe\b|autoescape|<script(?![^>]* src=)|\son[a-z]+=|\sstyle=", page), template


def test_a_field_for_a_password_hides_it_and_lets_a_manager_of_passwords_fill_it_in():
    fields = [
        field
        for template in (WEB / "templates").rglob("*.html")
        for field in re.findall(r"<input[^>]*type=\"password\"[^>]*>", template.read_text())
    ]

    assert fields
    assert all("autocomplete=" in field and 'autocomplete="off"' not in field for field in fields)
