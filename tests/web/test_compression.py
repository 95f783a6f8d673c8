import gzip
from pathlib import Path
from uuid import UUID

from tests.web.conftest import Screen
from web.compression import of_a_length_of_its_own

GZIP = {"Accept-Encoding": "gzip"}


def test_a_page_is_sent_small_where_the_browser_understands_it(screen: Screen, sam: UUID):
    screen.sign_in(sam)
    path = f"/people/{sam}/hopes"

    small, whole = screen.client.get(path, headers=GZIP), screen.client.get(path)

    assert small.headers["Content-Encoding"] == "gzip"
    assert len(small.data) < len(whole.data) / 2
    assert b"My hopes" in gzip.decompress(small.data)
    assert "Content-Encoding" not in whole.headers
    assert "Accept-Encoding" in small.headers["Vary"]
    assert "Accept-Encoding" in whole.headers["Vary"]


def test_a_page_is_sent_whole_to_whoever_says_no_to_gzip(screen: Screen):
    for said in ("gzip;q=0", "identity", "br"):
        assert "Content-Encoding" not in screen.client.get("/who", headers={"Accept-Encoding": said}).headers


def test_a_file_is_sent_small_and_not_again_while_it_is_the_same(screen: Screen):
    with screen.client.get("/static/site.css", headers=GZIP) as first:
        sheet = gzip.decompress(first.data)
        seen = first.headers["ETag"]
    with screen.client.get("/static/site.css", headers=GZIP | {"If-None-Match": seen}) as again:
        assert again.status_code == 304

    assert sheet == Path(str(screen.app.static_folder), "site.css").read_bytes()


def test_what_is_small_already_stays_as_it_is(screen: Screen):
    with screen.client.get("/static/icon.svg", headers=GZIP) as icon:
        assert "Content-Encoding" not in icon.headers
    with screen.client.head("/static/site.css", headers=GZIP) as head:
        assert "Content-Encoding" not in head.headers


def test_the_same_page_is_not_always_as_many_bytes_so_that_nobody_can_measure_what_is_in_it():
    page = b"<p>My words</p>" * 100

    sent = [of_a_length_of_its_own(page) for _ in range(50)]

    assert len({len(each) for each in sent}) > 10
    assert {gzip.decompress(each) for each in sent} == {page}
