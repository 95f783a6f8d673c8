"""The one-page profile as PDF, through the worker, against bare WeasyPrint with shared fonts."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from caserecord.permits import permit
from domain.permissions import Actor
from exports.papers import FONTS, stock_of
from exports.printers import Printer
from projections.profiles import profile_of
from projections.views import Views
from tests.bench.measures import Measure, speed
from tests.bench.records import a_member, a_record, open_store
from tests.exports.people import as_html

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
    printer.close()
    return [measure]
