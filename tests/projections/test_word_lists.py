from caserecord import members, word_lists
from domain.permissions import Actor, Role
from domain.word_lists import WordList
from projections.word_lists import suggested_words
from tests.stories import Story, by


def given_leanne(story: Story) -> Actor:
    return Actor(members.welcome(story.store, "Leanne", roles=frozenset({Role.SELF_ADVOCATE}), by=by(story.mo)))


def listed(story: Story) -> list[tuple[str, str, str, str]]:
    found = story.shown_of_scheme(suggested_words, "read the words we use", story.mo)
    return [(each.said, each.instead, each.why, each.by) for each in found]


def test_the_list_is_in_order_and_says_whose_it_is(story: Story):
    leanne = given_leanne(story)
    assert listed(story) == []
    word_lists.suggest(story.store, "refused", "chose not to", why="A choice", by=by(leanne))
    word_lists.suggest(story.store, "Client", "the person", by=by(leanne))

    word_lists.suggest(story.store, "refuse", "said no", by=by(leanne))

    assert listed(story) == [("Client", "the person", "", "Leanne"), ("refuse", "said no", "", "Leanne")]


def test_what_is_taken_back_is_not_on_the_list(story: Story):
    leanne = given_leanne(story)
    word_lists.suggest(story.store, "refused", "chose not to", by=by(leanne))

    word_lists.take_back(story.store, "Refusing", by=by(leanne))

    assert listed(story) == []


def test_every_version_of_the_list_is_in_the_log(story: Story):
    leanne = given_leanne(story)
    word_lists.suggest(story.store, "refused", "chose not to", by=by(leanne))
    word_lists.take_back(story.store, "refused", by=by(leanne))

    kinds = [type(at.event).__name__ for at in story.store.read_stream(WordList.ID)]

    assert kinds == ["Begun", "WordSuggested", "WordTakenBack"]
