"""A profile that somebody typed up is read as it stands, or every line to put right is named."""

from pathlib import Path

import pytest

from caserecord.brought_profiles import BroughtEntry, BroughtProfile
from caserecord.profile_files import LARGEST, NotAProfile, profile_from, read_profile
from caserecord.profile_pages import MOST_ENTRIES

FERN = """\
# Fern
Pronouns: they/them
language: cy

> I fix clocks.
> All of them.

## Things I'm proud of
- I mended the church clock.
  It had stopped in 1987.

  Nobody thought it would go.
  - When: summer 2019
  - first time: Yes
  - area: work
- I won the raffle
  - first time: no

## MY HOPES
- To see Prague
  - offered by: Ines, my sister
"""


def faults_of(text: str) -> list[tuple[int, str]]:
    with pytest.raises(NotAProfile) as refused:
        profile_from(text)
    return [(fault.line, fault.says) for fault in refused.value.faults]


def lines_of(text: str) -> list[int]:
    return [line for line, _ in faults_of(text)]


def words_of(text: str) -> list[str]:
    return [entry.words for entry in profile_from(f"# Fern\n## Please do\n{text}").entries]


def test_everything_in_a_file_is_read():
    profile = profile_from(FERN)

    assert profile == BroughtProfile(
        name="Fern",
        pronouns="they/them",
        language="cy",
        one_line="I fix clocks.\nAll of them.",
        entries=(
            BroughtEntry(
                heading="proud",
                words="I mended the church clock.\nIt had stopped in 1987.\n\nNobody thought it would go.",
                happened="summer 2019",
                first_time=True,
                area="work",
                offered_by="",
            ),
            BroughtEntry("proud", "I won the raffle", "", False, "", ""),
            BroughtEntry("hopes", "To see Prague", "", False, "", "Ines, my sister"),
        ),
    )


def test_a_name_is_enough():
    profile = profile_from("# Not named")

    assert profile == BroughtProfile("Not named", "", "", "", ())


@pytest.mark.parametrize(
    "words",
    [
        "<b>Bold</b> & *brave*, _he_ says `so`",
        "- a line that begins with a dash",
        "> not one line",
        "1. first",
        "# not a name",
        "“quoted” \\ [link](to)",
        "🏏 自転車 مجھے کھانا پکانا پسند ہے",
        "a\tb\u2028c\x85d",
        "-5 degrees",
    ],
)
def test_words_are_never_read_as_markdown(words: str):
    assert words_of(f"- {words}") == [words]
    assert words_of(f"- Well,\n  {words.removeprefix('- ')}") == [f"Well,\n{words.removeprefix('- ')}"]


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_it_does_not_matter_how_lines_end(end: str):
    assert profile_from(FERN.replace("\n", end)) == profile_from(FERN)


def test_a_mark_at_the_beginning_of_a_file_is_no_word(tmp_path: Path):
    file = tmp_path / "fern.md"
    file.write_bytes(FERN.encode("utf-8-sig"))

    assert read_profile(file) == profile_from(FERN)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("Pronouns: she/her\npronouns: he/him", "“Pronouns” is said above already. Say it once."),
        ("Language: tlh", "Choose one of these languages: en, cy."),
        ("Pronouns:", "There is nothing after the mark. Write something there, or take this line away."),
        ("Age: 46", "Before the first heading there can be “Pronouns: …”, “Language: …” and “> ” one line."),
        (
            "Nothing of the sort",
            "Before the first heading there can be “Pronouns: …”, “Language: …” and “> ” one line.",
        ),
        ("> I sing\n\n> I dance", "There is one line in their own words already. Keep it together."),
        (">", "There is nothing after the mark. Write something there, or take this line away."),
        ("> " + "x" * 201, "Write up to 200 letters. This is 1 too many: shorten it."),
        ("- Knock", "Put this entry under a heading, such as “## Things I'm proud of”."),
        ("  indented", "This line begins with a space, but there is no entry above that it could belong to."),
        ("# Another", "Begin a heading with “## ”. Only the first line of the file begins with “# ”."),
        ("##Please do", "Begin a heading with “## ”. Only the first line of the file begins with “# ”."),
        ("## Please do\n## please  do", "This heading stands above already. Put everything for it there."),
        (
            "Pronouns: a bell \x07",
            "There is something in these words that no page can show. Type them again, without copying.",
        ),
    ],
)
def test_a_line_before_the_entries_that_means_nothing_is_named(line: str, says: str):
    last = 2 + line.count("\n")

    assert faults_of(f"# Fern\n{line}\n") == [(last, says)]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("-", "There are no words yet. Write something, even one word."),
        ("- " + "x" * 2001, "Write up to 2,000 letters. This is 1 too many: shorten it, or tell it in two parts."),
        ("lazy", "Begin an entry with “- ”. If this line goes on with the entry above, begin it with two spaces."),
        ("* Knock", "Begin an entry with “- ”. If this line goes on with the entry above, begin it with two spaces."),
        ("- Offered By: Ines", "Begin this line with two spaces: “Offered By: Ines” is about the entry above."),
        (
            "- Knock\n  - wen: 2019",
            "Under an entry, “- ” is for “when:”, “first time:”, “area:” and “offered by:”. "
            "Write other words without it.",
        ),
        ("- Knock\n  - when:", "There is nothing after the mark. Write something there, or take this line away."),
        ("- Knock\n  - when: a\n  - when: b", "“when” is said above already. Say it once for each entry."),
        ("- Knock\n  - first time: maybe", "Write “first time: yes” or “first time: no”."),
        (
            "- Knock\n  - when: 2019\n  twice",
            "Put all words of an entry before “when:”, “first time:”, “area:” and “offered by:”.",
        ),
    ],
)
def test_a_line_among_the_entries_that_means_nothing_is_named(line: str, says: str):
    last = 3 + line.count("\n")

    assert faults_of(f"# Fern\n## Please do\n{line}\n") == [(last, says)]


def test_an_unknown_heading_is_named_and_what_stands_under_it_is_looked_at_all_the_same():
    faults = faults_of("# Fern\n## My worst days\n- One\n  - when:\n## My hopes\n- To go")

    assert [line for line, _ in faults] == [2, 4]
    assert faults[0][1].startswith("“My worst days” is not a heading. Use one of: What people like")


def test_a_name_comes_first():
    assert faults_of("Fern\n") == [(1, "Begin with a line like “# Sam”, saying what to call the person.")]
    assert faults_of("\n\n#\n") == [(3, "Begin with a line like “# Sam”, saying what to call the person.")]
    assert lines_of("# \u200b\nPronouns: a\n") == [1]


def test_every_fault_is_named_in_the_order_of_the_lines():
    with pytest.raises(NotAProfile) as refused:
        profile_from("# Fern\nAge: 46\n## My hopes\n-\n- To go\n  - wen: now\n")

    assert str(refused.value).splitlines()[0] == "Nothing was brought in. 3 lines need to be put right:"
    assert [line.partition(":")[0] for line in str(refused.value).splitlines()[1:]] == ["line 2", "line 4", "line 6"]


def test_too_many_entries_are_refused_once():
    entries = "- Knock\n" * (MOST_ENTRIES + 5)

    assert lines_of(f"# Fern\n## Please do\n{entries}") == [MOST_ENTRIES + 3]


@pytest.mark.parametrize("content", [b"", b"\n \n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused(tmp_path: Path, content: bytes):
    file = tmp_path / "empty.md"
    file.write_bytes(content)

    with pytest.raises(NotAProfile, match="There is nothing in this file"):
        read_profile(file)


def test_a_file_of_fifty_megabytes_is_refused_without_reading_it(tmp_path: Path):
    file = tmp_path / "large.md"
    with file.open("wb") as empty:
        empty.truncate(50 * LARGEST)

    with pytest.raises(NotAProfile, match="too large to be a profile"):
        read_profile(file)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path):
    file = tmp_path / "picture.md"
    file.write_bytes(b"# Fern\n\x89PNG")
    with pytest.raises(NotAProfile) as refused:
        read_profile(file)
    assert [fault.line for fault in refused.value.faults] == [2]

    file.write_bytes(b"# Fern\n\0\0\0")
    with pytest.raises(NotAProfile, match="This is not a text file"):
        read_profile(file)
