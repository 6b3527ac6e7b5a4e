// Drawers: a link marked data-drawer opens its page's main part in a <dialog>; the form in it is sent without leaving the list.
let drawer = null;
let opener = null;

document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-drawer]");
  if (link === null || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  opener = link;
  const answer = await fetch(link.href, { headers: { "x-drawer": "1" } }).catch(() => null);
  if (answer === null || !answer.ok || answer.redirected) return location.assign(link.href);
  show(await answer.text());
});

document.addEventListener("click", (event) => {
  if (drawer === null || !drawer.open) return;
  const wantsOut = event.target.closest("[data-close]") !== null || event.target === drawer;
  if (!wantsOut || !drawer.contains(event.target)) return;
  event.preventDefault();
  drawer.close();
});

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (drawer === null || !drawer.contains(form) || form.method !== "post") return;
  if (form.enctype === "multipart/form-data" || event.defaultPrevented) return;
  event.preventDefault();
  const body = new URLSearchParams(new FormData(form, event.submitter));
  event.submitter?.setAttribute("aria-busy", "true");
  const answer = await fetch(form.action, { method: "POST", body, headers: { "x-drawer": "1" } }).catch(() => null);
  const next = answer?.headers.get("x-go-to");
  if (next) return goTo(new URL(next, location.href));
  if (answer === null) return failed(form, event.submitter);
  if (answer.redirected) return location.assign(answer.url); // signed out meanwhile
  show(await answer.text());
});

/** The same page with another fragment would not be loaded anew by itself. */
function goTo(url) {
  const isHere = url.pathname === location.pathname && url.search === location.search;
  if (!isHere) return location.assign(url);
  location.hash = url.hash;
  location.reload();
}

/** Puts the page's main part into the drawer; focus goes to the first fault, else to the first field. */
function show(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const main = page.querySelector("main");
  if (main === null) return location.reload();
  drawer ??= makeDrawer();
  const body = drawer.querySelector(".drawer-body");
  body.replaceChildren(...main.childNodes);
  const heading = body.querySelector("h1");
  if (heading !== null) {
    heading.id = "drawer-title";
    drawer.setAttribute("aria-labelledby", "drawer-title");
  }
  if (!drawer.open) drawer.showModal();
  drawer.scrollTop = 0;
  const first =
    body.querySelector("[aria-invalid=true]") ?? body.querySelector("input:not([type=hidden]), select, textarea");
  first?.focus();
}

function makeDrawer() {
  const made = document.createElement("dialog");
  made.className = "drawer";
  made.innerHTML =
    '<button type="button" class="button quiet icon-only drawer-bar" data-close aria-label="Close"><svg width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" aria-hidden="true"><path d="M4 4l8 8M12 4l-8 8"/></svg></button><div class="drawer-body"></div>';
  made.addEventListener("close", () => opener?.focus());
  document.body.append(made);
  return made;
}

/** The network is gone: what was typed stays, and the person is told. */
function failed(form, button) {
  delete form.dataset.sent;
  button?.removeAttribute("aria-busy");
  const words = document.createElement("p");
  words.className = "error";
  words.setAttribute("role", "alert");
  words.textContent = "Rolecall could not be reached. Nothing was lost: try again when you are online.";
  form.querySelector("[data-lost]")?.remove();
  words.dataset.lost = "";
  form.querySelector(".form-foot")?.before(words);
}
