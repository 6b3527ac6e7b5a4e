// Search as you type: a field marked data-suggest shows what the server finds, to be taken with arrow keys, Enter or a click.
const WAIT_MS = 150;
let asking = null;
let timer = null;

document.addEventListener("input", (event) => {
  const field = event.target.closest("input[data-suggest]");
  if (field === null) return;
  clearTimeout(timer);
  timer = setTimeout(() => ask(field), WAIT_MS);
});

document.addEventListener("keydown", (event) => {
  const field = event.target.closest("input[data-suggest]");
  if (field === null || event.isComposing) return;
  const list = listOf(field);
  if (event.key === "Escape" && !list.hidden) {
    event.preventDefault(); // the first press closes the list, the next empties the field
    return close(field);
  }
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    return list.hidden ? ask(field) : move(field, event.key === "ArrowDown" ? 1 : -1);
  }
  const chosen = list.querySelector("[aria-selected=true] a");
  if (event.key !== "Enter" || list.hidden || chosen === null) return;
  event.preventDefault(); // without a choice the form is sent, as it is without a script
  close(field);
  chosen.click();
});

// An option is no place for the focus: the field keeps it, and a press on an option is a click on its link.
document.addEventListener("mousedown", (event) => {
  if (event.target.closest(".suggestions") !== null) event.preventDefault();
});
document.addEventListener("click", (event) => {
  for (const field of document.querySelectorAll("input[data-suggest]")) if (event.target !== field) close(field);
});
document.addEventListener("focusout", (event) => {
  if (event.target.matches("input[data-suggest]")) close(event.target);
});

async function ask(field) {
  asking?.abort();
  const text = field.value.trim();
  if (text === "") return close(field);
  const mine = new AbortController();
  asking = mine;
  const url = `${field.dataset.suggest}?q=${encodeURIComponent(text)}`;
  const answer = await fetch(url, { signal: mine.signal }).catch(() => null);
  if (answer === null || !answer.ok || answer.redirected) return mine.signal.aborted ? undefined : close(field);
  const html = await answer.text().catch(() => null);
  if (html === null || mine.signal.aborted || document.activeElement !== field) return;
  const list = listOf(field);
  list.innerHTML = html; // our own page's part, escaped there
  const options = [...list.querySelectorAll("[role=option]")];
  for (const [index, option] of options.entries()) option.id = `${list.id}-${index}`;
  list.hidden = false;
  field.setAttribute("aria-expanded", "true");
  field.removeAttribute("aria-activedescendant");
  const region = document.getElementById("announcements");
  if (region !== null) region.textContent = list.querySelector("[data-words]")?.dataset.words ?? "";
}

function move(field, step) {
  const options = [...listOf(field).querySelectorAll("[role=option]")];
  if (options.length === 0) return;
  const now = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
  const next = now < 0 ? (step > 0 ? 0 : options.length - 1) : (now + step + options.length) % options.length;
  for (const [index, option] of options.entries()) option.setAttribute("aria-selected", String(index === next));
  options[next].scrollIntoView({ block: "nearest" });
  field.setAttribute("aria-activedescendant", options[next].id);
}

function close(field) {
  clearTimeout(timer);
  asking?.abort();
  listOf(field).hidden = true;
  field.setAttribute("aria-expanded", "false");
  field.removeAttribute("aria-activedescendant");
}

function listOf(field) {
  return document.getElementById(field.getAttribute("aria-controls"));
}
