"""Paper through the worker: the one page against bare WeasyPrint with shared fonts, each other form against it,
and the memory that a booklet of 20 pages with 20 photos takes.
"""

import time
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from PIL import Image

from caserecord.permits import permit
from domain.permissions import Actor
from exports.formats import FORMATS
from exports.materials import Material, Picture
from exports.papers import FONTS, stock_of
from exports.printers import Printer
from projections.profiles import ShownProfile, profile_of
from projections.views import Views
from tests.bench.measures import Measure, in_turns, speed
from tests.bench.records import WORDS, a_member, a_record, open_store
from tests.exports.people import as_html, entry, section
from tests.exports.people import profile as a_profile

ROUNDS = 9


def measures(folder: Path) -> list[Measure]:
    """New content each round."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    store = open_store(folder / "papers")
    person_id = a_record(store, a_member(store, "Rhian"), 60)
    db = Views(folder / "papers").up_to_date(store)
    profile = profile_of(db, permit(store, Actor(person_id), person_id, "print the profile"), on_paper=True)
    pages = [as_html(replace(profile, opening=replace(profile.opening, name=f"Sam {n}"))) for n in range(ROUNDS + 1)]
    stock = stock_of(FONTS)

    class Handed(URLFetcher):  # type: ignore[misc]  # WeasyPrint ships no types
        """Serves the fonts that are handed over, as the worker does."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            return URLFetcherResponse(url, stock.resources[url])

    fonts = FontConfiguration()
    style = CSS(string=stock.stylesheet, font_config=fonts, url_fetcher=Handed())
    printer = Printer()

    def theirs(number: int) -> bytes:
        document = HTML(string=pages[number], url_fetcher=Handed())
        pdf: bytes = document.write_pdf(stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1")
        return pdf

    printer.pdf_of(pages[ROUNDS])
    theirs(ROUNDS)
    measure = speed(
        "one-page PDF, new content each round, worker hand-off included",
        "bare WeasyPrint write_pdf of the same HTML, shared fonts",
        ours=lambda number: printer.pdf_of(pages[number]),
        theirs=theirs,
        rounds=ROUNDS,
        goal=0.8,
    )
    forms = [_form(printer, profile, name) for name in FORMATS if name != "one-page"]
    printer.close()
    return [measure, *forms, _booklet_with_photos()]


def _form(printer: Printer, profile: ShownProfile, name: str) -> Measure:
    """How long another form takes, as a multiple of the one page."""

    def printed(form: str, number: int) -> None:
        named = replace(profile, opening=replace(profile.opening, name=f"Sam {number}"))
        made = FORMATS[form].paper_of(Material(named), "en")
        printer.pdf_of(made.html, made.resources)

    one_page, other = in_turns([lambda n: printed("one-page", n), lambda n: printed(name, n)], ROUNDS)
    figures = f"{other * 1000:,.0f} ms against {one_page * 1000:,.0f} ms"
    return Measure(f"{name} as PDF", "one-page of the same profile", other / one_page, 3, at_most=True, figures=figures)


def _booklet_with_photos() -> Measure:
    """The most memory that a worker ever held, in MB, which printed nothing else."""
    told = [entry(f"{WORDS * 2}{number}", happened=f"{2000 + number}") for number in range(20)]
    more = [section(key, *(f"{WORDS}{key} {number}" for number in range(6))) for key in ("give", "matters", "people")]
    photos = {each.id: Picture(f"Photo {number}", _photo(number)) for number, each in enumerate(told)}
    made = FORMATS["booklet"].paper_of(Material(a_profile("Sam", section("proud", *told), *more), photos), "en")
    printer = Printer()
    began = time.perf_counter()
    pdf = printer.pdf_of(made.html, made.resources)
    took = time.perf_counter() - began
    assert printer.worker
    status = Path(f"/proc/{printer.worker.process.pid}/status").read_text(encoding="utf-8")
    most = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) / 1024
    printer.close()
    with pikepdf.open(BytesIO(pdf)) as document:
        pages = len(document.pages)
    figures = f"{pages} pages, {len(pdf) / 1e6:.1f} MB, in {took:.1f} s with the start of the worker"
    return Measure("memory of the worker, in MB", "a booklet with 20 photos", most, 250, at_most=True, figures=figures)


def _photo(number: int) -> bytes:
    """A photo of 1600 by 1200 with grain in it, as pictures of people have, about 0.4 MB."""
    grain = Image.effect_noise((400, 300), 60).resize((1600, 1200))
    file = BytesIO()
    Image.merge("RGB", [grain, grain.rotate(number), grain.rotate(180)]).save(file, "JPEG", quality=80)
    return file.getvalue()
