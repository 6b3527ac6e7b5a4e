// The openings of a job: label, state, who fills it, and what can be done with it.
import { html } from "hono/html";
import { actionForm, table, tag } from "../../shared/pages/forms.ts";
import { isOpen, openingsOf } from "../acts/find.ts";
import { nameOf } from "../fields/reads.ts";
import type { Job, Opening } from "../state/records.ts";
import type { Account } from "../state/state.ts";
import { readableFields, reasonChoices } from "./choices.ts";
import type { Html } from "./layout.ts";

function filledBy(account: Account, opening: Opening, base: string): Html | string {
  const application = account.applications[opening.applicationId ?? ""];
  const candidate = account.candidates[application?.candidateId ?? ""];
  if (!application || !candidate) return "–";
  return html`<a href="${base}/candidates/${application.id}">${nameOf(candidate)}</a>`;
}

function forms(account: Account, opening: Opening, back: string): Html | string {
  const hidden = { "openingId:number": String(opening.id) };
  if (isOpen(opening)) {
    return actionForm({
      call: "closeOpening",
      back,
      hidden,
      fields: [{ name: "closeReason", label: "Close reason", options: reasonChoices(account) }],
      button: "Close opening",
      look: "plain",
    });
  }
  if (opening.applicationId !== null) return "";
  return html`${actionForm({ call: "reopenOpening", back, hidden, button: "Reopen", look: "plain" })}
  ${actionForm({
    call: "deleteOpening",
    back,
    hidden,
    button: "Delete",
    look: "danger",
    question: `Delete opening ${opening.label ?? opening.id}?`,
  })}`;
}

export function openingsPart(account: Account, job: Job, base: string): Html {
  const back = `${base}/jobs/${job.id}`;
  const rows = openingsOf(account, job.id).map((opening) => {
    const state = isOpen(opening) ? (opening.openedAt === null ? "waiting" : "open") : "closed";
    const fields = readableFields(account, "opening", opening.fields).map(([name, value]) => `${name}: ${value}`);
    return html`<tr>
      <td>
        <span class="code">${opening.label ?? "(no label)"}</span><br /><span class="quiet">${opening.id}</span>
        ${fields.map((text) => html`<br /><span class="quiet">${text}</span>`)}
      </td>
      <td>${tag(state, state === "open")} ${account.closeReasons[opening.closeReasonId ?? ""]?.name ?? ""}</td>
      <td>${filledBy(account, opening, base)}</td>
      <td class="actions">${forms(account, opening, back)}</td>
    </tr>`;
  });
  const adding =
    job.isTemplate === true
      ? html``
      : html`<div class="sheet">
          ${actionForm({
            call: "addOpening",
            back,
            hidden: { "jobId:number": String(job.id) },
            fields: [
              { name: "label", label: "Opening ID", placeholder: "HH-204-4" },
              { name: "targetStartOn", label: "Target start", placeholder: "2027-01-04" },
            ],
            button: "Add opening",
          })}
        </div>`;
  return html`<h2 style="margin-top:0">Openings</h2>
    ${table(["Opening", "State", "Filled by", ""], rows, "No openings.")} ${adding}`;
}
