// One application of a candidate: move, offer, hire on an opening, unhire, reject, and the ways to vanish.
import { html } from "hono/html";
import { actionForm, table, timeOf } from "../../shared/pages/forms.ts";
import { find, isHireReason, isOpen, openingsOf } from "../acts/find.ts";
import { nameOf } from "../fields/reads.ts";
import type { Application, Candidate, Job } from "../state/records.ts";
import type { Account } from "../state/state.ts";
import { statusTag } from "./candidates.ts";
import type { PageBody, PageInput } from "./frame.ts";
import type { Html } from "./layout.ts";

const hiddenId = (application: Application) => ({ "applicationId:number": String(application.id) });

function hireForm(account: Account, application: Application, job: Job, back: string): Html {
  const openings = openingsOf(account, job.id).filter(isOpen);
  const reasons = Object.values(account.closeReasons).filter(isHireReason);
  return actionForm({
    call: "hire",
    back,
    hidden: hiddenId(application),
    fields: [
      ...(openings.length === 0
        ? []
        : [
            {
              name: "openingId:number",
              label: "Opening",
              options: openings.map(({ id, label }) => [String(id), label ?? `(no label) ${id}`] as const),
            },
          ]),
      { name: "startsOn", label: "Start date", placeholder: "2027-01-04" },
      { name: "closeReason", label: "Close reason", options: reasons.map(({ name }) => [name, name] as const) },
    ],
    button: "Hire",
  });
}

function activeForms(account: Account, application: Application, job: Job, back: string): Html {
  return html`<h2 style="margin-top:0">Stage</h2>
    <div class="sheet">
      ${actionForm({
        call: "moveStage",
        back,
        hidden: hiddenId(application),
        fields: [
          {
            name: "stage",
            label: "Stage",
            value: application.stage?.name,
            options: job.stages.map(({ name }) => [name, name] as const),
          },
        ],
        button: "Move",
        look: "plain",
      })}
    </div>
    <h2>Hire</h2>
    <div class="sheet">${hireForm(account, application, job, back)}</div>
    <h2>Reject</h2>
    <div class="sheet">
      ${actionForm({ call: "reject", back, hidden: hiddenId(application), button: "Reject", look: "plain" })}
    </div>`;
}

function decisionPart(account: Account, application: Application, back: string): Html {
  const job = account.jobs[application.jobId ?? ""];
  if (application.status === "in_process" && job) return activeForms(account, application, job, back);
  if (application.status === "hired") {
    return html`<h2 style="margin-top:0">Hired</h2>
      <div class="sheet">
        ${actionForm({
          call: "unhire",
          back,
          hidden: hiddenId(application),
          button: "Unhire",
          look: "plain",
          question: "Take this hire back?",
        })}
      </div>`;
  }
  if (application.status === "rejected") {
    return html`<h2 style="margin-top:0">Rejected</h2>
      <div class="sheet">
        ${actionForm({ call: "unreject", back, hidden: hiddenId(application), button: "Unreject", look: "plain" })}
      </div>`;
  }
  const open = Object.values(account.jobs)
    .filter((one) => one.status === "open")
    .slice(-100);
  if (!application.isProspect || application.status === "converted" || open.length === 0) return html``;
  return html`<h2 style="margin-top:0">Prospect</h2>
    <div class="sheet">
      ${actionForm({
        call: "convertProspect",
        back,
        hidden: hiddenId(application),
        fields: [
          { name: "jobId:number", label: "Job", options: open.map(({ id, name }) => [String(id), name] as const) },
        ],
        button: "Convert to candidate",
      })}
    </div>`;
}

function offersPart(account: Account, application: Application, back: string): Html {
  const offers = Object.values(account.offers).filter(({ applicationId }) => applicationId === application.id);
  const rows = offers.toReversed().map(
    (offer) =>
      html`<tr>
        <td class="number">${offer.version}</td>
        <td>${offer.status}</td>
        <td>${account.openings[offer.openingId ?? ""]?.label ?? offer.openingId ?? "–"}</td>
        <td>${offer.startsOn ?? "–"}</td>
      </tr>`,
  );
  const canOffer = application.status === "in_process" && application.jobId !== null;
  return html`<h2>Offers</h2>
    ${table([{ title: "Version", className: "number" }, "Status", "Opening", "Starts"], rows, "No offers.")}
    ${
      canOffer
        ? actionForm({
            call: "createOffer",
            back,
            hidden: hiddenId(application),
            fields: [{ name: "startsOn", label: "Start date", placeholder: "2027-01-04" }],
            button: offers.length === 0 ? "Create offer" : "New version",
            look: "plain",
          })
        : ""
    }`;
}

function personForms(account: Account, candidate: Candidate, base: string, back: string): Html {
  const hidden = { "candidateId:number": String(candidate.id) };
  const others = Object.values(account.candidates)
    .filter(({ id }) => id !== candidate.id)
    .slice(-100);
  return html`<h2>Person</h2>
    <div class="sheet">
      ${actionForm({
        call: "editCandidate",
        back,
        hidden,
        fields: [
          { name: "firstName", label: "First name", value: candidate.firstName },
          { name: "lastName", label: "Last name", value: candidate.lastName },
          {
            name: "isPrivate:flag",
            label: "Visibility",
            value: String(candidate.isPrivate),
            options: [
              ["false", "ordinary"],
              ["true", "private"],
            ],
          },
        ],
        button: "Save",
        look: "plain",
      })}
      ${
        others.length === 0
          ? ""
          : actionForm({
              call: "mergeCandidates",
              back: `${base}/candidates`,
              hidden: { "loserId:number": String(candidate.id) },
              fields: [
                {
                  name: "winnerId:number",
                  label: "Merge into",
                  options: others.map((one) => [String(one.id), nameOf(one)] as const),
                },
              ],
              button: "Merge",
              look: "plain",
            })
      }
      <div class="actions">
        ${actionForm({
          call: "anonymize",
          back,
          hidden,
          button: "Anonymize",
          look: "danger",
          question: `Anonymize ${nameOf(candidate)}?`,
        })}
        ${actionForm({
          call: "deleteCandidate",
          back: `${base}/candidates`,
          hidden,
          button: "Delete candidate",
          look: "danger",
          question: `Delete ${nameOf(candidate)}?`,
        })}
      </div>
    </div>`;
}

export function candidatePage({ account, base }: PageInput, id: string): PageBody {
  const application = find(account, "applications", Number(id));
  const candidate = find(account, "candidates", application.candidateId);
  const back = `${base}/candidates/${application.id}`;
  const job = account.jobs[application.jobId ?? ""];
  const opening = Object.values(account.openings).find(({ applicationId }) => applicationId === application.id);
  return {
    title: nameOf(candidate) === "" ? "(no name)" : nameOf(candidate),
    body: html`<div class="columns">
      <div>
        <div class="sheet">
          <dl class="pair">
            <dt>Status</dt>
            <dd>${statusTag(application)}${opening ? ` on opening ${opening.label ?? opening.id}` : ""}</dd>
            <dt>Job</dt>
            <dd>${job ? html`<a href="${base}/jobs/${job.id}">${job.name}</a>` : "–"}</dd>
            <dt>Stage</dt>
            <dd>${application.stage?.name ?? "–"}</dd>
            <dt>E-mail</dt>
            <dd>${candidate.emails.length === 0 ? "none" : candidate.emails.map(({ value }) => value).join(", ")}</dd>
            <dt>Applied (UTC)</dt>
            <dd>${timeOf(application.createdAt)}</dd>
            <dt>Application id</dt>
            <dd class="code">${application.id}</dd>
            <dt>Candidate id</dt>
            <dd class="code">${candidate.id}</dd>
          </dl>
        </div>
        ${offersPart(account, application, back)}
      </div>
      <div>${decisionPart(account, application, back)} ${personForms(account, candidate, base, back)}</div>
    </div>`,
  };
}
