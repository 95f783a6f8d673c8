"""Paper through the worker: each form against bare WeasyPrint of the same HTML with shared fonts,
and the memory that a booklet of 20 pages with 20 photos takes.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from PIL import Image

from caserecord.permits import permit
from domain.permissions import Actor
from exports.formats import FORMATS
from exports.materials import Material, Picture, material_of
from exports.papers import FONTS, Paper, stock_of
from exports.printers import Printer
from projections.papers import on_paper_of
from projections.views import Views
from tests.bench.measures import Measure, speed
from tests.bench.records import WORDS, a_member, a_record, open_store
from tests.exports.people import entry, section
from tests.exports.people import profile as a_profile

ROUNDS = 9


def measures(folder: Path) -> list[Measure]:
    """New content each round."""
    store = open_store(folder / "papers")
    person_id = a_record(store, a_member(store, "Rhian"), 60)
    db = Views(folder / "papers").up_to_date(store)
    on_paper = on_paper_of(db, permit(store, Actor(person_id), person_id, "print the profile"))
    made_of = material_of(on_paper, store.blob)
    printer = Printer()
    forms = [_form(printer, made_of, name) for name in FORMATS]
    printer.close()
    return [*forms, _booklet_with_photos()]


def _form(printer: Printer, made_of: Material, name: str) -> Measure:
    """How fast a form is printed, hand-off to the worker included, as a part of how fast WeasyPrint alone is."""
    papers = [FORMATS[name].paper_of(_named(made_of, f"Sam {number}"), "en") for number in range(ROUNDS + 1)]
    bare = _bare_press()
    printer.pdf_of(papers[ROUNDS].html, papers[ROUNDS].resources)
    bare(papers[ROUNDS])
    return speed(
        f"{name} as PDF, new content each round, worker hand-off included",
        "bare WeasyPrint write_pdf of the same HTML, shared fonts",
        ours=lambda number: printer.pdf_of(papers[number].html, papers[number].resources),
        theirs=lambda number: bare(papers[number]),
        rounds=ROUNDS,
        goal=0.8,
    )


def _named(made_of: Material, name: str) -> Material:
    opening = replace(made_of.profile.opening, name=name)
    return replace(made_of, profile=replace(made_of.profile, opening=opening))


def _bare_press() -> Callable[[Paper], bytes]:
    """WeasyPrint by itself, with the fonts read once."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    stock = stock_of(FONTS)

    class Handed(URLFetcher):  # type: ignore[misc]  # WeasyPrint ships no types
        """Serves what is handed over, as the worker does."""

        def __init__(self, resources: Mapping[str, bytes]) -> None:
            super().__init__()
            self.resources = resources

        def fetch(self, url: str, headers: Any = None) -> Any:
            return URLFetcherResponse(url, self.resources[url])

    fonts = FontConfiguration()
    style = CSS(string=stock.stylesheet, font_config=fonts, url_fetcher=Handed(stock.resources))

    def printed(paper: Paper) -> bytes:
        document = HTML(string=paper.html, url_fetcher=Handed(paper.resources))
        pdf: bytes = document.write_pdf(stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1")
        return pdf

    return printed


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
