// The roles of a company in the whole house: Lever connected for the marketplace by consent, postings that come by themselves, and an end.
import { beforeAll, expect, test } from "vitest";
import { seedMember } from "../support/seeds.ts";
import { until } from "../support/until.ts";
import { newVisitor, type Visit } from "../support/visitor.ts";
import { seedRecruiter } from "../support/marketplace-seeds.ts";
import { Company, startWorld, type World } from "./support.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});

type ConnectionView = {
  id: string;
  status: string;
  attentionReason: string | null;
  scopes: string[];
  modules: string[];
};
type Posting = { connectionId: string; postingId: string; title: string; isConfidential: boolean };
type Role = { id: string; title: string; state: string; closedReason: string | null };

/** An owner walks from the guide over Lever's consent page and back. Gives the scopes that Lever was asked for, too. */
async function consent(acme: Company, form: Record<string, string>): Promise<{ page: Visit; asked: string[] }> {
  const visitor = newVisitor(world.house.url);
  const { cookie } = await seedMember(world.house.db, acme.tenantId, {
    name: "Dana Reyes",
    email: `${Math.random()}@x.example`,
  });
  const [name = "", value = ""] = cookie.split("=");
  visitor.cookies.set(name, value);
  let asked: string[] = [];
  const page = await visitor.visit("/connect/lever", {
    form,
    outside: {
      [world.lever.url]: async (url) => {
        asked = new URL(url).searchParams.get("scope")?.split(" ") ?? [];
        return acme.lever.consent({ url, accountId: acme.accountId }).location;
      },
    },
  });
  return { page, asked };
}

async function connected(): Promise<{ acme: Company; asked: string[] }> {
  const acme = await Company.found(world);
  const { page, asked } = await consent(acme, { module: "marketplace" });
  expect(new URL(page.url).pathname).toBe("/connect/lever/success");
  const [connection] = await acme.list<ConnectionView>("/connections");
  acme.connectionId = connection?.id ?? "";
  return { acme, asked };
}

const postings = (acme: Company) => acme.list<Posting>("/postings");
const view = (acme: Company) => acme.get<ConnectionView>(`/connections/${acme.connectionId}`);

async function refresh(acme: Company): Promise<{ status: string; reason: string | null }> {
  const { body } = await acme.post<{ jobId: string }>(`/connections/${acme.connectionId}/refresh-roles`);
  return until(async () => {
    const job = await acme.get<{ status: string; reason: string | null }>(`/sync-jobs/${body.jobId}`);
    return job.status === "done" || job.status === "failed" ? job : undefined;
  });
}

test("consent asks for what the marketplace needs and for nothing else; postings then come by themselves", async () => {
  const { acme, asked } = await connected();
  expect(asked.toSorted()).toEqual([
    ...["archive_reasons:read:admin", "interviews:read:admin", "offline_access", "opportunities:write:admin"],
    ...["postings:read:admin", "stages:read:admin", "users:read:admin"],
  ]);
  expect(await view(acme)).toMatchObject({ status: "active", modules: ["marketplace"] });
  const { id: postingId } = acme.lever.createPosting({ accountId: acme.accountId, text: "Controls Engineer" });
  await world.house.db
    .prepare("update posting_looks set next_look_at = '2020' where tenant_id = ?")
    .bind(acme.tenantId)
    .run();
  await world.house.tick();
  await until(async () => (await postings(acme)).length === 1, { what: "the posting to come by itself" });

  const { id: recruiterId } = await seedRecruiter(world.house.db, acme.tenantId, { mailChoice: "immediate" });
  const made = await acme.post<Role>("/roles", {
    posting: { connectionId: acme.connectionId, postingId },
    ...{ fee: { kind: "percent", percent: 20 }, recruiterIds: [recruiterId], status: "open" },
  });
  expect(made).toMatchObject({ status: 201, body: { title: "Controls Engineer", state: "open" } });

  acme.lever.setPostingState({ postingId, state: "closed" });
  expect(await refresh(acme)).toMatchObject({ status: "done" });
  expect(await acme.get<Role>(`/roles/${made.body.id}`)).toMatchObject({
    state: "closed",
    closedReason: "posting_closed",
  });
  const { results } = await world.house.db
    .prepare("select kind from role_notices where role_id = ? order by id")
    .bind(made.body.id)
    .all();
  expect(results).toEqual([{ kind: "given" }, { kind: "closed" }]);
});

test("confidential postings come only when asked for and allowed, and are emptied when they are no longer asked for", async () => {
  const { acme } = await connected();
  acme.lever.createPosting({
    accountId: acme.accountId,
    text: "Chief of Staff",
    confidentiality: "confidential",
    description: "Secret plans",
  });
  await refresh(acme);
  expect(await postings(acme)).toEqual([]);
  const choose = (includesConfidential: boolean) =>
    acme.call("PATCH", `/connections/${acme.connectionId}`, { settings: { marketplace: { includesConfidential } } });
  expect((await choose(true)).status).toBe(200);
  await refresh(acme);
  expect(await postings(acme), "asked for, but not allowed yet").toEqual([]);

  const again = await consent(acme, { connection: acme.connectionId });
  expect(again.asked).toContain("confidential:access:admin");
  await refresh(acme);
  expect(await postings(acme)).toMatchObject([{ title: "Chief of Staff", isConfidential: true }]);

  await choose(false);
  await until(async () => (await postings(acme)).length === 0, { what: "the posting to be withheld" });
  const row = await world.house.db
    .prepare("select state, description_html from postings where tenant_id = ?")
    .bind(acme.tenantId)
    .first();
  expect(row).toEqual({ state: "withheld", description_html: "" });
});

test("access revoked in Lever is noticed by a refresh; after a reconnect it goes on; disconnected, nothing is asked any more", async () => {
  const { acme } = await connected();
  acme.lever.createPosting({ accountId: acme.accountId, text: "Controls Engineer" });
  await refresh(acme);
  acme.lever.revokeAccess({ accountId: acme.accountId });
  expect(await refresh(acme)).toMatchObject({ status: "failed", reason: "access_revoked" });
  await until(async () => (await view(acme)).status === "needs_attention");
  expect(await view(acme)).toMatchObject({ attentionReason: "access_revoked" });
  expect(await postings(acme)).toHaveLength(1);

  await consent(acme, { connection: acme.connectionId });
  acme.lever.createPosting({ accountId: acme.accountId, text: "Product Designer" });
  expect(await refresh(acme)).toMatchObject({ status: "done" });
  expect(await postings(acme)).toHaveLength(2);

  await acme.post(`/connections/${acme.connectionId}/disconnect`);
  const { after } = acme.lever.markRequests({});
  await world.house.tick();
  expect(acme.lever.requests({ after, path: "/v1/*" })).toEqual([]);
  expect(await postings(acme), "nothing can be made of them now").toEqual([]);
  expect((await acme.post(`/connections/${acme.connectionId}/refresh-roles`)).status).toBe(409);
});
