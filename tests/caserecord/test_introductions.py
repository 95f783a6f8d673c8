"""What another site says is believed when it says it, for us, of whom was sent there, now; and otherwise not."""

import hmac
import json
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from joserfc import jwt
from joserfc.jwk import ECKey

from caserecord import introductions
from caserecord.id_tokens import SKEW
from caserecord.identities import Identity, NoAnswer, NotIntroduced
from caserecord.introductions import LASTS, Introductions
from caserecord.providers import providers_in
from caserecord.sessions import NEVER
from domain import clocks
from tests.caserecord.providers import CLIENT, Site, a_provider, an_rsa_key, named_in

HERE = "https://record.example/sign-in/with/work/back"


@pytest.fixture
def site() -> Iterator[Site]:
    with a_provider() as site:
        yield site


@pytest.fixture
def to(site: Site, tmp_path: Path) -> Introductions:
    return asking(site, tmp_path)


def asking(site: Site, folder: Path, **more: object) -> Introductions:
    (provider,) = providers_in(named_in(folder, site.issuer, **more))
    return Introductions(provider)


def sent(to: Introductions, **how: bool) -> dict[str, str]:
    """What the other site is asked in the address."""
    address, _ = to.begin(HERE, **how)
    return {name: said[0] for name, said in parse_qs(urlsplit(address).query).items()}


def introduced(to: Introductions, site: Site, *, is_again: bool = False, **bent: str) -> Identity:
    address, asked = to.begin(HERE, is_again=is_again)
    return to.finish(HERE, asked, site.let_in(address) | bent).identity


def assert_not_introduced(to: Introductions, site: Site, **more: Any) -> None:
    with pytest.raises(NotIntroduced, match="Start again, or sign in another way"):
        introduced(to, site, **more)


def test_whom_the_other_site_means_is_known_by_its_own_name_for_them(to: Introductions, site: Site):
    assert introduced(to, site) == Identity(site.issuer, "sam-at-work")


def test_it_is_asked_for_a_code_with_what_only_this_browser_can_redeem(to: Introductions, site: Site):
    asked, other = sent(to), sent(to)

    assert (asked["response_type"], asked["scope"], asked["client_id"]) == ("code", "openid", CLIENT)
    assert (asked["redirect_uri"], asked["code_challenge_method"]) == (HERE, "S256")
    for name in ("state", "nonce", "code_challenge"):
        assert len(asked[name]) == 43
        assert asked[name] != other[name]
    introduced(to, site)
    assert len(site.asked[0]["code_verifier"]) == 43
    assert site.asked[0]["redirect_uri"] == HERE


def test_a_code_is_redeemed_once(to: Introductions, site: Site):
    address, asked = to.begin(HERE)
    said = site.let_in(address)
    assert to.finish(HERE, asked, said)

    with pytest.raises(NotIntroduced):
        to.finish(HERE, asked, said)


@pytest.mark.parametrize("bent", [{"state": "another"}, {"iss": "https://evil.example"}, {"code": ""}, {"code": "x"}])
def test_what_comes_back_answers_what_was_asked(to: Introductions, site: Site, bent: dict[str, str]):
    assert_not_introduced(to, site, **bent)
    assert introduced(to, site, iss=site.issuer)


def test_who_comes_back_too_late_is_not_introduced(to: Introductions, site: Site):
    address, asked = to.begin(HERE)

    def comes_back(seconds: int) -> Identity:
        with clocks.at(clocks.now() + timedelta(seconds=seconds)):
            site.bent = {"iat": clocks.moment(), "exp": clocks.moment() + 300}
            return to.finish(HERE, asked, site.let_in(address)).identity

    with pytest.raises(NotIntroduced):
        comes_back(LASTS)
    assert comes_back(LASTS - 5)


@pytest.mark.parametrize(
    "bent",
    [
        {"iss": "https://evil.example"},
        {"iss": None},
        {"aud": "another-site"},
        {"aud": None},
        {"aud": [CLIENT, "another-site"]},
        {"aud": [CLIENT, "another-site"], "azp": "another-site"},
        {"azp": "another-site"},
        {"nonce": "another"},
        {"nonce": None},
        {"exp": None},
        {"exp": "tomorrow"},
        {"iat": None},
        {"iat": "today"},
        {"sub": None},
        {"sub": ""},
        {"sub": 7},
        {"sub": "x" * 256},
        {"at_hash": "another"},
    ],
)
def test_what_is_not_said_by_it_for_us_and_of_this_is_not_believed(
    to: Introductions, site: Site, bent: dict[str, object]
):
    site.bent = bent

    assert_not_introduced(to, site)
    site.bent = {}
    assert introduced(to, site)


def test_what_is_said_for_several_names_us_as_who_asked(to: Introductions, site: Site):
    site.bent = {"aud": [CLIENT, "another-site"], "azp": CLIENT}

    assert introduced(to, site)


@pytest.mark.parametrize(("claim", "allowed", "refused"), [("exp", -SKEW + 5, -SKEW - 5), ("iat", SKEW - 5, SKEW + 5)])
def test_clocks_may_differ_by_a_minute(to: Introductions, site: Site, claim: str, allowed: int, refused: int):
    site.bent = {claim: clocks.moment() + allowed}
    assert introduced(to, site)

    site.bent = {claim: clocks.moment() + refused}
    assert_not_introduced(to, site)


def test_what_was_said_before_it_was_asked_is_not_believed(to: Introductions, site: Site):
    site.bent = {"iat": clocks.moment() - SKEW - 5}
    assert_not_introduced(to, site)

    site.bent = {"iat": clocks.moment() - SKEW + 5}
    assert introduced(to, site)


def test_what_is_signed_by_somebody_else_or_by_nobody_is_not_believed(
    to: Introductions, site: Site, monkeypatch: pytest.MonkeyPatch
):
    site.signs_with = ECKey.generate_key("P-256", {"kid": "one"})
    assert_not_introduced(to, site)

    site.signs_with = site.key
    assert introduced(to, site)

    public = site.key.as_pem(private=False)  # what everybody has, as a secret that both know
    for algorithm, signed in (("HS256", lambda said: hmac.digest(public, said, "sha256")), ("none", lambda _: b"")):
        monkeypatch.setattr(site, "token", by_hand(site, algorithm, signed))
        assert_not_introduced(to, site)
    monkeypatch.setattr(site, "token", by_hand(site, "ES256", lambda said: signature(site.key, said)))
    assert introduced(to, site)


def by_hand(site: Site, algorithm: str, signed: Callable[[bytes], bytes]) -> Callable[[str], str]:
    """How the site says who came, put together letter by letter, with a signature of any kind."""

    def token(nonce: str) -> str:
        said = f"{words({'alg': algorithm, 'kid': 'one'})}.{words(site.claims(nonce))}"
        return f"{said}.{plain(signed(said.encode()))}"

    return token


def signature(key: ECKey, said: bytes) -> bytes:
    """What ES256 puts below what was said: two numbers, of 32 bytes each."""
    numbers = decode_dss_signature(key.private_key.sign(said, ECDSA(SHA256())))
    return b"".join(number.to_bytes(32, "big") for number in numbers)


@pytest.mark.parametrize("said", ["", "a.b", "a.b.c", "\x00", "é.é.é", 7, None, {}])
def test_what_is_no_token_is_not_believed(to: Introductions, site: Site, monkeypatch: pytest.MonkeyPatch, said: object):
    honest = site.token
    monkeypatch.setattr(site, "token", lambda _nonce: said)
    assert_not_introduced(to, site)

    monkeypatch.setattr(site, "token", honest)
    assert introduced(to, site)


def test_for_what_is_no_token_no_keys_are_looked_for(to: Introductions, site: Site, monkeypatch: pytest.MonkeyPatch):
    assert introduced(to, site)
    monkeypatch.setattr(introductions, "NOT_AGAIN_FOR", -1.0)
    honest, site.key = site.token, ECKey.generate_key("P-256", {"kid": "two"})

    monkeypatch.setattr(site, "token", lambda _nonce: "a.b")
    assert_not_introduced(to, site)
    assert site.looked_for.count("/keys") == 1

    monkeypatch.setattr(site, "token", honest)
    assert introduced(to, site)
    assert site.looked_for.count("/keys") == 2


def words(said: dict[str, Any]) -> str:
    return plain(json.dumps(said).encode())


def plain(said: bytes) -> str:
    return urlsafe_b64encode(said).decode().rstrip("=")


def test_an_algorithm_that_was_not_chosen_is_not_taken(site: Site, tmp_path: Path):
    to = asking(site, tmp_path, algorithms=["RS256"])

    assert_not_introduced(to, site)
    site.key, site.algorithm = an_rsa_key(), "RS256"
    assert introduced(asking(site, tmp_path, algorithms=["RS256"]), site)


def test_a_new_key_is_asked_for_but_not_without_end(to: Introductions, site: Site, monkeypatch: pytest.MonkeyPatch):
    introduced(to, site)
    site.key = ECKey.generate_key("P-256", {"kid": "two"})

    assert_not_introduced(to, site)
    monkeypatch.setattr(introductions, "NOT_AGAIN_FOR", -1)
    assert introduced(to, site)


def test_how_well_somebody_showed_who_they_are_is_asked_for_and_looked_at(site: Site, tmp_path: Path):
    to = asking(site, tmp_path, acr=["high", "higher"], vtr=["Cl.Cm"])
    asked = sent(to)
    assert (asked["acr_values"], asked["vtr"]) == ("high higher", '["Cl.Cm"]')

    for bent in ({}, {"acr": "low", "vot": "Cl.Cm"}, {"acr": "high", "vot": "Cl"}):
        site.bent = bent
        assert_not_introduced(to, site)
    site.bent = {"acr": "high", "vot": "Cl.Cm"}
    assert introduced(to, site)


def test_who_says_again_who_they_are_does_so_there_too(to: Introductions, site: Site):
    asked = sent(to, is_again=True)
    assert (asked["prompt"], asked["max_age"]) == ("login", "0")

    for moment in (None, clocks.moment() - SKEW - 5, clocks.moment() + SKEW + 5):
        site.bent = {"auth_time": moment}
        assert_not_introduced(to, site, is_again=True)
    site.bent = {"auth_time": clocks.moment()}
    assert introduced(to, site, is_again=True)


@pytest.mark.parametrize(("since", "counts"), [(8 * 3600, -8 * 3600), (-SKEW, 0)])
def test_it_says_when_somebody_showed_who_they_are_and_that_is_never_to_come(
    to: Introductions, site: Site, since: int, counts: int
):
    with clocks.at(clocks.now()):
        address, asked = to.begin(HERE)
        site.bent = {"iat": clocks.moment(), "exp": clocks.moment() + 300, "auth_time": clocks.moment() - since}
        assert to.finish(HERE, asked, site.let_in(address)).proved == clocks.moment() + counts

        address, asked = to.begin(HERE)
        site.bent["auth_time"] = None
        assert to.finish(HERE, asked, site.let_in(address)).proved == NEVER


def test_a_key_shows_who_asks_where_there_is_no_secret(site: Site, tmp_path: Path):
    key = ECKey.generate_key("P-256")
    (tmp_path / "ours.pem").write_bytes(key.as_pem(private=True))
    to = asking(site, tmp_path, secret_file=None, key_file="ours.pem", key_algorithm="ES256", key_id="ours")

    assert introduced(to, site)

    shown = jwt.decode(site.asked[0]["client_assertion"], key, algorithms=["ES256"])
    assert (shown.header["kid"], shown.claims["iss"], shown.claims["sub"]) == ("ours", CLIENT, CLIENT)
    assert shown.claims["aud"] == f"{site.issuer}/token"


def test_a_secret_goes_as_the_other_site_takes_it(to: Introductions, site: Site):
    site.documents = {"token_endpoint_auth_methods_supported": ["client_secret_post"]}

    assert introduced(to, site)

    assert site.asked[0]["client_secret"] == "known to both"


@pytest.mark.parametrize(
    "documents",
    [
        {"issuer": "https://evil.example"},
        {"authorization_endpoint": None},
        {"authorization_endpoint": "javascript:alert(1)"},
        {"token_endpoint": 7},
        {"jwks_uri": "file:///etc/passwd"},
        {"jwks_uri": "{issuer}/.well-known/openid-configuration"},
        {"jwks_uri": "{issuer}/list"},
        {"jwks_uri": "{issuer}/moved"},
        {"jwks_uri": "{issuer}/moved-for-good"},
        {"token_endpoint": "http://127.0.0.1:1/"},
    ],
)
def test_a_site_that_does_not_say_rightly_what_it_is_is_no_answer(
    to: Introductions, site: Site, documents: dict[str, Any]
):
    site.documents = {
        name: said.replace("{issuer}", site.issuer) if isinstance(said, str) else said
        for name, said in documents.items()
    }

    with pytest.raises(NoAnswer, match="does not answer now"):
        introduced(to, site)


def test_a_site_that_is_down_is_left_alone_for_a_little_while(
    to: Introductions, site: Site, monkeypatch: pytest.MonkeyPatch
):
    site.is_down = True
    with pytest.raises(NoAnswer):
        to.begin(HERE)
    site.is_down = False

    with pytest.raises(NoAnswer):
        to.begin(HERE)
    monkeypatch.setattr(to, "_left_alone_until", 0.0)
    assert introduced(to, site)


def test_a_site_that_goes_down_meanwhile_is_no_answer(to: Introductions, site: Site):
    address, asked = to.begin(HERE)
    site.is_down = True

    with pytest.raises(NoAnswer):
        to.finish(HERE, asked, site.let_in(address))
