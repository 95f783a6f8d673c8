"""Emergency access, in sentences."""

from domain.emergencies import Emergencies
from domain.sayings import Ours
from projections.sentences import Sentence, Who, sentence


@sentence.register
def _(event: Emergencies.EmergencyAccessUsed, who: Who) -> Sentence:
    return Sentence(Ours("%(who)s looked. It was an emergency.", who=who(event.by)), event.why)


@sentence.register
def _(event: Emergencies.PersonTold, who: Who) -> Sentence:
    if event.by == event.person_id:
        return Sentence(Ours("%(who)s saw who had looked. It was an emergency.", who=who(event.by)))
    return Sentence(Ours("%(who)s told them who had looked. It was an emergency.", who=who(event.by)))


@sentence.register
def _(event: Emergencies.EmergencyAccessReviewed, who: Who) -> Sentence:
    if event.was_right:
        said = Ours("%(who)s says: it was right to look. It was an emergency.", who=who(event.by))
    else:
        said = Ours("%(who)s says: it was not right to look. It was an emergency.", who=who(event.by))
    return Sentence(said, event.what_was_done)
