"""What the file of other sites has to say, and what is said where it does not."""

import re
from pathlib import Path

import pytest

from caserecord.providers import providers_in
from caserecord.settings import CannotStart, Settings
from tests.caserecord.providers import CLIENT, an_rsa_key, named_in

HANDBOOK = Path(__file__).parents[2] / "docs" / "oidc.md"
ISSUER = "https://login.example/one"


def test_the_settings_say_which_file_it_is():
    assert Settings.from_environment({}).oidc is None
    assert Settings.from_environment({"CASERECORD_OIDC": "/etc/oidc.toml"}).oidc == Path("/etc/oidc.toml")


def test_a_provider_is_what_its_file_says_with_a_secret_from_beside_it(tmp_path: Path):
    (found,) = providers_in(named_in(tmp_path, ISSUER))

    assert (found.key, found.issuer, found.client_id, found.secret) == ("work", ISSUER, CLIENT, "known to both")
    assert (found.scopes, found.is_here) == (("openid",), False)
    assert "known to both" not in repr(found)


def test_a_key_is_read_by_how_it_signs(tmp_path: Path):
    (tmp_path / "ours.pem").write_bytes(an_rsa_key().as_pem(private=True))
    asked = {"secret_file": None, "key_file": "ours.pem"}

    (found,) = providers_in(named_in(tmp_path, ISSUER, **asked, key_algorithm="RS512"))

    assert found.secret_algorithm == "RS512"
    with pytest.raises(CannotStart, match="cannot be read as a private key for ES256"):
        providers_in(named_in(tmp_path, ISSUER, **asked, key_algorithm="ES256"))


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"key": "My work"}, "In key: write small letters"),
        ({"called": " "}, "In called: write what is to stand on the button"),
        ({"issuer": "http://login.example"}, "In issuer: write its address, which begins with https://"),
        ({"issuer": "https://login.example/?x=1"}, "In issuer"),
        ({"issuer": "file:///etc/passwd"}, "In issuer"),
        ({"client_id": ""}, "In client_id"),
        ({"client_id": None}, "missing required field `client_id`"),
        ({"colour": "red"}, "unknown field `colour`"),
        ({"algorithms": ["none"]}, "In algorithms: choose from"),
        ({"algorithms": ["HS256", "RS256"]}, "In algorithms"),
        ({"algorithms": []}, "In algorithms"),
        ({"key_algorithm": "HS256"}, "In key_algorithm"),
        ({"scopes": ["email"]}, 'In scopes: "openid" has to be one of them'),
        ({"secret_file": None}, "needs one of secret_file and key_file"),
        ({"key_file": "x"}, "needs one of secret_file and key_file"),
        ({"secret_file": "none.secret"}, "cannot be read as a secret"),
        ({"secret_file": "empty.secret"}, "is empty"),
    ],
)
def test_what_is_wrong_is_named_with_what_to_write(tmp_path: Path, wrong: dict[str, object], says: str):
    (tmp_path / "empty.secret").write_text("\n")

    with pytest.raises(CannotStart, match=says):
        providers_in(named_in(tmp_path, ISSUER, **wrong))


def test_a_file_that_is_not_there_or_no_file_of_providers_is_named(tmp_path: Path):
    with pytest.raises(CannotStart, match=r"CASERECORD_OIDC names .*none.toml, which cannot be read"):
        providers_in(tmp_path / "none.toml")
    (tmp_path / "x.toml").write_text("[[provider")
    with pytest.raises(CannotStart, match="is not right"):
        providers_in(tmp_path / "x.toml")


def test_the_examples_of_the_handbook_are_taken(tmp_path: Path):
    for number, example in enumerate(re.findall(r"```toml\n(.*?)```", HANDBOOK.read_text(), re.DOTALL)):
        (tmp_path / "work.secret").write_text("known to both")
        (tmp_path / "nhs.pem").write_bytes(an_rsa_key().as_pem(private=True))
        (tmp_path / "one-login.pem").write_bytes(an_rsa_key().as_pem(private=True))
        (tmp_path / f"{number}.toml").write_text(example)

        (found,) = providers_in(tmp_path / f"{number}.toml")

        assert found.called in example
    assert number == 2


def test_two_with_one_key_are_refused(tmp_path: Path):
    file = named_in(tmp_path, ISSUER)
    file.write_text(f"{file.read_text()}\n{file.read_text()}")

    with pytest.raises(CannotStart, match="have the same key"):
        providers_in(file)
