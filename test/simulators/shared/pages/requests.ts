// The page that shows what came in, newest first.
import { html } from "hono/html";
import type { RequestLog } from "../request-log.ts";
import { actionForm, table, tag } from "./forms.ts";
import type { Html } from "./layout.ts";

const shownAtMost = 200;

/** @param back the path of the page itself. */
export function requestsTable(log: RequestLog, back: string): Html {
  const rows = log
    .list()
    .slice(-shownAtMost)
    .toReversed()
    .map(
      (entry) =>
        html`<tr>
          <td class="number">${entry.number}</td>
          <td>${new Date(entry.at).toISOString().slice(11, 23)}</td>
          <td class="code">${entry.method} ${entry.path}${entry.query === "" ? "" : `?${entry.query}`}</td>
          <td>${tag(entry.status === 0 ? "cut" : String(entry.status), entry.status >= 200 && entry.status < 300)}</td>
          <td>${entry.fault ?? ""}</td>
        </tr>`,
    );
  return html`<div class="fields" style="margin-bottom:12px">
      <span class="quiet">${log.count()} in all</span>
      ${actionForm({ call: "clearRequests", back, button: "Clear", look: "plain" })}
    </div>
    ${table([{ title: "No.", className: "number" }, "At (UTC)", "Request", "Status", "Fault"], rows, "Nobody has called yet.")}`;
}
