// What a page gains where scripts run. Every page works without.

// A page of somebody's life does not come back from memory after they signed out.
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});

// An entry is moved without the page being left: the button that was pressed keeps the focus, and what happened is said.
const said = document.createElement("p");
said.className = "govuk-visually-hidden";
said.setAttribute("role", "status");
document.body.append(said);

// Leaving fast: the page goes at once, and Back does not lead to it. Esc does so too, three times within five seconds.
const leaving = document.querySelector("[data-leave]");
if (leaving) {
  document.querySelector("[data-leave-keys]").hidden = false;
  let pressed = 0;
  let waiting;
  const leave = () => {
    document.body.hidden = true;
    document.title = "";
    location.replace(leaving.href);
  };
  leaving.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  addEventListener("keydown", (event) => {
    clearTimeout(waiting);
    if (event.repeat) return;
    pressed = event.key === "Escape" ? pressed + 1 : 0;
    if (pressed === 3) return leave();
    said.textContent = ["", leaving.dataset.twoMore, leaving.dataset.oneMore][pressed];
    waiting = setTimeout(() => {
      pressed = 0;
      said.textContent = "";
    }, 5000);
  });
}

const isStill = matchMedia("(prefers-reduced-motion: reduce)");
const isStillHere = () => isStill.matches || document.documentElement.classList.contains("cr-movement-less");
addEventListener("submit", async (event) => {
  const form = event.target.closest("[data-move] form");
  if (!form || !form.action.endsWith("/move")) return;
  event.preventDefault();
  const [button, entry] = [form.querySelector("button"), form.closest("article").id];
  const pressed = button.firstChild.textContent;
  button.disabled = true; // pressed twice, it moves once
  const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) }).catch(() => null);
  const page = new DOMParser().parseFromString(answer?.ok ? await answer.text().catch(() => "") : "", "text/html");
  if (!page.getElementById(entry)) return form.submit(); // the same form again is done once, and then shows what is wrong
  const banner = page.querySelector(".govuk-notification-banner");
  banner?.setAttribute("role", "region"); // it is said once, by the status below
  const show = () => {
    document.querySelector("main").replaceWith(page.querySelector("main"));
    history.replaceState(null, "", answer.url);
    const buttons = [...document.querySelectorAll(`#${entry} [data-move] button`)];
    (buttons.find((other) => other.firstChild.textContent === pressed) ?? buttons[0])?.focus();
    said.textContent = banner?.querySelector(".govuk-notification-banner__heading").textContent ?? "";
  };
  const name = () => document.querySelectorAll("article[id]").forEach((each) => (each.style.viewTransitionName = each.id));
  if (!document.startViewTransition || isStillHere()) return show();
  name();
  const smoothly = document.startViewTransition(() => {
    show();
    name();
  });
  smoothly.ready.catch(() => {}); // pressed again meanwhile, or not looked at: it is moved all the same
});

// How many letters are left, said once they run short: letters as people count them, not as the browser does.
const RUNS_SHORT = 200;
for (const box of document.querySelectorAll("textarea[data-longest]")) {
  const longest = Number(box.dataset.longest);
  const left = document.createElement("p");
  left.className = "govuk-hint";
  left.setAttribute("role", "status");
  box.after(left);
  box.addEventListener("input", () => {
    const letters = longest - [...box.value].length;
    left.textContent =
      letters > RUNS_SHORT ? "" : letters >= 0 ? `${box.dataset.left} ${letters}` : `${box.dataset.over} ${-letters}`;
  });
}

// What there is to say about somebody's words, while they write: the same answer as the button brings.
const PAUSE = 1200; // milliseconds without a key
for (const button of document.querySelectorAll("button[data-looks]")) {
  const { form } = button;
  let pause;
  let asked = 0;
  form.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(async () => {
      const turn = ++asked;
      try {
        const answer = await fetch(location.pathname, { method: "POST", body: new FormData(form, button) });
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const looked = page.getElementById("looked");
        if (turn === asked && looked) document.getElementById("looked").replaceChildren(...looked.childNodes);
      } catch {
        // Without a connection there is no advice, and the button still asks.
      }
    }, PAUSE);
  });
  form.addEventListener("submit", () => clearTimeout(pause));
}

// A password can be looked at while it is written.
for (const box of document.querySelectorAll("input[data-show]")) {
  const look = document.createElement("button");
  look.type = "button";
  look.className = "govuk-button cr-button--plain";
  look.setAttribute("aria-controls", box.id);
  const turn = (isShown) => {
    box.type = isShown ? "text" : "password";
    look.textContent = isShown ? box.dataset.hide : box.dataset.show;
  };
  turn(false);
  look.addEventListener("click", () => turn(box.type === "password"));
  box.form.addEventListener("submit", () => turn(false)); // or a browser keeps it among what was typed before
  box.after(look);
}
