// The pages where a person acts as the recruiter: every one opens, and their forms do what they say.
import { describe, expect, test } from "vitest";
import { bench, byGrant, origin, personCalled } from "./support.ts";

const demo = () => bench({ data: "demo" });
type Lever = ReturnType<typeof demo>;

async function open(lever: Lever, path: string) {
  const response = await lever.fetch(new Request(origin + path));
  return { status: response.status, location: response.headers.get("location"), text: await response.text() };
}

async function act(lever: Lever, call: string, fields: Record<string, string>) {
  const body = new FormData();
  for (const [name, value] of Object.entries({ _back: "/accounts", ...fields })) body.append(name, value);
  const response = await lever.fetch(new Request(`${origin}/act/${call}`, { method: "POST", body }));
  return response.headers.get("location") ?? "";
}

const account = (lever: Lever) => lever.control.summary({}).accounts[0]?.id ?? "";
const candidates = (lever: Lever) => Object.values(lever.state.accounts[account(lever)]?.opportunities ?? {});

describe("pages", () => {
  test("all open, in the demo as in an empty account", async () => {
    for (const lever of [demo(), bench()]) {
      await byGrant(lever);
      lever.control.createApiKey({});
      for (const path of [
        ...["candidates", "requisitions", "postings", "faults", "requests"],
        ...["requisitions", "reasons", "users", "webhooks", "apps", "keys"].map((name) => `settings/${name}`),
      ]) {
        const page = await open(lever, `/a/${account(lever)}/${path}`);
        expect(page.status).toBe(200);
        expect(page.text).toContain("Lever (simulator)");
      }
    }
  });

  test("the address in a record leads to the candidate's page, which escapes what people type", async () => {
    const lever = demo();
    const { opportunityId } = lever.control.addCandidate({ name: "<script>alert(1)</script>" });
    const { location } = await open(lever, `/candidates/${opportunityId}`);
    expect(location).toBe(`/a/${account(lever)}/candidates/${opportunityId}`);
    const page = await open(lever, location ?? "");
    expect(page.text).toContain("&lt;script&gt;");
    expect(page.text).not.toContain("<script>alert");
  });

  test("several accounts are offered, one alone is opened", async () => {
    const lever = demo();
    expect((await open(lever, "/")).location).toBe(`/a/${account(lever)}/candidates`);
    await act(lever, "createAccount", { name: "Second" });
    expect((await open(lever, "/")).location).toBe("/accounts");
  });

  test("with requisitions on, hiring is offered only against an open one", async () => {
    const lever = demo();
    const [row] = candidates(lever);
    const path = `/a/${account(lever)}/candidates/${row?.id}`;
    expect((await open(lever, path)).text).toContain("MER-100");
    const requisition = lever.control.findRequisition({ requisitionCode: "MER-100" });
    lever.control.closeRequisition({ requisitionId: requisition?.id ?? "" });
    expect((await open(lever, path)).text).toContain("no open requisition");
    lever.control.setSettings({ areRequisitionsEnabled: false });
    expect((await open(lever, path)).text).toContain("Mark as hired");
  });

  test("people cannot write requisitions that only the API manages", async () => {
    const lever = demo();
    lever.control.setSettings({ requisitionMode: "lever-api" });
    const { text } = await open(lever, `/a/${account(lever)}/requisitions`);
    expect(text).toContain("managed by API only");
    expect(text).not.toContain("Create requisition");
  });
});

describe("forms", () => {
  test("hire a candidate against a requisition and show it", async () => {
    const lever = demo();
    const [row] = candidates(lever);
    const requisition = lever.control.findRequisition({ requisitionCode: "MER-100" });
    const back = `/a/${account(lever)}/candidates/${row?.id}`;
    const location = await act(lever, "hire", {
      _back: back,
      opportunityId: row?.id ?? "",
      requisitionId: requisition?.id ?? "",
    });
    expect(location).toMatch(new RegExp(`^${back}\\?note=`));
    const { text } = await open(lever, location);
    expect(text).toContain("Hired · MER-100");
    expect(text).toContain("Done.");
  });

  test("say why something was refused", async () => {
    const lever = demo();
    const [row] = candidates(lever);
    const location = await act(lever, "hire", { opportunityId: row?.id ?? "", requisitionId: "none" });
    const framed = `/a/${account(lever)}/candidates${location.slice(location.indexOf("?"))}`;
    expect((await open(lever, framed)).text).toContain("does not exist");
  });

  test("tell a new signature token once", async () => {
    const lever = demo();
    const back = `/a/${account(lever)}/settings/webhooks`;
    const location = await act(lever, "createWebhook", {
      _back: back,
      event: "candidateHired",
      url: "https://a.example/",
    });
    const token = lever.control.webhooks({})[0]?.signatureToken ?? "";
    expect((await open(lever, location)).text).toContain(token);
    expect((await open(lever, location)).text).not.toContain(token);
    expect((await open(lever, back)).text).not.toContain(token);
  });

  test("read numbers, switches and lists by their field's name", async () => {
    const lever = demo();
    await act(lever, "createRequisition", { name: "Weaver", requisitionCode: "W-1", "headcountTotal:number": "3" });
    expect(lever.control.findRequisition({ requisitionCode: "W-1" })).toMatchObject({ headcountTotal: 3 });
    await act(lever, "setEventToggles", { "events:list": "candidateHired", "isOn:flag": "true" });
    expect(lever.control.summary({}).accounts[0]?.eventToggles).toMatchObject({
      candidateHired: true,
      candidateDeleted: false,
    });
    await act(lever, "addCandidate", { name: "Two Addresses", "emails:list": "a@example.com, b@example.com" });
    const page = await open(lever, `/a/${account(lever)}/candidates?q=two`);
    expect(page.text).toContain("a@example.com, b@example.com");
  });

  test("revoke an authorized application", async () => {
    const lever = demo();
    const call = await byGrant(lever);
    expect((await open(lever, `/a/${account(lever)}/settings/apps`)).text).toContain("Revoke access");
    await act(lever, "revokeAccess", { accountId: account(lever), clientId: "rolecall-local" });
    expect((await call("GET", "/requisitions")).status).toBe(401);
    expect((await open(lever, `/a/${account(lever)}/settings/apps`)).text).not.toContain("Revoke access");
  });

  test("deactivate a user, who can then no longer be chosen on the consent page", async () => {
    const lever = demo();
    const userId = personCalled(lever, "Jo Park");
    await act(lever, "deactivateUser", { accountId: account(lever), userId });
    expect(lever.control.summary({}).accounts[0]?.users.find(({ id }) => id === userId)?.deactivatedAt).not.toBeNull();
  });
});
