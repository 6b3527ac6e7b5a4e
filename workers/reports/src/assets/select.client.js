// Bulk selection: pick all on the page, say how many, offer all that match.
document.addEventListener("change", (event) => {
  const area = event.target.closest("[data-select]");
  if (area === null) return;
  if (event.target.matches("[data-pick-all]")) {
    for (const box of boxes(area)) box.checked = event.target.checked;
    if (!event.target.checked) setAllMatching(area, false);
  }
  if (event.target.matches(".pick input[name=id]") && !event.target.checked) setAllMatching(area, false);
  tell(area);
});

document.addEventListener("click", (event) => {
  const area = event.target.closest("[data-select]");
  if (area === null) return;
  if (event.target.closest("[data-clear]") !== null) {
    for (const box of boxes(area)) box.checked = false;
    setAllMatching(area, false);
    tell(area);
  }
  extend(event, area);
});

let last = null;

/** Shift and click picks the rows between. */
function extend(event, area) {
  const box = event.target.closest(".pick input[name=id]");
  if (box === null) return;
  const all = boxes(area);
  if (event.shiftKey && last !== null && all.includes(last)) {
    const [from, to] = [all.indexOf(last), all.indexOf(box)].sort((a, b) => a - b);
    for (const between of all.slice(from, to + 1)) between.checked = box.checked;
    tell(area);
  }
  last = box;
}

function boxes(area) {
  return [...area.querySelectorAll(".pick input[name=id]:not(:disabled)")];
}

function setAllMatching(area, isOn) {
  const all = area.querySelector("input[name=all]");
  if (all !== null) all.checked = isOn;
}

/** Says how many are picked, in the bar and in the box of the head. */
function tell(area) {
  const every = boxes(area);
  const picked = every.filter((box) => box.checked).length;
  const all = area.querySelector("input[name=all]");
  const count = all?.checked ? Number(all.dataset.count) : picked;
  const words = area.querySelector("[data-count-words]");
  if (words !== null) words.textContent = `${count.toLocaleString(document.documentElement.dataset.locale)} selected`;
  const head = area.querySelector("[data-pick-all]");
  if (head !== null) {
    head.checked = every.length > 0 && picked === every.length;
    head.indeterminate = picked > 0 && picked < every.length;
  }
  const offer = area.querySelector("[data-all-offer]");
  if (offer !== null) offer.hidden = picked < every.length;
}

document.addEventListener("rolecall:changed", () => {
  for (const area of document.querySelectorAll("[data-select]")) tell(area);
});
for (const area of document.querySelectorAll("[data-select]")) tell(area);
