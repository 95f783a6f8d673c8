"""Addresses in templates. Each is worked out once; a file's says what is in it, so that browsers may keep it."""

import hashlib
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from flask import Flask, Response, current_app, request, url_for

A_YEAR = 365 * 24 * 60 * 60


def join(app: Flask) -> None:
    """Give the templates their addresses."""
    app.jinja_env.globals["url_for"] = address
    app.after_request(_keep_what_never_changes)


def address(endpoint: str, **values: Any) -> str:
    """The address of a page, or of a file as it is now."""
    listed = {name: tuple(value) for name, value in values.items() if isinstance(value, list)}
    return _address(request.script_root, endpoint, **values | listed)


@lru_cache(maxsize=4096)
def _address(_under: str, endpoint: str, **values: Any) -> str:
    """Where the pages stand is asked for as well: another server's are elsewhere."""
    if endpoint == "static":
        values["as"] = _what_is_in(values["filename"])
    return url_for(endpoint, **values)


@cache
def _what_is_in(filename: str) -> str | None:
    """A name for what a file of ours holds; none where it is not there."""
    file = Path(str(current_app.static_folder), filename)
    return hashlib.sha256(file.read_bytes()).hexdigest()[:12] if file.is_file() else None


def _keep_what_never_changes(response: Response) -> Response:
    """A file that was asked for by what it holds is never asked for again."""
    if request.endpoint == "static" and response.status_code == 200:
        asked = request.args.get("as")
        if asked and asked == _what_is_in((request.view_args or {})["filename"]):
            response.headers["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
            response.headers.pop("Expires", None)
    return response
