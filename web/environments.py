"""How templates are run: as Jinja runs them, without what costs much on every page and gives ours nothing."""

from collections.abc import MutableMapping
from types import FunctionType, MethodType, TracebackType
from typing import Any

from flask import Flask
from flask.templating import Environment
from jinja2.runtime import Context, Macro

from web.logs import log_failure

_ASK_FOR_NOTHING = frozenset({FunctionType, MethodType, Macro})


class PlainContext(Context):
    """What a template knows. Most of what it calls need not be told of it: Jinja asks four times before each call."""

    def call(self, called: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call a macro or a function; what has to be told where it is called from, Jinja calls."""
        if type(called) not in _ASK_FOR_NOTHING or hasattr(called, "jinja_pass_arg"):
            return super().call(called, *args, **kwargs)
        kwargs.pop("_loop_vars", None)
        kwargs.pop("_block_vars", None)
        return called(*args, **kwargs)


class PlainEnvironment(Environment):
    """All templates know the same, and that is complete before the first of them is read."""

    context_class = PlainContext

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What a template knows, in one piece: each import compares what two templates know."""
        return {**self.globals, **(d or {})}


class PlainFlask(Flask):
    """Flask with these templates, and with a log that holds nobody's words."""

    jinja_environment = PlainEnvironment

    def log_exception(
        self,
        exc_info: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None] | Any,
    ) -> None:
        """Say that a page broke."""
        kind, _, traceback = exc_info
        log_failure(self, kind, traceback)
