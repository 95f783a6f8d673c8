// Adding a photo, where scripts run: what will be kept of it is seen before it is sent. The choices work without.

const form = document.querySelector("form[data-photo]");
const WIDE = 16 / 9;
const LONGEST = 480;
const shares = { start: 0, middle: 0.5, end: 1 };
let photo = null;

const canvas = document.createElement("canvas");
canvas.className = "cr-photo__picture";
canvas.setAttribute("aria-hidden", "true"); // the choices say the same in words
canvas.hidden = true;
document.getElementById("shape").closest(".govuk-form-group").before(canvas);

function show() {
  canvas.hidden = !photo;
  if (!photo) return;
  const { shape, part } = Object.fromEntries(new FormData(form));
  const ratio = { square: 1, wide: WIDE }[shape];
  const width = ratio ? Math.min(photo.width, photo.height * ratio) : photo.width;
  const height = ratio ? Math.min(photo.height, photo.width / ratio) : photo.height;
  const share = shares[part] ?? 0.5;
  const scale = Math.min(1, LONGEST / Math.max(width, height));
  canvas.width = width * scale;
  canvas.height = height * scale;
  canvas
    .getContext("2d")
    .drawImage(photo, (photo.width - width) * share, (photo.height - height) * share, width, height, 0, 0, canvas.width, canvas.height);
}

form.addEventListener("change", async (event) => {
  if (event.target.type === "file") {
    try {
      photo = await createImageBitmap(event.target.files[0]);
    } catch {
      photo = null; // this browser cannot open it; the server may
    }
  }
  show();
});
