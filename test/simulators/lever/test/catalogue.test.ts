// Reasons, stages, people and postings, with the traps that their lists hold.
import { expect, test } from "vitest";
import { bench, byKey, personCalled, reasonOf } from "./support.ts";

test("ordinary reasons are non-hired in one list and null in the other; inactive ones are listed", async () => {
  const call = byKey(bench());
  const reasons = (await call("GET", "/archive_reasons")).rows;
  expect(reasons.filter(({ type }) => type === "hired")).toHaveLength(1);
  expect(reasons.some(({ status }) => status === "inactive")).toBe(true);
  expect((await call("GET", "/archive_reasons?type=hired")).rows).toMatchObject([{ text: "Hired", type: "hired" }]);
  const { data } = await call("GET", "/disposition_stages");
  expect(data["archiveReasons"]).toContainEqual(expect.objectContaining({ text: "Withdrew", type: null }));
  expect(data["stages"]).toContainEqual(expect.objectContaining({ id: "offer", rank: 261 }));
});

test("stages come in pipeline order and hired is none of them", async () => {
  const { rows } = await byKey(bench())("GET", "/stages");
  expect(rows[0]).toEqual({ id: "lead-new", text: "New lead" });
  expect(rows.map(({ text }) => text)).not.toContain("Hired");
});

test("users are the active ones unless deactivated are asked for", async () => {
  const lever = bench();
  const call = byKey(lever);
  lever.control.deactivateUser({ userId: personCalled(lever, "Jo Park") });
  expect((await call("GET", "/users")).rows.map(({ name }) => name)).toEqual([
    "Marcus Webb",
    "Priya Raman",
    "Sasha Rivera",
  ]);
  expect((await call("GET", "/users?includeDeactivated=true")).rows).toHaveLength(4);
  expect((await call("GET", "/users?accessRole=super%20admin")).rows).toMatchObject([{ name: "Sasha Rivera" }]);
});

test("a list of published postings hides internal-only ones, and updated_at mixes with no other filter", async () => {
  const lever = bench();
  const call = byKey(lever);
  lever.control.createPosting({ text: "Public", team: "Motion" });
  lever.control.createPosting({ text: "Internal", distributionChannels: ["internal"] });
  const texts = async (query: string) => (await call("GET", `/postings?${query}`)).rows.map(({ text }) => text);
  expect(await texts("state=published")).toEqual(["Public"]);
  expect(await texts("state=published&distributionChannel=public&distributionChannel=internal")).toHaveLength(2);
  expect(await texts("team=Motion")).toEqual(["Public"]);
  expect(await texts("team=motion")).toEqual([]);
  expect((await call("GET", "/postings?updated_at_start=0&team=Motion")).status).toBe(400);
  expect(await texts("updated_at_start=0&confidentiality=all")).toHaveLength(2);
});

test("a posting names its requisitions by code", async () => {
  const lever = bench();
  const call = byKey(lever);
  const posting = lever.control.createPosting({});
  const { id } = lever.control.createRequisition({ requisitionCode: "Trace-7", postingIds: [posting.id] });
  expect((await call("GET", `/postings/${posting.id}`)).data).toMatchObject({
    requisitionCodes: ["Trace-7"],
    categories: { allLocations: [] },
  });
  lever.control.linkPosting({ requisitionId: id, postingId: posting.id, isLinked: false });
  expect((await call("GET", `/postings/${posting.id}`)).data["requisitionCodes"]).toEqual([]);
});

test("a required requisition field makes a write without it 400, and the list of fields knows no hasNext", async () => {
  const lever = bench();
  const call = byKey(lever);
  lever.control.createRequisitionField({ id: "cost_center", text: "Cost center", isRequired: true });
  const body = { requisitionCode: "Trace-1", name: "X", headcountTotal: 1 };
  expect((await call("POST", "/requisitions", body)).status).toBe(400);
  const filled = { ...body, customFields: { cost_center: "R&D" } };
  expect((await call("POST", "/requisitions", filled)).status).toBe(201);
  expect((await call("GET", "/requisition_fields?isRequired=true")).rows).toMatchObject([{ id: "cost_center" }]);
  expect(await call("GET", "/requisition_fields/other")).toMatchObject({ status: 404, code: "NotFoundError" });
});

test("interviews are listed with their interviewers, and cleaned away with the archive when asked", async () => {
  const lever = bench();
  const call = byKey(lever);
  const { opportunityId } = lever.control.addCandidate({ name: "Wei Zhang" });
  const interviewers = [personCalled(lever, "Priya Raman")];
  const date = lever.clock.now() + 3_600_000;
  const { id } = lever.control.scheduleInterview({ opportunityId, date, interviewers });
  const path = `/opportunities/${opportunityId}`;
  expect((await call("GET", `${path}/interviews`)).rows).toMatchObject([
    { id, date, duration: 30, canceledAt: null, interviewers: [{ name: "Priya Raman" }] },
  ]);
  lever.control.changeInterview({ interviewId: id, isCanceled: true });
  expect((await call("GET", `${path}/interviews/${id}`)).data["canceledAt"]).toBe(lever.clock.now());
  await call("PUT", `${path}/archived`, { reason: reasonOf(lever, "non-hired"), cleanInterviews: true });
  expect((await call("GET", `${path}/interviews`)).rows).toEqual([]);
});

test("a note answers with its id twice and an anonymised contact cannot be changed", async () => {
  const lever = bench();
  const call = byKey(lever);
  const { opportunityId, contactId } = lever.control.addCandidate({ name: "Wei Zhang" });
  const note = await call("POST", `/opportunities/${opportunityId}/notes`, { value: "Met at the fair" });
  expect(note.status).toBe(201);
  expect(note.data["noteId"]).toBe(note.data["id"]);
  expect((await call("PUT", `/contacts/${contactId}`, { name: "Wei Z." })).status).toBe(200);
  const contact = Object.values(lever.state.accounts)[0]?.contacts[contactId];
  if (contact) contact.isAnonymized = true;
  expect((await call("PUT", `/contacts/${contactId}`, { name: "Wei" })).status).toBe(400);
  expect((await call("GET", `/opportunities/${opportunityId}`)).data).toMatchObject({
    name: "Wei Z.",
    isAnonymized: true,
  });
});
