"""Newcomers: whoever begins a record with real people, and whoever is invited to it at the command line."""

from collections.abc import Callable
from uuid import UUID

from caserecord import letting_in, members
from caserecord.askers import NobodyCalled, asker, members_called
from caserecord.new_stores import make_store
from caserecord.schemes import open_scheme, welcome_first
from caserecord.settings import Settings
from caserecord.stores import Store
from domain.permissions import Actor, Role
from domain.refusals import NeedsSomebodyElse, Refused
from domain.sign_ins import AlreadySignsIn


class NotTheFirst(Refused):
    """A record begins with the registered manager."""


def begin(settings: Settings, name: str, *, role: Role | None, scheme: str) -> str:
    """Begin a record of real people, whole or not at all: the token of the manager's invitation.

    Raises NotTheFirst, NotEmpty, CannotStart and as `domain.words.spoken`.
    """
    if role is not Role.MANAGER:
        raise NotTheFirst(
            f"There is no record in {settings.data} yet. It begins with the manager: add --role manager and their name."
        )
    tokens = []

    def tell(store: Store, _: object) -> None:
        open_scheme(store, scheme, is_demo=False)
        manager = welcome_first(store, name)
        tokens.append(letting_in.invite(store, manager, is_person=False, by=Actor(manager)))

    make_store(settings, tell, None)
    return tokens[0]


def invite_called(
    store: Store, name: str, *, role: Role | None, asked_by: str, agreed_by: str, person: Callable[[], UUID]
) -> str:
    """Invite a new member with a role, or a member or else the person of this name: the token of their invitation.

    Raises NobodyCalled, NotAllowed, NotInRecord, NeedsSomebodyElse and as `domain.words.spoken`.
    """
    known = members_called(store, name)
    by = asker(store, asked_by)
    if role is not None:
        if known:
            raise NobodyCalled(f"“{name}” is a member already. Leave --role out to invite them.")
        reader = members.welcome(store, name, roles=frozenset({role}), by=Actor(by))
        return letting_in.invite(store, reader, is_person=False, by=Actor(by))
    reader = asker(store, name) if known else person()
    try:
        return letting_in.invite(store, reader, is_person=not known, by=Actor(by))
    except AlreadySignsIn:
        if not agreed_by:
            raise NeedsSomebodyElse(
                "They have signed in before. Two people let somebody in again: add --with and who agrees."
            ) from None
    letting_in.ask_to_let_in(store, reader, is_person=not known, by=Actor(by))
    return letting_in.let_in_again(store, reader, is_person=not known, by=Actor(asker(store, agreed_by)))
