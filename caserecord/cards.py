"""What may be asked of a card, which is told in parts, besides what may be asked of every entry."""

from uuid import UUID

from caserecord.commands import command
from caserecord.entries import entry_to_change, require_in_circle
from caserecord.units import Unit
from domain.cards import Card
from domain.entries import Audience
from domain.permissions import Actor


@command("tell something")
def tell(
    unit: Unit,
    person_id: UUID,
    kind: str,
    said: list[str],
    *,
    audience: Audience,
    people: list[UUID] | None = None,
    by: Actor,
) -> UUID:
    """Tell a card. Raises NotAllowed, NotInRecord, NotAHeading and as `domain.words.spoken`."""
    require_in_circle(unit, person_id, people or [])
    card = Card.tell_parts(person_id, kind, said, audience=audience, by=by.id, supported_by=by.supported_by)
    card.show_to(audience, people or [], by=by.id, supported_by=by.supported_by)
    unit.save(card)
    return card.id


@command("offer something")
def offer(unit: Unit, person_id: UUID, kind: str, said: list[str], *, how_known: str = "", by: Actor) -> UUID:
    """Offer a card: it waits for the person. Raises as `tell`."""
    card = Card.offer_parts(person_id, kind, said, how_known=how_known, by=by.reader)
    unit.save(card)
    return card.id


@command("reword an entry")
def reword(unit: Unit, person_id: UUID, card_id: UUID, said: list[str], *, seen: int, by: Actor) -> None:
    """Say a card in new words. Raises NotAllowed, NotInRecord, ChangedMeanwhile, PutAway, StillWaiting."""
    card = entry_to_change(unit, Card, person_id, card_id, by)
    card.reword_parts(said, seen=seen, by=by.id, supported_by=by.supported_by)
    unit.save(card)


@command("decide about an offer")
def say_in_my_words(unit: Unit, person_id: UUID, card_id: UUID, said: list[str], *, by: Actor) -> None:
    """Yes, in my words. Raises NotAllowed, NotInRecord, AlreadyDecided and as `domain.words.spoken`."""
    card = unit.part(Card, person_id, card_id)
    card.say_parts_in_my_words(said, by=by.id, supported_by=by.supported_by)
    unit.save(card)
