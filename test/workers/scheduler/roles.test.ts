// Reading postings: what a refresh finds and what it costs, how roles follow, and what faults in the middle leave behind.
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { showLogsOnFailure } from "../../support/test-house.ts";
import { until } from "../../support/until.ts";
import { market, type Market } from "./roles-support.ts";
import { startSchedulerHouse, type SchedulerHouse } from "./support.ts";

let all: SchedulerHouse;
beforeEach(() => {
  showLogsOnFailure(all.house);
  all.lever.control.clearFaults({});
});
beforeAll(async () => {
  all = await startSchedulerHouse();
});

const control = () => all.lever.control;
const titles = async (of: Market) =>
  (await of.rows<{ title: string }>("select title from postings where tenant_id = ? order by title", of.tenantId)).map(
    (row) => row.title,
  );
const listRequests = (after: number) =>
  control()
    .requests({ path: "/v1/postings", after })
    .filter(({ path }) => path === "/v1/postings");

describe("a refresh", () => {
  test("brings published postings of both channels and unlisted ones; no drafts, closed or confidential ones", async () => {
    const of = await market(all);
    const { accountId } = of;
    control().createPosting({ accountId, text: "Public" });
    control().createPosting({ accountId, text: "Internal channel", distributionChannels: ["internal"] });
    control().createPosting({ accountId, text: "Unlisted", state: "internal" });
    control().createPosting({ accountId, text: "Secret", confidentiality: "confidential" });
    for (const state of ["draft", "pending", "rejected", "closed"] as const)
      control().createPosting({ accountId, text: state, state });
    expect(await of.refresh()).toMatchObject({ status: "done", total: 3, done_count: 3, reason: null });
    expect(await titles(of)).toEqual(["Internal channel", "Public", "Unlisted"]);
  });

  test("keeps every fact of a posting with 40 locations, and of its description what is safe", async () => {
    const of = await market(all);
    const { accountId } = of;
    const manager = control()
      .summary({})
      .accounts.find(({ id }) => id === accountId)
      ?.users.find(({ name }) => name === "Priya Raman");
    const places = Array.from({ length: 40 }, (_, i) => `City ${i + 1}`);
    const { id } = control().createPosting({
      ...{ accountId, text: " Controls Engineer ", department: "Engineering", team: "Motion", commitment: "Full-time" },
      ...{
        location: "City 1",
        allLocations: places,
        workplaceType: "hybrid",
        hiringManager: manager?.id,
        owner: manager?.id,
      },
      description: "<p onclick='steal()'>Make arms move.</p><script>steal()</script><img src=x onerror=steal()>",
      lists: [{ text: "You <b>bring</b>", content: "<li>C++</li><li><a href='javascript:steal()'>ROS</a></li>" }],
      closing: "<iframe src='https://evil.example'></iframe>Apply today",
      salaryRange: { min: 150_000, max: 190_000, currency: "USD", interval: "per-year-salary" },
    });
    const requisition = control().createRequisition({ accountId, requisitionCode: "ENG-7", postingIds: [id] });
    await of.refresh();
    const row = await of.posting<Record<string, unknown>>(id);
    expect(row).toMatchObject({
      ...{ title: "Controls Engineer", department: "Engineering", team: "Motion", location: "City 1" },
      ...{ commitment: "Full-time", workplace_type: "hybrid", hiring_manager: "Priya Raman", owner_id: manager?.id },
      ...{ state: "published", is_confidential: 0, requisition_codes: `["${requisition.requisitionCode}"]` },
      description_html: [
        "<div><p>Make arms move.</p></div>",
        "<h3>You &lt;b&gt;bring&lt;/b&gt;</h3><ul><li>C++</li><li><a>ROS</a></li></ul>",
        "<div>Apply today</div>",
      ].join("\n"),
    });
    expect(JSON.parse(String(row?.["all_locations"]))).toEqual(places);
    expect(JSON.parse(String(row?.["salary"]))).toEqual({
      ...{ min: 150_000, max: 190_000, currency: "USD", interval: "per-year-salary" },
    });
  });

  test("of 1,000 roles takes ten list requests per channel, and without changes writes no rows", async () => {
    const of = await market(all);
    const { accountId } = of;
    const createdAt = Date.now() - 3_600_000;
    control().seedPostings({ accountId, count: 1_000, createdAt, description: "<p>What we do.</p>".repeat(50) });
    const first = control().markRequests({}).after;
    expect(await of.refresh()).toMatchObject({ status: "done", total: 1_000, done_count: 1_000 });
    const lists = listRequests(first);
    expect(lists.filter(({ query }) => query.includes("state=published"))).toHaveLength(10);
    expect(lists.filter(({ query }) => query.includes("state=internal"))).toHaveLength(1);
    expect(lists).toHaveLength(11);

    await of.row("create table writes (name text)");
    for (const table of ["postings", "roles", "role_notices", "audit", "outbox"])
      for (const act of ["insert", "update", "delete"])
        await of.row(
          `create trigger count_${table}_${act} after ${act} on ${table} begin insert into writes values ('${table} ${act}'); end`,
        );
    expect(await of.refresh()).toMatchObject({ status: "done", total: 1_000, done_count: 0 });
    expect(await of.rows("select * from writes")).toEqual([]);

    const [edited = ""] = control().seedPostings({ accountId, count: 1, text: "New" });
    const after = control().markRequests({}).after;
    await of.look();
    expect(listRequests(after), "what changed is asked for, in one request").toHaveLength(1);
    expect(await of.rows("select * from writes")).toEqual([{ name: "postings insert" }]);
    control().editPosting({ postingId: edited, text: "New, and renamed" });
    await of.look();
    expect(await of.posting(edited)).toMatchObject({ title: "New, and renamed" });
    for (const table of ["postings", "roles", "role_notices", "audit", "outbox"])
      for (const act of ["insert", "update", "delete"]) await of.row(`drop trigger count_${table}_${act}`);
    await of.row("drop table writes");
  });
});

describe("a role", () => {
  test("closes with its posting, once, with a note to each of its recruiters, and opens again with it", async () => {
    const of = await market(all);
    const posting = control().createPosting({ accountId: of.accountId });
    await of.refresh();
    const roleId = await of.role(posting.id, ["Robin", "Sam"]);
    const ats = () =>
      of.row("select ats_closed_at is not null as closed, ats_closed_reason as reason from roles where id = ?", roleId);

    control().setPostingState({ postingId: posting.id, state: "closed" });
    await of.look();
    expect(await ats()).toEqual({ closed: 1, reason: "posting_closed" });
    await of.look();
    await of.refresh();
    expect(await of.notices(roleId)).toEqual([
      { name: "Robin", kind: "closed" },
      { name: "Sam", kind: "closed" },
    ]);
    expect(
      await of.rows("select kind, to_address from mails where tenant_id = ?", of.tenantId),
      "Sam wants no mail",
    ).toEqual([{ kind: "role_notice", to_address: "robin@northside.example" }]);
    control().setPostingState({ postingId: posting.id, state: "published" });
    await of.look();
    expect(await ats()).toEqual({ closed: 0, reason: null });
    expect((await of.notices(roleId)).map(({ kind }) => kind)).toEqual(["closed", "closed", "reopened", "reopened"]);
    expect(await of.rows("select action from audit where subject_id = ? order by id", roleId)).toEqual([
      { action: "role.closed_with_posting" },
      { action: "role.reopened_with_posting" },
    ]);
  });

  test("closes when its posting is deleted, taken back to draft, or becomes confidential; what is withheld is emptied", async () => {
    const of = await market(all);
    const [deleted, drafted, hidden] = ["Deleted", "Drafted", "Hidden"].map((text) =>
      control().createPosting({ accountId: of.accountId, text, description: "Secret plans" }),
    );
    await of.refresh();
    const ids = [deleted, drafted, hidden].map((posting) => posting?.id ?? "");
    const roles = await Promise.all(ids.map((id) => of.role(id, ["Robin"])));
    control().deletePosting({ postingId: ids[0] ?? "" });
    control().setPostingState({ postingId: ids[1] ?? "", state: "draft" });
    control().editPosting({ postingId: ids[2] ?? "", confidentiality: "confidential" });
    await of.refresh();
    const reasons = await Promise.all(
      roles.map((id) => of.row("select ats_closed_reason as r from roles where id = ?", id)),
    );
    expect(reasons).toEqual([{ r: "posting_gone" }, { r: "posting_unpublished" }, { r: "posting_withheld" }]);
    expect(await of.posting(ids[2] ?? "")).toMatchObject({
      ...{ title: "Hidden", description_html: "", is_confidential: 1 },
    });
  });

  test("that was linked to a closed posting meanwhile closes too; one that people closed tells nobody", async () => {
    const of = await market(all);
    const [first, second] = [1, 2].map(() => control().createPosting({ accountId: of.accountId }));
    await of.refresh();
    const moved = await of.role(first?.id ?? "", ["Robin"]);
    const ended = await of.role(null, ["Robin"], "closed");
    control().setPostingState({ postingId: second?.id ?? "", state: "closed" });
    await of.look();
    await of.row("update roles set posting_id = ? where id = ?", second?.id, moved);
    await of.poke(); // as whoever changes a link does
    await until(async () => (await of.notices(moved)).length > 0, { what: "the role to follow its new posting" });
    expect(await of.notices(moved)).toEqual([{ name: "Robin", kind: "closed" }]);
    await of.row("update roles set posting_id = null, connection_id = null where id = ?", moved);
    await of.row("update roles set posting_id = ?, connection_id = ? where id = ?", second?.id, of.connectionId, ended);
    await of.look();
    expect(await of.row("select ats_closed_at from roles where id = ?", moved)).toEqual({ ats_closed_at: null });
    expect(await of.row("select ats_closed_reason as r from roles where id = ?", ended)).toEqual({
      r: "posting_closed",
    });
    expect(await of.notices(ended)).toEqual([]);
  });
});

describe("a fault in the middle of a refresh", () => {
  const half = { path: "/v1/postings", method: "GET", skip: 1 } as const;

  test("429 and 5xx are waited out", async () => {
    const of = await market(all);
    control().seedPostings({ accountId: of.accountId, count: 250 });
    control().addFault({ ...half, kind: "rate-limited", retryAfterSeconds: 1 });
    control().addFault({ ...half, skip: 3, kind: "status-before", status: 503 });
    expect(await of.refresh()).toMatchObject({ status: "done", total: 250 });
    expect(await titles(of)).toHaveLength(250);
  });

  test("Lever that stays away ends the job with the reason; no role is closed by what was not read", async () => {
    const of = await market(all);
    const ids = control().seedPostings({ accountId: of.accountId, count: 150 });
    await of.refresh();
    const roleId = await of.role(ids[0] ?? "", ["Robin"]);
    control().addFault({ ...half, kind: "status-before", status: 503, count: 10 });
    expect(await of.refresh()).toMatchObject({ status: "failed", reason: "unavailable" });
    expect(
      await of.row("select failure_reason as r from posting_looks where connection_id = ?", of.connectionId),
    ).toEqual({
      r: "unavailable",
    });
    expect(await of.notices(roleId)).toEqual([]);
    control().clearFaults({});
    expect(await of.refresh()).toMatchObject({ status: "done", total: 150, done_count: 0 });
  });

  test("a page token that died begins the list again, and no posting is missed", async () => {
    const of = await market(all);
    control().seedPostings({ accountId: of.accountId, count: 250 });
    control().addFault({ ...half, kind: "expired-offset" });
    expect(await of.refresh()).toMatchObject({ status: "done" });
    expect(await titles(of)).toHaveLength(250);
  });

  test("access that Lever revoked stops the connection, and the next job says so", async () => {
    const of = await market(all);
    control().seedPostings({ accountId: of.accountId, count: 250 });
    control().addFault({ ...half, kind: "slow", delayMs: 1_000 });
    const refreshed = of.refresh();
    await until(async () => (await titles(of)).length === 100);
    control().deleteApiKey({ accountId: of.accountId, apiKeyId: of.apiKeyId });
    expect(await refreshed).toMatchObject({ status: "failed", reason: "key_refused" });
    await until(() => of.row("select 1 from connections where id = ? and status = 'needs_attention'", of.connectionId));
    expect((await titles(of)).length, "what was read before stays").toBeGreaterThanOrEqual(100);
    expect(await of.refresh()).toMatchObject({ status: "failed", reason: "connection_needs_attention" });
  });

  test("a connection without the marketplace is not read", async () => {
    const of = await market(all);
    control().createPosting({ accountId: of.accountId });
    await of.row("update connections set modules = ? where id = ?", '["headcount"]', of.connectionId);
    expect(await of.refresh()).toMatchObject({ status: "failed", reason: "connection_lacks_module" });
    expect(await titles(of)).toEqual([]);
  });
});
