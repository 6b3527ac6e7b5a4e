// Hiring: archiving with a hired reason, the tie to a requisition, and all the ways back.
import { describe, expect, test } from "vitest";
import { bench, byKey, reasonOf } from "./support.ts";

function stage(lever: ReturnType<typeof bench>) {
  const requisition = lever.control.createRequisition({ requisitionCode: "Trace-1" });
  const candidate = lever.control.addCandidate({
    name: "Amara Okafor",
    emails: ["amara@example.com"],
    requisition: requisition.id,
  });
  return { requisition, path: `/opportunities/${candidate.opportunityId}`, ...candidate };
}

describe("a hire by API", () => {
  test("archives opportunity and application some ms apart and names the requisition", async () => {
    const lever = bench();
    const call = byKey(lever);
    const { requisition, path } = stage(lever);
    await lever.clock.advance(1000);
    const reason = reasonOf(lever, "hired");
    expect((await call("PUT", `${path}/archived`, { reason, requisitionId: requisition.id })).status).toBe(200);
    const { data } = await call("GET", `${path}?expand=applications`);
    expect(data).toMatchObject({
      archived: { reason, archivedAt: lever.clock.now() },
      lastAdvancedAt: lever.clock.now(),
      applications: [
        {
          archived: { reason, archivedAt: expect.any(Number) },
          requisitionForHire: { id: requisition.id, requisitionCode: "Trace-1", hiringManagerOnHire: null },
        },
      ],
    });
    expect(data["applications"]).not.toMatchObject([{ archived: { archivedAt: lever.clock.now() } }]);
    expect((await call("GET", `/requisitions/${requisition.id}`)).data).toMatchObject({
      headcountHired: 1,
      status: "open",
    });
  });

  test("answers with the contact's data blanked, which a GET shows whole", async () => {
    const lever = bench();
    const call = byKey(lever);
    const { path } = stage(lever);
    const answers = [
      await call("PUT", `${path}/stage`, { stage: "offer" }),
      await call("PUT", `${path}/archived`, { reason: reasonOf(lever, "hired") }),
      await call("POST", `${path}/addTags`, { tags: ["Motion"] }),
    ];
    for (const { status, data } of answers) {
      expect(status).toBe(200);
      expect(data).toMatchObject({ name: "", headline: "", emails: [], phones: [], links: [] });
    }
    const linked = await call("POST", `${path}/addLinks`, { links: ["https://example.com/amara"] });
    expect(linked.data).toMatchObject({ name: "Amara Okafor", links: ["https://example.com/amara"] });
    expect((await call("GET", path)).data).toMatchObject({ emails: ["amara@example.com"], tags: ["Motion"] });
  });

  test("without a requisition leaves requisitionForHire null", async () => {
    const lever = bench();
    const call = byKey(lever);
    const { path } = stage(lever);
    await call("PUT", `${path}/archived`, { reason: reasonOf(lever, "hired") });
    expect((await call("GET", `${path}?expand=applications`)).data).toMatchObject({
      applications: [{ requisitionForHire: null }],
    });
  });

  test("is refused against a closed or unknown requisition, with an unsigned offer, or one of another posting", async () => {
    const lever = bench();
    const call = byKey(lever);
    const { requisition, path, opportunityId } = stage(lever);
    const reason = reasonOf(lever, "hired");
    const hire = async (requisitionId: string) =>
      (await call("PUT", `${path}/archived`, { reason, requisitionId })).status;
    expect(await hire("00000000-0000-4000-8000-000000000000")).toBe(400);

    const offer = lever.control.createOffer({ opportunityId, status: "sent" });
    expect(await hire(requisition.id)).toBe(400);
    lever.control.setOfferStatus({ offerId: offer?.id ?? "", status: "signed" });
    const other = lever.control.createRequisition({ requisitionCode: "OTHER" });
    expect(await hire(other.id)).toBe(400);

    lever.control.closeRequisition({ requisitionId: requisition.id });
    expect(await hire(requisition.id)).toBe(400);
    lever.control.openRequisition({ requisitionId: requisition.id });
    expect(await hire(requisition.id)).toBe(200);
  });

  test("goes through against a full requisition, which may or may not close itself", async () => {
    for (const closesFilledRequisitions of [false, true]) {
      const lever = bench();
      lever.control.setSettings({ closesFilledRequisitions });
      const { requisition, opportunityId } = stage(lever);
      lever.control.hire({ opportunityId, requisitionId: requisition.id });
      const expected = closesFilledRequisitions ? "closed" : "open";
      expect(lever.control.findRequisition({ requisitionCode: "Trace-1" })?.status).toBe(expected);
    }
    const lever = bench();
    const { requisition, opportunityId } = stage(lever);
    const second = lever.control.addCandidate({ name: "Wei Zhang", requisition: requisition.id });
    lever.control.hire({ opportunityId, requisitionId: requisition.id });
    lever.control.hire({ opportunityId: second.opportunityId, requisitionId: requisition.id });
    expect(lever.control.findRequisition({ requisitionCode: "Trace-1" })?.headcountHired).toBe(2);
  });
});

describe("undoing a hire", () => {
  test.each(["reason cleared", "reason changed"])("%s: the seat is free and the tie is gone", async (way) => {
    const lever = bench();
    const { requisition, opportunityId } = stage(lever);
    lever.control.hire({ opportunityId, requisitionId: requisition.id });
    const after =
      way === "reason cleared"
        ? lever.control.unhire({ opportunityId })
        : lever.control.changeArchiveReason({ opportunityId, reason: "Offer declined" });
    expect(after.requisitionForHire).toBeNull();
    expect(after.archived === null).toBe(way === "reason cleared");
    expect(lever.control.findRequisition({ requisitionCode: "Trace-1" })?.headcountHired).toBe(0);
    lever.control.rehire({ opportunityId, requisitionId: requisition.id });
    expect(lever.control.findRequisition({ requisitionCode: "Trace-1" })?.headcountHired).toBe(1);
  });

  test("changing the reason moves archivedAt only, not lastAdvancedAt", async () => {
    const lever = bench();
    const call = byKey(lever);
    const { requisition, opportunityId, path } = stage(lever);
    lever.control.hire({ opportunityId, requisitionId: requisition.id });
    const hiredAt = lever.clock.now();
    await lever.clock.advance(5000);
    lever.control.changeArchiveReason({ opportunityId, reason: "Withdrew" });
    expect((await call("GET", path)).data).toMatchObject({
      archived: { archivedAt: hiredAt + 5000 },
      lastAdvancedAt: hiredAt,
    });
  });

  test("hiring against another requisition moves the seat", async () => {
    const lever = bench();
    const { requisition, opportunityId } = stage(lever);
    const other = lever.control.createRequisition({ requisitionCode: "Trace-2" });
    lever.control.hire({ opportunityId, requisitionId: requisition.id });
    lever.control.hire({ opportunityId, requisitionId: other.id });
    expect(lever.control.findRequisition({ requisitionCode: "Trace-1" })?.headcountHired).toBe(0);
    expect(lever.control.findRequisition({ requisitionCode: "Trace-2" })?.headcountHired).toBe(1);
  });

  test("a deleted requisition stays named on the hire; a deleted candidate is listed as deleted", async () => {
    const lever = bench();
    const call = byKey(lever);
    const { requisition, opportunityId, path } = stage(lever);
    lever.control.hire({ opportunityId, requisitionId: requisition.id });
    lever.control.deleteRequisition({ requisitionId: requisition.id });
    expect((await call("GET", `${path}?expand=applications`)).data).toMatchObject({
      applications: [{ requisitionForHire: { id: requisition.id, requisitionCode: "Trace-1" } }],
    });
    lever.control.deleteCandidate({ opportunityId });
    expect((await call("GET", path)).status).toBe(404);
    expect((await call("GET", "/opportunities/deleted")).rows).toMatchObject([
      { id: opportunityId, deletedAt: lever.clock.now(), deletedBy: null },
    ]);
    expect((await call("GET", "/applications/deleted")).rows).toMatchObject([{ opportunityId }]);
  });
});

test("a sent offer reserves headcount until it is denied or the person is hired", async () => {
  const lever = bench();
  const call = byKey(lever);
  const { requisition, opportunityId } = stage(lever);
  const reserved = async () => (await call("GET", `/requisitions/${requisition.id}`)).data["offerIds"];
  const offer = lever.control.createOffer({ opportunityId, status: "sent", values: { anticipated_start_date: 1 } });
  expect(await reserved()).toEqual([offer?.id]);
  lever.control.setOfferStatus({ offerId: offer?.id ?? "", status: "denied" });
  expect(await reserved()).toEqual([]);
  lever.control.setOfferStatus({ offerId: offer?.id ?? "", status: "signed" });
  expect(await reserved()).toEqual([offer?.id]);
  lever.control.hire({ opportunityId, requisitionId: requisition.id });
  expect(await reserved()).toEqual([]);
  const { rows } = await call("GET", `/opportunities/${opportunityId}/offers`);
  expect(rows).toMatchObject([{ status: "signed", posting: lever.control.requisitions({})[0]?.postingIds[0] }]);
  const fields = rows[0]?.["fields"];
  expect(fields).toContainEqual({ text: "Anticipated start date", identifier: "anticipated_start_date", value: 1 });
});
