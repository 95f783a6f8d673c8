// Recording a voice in the page, where the browser can. What is recorded is sent as the file that the form asks for.

const form = document.querySelector("form[data-recording]");
const LONGEST = 120;

if (window.MediaRecorder && navigator.mediaDevices) {
  const file = form.elements.recording;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "govuk-button cr-button--plain";
  button.textContent = "Record now";
  const said = document.createElement("p");
  said.className = "govuk-body";
  said.setAttribute("role", "status");
  file.closest(".govuk-form-group").before(button, said);

  let recorder = null;
  let ending = 0;

  const keep = (pieces, type) => {
    const chosen = new DataTransfer();
    chosen.items.add(new File(pieces, "voice", { type }));
    file.files = chosen.files;
    said.textContent = "Recorded. Press “Keep this recording”, or record again.";
  };

  const begin = async () => {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      const pieces = [];
      recorder = new MediaRecorder(stream);
      recorder.addEventListener("dataavailable", (event) => pieces.push(event.data));
      recorder.addEventListener("stop", () => {
        clearTimeout(ending);
        for (const track of stream.getTracks()) track.stop();
        button.textContent = "Record again";
        keep(pieces, recorder.mimeType);
        recorder = null;
      });
      recorder.start();
      ending = setTimeout(() => recorder?.stop(), LONGEST * 1000);
      button.textContent = "Stop";
      said.textContent = "Recording. Press “Stop” when you have finished.";
    } catch {
      said.textContent = "The microphone cannot be used here. Choose a recording below.";
    }
  };

  button.addEventListener("click", () => (recorder ? recorder.stop() : begin()));
}
