// All that a recruiter reaches, under /recruiter: their roles, submitting, their candidates, and how they hear of them.
import { Hono } from "hono";
import { visibleBoard, visibleRole, visibleRoles, visibleSubmission } from "#shared/db/recruiter-view.ts";
import { readMarketplaceSettings } from "#shared/db/marketplace-settings.ts";
import { updateMailChoice } from "#shared/db/recruiters.ts";
import { auditEntry } from "#shared/db/audit.ts";
import { commit } from "#shared/db/outbox.ts";
import { MAX_RESUME_BYTES } from "#shared/domain/marketplace/resume.ts";
import { limitBody } from "#shared/edge/limit-body.ts";
import { MailChoice } from "#shared/domain/marketplace/submission-words.ts";
import { BLANK_FORM, type FormState } from "../../components/field.tsx";
import type { ReportsEnv } from "../../env.ts";
import { submit, whyNotYet } from "../../operations/marketplace/submit.ts";
import { oneOf } from "../../view-models/query.ts";
import {
  readSubmission,
  SUBMISSION_FIELDS,
  submissionFaults,
  type SubmissionValues,
} from "../../view-models/submission-form.ts";
import { byRecruiter } from "../scope.ts";
import { CandidatePage } from "./candidate-page.tsx";
import { CandidatesPage } from "./candidates-page.tsx";
import { goRecruiter, showRecruiter, type RecruiterContext } from "./frame.tsx";
import { MailPage } from "./mail-page.tsx";
import { recruiterNotFound } from "./not-found.tsx";
import { RolePage } from "./role-page.tsx";
import { RolesPage } from "./roles-page.tsx";
import { SubmitPage } from "./submit-page.tsx";

const FORM_LIMIT = MAX_RESUME_BYTES + 100_000; // what is typed beside the file

export const recruiterPages = new Hono<ReportsEnv>()
  .use(byRecruiter)
  .get("/", roles)
  .get("/roles/:id", role)
  .get("/roles/:id/submit", (c) => submitForm(c, null))
  .post("/roles/:id/submit", limitBody(FORM_LIMIT, tooLarge), submitCandidate)
  .get("/submissions", candidates)
  .get("/submissions/:id", candidate)
  .get("/mail", (c) => mail(c))
  .post("/mail", chooseMail)
  .all("*", recruiterNotFound);

async function roles(c: RecruiterContext) {
  const { tenant, recruiter, formats, company } = c.get("recruiter");
  const rows = await visibleRoles(tenant, recruiter.id);
  return showRecruiter(c, { title: "Roles" }, <RolesPage view={{ rows, formats, companyName: company.name }} />);
}

async function role(c: RecruiterContext) {
  const { tenant, recruiter, formats } = c.get("recruiter");
  const id = c.req.param("id") ?? "";
  const [found, columns] = await Promise.all([
    visibleRole(tenant, recruiter.id, id),
    visibleBoard(tenant, recruiter.id, id),
  ]);
  if (found === null) return recruiterNotFound(c);
  return showRecruiter(c, { title: found.title }, <RolePage view={{ role: found, columns, formats }} />);
}

/** @param faulty what was typed, with what is wrong with it; null: nothing yet */
async function submitForm(c: RecruiterContext, faulty: FormState | null) {
  const scope = c.get("recruiter");
  const { tenant, recruiter } = scope;
  const [found, { consentText }, limit] = await Promise.all([
    visibleRole(tenant, recruiter.id, c.req.param("id") ?? ""),
    readMarketplaceSettings(tenant),
    faulty === null ? whyNotYet(scope, recruiter.id) : null, // better told before the form is filled in
  ]);
  if (found === null) return recruiterNotFound(c);
  if (!found.isOpen)
    return goRecruiter(c, `/recruiter/roles/${found.id}`, { tone: "bad", text: "This role takes no more candidates." });
  const status = faulty === null ? 200 : 422;
  return showRecruiter(
    c,
    { title: "Submit a candidate", isNarrow: true, status },
    <SubmitPage view={{ role: found, consentText, form: faulty ?? BLANK_FORM, notYet: limit?.message ?? null }} />,
  );
}

async function submitCandidate(c: RecruiterContext) {
  const scope = c.get("recruiter");
  const roleId = c.req.param("id") ?? "";
  if ((await visibleRole(scope.tenant, scope.recruiter.id, roleId)) === null) return recruiterNotFound(c);
  const body = await c.req.parseBody();
  const entries = SUBMISSION_FIELDS.map((name) => {
    const value = body[name];
    return [name, typeof value === "string" ? value.trim() : ""] as const;
  });
  const values = Object.fromEntries(entries) as SubmissionValues; // fromEntries forgets which keys it was given
  const resume = body["resume"] instanceof File ? body["resume"] : null;
  const read = readSubmission(values);
  const missing = values.consent === "yes" ? {} : { consent: "Without the candidate’s consent nothing is sent." };
  if (!read.success || values.consent !== "yes")
    return submitForm(c, submissionFaults(values, read.error, { ...missing, ...again(resume) }));
  const submitted = await submit(scope, {
    roleId,
    recruiterId: scope.recruiter.id,
    candidate: read.data,
    resume,
    isLimited: true,
  });
  if (submitted.ok)
    return goRecruiter(c, `/recruiter/submissions/${submitted.value.id}`, {
      tone: "good",
      text: `${read.data.name} is submitted.`,
    });
  if (submitted.reason === "role_not_open")
    return goRecruiter(c, `/recruiter/roles/${roleId}`, {
      tone: "bad",
      text: "The role was closed, or taken back, in the meantime. Nothing was submitted.",
    });
  const fault = submitted.reason === "limit_reached" ? { "": submitted.message } : { resume: submitted.message };
  return submitForm(c, submissionFaults(values, undefined, fault));
}

/** Browsers never fill a file field again by themselves. */
function again(resume: File | null): Record<string, string> {
  return resume !== null && resume.name !== "" ? { resume: "Choose the résumé again: browsers do not keep it." } : {};
}

function tooLarge(c: RecruiterContext) {
  const text = "The résumé may have 30 MB at most. Nothing was submitted.";
  return goRecruiter(c, c.req.path, { tone: "bad", text });
}

async function candidates(c: RecruiterContext) {
  const { tenant, recruiter, formats } = c.get("recruiter");
  const columns = await visibleBoard(tenant, recruiter.id, undefined);
  return showRecruiter(c, { title: "Your candidates" }, <CandidatesPage view={{ columns, formats }} />);
}

async function candidate(c: RecruiterContext) {
  const { tenant, recruiter, formats, today } = c.get("recruiter");
  const found = await visibleSubmission(tenant, recruiter.id, c.req.param("id") ?? "", today);
  if (found === null) return recruiterNotFound(c);
  return showRecruiter(c, { title: found.candidate.name }, <CandidatePage view={{ submission: found, formats }} />);
}

function mail(c: RecruiterContext) {
  const { recruiter } = c.get("recruiter");
  return showRecruiter(c, { title: "Mail", isNarrow: true }, <MailPage view={recruiter} />);
}

async function chooseMail(c: RecruiterContext) {
  const { env, tenant, recruiter, actorId, now, defer } = c.get("recruiter");
  const body = await c.req.parseBody();
  const choice = oneOf(typeof body["mailChoice"] === "string" ? body["mailChoice"] : "", MailChoice.options);
  if (choice === undefined || choice === null) return mail(c);
  const details = { mailChoice: choice };
  const entry = { actor: actorId, action: "recruiter.mail_chosen", subjectKind: "recruiter", details } as const;
  const statements = [
    updateMailChoice(tenant, recruiter.id, choice),
    auditEntry(tenant, { ...entry, subjectId: recruiter.id }, now),
  ];
  await commit(env, tenant, statements, [], defer);
  return goRecruiter(c, "/recruiter/mail", { tone: "good", text: "Saved." });
}
