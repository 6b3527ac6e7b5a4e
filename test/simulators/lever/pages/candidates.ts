// The list of candidates with search and filters, newest first.
import { html } from "hono/html";
import { isHiredReason } from "../acts/archive.ts";
import { contactOf, findReason } from "../acts/find.ts";
import type { Opportunity } from "../state/records.ts";
import type { Account } from "../state/state.ts";
import { actionForm, fieldOf, table, tag, timeOf } from "../../shared/pages/forms.ts";
import type { PageBody, PageInput } from "./frame.ts";
import type { Html } from "./layout.ts";

const shownAtMost = 100;

export function stateTag(account: Account, row: Opportunity): Html {
  if (!row.archived) return tag("Active", true);
  const hire = row.application?.requisitionForHire;
  if (!isHiredReason(account, row.archived.reason)) return tag(findReason(account, row.archived.reason).text, false);
  return hire ? tag(`Hired · ${hire.requisitionCode}`, true) : tag("Hired", true);
}

function matches(account: Account, row: Opportunity, query: URLSearchParams): boolean {
  const wanted = (query.get("q") ?? "").toLowerCase();
  const show = query.get("show") ?? "all";
  const contact = contactOf(account, row);
  const isHired = isHiredReason(account, row.archived?.reason);
  const isShown =
    show === "all" ||
    (show === "active" && !row.archived) ||
    (show === "hired" && isHired) ||
    (show === "archived" && row.archived !== null && !isHired);
  return isShown && `${contact.name} ${contact.emails.join(" ")}`.toLowerCase().includes(wanted);
}

export function candidatesPage({ account, base, query }: PageInput): PageBody {
  const back = `${base}/candidates`;
  const found = Object.values(account.opportunities)
    .filter((row) => matches(account, row, query))
    .toSorted((a, b) => b.createdAt - a.createdAt);
  const rows = found.slice(0, shownAtMost).map((row) => {
    const contact = contactOf(account, row);
    return html`<tr>
      <td><a href="${back}/${row.id}">${contact.name === "" ? "(no name)" : contact.name}</a></td>
      <td>${contact.emails.join(", ")}</td>
      <td>${account.postings[row.application?.posting ?? ""]?.text ?? "–"}</td>
      <td>${account.stages.find(({ id }) => id === row.stage)?.text ?? row.stage}</td>
      <td>${stateTag(account, row)}</td>
      <td class="time">${timeOf(row.createdAt)}</td>
    </tr>`;
  });
  const postings = Object.values(account.postings).map(({ id, text }) => [id, text] as const);
  return {
    title: "Candidates",
    body: html`<div class="sheet">
        ${actionForm({
          call: "addCandidate",
          back,
          hidden: { accountId: account.id },
          fields: [
            { name: "name", label: "Name", isRequired: true },
            { name: "emails:list", label: "E-mail (may be empty)" },
            { name: "posting", label: "Posting", options: [["", "No posting (lead)"], ...postings] },
          ],
          button: "Add candidate",
        })}
      </div>
      <form class="fields" method="get" style="margin-bottom:12px">
        <label>Search <input name="q" value="${query.get("q") ?? ""}" /></label>
        ${fieldOf({
          name: "show",
          label: "Show",
          value: query.get("show") ?? "all",
          options: [
            ["all", "All"],
            ["active", "Active"],
            ["hired", "Hired"],
            ["archived", "Archived"],
          ],
        })}
        <button class="plain">Apply</button>
        <span class="quiet">${found.length} found${found.length > shownAtMost ? `, ${shownAtMost} shown` : ""}</span>
      </form>
      ${table(["Name", "E-mail", "Posting", "Stage", "State", "Created (UTC)"], rows, "No candidates found.")}`,
  };
}
