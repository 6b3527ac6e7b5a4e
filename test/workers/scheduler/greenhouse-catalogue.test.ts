// Reading Greenhouse's catalogue: what is odd in it is told, and stops nothing that works.
import { beforeAll, beforeEach, expect, test } from "vitest";
import { showLogsOnFailure } from "../../support/test-house.ts";
import { greenhouseCompany, startGreenhouseHouse, type GreenhouseHouse } from "./greenhouse-support.ts";

let all: GreenhouseHouse;
beforeEach(() => showLogsOnFailure(all.house));
beforeAll(async () => {
  all = await startGreenhouseHouse();
});

test("a catalogue with users who cannot be read says so, and does not stop a connection that works", async () => {
  const acme = await greenhouseCompany(all);
  const value = { odd: true };
  all.greenhouse.control.addFault({
    kind: "garbled",
    method: "GET",
    path: "/v3/users",
    field: "id",
    value,
    count: 100,
  });
  await acme.readCatalogue();
  expect(await acme.row("select status from connections where id = ?", acme.connectionId)).toEqual({
    status: "active",
  });
  expect(
    await acme.row("select catalogue_failure from connection_looks where connection_id = ?", acme.connectionId),
  ).toEqual({ catalogue_failure: "None of Greenhouse's users can be read." });
  expect(
    await acme.row("select count(*) as n from catalogue where tenant_id = ? and is_active = 0", acme.tenantId),
  ).toEqual({ n: 0 });
});
