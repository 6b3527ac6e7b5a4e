// The list of applications with search and filters, newest first; prospects are among them.
import { html } from "hono/html";
import { actionForm, fieldOf, table, tag, timeOf } from "../../shared/pages/forms.ts";
import { nameOf } from "../fields/reads.ts";
import type { Application } from "../state/records.ts";
import type { Account } from "../state/state.ts";
import { nobody } from "./choices.ts";
import type { PageBody, PageInput } from "./frame.ts";
import type { Html } from "./layout.ts";

const shownAtMost = 100;
const statuses = ["in_process", "hired", "rejected", "converted"] as const;

export function statusTag(application: Application): Html {
  const word = application.isProspect ? "prospect" : application.status.replace("_", " ");
  return tag(word, application.status === "in_process" || application.status === "hired");
}

function matches(account: Account, row: Application, query: URLSearchParams): boolean {
  const wanted = (query.get("q") ?? "").toLowerCase();
  const show = query.get("show") ?? "all";
  const candidate = account.candidates[row.candidateId];
  const text = candidate ? `${nameOf(candidate)} ${candidate.emails.map(({ value }) => value).join(" ")}` : "";
  return (show === "all" || row.status === show) && text.toLowerCase().includes(wanted);
}

export function candidatesPage({ account, base, query }: PageInput): PageBody {
  const back = `${base}/candidates`;
  const found = Object.values(account.applications)
    .filter((row) => matches(account, row, query))
    .toReversed();
  const rows = found.slice(0, shownAtMost).map((row) => {
    const candidate = account.candidates[row.candidateId];
    const name = candidate ? nameOf(candidate) : "";
    return html`<tr>
      <td>
        <a href="${back}/${row.id}">${name === "" ? "(no name)" : name}</a>${candidate?.isPrivate ? " (private)" : ""}
      </td>
      <td>${candidate?.emails.map(({ value }) => value).join(", ") ?? ""}</td>
      <td>${account.jobs[row.jobId ?? ""]?.name ?? "–"}</td>
      <td>${row.stage?.name ?? "–"}</td>
      <td>${statusTag(row)}</td>
      <td class="time">${timeOf(row.createdAt)}</td>
    </tr>`;
  });
  const jobs = Object.values(account.jobs)
    .filter(({ status, isTemplate }) => status !== "closed" && isTemplate !== true)
    .slice(-100)
    .map(
      ({ id, name, requisitionId }) =>
        [String(id), requisitionId === null ? name : `${requisitionId} · ${name}`] as const,
    );
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
            { name: "jobId:number", label: "Job (none: a prospect)", options: [nobody, ...jobs] },
            {
              name: "isPrivate:flag",
              label: "Visibility",
              options: [
                ["", "ordinary"],
                ["true", "private"],
              ],
            },
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
          options: [["all", "all"], ...statuses.map((one) => [one, one.replace("_", " ")] as const)],
        })}
        <button class="plain">Apply</button>
        <span class="quiet">${found.length} found${found.length > shownAtMost ? `, ${shownAtMost} shown` : ""}</span>
      </form>
      ${table(["Name", "E-mail", "Job", "Stage", "Status", "Applied (UTC)"], rows, "No candidates found.")}`,
  };
}
