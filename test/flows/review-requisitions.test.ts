// What a requisition in Lever says must be what Rolecall says, also when it was edited between two tries or deleted after its hire.
import { beforeAll, expect, test } from "vitest";
import { until } from "../support/until.ts";
import { Company, startWorld, type World } from "./support.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});

test("deleted in Lever after its hire: the seat stays filled, and nothing is offered that cannot be done", async () => {
  const acme = await Company.connected(world);
  const { id, requisitionId } = await acme.open();
  acme.hire(requisitionId, "Rosalind Franklin", ["rosalind@franklin.example"]);
  await acme.look();
  await acme.becomes(id, { status: "filled" });
  acme.lever.deleteRequisition({ requisitionId });
  await acme.look();
  const position = await acme.position(id);
  expect(position).toMatchObject({ status: "filled", hire: { candidateName: "Rosalind Franklin" } });
  if (position.syncStatus === "failed") {
    const { body } = await acme.sync([id]);
    expect(body.accepted, `it says "${position.syncMessage}"`).toHaveLength(1);
  }
});

test("whose answer was lost and whose position was edited before the retry reads as the preview of the retry", async () => {
  const acme = await Company.connected(world);
  const id = await acme.approved("Old title", { location: "Hamburg" });
  acme.lever.addFault({ kind: "drop-after", path: "/v1/requisitions", method: "POST" });
  acme.lever.addFault({ kind: "status-before", path: "/v1/requisitions", method: "GET", skip: 1, count: 50 });
  await acme.sync([id]);
  const found = () => acme.lever.requisitions({ accountId: acme.accountId });
  await until(() => found().length === 1, { what: "the requisition whose answer is lost" });
  await until(async () => (await acme.position(id)).syncReason, { what: "the failed try" });
  // An hour of silence, which makes a person look at it.
  await world.house.db
    .prepare("update positions set sync_status = 'failed', sync_next_try_at = null where id = ?")
    .bind(id)
    .run();
  acme.lever.clearFaults({});
  expect((await acme.call("PATCH", `/positions/${id}`, { title: "New title", location: "Bremen" })).status).toBe(200);
  await acme.sync([id]);
  await acme.becomes(id, { syncStatus: "synced" });
  expect(found()).toMatchObject([{ requisitionCode: "Trace-1", name: "New title", location: "Bremen" }]);
});
