// Requisitions: two shapes, full replacement, unique codes, and the switches that forbid it all.
import { describe, expect, test } from "vitest";
import { bench, byKey, personCalled } from "./support.ts";

const minimal = { requisitionCode: "Trace-1", name: "Controls Engineer", headcountTotal: 1 };

describe("writing", () => {
  test("answers an internal shape with only the optional fields that were sent; reading answers the public one", async () => {
    const lever = bench();
    const call = byKey(lever);
    const written = await call("POST", "/requisitions", { ...minimal, location: "Oakland", department: "Motion" });
    expect(written.status).toBe(201);
    expect(written.data).toMatchObject({
      requisitionCode: "Trace-1",
      location: "Oakland",
      creatorUserId: null,
      ownerUserId: null,
      postingIds: [],
      reservedOfferIds: [],
      hasConfidentialPosting: false,
    });
    for (const absent of ["owner", "creator", "postings", "offerIds", "approval", "confidentiality", "department"]) {
      expect(written.data).not.toHaveProperty(absent);
    }
    expect(written.data).not.toHaveProperty("employmentStatus");

    const read = await call("GET", `/requisitions/${String(written.data["id"])}`);
    expect(read.data).toMatchObject({
      ...minimal,
      status: "open",
      headcountHired: 0,
      headcountInfinite: false,
      backfill: false,
      confidentiality: "non-confidential",
      createdAt: lever.clock.now(),
      location: "Oakland",
      department: null,
      employmentStatus: null,
      postings: [],
      offerIds: [],
      approval: { steps: [] },
      closedAt: null,
    });
  });

  test("takes unlimited headcount, a past createdAt and free employment words", async () => {
    const call = byKey(bench());
    const { data } = await call("POST", "/requisitions", {
      ...minimal,
      headcountTotal: "unlimited",
      createdAt: 1_700_000_000_000,
      employmentStatus: "Exempt Full-Time",
    });
    const read = await call("GET", `/requisitions/${String(data["id"])}`);
    expect(read.data).toMatchObject({
      headcountTotal: "unlimited",
      headcountInfinite: true,
      createdAt: 1_700_000_000_000,
      employmentStatus: "Exempt Full-Time",
    });
  });

  test.each([
    ["a missing name", { requisitionCode: "Trace-2", headcountTotal: 1 }],
    ["a missing headcount", { requisitionCode: "Trace-2", name: "X" }],
    ["an unknown manager", { ...minimal, requisitionCode: "Trace-2", hiringManager: "nobody" }],
    ["an unknown posting", { ...minimal, requisitionCode: "Trace-2", postingIds: ["none"] }],
    ["an unknown custom field", { ...minimal, requisitionCode: "Trace-2", customFields: { team_code: "a" } }],
    ["a duplicate code", minimal],
  ])("refuses %s with 400", async (_, body) => {
    const call = byKey(bench());
    await call("POST", "/requisitions", minimal);
    expect((await call("POST", "/requisitions", body)).status).toBe(400);
    expect((await call("GET", "/requisitions")).rows).toHaveLength(1);
  });

  test("a repeated POST with another code is a second requisition", async () => {
    const call = byKey(bench());
    await call("POST", "/requisitions", minimal);
    await call("POST", "/requisitions", { ...minimal, requisitionCode: "Trace-2" });
    expect((await call("GET", "/requisitions")).rows).toHaveLength(2);
  });
});

describe("replacing", () => {
  test("resets what is left out, except the postings, which [] clears", async () => {
    const lever = bench();
    const call = byKey(lever);
    const posting = lever.control.createPosting({});
    const { data } = await call("POST", "/requisitions", {
      ...minimal,
      location: "Oakland",
      status: "onHold",
      hiringManager: personCalled(lever, "Priya Raman"),
      postingIds: [posting.id],
    });
    const path = `/requisitions/${String(data["id"])}`;
    expect((await call("PUT", path, { ...minimal, name: "Renamed" })).status).toBe(200);
    expect((await call("GET", path)).data).toMatchObject({
      name: "Renamed",
      location: null,
      hiringManager: null,
      status: "open",
      postings: [posting.id],
    });
    await call("PUT", path, { ...minimal, postingIds: [] });
    expect((await call("GET", path)).data).toMatchObject({ postings: [] });
  });

  test("cannot go back to draft, and drafts exist only in hybrid mode", async () => {
    const lever = bench();
    const call = byKey(lever);
    const { data } = await call("POST", "/requisitions", minimal);
    const path = `/requisitions/${String(data["id"])}`;
    expect((await call("PUT", path, { ...minimal, status: "draft" })).status).toBe(400);
    expect((await call("POST", "/requisitions", { ...minimal, requisitionCode: "D", status: "draft" })).status).toBe(
      201,
    );
    lever.control.setSettings({ requisitionMode: "lever-api" });
    expect((await call("POST", "/requisitions", { ...minimal, requisitionCode: "E", status: "draft" })).status).toBe(
      400,
    );
  });

  test("a hire moves headcountHired but not updatedAt", async () => {
    const lever = bench();
    const call = byKey(lever);
    const { id, updatedAt } = lever.control.createRequisition({});
    await lever.clock.advance(60_000);
    const { opportunityId } = lever.control.addCandidate({ name: "Wei Zhang", requisition: id });
    lever.control.hire({ opportunityId, requisitionId: id });
    expect((await call("GET", `/requisitions/${id}`)).data).toMatchObject({ headcountHired: 1, updatedAt });
    lever.control.closeRequisition({ requisitionId: id });
    expect((await call("GET", `/requisitions/${id}`)).data).toMatchObject({
      status: "closed",
      updatedAt: lever.clock.now(),
      closedAt: lever.clock.now(),
    });
  });
});

describe("finding", () => {
  test("is by code, status and creation in lists, by id only alone, and in descending id order", async () => {
    const lever = bench();
    const call = byKey(lever);
    const seeded = lever.control.seedRequisitions({ codes: ["A", "B", "C"] });
    lever.control.closeRequisition({ requisitionId: seeded[0]?.id ?? "" });
    const codes = async (query: string) =>
      (await call("GET", `/requisitions?${query}`)).rows.map((row) => row["requisitionCode"]);
    expect(await codes("requisition_code=B")).toEqual(["B"]);
    expect(await codes("requisition_code=Z")).toEqual([]);
    expect(await codes("status=closed")).toEqual(["A"]);
    expect(await codes(`created_at_start=${lever.clock.now() + 1}`)).toEqual([]);
    expect(await codes(`created_at_start=${lever.clock.now()}`)).toHaveLength(3);
    expect((await call("GET", "/requisitions/B")).status).toBe(404);
    const ids = (await call("GET", "/requisitions")).rows.map((row) => String(row["id"]));
    expect(ids).toEqual(ids.toSorted().toReversed());
  });

  test("a deleted one is gone with 204 and no body", async () => {
    const lever = bench();
    const call = byKey(lever);
    const { id } = lever.control.createRequisition({});
    const gone = await call("DELETE", `/requisitions/${id}`);
    expect(gone).toMatchObject({ status: 204, text: "" });
    expect(gone.headers.get("content-type")).toBeNull();
    expect((await call("GET", `/requisitions/${id}`)).status).toBe(404);
  });
});

describe("switches", () => {
  test("without the package, or not enabled, everything is 403", async () => {
    for (const settings of [{ isEnterprise: false }, { areRequisitionsEnabled: false }]) {
      const lever = bench();
      lever.control.setSettings(settings);
      const call = byKey(lever);
      expect((await call("GET", "/requisitions")).status).toBe(403);
      expect((await call("POST", "/requisitions", minimal)).status).toBe(403);
      expect((await call("GET", "/requisition_fields")).status).toBe(403);
    }
  });

  test("with API management off, reading works and every write is 403 before anything is looked at", async () => {
    const lever = bench();
    lever.control.setSettings({ requisitionMode: "off" });
    const call = byKey(lever);
    expect((await call("GET", "/requisitions")).status).toBe(200);
    expect((await call("POST", "/requisitions", {})).status).toBe(403);
    expect((await call("PUT", "/requisitions/none", {})).status).toBe(403);
    expect((await call("DELETE", "/requisitions/none")).status).toBe(403);
  });
});

test("a requisition on a confidential posting is hidden from lists and forbidden without the grant", async () => {
  const lever = bench();
  const posting = lever.control.createPosting({ confidentiality: "confidential" });
  const { id } = lever.control.createRequisition({ postingIds: [posting.id] });
  const plain = byKey(lever);
  const cleared = byKey(lever, undefined, true);
  expect((await plain("GET", "/requisitions?confidentiality=all")).rows).toEqual([]);
  expect((await plain("GET", `/requisitions/${id}`)).status).toBe(403);
  expect((await cleared("GET", "/requisitions")).rows).toEqual([]);
  expect((await cleared("GET", "/requisitions?confidentiality=all")).rows).toHaveLength(1);
});
