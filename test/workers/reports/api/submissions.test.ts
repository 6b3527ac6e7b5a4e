// Submitted candidates by the API: what a company's own systems can do with them.
import { beforeAll, expect, test } from "vitest";
import { seedRecruiter, seedRole, seedSubmission } from "../../../support/marketplace-seeds.ts";
import { startTestHouse, type TestHouse } from "../../../support/test-house.ts";
import { bodyOf, codeOf, newClient } from "../api-client.ts";
import { visit, wordsOf } from "../pages/visit.ts";

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

test("a person's details are asked to be erased by an admin, once, and who is to be erased is sent nowhere", async () => {
  const client = await newClient(house);
  const { id: tenantId } = client.tenant;
  const rita = await seedRecruiter(house.db, tenantId);
  const role = await seedRole(house.db, tenantId, { recruiterIds: [rita.id] });
  const made = bodyOf(await client.post(`/roles/${role}/submissions`, { recruiterId: rita.id, ...ADA }), 201);
  await house.db
    .prepare("update submissions set status = 'refused', place = 'refused' where id = ?")
    .bind(made.id)
    .run();
  expect(bodyOf(await client.post(`/submissions/${made.id}/erase`), 200)).toMatchObject({ erasedAt: null }); // in a moment
  expect(codeOf(await client.post(`/submissions/${made.id}/erase`), 409)).toBe("wrong_status");
  expect(codeOf(await client.post(`/submissions/${made.id}/overrule`, { note: "All the same." }), 409)).toBe(
    "wrong_status",
  );
  const entries = bodyOf(await client.get(`/audit?subjectId=${made.id}`), 200);
  expect(entries["data"]?.[0]).toMatchObject({ action: "submission.erasure_asked" });
  const member = await newClient(house, { role: "member" });
  expect(codeOf(await member.post(`/submissions/${made.id}/erase`), 403)).toBe("forbidden");
});

test("to erase a person is asked for all that they were submitted for, at one moment: no other is let through meanwhile", async () => {
  const client = await newClient(house);
  const { id: tenantId } = client.tenant;
  const rita = await seedRecruiter(house.db, tenantId);
  const role = await seedRole(house.db, tenantId, { recruiterIds: [rita.id] });
  const of = { roleId: role, recruiterId: rita.id };
  const [one, other, stranger] = [
    await seedSubmission(house.db, tenantId, of),
    await seedSubmission(house.db, tenantId, of),
    await seedSubmission(house.db, tenantId, { ...of, email: "grace@hopper.example" }),
  ];
  await house.db
    .prepare("update submissions set status = 'refused', place = 'refused' where tenant_id = ?")
    .bind(tenantId)
    .run();
  bodyOf(await client.post(`/submissions/${one}/erase`), 200);
  const overrule = (id: string) => client.post(`/submissions/${id}/overrule`, { note: "All the same." });
  expect(codeOf(await overrule(other), 409)).toBe("wrong_status");
  expect(codeOf(await client.post(`/submissions/${other}/erase`), 409)).toBe("wrong_status");
  bodyOf(await overrule(stranger), 200);
});

test("a recruiter submits as many as the company takes in a day, also when they come at once, and is told when to go on", async () => {
  const client = await newClient(house);
  const { id: tenantId } = client.tenant;
  const rita = await seedRecruiter(house.db, tenantId);
  const role = await seedRole(house.db, tenantId, { recruiterIds: [rita.id] });
  const now = new Date();
  await house.db
    .prepare("insert into marketplace_settings values (?, 180, 0, 'Agreed.', 'system', ?, 180, 3)")
    .bind(tenantId, now.toISOString())
    .run();
  const longAgo = { roleId: role, recruiterId: rita.id, createdAt: new Date(now.getTime() - 86_400_001).toISOString() };
  await seedSubmission(house.db, tenantId, longAgo);
  const path = `/recruiter/roles/${role}/submit`;
  const submit = async (name: string) =>
    visit(house, rita.cookie, path, { form: { name, email: `${name}@x.example`, consent: "yes" } });
  const answers = await Promise.all(["a", "b", "c", "d", "e"].map(submit));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 303, 303, 422, 422]);
  const limit = "You have submitted 3 candidates within 24 hours, as many as the company takes from one recruiter.";
  const refused = answers.find(({ status }) => status === 422);
  expect(wordsOf(refused?.html ?? "")).toContain(`${limit} You can submit the next one in 24 hours.`);
  expect(refused?.html).toMatch(/value="[a-e]@x\.example"/); // what was typed is kept
  expect(wordsOf((await visit(house, rita.cookie, path)).html)).toContain(limit);
  // What the company's own systems submit for them is no guessing.
  bodyOf(await client.post(`/roles/${role}/submissions`, { recruiterId: rita.id, ...ADA }), 201);
});
