// What a page gains where scripts run. Every page works without.

// A page of somebody's life does not come back from memory after they signed out.
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
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
