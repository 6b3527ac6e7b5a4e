// What Greenhouse itself does not have: faults to play, the log of requests, and the organizations of this simulator.
import { html } from "hono/html";
import { actionForm, table } from "../../shared/pages/forms.ts";
import { noteOf } from "../../shared/pages/notes.ts";
import type { Notes } from "../../shared/pages/notes.ts";
import { requestsTable } from "../../shared/pages/requests.ts";
import type { Simulator } from "../context.ts";
import { failureStatuses, faultKinds } from "../faults.ts";
import type { PageBody, PageInput } from "./frame.ts";
import { layout } from "./layout.ts";
import type { Html } from "./layout.ts";

const explained: Record<(typeof faultKinds)[number], string> = {
  "rate-limited": "429",
  "status-before": "5xx, nothing written",
  "status-after": "5xx, but written",
  "drop-before": "socket cut, nothing written",
  "drop-after": "socket cut, but written",
  unauthorized: "401 though the token is good",
  forbidden: "403 though it is allowed",
  unprocessable: "422",
  "dead-cursor": "422, the cursor has died",
  slow: "slow answer",
  redirect: "302 elsewhere",
  "proxy-page": "a gateway's page instead of Greenhouse",
  garbled: "one field of another type",
};

export function faultsPage({ sim, base }: PageInput): PageBody {
  const back = `${base}/faults`;
  const rows = sim.faults.list().map(
    ({ id, fault, remaining, toSkip }) =>
      html`<tr>
        <td>${explained[fault.kind]}</td>
        <td class="code">${fault.method ?? "any"} ${fault.path ?? "*"}</td>
        <td class="number">${remaining}</td>
        <td class="number">${toSkip}</td>
        <td class="actions">
          ${actionForm({ call: "removeFault", back, hidden: { faultId: id }, button: "Remove", look: "plain" })}
        </td>
      </tr>`,
  );
  const methods = ["GET", "POST", "PATCH", "DELETE"].map((method) => [method, method] as const);
  return {
    title: "Faults",
    body: html`<p class="quiet">Each fault spoils the next requests that match its path and method.</p>
      <div class="sheet">
        ${actionForm({
          call: "addFault",
          back,
          fields: [
            { name: "kind", label: "Fault", options: faultKinds.map((kind) => [kind, explained[kind]] as const) },
            { name: "path", label: "Path", value: "/v3/*" },
            { name: "method", label: "Method", options: [["", "any"], ...methods] },
            { name: "count:number", label: "How many", value: "1", type: "number" },
            { name: "skip:number", label: "Let pass first", value: "0", type: "number" },
            {
              name: "status:number",
              label: "Status of a 5xx",
              value: "503",
              options: failureStatuses.map((status) => [String(status), String(status)] as const),
            },
            {
              name: "errorForm",
              label: "Errors of a 422",
              options: [
                ["strings", "strings"],
                ["objects", "objects"],
              ],
            },
            { name: "retryAfterSeconds:number", label: "Retry-After (s)", type: "number" },
            { name: "delayMs:number", label: "Delay (ms)", type: "number" },
            { name: "to", label: "Redirect to origin" },
          ],
          button: "Add fault",
        })}
        <div class="actions">
          ${actionForm({ call: "clearFaults", back, button: "Clear all faults", look: "plain" })}
          ${actionForm({ call: "expireCursors", back, button: "Let all cursors die", look: "plain" })}
          ${actionForm({ call: "endTokens", back, button: "End all tokens", look: "plain" })}
        </div>
      </div>
      ${table(
        ["Fault", "Requests", { title: "Left", className: "number" }, { title: "To pass", className: "number" }, ""],
        rows,
        "No faults are waiting.",
      )}`,
  };
}

export function requestsPage({ sim, base }: PageInput): PageBody {
  return { title: "Requests", body: requestsTable(sim.log, `${base}/requests`) };
}

export function accountsPage(sim: Simulator, note: ReturnType<Notes["take"]>): Html {
  const rows = Object.values(sim.state.accounts).map(
    (account) =>
      html`<tr>
        <td><a href="/a/${account.id}/jobs">${account.name}</a></td>
        <td class="number">${Object.keys(account.jobs).length}</td>
        <td class="number">${Object.keys(account.candidates).length}</td>
      </tr>`,
  );
  return layout({
    title: "Organizations",
    body: html`${noteOf(note)}
      <h1>Greenhouse (simulator)</h1>
      <p class="quiet">Each organization is one company that uses Greenhouse.</p>
      ${table(
        ["Organization", { title: "Jobs", className: "number" }, { title: "Candidates", className: "number" }],
        rows,
        "No organizations yet.",
      )}
      ${actionForm({
        call: "createAccount",
        back: "/accounts",
        fields: [{ name: "name", label: "Name", isRequired: true }],
        button: "Add organization",
      })}`,
  });
}
