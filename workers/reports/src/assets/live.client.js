// Live regions: an element with data-live asks that URL for its next self until the answer no longer carries data-live.
const EVERY_MS = 1500;
const SLOWEST_MS = 15_000;

function watch(region) {
  let waitMs = EVERY_MS;
  const later = () => setTimeout(look, waitMs);

  async function look() {
    if (!region.isConnected) return;
    if (document.hidden) return document.addEventListener("visibilitychange", look, { once: true });
    const answer = await fetch(region.dataset.live, { headers: { "x-live": "1" } }).catch(() => null);
    if (answer === null || answer.status >= 500) {
      waitMs = Math.min(waitMs * 2, SLOWEST_MS);
      return later();
    }
    if (!answer.ok || answer.redirected) return; // signed out, or gone: the page stays as it is until it is loaded anew
    waitMs = EVERY_MS;
    const html = await answer.text();
    const page = new DOMParser().parseFromString(html, "text/html");
    const next = page.querySelector("[data-live-region]");
    if (next === null) return;
    const isOver = next.dataset.live === undefined;
    update(region, next);
    document.dispatchEvent(new CustomEvent("rolecall:changed"));
    if (!isOver) later();
  }
  later();
}

/** Only what differs is replaced, row by row, so that focus, selection and scroll position stay where they are. */
function update(region, next) {
  if (next.dataset.live === undefined) delete region.dataset.live;
  else region.dataset.live = next.dataset.live;
  const [list, nextList] = [region, next].map((part) => part.querySelector("tbody[data-list]"));
  const [mine, theirs] = [region, next].map((part) => [...part.querySelectorAll("[data-key]:not(tr)")]);
  const isSameFrame =
    (list === null) === (nextList === null) &&
    mine.length === theirs.length &&
    mine.every((part, index) => part.dataset.key === theirs[index].dataset.key);
  if (!isSameFrame) return replaceWhole(region, next);
  for (const [index, part] of mine.entries()) replaceIfChanged(part, theirs[index]);
  if (list !== null) updateRows(list, nextList);
}

/** A part came or went, so all is new; what was picked and typed is carried over. */
function replaceWhole(region, next) {
  const picked = new Set([...region.querySelectorAll(".pick input:checked")].map((box) => box.id));
  const typed = region.querySelector("input[type=search]")?.value;
  region.replaceChildren(...next.childNodes);
  for (const box of region.querySelectorAll(".pick input")) box.checked = picked.has(box.id);
  const search = region.querySelector("input[type=search]");
  if (search !== null && typed !== undefined) search.value = typed;
}

function updateRows(list, nextList) {
  const held = new Map([...list.rows].map((row) => [row.dataset.key, row]));
  let place = list.firstElementChild;
  for (const fresh of [...nextList.rows]) {
    const row = held.get(fresh.dataset.key);
    held.delete(fresh.dataset.key);
    if (row === undefined) {
      list.insertBefore(fresh, place);
      continue;
    }
    const shown = replaceIfChanged(row, fresh);
    if (place === row || place === shown) place = shown.nextElementSibling;
    else list.insertBefore(shown, place);
  }
  for (const gone of held.values()) gone.remove();
}

/** Answers the element that is now in the page. */
function replaceIfChanged(part, fresh) {
  if (sameMarkup(part, fresh)) return part;
  const wasChecked = part.querySelector(".pick input[name=id]")?.checked;
  const focused = part.contains(document.activeElement) ? document.activeElement.id : "";
  part.replaceWith(fresh);
  const box = fresh.querySelector(".pick input[name=id]");
  if (box !== null && wasChecked !== undefined) box.checked = wasChecked && !box.disabled;
  if (fresh.matches("tr")) fresh.classList.add("changed");
  if (focused !== "") document.getElementById(focused)?.focus();
  return fresh;
}

/** Relative times alone are no change: the browser keeps those fresh itself. */
function sameMarkup(a, b) {
  const plain = (part) => {
    const copy = part.cloneNode(true);
    copy.classList.remove("changed");
    if (copy.classList.length === 0) copy.removeAttribute("class");
    for (const time of copy.querySelectorAll("time")) time.textContent = "";
    return copy.outerHTML;
  };
  return plain(a) === plain(b);
}

for (const region of document.querySelectorAll("[data-live]")) watch(region);
