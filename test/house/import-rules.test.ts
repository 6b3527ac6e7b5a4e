// The walls between the parts: what may import what, and where the tenant wall may be left.
import { describe, expect, test } from "vitest";
import { forbiddenImports } from "./import-rules.ts";
import { importsOf, readSources, type Source } from "./sources.ts";

const CODE = "**/*.{ts,tsx,js}";
const sources = readSources(`packages/shared/src/${CODE}`, `workers/*/src/${CODE}`, `test/simulators/${CODE}`);

/** Files that may look at all tenants at once, each with its reason. */
const ACROSS_TENANTS: Record<string, string> = {
  "packages/shared/src/db/for-tenant.ts": "defines it",
  "packages/shared/src/db/scim-tokens.ts": "a bearer token comes before its tenant is known",
  "packages/shared/src/db/sessions.ts": "a cookie or a bearer token comes before its tenant is known",
  "packages/shared/src/db/inbound-events.ts": "an endpoint's id comes before its tenant; the sweep looks at all",
  "packages/shared/src/db/outbox.ts": "the sweep sends what any tenant's sender lost",
  "packages/shared/src/db/mail-reports.ts": "a mail service's report names a mail, not its tenant",
  "packages/shared/src/db/welcome.ts": "a new hire's link or cookie comes before its tenant",
  "workers/oauth/src/attempts.ts": "a sign-in begins before anybody is known",
  "workers/oauth/src/people/members.ts": "a person who signs in is looked up before the tenant",
  "workers/oauth/src/people/invitations.ts": "an invitation's token comes before its tenant",
  "workers/scheduler/src/cron.ts": "cron looks for the tenants that have something due",
  "workers/scheduler/src/import/wake.ts": "cron looks for the tenants whose import is due",
  "workers/scheduler/src/onboarding/wake.ts": "cron looks for the tenants whose onboarding is due",
  "workers/scheduler/src/roles/due-tenants.ts": "cron looks for the tenants whose postings are due",
  "workers/scheduler/src/submissions/due-tenants.ts":
    "cron looks for the tenants with candidates to send, follow or erase",
  "workers/scheduler/src/wake-mails.ts": "cron looks for the mails that are due",
};

function pretend(path: string, text: string): Source {
  return { path, text, imports: importsOf(path, text) };
}

describe("imports", () => {
  test("every file imports only what the table allows", () => {
    expect(sources.length).toBeGreaterThan(50);
    expect(forbiddenImports(sources)).toEqual([]);
  });

  test.for([
    ["workers/oauth/src/a.ts", 'import { b } from "../../matcher/src/b.ts";'],
    ["workers/reports/src/a.ts", 'import { leverClient } from "#shared/ats/lever/client.ts";'],
    ["workers/reports/src/a.ts", 'import { seal } from "#shared/crypto/seal.ts";'],
    ["workers/reports/src/a.ts", 'import {\n  one,\n  two,\n} from "../../../test/support/seeds.ts";'],
    ["workers/reports/src/a.ts", 'import type { Env } from "../../oauth/src/env.ts";'],
    ["packages/shared/src/domain/a.ts", 'import { eq } from "drizzle-orm";'],
    ["packages/shared/src/domain/a.ts", 'export * from "../crypto/hash.ts";'],
    ["packages/shared/src/db/a.ts", 'import { Hono } from "hono";'],
    ["packages/shared/src/db/a.ts", 'import { MatchMessage } from "../queues/messages.ts";'],
    ["packages/shared/src/ats/lever/a.ts", 'import { b } from "../greenhouse/b.ts";'],
    ["packages/shared/src/ats/lever/a.ts", 'import { DurableObject } from "cloudflare:workers";'],
    ["packages/shared/src/queues/a.ts", 'const db = await import("../db/outbox.ts");'],
    ["test/simulators/lever/a.ts", 'import { newId } from "#shared/domain/ids.ts";'],
    ["test/simulators/lever/a.ts", 'import "../../support/until.ts";'],
  ])("%s may not say %s", ([path = "", text = ""]) => {
    expect(forbiddenImports([pretend(path, text)])).toHaveLength(1);
  });
});

describe("the tenant wall", () => {
  const ours = sources.filter((source) => !source.path.startsWith("test/"));

  test("acrossTenants is used in the listed files only", () => {
    const users = ours.filter((source) => /\bacrossTenants\b/.test(source.text)).map((source) => source.path);
    expect(users).toEqual(Object.keys(ACROSS_TENANTS).toSorted());
  });

  test("nobody but forTenant and acrossTenants touches the database binding", () => {
    const touching = ours.filter((source) => /\benv\.DB\b|\.env\.DB\b|\{[^}\n]*\bDB\b[^}\n]*\}\s*=/.test(source.text));
    expect(touching.map((source) => source.path)).toEqual(["packages/shared/src/db/for-tenant.ts"]);
  });
});
