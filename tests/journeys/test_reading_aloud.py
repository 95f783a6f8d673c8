"""Reading aloud, in a real browser whose voices are ours: what would be said is written down instead."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.journeys.conftest import PHONE, Visit

pytestmark = pytest.mark.browser

VOICES = """
(voices => {
  window.toTheVoice = [];
  window.cancelled = 0;
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  const synth = new EventTarget();
  synth.getVoices = () => voices;
  synth.speak = (utterance) => window.toTheVoice.push(utterance);
  synth.cancel = () => { window.cancelled += 1; };
  Object.defineProperty(window, "speechSynthesis", { value: synth, configurable: true });
})
"""
LOCAL = {"name": "Here", "lang": "en-GB", "localService": True}
AMERICAN = {"name": "Here too", "lang": "en-US", "localService": True}
WELSH = {"name": "Yma", "lang": "cy-GB", "localService": True}
REMOTE = {"name": "Elsewhere", "lang": "en-GB", "localService": False}
HIGHLIGHTED = "[...(CSS.highlights.get('cr-spoken') ?? [])].map(range => range.toString())"
NO_HIGHLIGHTS = "Object.defineProperty(CSS, 'highlights', { value: undefined }); delete window.Highlight;"


@pytest.fixture
def listening(chromium: Browser, site: str) -> Iterator[Any]:
    contexts: list[BrowserContext] = []

    def begin(*voices: dict[str, Any], likes: str = "", script: str = "", who: str = "Sol", **has: Any) -> Visit:
        context = chromium.new_context(viewport={"width": PHONE, "height": 800}, **has)
        contexts.append(context)
        context.add_init_script(f"({VOICES})({list(voices)!r});".replace("True", "true").replace("False", "false"))
        context.add_init_script(script)
        if likes:
            context.add_cookies([{"name": "likes", "value": likes, "url": site}])
        return Visit(context.new_page(), site, twin=None).sign_in(who)

    yield begin
    for context in contexts:
        context.close()


def said(visit: Visit, what: str) -> Any:
    return visit.page.evaluate(f"toTheVoice.at(-1).{what}")


def reach(visit: Visit, word: str) -> None:
    """The voice comes to a word of the first passage."""
    visit.page.evaluate(
        f"toTheVoice.at(-1).onboundary({{ name: 'word', charIndex: toTheVoice.at(-1).text.indexOf('{word}') }})"
    )


def first_passage(visit: Visit) -> str:
    return str(visit.page.locator("[data-read-aloud]").first.evaluate("passage => passage.textContent"))


def test_a_passage_is_read_by_a_voice_of_this_device_word_by_word(listening: Any):
    visit = listening(REMOTE, AMERICAN, LOCAL)
    words = first_passage(visit)

    visit.press("Read aloud")
    reach(visit, "puns")

    assert (said(visit, "text"), said(visit, "voice.name"), said(visit, "rate")) == (words, "Here", 1)
    assert visit.page.evaluate(HIGHLIGHTED) == ["puns,"]


def test_pausing_goes_on_from_the_word_where_it_was(listening: Any):
    visit = listening(LOCAL)
    words = first_passage(visit)
    visit.press("Read aloud")
    reach(visit, "puns")

    visit.press("Pause")
    assert visit.page.evaluate("cancelled") == 1
    visit.press("Go on")

    assert said(visit, "text") == words[words.index("puns") :]
    reach(visit, "front")
    assert visit.page.evaluate(HIGHLIGHTED) == ["front"]


def test_stopping_leaves_the_passage_as_it_was_and_the_keyboard_where_it_was(listening: Any):
    visit = listening(LOCAL)
    visit.press("Read aloud")
    reach(visit, "puns")

    visit.page.get_by_role("button", name="Stop", exact=True).focus()
    visit.page.keyboard.press("Enter")

    assert visit.page.evaluate(HIGHLIGHTED) == []
    assert "Read aloud" in visit.page.evaluate("document.activeElement.textContent")
    visit.look_over()


def test_it_can_be_slower_and_faster_while_it_reads(listening: Any):
    visit = listening(LOCAL, likes="speed:slow")
    visit.press("Read aloud")
    assert said(visit, "rate") == 0.7
    reach(visit, "puns")

    visit.press("Faster")
    assert (said(visit, "rate"), said(visit, "text").split()[0]) == (1, "puns,")
    visit.press("Slower").press("Slower")

    assert said(visit, "rate") == 0.5


def test_without_highlights_the_word_is_marked_and_unmarked(listening: Any):
    visit = listening(LOCAL, script=NO_HIGHLIGHTS)
    words = first_passage(visit)
    visit.press("Read aloud")

    reach(visit, "puns")
    reach(visit, "front")

    assert visit.page.locator(".cr-spoken").all_inner_texts() == ["front"]
    visit.press("Stop")
    assert visit.page.locator(".cr-spoken").count() == 0
    assert first_passage(visit) == words


def test_all_of_it_is_read_one_after_the_other(listening: Any):
    visit = listening(LOCAL)
    texts = visit.page.locator("[data-read-aloud]").evaluate_all("all => all.map(one => one.textContent)")

    visit.press("Read all of it aloud")
    for _ in texts:
        visit.page.evaluate("toTheVoice.at(-1).onend()")

    assert visit.page.evaluate("toTheVoice.map(one => one.text)") == texts
    assert visit.page.get_by_role("button", name="Pause", exact=True).count() == 0


@pytest.mark.parametrize("voices", [(), (REMOTE,), (WELSH,)])
def test_without_a_voice_of_its_own_for_the_language_there_is_no_button(listening: Any, voices: tuple[Any, ...]):
    visit = listening(*voices)

    assert visit.page.get_by_role("button", name="Read aloud").count() == 0


def test_the_page_of_choices_says_why_there_is_no_button(listening: Any):
    sentence = "this phone or computer has no voice of its own"

    assert sentence in listening(REMOTE).open("/how-i-like-things").says()
    assert sentence not in listening(LOCAL).open("/how-i-like-things").says()


def test_voices_that_come_late_bring_the_button(listening: Any):
    visit = listening()

    visit.page.evaluate(f"speechSynthesis.getVoices = () => [{LOCAL!r}]".replace("True", "true"))
    visit.page.evaluate("speechSynthesis.dispatchEvent(new Event('voiceschanged'))")

    assert visit.page.get_by_role("button", name="Read aloud").count() > 1
    visit.look_over()


def test_a_page_that_is_drawn_again_without_being_loaded_has_its_buttons(listening: Any):
    visit = listening(LOCAL)
    buttons = visit.page.get_by_role("button", name="Read aloud").count()
    visit.press("Read aloud")

    visit.page.evaluate("document.querySelector('main').replaceWith(document.querySelector('main').cloneNode(true))")
    visit.page.wait_for_function("document.querySelector('.cr-aloud').aloud")

    assert visit.page.evaluate("cancelled") == 1
    assert visit.page.get_by_role("button", name="Read aloud").count() == buttons
    visit.press("Read aloud")
    assert said(visit, "text") == first_passage(visit)


def test_whoever_wants_no_button_has_none(listening: Any):
    visit = listening(LOCAL, likes="aloud:off")

    assert visit.page.get_by_role("button", name="Read aloud").count() == 0


def test_an_offer_can_be_read_aloud(listening: Any):
    visit = listening(LOCAL).follow("New for you")

    visit.press("Read aloud")

    assert said(visit, "text") == first_passage(visit)
