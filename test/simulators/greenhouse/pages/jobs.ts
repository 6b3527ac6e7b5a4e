// The list of jobs with search, newest first, and the form that makes one.
import { html } from "hono/html";
import { actionForm, fieldOf, table, tag, timeOf } from "../../shared/pages/forms.ts";
import { isOpen } from "../acts/find.ts";
import type { Job } from "../state/records.ts";
import { jobStatuses } from "../state/words.ts";
import { departmentChoices, nobody } from "./choices.ts";
import type { PageBody, PageInput } from "./frame.ts";
import type { Html } from "./layout.ts";

const shownAtMost = 200;

export function jobTag(job: Job): Html {
  return tag(job.isTemplate === true ? "template" : job.status, job.status === "open" && job.isTemplate !== true);
}

function matches(job: Job, query: URLSearchParams): boolean {
  const wanted = (query.get("q") ?? "").toLowerCase();
  const show = query.get("show") ?? "all";
  const isShown = show === "all" || (show === "template" ? job.isTemplate === true : job.status === show);
  return isShown && `${job.name} ${job.requisitionId ?? ""}`.toLowerCase().includes(wanted);
}

export function jobsPage({ account, base, query }: PageInput): PageBody {
  const back = `${base}/jobs`;
  const counts = new Map<number, { open: number; all: number }>();
  for (const opening of Object.values(account.openings)) {
    const count = counts.get(opening.jobId) ?? { open: 0, all: 0 };
    counts.set(opening.jobId, { open: count.open + (isOpen(opening) ? 1 : 0), all: count.all + 1 });
  }
  const found = Object.values(account.jobs)
    .filter((job) => matches(job, query))
    .toReversed();
  const rows = found.slice(0, shownAtMost).map((job) => {
    const count = counts.get(job.id) ?? { open: 0, all: 0 };
    return html`<tr>
      <td><a href="${back}/${job.id}">${job.name}</a>${job.isConfidential ? " (confidential)" : ""}</td>
      <td class="code">${job.requisitionId ?? "–"}</td>
      <td>${jobTag(job)}</td>
      <td>${account.departments[job.departmentId ?? ""]?.name ?? "–"}</td>
      <td>${job.officeIds.map((id) => account.offices[id]?.name ?? id).join(", ")}</td>
      <td class="number">${count.open} / ${count.all}</td>
      <td class="time">${timeOf(job.createdAt)}</td>
    </tr>`;
  });
  return {
    title: "Jobs",
    body: html`<div class="sheet">
        ${actionForm({
          call: "createJob",
          back,
          hidden: { accountId: account.id },
          fields: [
            { name: "name", label: "Job name", isRequired: true },
            { name: "requisitionId", label: "Requisition ID" },
            { name: "departmentId:number", label: "Department", options: [nobody, ...departmentChoices(account)] },
            { name: "openings:number", label: "Openings", value: "1", type: "number" },
            {
              name: "isTemplate:flag",
              label: "Kind",
              options: [
                ["", "Job"],
                ["true", "Template"],
              ],
            },
          ],
          button: "Create job",
        })}
      </div>
      <form class="fields" method="get" style="margin-bottom:12px">
        <label>Search <input name="q" value="${query.get("q") ?? ""}" /></label>
        ${fieldOf({
          name: "show",
          label: "Show",
          value: query.get("show") ?? "all",
          options: [["all", "all"], ...jobStatuses.map((one) => [one, one] as const), ["template", "template"]],
        })}
        <button class="plain">Apply</button>
        <span class="quiet">${found.length} found${found.length > shownAtMost ? `, ${shownAtMost} shown` : ""}</span>
      </form>
      ${table(
        [
          "Job",
          "Requisition ID",
          "Status",
          "Department",
          "Offices",
          { title: "Open openings", className: "number" },
          "Created (UTC)",
        ],
        rows,
        "No jobs yet. Create one here, or let an integration do it.",
      )}`,
  };
}
