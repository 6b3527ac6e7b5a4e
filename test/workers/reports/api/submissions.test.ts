// Submitted candidates by the API: what a company's own systems can do with them.
import { beforeAll, expect, test } from "vitest";
import { seedRecruiter, seedRole } from "../../../support/marketplace-seeds.ts";
import { startTestHouse, type TestHouse } from "../../../support/test-house.ts";
import { bodyOf, codeOf, newClient } from "../api-client.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await startTestHouse({ only: ["reports"] });
});

const ADA = { name: "Ada Lovelace", email: "ada@example.com", links: ["linkedin.com/in/ada"], consent: true };

test("a candidate is submitted for a recruiter of the role, waits to be sent, and is listed", async () => {
  const client = await newClient(house);
  const rita = await seedRecruiter(house.db, client.tenant.id);
  const role = await seedRole(house.db, client.tenant.id, { recruiterIds: [rita.id] });
  const made = bodyOf(await client.post(`/roles/${role}/submissions`, { recruiterId: rita.id, ...ADA }), 201);
  expect(made).toMatchObject({
    status: "waiting",
    place: "waiting",
    candidateLinks: ["https://linkedin.com/in/ada"],
    recruiter: { id: rita.id },
    events: [{ kind: "submitted" }],
    rulings: [],
    fee: { state: "none" },
  });
  const list = bodyOf(await client.get(`/roles/${role}/submissions?q=lovelace`), 200);
  expect(list["data"]?.map((one) => one.id)).toEqual([made.id]);
  expect(bodyOf(await client.get(`/submissions/${made.id}`), 200)["consentText"]).toContain("agrees");
  const entries = bodyOf(await client.get(`/audit?subjectId=${made.id}`), 200);
  expect(entries["data"]?.[0]).toMatchObject({ action: "submission.made", details: { roleId: role } });
});

test("without consent, for a role that is not the recruiter's, or that is closed, nothing is submitted", async () => {
  const client = await newClient(house);
  const { id: tenantId } = client.tenant;
  const rita = await seedRecruiter(house.db, tenantId);
  const role = await seedRole(house.db, tenantId, { recruiterIds: [rita.id] });
  const closed = await seedRole(house.db, tenantId, { recruiterIds: [rita.id], status: "closed" });
  const theirs = await seedRole(house.db, tenantId);
  const wish = { recruiterId: rita.id, ...ADA };
  expect(codeOf(await client.post(`/roles/${role}/submissions`, { ...wish, consent: false }), 422)).toBe(
    "invalid_body",
  );
  expect(codeOf(await client.post(`/roles/${role}/submissions`, { ...wish, email: "no" }), 422)).toBe("invalid_body");
  for (const id of [closed, theirs])
    expect(codeOf(await client.post(`/roles/${id}/submissions`, wish), 409)).toBe("role_not_open");
  expect(codeOf(await client.post("/roles/rol_nothing/submissions", wish), 404)).toBe("not_found");
  const { n } = (await house.db
    .prepare("select count(*) as n from submissions where tenant_id = ?")
    .bind(tenantId)
    .first<{ n: number }>()) ?? { n: -1 };
  expect(n).toBe(0);
});

test("a refusal is overruled by an admin with a reason, once; a member may not", async () => {
  const client = await newClient(house);
  const { id: tenantId } = client.tenant;
  const rita = await seedRecruiter(house.db, tenantId);
  const role = await seedRole(house.db, tenantId, { recruiterIds: [rita.id] });
  const made = bodyOf(await client.post(`/roles/${role}/submissions`, { recruiterId: rita.id, ...ADA }), 201);
  const path = `/submissions/${made.id}/overrule`;
  expect(codeOf(await client.post(path, { note: "Too early." }), 409)).toBe("wrong_status");
  await house.db
    .prepare("update submissions set status = 'refused', place = 'refused' where id = ?")
    .bind(made.id)
    .run();
  expect(codeOf(await client.post(path, { note: " " }), 422)).toBe("invalid_body");
  const overruled = bodyOf(await client.post(path, { note: "We agreed with both." }), 200);
  expect(overruled).toMatchObject({
    status: "waiting",
    rulings: [{ isAccepted: true, reason: "overruled", note: "We agreed with both." }],
    events: [{ kind: "overruled" }, { kind: "submitted" }],
  });
  expect(codeOf(await client.post(path, { note: "Again." }), 409)).toBe("wrong_status");
  const member = await newClient(house, { role: "member" });
  expect(codeOf(await member.post(path, { note: "Mine." }), 403)).toBe("forbidden");
});
