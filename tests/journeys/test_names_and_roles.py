"""What a screen reader says of the main pages, and where the Tab key goes: names, roles and order."""

from itertools import pairwise

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Visit, Visiting

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("visiting", [True], indirect=True, ids=["phone"]),
]

HEAD = """
- link "Skip to what this page says"
- paragraph:
  - link "Leave this page fast"
- banner:
  - link "caserecord"
  - paragraph:
    - link "How I like things"
  - paragraph: Sol
  - button "Sign out"
  - navigation "My record":
    - list:
      - listitem:
        - link "My profile"
      - listitem:
        - link "Tell something"
      - listitem:
        - link "New for you"
      - listitem:
        - link "My hopes"
      - listitem:
        - link "Said about me"
      - listitem:
        - link "My people"
      - listitem:
        - link "My history"
      - listitem:
        - link "Print"
"""
PROFILE = """
- main:
  - img "Me in my green fleece, with a pigeon on my shoulder."
  - heading "Sol" [level=1]
  - region "You must know this":
    - heading "You must know this" [level=2]
  - region "How to reach Sol":
    - heading "How to reach Sol" [level=2]
  - region "How I communicate and how to communicate with me":
    - heading "How I communicate and how to communicate with me" [level=2]
  - region "What people like and admire about me":
    - heading "What people like and admire about me" [level=2]
    - article
  - region "Things I'm proud of":
    - heading "Things I'm proud of" [level=2]
- contentinfo
"""
TELL = """
- main:
  - heading "What I'm good at and what I give" [level=1]
  - textbox "What do you do for other people?"
  - status
  - textbox "When was it?"
  - group "Who can see it?":
    - radio "Everyone I choose" [checked]
    - radio "Just these people"
    - radio "Not in my profile"
    - radio "Mine alone"
  - group "Just these people":
    - checkbox "Wendy"
  - button "Keep this"
- contentinfo
"""
NEW = """
- main:
  - heading "New for you" [level=1]
  - article:
    - paragraph: Always asks how my mother is.
    - 'button "Yes, show this : Always asks how my mother is."'
    - 'link "Yes, in my words : Always asks how my mother is."'
    - 'button "Just for me : Always asks how my mother is."'
    - 'button "No thank you : Always asks how my mother is."'
    - 'link "Not now : Always asks how my mother is."'
    - 'link "Help me with this : Always asks how my mother is."'
- contentinfo
"""
PHOTO = """
- main:
  - heading "Add a photo of me" [level=1]
  - button "Which photo?"
  - group "How much of it?":
    - radio "All of it"
    - radio "A square" [checked]
    - radio "A wide strip"
  - group "Which part stays in a square or a strip?":
    - radio "The middle" [checked]
  - group "Who is in it?":
    - checkbox "Me" [checked]
    - checkbox "Somebody else"
  - checkbox "I asked everybody else in it. They all said yes."
  - textbox "What does it show? (if you like)"
  - button "Keep this photo"
- contentinfo
"""
PRINT = """
- main:
  - paragraph:
    - link "Cymraeg"
  - list:
    - listitem:
      - heading "One page" [level=2]
      - 'link "Get it : One page (PDF)"'
    - listitem:
      - heading "Booklet" [level=2]
    - listitem:
      - heading "Hospital passport" [level=2]
    - listitem:
      - heading "Easy Read" [level=2]
    - listitem:
      - heading "Large print" [level=2]
    - listitem:
      - heading "Wallet card" [level=2]
  - heading "Sol" [level=1]
- contentinfo
"""
FOCUSED = "document.activeElement.labels?.[0]?.textContent.trim() || document.activeElement.textContent.trim()"


def test_the_main_pages_say_what_is_on_them_by_name_and_role(visiting: Visiting):
    rhian = visiting().sign_in("Rhian").follow("Offer good news about Sol")
    rhian.write("What happened, or what do you admire?", "Always asks how my mother is.").press("Offer this")
    sol = visiting().sign_in("Sol")

    for path, said in {
        "/profile": PROFILE,
        "/tell/give": TELL,
        "/new": NEW,
        f"/photos/on/{sol.in_record('').rpartition('/')[2]}": PHOTO,
        "/print": PRINT,
    }.items():
        sol.open(sol.in_record(path))
        while path == "/new" and "Always asks how my mother is." not in sol.says():
            sol.follow("Not now")  # what was offered in other journeys comes first
        expect(sol.page.locator("body")).to_match_aria_snapshot(f"{HEAD}{said}")
    sol.open(sol.in_record("/new"))


def test_the_tab_key_goes_from_the_top_to_the_end_as_the_page_is_read(visiting: Visiting):
    sol = visiting().sign_in("Sol")
    sol.open(sol.in_record("/tell/give"))

    focused = tabbed(sol, 18)

    assert focused[:4] == ["Skip to what this page says", "Leave this page fast", "caserecord", "How I like things"]
    assert focused[4:6] == ["I don’t feel safe", "Sign out"]
    assert focused[6:14] == [
        "My profile",
        "Tell something",
        "New for you",
        "My hopes",
        "Said about me",
        "My people",
        "My history",
        "Print",
    ]
    assert focused[14:] == ["What do you do for other people?", "When was it?", "Everyone I choose", "Wendy"]


def test_every_page_is_left_by_the_tab_key_in_the_order_of_its_letters(visiting: Visiting):
    sol = visiting().sign_in("Sol")

    for path in ("/new", "/print", "/photos"):
        sol.open(sol.in_record(path))
        places = sol.page.evaluate(
            "[...document.querySelectorAll('a[href], button, input, select, textarea')].map(one => one.tabIndex)"
        )
        assert set(places) == {0}
        assert all(above != below for above, below in pairwise(tabbed(sol, 14)))


def tabbed(visit: Visit, times: int) -> list[str]:
    """What has the focus each time the Tab key is pressed, from the top."""
    found = []
    for _ in range(times):
        visit.page.keyboard.press("Tab")
        found.append(str(visit.page.evaluate(FOCUSED)))
    return found
