"""How the pages are doing, in numbers: counts and times by the rule of a page, and of nobody in particular."""

import time
from functools import cache
from wsgiref.simple_server import WSGIServer

from flask import Flask, Response, current_app, g
from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector, start_http_server

from web.logs import method, rule

LOOPBACK = "127.0.0.1"
"""Numbers are given to this computer alone, on a port of their own, which no web server in front passes on."""
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 30)


class Measures:
    """The numbers of one server."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        self.answers = Counter(
            "caserecord_answers", "Answers that were given.", ("rule", "method", "status"), registry=self.registry
        )
        self.seconds = Histogram(
            "caserecord_answer_seconds",
            "How long an answer took, in seconds.",
            ("rule",),
            buckets=_SECONDS,
            registry=self.registry,
        )
        self.of = cache(self._of)  # as many as there are pages: looking them up takes longer than counting

    def _of(self, rule: str, method: str, status: int) -> tuple[Counter, Histogram]:
        return self.answers.labels(rule, method, str(status)), self.seconds.labels(rule)


def join(app: Flask) -> None:
    """Count every answer."""
    app.extensions["measures"] = Measures()
    app.after_request(_count)


def give(app: Flask, port: int) -> WSGIServer:
    """Begin to give the numbers to this computer, on a port. Raises OSError where it is taken."""
    server, _ = start_http_server(port, addr=LOOPBACK, registry=app.extensions["measures"].registry)
    return server


def _count(response: Response) -> Response:
    measures: Measures = current_app.extensions["measures"]
    answers, seconds = measures.of(rule(), method(), response.status_code)
    answers.inc()
    seconds.observe(time.perf_counter() - g.began)
    return response
