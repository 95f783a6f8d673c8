from base64 import urlsafe_b64decode
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from caserecord import circles
from caserecord.page_secrets import page_secrets, renew_page_secret
from caserecord.seals import Seal
from caserecord.sessions import LONGEST
from caserecord.settings import Settings
from domain import clocks
from domain.permissions import Role
from tests.apps import an_app
from tests.stories import Story, by
from tests.web.conftest import Screen


@pytest.fixture
def sol(story: Story) -> UUID:
    return story.given_a_person("Sol")


def test_on_a_demo_one_says_who_one_is_today(story: Story, screen: Screen, sol: UUID):
    story.given_a_carer(sol)

    page = screen.read("/who")

    assert "Sol my own record" in page
    assert "Rhian Shared Lives carer" in page
    assert "With Sol Who helps" in page


def test_signing_out_ends_the_session_and_not_only_its_cookie(screen: Screen, sol: UUID):
    screen.sign_in(sol)
    stolen = screen.client.get_cookie("caserecord")
    assert stolen

    screen.send("/goodbye")
    screen.client.set_cookie("caserecord", stolen.value)

    assert screen.get("profiles.profile", person_id=sol).location == "/who"


def test_a_session_ends_when_nobody_uses_it(screen: Screen, sol: UUID):
    screen.sign_in(sol)

    with clocks.at(datetime.now(UTC) + timedelta(minutes=31)):
        assert screen.get("profiles.profile", person_id=sol).location == "/who"


def test_nobody_is_somebody_who_is_not_there(screen: Screen):
    assert screen.send("/who", reader=str(uuid4())).status_code == 404
    assert screen.send("/who", reader="me").status_code == 404
    assert screen.send("/who").status_code == 404


def test_only_who_may_help_sits_with_a_person(story: Story, screen: Screen, sol: UUID):
    aud, tony = story.given_an_auditor(sol), story.given_a_member("Tony", Role.CARER)
    gone = story.given_a_carer(sol, "Gone")
    circles.leave(story.store, sol, gone.reader, Role.CARER, to_day=date(2020, 1, 1), by=by(story.mo))

    for nobody in (aud, tony, gone):
        answer = screen.send("/who", reader=str(nobody.reader), with_person=str(sol), how="spoke")
        assert answer.status_code == 404
    assert screen.send("/who", reader=str(sol), with_person=str(sol), how="by magic").status_code == 404


def test_a_helper_who_leaves_the_circle_helps_no_more(story: Story, screen: Screen, sol: UUID):
    rhian = story.given_a_carer(sol)
    screen.sign_in(rhian, with_person=sol, how="spoke")
    yesterday = clocks.today() - timedelta(days=1)
    circles.leave(story.store, sol, rhian.reader, Role.CARER, to_day=yesterday, by=by(story.mo))

    page = screen.get("profiles.profile", person_id=sol)

    assert page.status_code == 404
    assert "Sol" not in page.text


def test_where_people_are_real_nobody_says_who_they_are(story: Story, sol: UUID):
    client = an_app(story.store, story.views, Settings(Path(), Path()), is_demo=False).test_client()

    for path in (f"/people/{sol}/profile", "/who", "/nowhere", "/"):
        answer = client.get(path)
        assert (answer.status_code, answer.location) == (302, "/sign-in"), path


def test_the_cookie_is_for_this_site_and_not_for_scripts(screen: Screen, sol: UUID):
    screen.sign_in(sol)

    cookie = screen.client.get_cookie("caserecord")

    assert cookie
    assert cookie.http_only
    assert cookie.same_site == "Lax"


def test_a_cookie_that_is_not_as_it_was_sealed_or_is_too_old_is_none(story: Story, screen: Screen, sol: UUID):
    screen.sign_in(sol)
    cookie = screen.client.get_cookie("caserecord")
    assert cookie
    ours = page_secrets(story.store.vault)
    inside = Seal(ours, "session").open(cookie.value)
    of_another_record, for_a_link = Seal([bytes(32)], "session").close(inside), Seal(ours, "link").close(inside)
    changed = cookie.value[:20] + ("A" if cookie.value[20] != "A" else "B") + cookie.value[21:]

    def status(value: str) -> int:
        screen.client.set_cookie("caserecord", value)
        return screen.get("profiles.profile", person_id=sol).status_code

    cut = (cookie.value[:-1], cookie.value[:30], ".", "")
    for each in (changed, *cut, "e30.Zm9v.forged", of_another_record, for_a_link):
        assert status(each) == 302, each
    assert status(Seal(ours, "session").close(inside)) == status(cookie.value) == 200
    with clocks.at(clocks.now() + screen.app.permanent_session_lifetime), screen.client.session_transaction() as kept:
        assert "token" in kept
    later = screen.app.permanent_session_lifetime + timedelta(seconds=2)
    with clocks.at(clocks.now() + later), screen.client.session_transaction() as kept:
        assert not kept


def test_what_shows_that_a_form_is_ours_is_made_of_256_random_bits(screen: Screen, sol: UUID):
    screen.sign_in(sol).token()

    with screen.client.session_transaction() as kept:
        assert len(bytes.fromhex(kept["csrf_token"])) == 32


def test_what_shows_that_a_form_is_ours_is_signed_with_sha_256(screen: Screen, sol: UUID):
    signature = screen.sign_in(sol).token().rpartition(".")[2]

    assert len(urlsafe_b64decode(f"{signature}=")) == sha256().digest_size


def test_whoever_is_signed_in_stays_so_when_the_secret_is_renewed_unless_it_is_known(
    story: Story, screen: Screen, sol: UUID
):
    screen.sign_in(sol)
    cookie = screen.client.get_cookie("caserecord")
    assert cookie

    def page_after_a_start() -> int:
        folder = story.views.path.parent
        here = an_app(story.store, story.views, Settings(folder, folder.parent / "vault.key")).test_client()
        here.set_cookie("caserecord", cookie.value)
        return here.get(f"/people/{sol}/profile").status_code

    renew_page_secret(story.store.vault, kept=LONGEST)
    assert page_after_a_start() == 200

    renew_page_secret(story.store.vault, kept=0)
    assert page_after_a_start() == 302
