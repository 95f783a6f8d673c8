"""Servers to measure: our pages, and a bare page of the same size. Run as a program: `served ours|bare FOLDER PORT`."""

import sqlite3
import sys
from pathlib import Path

import waitress
from flask import Flask, render_template_string

THREADS = 4
PAGE = (
    "<!doctype html><title>{{ name }}</title><h1>{{ name }}</h1>"
    "{% for id, words in rows %}<article id='{{ id }}'><p>{{ words }}</p></article>{% endfor %}"
)


def ours(folder: Path) -> Flask:
    """Our pages over the store in a folder."""
    from caserecord.settings import Settings
    from projections.views import Views
    from tests.bench.records import open_store
    from web import create_app

    settings = Settings.from_environment({"CASERECORD_DATA": str(folder)})
    return create_app(open_store(folder), Views(folder), settings, is_demo=True)


def bare(folder: Path) -> Flask:
    """As little as a page from a database can be: Flask, Jinja and SQLite."""
    app = Flask("bare")

    @app.get("/")
    def page() -> str:
        with sqlite3.connect(folder / "bare.db") as connection:
            rows = connection.execute("select id, words from rows").fetchall()
        return render_template_string(PAGE, name="Sam", rows=rows)

    return app


if __name__ == "__main__":
    kind, folder, port = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    waitress.serve(
        (ours if kind == "ours" else bare)(folder), host="127.0.0.1", port=port, threads=THREADS, _quiet=True
    )
