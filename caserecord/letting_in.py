"""Letting somebody in: the record says so first, and then an address is made that does it.

Cut in the middle, it can be asked once more; what was never recorded lets nobody in.
"""

from uuid import UUID

from caserecord import sign_ins
from caserecord.credentials import a_sign_in_name
from caserecord.identities import Identity
from caserecord.passkeys import Site
from caserecord.stores import Store
from caserecord.tries import for_emergencies
from domain.card_pictures import Chosen
from domain.permissions import Actor
from domain.sign_ins import SignIn


def invite(store: Store, reader: UUID, *, is_person: bool, by: Actor) -> str:
    """Invite somebody: the code of their address. Raises NotAllowed, NotInRecord, AlreadySignsIn."""
    ask = sign_ins.invite_person if is_person else sign_ins.invite_member
    ask(store, reader, by=by)
    return store.invitations.make(reader, invited_by=by.reader)


def ask_to_let_in(store: Store, reader: UUID, *, is_person: bool, by: Actor) -> None:
    """Ask that somebody be let in again. Raises NotAllowed, NotInRecord, NeedsSomebodyElse, NothingToAgree."""
    ask = sign_ins.ask_for_person if is_person else sign_ins.ask_for_member
    ask(store, reader, by=by)


def let_in_again(store: Store, reader: UUID, *, is_person: bool, by: Actor) -> str:
    """Agree that somebody be let in again: the code of their address.

    Raises NotAllowed, NotInRecord, NeedsSomebodyElse, NothingToAgree.
    """
    agree = sign_ins.agree_for_person if is_person else sign_ins.agree_for_member
    asked_by = store.get(SignIn, SignIn.id_of(reader)).asked_by
    agree(store, reader, by=by)
    return store.invitations.make(reader, invited_by=asked_by or by.reader, agreed_by=by.reader)


def is_waiting(store: Store, reader: UUID) -> bool:
    """Whether somebody has to wait before they try again: to sign in by their name, or to find a record in need."""
    called = store.credentials.called(reader)
    names = [store.credentials.id_of(called)] if called else []
    return any(store.tries.is_waiting(each) for each in [*names, for_emergencies(reader).key])


def is_locked_out(store: Store, reader: UUID) -> bool:
    """Whether somebody cannot try to sign in now, by their name or with their card."""
    card = store.sign_in_cards.of(reader)
    return is_waiting(store, reader) or (card is not None and card.is_locked)


def lift_lockout(store: Store, reader: UUID, *, is_person: bool, by: Actor) -> None:
    """Let somebody try again at once. Raises NotAllowed, NotInRecord, NeedsSomebodyElse."""
    lift = sign_ins.lift_for_person if is_person else sign_ins.lift_for_member
    lift(store, reader, by=by)
    store.tries.lift(store.credentials.id_of(store.credentials.called(reader)))
    store.tries.lift(for_emergencies(reader).key)
    store.sign_in_cards.lift(reader)


def make_card(store: Store, person_id: UUID, chosen: Chosen, *, by: Actor) -> str | None:
    """Make a card to sign in with: its code, or None where it was made before.

    Raises NotAllowed, NotInRecord, NoOtherWay, NeedsSomebodyElse.
    """
    sign_ins.make_card(store, person_id, by=by)
    return store.sign_in_cards.make(person_id, by.command_id, chosen)


def end_card(store: Store, person_id: UUID, *, by: Actor) -> None:
    """End the card to sign in with. Raises NotAllowed, NotInRecord."""
    sign_ins.end_card(store, person_id, by=by)
    store.sign_in_cards.end(person_id)


def accept(store: Store, code: str, name: str, password: str) -> UUID:
    """Take up an invitation: whoever has it signs in by this name and password from now on.

    Raises InvitationOver, NotASignInName, NotAPassword.
    """
    reader = store.invitations.find(code).reader
    store.credentials.a_password(password, name=a_sign_in_name(name))
    store.credentials.require_free(name, reader=reader)
    sign_ins.choose_way(store, by=Actor(reader))
    return store.credentials.choose_password(code, name, password)


def accept_introduction(store: Store, code: str, identity: Identity, *, provider: str, called: str) -> UUID:
    """Take up an invitation: whoever has it signs in by another site's word from now on.

    Raises InvitationOver, IdentityTaken.
    """
    reader = store.invitations.find(code).reader
    store.identities.require_free(identity, reader=reader)
    sign_ins.choose_way(store, by=Actor(reader))
    return store.identities.accept(code, identity, provider=provider, called=called)


def accept_passkey(store: Store, code: str, site: Site, answer: str, *, called: str) -> UUID:
    """Take up an invitation: whoever has it signs in by this passkey from now on. There is no name and no password.

    Raises InvitationOver, NotProved.
    """
    reader = store.invitations.find(code).reader
    new = store.passkeys.made(site, reader, answer, called=called)
    sign_ins.choose_way(store, by=Actor(reader))
    return store.passkeys.accept(code, new)


def add_password(store: Store, reader: UUID, name: str, password: str) -> None:
    """Sign in by a name and a password too from now on, beside what there is.

    Raises NotASignInName, NotAPassword, NotInRecord where nobody invited them.
    """
    store.credentials.a_password(password, name=a_sign_in_name(name))
    store.credentials.require_free(name, reader=reader)
    sign_ins.choose_way(store, by=Actor(reader))
    store.credentials.add_password(reader, name, password)


def change_password(store: Store, reader: UUID, password: str) -> None:
    """Sign in with another password from now on. Raises NotAPassword."""
    store.credentials.a_password(password, name=store.credentials.called(reader))
    sign_ins.choose_way(store, by=Actor(reader))
    store.credentials.change_password(reader, password)
