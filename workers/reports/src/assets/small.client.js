// Small comforts: copy a code, submit a filter at once, keep relative times fresh, let a message go, guard against double submits and files that are too large.
const SHORT_MS = 1500;
const TOAST_MS = 7000;

document.addEventListener("click", async (event) => {
  const code = event.target.closest("[data-copy]");
  if (code !== null) {
    await navigator.clipboard.writeText(code.dataset.copy);
    code.classList.add("copied");
    announce("Copied");
    setTimeout(() => code.classList.remove("copied"), SHORT_MS);
  }
  event.target.closest("[data-dismiss]")?.closest(".toast")?.remove();
  const opener = event.target.closest("button[commandfor]");
  if (opener !== null && !("commandForElement" in HTMLButtonElement.prototype)) followCommand(opener);
});

document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-autosubmit]");
  if (form !== null && event.target.matches("select, input[type=checkbox]")) form.requestSubmit();
});

// Empty filters stay out of the URL.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-autosubmit]")) return;
  for (const control of form.elements) if (control.name && control.value === "") control.disabled = true;
});

// A file that is larger than is taken is not sent first: what was typed beside it would be gone.
document.addEventListener("change", ({ target }) => {
  if (!target.matches("input[type=file][data-most-bytes]")) return;
  const isTooLarge = [...target.files].some((file) => file.size > Number(target.dataset.mostBytes));
  document.getElementById(target.dataset.tooLarge).hidden = !isTooLarge;
  if (isTooLarge) target.setAttribute("aria-invalid", "true");
  else target.removeAttribute("aria-invalid");
});
document.addEventListener("submit", (event) => {
  const file = event.target.querySelector("input[type=file][data-most-bytes]");
  if (file === null || document.getElementById(file.dataset.tooLarge).hidden) return;
  event.preventDefault();
  file.focus();
});

// A second press while the first request runs would only repeat it.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (form.dataset.sent === "yes") return event.preventDefault();
  form.dataset.sent = "yes";
  event.submitter?.setAttribute("aria-busy", "true");
});

// Coming back by the browser's cache: forms are fresh again.
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  for (const control of document.querySelectorAll("[data-autosubmit] :disabled")) control.disabled = false;
});

/** Browsers from before `commandfor`: the two commands that our dialogs use. */
function followCommand(button) {
  const target = document.getElementById(button.getAttribute("commandfor"));
  if (button.getAttribute("command") === "show-modal") target?.showModal();
  else target?.close();
}

function announce(words) {
  const region = document.getElementById("announcements");
  if (region !== null) region.textContent = words;
}

const UNITS = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];
const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

function refreshTimes() {
  for (const time of document.querySelectorAll("time[data-relative]")) {
    const age = Date.parse(time.dateTime) - Date.now();
    if (Math.abs(age) > 7 * 86_400_000) continue;
    const [unit, ms] = UNITS.find(([, size]) => Math.abs(age) >= size) ?? ["second", 1000];
    time.textContent = unit === "second" ? time.dataset.relative : relative.format(Math.round(age / ms), unit);
  }
}
setInterval(refreshTimes, 30_000);

for (const toast of document.querySelectorAll(".toast[data-goes]")) setTimeout(() => toast.remove(), TOAST_MS);
