"""Introductions: another site is asked who somebody is, and says so. It is OpenID Connect: a code, PKCE, an ID token.

Of what it says, nothing is kept but who said it and whom it means, as one hash (`caserecord/identities.py`).
"""

import json
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.requests_client import OAuth2Session
from authlib.oauth2.rfc7523 import PrivateKeyJWT
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from requests import RequestException

from caserecord.id_tokens import NotBelieved, introduced_in
from caserecord.identities import NOT_INTRODUCED, Asked, Introduced, NoAnswer, NotIntroduced
from caserecord.providers import Provider
from caserecord.tokens import new_token
from domain import clocks

PATIENCE = 5
"""Seconds that a provider has for each answer."""
LASTS = 10 * 60
"""Seconds within which somebody comes back from there."""
KNOWN_FOR = 60 * 60
"""Seconds for which a provider is not asked again what its addresses and its keys are."""
NOT_AGAIN_FOR = 30
"""Seconds for which one that did not answer is left alone, and one whose keys were asked for."""


class Introductions:
    """Asking one provider, and believing what it says or not. Threads may share it."""

    def __init__(self, provider: Provider) -> None:
        self.provider = provider
        self._known: Mapping[str, Any] = {}
        self._keys = KeySet([])
        self._known_until = self._left_alone_until = self._keys_asked = float("-inf")

    def begin(self, come_back_to: str, *, is_again: bool = False) -> tuple[str, Asked]:
        """Where to send somebody who is to be introduced, and what their browser has to remember. Raises NoAnswer."""
        asked = Asked(new_token(), new_token(), new_token(), clocks.moment(), is_again)
        wanted = {"nonce": asked.nonce}
        if self.provider.acr:
            wanted["acr_values"] = " ".join(self.provider.acr)
        if self.provider.vtr:
            wanted["vtr"] = json.dumps(self.provider.vtr)
        if is_again:
            wanted |= {"prompt": "login", "max_age": "0"}
        with self._session(come_back_to) as session:
            address, _ = session.create_authorization_url(
                self._address("authorization_endpoint"), state=asked.state, code_verifier=asked.verifier, **wanted
            )
        return str(address), asked

    def finish(self, come_back_to: str, asked: Asked, said: Mapping[str, str]) -> Introduced:
        """Who it is that came back, with what was said in the address, and when they showed it.

        Raises NoAnswer, NotIntroduced.
        """
        if not self._is_answer(asked, said):
            raise NotIntroduced(NOT_INTRODUCED)
        tokens = self._tokens(come_back_to, asked, said["code"])
        try:
            token, access_token = str(tokens["id_token"]), str(tokens["access_token"])
            return introduced_in(token, access_token, self._keys_for(token), self.provider, asked)
        except (NotBelieved, KeyError, TypeError) as error:
            raise NotIntroduced(NOT_INTRODUCED) from error

    def _is_answer(self, asked: Asked, said: Mapping[str, str]) -> bool:
        """Whether it comes from where it was asked, to whom it was asked, in time, and with something in it."""
        return (
            said.get("state") == asked.state
            and said.get("iss", self.provider.issuer) == self.provider.issuer
            and clocks.was_within(asked.moment, LASTS)
            and bool(said.get("code"))
        )

    def _tokens(self, come_back_to: str, asked: Asked, code: str) -> Mapping[str, Any]:
        address = self._address("token_endpoint")
        try:
            with self._session(come_back_to) as session:
                found: Mapping[str, Any] = session.fetch_token(
                    address, code=code, code_verifier=asked.verifier, timeout=PATIENCE, allow_redirects=False
                )
        except AuthlibBaseError as error:
            raise NotIntroduced(NOT_INTRODUCED) from error
        except (RequestException, ValueError, TypeError, AttributeError) as error:
            raise self._no_answer() from error
        return found

    # What is known of the provider

    def _address(self, name: str) -> str:
        address = self._discovered().get(name)
        if not isinstance(address, str) or not self._is_safe(address):
            raise self._no_answer()
        return address

    def _is_safe(self, address: str) -> bool:
        return urlsplit(address).scheme in ({"http", "https"} if self.provider.is_here else {"https"})

    def _discovered(self) -> Mapping[str, Any]:
        now = time.monotonic()
        if now < self._known_until:
            return self._known
        if now < self._left_alone_until:
            raise self._no_answer()
        found = self._asked_for(f"{self.provider.issuer.rstrip('/')}/.well-known/openid-configuration")
        if found.get("issuer") != self.provider.issuer:
            raise self._no_answer()
        self._known, self._known_until = found, now + KNOWN_FOR
        return found

    def _keys_for(self, token: str) -> KeySet:
        """The provider's keys: asked for anew where none of them is the one that a token names."""
        now = time.monotonic()
        is_old = now - self._keys_asked > KNOWN_FOR
        if is_old or (now - self._keys_asked > NOT_AGAIN_FOR and _key_id(token) not in {key.kid for key in self._keys}):
            found = self._asked_for(self._address("jwks_uri"))
            try:
                self._keys = KeySet.import_key_set(found)  # type: ignore[arg-type]  # it says itself whether it is one
            except (JoseError, ValueError, TypeError, KeyError) as error:
                raise self._no_answer() from error
            self._keys_asked = now
        return self._keys

    def _asked_for(self, address: str) -> dict[str, Any]:
        try:
            with self._session("") as session:
                answer = session.request("GET", address, withhold_token=True, timeout=PATIENCE, allow_redirects=False)
            answer.raise_for_status()
            found = answer.json()
        except (RequestException, ValueError) as error:
            raise self._no_answer() from error
        if answer.status_code != 200 or not isinstance(found, dict):
            raise self._no_answer()
        return found

    def _no_answer(self) -> NoAnswer:
        self._left_alone_until = time.monotonic() + NOT_AGAIN_FOR
        return NoAnswer("That site does not answer now. Try again later, or sign in another way.")

    def _session(self, come_back_to: str) -> OAuth2Session:
        provider = self.provider
        session = OAuth2Session(
            provider.client_id,
            provider.secret,
            token_endpoint_auth_method="private_key_jwt" if provider.secret_algorithm else self._secret_goes_by(),
            scope=" ".join(provider.scopes),
            redirect_uri=come_back_to,
            code_challenge_method="S256",
        )
        if provider.secret_algorithm:
            headers = {"kid": provider.secret_key_id} if provider.secret_key_id else None
            session.register_client_auth_method(PrivateKeyJWT(headers=headers, alg=provider.secret_algorithm))
        return session

    def _secret_goes_by(self) -> str:
        takes = self._known.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
        return "client_secret_basic" if "client_secret_basic" in takes else "client_secret_post"


def _key_id(token: str) -> str | None:
    """Which key a token names, if it names one. Raises NotBelieved for what is no token."""
    from joserfc.jws import extract_compact

    try:
        named = extract_compact(token.encode()).headers().get("kid")
    except (JoseError, ValueError) as error:
        raise NotBelieved from error
    return named if isinstance(named, str) else None
