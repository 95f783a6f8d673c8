"""The pages, as tests have them made: each template and each address is compiled once for all of them."""

from collections.abc import Callable
from types import CodeType
from typing import Any, ClassVar

from flask import Flask
from jinja2.bccache import Bucket, BytecodeCache
from werkzeug.routing import Rule

from web import create_app
from web.environments import PlainFlask


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


class CompiledRule(Rule):
    """An address whose writing down was compiled before, for as long as the tests run: it depends on its rule alone."""

    _known: ClassVar[dict[tuple[Any, ...], Callable[..., tuple[str, str]]]] = {}

    def _compile_builder(self, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        key = (self.rule, self.subdomain, self.host, str(self.defaults), append_unknown)
        if key not in self._known:
            self._known[key] = super()._compile_builder(append_unknown)
        return self._known[key]


_COMPILED = Compiled()
PlainFlask.url_rule_class = CompiledRule


def an_app(*args: Any, is_demo: bool = True, **kwargs: Any) -> Flask:
    """The pages over a store and its views, as `create_app` makes them."""
    app = create_app(*args, is_demo=is_demo, **kwargs)
    app.jinja_env.bytecode_cache = _COMPILED
    return app
