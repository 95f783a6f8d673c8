"""ID tokens: what a provider says of who somebody is, and whether it can be believed."""

from typing import Any

from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from caserecord.identities import Asked, Identity, Introduced
from caserecord.providers import Provider
from caserecord.sessions import NEVER
from domain import clocks

SKEW = 60
"""Seconds by which a provider's clock may differ from ours."""
_LONGEST_SUBJECT = 255


class NotBelieved(Exception):
    """What was said is not signed by the provider, or not for us, not now, or not as it was asked for."""


def introduced_in(token: str, access_token: str, keys: KeySet, provider: Provider, asked: Asked) -> Introduced:
    """Whom an ID token means, that answers what was asked, and when they showed it. Raises NotBelieved."""
    try:
        signed = jwt.decode(token, keys, algorithms=list(provider.algorithms))
        claims = CodeIDToken(
            signed.claims,
            signed.header,
            {
                "iss": {"essential": True, "value": provider.issuer},
                "aud": {"essential": True, "value": provider.client_id},
            },
            {"nonce": asked.nonce, "client_id": provider.client_id, "access_token": access_token},
        )
        claims.validate(now=clocks.moment(), leeway=SKEW)
        shown = int(claims.get("auth_time") or NEVER)
    except (JoseError, ValueError, TypeError, KeyError, AttributeError, OverflowError) as error:
        raise NotBelieved from error
    _require_now(claims, asked)
    _require_as_asked(claims, provider)
    subject = claims["sub"]
    if not isinstance(subject, str) or not 0 < len(subject) <= _LONGEST_SUBJECT:
        raise NotBelieved
    return Introduced(Identity(provider.issuer, subject), min(shown, clocks.moment()))


def _require_now(claims: dict[str, Any], asked: Asked) -> None:
    """Make sure that it was said after it was asked. Raises NotBelieved."""
    since = asked.moment - SKEW
    if claims["iat"] < since:
        raise NotBelieved
    if asked.is_again and not since <= claims.get("auth_time", 0) <= clocks.moment() + SKEW:
        raise NotBelieved


def _require_as_asked(claims: dict[str, Any], provider: Provider) -> None:
    """Make sure that they showed well enough there who they are. Raises NotBelieved."""
    for name, wanted in (("acr", provider.acr), ("vot", provider.vtr)):
        if wanted and claims.get(name) not in wanted:
            raise NotBelieved
