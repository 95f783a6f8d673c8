"""What every test may ask for: a story in a folder of its own, its store and its views."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import Phase, settings

from caserecord.stores import Store
from projections.views import Views
from tests.stories import Story, told_in

# Few examples and always the same ones, so that a check that passed yesterday passes today.
# Look further with: HYPOTHESIS_PROFILE=search ./run test tests/laws
EVERY_PHASE_BUT_EXPLAINING = (Phase.explicit, Phase.generate, Phase.shrink)
settings.register_profile(
    "check", max_examples=12, derandomize=True, deadline=None, database=None, phases=EVERY_PHASE_BUT_EXPLAINING
)
settings.register_profile("search", max_examples=120, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "check"))


BUILD_TRANSLATIONS = Path(__file__).parents[1] / "web" / "translations" / "build"


@pytest.fixture(scope="session", autouse=True)
def translations() -> None:
    """Pages speak the catalogues as they are now."""
    tools = Path(sys.executable).parent
    subprocess.run([BUILD_TRANSLATIONS], check=True, env={**os.environ, "PATH": f"{tools}:{os.environ['PATH']}"})


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    with told_in(tmp_path) as story:
        yield story


@pytest.fixture
def store(story: Story) -> Store:
    return story.store


@pytest.fixture
def views(story: Story) -> Views:
    return story.views
