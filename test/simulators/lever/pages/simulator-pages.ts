// What Lever itself does not have: faults to play, the log of requests, and the accounts of this simulator.
import { html } from "hono/html";
import type { Simulator } from "../context.ts";
import { faultKinds } from "../faults.ts";
import { actionForm, table } from "../../shared/pages/forms.ts";
import { noteOf } from "../../shared/pages/notes.ts";
import type { Notes } from "../../shared/pages/notes.ts";
import { requestsTable } from "../../shared/pages/requests.ts";
import type { PageBody, PageInput } from "./frame.ts";
import { layout } from "./layout.ts";
import type { Html } from "./layout.ts";

const explained: Record<(typeof faultKinds)[number], string> = {
  "rate-limited": "429",
  "status-before": "5xx, nothing written",
  "status-after": "5xx, but written",
  "drop-before": "socket cut, nothing written",
  "drop-after": "socket cut, but written",
  "expired-offset": "400 Invalid offset token",
  slow: "slow answer",
  redirect: "301 elsewhere",
  "proxy-page": "a gateway's page instead of Lever",
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
  return {
    title: "Faults",
    body: html`<p class="quiet">Each fault spoils the next requests that match its path and method.</p>
      <div class="sheet">
        ${actionForm({
          call: "addFault",
          back,
          fields: [
            { name: "kind", label: "Fault", options: faultKinds.map((kind) => [kind, explained[kind]]) },
            { name: "path", label: "Path", value: "/v1/*" },
            {
              name: "method",
              label: "Method",
              options: [
                ["", "any"],
                ...["GET", "POST", "PUT", "DELETE"].map((method): [string, string] => [method, method]),
              ],
            },
            { name: "count:number", label: "How many", value: "1", type: "number" },
            { name: "skip:number", label: "Let pass first", value: "0", type: "number" },
            {
              name: "status:number",
              label: "Status of a 5xx",
              options: [
                ["503", "503"],
                ["500", "500"],
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
          ${actionForm({ call: "expireOffsets", back, button: "Expire all offset tokens", look: "plain" })}
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
        <td><a href="/a/${account.id}/candidates">${account.name}</a></td>
        <td class="number">${Object.keys(account.opportunities).length}</td>
        <td class="number">${Object.keys(account.requisitions).length}</td>
      </tr>`,
  );
  return layout({
    title: "Accounts",
    body: html`${noteOf(note)}
      <h1>Lever (simulator)</h1>
      <p class="quiet">Each account is one company that uses Lever.</p>
      ${table(
        ["Account", { title: "Candidates", className: "number" }, { title: "Requisitions", className: "number" }],
        rows,
        "No accounts yet.",
      )}
      ${actionForm({
        call: "createAccount",
        back: "/accounts",
        fields: [{ name: "name", label: "Name", isRequired: true }],
        button: "Add account",
      })}`,
  });
}
