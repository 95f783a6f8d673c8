"""Pages and files as few bytes as they can be, where the browser understands it."""

import gzip
import secrets
from functools import lru_cache

from flask import Flask, Response, request

SMALLEST = 500
"""Bytes below which nothing is gained."""
KINDS = frozenset({"text/html", "text/css", "text/javascript", "application/json", "image/svg+xml"})
QUICK, SMALL = 5, 9
"""How hard to try for a page, which is made once; and for a file, which is sent often."""
_FLAGS, _NAMED = 3, 8
_HEAD = 10
"""RFC 1952: the fourth byte says what follows the ten of the head: a name, here."""


def join(app: Flask) -> None:
    """Make every answer smaller that gains by it."""
    app.after_request(_smaller)


def _smaller(response: Response) -> Response:
    if response.mimetype not in KINDS or response.status_code == 304 or "Content-Encoding" in response.headers:
        return response
    response.vary.add("Accept-Encoding")
    if not request.accept_encodings["gzip"] or request.method == "HEAD" or "Content-Range" in response.headers:
        return response
    response.direct_passthrough = False
    whole = response.get_data()
    if len(whole) < SMALLEST:
        return response
    response.set_data(_file(whole) if request.endpoint == "static" else of_a_length_of_its_own(whole))
    response.headers["Content-Encoding"] = "gzip"
    if etag := response.get_etag()[0]:
        response.set_etag(etag, weak=True)
    return response


@lru_cache(maxsize=512)
def _file(whole: bytes) -> bytes:
    return gzip.compress(whole, SMALL, mtime=0)


def of_a_length_of_its_own(whole: bytes) -> bytes:
    """A page, with a name of any length in its head, as Django does.

    Whoever can put words into a page and count the bytes that are sent would else learn what else is in it.
    """
    packed = gzip.compress(whole, QUICK, mtime=0)
    name = b"a" * secrets.randbelow(100) + b"\0"
    head = bytearray(packed[:_HEAD])
    head[_FLAGS] |= _NAMED
    return bytes(head) + name + packed[_HEAD:]
