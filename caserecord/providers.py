"""Providers: other sites that say who somebody is, by OpenID Connect. One file names them; no secret stands in it."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, RSAKey

from caserecord.settings import CannotStart, is_loopback

ALGORITHMS = ("RS256", "RS512", "ES256")
"""How what a provider says may be signed: with a key of which only it has the private half."""
_EXAMPLE = "docs/oidc.md has an example."


class _Named(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A provider, as it stands in the file."""

    key: str
    called: str
    issuer: str
    client_id: str
    secret_file: str = ""
    key_file: str = ""
    key_id: str = ""
    key_algorithm: str = "RS256"
    algorithms: tuple[str, ...] = ALGORITHMS
    scopes: tuple[str, ...] = ("openid",)
    acr: tuple[str, ...] = ()
    vtr: tuple[str, ...] = ()


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    provider: tuple[_Named, ...] = ()


@dataclass(frozen=True)
class Provider:
    """Another site that says who somebody is."""

    key: str
    """How it is named in addresses."""
    called: str
    """What stands on its button."""
    issuer: str
    client_id: str
    """What we are called there."""
    secret: str | RSAKey | ECKey = field(repr=False)
    """What we show there that it is we who ask: a secret that both know, or a key that signs."""
    secret_algorithm: str
    """How the key signs; nothing where it is a secret."""
    secret_key_id: str
    algorithms: tuple[str, ...]
    """How what it says may be signed."""
    scopes: tuple[str, ...]
    acr: tuple[str, ...]
    """How well somebody must have shown there who they are, where that is asked: one of these."""
    vtr: tuple[str, ...]
    """The same, as a vector of trust."""

    @property
    def is_here(self) -> bool:
        """Whether it is on this computer, and so need not speak https."""
        return is_loopback(urlsplit(self.issuer).hostname or "")


def providers_in(file: Path) -> tuple[Provider, ...]:
    """The providers that a file names, in its order. Raises CannotStart."""
    try:
        named = msgspec.toml.decode(file.read_bytes(), type=_File).provider
    except OSError as error:
        raise CannotStart(f"CASERECORD_OIDC names {file}, which cannot be read: {error.strerror}.") from error
    except msgspec.MsgspecError as error:
        raise CannotStart(f"{file}, which CASERECORD_OIDC names, is not right: {error}. {_EXAMPLE}") from error
    found = tuple(_provider(each, file) for each in named)
    if len({each.key for each in found}) < len(found):
        raise CannotStart(f"Two providers in {file} have the same key. Give each its own.")
    return found


def _provider(named: _Named, file: Path) -> Provider:
    provider = Provider(
        key=named.key,
        called=named.called,
        issuer=named.issuer,
        client_id=named.client_id,
        secret=_secret(named, file),
        secret_algorithm=named.key_algorithm if named.key_file else "",
        secret_key_id=named.key_id,
        algorithms=named.algorithms,
        scopes=named.scopes,
        acr=named.acr,
        vtr=named.vtr,
    )
    for is_right, says in (
        (re.fullmatch("[a-z0-9-]{1,40}", named.key), "key: write small letters, numbers and dashes"),
        (named.called.strip(), "called: write what is to stand on the button"),
        (_is_issuer(provider), "issuer: write its address, which begins with https:// and has no ? or # in it"),
        (named.client_id, "client_id: write what the provider calls this site"),
        (set(named.algorithms) <= set(ALGORITHMS) and named.algorithms, f"algorithms: choose from {ALGORITHMS}"),
        (named.key_algorithm in ALGORITHMS, f"key_algorithm: choose from {ALGORITHMS}"),
        ("openid" in named.scopes, 'scopes: "openid" has to be one of them'),
    ):
        if not is_right:
            raise CannotStart(f"A provider in {file} is not right. In {says}. {_EXAMPLE}")
    return provider


def _is_issuer(provider: Provider) -> bool:
    parts = urlsplit(provider.issuer)
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and provider.is_here)
    return bool(is_safe and parts.hostname and not parts.query and not parts.fragment)


def _secret(named: _Named, file: Path) -> str | RSAKey | ECKey:
    if bool(named.secret_file) == bool(named.key_file):
        raise CannotStart(f"A provider in {file} needs one of secret_file and key_file: {named.key}. {_EXAMPLE}")
    kept = file.parent / (named.secret_file or named.key_file)
    try:
        text = kept.read_text().strip()
        if named.secret_file:
            if text:
                return text
        elif named.key_algorithm.startswith("ES"):
            return ECKey.import_key(text)
        else:
            return RSAKey.import_key(text)
    except (OSError, ValueError, JoseError) as error:
        raise CannotStart(f"{kept}, which {file} names, cannot be read as a {_kind(named)}.") from error
    raise CannotStart(f"{kept}, which {file} names, is empty.")


def _kind(named: _Named) -> str:
    return "secret" if named.secret_file else f"private key for {named.key_algorithm}"
