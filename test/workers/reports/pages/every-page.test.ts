// What holds for every page: it answers, has one heading and a title, names its fields, and carries nothing inline or from elsewhere.
import { beforeAll, describe, expect, test } from "vitest";
import { MODULES } from "#shared/domain/modules.ts";
import { seedMember, seedTenant } from "../../../support/seeds.ts";
import { startTestHouse, type TestHouse } from "../../../support/test-house.ts";
import { seedGreenhouse, seedOpened } from "../greenhouse-seeds.ts";
import { seedRolePages } from "../seed-market.ts";
import {
  seedConnection,
  seedEvent,
  seedHire,
  seedInvitation,
  seedMatch,
  seedNewHire,
  seedPositions,
} from "../seeds.ts";
import { seedImport } from "./seed-import.ts";
import { seedEmployee } from "./seed-employee.ts";
import { visit, wordsOf } from "./visit.ts";

const LISTS = [
  "/",
  "/positions",
  "/roles",
  "/roles/activate",
  "/reports/ats",
  "/reports/ats/preview",
  "/matches",
  "/matches?status=confirmed",
  "/matches?status=rejected",
  "/matches?status=undone",
  "/matches/months",
  "/matches/rehearsals",
  "/hires",
  "/submissions",
  "/recruiters",
  "/settings/marketplace",
  "/employees",
  "/onboarding/new-hires",
  "/onboarding/new-hires?sort=-name&period=7&all=yes",
  "/onboarding/quick-invite",
  "/onboarding/quick-invite?q=nobody",
  "/onboarding/documents",
  "/onboarding/packages",
  "/settings/integrations",
  "/settings/events",
  "/settings/sync-jobs",
  "/settings/members",
  "/settings/api-tokens",
  "/settings/general",
  "/settings/audit",
];
const FORMS = ["/positions/new", "/roles/new", "/employees/new", "/employees/import", "/onboarding/packages/new"];

let house: TestHouse;
let full: { cookie: string; details: string[] };
let empty: { cookie: string };

beforeAll(async () => {
  house = await startTestHouse({ only: ["reports"] });
  full = await fullTenant();
  const tenant = await seedTenant(house.db, { name: "Empty" });
  empty = await seedMember(house.db, tenant.id);
});

async function fullTenant() {
  const { db } = house;
  const tenant = await seedTenant(db, { name: "Full" });
  const { cookie } = await seedMember(db, tenant.id);
  const connection = await seedConnection(db, tenant.id, {
    status: "needs_attention",
    attentionReason: "access_revoked",
  });
  await seedConnection(db, tenant.id);
  const [draft = ""] = await seedPositions(db, tenant.id, 2, { status: "draft" });
  await seedPositions(db, tenant.id, 2, { status: "requested" });
  await seedPositions(db, tenant.id, 2, { status: "approved" });
  const [failed = ""] = await seedPositions(db, tenant.id, 1, {
    status: "approved",
    syncStatus: "failed",
    code: "Trace-9",
  });
  const [open = ""] = await seedPositions(db, tenant.id, 1, { status: "open", syncStatus: "synced", code: "Trace-2" });
  const hire = await seedHire(db, tenant.id, { positionId: open, code: "Trace-2" });
  const odd = await seedHire(db, tenant.id, { name: "Odd One", code: "Trace-9", problem: "requisition_unknown" });
  const employee = await seedEmployee(db, tenant.id);
  const match = await seedMatch(db, tenant.id, { hireId: hire, employeeId: employee, positionId: open });
  const greenhouse = await seedGreenhouse(db, tenant.id);
  const opened = await seedOpened(db, tenant.id, greenhouse);
  const onboarding = await seedConnection(db, tenant.id, { modules: ["onboarding"] });
  const newHire = await seedNewHire(db, tenant.id, onboarding, { packageCode: "X-9" });
  await seedInvitation(db, tenant.id, newHire);
  const bare = await seedNewHire(db, tenant.id, onboarding, { name: "", email: null, problems: ["no_email"] });
  const event = await seedEvent(db, tenant.id, { status: "parked" });
  const importing = await seedConnection(db, tenant.id, { modules: ["hris"] });
  const job = await seedImport(db, tenant.id, importing);
  const details = [
    `/settings/integrations/${importing}`,
    `/settings/integrations/${importing}/import`,
    `/settings/integrations/${importing}/import/mapping`,
    `/imports/${job}`,
    `/imports/${job}?show=failed`,
    ...[draft, failed, open].map((id) => `/positions/${id}`),
    `/positions/${draft}/edit`,
    `/matches/${match}`,
    `/hires/${hire}`,
    `/hires/${odd}`,
    `/employees/${employee}`,
    `/employees/${employee}/edit`,
    `/onboarding/new-hires/${newHire}`,
    `/onboarding/new-hires/${newHire}/invite`,
    `/onboarding/new-hires/${bare}`,
    `/onboarding/new-hires/${bare}/invite`,
    `/onboarding/documents/${newHire}`,
    `/settings/integrations/${onboarding}/onboarding`,
    `/settings/integrations/${connection}`,
    `/settings/events/${event}`,
    ...["", "?part=opening", "?part=department", "?part=hiring_manager"].map(
      (query) => `/settings/integrations/${greenhouse}/fields${query}`,
    ),
    `/positions/${opened}`,
    `/positions/${opened}/greenhouse/update`,
    `/positions/${failed}/greenhouse?connectionId=${greenhouse}`,
    `/positions/${failed}/greenhouse/form?connectionId=${greenhouse}&action=create&jobId=100`,
    `/positions/${failed}/greenhouse/form?connectionId=${greenhouse}&action=open_on_job&jobId=101`,
    `/positions/${opened}/greenhouse/form?connectionId=${greenhouse}&action=update`,
    ...(await seedRolePages(db, tenant.id, "Controls Engineer")),
  ];
  return { cookie, details };
}

describe("a page of a company with everything", () => {
  test("is whole, named, and carries nothing inline or from elsewhere", async () => {
    for (const path of [...LISTS, ...FORMS, ...full.details]) {
      const { status, html, headers } = await visit(house, full.cookie, path);
      expect(status, path).toBe(200);
      expect(faultsOf(html), path).toEqual([]);
      expect(headers.get("content-security-policy"), path).toContain("default-src 'none'");
      expect(headers.get("cache-control"), path).toBe("no-store");
    }
  });
});

describe("a list of a company that has just begun", () => {
  test.each(LISTS)("%s is whole and says what to do next", async (path) => {
    const { status, html } = await visit(house, empty.cookie, path);
    expect(status).toBe(200);
    expect(faultsOf(html)).toEqual([]);
    const saysWhatNext = /class="(empty|checks|form|card)"/.test(html);
    expect(saysWhatNext, wordsOf(html)).toBe(true);
  });
});

test("whoever disconnects is told what stops, for each thing that the connection is used for", async () => {
  const tenant = await seedTenant(house.db);
  const { cookie } = await seedMember(house.db, tenant.id);
  const modules = ["headcount", "hris", "onboarding", "marketplace"] as const;
  const id = await seedConnection(house.db, tenant.id, { modules });
  const { html } = await visit(house, cookie, `/settings/integrations/${id}`);
  const dialog = html.slice(html.indexOf("Disconnect Lever?"));
  expect(dialog).toContain("positions can no longer be synced");
  for (const name of modules.slice(1)) for (const stop of MODULES[name].stops) expect(dialog).toContain(stop);
});

test("a stylesheet, a script and the mark are served for ever under names of their content", async () => {
  const { html } = await visit(house, empty.cookie, "/");
  const assets = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map((found) => found[1] ?? "");
  expect(assets).toHaveLength(3);
  for (const path of assets) {
    const answer = await fetch(`${house.url}${path}`);
    expect(answer.status, path).toBe(200);
    expect(answer.headers.get("cache-control"), path).toBe("public, max-age=31536000, immutable");
    expect((await answer.text()).length, path).toBeGreaterThan(200);
  }
});

/** What a person with a screen reader, or our content security policy, would stumble over. */
function faultsOf(whole: string): string[] {
  const html = whole.replaceAll(/<a href="https:[^"]*" rel="(?:nofollow )?noopener noreferrer">/g, "<a>"); // may lead outside
  const labels = new Set([...html.matchAll(/<label for="([^"]+)"/g)].map((found) => found[1]));
  const controls = [...html.matchAll(/<(?:input|select|textarea)\b[^>]*>/g)].map((found) => found[0]);
  const unnamed = controls.filter((tag) => {
    const id = /\bid="([^"]+)"/.exec(tag)?.[1];
    const isHidden = /type="hidden"|\bhidden\b/.test(tag);
    const isInsideLabel = /name="(?:id|all|connectionId)"/.test(tag);
    return !isHidden && !isInsideLabel && !/aria-label=/.test(tag) && !labels.has(id);
  });
  const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((found) => found[1]);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  return [
    ...(html.startsWith("<!doctype html>") ? [] : ["no doctype"]),
    ...(/<title>[^<]+ · Rolecall<\/title>/.test(html) ? [] : ["no title"]),
    ...((html.match(/<h1/g) ?? []).length === 1 ? [] : ["not one h1"]),
    ...(/\sstyle="|<style/.test(html) ? ["inline style"] : []),
    ...(/\son[a-z]+="/.test(html) ? ["inline handler"] : []),
    ...([...html.matchAll(/<script\b(?![^>]*nonce="[^"]+")/g)].length > 0 ? ["script without nonce"] : []),
    ...([...html.matchAll(/(?:src|href|action)="(?:https?:)?\/\//g)].length > 0 ? ["another origin"] : []),
    ...unnamed.map((tag) => `unnamed: ${tag}`),
    ...twice.map((id) => `id twice: ${id}`),
    ...(html.includes("undefined") || html.includes("[object") ? ["a value that was never made words"] : []),
  ];
}
