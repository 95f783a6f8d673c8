"""The pages, as tests have them made: each template is compiled once for all of them."""

from types import CodeType
from typing import Any

from flask import Flask
from jinja2.bccache import Bucket, BytecodeCache

from web import create_app


class Compiled(BytecodeCache):
    """Templates that were compiled before, for as long as the tests run."""

    def __init__(self) -> None:
        self._known: dict[str, CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """What it was compiled to, if it was."""
        bucket.code = self._known.get(f"{bucket.key} {bucket.checksum}")

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Know it from now on."""
        if bucket.code:
            self._known[f"{bucket.key} {bucket.checksum}"] = bucket.code


_COMPILED = Compiled()


def an_app(*args: Any, is_demo: bool = True, **kwargs: Any) -> Flask:
    """The pages over a store and its views, as `create_app` makes them."""
    app = create_app(*args, is_demo=is_demo, **kwargs)
    app.jinja_env.bytecode_cache = _COMPILED
    return app
