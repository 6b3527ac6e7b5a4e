// The frame of the recruiter's pages: navigation of one organization, and a note that is shown once.
import { html } from "hono/html";
import { noteOf } from "../../shared/pages/notes.ts";
import type { Notes } from "../../shared/pages/notes.ts";
import type { Simulator } from "../context.ts";
import type { Account } from "../state/state.ts";
import { layout } from "./layout.ts";
import type { Html } from "./layout.ts";

/** What a page is made from. `base` is the organization's path, without a slash at the end. */
export interface PageInput {
  sim: Simulator;
  account: Account;
  base: string;
  query: URLSearchParams;
}

export interface PageBody {
  title: string;
  body: Html;
}

const sections: [string, [path: string, text: string][]][] = [
  [
    "Recruiting",
    [
      ["jobs", "Jobs"],
      ["candidates", "Candidates"],
    ],
  ],
  [
    "Configure",
    [
      ["configure/fields", "Custom fields"],
      ["configure/reasons", "Close reasons"],
      ["configure/structure", "Departments and offices"],
      ["configure/users", "Users"],
      ["configure/settings", "Behaviour"],
    ],
  ],
  [
    "Dev Center",
    [
      ["dev/credentials", "API credentials"],
      ["dev/webhooks", "Web hooks"],
      ["dev/partners", "Partners"],
    ],
  ],
  [
    "Simulator",
    [
      ["faults", "Faults"],
      ["requests", "Requests"],
    ],
  ],
];

function navigation(account: Account, base: string, current: string): Html {
  return html`<nav aria-label="Greenhouse">
    <p class="brand">Greenhouse (simulator)</p>
    <p class="account">${account.name}</p>
    ${sections.map(
      ([title, links]) =>
        html`<h2>${title}</h2>
          ${links.map(
            ([path, text]) =>
              html`<a href="${base}/${path}" ${current.startsWith(path) ? html`aria-current="page"` : ""}>${text}</a>`,
          )}`,
    )}
    <a href="/accounts">Organizations</a>
  </nav>`;
}

/** @param current the page's path below the organization. */
export function framed(input: PageInput, current: string, page: PageBody, note: ReturnType<Notes["take"]>): Html {
  return layout({
    title: page.title,
    navigation: navigation(input.account, input.base, current),
    body: html`${noteOf(note)}
      <h1>${page.title}</h1>
      ${page.body}`,
  });
}
