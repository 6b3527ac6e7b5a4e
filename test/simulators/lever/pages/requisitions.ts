// The list of requisitions, and one requisition with its postings and hires.
import { html } from "hono/html";
import { contactOf, findRequisition } from "../acts/find.ts";
import type { Requisition } from "../state/records.ts";
import type { Account } from "../state/state.ts";
import { actionForm, table, tag, timeOf } from "../../shared/pages/forms.ts";
import type { PageBody, PageInput } from "./frame.ts";
import type { Html } from "./layout.ts";

const isUsable = ({ settings }: Account) => settings.isEnterprise && settings.areRequisitionsEnabled;
/** In the mode "Lever API" people cannot change requisitions. */
const isEditable = (account: Account) => isUsable(account) && account.settings.requisitionMode !== "lever-api";

function statusForm(requisition: Requisition, back: string): Html {
  const isClosed = requisition.status === "closed";
  return actionForm({
    call: isClosed ? "openRequisition" : "closeRequisition",
    back,
    hidden: { requisitionId: requisition.id },
    button: isClosed ? "Reopen" : "Close",
    look: "plain",
  });
}

function deleteForm(requisition: Requisition, back: string): Html {
  return actionForm({
    call: "deleteRequisition",
    back,
    hidden: { requisitionId: requisition.id },
    button: "Delete",
    look: "danger",
    question: `Delete requisition ${requisition.requisitionCode}?`,
  });
}

export function requisitionsPage({ account, base, query }: PageInput): PageBody {
  const back = `${base}/requisitions`;
  if (!isUsable(account)) {
    return {
      title: "Requisitions",
      body: html`<p>
        Requisitions are off for this account. <a href="${base}/settings/requisitions">Requisition settings</a>
      </p>`,
    };
  }
  const wanted = (query.get("q") ?? "").toLowerCase();
  const found = Object.values(account.requisitions)
    .filter(({ name, requisitionCode }) => `${name} ${requisitionCode}`.toLowerCase().includes(wanted))
    .toSorted((a, b) => b.createdAt - a.createdAt);
  const rows = found.slice(0, 200).map(
    (one) =>
      html`<tr>
        <td><a class="code" href="${back}/${one.id}">${one.requisitionCode}</a></td>
        <td>${one.name}</td>
        <td>${tag(one.status, one.status === "open")}</td>
        <td>${one.location ?? "–"}</td>
        <td class="number">${one.headcountHired} / ${one.headcountTotal}</td>
        <td class="time">${timeOf(one.createdAt)}</td>
        <td class="actions">${isEditable(account) ? html`${statusForm(one, back)} ${deleteForm(one, back)}` : ""}</td>
      </tr>`,
  );
  return {
    title: "Requisitions",
    body: html`<div class="sheet">
        ${
          isEditable(account)
            ? actionForm({
                call: "createRequisition",
                back,
                hidden: { accountId: account.id },
                fields: [
                  { name: "requisitionCode", label: "Code", placeholder: "ENG-12" },
                  { name: "name", label: "Name", isRequired: true },
                  { name: "headcountTotal:number", label: "Headcount", value: "1", type: "number" },
                  { name: "location", label: "Location" },
                ],
                button: "Create requisition",
              })
            : html`<p class="quiet">Requisitions of this account are managed by API only.</p>`
        }
      </div>
      <form class="fields" method="get" style="margin-bottom:12px">
        <label>Search <input name="q" value="${query.get("q") ?? ""}" /></label><button class="plain">Search</button>
        <span class="quiet">${found.length} found${found.length > 200 ? ", 200 shown" : ""}</span>
      </form>
      ${table(
        ["Code", "Name", "Status", "Location", { title: "Hired", className: "number" }, "Created (UTC)", ""],
        rows,
        "No requisitions yet. Create one here, or let an integration do it.",
      )}`,
  };
}

export function requisitionPage({ account, base }: PageInput, id: string): PageBody {
  const one = findRequisition(account, id);
  const back = `${base}/requisitions/${one.id}`;
  const hires = Object.values(account.opportunities).filter(
    ({ application }) => application?.requisitionForHire?.id === one.id,
  );
  const free = Object.values(account.postings).filter(({ id: postingId }) => !one.postingIds.includes(postingId));
  const band = one.compensationBand;
  const facts: [string, string][] = [
    ["Code", one.requisitionCode],
    ["Status", one.status],
    ["Headcount", `${one.headcountHired} of ${one.headcountTotal} hired`],
    ["Location", one.location ?? "–"],
    ["Employment status", one.employmentStatus ?? "–"],
    ["Compensation", band ? `${band.min} to ${band.max} ${band.currency}, ${band.interval}` : "–"],
    ["Hiring manager", account.users[one.hiringManager ?? ""]?.name ?? "–"],
    ["Notes", one.internalNotes === "" ? "–" : one.internalNotes],
    ["Created (UTC)", timeOf(one.createdAt)],
  ];
  return {
    title: one.name,
    body: html`<div class="columns">
      <div>
        <div class="sheet">
          <dl class="pair">
            ${facts.map(
              ([name, value]) =>
                html`<dt>${name}</dt>
                  <dd>${value}</dd>`,
            )}
          </dl>
          <div class="actions">${isEditable(account) ? statusForm(one, back) : ""}</div>
        </div>
        <h2>Postings</h2>
        ${table(
          ["Posting", ""],
          one.postingIds.map(
            (postingId) =>
              html`<tr>
                <td>${account.postings[postingId]?.text ?? postingId}</td>
                <td class="actions">
                  ${actionForm({
                    call: "linkPosting",
                    back,
                    hidden: { requisitionId: one.id, postingId, "isLinked:flag": "false" },
                    button: "Unlink",
                    look: "plain",
                  })}
                </td>
              </tr>`,
          ),
          "No posting is linked to this requisition.",
        )}
        ${
          free.length === 0
            ? ""
            : actionForm({
                call: "linkPosting",
                back,
                hidden: { requisitionId: one.id },
                fields: [
                  {
                    name: "postingId",
                    label: "Link a posting",
                    options: free.map(({ id: value, text }) => [value, text]),
                  },
                ],
                button: "Link",
                look: "plain",
              })
        }
      </div>
      <div>
        <h2 style="margin-top:0">Hired against it</h2>
        ${table(
          ["Candidate", "Hired (UTC)"],
          hires.map(
            (row) =>
              html`<tr>
                <td><a href="${base}/candidates/${row.id}">${contactOf(account, row).name}</a></td>
                <td>${timeOf(row.archived?.archivedAt ?? null)}</td>
              </tr>`,
          ),
          "Nobody yet.",
        )}
        <h2>Add a candidate</h2>
        <div class="sheet">
          ${actionForm({
            call: "addCandidate",
            back,
            hidden: { requisition: one.id },
            fields: [
              { name: "name", label: "Name", isRequired: true },
              { name: "emails:list", label: "E-mail (may be empty)" },
            ],
            button: "Add to this requisition",
          })}
        </div>
      </div>
    </div>`,
  };
}
