"""Garbage: how often Python looks for it."""

import gc

_NEW_THINGS = 10_000
"""Before it looks. It looks after 700 unless told, and telling 500 events makes ten thousand that end by themselves."""


def settle() -> None:
    """Look seldom, and never again through what is there now: it stays for good."""
    gc.set_threshold(_NEW_THINGS)
    gc.freeze()
