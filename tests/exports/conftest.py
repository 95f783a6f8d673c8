"""One warm printer for all tests of paper."""

from collections.abc import Iterator

import pytest

from exports.printers import Printer


@pytest.fixture(scope="session")
def printer() -> Iterator[Printer]:
    warm = Printer()
    yield warm
    warm.close()
