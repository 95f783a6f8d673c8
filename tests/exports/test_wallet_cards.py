"""The wallet card: who this is, what must be known, what to do then, whom to call; and where the rest stands."""

from dataclasses import replace

from exports.formats import FORMATS
from exports.materials import Material
from exports.printers import Printer
from projections.profiles import Section, ShownProfile
from projections.shown_entries import ShownEntry
from tests.exports.people import BRON, SAM, contact, entry, fact, need, noticing, profile, reply, section
from tests.exports.readers import failures, read_aloud


def card(printer: Printer, person: ShownProfile, *contacts: ShownEntry) -> str:
    sections = (*person.sections, section("also", *contacts)) if contacts else person.sections
    made = FORMATS["wallet-card"].paper_of(Material(replace(person, sections=sections)), "en")
    return read_aloud(printer.pdf_of(made.html, made.resources))


def test_a_card_begins_with_a_strength_and_says_what_to_do_if(printer: Printer):
    said = card(printer, BRON)

    order = [
        said.index(words)
        for words in (
            "H1: Bron",
            "I remember every dog's name",
            "H2: How to communicate with me",
            "H2: Must know, and what to do",
            "I faint when I see blood.",
            "Tell me to look at the ceiling.",
            "There is more to Bron than this card.",
        )
    ]
    assert order == sorted(order)
    assert "Talk about me over my head" not in said


def test_the_first_strength_that_fits_is_whole_and_says_who_said_it(printer: Printer):
    long, answered = entry("w" * 900), entry("Sings", replies=(reply("I hum"),))
    told = entry("Whistles to the bus", "offered by Joe, I said yes")

    said = card(printer, profile("Sol", section("admired", long, answered, told)))

    assert "Whistles to the bus\noffered by Joe, I said yes" in " ".join(said.split(" "))
    assert "www" not in said
    assert "Sings" not in said


def test_what_was_noticed_is_said_to_be_noticed(printer: Printer):
    noticed = Section("noticed", "We have noticed", noticings=(noticing("Laughs at hoovers", "a", "b", "c"),))

    said = card(printer, profile("Dee", noticed))

    assert "We have noticed\nLaughs at hoovers\nwe have noticed: Rhian and Wendy" in said


def test_everything_that_must_be_known_is_there_on_as_many_cards_as_it_takes(printer: Printer):
    facts = tuple(fact(f"Fact {n}: {'a' * 150}", f"Help {n}: {'b' * 150}") for n in range(9))
    made = FORMATS["wallet-card"].paper_of(Material(replace(BRON, must_know=facts)), "en")

    pdf = printer.pdf_of(made.html, made.resources)

    said = read_aloud(pdf)
    assert all(f"Fact {n}" in said and f"Help {n}" in said for n in range(9))
    assert "It is too long for a card" not in said
    assert failures(pdf) == []


def test_a_fact_that_is_too_long_is_left_out_whole_and_the_card_says_where_it_is(printer: Printer):
    facts = (fact("Nuts", "The pen"), fact("Long. " * 100, "Help"))

    said = card(printer, replace(BRON, must_know=facts))

    assert "Nuts" in said
    assert "Long." not in said
    assert "Please read the hospital passport of Bron." in " ".join(said.split())


def test_how_to_communicate_goes_on_a_further_card_where_the_front_is_full(printer: Printer):
    ways = tuple(entry(f"Way {n}. {'c' * 200}") for n in range(4))

    said = card(printer, replace(BRON, communicate=ways))

    assert all(f"Way {n}" in said for n in range(4))


def test_whom_to_call_is_on_it_in_order(printer: Printer):
    people = [contact(f"Carol {n}, my sister", f"01632 96000{n}", "If I am ill") for n in range(9)]

    said = " ".join(card(printer, BRON, *people).split())

    places = [said.index(f"Carol {n}, my sister 01632 96000{n} If I am ill") for n in range(9)]
    assert places == sorted(places)
    assert said.index("I remember every dog's name") < said.index("H2: Who to call") < places[0]


def test_where_no_strength_fits_the_card_says_where_it_stands_whom_to_call(printer: Printer):
    needs_a_page = profile("Bron", section("proud", "long " * 200))

    said = " ".join(card(printer, needs_a_page, contact("Carol", "01632 960001", "If I am ill")).split())

    assert "Carol" not in said
    assert "Please read the hospital passport of Bron." in said


def test_what_people_need_to_know_to_reach_somebody_is_on_it(printer: Printer):
    needs = (need("quiet"), need("longer", "Count to ten before you ask again"), need("other", "c" * 900))

    said = " ".join(card(printer, replace(BRON, adjustments=needs)).split())

    assert "H2: How to communicate with me A quiet room More time Count to ten before you ask again my words" in said
    assert "ccc" not in said
    assert "Please read the hospital passport of Bron." in said


def test_a_card_with_nothing_on_it_is_still_theirs(printer: Printer):
    assert "Sam’s story starts here. Ask Sam." in card(printer, SAM)


def test_a_long_name_has_its_room(printer: Printer):
    for length in (18, 60, 200):
        person = replace(BRON, opening=replace(BRON.opening, name="N" * length))
        assert "N" * length in card(printer, person).replace("\n", "")


def test_a_card_carries_a_link_to_scan_and_to_type_where_the_person_puts_one_on_it(printer: Printer):
    address = "https://record.example/link#2345ACDEFGHJKMNPQRTVWXY67890"
    made = FORMATS["wallet-card"].paper_of(Material(BRON, address=address), "en")

    pdf = printer.pdf_of(made.html, made.resources)

    said = read_aloud(pdf)
    assert "type this address: https://record.example/link Then write this code:" in " ".join(said.split())
    assert "2345 ACDE FGHJ KMNP QRTV WXY6 7890" in " ".join(said.split())
    assert 'alt="A picture for a phone to scan. It opens my profile."' in made.html
    assert failures(pdf) == []
    assert "Scan the picture" not in card(printer, BRON)
