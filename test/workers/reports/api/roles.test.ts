// Roles over the API: activating a posting, roles by hand, who works on them, and links with what they leave behind.
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startTestHouse, type TestHouse } from "../../../support/test-house.ts";
import { bodyOf, codeOf, newClient, type ApiClient } from "../api-client.ts";
import { seedRecruiter } from "../../../support/marketplace-seeds.ts";
import { seedMarketConnection, seedPosting, type PostingSeed } from "../seed-market.ts";

let house: TestHouse;
let api: ApiClient;
let connectionId: string;
beforeAll(async () => {
  house = await startTestHouse({ only: ["reports"] });
});
beforeEach(async () => {
  api = await newClient(house);
  connectionId = await seedMarketConnection(house.db, api.tenant.id);
});

const fee = { kind: "percent", percent: 20 };
const posting = async (seed: PostingSeed = {}) => ({
  connectionId,
  postingId: await seedPosting(house.db, api.tenant.id, connectionId, seed),
});
const recruiter = async (name: string) => {
  const email = `${name.toLowerCase()}@northside.example`;
  return (await seedRecruiter(house.db, api.tenant.id, { name, email, mailChoice: "immediate" })).id;
};
const rows = async (sql: string, ...values: unknown[]) =>
  (
    await house.db
      .prepare(sql)
      .bind(...values)
      .all()
  ).results;
/** In the order of their time; those of one change have the same. */
const noticesOf = (roleId: string) =>
  rows(
    `select r.name, n.kind from role_notices n join recruiters r on r.id = n.recruiter_id where n.role_id = ? order by n.at, r.name`,
    roleId,
  );

describe("a role", () => {
  test("is made of a posting with its marketplace part, its link and its recruiters in one step", async () => {
    const from = await posting({
      salary: { min: 1, max: 2, currency: "USD", interval: "per-year-salary" },
      requisitionCodes: ["ENG-7"],
    });
    const [robin, sam] = [await recruiter("Robin"), await recruiter("Sam")];
    const terms = { fee, hiresWanted: 2, notesToRecruiters: "ROS 2 matters." };
    const role = bodyOf(
      await api.post("/roles", { posting: from, ...terms, recruiterIds: [robin, sam], status: "open" }),
      201,
    );
    expect(role).toMatchObject({
      ...{ status: "open", state: "open", source: "lever", title: "Controls Engineer", department: "Engineering" },
      ...{ location: "Oakland, CA", workplaceType: "hybrid", hiringManager: "Priya Raman", ...terms },
      salary: { min: 1, max: 2, currency: "USD" },
      descriptionHtml: "<p>Make robot arms move smoothly.</p>",
      link: { ...from, state: "published", requisitionCodes: ["ENG-7"] },
      links: [{ ...from, postingTitle: "Controls Engineer", unlinkedAt: null }],
      recruiters: [{ name: "Robin" }, { name: "Sam" }],
    });
    expect(await noticesOf(role.id)).toEqual([
      { name: "Robin", kind: "given" },
      { name: "Sam", kind: "given" },
    ]);
    expect(await rows("select kind from mails where tenant_id = ?", api.tenant.id)).toHaveLength(2);
    expect(role["audit"]).toMatchObject([{ action: "role.created", details: { status: "open", recruiters: 2 } }]);
    const listed = bodyOf(await api.get("/roles?status=open&q=ENG-7"), 200)["data"];
    expect(listed).toMatchObject([{ id: role.id, recruiterCount: 2 }]);
    expect(bodyOf(await api.get("/postings?q=controls"), 200)["data"]).toMatchObject([{ ...from, roleId: role.id }]);
  });

  test("cannot be made twice of one posting, also not in the same moment", async () => {
    const from = await posting();
    const answers = await Promise.all([1, 2, 3].map(() => api.post("/roles", { posting: from, fee })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
    expect(await rows("select 1 from roles where tenant_id = ?", api.tenant.id)).toHaveLength(1);
    expect(await rows("select 1 from role_links where tenant_id = ?", api.tenant.id)).toHaveLength(1);
  });

  test("is not made of a posting that is closed or unknown, or given to a recruiter who is not there", async () => {
    const closed = await posting({ state: "closed" });
    expect(codeOf(await api.post("/roles", { posting: closed }), 409)).toBe("posting_inactive");
    const unknown = { connectionId, postingId: "nothing" };
    expect(codeOf(await api.post("/roles", { posting: unknown }), 422)).toBe("posting_unknown");
    const refused = await api.post("/roles", { title: "A", recruiterIds: ["rec_nobody"] });
    expect(codeOf(refused, 422)).toBe("recruiter_unknown");
    for (const body of [
      {},
      { title: "A", posting: closed },
      { posting: closed, location: "X" },
      { title: "A", fee: { kind: "percent", percent: 0 } },
    ])
      expect(codeOf(await api.post("/roles", body), 422)).toBe("invalid_body");
    expect(bodyOf(await api.get("/roles"), 200)["data"]).toEqual([]);
  });

  test("by hand has the facts that a person wrote, as text and not as HTML", async () => {
    const facts = { title: "Night Nurse", location: "Leeds", description: "Hello <script>x</script>\n\nBye" };
    const role = bodyOf(await api.post("/roles", { ...facts, isConfidential: true }), 201);
    expect(role).toMatchObject({
      ...{ source: "hand", status: "draft", link: null, isConfidential: true, allLocations: ["Leeds"] },
      descriptionHtml: "<p>Hello &lt;script&gt;x&lt;/script&gt;</p><p>Bye</p>",
    });
    const edited = bodyOf(await api.patch(`/roles/${role.id}`, { location: null, description: "New" }), 200);
    expect(edited).toMatchObject({
      title: "Night Nurse",
      location: null,
      allLocations: [],
      descriptionHtml: "<p>New</p>",
    });
    expect(edited["audit"]?.[0]).toMatchObject({
      ...{ action: "role.edited", details: { fields: ["location", "allLocations", "descriptionHtml"] } },
    });
  });

  test("opens only with a fee; recruiters hear of what concerns them, once", async () => {
    const [robin, sam] = [await recruiter("Robin"), await recruiter("Sam")];
    const { id } = bodyOf(await api.post("/roles", { title: "Welder", recruiterIds: [robin] }), 201);
    expect(codeOf(await api.patch(`/roles/${id}`, { status: "open" }), 409)).toBe("not_openable");
    expect(await noticesOf(id)).toEqual([]);
    bodyOf(await api.patch(`/roles/${id}`, { status: "open", fee }), 200);
    bodyOf(await api.patch(`/roles/${id}`, { status: "open", fee }), 200);
    bodyOf(await api.patch(`/roles/${id}`, { recruiterIds: [sam] }), 200);
    bodyOf(await api.patch(`/roles/${id}`, { status: "closed" }), 200);
    const open = bodyOf(await api.patch(`/roles/${id}`, { status: "open" }), 200);
    expect(open["closedAt"]).toBeNull();
    expect(await noticesOf(id)).toEqual([
      { name: "Robin", kind: "given" },
      { name: "Robin", kind: "taken_back" },
      { name: "Sam", kind: "given" },
      { name: "Sam", kind: "closed" },
      { name: "Sam", kind: "reopened" },
    ]);
    expect(open["audit"]?.map((entry) => entry["action"]).toSorted()).toEqual([
      ...["role.closed", "role.created", "role.edited", "role.opened", "role.opened", "role.recruiters_changed"],
    ]);
  });
});

describe("a link", () => {
  test("of a role by hand gives it the posting's facts; taken away, the role keeps them", async () => {
    const { id } = bodyOf(await api.post("/roles", { title: "By hand", description: "Mine" }), 201);
    const to = await posting({ locations: ["Oakland, CA", "Remote"] });
    const linked = bodyOf(await api.call("PUT", `/roles/${id}/link`, to), 200);
    expect(linked).toMatchObject({ title: "Controls Engineer", allLocations: ["Oakland, CA", "Remote"], link: to });
    expect(codeOf(await api.patch(`/roles/${id}`, { title: "Mine again" }), 409)).toBe("fact_of_posting");
    bodyOf(await api.patch(`/roles/${id}`, { hiresWanted: 3 }), 200);
    const free = bodyOf(await api.call("DELETE", `/roles/${id}/link`), 200);
    expect(free).toMatchObject({ title: "Controls Engineer", link: null, hiresWanted: 3 });
    expect(free["links"]).toMatchObject([{ ...to, submissionCount: 0 }]);
    expect(free["links"]?.[0]?.["unlinkedAt"]).not.toBeNull();
    bodyOf(await api.call("DELETE", `/roles/${id}/link`), 200);
    expect(free["audit"]?.map((entry) => entry["action"])).toEqual([
      ...["role.unlinked", "role.edited", "role.linked", "role.created"],
    ]);
  });

  test("moves to another posting with its history; candidates submitted so far are counted where they stay", async () => {
    const [first, second] = [await posting({ title: "First" }), await posting({ title: "Second" })];
    const { id } = bodyOf(await api.post("/roles", { posting: first, fee, status: "open" }), 201);
    await rows(
      `insert into submissions (id, tenant_id, role_id, recruiter_id, status, place, candidate_name, candidate_email, email_key, candidate_links,
         notes, consent_text, consent_at, submitted_by, created_at, application_id, connection_id, posting_id)
       values ('sub_1', ?, ?, 'rec_1', 'submitted', 'submitted', 'Ada', 'a@b.example', 'a@b.example', '[]', '', '', '', 'x', '', 'opp', ?, ?)`,
      ...[api.tenant.id, id, connectionId, first.postingId],
    );
    const moved = bodyOf(await api.call("PUT", `/roles/${id}/link`, second), 200);
    expect(moved).toMatchObject({ title: "Second", link: second, submissionCount: 1 });
    expect(moved["links"]).toMatchObject([
      { ...second, unlinkedAt: null, submissionCount: null },
      { ...first, submissionCount: 1 },
    ]);
    bodyOf(await api.call("PUT", `/roles/${id}/link`, second), 200);
    expect(await rows("select 1 from role_links where role_id = ?", id)).toHaveLength(2);
  });

  test("to a posting that another role has is refused, also when both ask in the same moment", async () => {
    const wanted = await posting();
    const made = await Promise.all(["One", "Two"].map((title) => api.post("/roles", { title })));
    const answers = await Promise.all(made.map(({ body }) => api.call("PUT", `/roles/${body.id}/link`, wanted)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const refused = answers.find(({ status }) => status === 409);
    expect(["posting_taken", "changed_meanwhile"]).toContain(refused?.body["error"]?.["code"]);
    expect(await rows("select 1 from role_links where tenant_id = ?", api.tenant.id)).toHaveLength(1);
  });

  test("to a posting that closed is told as the role's state, and it cannot be opened then", async () => {
    const to = await posting();
    const { id } = bodyOf(await api.post("/roles", { posting: to, fee, status: "open" }), 201);
    await rows("update postings set state = 'closed' where provider_id = ?", to.postingId);
    expect(bodyOf(await api.get(`/roles/${id}`), 200)).toMatchObject({
      ...{ status: "open", state: "closed", closedReason: "posting_closed" },
    });
    expect(bodyOf(await api.get("/roles?status=closed"), 200)["data"]).toHaveLength(1);
    expect(bodyOf(await api.get("/roles?status=open"), 200)["data"]).toEqual([]);
    expect(codeOf(await api.patch(`/roles/${id}`, { status: "open" }), 409)).toBe("not_openable");
    bodyOf(await api.patch(`/roles/${id}`, { hiresWanted: 2 }), 200);
  });
});

describe("refreshing roles", () => {
  test("is a job, for a connection that is used for the marketplace and works", async () => {
    const { jobId } = bodyOf(await api.post(`/connections/${connectionId}/refresh-roles`), 202);
    expect(bodyOf(await api.get(`/sync-jobs/${jobId}`), 200)).toMatchObject({
      kind: "roles",
      status: "queued",
      connectionId,
    });
    await rows("update connections set status = 'needs_attention' where id = ?", connectionId);
    expect(codeOf(await api.post(`/connections/${connectionId}/refresh-roles`), 409)).toBe("connection_not_active");
    await rows("update connections set modules = ? where id = ?", '["headcount"]', connectionId);
    expect(codeOf(await api.post(`/connections/${connectionId}/refresh-roles`), 409)).toBe("connection_lacks_module");
  });
});
