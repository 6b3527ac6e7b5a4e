// One job: its state and pending changes, openings, hiring team and candidates.
import { html } from "hono/html";
import { actionForm, table, tag, timeOf } from "../../shared/pages/forms.ts";
import { applicationsOn, find } from "../acts/find.ts";
import { nameOf } from "../fields/reads.ts";
import { settlePending } from "../fields/writes.ts";
import type { Job } from "../state/records.ts";
import type { Account } from "../state/state.ts";
import { ownerTypes } from "../state/words.ts";
import { readableFields, reasonChoices, userChoices } from "./choices.ts";
import type { PageBody, PageInput } from "./frame.ts";
import { jobTag } from "./jobs.ts";
import type { Html } from "./layout.ts";
import { openingsPart } from "./openings.ts";

function stateForms(account: Account, job: Job, back: string, base: string): Html {
  const jobId = { "jobId:number": String(job.id) };
  if (job.isTemplate === true) return html``;
  if (job.status === "draft") {
    return actionForm({ call: "openJob", back, hidden: jobId, button: "Approve and open" });
  }
  if (job.status === "open") {
    return actionForm({
      call: "closeJob",
      back,
      hidden: jobId,
      fields: [{ name: "closeReason", label: "Close reason", options: reasonChoices(account) }],
      button: "Close job",
      look: "plain",
    });
  }
  return html`${actionForm({ call: "openAsDraft", back, hidden: jobId, button: "Open as draft", look: "plain" })}
  ${actionForm({
    call: "deleteJob",
    back: `${base}/jobs`,
    hidden: jobId,
    button: "Delete job",
    look: "danger",
    question: `Delete the job ${job.name} with its openings and applications?`,
  })}`;
}

/** Edits that wait, each as it would read. */
function pendingPart(account: Account, job: Job, back: string): Html {
  const waiting = [
    { title: "Job", type: "job" as const, holder: job },
    ...Object.values(account.openings)
      .filter(({ jobId }) => jobId === job.id)
      .map((holder) => ({ title: `Opening ${holder.label ?? holder.id}`, type: "opening" as const, holder })),
  ].flatMap(({ title, type, holder }) => {
    const draft = { fields: {}, pending: { ...holder.pending } };
    const cleared = Object.entries(holder.pending).filter(([, value]) => value === null);
    settlePending(draft, true);
    const changes = readableFields(account, type, draft.fields).map(([name, value]) => `${name}: ${value}`);
    const clears = cleared.map(([id]) => `${account.customFields[id]?.name ?? id}: (cleared)`);
    return [...changes, ...clears].map((text) => `${title} · ${text}`);
  });
  if (waiting.length === 0) return html``;
  return html`<h2>Awaiting approval</h2>
    <div class="sheet">
      ${waiting.map((text) => html`<p>${text}</p>`)}
      <div class="actions">
        ${actionForm({ call: "approveChanges", back, hidden: { "jobId:number": String(job.id) }, button: "Approve" })}
        ${actionForm({
          call: "rejectChanges",
          back,
          hidden: { "jobId:number": String(job.id) },
          button: "Reject",
          look: "plain",
        })}
      </div>
    </div>`;
}

function teamPart(account: Account, job: Job, back: string): Html {
  const members = [
    ...Object.values(account.hiringManagers).map((row) => ({ ...row, role: "hiring manager" })),
    ...Object.values(account.jobOwners).map((row) => ({ ...row, role: row.type as string })),
  ].filter(({ jobId }) => jobId === job.id);
  const nameFor = (userId: number) => {
    const user = account.users[userId];
    return user ? nameOf(user) : String(userId);
  };
  return html`<h2>Hiring team</h2>
    ${table(
      ["Role", "Person"],
      members.map(
        ({ role, userId }) =>
          html`<tr>
            <td>${role}</td>
            <td>${nameFor(userId)}</td>
          </tr>`,
      ),
      "Nobody yet.",
    )}
    ${actionForm({
      call: "addToTeam",
      back,
      hidden: { "jobId:number": String(job.id) },
      fields: [
        { name: "userId:number", label: "Person", options: userChoices(account) },
        {
          name: "role",
          label: "Role",
          options: [["hiring_manager", "hiring manager"], ...ownerTypes.map((one) => [one, one] as const)],
        },
      ],
      button: "Add to team",
      look: "plain",
    })}`;
}

function candidatesPart(account: Account, job: Job, base: string, back: string): Html {
  const rows = applicationsOn(account, job.id)
    .toReversed()
    .slice(0, 100)
    .map((application) => {
      const candidate = account.candidates[application.candidateId];
      return html`<tr>
        <td><a href="${base}/candidates/${application.id}">${candidate ? nameOf(candidate) : application.id}</a></td>
        <td>${application.stage?.name ?? "–"}</td>
        <td>${tag(application.status.replace("_", " "), application.status !== "rejected")}</td>
      </tr>`;
    });
  return html`<h2 style="margin-top:0">Candidates</h2>
    ${table(["Name", "Stage", "Status"], rows, "No candidates yet.")}
    ${
      job.status === "closed" || job.isTemplate === true
        ? html`<p class="quiet">This job takes no new candidates.</p>`
        : actionForm({
            call: "addCandidate",
            back,
            hidden: { "jobId:number": String(job.id) },
            fields: [
              { name: "name", label: "Name", isRequired: true },
              { name: "emails:list", label: "E-mail (may be empty)" },
            ],
            button: "Add candidate",
          })
    }`;
}

export function jobPage({ account, base }: PageInput, id: string): PageBody {
  const job = find(account, "jobs", Number(id));
  const back = `${base}/jobs/${job.id}`;
  const facts: [string, string][] = [
    ["Requisition ID", job.requisitionId ?? "–"],
    ["Department", account.departments[job.departmentId ?? ""]?.name ?? "–"],
    ["Offices", job.officeIds.map((one) => account.offices[one]?.name ?? String(one)).join(", ") || "–"],
    ["Job id", String(job.id)],
    ["Copied from", account.jobs[job.copiedFromId ?? ""]?.name ?? "–"],
    ["Opened (UTC)", timeOf(job.openedAt)],
    ["Closed (UTC)", timeOf(job.closedAt)],
    ...readableFields(account, "job", job.fields),
  ];
  return {
    title: job.name,
    body: html`${openingsPart(account, job, base)}
      <div class="columns">
        <div>
          <div class="sheet">
            <p>${jobTag(job)}</p>
            <dl class="pair">
              ${facts.map(
                ([name, value]) =>
                  html`<dt>${name}</dt>
                    <dd>${value}</dd>`,
              )}
            </dl>
            <div class="actions">${stateForms(account, job, back, base)}</div>
          </div>
          ${pendingPart(account, job, back)}
          <h2>Edit</h2>
          <div class="sheet">
            ${actionForm({
              call: "editJob",
              back,
              hidden: { "jobId:number": String(job.id) },
              fields: [
                { name: "name", label: "Job name", value: job.name },
                { name: "requisitionId", label: "Requisition ID", value: job.requisitionId ?? "" },
                { name: "notes", label: "Notes", value: job.notes ?? "" },
              ],
              button: "Save",
              look: "plain",
            })}
          </div>
        </div>
        <div>${candidatesPart(account, job, base, back)} ${teamPart(account, job, back)}</div>
      </div>`,
  };
}
