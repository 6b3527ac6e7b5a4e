// What a recruiter's request gets: who they are and their tenant's rows. It is no Scope: operations made for members cannot take it.
import type { MiddlewareHandler } from "hono";
import { getCookie } from "hono/cookie";
import { forTenant, type TenantDb } from "#shared/db/for-tenant.ts";
import { recruiterOfUser } from "#shared/db/recruiters.ts";
import { readVisitor, SESSION_COOKIE, type TenantSettings } from "#shared/db/sessions.ts";
import { dayIn } from "#shared/domain/marketplace/fee-state.ts";
import type { MailChoice } from "#shared/domain/marketplace/submission-words.ts";
import type { Bindings, ReportsEnv } from "../env.ts";
import { formatsFor, type Formats } from "../view-models/formats.ts";
import { recruiterLockedOut } from "./pages/locked-out.tsx";

export type RecruiterScope = {
  readonly env: Bindings;
  readonly tenant: TenantDb;
  readonly company: TenantSettings;
  readonly recruiter: {
    readonly id: string;
    readonly name: string;
    readonly agency: string;
    readonly email: string;
    readonly mailChoice: MailChoice;
  };
  /** As the audit log writes it: `user:usr_…`. */
  readonly actorId: string;
  readonly now: number;
  /** YYYY-MM-DD in the company's time zone. */
  readonly today: string;
  readonly formats: Formats;
  readonly defer: (work: Promise<unknown>) => void;
};

/** Sets `recruiter`, or leads away: to sign-in, to the dashboard for members, or to words for who is paused or no longer one. */
export const byRecruiter: MiddlewareHandler<ReportsEnv> = async (c, next) => {
  const now = Date.now();
  const visitor = await readVisitor(c.env, getCookie(c, SESSION_COOKIE), now);
  if (visitor === null) {
    const { pathname } = new URL(c.req.url);
    return c.redirect(`/sign-in?returnTo=${encodeURIComponent(c.req.method === "GET" ? pathname : "/recruiter")}`, 303);
  }
  if (visitor.role !== "recruiter") return c.redirect("/", 303);
  const tenant = forTenant(c.env, visitor.tenant.id);
  const held = await recruiterOfUser(tenant, visitor.userId);
  if (held?.status !== "active") return recruiterLockedOut(c, held?.status === "paused", visitor.tenant.name);
  const { id, name, agency, email, mailChoice } = held;
  c.set("recruiter", {
    env: c.env,
    tenant,
    company: visitor.tenant,
    recruiter: { id, name, agency, email, mailChoice },
    actorId: `user:${visitor.userId}`,
    now,
    today: dayIn(visitor.tenant.timeZone, now),
    formats: formatsFor(visitor.tenant, now),
    defer: (work) => c.executionCtx.waitUntil(work),
  });
  return next();
};
