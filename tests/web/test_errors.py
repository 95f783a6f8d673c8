from collections.abc import Callable
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from flask import Flask

from caserecord import entries, safeguarding_notes
from caserecord.settings import Settings
from domain.permissions import Actor, Role
from projections.views import Views
from tests.apps import an_app
from tests.stories import Story, by
from tests.web.conftest import Screen, without_token, words_of
from web import readers
from web.headers import EVERYWHERE, NOT_KEPT, POLICY


@pytest.fixture
def sol(story: Story) -> UUID:
    return story.given_a_person("Sol")


def test_somebody_elses_id_and_one_that_nobody_has_answer_alike(story: Story, screen: Screen, sol: UUID):
    win = story.given_a_person("Win")
    screen.sign_in(sol).read("profiles.profile", person_id=sol)

    theirs = screen.get("profiles.profile", person_id=win)
    nobodys = screen.get("profiles.profile", person_id=uuid4())

    assert theirs.status_code == nobodys.status_code == 404
    assert without_token(theirs) == without_token(nobodys)
    assert list(theirs.headers.keys()) == list(nobodys.headers.keys())


@pytest.mark.parametrize("path", ["/nowhere", "/people/not-an-id/profile", "/people/" + "9" * 300])
def test_an_address_that_is_nobodys_says_so(screen: Screen, sol: UUID, path: str):
    answer = screen.sign_in(sol).client.get(path)

    assert answer.status_code == 404
    assert "There is nothing here with that address." in words_of(answer)


def test_who_may_not_is_told_so_kindly(story: Story, screen: Screen, sol: UUID):
    fred = story.given_a_member("Fred", Role.FAMILY, sol)

    answer = screen.sign_in(fred).get("notes.notes", person_id=sol)

    assert answer.status_code == 403
    assert "Your part in this record does not include this. Ask the scheme." in words_of(answer)


def test_a_form_without_its_token_is_not_taken_and_says_what_to_do(screen: Screen, sol: UUID):
    screen.sign_in(sol)

    answer = screen.client.post(f"/people/{sol}/tell/give", data={"words": "I cook"})

    assert answer.status_code == 400
    assert "Go back, copy your words, and open the page again." in words_of(answer)
    assert "I cook" not in screen.read("profiles.profile", person_id=sol)


@pytest.mark.parametrize("elsewhere", ["cross-site", "same-site"])
def test_a_form_of_another_site_is_not_taken(screen: Screen, sol: UUID, elsewhere: str):
    token = screen.sign_in(sol).token()

    answer = screen.client.post(
        f"/people/{sol}/tell/give",
        data={"words": "I cook", "csrf_token": token},
        headers={"Sec-Fetch-Site": elsewhere},
    )

    assert answer.status_code == 403
    assert "I cook" not in screen.read("profiles.profile", person_id=sol)


def test_a_page_that_a_browser_only_guesses_at_is_not_given(screen: Screen, sol: UUID):
    screen.sign_in(sol)

    guessed = screen.client.get(f"/people/{sol}/profile", headers={"Sec-Purpose": "prefetch;prerender"})

    assert guessed.status_code == 503
    assert guessed.data == b""


def test_too_much_at_once_is_said_and_nothing_of_it_kept(screen: Screen, sol: UUID):
    answer = screen.sign_in(sol).send(f"/people/{sol}/tell/give", words="x" * 300_000)

    assert answer.status_code == 413
    assert "That is too much to send at once. Send it in parts." in words_of(answer)


def test_a_page_is_not_asked_for_as_a_form_is(screen: Screen, sol: UUID):
    screen.sign_in(sol)

    assert screen.client.post("/people", data={"csrf_token": screen.token()}).status_code == 405


def test_a_host_that_is_not_ours_is_turned_away(screen: Screen):
    answer = screen.client.get("/who", headers={"Host": "evil.example"})

    assert answer.status_code == 400
    assert "evil.example" not in answer.text


def test_views_that_are_far_behind_show_how_far_they_are(
    story: Story, sol: UUID, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    for number in range(600):
        entries.tell(story.store, sol, "give", str(number), by=Actor(sol))
    monkeypatch.setattr(readers, "PATIENCE", 0.0)
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    views = Views(fresh)
    screen = Screen(an_app(story.store, views, Settings(Path(), Path())))

    behind = screen.client.get("/who")
    after = screen.client.get("/who")
    views.close()

    assert behind.status_code == 503
    assert behind.headers["Retry-After"] == "2"
    assert "500 of 6" in words_of(behind)
    assert after.status_code == 200


def test_what_breaks_says_that_it_is_not_the_readers_fault(app: Flask, sol: UUID, monkeypatch: pytest.MonkeyPatch):
    screen = Screen(app).sign_in(sol)
    app.config["PROPAGATE_EXCEPTIONS"] = False

    def broken(**_: object) -> str:
        raise RuntimeError("a secret")

    monkeypatch.setitem(app.view_functions, "profiles.profile", broken)
    answer = screen.get("profiles.profile", person_id=sol)

    assert answer.status_code == 500
    assert "Something went wrong here. It is not your fault." in words_of(answer)
    assert "secret" not in answer.text


def test_no_setting_of_the_computer_makes_what_breaks_show_more(story: Story, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("FLASK_DEBUG", "1")

    app = an_app(story.store, story.views, Settings(Path(), Path()))

    assert not app.debug


@pytest.mark.parametrize(
    "path", ["/.git/config", "/static/", "/static/../../.git/HEAD", "/static/%2e%2e/app.py", "/static/..%2f..%2frun"]
)
def test_nothing_is_given_but_pages_and_the_files_of_pages(screen: Screen, sol: UUID, path: str):
    assert screen.sign_in(sol).client.get(path).status_code == 404


def test_nobody_is_told_what_their_browser_sent(screen: Screen, sol: UUID):
    answer = screen.sign_in(sol).client.open("/people", method="TRACE", headers={"X-Sent": "zqsent"})

    assert answer.status_code == 405
    assert "zqsent" not in answer.text


def test_every_answer_says_what_a_browser_may_do_with_it(screen: Screen, sol: UUID):
    screen.sign_in(sol)

    for path in ("/who", f"/people/{sol}/profile", "/nowhere", f"/people/{sol}/papers/one-page.pdf"):
        headers = screen.client.get(path).headers
        assert headers["Content-Security-Policy"] == POLICY
        assert headers["Cache-Control"] == "private, no-store"
        assert headers["X-Content-Type-Options"] == "nosniff"
    allowed = dict(each.split(" ", 1) for each in POLICY.split("; "))
    assert (allowed["default-src"], allowed["base-uri"], allowed["frame-ancestors"]) == ("'none'",) * 3
    assert "object-src" not in allowed
    assert set(allowed.values()) == {"'none'", "'self'"}
    with screen.client.get("/static/site.js") as script:
        assert "max-age" in script.headers["Cache-Control"]


def test_every_answer_says_what_it_is_and_in_which_letters(screen: Screen, sol: UUID):
    screen.sign_in(sol)
    kinds = {
        "/who": "text/html; charset=utf-8",
        "/nowhere": "text/html; charset=utf-8",
        f"/people/{sol}/profile": "text/html; charset=utf-8",
        "/health": "text/plain; charset=utf-8",
        "/static/site.js": "text/javascript; charset=utf-8",
        "/static/icon.svg": "image/svg+xml; charset=utf-8",
    }

    for path, kind in kinds.items():
        with screen.client.get(path) as answer:
            assert answer.headers["Content-Type"] == kind
            assert "Access-Control-Allow-Origin" not in answer.headers


def test_the_way_back_leads_to_no_other_site(screen: Screen, sol: UUID):
    screen.sign_in(sol)

    from_here = screen.client.get("/nowhere", headers={"Referer": f"http://localhost/people/{sol}/hopes"})
    from_elsewhere = screen.client.get("/nowhere", headers={"Referer": "http://localhost.example/hopes"})

    assert "Go back to where you were" in words_of(from_here)
    assert "localhost.example" not in from_elsewhere.text


def test_a_button_that_somebody_made_up_says_that_something_is_missing(story: Story, screen: Screen, sol: UUID):
    entry = entries.tell(story.store, sol, "give", "I cook", by=Actor(sol))
    screen.sign_in(sol)

    answer = screen.client.post(
        f"/people/{sol}/entries/{entry}/move", data={"csrf_token": screen.token(), "after": "the first"}
    )

    assert answer.status_code == 400
    assert "Something was missing from what was sent." in words_of(answer)


EVERY_ERROR = {
    "another name": lambda screen, _: screen.client.get("/who", headers={"Host": "evil.example"}),
    "another site": lambda screen, _: screen.client.post("/who", headers={"Sec-Fetch-Site": "cross-site"}),
    "another origin": lambda screen, _: screen.client.post("/who", headers={"Origin": "https://evil.example"}),
    "no origin": lambda screen, _: screen.client.post("/who", headers={"Origin": "null"}),
    "no token": lambda screen, sol: screen.client.post(f"/people/{sol}/tell/give", data={"words": "I cook"}),
    "nowhere": lambda screen, _: screen.client.get("/nowhere"),
    "wrong method": lambda screen, _: screen.client.delete("/people"),
    "guessed at": lambda screen, _: screen.client.get("/who", headers={"Sec-Purpose": "prefetch"}),
    "too long": lambda screen, sol: screen.send(f"/people/{sol}/tell/give", words="x" * 300_000),
    "10,000 fields": lambda screen, sol: screen.client.post(
        f"/people/{sol}/tell/give", data=b"a=1&" * 10_000, content_type="application/x-www-form-urlencoded"
    ),
    "10,000 parts": lambda screen, sol: screen.client.post(
        f"/people/{sol}/tell/give", data={f"a{n}": "" for n in range(2_000)}, content_type="multipart/form-data"
    ),
    "latin letters": lambda screen, sol: screen.client.post(
        f"/people/{sol}/tell/give", data=b"words=caf%E9", content_type="application/x-www-form-urlencoded"
    ),
    "latin bytes": lambda screen, sol: screen.client.post(
        f"/people/{sol}/tell/give", data=b"words=caf\xe9", content_type="application/x-www-form-urlencoded"
    ),
    "latin parts": lambda screen, sol: screen.client.post(
        f"/people/{sol}/tell/give",
        data=b'--x\r\nContent-Disposition: form-data; name="words"\r\n\r\ncaf\xe9\r\n--x--\r\n',
        content_type="multipart/form-data; boundary=x",
    ),
    "other letters": lambda screen, sol: screen.client.post(
        f"/people/{sol}/tell/give", data=b"words=a", content_type="application/x-www-form-urlencoded; charset=utf-16"
    ),
    "a part without a name": lambda screen, sol: screen.client.post(
        f"/people/{sol}/tell/give",
        data=b"--cut\r\nContent-Disposition: form-data\r\n\r\nI cook\r\n--cut--\r\n",
        content_type="multipart/form-data; boundary=cut",
    ),
    "two answers": lambda screen, sol: screen.client.post(
        f"/people/{sol}/tell/give", data={"csrf_token": screen.token(), "words": ["I cook", "I bake"]}
    ),
}
STATUS = {
    **dict.fromkeys(("another name", "no origin", "no token"), 400),
    **dict.fromkeys(("another site", "another origin"), 403),
    **dict.fromkeys(("too long", "10,000 fields", "10,000 parts"), 413),
    **dict.fromkeys(("latin letters", "latin bytes", "latin parts", "other letters", "a part without a name"), 415),
    "nowhere": 404,
    "wrong method": 405,
    "guessed at": 503,
    "two answers": 422,
}


@pytest.mark.parametrize("wrong", EVERY_ERROR)
def test_every_error_has_the_headers_of_every_answer_and_keeps_nothing(
    story: Story, screen: Screen, sol: UUID, wrong: str
):
    screen.sign_in(sol)
    head = story.store.head()

    answer = EVERY_ERROR[wrong](screen, sol)

    assert answer.status_code == STATUS[wrong], answer.text
    for name, said in (EVERYWHERE | NOT_KEPT).items():
        assert answer.headers[name] == said
    assert "<h1" in answer.text or not answer.data
    assert "evil.example" not in answer.text
    assert story.store.head() == head


def test_a_site_with_an_address_is_asked_for_by_https_alone_and_under_its_name(story: Story, sol: UUID):
    settings = Settings(Path(), Path(), address="https://record.example.org")
    here = an_app(story.store, story.views, settings).test_client()

    page = here.get("/who", base_url="https://record.example.org")
    elsewhere = here.get("/who", base_url="https://evil.example")

    assert page.status_code == 200
    assert page.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
    cookie = page.headers["Set-Cookie"]
    assert cookie.startswith("__Host-caserecord=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(cookie.split("; "))
    assert "Domain" not in cookie
    assert elsewhere.status_code == 400
    assert "https://record.example.org/" in elsewhere.text
    assert "evil.example" not in elsewhere.text


def test_a_form_of_ours_is_taken_from_a_browser_that_names_the_site(screen: Screen, sol: UUID):
    token = screen.sign_in(sol).token()

    for origin in ("http://localhost", "http://127.0.0.1:8000"):
        answer = screen.client.post(
            f"/people/{sol}/tell/give", data={"words": "I cook", "csrf_token": token}, headers={"Origin": origin}
        )
        assert answer.status_code == 302


def test_a_note_that_the_person_can_see_already_is_not_held_back_and_that_is_said(
    story: Story, as_: Callable[..., Screen], sol: UUID
):
    wendy, marlon = story.given_a_worker(sol), story.given_a_member("Marlon", Role.MANAGER, sol)
    note = safeguarding_notes.write(story.store, sol, "A bruise", readers=[marlon.reader], by=by(wendy))

    answer = as_(marlon).send("safeguarding_notes.agree", person_id=sol, safeguarding_id=note)

    assert answer.status_code == 409
    assert "can see this note already" in words_of(answer)
