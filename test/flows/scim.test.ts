// An employee who arrives by SCIM takes the same road as every other: matched to the hire, the seat is theirs.
import { beforeAll, expect, test } from "vitest";
import { Company, startWorld, type World } from "./support.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});

/** A SCIM connection of the company: its URL and token, as the API told them. */
async function scimOf(company: Company) {
  const { body } = await company.post<{ id: string; scim: { url: string; token: string } }>("/connections", {
    provider: "scim",
  });
  const send = async (method: string, path: string, resource: object) => {
    const answer = await fetch(`${body.scim.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${body.scim.token}`, "content-type": "application/scim+json" },
      body: JSON.stringify(resource),
    });
    return answer.json<{ id: string }>();
  };
  return { connectionId: body.id, send };
}

test("a hire in Lever and a new employee by SCIM become one filled position", async () => {
  const acme = await Company.connected(world);
  const scim = await scimOf(acme);
  const { id, requisitionId } = await acme.open();
  acme.hire(requisitionId, "Rosalind Franklin", ["rosalind@franklin.example"]);
  await acme.look();
  await acme.becomes(id, { status: "filled" });
  const user = await scim.send("POST", "/Users", {
    userName: "rfranklin@northwind.example",
    name: { givenName: "Rosalind", familyName: "Franklin" },
    active: true,
  });
  const extension = "urn:ietf:params:scim:schemas:extension:rolecall:2.0:User";
  await scim.send("PATCH", `/Users/${user.id}`, {
    Operations: [{ op: "Add", path: `${extension}:personalEmail`, value: "rosalind@franklin.example" }],
  });
  await expect.poll(async () => (await acme.position(id)).employee?.id, { timeout: 10_000 }).toBe(user.id);
});

test("the scheduler lets a SCIM connection alone", async () => {
  const acme = await Company.connected(world);
  const { connectionId } = await scimOf(acme);
  await world.house.tick();
  await acme.look();
  const connection = await acme.get<{ status: string; health: { isHealthy: boolean; lastLookedAt: string | null } }>(
    `/connections/${connectionId}`,
  );
  expect(connection).toMatchObject({ status: "active", health: { isHealthy: true, lastLookedAt: null } });
});
