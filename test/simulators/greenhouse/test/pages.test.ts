// The pages where a person acts as the recruiter: every one opens, and their forms do what they say.
import { beforeEach, describe, expect, test } from "vitest";
import { answers, deliver, forget, hookUrl } from "./receiver.ts";
import { bench, connected, origin, personCalled } from "./support.ts";
import type { Bench } from "./support.ts";

beforeEach(forget);

const demo = () => bench({ data: "demo", deliver });

async function open(gh: Bench, path: string) {
  const response = await gh.fetch(new Request(origin + path));
  return { status: response.status, location: response.headers.get("location"), text: await response.text() };
}

async function act(gh: Bench, call: string, fields: Record<string, string>) {
  const body = new FormData();
  for (const [name, value] of Object.entries({ _back: "/accounts", ...fields })) body.append(name, value);
  const response = await gh.fetch(new Request(`${origin}/act/${call}`, { method: "POST", body }));
  return response.headers.get("location") ?? "";
}

const account = (gh: Bench) => gh.control.summary({}).accounts[0]?.id ?? "";
const nurse = (gh: Bench) => gh.control.findJob({ requisitionId: "HH-204" });

describe("pages", () => {
  test("all open, in the demo as in an organization with nothing in it", async () => {
    const empty = bench({ data: "none" });
    empty.control.createAccount({ name: "Empty", hasSetUp: false });
    for (const gh of [demo(), bench(), empty]) {
      gh.control.createCredential({});
      for (const path of [
        ...["jobs", "candidates", "faults", "requests"],
        ...["fields", "reasons", "structure", "users", "settings"].map((name) => `configure/${name}`),
        ...["credentials", "webhooks", "partners"].map((name) => `dev/${name}`),
      ]) {
        const page = await open(gh, `/a/${account(gh)}/${path}`);
        expect(page.status).toBe(200);
        expect(page.text).toContain("Greenhouse (simulator)");
      }
    }
  });

  test("of every job and every application open too", async () => {
    const gh = demo();
    for (const { id } of gh.control.jobs({ withTemplates: true })) {
      expect((await open(gh, `/a/${account(gh)}/jobs/${id}`)).status).toBe(200);
    }
    for (const id of Object.keys(gh.state.accounts[account(gh)]?.applications ?? {})) {
      expect((await open(gh, `/a/${account(gh)}/candidates/${id}`)).status).toBe(200);
    }
  });

  test("escape what people type, and are where webhooks say", async () => {
    const gh = demo();
    const jobId = nurse(gh)?.id ?? 0;
    const { applicationId, candidateId } = gh.control.addCandidate({ name: "<script>alert(1)</script>", jobId });
    const { location } = await open(gh, `/people/${candidateId}?application_id=${applicationId}`);
    expect(location).toBe(`/a/${account(gh)}/candidates/${applicationId}`);
    const page = await open(gh, location ?? "");
    expect(page.text).toContain("&lt;script&gt;");
    expect(page.text).not.toContain("<script>alert");
    expect((await open(gh, `/sdash/${jobId}`)).location).toBe(`/a/${account(gh)}/jobs/${jobId}`);
  });

  test("several organizations are offered, one alone is opened", async () => {
    const gh = demo();
    expect((await open(gh, "/")).location).toBe(`/a/${account(gh)}/jobs`);
    await act(gh, "createAccount", { name: "Second" });
    expect((await open(gh, "/")).location).toBe("/accounts");
    expect((await open(gh, "/accounts")).text).toContain("Second");
  });
});

describe("forms", () => {
  test("create a job, add an opening, close it with a reason, and the job follows", async () => {
    const gh = demo();
    await act(gh, "createJob", { name: "Weaver", requisitionId: "W-1", "openings:number": "1" });
    const job = gh.control.findJob({ requisitionId: "W-1" });
    await act(gh, "addOpening", { "jobId:number": String(job?.id), label: "W-1-2" });
    for (const { id } of gh.control.openings({ jobId: job?.id ?? 0 })) {
      await act(gh, "closeOpening", { "openingId:number": String(id), closeReason: "Not Filling" });
    }
    expect(gh.control.findJob({ requisitionId: "W-1" })).toMatchObject({ status: "closed" });
    expect((await open(gh, `/a/${account(gh)}/jobs?q=weaver`)).text).toContain("1 found");
  });

  test("hire a candidate on a chosen opening, show it, and take it back", async () => {
    const gh = demo();
    const job = nurse(gh);
    const [first] = Object.values(gh.state.accounts[account(gh)]?.applications ?? {}).filter(
      ({ jobId }) => jobId === job?.id,
    );
    const back = `/a/${account(gh)}/candidates/${first?.id}`;
    expect((await open(gh, back)).text).toContain("HH-204-2");
    const location = await act(gh, "hire", {
      _back: back,
      "applicationId:number": String(first?.id),
      "openingId:number": String(job?.openings[1]?.id),
      startsOn: "2027-01-04",
      closeReason: "Hire - Backfill",
    });
    const page = await open(gh, location);
    expect(page.text).toContain("Done.");
    expect(page.text).toContain("on opening HH-204-2");
    expect((await open(gh, `/a/${account(gh)}/jobs/${job?.id}`)).text).toContain("Hire - Backfill");
    await act(gh, "unhire", { "applicationId:number": String(first?.id) });
    expect((await open(gh, back)).text).toContain(">Hire</button>");
  });

  test("say why something was refused, in the words of the details", async () => {
    const gh = demo();
    const [first] = Object.values(gh.state.accounts[account(gh)]?.applications ?? {});
    const location = await act(gh, "hire", { "applicationId:number": String(first?.id) });
    expect((await open(gh, location)).text).toContain("is required when a job has several open openings");
  });

  test("tell a new client secret once", async () => {
    const gh = demo();
    const back = `/a/${account(gh)}/dev/credentials`;
    const location = await act(gh, "createCredential", {
      _back: back,
      name: "Rolecall",
      "scopes:list": "harvest:jobs:list",
    });
    const made = Object.values(gh.state.accounts[account(gh)]?.credentials ?? {}).at(-1);
    expect(made?.scopes).toEqual(["harvest:jobs:list"]);
    expect((await open(gh, location)).text).toContain(made?.clientSecret);
    expect((await open(gh, location)).text).not.toContain(made?.clientSecret);
    expect((await open(gh, back)).text).toContain(made?.clientId);
  });

  test("add webhooks with the secret that was typed, and tell how the ping went", async () => {
    const gh = demo();
    const back = `/a/${account(gh)}/dev/webhooks`;
    const fields = { _back: back, name: "Rolecall", url: hookUrl, secret: "typed", "events:list": "hire_candidate" };
    expect((await open(gh, await act(gh, "createWebhooks", fields))).text).toContain("The ping was answered.");
    answers.push(404);
    expect((await open(gh, await act(gh, "createWebhooks", fields))).text).toContain("1 disabled");
    expect(gh.control.webhooks({}).map(({ isActive, secret }) => [isActive, secret])).toEqual([
      [true, "typed"],
      [false, "typed"],
    ]);
    await act(gh, "enableWebhook", { "webhookId:number": String(gh.control.webhooks({})[1]?.id) });
    expect((await open(gh, back)).text).not.toContain(">disabled<");
  });

  test("approve a change that waits", async () => {
    const gh = demo();
    const jobId = nurse(gh)?.id ?? 0;
    gh.control.editJob({
      jobId,
      fields: { salary_range: { min_amount: 80_000, max_amount: 95_000, currency_code: "USD" } },
    });
    const path = `/a/${account(gh)}/jobs/${jobId}`;
    expect((await open(gh, path)).text).toContain("80000 95000 USD");
    expect((await open(gh, path)).text).toContain("Awaiting approval");
    await act(gh, "approveChanges", { "jobId:number": String(jobId) });
    expect((await open(gh, path)).text).not.toContain("Awaiting approval");
  });

  test("take a user's rights away, which the API feels at once", async () => {
    const gh = demo();
    const call = await connected(gh);
    const userId = personCalled(gh, "Rolecall Integration");
    await act(gh, "editUser", { "userId:number": String(userId), "isSiteAdmin:flag": "false" });
    expect((await call("GET", "/jobs")).status).toBe(403);
    await act(gh, "addFault", { kind: "status-before", path: "/v3/*", "status:number": "502" });
    expect((await call("GET", "/jobs")).status).toBe(502);
  });
});
