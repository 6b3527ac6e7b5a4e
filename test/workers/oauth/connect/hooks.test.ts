// Webhooks that Rolecall makes in Lever: made once, with tokens that verify, removed when unwanted; what remains is said.
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ask } from "../internal/ask.ts";
import { startConnectHouse, type ConnectSetting } from "./setting.ts";

let setting: ConnectSetting;

beforeAll(async () => {
  setting = await startConnectHouse();
});

beforeEach(() => {
  setting.lever.control.clearFaults({});
});

/** A company whose Lever account is connected for the import. */
async function importing() {
  const company = await setting.company();
  const { tenant, member, accountId, browser } = company;
  await setting.connectAs(browser, accountId, { module: "headcount,hris" });
  const [connection] = await setting.connectionsOf(tenant.id);
  const id = connection?.id ?? "";
  const asker = { tenantId: tenant.id, actor: `user:${member.userId}` };
  const url = `${setting.house.url}/hooks/lever/${String(connection?.["endpoint_id"])}`;
  const hooks = (wanted: boolean) => ask(setting.house, "POST", `/connections/${id}/hooks`, { ...asker, wanted });
  const there = () =>
    setting.lever.control
      .webhooks({ accountId })
      .filter((hook) => hook.url === url)
      .map(({ event, signatureToken }) => ({ event, signatureToken }))
      .sort((a, b) => a.event.localeCompare(b.event));
  const rows = async () => {
    const all = await setting.db
      .prepare("select * from connection_hooks where connection_id = ? order by event")
      .bind(id)
      .all();
    return all.results;
  };
  const secrets = async () => [...(await setting.vault(id, tenant.id).signingSecrets())].sort();
  return { ...company, id, asker, url, hooks, there, rows, secrets };
}

const EVENTS = ["candidateArchiveChange", "candidateHired"];

describe("the webhooks of the import", () => {
  test("are made once, and their tokens verify beside those that a person has entered", async () => {
    const { id, asker, hooks, there, rows, secrets } = await importing();
    await ask(setting.house, "PATCH", `/connections/${id}`, { ...asker, signatureTokens: ["typed-by-hand"] });
    expect(await hooks(true)).toMatchObject({ status: 200 });
    const made = there();
    expect(made.map(({ event }) => event)).toEqual(EVENTS);
    expect(await rows()).toMatchObject(EVENTS.map((event) => ({ event, stranded_at: null })));
    expect(await secrets()).toEqual(["typed-by-hand", ...made.map(({ signatureToken }) => signatureToken)].sort());
    expect(await hooks(true)).toMatchObject({ status: 200 });
    expect(there()).toEqual(made);
    await ask(setting.house, "PATCH", `/connections/${id}`, { ...asker, signatureTokens: [] });
    expect(await secrets()).toHaveLength(2); // saving the typed ones leaves ours alone
  });

  test("are completed after a crash: one without a held token is replaced, doubled ones are removed", async () => {
    const { tenant, id, hooks, there, secrets } = await importing();
    await hooks(true);
    const [lost, kept] = there();
    const rowOf = await setting.db
      .prepare("select hook_id from connection_hooks where connection_id = ? and event = ?")
      .bind(id, lost?.event)
      .first<{ hook_id: string }>();
    await setting.vault(id, tenant.id).dropHookToken(rowOf?.hook_id ?? "");
    await hooks(true);
    const after = there();
    expect(after.map(({ event }) => event)).toEqual(EVENTS);
    expect(after[0]?.signatureToken).not.toBe(lost?.signatureToken);
    expect(after[1]).toEqual(kept);
    expect(await secrets()).toEqual(after.map(({ signatureToken }) => signatureToken).sort());
  });

  test("are removed when nobody wants them any more", async () => {
    const { hooks, there, rows, secrets } = await importing();
    await hooks(true);
    expect(await hooks(false)).toMatchObject({ status: 200 });
    expect([there(), await rows(), await secrets()]).toEqual([[], [], []]);
  });

  test("are removed with the module, and when the connection is ended", async () => {
    const one = await importing();
    await one.hooks(true);
    await ask(setting.house, "PATCH", `/connections/${one.id}`, { ...one.asker, modules: ["headcount"] });
    expect([one.there(), await one.rows()]).toEqual([[], []]);
    const two = await importing();
    await two.hooks(true);
    await ask(setting.house, "POST", `/connections/${two.id}/disconnect`, two.asker);
    expect([two.there(), await two.rows()]).toEqual([[], []]);
  });

  test("stay, and are said to, when Lever lets nobody in any more", async () => {
    const { accountId, id, asker, hooks, there, rows, tenant } = await importing();
    await hooks(true);
    setting.lever.control.revokeAccess({ accountId, accessTokens: "die" });
    await ask(setting.house, "POST", `/connections/${id}/disconnect`, asker);
    expect(there()).toHaveLength(2);
    expect(await rows()).toMatchObject(EVENTS.map((event) => ({ event, stranded_at: expect.any(String) })));
    expect((await setting.auditOf(tenant.id)).map(({ action }) => action)).toContain("connection.webhooks_stranded");
    expect(await setting.connectionsOf(tenant.id)).toMatchObject([{ status: "disconnected" }]);
  });

  test("are tried again when Lever is down, in both directions", async () => {
    const { hooks, there, rows } = await importing();
    setting.lever.control.addFault({ kind: "status-before", path: "/v1/webhooks", count: 8, status: 503 });
    expect(await hooks(true)).toMatchObject({ status: 503, body: { reason: "unavailable" } });
    setting.lever.control.clearFaults({});
    await hooks(true);
    setting.lever.control.addFault({
      kind: "status-before",
      method: "DELETE",
      path: "/v1/webhooks/*",
      count: 1,
      status: 503,
    });
    expect(await hooks(false)).toMatchObject({ status: 503 });
    expect(await rows()).toHaveLength(2);
    await hooks(false);
    expect([there(), await rows()]).toEqual([[], []]);
  });
});

test("asked for by two at the same moment are made once", async () => {
  const { hooks, there } = await importing();
  const answers = await Promise.all([hooks(true), hooks(true), hooks(true)]);
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(1);
  expect(there().map(({ event }) => event)).toEqual(EVENTS);
});
