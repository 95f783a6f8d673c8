import re
from collections.abc import Callable
from uuid import UUID

from domain.headings import HEADINGS
from domain.pictures import AT_HEADINGS
from tests.stories import Story
from tests.web.conftest import Screen

At = Callable[..., Screen]


def test_whoever_made_the_pictures_is_thanked_where_every_page_ends(screen: Screen, as_: At, sam: UUID):
    assert 'href="/credits"' in screen.get("demo_sign_ins.who").text
    assert 'href="/credits"' in as_(sam).get("profiles.profile", person_id=sam).text

    page = screen.read("credits.credits")

    assert "OpenMoji" in page
    assert "CC BY-SA 4.0" in page
    assert "Health Icons" in page
    assert "MIT" in page


def test_each_heading_has_its_picture_from_one_file(story: Story, as_: At, sam: UUID):
    for heading in HEADINGS:
        story.given_told(sam, f"About {heading.key}", heading.key)

    page = as_(sam).get("profiles.profile", person_id=sam).text

    file = re.search(r"/static/pictures/headings.svg\?as=\w+", page)
    assert file
    assert all(f'"{file[0]}#{heading.key}" alt=""' in page for heading in HEADINGS)


def test_a_heading_without_a_picture_is_only_words(screen: Screen):
    with screen.app.test_request_context():
        macros = screen.app.jinja_env.get_template("macros/picture.html").make_module({"AT_HEADINGS": AT_HEADINGS})

        assert str(macros.heading_picture("some-other")) == ""  # type: ignore[attr-defined]
