"""What stands in the views, table by table, in an order of its own: two views that hold the same say the same."""

from typing import Any

from sqlite_utils import Database

TOLD_WHEN_ASKED = {"search"}
"""The index of words, which is brought up to date when somebody searches."""


def everything_in(db: Database) -> dict[str, list[Any]]:
    """Every row of every table."""
    tables = [
        row[0]
        for row in db.execute(
            "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'"
            " and name not like 'search_words%'"
        )
    ]
    return {
        table: sorted(db.execute(f"select * from {table}").fetchall(), key=repr)
        for table in tables
        if table not in TOLD_WHEN_ASKED
    }
