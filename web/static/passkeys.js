// The device is asked for a passkey, and the form carries what it answers. It stands in the page's question.
const knows = window.PublicKeyCredential?.parseRequestOptionsFromJSON && PublicKeyCredential.parseCreationOptionsFromJSON;
for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!knows) continue; // the page says that there are other ways
  form.hidden = false;
  document.getElementById("no-passkey").hidden = true;
  form.addEventListener("submit", async (event) => {
    const { answer } = form.elements;
    if (answer.value) return;
    event.preventDefault();
    const question = JSON.parse(form.dataset.question);
    const failed = document.getElementById("failed");
    failed.textContent = "";
    try {
      const given =
        form.dataset.passkey === "new"
          ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(question) })
          : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(question) });
      answer.value = JSON.stringify(given.toJSON());
    } catch {
      failed.textContent = failed.dataset.says;
      return;
    }
    form.submit();
  });
}
