// Recording a voice in the page, where the browser can. What is recorded is sent as the file that the form asks for.

// In a function, for the scripts of a page share their names.
(() => {
  const form = document.querySelector("form[data-recording]");
  const LONGEST = 120;
  if (!window.MediaRecorder || !navigator.mediaDevices) return;

  const says = form.dataset;
  const file = form.elements.recording;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "govuk-button cr-button--plain";
  button.textContent = says.record;
  const said = document.createElement("p");
  said.className = "govuk-body";
  said.setAttribute("role", "status");
  file.closest(".govuk-form-group").before(button, said);

  let recorder = null;
  let isAsking = false; // for the microphone
  let ending = 0;

  const keep = (pieces, type) => {
    const chosen = new DataTransfer();
    chosen.items.add(new File(pieces, "voice", { type }));
    file.files = chosen.files;
    said.textContent = says.recorded;
  };

  const begin = async () => {
    if (isAsking) return;
    isAsking = true;
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      const pieces = [];
      recorder = new MediaRecorder(stream);
      recorder.addEventListener("dataavailable", (event) => pieces.push(event.data));
      recorder.addEventListener("stop", () => {
        clearTimeout(ending);
        for (const track of stream.getTracks()) track.stop();
        button.textContent = says.again;
        keep(pieces, recorder.mimeType);
        recorder = null;
      });
      recorder.start();
      ending = setTimeout(() => recorder?.stop(), LONGEST * 1000);
      button.textContent = says.stop;
      said.textContent = says.now;
    } catch {
      said.textContent = says.noMicrophone;
    }
    isAsking = false;
  };

  button.addEventListener("click", () => (recorder ? recorder.stop() : begin()));
})();
