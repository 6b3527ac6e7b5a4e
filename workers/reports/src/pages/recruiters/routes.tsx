// Recruiters over HTTP, for the company: inviting, pausing and removing them, and what they may do and see.
import { Hono } from "hono";
import { z } from "zod";
import { mayAdminister } from "#shared/domain/access.ts";
import type { Result } from "#shared/domain/result.ts";
import type { ReportsEnv } from "../../env.ts";
import { BLANK_FORM, type FormState } from "../../components/field.tsx";
import {
  changeMarketplaceSettings,
  getRecruiter,
  inviteAgain,
  inviteRecruiter,
  listRecruiters,
  marketplaceSettings,
  pauseRecruiter,
  removeRecruiter,
  resumeRecruiter,
} from "../../operations/marketplace/recruiters.ts";
import { board, todayOf } from "../../operations/marketplace/submissions.ts";
import { pageForbidden, pageNotFound } from "../errors.tsx";
import { done, fieldsOf, formatsOf, go, problem, show, type PageContext } from "../respond.tsx";
import { RecruiterPage } from "./recruiter-page.tsx";
import { RecruitersPage } from "./recruiters-page.tsx";
import { MarketplaceSettingsPage } from "./settings-page.tsx";

const Invitation = z.object({
  name: z.string().min(1, "Write the recruiter’s name.").max(200),
  agency: z.string().min(1, "Write the agency’s name; in your ATS it is the source of their candidates.").max(100),
  email: z.email("Write a full e-mail address, such as rita@agency.example.").max(254),
});

const days = (max: number) =>
  z.coerce
    .number("Write a number of days.")
    .int("Write whole days.")
    .min(1, "At least one day.")
    .max(max, `At most ${max} days.`);

const Settings = z.object({
  ownershipDays: days(730),
  retentionDays: days(1095),
  dailyLimit: z.coerce
    .number("Write a number.")
    .int("Write a whole number.")
    .min(1, "At least one; pause a recruiter who should submit nobody.")
    .max(500, "At most 500."),
  consentText: z.string().min(1, "Write what the candidate agrees to.").max(2000),
});

export const recruiterRoutes = new Hono<ReportsEnv>()
  .get("/recruiters", (c) => list(c, BLANK_FORM))
  .post("/recruiters", invite)
  .get("/recruiters/:id", one)
  .post("/recruiters/:id/invite", (c) =>
    after(c, inviteAgain, "A new invitation is on its way; the one before no longer works."),
  )
  .post("/recruiters/:id/pause", (c) => after(c, pauseRecruiter, "Paused. Their candidates are kept."))
  .post("/recruiters/:id/resume", (c) => after(c, resumeRecruiter, "They can work again."))
  .post("/recruiters/:id/remove", remove)
  .get("/settings/marketplace", (c) => settings(c, null))
  .post("/settings/marketplace", saveSettings);

async function list(c: PageContext, form: FormState) {
  const rows = await listRecruiters(c.get("scope"));
  const view = { rows, form, mayAdminister: mayAdminister(c.get("signedIn").actor.role), formats: formatsOf(c) };
  const status = Object.keys(form.errors).length > 0 ? 422 : 200;
  return show(c, { title: "Recruiters", status }, <RecruitersPage view={view} />);
}

async function invite(c: PageContext) {
  const values = await fieldsOf(c, ["name", "agency", "email"]);
  const read = Invitation.safeParse(values);
  if (!read.success) return list(c, { values, errors: firstFaults(read.error) });
  const invited = await inviteRecruiter(c.get("scope"), read.data);
  if (invited.ok) return go(c, `/recruiters/${invited.value.id}`, done(`${read.data.name} is invited by mail.`));
  if (invited.reason === "forbidden") return pageForbidden(c, invited.message);
  if (invited.reason === "email_taken") return list(c, { values, errors: { email: invited.message } });
  return go(c, "/recruiters", problem(invited));
}

async function one(c: PageContext) {
  const scope = c.get("scope");
  const id = c.req.param("id") ?? "";
  const [found, columns, today] = await Promise.all([
    getRecruiter(scope, id),
    board(scope, { recruiterId: id }),
    todayOf(scope),
  ]);
  if (!found.ok) return pageNotFound(c);
  const view = {
    recruiter: found.value,
    columns,
    today,
    mayAdminister: mayAdminister(c.get("signedIn").actor.role),
    formats: formatsOf(c),
  };
  return show(c, { title: found.value.name }, <RecruiterPage view={view} />);
}

async function remove(c: PageContext) {
  const removed = await removeRecruiter(c.get("scope"), c.req.param("id") ?? "");
  if (removed.ok)
    return go(c, "/recruiters", done("Removed, and signed out everywhere. Their candidates stay with you."));
  return refused(c, removed, "/recruiters");
}

async function after(c: PageContext, operation: typeof pauseRecruiter, words: string) {
  const id = c.req.param("id") ?? "";
  const changed = await operation(c.get("scope"), id);
  return changed.ok ? go(c, `/recruiters/${id}`, done(words)) : refused(c, changed, `/recruiters/${id}`);
}

function refused(c: PageContext, failure: Exclude<Result<unknown>, { ok: true }>, to: string) {
  if (failure.reason === "not_found") return pageNotFound(c);
  if (failure.reason === "forbidden") return pageForbidden(c, failure.message);
  return go(c, to, problem(failure));
}

async function settings(c: PageContext, form: FormState | null) {
  const held = await marketplaceSettings(c.get("scope"));
  const values = {
    ownershipDays: String(held.ownershipDays),
    retentionDays: String(held.retentionDays),
    dailyLimit: String(held.dailyLimit),
    consentText: held.consentText,
    showsInterviewers: held.showsInterviewers ? "yes" : "",
  };
  const view = { form: form ?? { values, errors: {} }, mayAdminister: mayAdminister(c.get("signedIn").actor.role) };
  return show(
    c,
    { title: "Marketplace", isNarrow: true, status: form === null ? 200 : 422 },
    <MarketplaceSettingsPage view={view} />,
  );
}

async function saveSettings(c: PageContext) {
  const values = await fieldsOf(c, [
    "ownershipDays",
    "retentionDays",
    "dailyLimit",
    "consentText",
    "showsInterviewers",
  ]);
  const read = Settings.safeParse(values);
  if (!read.success) return settings(c, { values, errors: firstFaults(read.error) });
  const saved = await changeMarketplaceSettings(c.get("scope"), {
    ...read.data,
    showsInterviewers: values.showsInterviewers === "yes",
  });
  return saved.ok ? go(c, "/settings/marketplace", done("Saved.")) : pageForbidden(c, saved.message);
}

function firstFaults(error: z.ZodError): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const issue of error.issues) errors[String(issue.path[0] ?? "")] ??= issue.message;
  return errors;
}
