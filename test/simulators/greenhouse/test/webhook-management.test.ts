// Making webhooks: by hand with the customer's own secret, or by API for partners only.
import { beforeEach, describe, expect, test } from "vitest";
import { answers, actions, deliver, forget, hookUrl as url, received, secret, signed } from "./receiver.ts";
import { bench, connected } from "./support.ts";

beforeEach(forget);

describe("by hand", () => {
  test("saving sends a signed ping that says which webhook it is", async () => {
    const gh = bench({ deliver });
    const hook = await gh.control.createWebhook({ url, secret, event: "hire_candidate", name: "Rolecall hires" });
    expect(hook.isActive).toBe(true);
    expect(received).toMatchObject([
      {
        action: "ping",
        payload: { web_hook_id: hook.id, name: "Rolecall hires", endpoint_url: url, event: "Candidate has been hired" },
      },
    ]);
    expect(received[0]?.headers.get("signature")).toBe(signed(received[0]?.text ?? ""));
    expect(await gh.control.ping({ webhookId: hook.id })).toEqual({ isAnswered: true });
  });

  test("a ping that is not answered with exactly 200 leaves the webhook disabled until someone enables it", async () => {
    const gh = bench({ deliver });
    for (const status of [401, 204, 500]) {
      answers.push(status);
      const hook = await gh.control.createWebhook({ url, secret, event: "job_updated" });
      expect(hook.isActive).toBe(false);
    }
    const { id: jobId } = gh.control.createJob({ name: "A" });
    received.length = 0;
    gh.control.editJob({ jobId, name: "B" });
    await gh.control.settled({});
    expect(received).toEqual([]);
    gh.control.enableWebhook({ webhookId: gh.control.webhooks({})[0]?.id ?? 0 });
    gh.control.editJob({ jobId, name: "C" });
    await gh.control.settled({});
    expect(actions()).toEqual(["job_updated"]);
  });

  test("a new secret pings again and signs from then on", async () => {
    const gh = bench({ deliver });
    const { id: webhookId } = await gh.control.createWebhook({ url, secret, event: "job_updated" });
    await gh.control.editWebhook({ webhookId, secret: "second" });
    expect(actions()).toEqual(["ping", "ping"]);
    expect(received[1]?.headers.get("signature")).toBe(signed(received[1]?.text ?? "", "second"));
    answers.push(500);
    expect((await gh.control.editWebhook({ webhookId, secret: "third" })).isActive).toBe(false);
  });

  test("further headers and basic authentication go along, reserved names do not", async () => {
    const gh = bench({ deliver });
    await gh.control.createWebhook({
      url,
      secret,
      event: "job_updated",
      headers: { "X-Tenant": "harbor" },
      basicAuth: { username: "u", password: "p" },
    });
    expect(received[0]?.headers.get("x-tenant")).toBe("harbor");
    expect(received[0]?.headers.get("authorization")).toBe(`Basic ${btoa("u:p")}`);
    const reserved = { url, secret, event: "job_updated" as const, headers: { Signature: "mine" } };
    await expect(gh.control.createWebhook(reserved)).rejects.toThrow("reserved");
    const plain = { url: "http://rolecall.example/hook", secret, event: "job_updated" as const };
    await expect(gh.control.createWebhook(plain)).rejects.toThrow("https");
  });

  test("one webhook is for one event; a whole set takes one call here, and any event can be sent by hand", async () => {
    const gh = bench({ deliver });
    const hooks = await gh.control.createWebhooks({ url, secret });
    expect(hooks.map(({ event }) => event)).toContain("unhire_candidate");
    expect(new Set(hooks.map(({ event }) => event)).size).toBe(hooks.length);
    await gh.control.sendEvent({ webhookId: hooks[0]?.id ?? 0, event: "opening_created", payload: { x: "<y>" } });
    expect(received.at(-1)).toMatchObject({ action: "opening_created", payload: { x: "<y>" } });
    expect(received.at(-1)?.headers.get("signature")).toBe(signed(received.at(-1)?.text ?? ""));
  });
});

describe("by API", () => {
  const body = {
    endpoint_url: url,
    name: "Rolecall",
    event_action_type: "hire_candidate",
    secret_key: secret,
    max_attempts: 2,
  };

  test("is for partners: an organization's own credential gets 403 with every scope", async () => {
    const call = await connected(bench({ deliver }));
    expect((await call("GET", "/webhooks")).status).toBe(403);
    expect((await call("POST", "/webhooks", body)).status).toBe(403);
  });

  test("where allowed makes, lists, changes and deletes what the client made itself, never telling the secret", async () => {
    const gh = bench({ deliver, customMayManageWebhooks: true, retryDelaysMs: [0, 0, 0] });
    const call = await connected(gh);
    const byHand = await gh.control.createWebhook({ url, secret, event: "department_deleted" });
    const made = await call("POST", "/webhooks", body);
    expect(made).toMatchObject({ status: 201, data: { deactivated: false, event_action_type: "hire_candidate" } });
    expect(made.text).not.toContain(secret);
    const path = `/webhooks/${String(made.data["id"])}`;
    expect((await call("GET", "/webhooks")).rows).toMatchObject([{ id: made.data["id"] }]);
    expect((await call("PATCH", path, { name: "Hires" })).data["name"]).toBe("Hires");
    expect((await call("DELETE", `/webhooks/${byHand.id}`)).status).toBe(404);
    received.length = 0;
    answers.push(500, 500, 500);
    const { id: jobId } = gh.control.createJob({ name: "A" });
    gh.control.hire({ applicationId: gh.control.addCandidate({ name: "Ada Example", jobId }).applicationId });
    await gh.control.settled({});
    expect(received).toHaveLength(2);
    expect((await call("DELETE", path)).status).toBe(200);
    expect((await call("POST", "/webhooks", { ...body, event_action_type: "opening_created" })).status).toBe(422);
  });
});
