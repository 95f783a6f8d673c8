"""Signing in with a password, against what argon2 itself takes: all the rest of it is to be cheap."""

from pathlib import Path
from typing import NamedTuple

from flask.testing import FlaskClient

from caserecord.passwords import HASHER
from caserecord.settings import Settings
from projections.views import Views
from tests.apps import an_app
from tests.bench.measures import Measure, in_turns
from tests.bench.records import a_member, open_store
from tests.web.conftest import CSRF

ROUNDS = 50
WORDS = "three blue buses"


class Waiting(NamedTuple):
    """A browser with the form of signing in before it."""

    client: FlaskClient
    form: dict[str, str]


def measures(folder: Path) -> list[Measure]:
    """A form that is sent and answered, each in a browser of its own that is known, over a record of real people."""
    folder = folder / "sign-ins"
    store, views = open_store(folder), Views(folder)
    reader = a_member(store, "Rhian")
    token = store.invitations.make(reader, invited_by=reader)
    store.credentials.choose_password(token, "rhian", WORDS)
    app = an_app(store, views, Settings(data=folder, key_file=folder / "vault.key"), is_demo=False)
    here = store.known_devices.know(reader, device="Tablet")
    browsers = [_waiting(app.test_client(), here) for _ in range(ROUNDS)]
    kept = HASHER.hash(WORDS)

    def sign_in(number: int) -> None:
        answer = browsers[number].client.post("/sign-in", data=browsers[number].form)
        assert answer.location == "/", answer.text

    ours, theirs = in_turns([sign_in, lambda _: HASHER.verify(kept, WORDS)], ROUNDS)
    views.close()
    store.close()
    figures = f"{ours * 1000:,.2f} ms against {theirs * 1000:,.2f} ms"
    return [Measure("signing in with a password", "argon2's own", ours / theirs, 1.5, at_most=True, figures=figures)]


def _waiting(client: FlaskClient, here: str) -> Waiting:
    client.set_cookie("device", here)
    found = CSRF.findall(client.get("/sign-in").text)
    return Waiting(client, {"csrf_token": found[-1], "name": "rhian", "password": WORDS})
