"""docs/asvs.md says of all that ASVS 5.0 asks at levels 1 and 2 how the program stands, and what it says is so."""

import ast
import re
from collections import Counter
from datetime import timedelta
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).parents[1]
PAGE = (HERE / "docs" / "asvs.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (V[\d.]+) \| (\d) \| ([^|]+) \| \*\*([^*]+?)\.?\*\*:? (.+) \|$", PAGE, re.MULTILINE)

ASKED = {
    "1": """V1 2.1-5 3.1-2 5.1, V2 1.1 2.1-2 3.1, V3 2.1-2 3.1 4.1-2 5.1-3, V4 1.1 4.1, V5 2.1-2 3.1-2,
        V6 1.1 2.1-8 3.1-2 4.1-2, V7 2.1-4 4.1-2, V8 1.1 2.1-2 3.1, V9 1.1-3 2.1, V10 4.1-5, V11 3.1-2 4.1,
        V12 1.1 2.1-2, V13 4.1, V14 2.1 3.1, V15 1.1 2.1 3.1""",
    "2": """V1 1.1-2 2.6-9 3.3-11 4.1-3 5.2, V2 1.2-3 2.3 3.2-4 4.1, V3 3.2-4 4.3-6 5.4-5 7.1-2,
        V4 1.2-3 2.1 3.1-2 4.2-4, V5 1.1 2.3 4.1-3, V6 1.2-3 2.9-12 3.3-4 4.3-4 5.1-5 6.1-3 8.1-4,
        V7 1.1-3 3.1-2 4.3-5 5.1-2 6.1-2, V8 1.2 2.3 4.1, V9 2.2-4,
        V10 1.1-2 2.1-2 3.1-4 4.6-11 5.1-5 6.1-2 7.1-3, V11 1.1-2 2.1-3 3.3 4.2-4 5.1 6.1, V12 1.2-3 3.1-4,
        V13 1.1 2.1-5 3.1-2 4.2-5, V14 1.1-2 2.2-4 3.2-3, V15 1.2-3 2.2-3 3.2-7,
        V16 1.1 2.1-5 3.1-4 4.1-3 5.1-3, V17 1.1 2.1-4 3.1-2""",
}
"""The numbers of ASVS 5.0.0 at each level, by chapter: its 5.0/docs_en/…_5.0.0_en.csv has them."""
UNITS = {"seconds": 1, "minutes": 60, "hours": 3600, "days": 86400, "kB": 1024, "MB": 1024**2}
HOW = ("Met", "Not applicable", "The deployer's", "Not met")


def asked(level: str) -> list[str]:
    found = []
    for chapter, *parts in map(str.split, ASKED[level].split(",")):
        for section, first, last in (re.fullmatch(r"(\d+)\.(\d+)(?:-(\d+))?", part).groups() for part in parts):
            found += [f"{chapter}.{section}.{number}" for number in range(int(first), int(last or first) + 1)]
    return found


def test_everything_that_is_asked_is_answered_once():
    answered = Counter((level, number) for number, level, *_ in ROWS)

    assert len(ROWS) == PAGE.count("\n| V") == 253
    assert answered == Counter((level, number) for level in ASKED for number in asked(level))


def test_the_answers_are_counted_as_they_are():
    counted = Counter((level, how) for _, level, _, how, _ in ROWS)

    for level in ASKED:
        numbers = [counted[level, how] for how in HOW]
        assert f"| {level} | {' | '.join(map(str, numbers))} | {sum(numbers)} |" in PAGE


def test_every_test_that_is_named_is_there():
    named = set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAGE))

    there = {
        (file, node.name)
        for file in {file for file, _ in named}
        for node in ast.parse((HERE / file).read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef)
    }

    assert len(named) > 100
    assert named - there == set()


def test_every_answer_says_what_shows_it_or_why_or_where():
    for number, _, _, how, says in ROWS:
        assert how in HOW, number
        if how == "Met":
            assert "`tests/" in says, number
        elif how == "The deployer's":
            assert "#" in says, number
        elif how == "Not met":
            assert re.search(r"Missing|Not exactly|Not asked|As in V", says), number


def test_every_place_that_is_pointed_to_is_there():
    for file, anchor in re.findall(r"\]\((\w+\.md)?#([\w-]+)\)", PAGE):
        page = (HERE / "docs" / (file or "asvs.md")).read_text(encoding="utf-8")
        headings = re.findall(r"^#+ (.+)$", page, re.MULTILINE)
        assert anchor in {re.sub(r"[^\w -]", "", each).lower().replace(" ", "-") for each in headings}


def test_every_number_of_the_page_is_the_programs():
    rows = re.findall(r"^\| [^|]+ \| ([\d,]+) ?(\w*)[^|]* \| `([\w.]+)\.([A-Z_]+)` \|$", PAGE, re.MULTILINE)

    assert len(rows) == PAGE.count("` |\n") - sum(row[4].endswith("`") for row in ROWS) > 30
    for number, unit, module, name in rows:
        kept = getattr(import_module(module), name)
        if isinstance(kept, timedelta):
            kept = kept.total_seconds()
        elif isinstance(kept, str):
            kept = int(kept.partition(" ")[0])
        assert kept == int(number.replace(",", "")) * UNITS.get(unit, 1), name
