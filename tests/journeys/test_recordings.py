"""Sol says something in their own voice: recorded in the page, heard beside the words, and put away."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import ONE_WAY, Visit, Visiting
from tests.sounds import recording

pytestmark = pytest.mark.browser

PUNS = "I do jokes. Puns mostly."
LENGTH = "audio => new Promise(heard => { audio.onloadedmetadata = () => heard(audio.duration); audio.load(); })"


@pytest.mark.parametrize("visiting", [True], indirect=True, ids=["phone"])
def test_a_voice_is_recorded_in_the_page_heard_and_put_away(visiting: Visiting):
    sol = at_recording(visiting)

    sol.press("Record now")
    expect(sol.page.get_by_role("status").filter(has_text="Recording.")).to_be_visible()
    sol.page.wait_for_timeout(1200)
    sol.look_over().press("Stop")
    expect(sol.page.get_by_role("status").filter(has_text="It is there.")).to_be_visible()
    sol.write("What do you say in it?", "I do jokes. You groan.").press("Keep this recording")

    assert "Your recording is kept." in sol.says()
    assert "I do jokes. You groan." in sol.says()
    assert 0.5 < sol.page.locator("audio").last.evaluate(LENGTH) < 10
    sol.press("Put the recording away")
    assert sol.page.get_by_role("button", name="Bring the recording back").count() >= 1


@ONE_WAY
def test_without_scripts_a_recording_is_chosen(visiting: Visiting):
    sol = at_recording(visiting)
    assert sol.page.get_by_role("button", name="Record now").count() == 0
    voice = {"name": "voice.wav", "mimeType": "audio/wav", "buffer": recording()}
    sol.page.get_by_label("Choose a recording").set_input_files(voice)

    sol.press("Keep this recording")

    assert "Your recording is kept." in sol.says()
    sol.press("Put the recording away")


@pytest.mark.parametrize("visiting", [True], indirect=True, ids=["phone"])
def test_where_there_is_no_microphone_it_says_what_to_do(visiting: Visiting):
    sol = at_recording(visiting)
    sol.page.evaluate("void (navigator.mediaDevices.getUserMedia = () => Promise.reject(new Error()))")

    sol.page.get_by_role("button", name="Record now").click()

    expect(sol.page.get_by_role("status").filter(has_text="Choose a recording below.")).to_be_visible()
    assert sol.page.get_by_role("button", name="Record now").count() == 1


def at_recording(visiting: Visiting) -> Visit:
    """Sol, where a voice is recorded on what they told about puns."""
    sol = visiting().sign_in("Sol")
    sol.page.locator("article").filter(has_text=PUNS).get_by_role("link", name="Change this").click()
    return sol.look_over().follow("Say it in your own voice")
