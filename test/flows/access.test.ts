// The life of a Lever grant in the whole house: consent, daily use with rotating tokens, revocation, reconnection, disconnection.
import { beforeAll, expect, test } from "vitest";
import { seedMember } from "../support/seeds.ts";
import { newVisitor, type Visit } from "../support/visitor.ts";
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
  installedBy: { name: string } | null;
};

/** An owner of the company walks from the guide over Lever's consent page and back. */
async function connect(company: Company, reconnect?: string): Promise<Visit> {
  const visitor = newVisitor(world.house.url);
  const { cookie } = await seedMember(world.house.db, company.tenantId, { name: "Dana Reyes" });
  const [name = "", value = ""] = cookie.split("=");
  visitor.cookies.set(name, value);
  return visitor.visit("/connect/lever", {
    form: reconnect === undefined ? {} : { connection: reconnect },
    outside: {
      [world.lever.url]: async (url) => company.lever.consent({ url, accountId: company.accountId }).location,
    },
  });
}

async function connectedByConsent(): Promise<Company> {
  const acme = await Company.found(world);
  const page = await connect(acme);
  expect(new URL(page.url).pathname).toBe("/connect/lever/success");
  const [connection] = await acme.list<ConnectionView>("/connections");
  acme.connectionId = connection?.id ?? "";
  await acme.looked();
  return acme;
}

const view = (acme: Company) => acme.get<ConnectionView>(`/connections/${acme.connectionId}`);

test("consent connects with exactly the scopes of headcount, says who installed it, and the road works at once", async () => {
  const acme = await connectedByConsent();
  expect(await view(acme)).toMatchObject({
    status: "active",
    attentionReason: null,
    installedBy: { name: "Dana Reyes" },
  });
  expect((await view(acme)).scopes.toSorted()).toEqual([
    "archive_reasons:read:admin",
    "offline_access",
    "opportunities:read:admin",
    "requisitions:write:admin",
  ]);
  const { id, requisitionId } = await acme.open();
  acme.hire(requisitionId, "Hedy Lamarr");
  await acme.look();
  await acme.becomes(id, { status: "filled" });
});

test("access revoked in Lever: the connection needs attention, positions stay, and a reconnect goes on where it stopped", async () => {
  const acme = await connectedByConsent();
  const { id, requisitionId } = await acme.open();
  const waiting = await acme.approved("Second Seat");
  acme.lever.revokeAccess({ accountId: acme.accountId });

  await acme.sync([waiting]);
  const failed = await acme.becomes(waiting, { syncStatus: "failed" });
  expect(failed.syncMessage).toContain("Reconnect Lever");
  expect(await view(acme)).toMatchObject({ status: "needs_attention", attentionReason: "access_revoked" });
  expect(await acme.position(id)).toMatchObject({ status: "open", syncStatus: "synced" });

  const { after } = acme.lever.markRequests({});
  await world.house.tick();
  expect(acme.lever.requests({ after, path: "/v1/*" })).toEqual([]); // syncing has stopped

  acme.hire(requisitionId, "Meanwhile Hired");
  await connect(acme, acme.connectionId);
  expect(await view(acme)).toMatchObject({ id: acme.connectionId, status: "active" });
  await acme.look();
  await acme.becomes(id, { status: "filled" });
  await acme.sync([waiting]);
  await acme.becomes(waiting, { syncStatus: "synced" });
});

test("disconnected in Rolecall: nothing more is asked of Lever, webhooks are refused, positions and hires stay", async () => {
  const acme = await Company.connected(world);
  await acme.withWebhooks();
  const { id, requisitionId } = await acme.open();
  acme.hire(requisitionId, "Stays Here");
  await acme.becomes(id, { status: "filled" });
  const answer = await acme.post<ConnectionView>(`/connections/${acme.connectionId}/disconnect`);
  expect(answer).toMatchObject({ status: 200, body: { status: "disconnected" } });
  const { after } = acme.lever.markRequests({});
  await world.house.tick();
  expect(acme.lever.requests({ after, path: "/v1/*" })).toEqual([]);
  const hired = acme.lever.deliveries({ event: "candidateHired" }).findLast((one) => one.accountId === acme.accountId);
  expect(hired?.attempts.at(-1)?.status).toBe(200);
  await acme.lever.rerun({ deliveryId: hired?.id ?? "" });
  await acme.lever.settled({});
  const last = acme.lever.deliveries({ event: "candidateHired" }).findLast((one) => one.accountId === acme.accountId);
  expect(last?.attempts.at(-1)?.status).toBe(401);
  expect(await acme.position(id)).toMatchObject({ status: "filled", hire: { candidateName: "Stays Here" } });
  const refused = await acme.post(`/connections/${acme.connectionId}/look`);
  expect(refused.status).toBe(409);
});
