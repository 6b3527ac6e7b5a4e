// Settings > Integrations, employees by SCIM: a token is shown once, replaced, and revoked; members only look.
import { beforeAll, expect, test } from "vitest";
import { seedMember, seedTenant } from "../../../support/seeds.ts";
import { startTestHouse, type TestHouse } from "../../../support/test-house.ts";
import { scimCaller } from "../scim/client.ts";
import { visit, wordsOf, type Visited } from "./visit.ts";

const PAGE = "/settings/integrations";

let house: TestHouse;
let admin: { cookie: string };
let member: { cookie: string };
beforeAll(async () => {
  house = await startTestHouse({ only: ["reports", "oauth"] });
  const { id } = await seedTenant(house.db);
  admin = await seedMember(house.db, id, { role: "admin", email: "admin@x.example" });
  member = await seedMember(house.db, id, { role: "member", email: "member@x.example" });
});

const shownToken = ({ html }: Visited) =>
  /aria-label="Your SCIM token"/.test(html) && /value="([\w-]{43})"/.exec(html)?.[1];
const works = async (token: string) => (await scimCaller(house, token)("GET", "/Users")).status;

test("an admin makes a connection, replaces its token and revokes it", async () => {
  const made = await visit(house, admin.cookie, `${PAGE}/scim`, { form: {} });
  const first = shownToken(made) || "";
  expect(wordsOf(made.html)).toContain(`${house.url}/scim/v2`);
  expect(wordsOf(made.html)).toContain("No ATS is connected");
  expect(await works(first)).toBe(200);

  const after = await visit(house, admin.cookie, PAGE);
  expect(after.html).not.toContain(first);
  const id = /integrations\/(con_\w+)\/scim-token/.exec(after.html)?.[1] ?? "";
  const own = await visit(house, admin.cookie, `${PAGE}/${id}`);
  expect([own.status, own.headers.get("location")]).toEqual([303, `${PAGE}#scim`]);

  const replaced = await visit(house, admin.cookie, `${PAGE}/${id}/scim-token`, { form: {} });
  expect(wordsOf(replaced.html)).toContain("The token before works until");
  const second = shownToken(replaced) || "";
  expect([await works(first), await works(second)]).toEqual([200, 200]);

  await visit(house, admin.cookie, `${PAGE}/${id}/disconnect`, { form: {} });
  expect([await works(first), await works(second)]).toEqual([401, 401]);
});

test("a member sees the section and may change nothing in it", async () => {
  const { html } = await visit(house, member.cookie, PAGE);
  expect(wordsOf(html)).toContain("Employees by SCIM");
  expect(html).not.toContain("Make a SCIM connection");
  expect((await visit(house, member.cookie, `${PAGE}/scim`, { form: {} })).status).toBe(403);
});
