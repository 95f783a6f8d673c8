import pytest

from domain.advice import LONGEST_SENTENCE, MOST_ADVICE, advice_on, is_long, syllables


def about(words: str) -> list[str]:
    return [advice.said for advice in advice_on(words)]


@pytest.mark.parametrize(
    "words", ["", "Cooked tea for six of us.", "She laughed! Did she? Yes…", "At 3.30 p.m. we went.", "🙂 dŵr 茶"]
)
def test_plain_words_need_no_advice(words: str):
    assert advice_on(words) == ()


def test_a_long_sentence_is_said_to_be_long_and_its_neighbours_are_not():
    long = " ".join(["tea"] * (LONGEST_SENTENCE + 1)) + "."

    found = advice_on(f"I like tea. {long}\nMe too")

    assert [advice.said for advice in found] == [long]
    assert "16 words" in found[0].says
    assert about(" ".join(["tea"] * LONGEST_SENTENCE)) == []


def test_jargon_is_said_in_plain_words():
    assert [(advice.said, advice.says) for advice in advice_on("Prior to tea she requires help.")] == [
        ("Prior to", "Could you say “before”?"),
        ("requires", "Could you say “needs”?"),
    ]


def test_jargon_is_a_whole_word():
    assert about("The priors were here") == []


def test_a_long_word_is_said_once_and_is_not_jargon_too():
    assert about("Extraordinary, extraordinary! Independently.") == ["Extraordinary", "Independently"]


@pytest.mark.parametrize("word", ["hospital", "tea", "Saturday", "brother-in-law", "ffwrnais"])
def test_an_ordinary_word_is_not_long(word: str):
    assert not is_long(word)


@pytest.mark.parametrize("word", ["opportunity", "deterioration", "straightforwardly"])
def test_a_word_of_many_syllables_or_letters_is_long(word: str):
    assert is_long(word)


def test_syllables_are_counted():
    assert [syllables(word) for word in ("tea", "pigeon", "hospital")] == [1, 2, 3]


def test_there_is_never_more_advice_than_somebody_can_use():
    words = " ".join(f"Extra{ending}ordinary" for ending in "abcdefghij")

    assert len(advice_on(words)) == MOST_ADVICE


def test_two_thousand_letters_are_looked_at_at_once():
    assert advice_on("a." * 1000) is not None
    assert advice_on("." * 2000) == ()
