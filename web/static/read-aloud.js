// Reading aloud: a button beside every passage that has data-read-aloud, where this device has a voice of its own for
// the passage's language. No words leave the device: voices from elsewhere are never used.

// In a function, for the scripts of a page share their names.
(() => {
  const says = document.currentScript.dataset;
  const STEPS = [0.5, 0.7, 1, 1.3, 1.6];
  const CHOSEN = { slow: 1, usual: 2, fast: 3 };
  const synth = window.speechSynthesis;
  let pace = CHOSEN[says.speed] ?? CHOSEN.usual;
  let reading = null; // what is read now, and how far: { passage, at, voice, utterance, rest, box, isPaused }

  const languageOf = (element) => element.closest("[lang]")?.lang || document.documentElement.lang;
  const primary = (tag) => tag.toLowerCase().split(/[-_]/)[0];

  function voiceFor(element) {
    const wanted = languageOf(element);
    const ours = synth.getVoices().filter((voice) => voice.localService && primary(voice.lang) === primary(wanted));
    return ours.find((voice) => voice.lang.replace("_", "-").toLowerCase() === wanted.toLowerCase()) ?? ours[0];
  }

  // The text of a passage as the voice is given it, and where each letter of it stands on the page.

  function lettersOf(passage) {
    const nodes = [];
    const walker = document.createTreeWalker(passage, NodeFilter.SHOW_TEXT);
    for (let length = 0; walker.nextNode(); length += walker.currentNode.length) {
      nodes.push({ node: walker.currentNode, from: length });
    }
    return nodes;
  }

  function rangeOf(passage, from, to) {
    const holding = lettersOf(passage).find(({ node, from: begins }) => from < begins + node.length);
    if (!holding) return null;
    const range = document.createRange();
    range.setStart(holding.node, from - holding.from);
    range.setEnd(holding.node, Math.min(to - holding.from, holding.node.length));
    return range;
  }

  function unmark() {
    CSS.highlights?.delete("cr-spoken");
    for (const span of document.querySelectorAll(".cr-spoken")) {
      const parent = span.parentNode;
      span.replaceWith(...span.childNodes);
      parent.normalize();
    }
  }

  function mark(passage, from, to) {
    unmark();
    const range = rangeOf(passage, from, to);
    if (!range) return;
    if (window.Highlight && CSS.highlights) {
      CSS.highlights.set("cr-spoken", new Highlight(range));
    } else {
      const span = document.createElement("span");
      span.className = "cr-spoken";
      range.surroundContents(span);
    }
  }

  // Reading

  function speak() {
    const { passage, at, voice } = reading;
    const utterance = new SpeechSynthesisUtterance(passage.textContent.slice(at));
    Object.assign(utterance, { voice, lang: voice.lang, rate: STEPS[pace] });
    const isCurrent = () => reading?.utterance === utterance;
    utterance.onboundary = ({ name, charIndex, charLength }) => {
      if (!isCurrent() || (name && name !== "word")) return;
      const text = passage.textContent;
      const from = at + charIndex;
      const length = charLength || text.slice(from).match(/^\S*/)[0].length;
      reading.at = from;
      mark(passage, from, from + length);
    };
    utterance.onend = utterance.onerror = () => {
      if (!isCurrent()) return;
      const { rest, box } = reading;
      stop();
      if (rest.length) begin(rest[0], rest.slice(1), box);
    };
    reading.utterance = utterance;
    synth.speak(utterance);
  }

  function begin(passage, rest, box) {
    if (reading) stop();
    const voice = voiceFor(passage);
    if (!voice) return;
    reading = { passage, at: 0, voice, rest, box, isPaused: false };
    speak();
    show(box);
  }

  function silence() {
    reading.utterance = null; // what the voice still says of it is of no interest
    synth.cancel();
  }

  function pause() {
    reading.isPaused = true;
    silence();
    show(reading.box);
  }

  function goOn() {
    reading.isPaused = false;
    speak();
    show(reading.box);
  }

  function stop() {
    const { box } = reading;
    silence();
    reading = null;
    unmark();
    show(box);
  }

  function goAt(step) {
    pace = Math.max(0, Math.min(STEPS.length - 1, pace + step));
    if (!reading.isPaused) {
      silence();
      speak();
    }
    show(reading.box);
  }

  // Buttons

  function button(words, press, about = "") {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "govuk-button cr-button--quiet";
    made.textContent = words;
    if (about) {
      const hidden = document.createElement("span");
      hidden.className = "govuk-visually-hidden";
      hidden.textContent = `: ${about.trim().slice(0, 60)}`;
      made.append(hidden);
    }
    made.addEventListener("click", press);
    return made;
  }

  function show(box) {
    const had = [...box.children].indexOf(document.activeElement);
    const { words, passages } = box.aloud;
    if (reading?.box !== box) {
      const about = passages.length === 1 ? passages[0].textContent : "";
      box.replaceChildren(button(words, () => begin(passages[0], passages.slice(1), box), about));
    } else {
      const slower = button(says.slower, () => goAt(-1));
      const faster = button(says.faster, () => goAt(1));
      slower.setAttribute("aria-disabled", String(pace === 0));
      faster.setAttribute("aria-disabled", String(pace === STEPS.length - 1));
      box.replaceChildren(
        reading.isPaused ? button(says.goOn, goOn) : button(says.pause, pause),
        button(says.stop, stop),
        slower,
        faster,
      );
    }
    if (had >= 0) (box.children[had] ?? box.children[0]).focus();
  }

  function boxBefore(place, words, passages) {
    const box = document.createElement("div");
    box.className = "cr-aloud";
    box.aloud = { words, passages };
    place(box);
    show(box);
  }

  function offer() {
    for (const old of document.querySelectorAll(".cr-aloud")) old.remove();
    const passages = [...document.querySelectorAll("[data-read-aloud]")].filter(voiceFor);
    for (const note of document.querySelectorAll("[data-no-voice]")) {
      note.hidden = synth.getVoices().some((voice) => voice.localService);
    }
    if (says.aloud === "off") return;
    for (const passage of passages) boxBefore((box) => passage.after(box), says.read, [passage]);
    if (passages.length > 1) boxBefore((box) => document.querySelector("main h1")?.after(box), says.readAll, passages);
  }

  if (synth && window.SpeechSynthesisUtterance) {
    offer();
    synth.addEventListener?.("voiceschanged", () => reading || offer());
    addEventListener("pagehide", () => synth.cancel());
    // where something was moved, the page is drawn again without being loaded
    new MutationObserver(() => {
      if (reading) stop();
      offer();
    }).observe(document.querySelector("main").parentNode, { childList: true });
  }
})();
