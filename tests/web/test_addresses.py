import re
from pathlib import Path
from uuid import UUID

from tests.web.conftest import Screen
from web.addresses import address


def test_a_file_is_asked_for_by_what_it_holds_and_kept_for_a_year(screen: Screen):
    sheet = re.search(r'href="(/static/site.css\?as=[0-9a-f]{12})"', screen.get("/who").text)
    assert sheet

    with screen.client.get(sheet[1]) as answer:
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert "Expires" not in answer.headers
        assert "Cookie" not in answer.headers.get("Vary", "")


def test_a_file_that_is_asked_for_as_it_was_is_not_kept(screen: Screen):
    for path in ("/static/site.css?as=000000000000", "/static/site.css"):
        with screen.client.get(path) as answer:
            assert answer.status_code == 200
            assert answer.headers["Cache-Control"] == "public, max-age=3600"


def test_a_file_that_is_not_there_yet_has_an_address_all_the_same(screen: Screen):
    with screen.app.test_request_context():
        assert address("static", filename="nowhere.css") == "/static/nowhere.css"

    assert screen.client.get("/static/nowhere.css?as=000000000000").status_code == 404


def test_pages_that_stand_under_another_path_have_addresses_under_it(screen: Screen, sam: UUID):
    with screen.app.test_request_context():
        assert address("offers.new", person_id=sam, later=["a", "b"]) == f"/people/{sam}/new?later=a&later=b"
    with screen.app.test_request_context(environ_overrides={"SCRIPT_NAME": "/record"}):
        assert address("offers.new", person_id=sam, later=["a", "b"]) == f"/record/people/{sam}/new?later=a&later=b"


def test_fonts_and_pictures_of_the_style_sheet_are_there(screen: Screen):
    sheet = Path(str(screen.app.static_folder), "site.css").read_text()

    for path in set(re.findall(r"url\(\"?(/[^\")]+)", sheet)):
        with screen.client.get(path) as answer:
            assert answer.status_code == 200, path


TEMPLATES = Path(__file__).parents[2] / "web" / "templates"
BY_ADDRESS = re.compile(r"(?s)<form(?![^>]*method=\"post\")[^>]*>(.*?)</form>")
WORDS = re.compile(r"<input[^>]*type=\"(?!date|hidden|checkbox|radio)|<input(?![^>]*type=)|<textarea")


def test_no_form_takes_words_into_an_address():
    forms = [form for page in TEMPLATES.rglob("*.html") for form in BY_ADDRESS.findall(page.read_text())]

    assert len(forms) >= 4
    assert not [form for form in forms if WORDS.search(form)]
    (searching,) = BY_ADDRESS.findall('<form action="/search">\n<input id="q" name="q" type="search"></form>')
    assert WORDS.search(searching)
