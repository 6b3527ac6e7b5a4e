// What a person was shown is what Lever gets: preview lines and codes against the requests that Lever's simulator received.
import { beforeAll, describe, expect, test } from "vitest";
import { Company, startWorld, type World } from "./support.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});

type Preview = { lines: { field: string; value: string }[] };

const band = { min: 90000, max: 120000, currency: "EUR", interval: "per-year-salary" };
const plan = { location: "Hamburg", employmentType: "full-time", department: "Yard", compensation: band };

/** The bodies that Lever got for new requisitions since the mark, as lines in the words of a preview. */
function writtenSince(after: number): { code: string; lines: Record<string, string> }[] {
  const { control } = world.lever;
  return control.requests({ after, method: "POST", path: "/v1/requisitions" }).map(({ body }) => {
    const fields = Object.entries(body as Record<string, unknown>).map(([field, value]) => {
      const isBand = field === "compensationBand";
      const { min, max, currency, interval } = value as typeof band;
      return [field, isBand ? `${min} – ${max} ${currency}, ${interval}` : String(value)] as const;
    });
    const lines = Object.fromEntries(fields);
    return { code: lines["requisitionCode"] ?? "", lines };
  });
}

describe("what is written", () => {
  test.each([
    {
      writesCompensation: false,
      fields: ["employmentStatus", "headcountTotal", "location", "name", "requisitionCode", "status"],
    },
    {
      writesCompensation: true,
      fields: [
        "compensationBand",
        "employmentStatus",
        "headcountTotal",
        "location",
        "name",
        "requisitionCode",
        "status",
      ],
    },
  ])(
    "is what the preview showed, no field more or less (compensation written: $writesCompensation)",
    async (setting) => {
      const acme = await Company.connected(world);
      await acme.call("PATCH", "/settings", { writesCompensation: setting.writesCompensation });
      const id = await acme.approved("Rigger", plan);
      const shown = (await acme.get<Preview>(`/positions/${id}/sync-preview`)).lines;
      const { after } = acme.lever.markRequests({});
      await acme.sync([id]);
      const { requisitionCode } = await acme.becomes(id, { syncStatus: "synced" });
      const written = writtenSince(after).filter(({ code }) => code === requisitionCode);
      expect(written).toHaveLength(1);
      const lines = written[0]?.lines ?? {};
      expect(Object.keys(lines).toSorted()).toEqual(setting.fields);
      const promised = Object.fromEntries(shown.map(({ field, value }) => [field, value]));
      expect({ ...lines, requisitionCode: "" }).toEqual({ ...promised, requisitionCode: "" });
      expect(promised["requisitionCode"]).toBe("Trace-(next number)");
      expect(lines["requisitionCode"]).toMatch(/^Trace-\d+$/);
    },
  );

  test("bears the company's own prefix from the next code on, and the number line goes on", async () => {
    const acme = await Company.connected(world);
    const first = await acme.open("Before");
    await acme.call("PATCH", "/settings", { codePrefix: "HC" });
    const second = await acme.open("After");
    expect([first.code, second.code]).toEqual(["Trace-1", "HC-2"]);
  });

  test("is nothing while a position is a draft, requested or sent back, and everything once it is approved", async () => {
    const acme = await Company.connected(world);
    const { after } = acme.lever.markRequests({});
    const { body } = await acme.post<{ id: string }>("/positions", { title: "Waiting" });
    const refusedNow = async () => {
      const answer = await acme.post<{ error: { code: string } }>(`/positions/${body.id}/sync`, {
        connectionId: acme.connectionId,
        action: "create",
      });
      return [answer.status, answer.body.error.code];
    };
    expect(await refusedNow()).toEqual([409, "not_approved"]);
    await acme.post(`/positions/${body.id}/request-approval`);
    expect(await refusedNow()).toEqual([409, "not_approved"]);
    await acme.post(`/positions/${body.id}/send-back`, { note: "Which team?" });
    expect(await refusedNow()).toEqual([409, "not_approved"]);
    expect(await acme.position(body.id)).toMatchObject({ syncStatus: "not_started", requisitionCode: null });
    expect(writtenSince(after)).toEqual([]);
    await acme.post(`/positions/${body.id}/approve`);
    await acme.sync([body.id]);
    await acme.becomes(body.id, { syncStatus: "synced" });
  });
});

describe("a code that somebody else has in Lever", () => {
  test("fails in words, and the next number opens the requisition without touching theirs", async () => {
    const acme = await Company.connected(world);
    acme.lever.createRequisition({ accountId: acme.accountId, requisitionCode: "Trace-1", name: "Theirs" });
    const id = await acme.approved("Ours");
    await acme.sync([id]);
    const failed = await acme.becomes(id, { syncStatus: "failed" });
    expect(failed).toMatchObject({ syncReason: "code_in_use", requisitionCode: "Trace-1" });
    const again = await acme.post(`/positions/${id}/sync`, {
      connectionId: acme.connectionId,
      action: "create",
      nextNumber: true,
    });
    expect(again.status).toBe(202);
    expect(await acme.becomes(id, { syncStatus: "synced" })).toMatchObject({ requisitionCode: "Trace-2" });
    expect(acme.lever.findRequisition({ accountId: acme.accountId, requisitionCode: "Trace-1" })).toMatchObject({
      name: "Theirs",
    });
  });
});
