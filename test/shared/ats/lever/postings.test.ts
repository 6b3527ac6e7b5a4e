// Lever's postings in our words: whatever Lever leaves out or has added since, and what must not come through.
import { expect, test } from "vitest";
import { leverPostings, postingOf } from "#shared/ats/lever/postings.ts";
import { Posting } from "#shared/ats/lever/posting-schema.ts";
import { fail, ok } from "#shared/domain/result.ts";

const read = (part: object, includesConfidential = false) =>
  postingOf(
    Posting.parse({ id: "p1", state: "published", createdAt: 1_700_000_000_000, ...part }),
    includesConfidential,
  );

test("a posting with nothing but its id can be read", () => {
  expect(read({})).toEqual({
    ...{
      providerId: "p1",
      state: "published",
      title: "Untitled posting",
      department: null,
      team: null,
      location: null,
    },
    ...{ allLocations: [], commitment: null, workplaceType: null, salary: null, hiringManager: null, ownerId: null },
    ...{ hiringManagerId: null, descriptionHtml: "", isConfidential: false, requisitionCodes: [], url: null },
    updatedAt: "2023-11-14T22:13:20.000Z",
  });
});

test("fields of another kind than documented are left out, and do not hide the posting", () => {
  const odd = {
    categories: { team: 7, allLocations: "Oakland" },
    workplaceType: "moon",
    salaryRange: "high",
    urls: 3,
    content: [],
  };
  expect(read({ text: "Welder", ...odd })).toMatchObject({
    ...{
      title: "Welder",
      team: null,
      allLocations: [],
      workplaceType: null,
      salary: null,
      url: null,
      descriptionHtml: "",
    },
  });
});

test("places are told once each, the posting's own first", () => {
  const categories = { location: " Oakland ", allLocations: ["Austin", "Oakland", "", "Austin"] };
  expect(read({ categories }).allLocations).toEqual(["Oakland", "Austin"]);
});

test("a hiring manager comes as an id or, expanded, with a name; the posting's user stands in for an owner", () => {
  expect(read({ hiringManager: "u1", user: "u2" })).toMatchObject({
    hiringManagerId: "u1",
    hiringManager: null,
    ownerId: "u2",
  });
  expect(read({ hiringManager: { id: "u1", name: "Priya Raman" } })).toMatchObject({ hiringManager: "Priya Raman" });
});

test("a state that Lever has added since takes no candidates, and no posting can call itself withheld", () => {
  expect(["archived", "withheld", "gone", "internal"].map((state) => read({ state }).state)).toEqual([
    ...["draft", "draft", "draft", "internal"],
  ]);
});

test("of a confidential posting that was not asked for, no description and no pay come through", () => {
  const secret = {
    ...{ confidentiality: "confidential", text: "Chief of Staff" },
    ...{ content: { descriptionHtml: "<p>Plans</p>" }, salaryRange: { min: 1, max: 2 } },
  };
  expect(read(secret)).toMatchObject({ state: "withheld", isConfidential: true, descriptionHtml: "", salary: null });
  expect(read(secret, true)).toMatchObject({ state: "published", descriptionHtml: "<p>Plans</p>", salary: { min: 1 } });
});

test("a link that is no web address is left out", () => {
  expect(read({ urls: { show: "javascript:alert(1)" } }).url).toBeNull();
});

test("where hiring managers cannot be expanded, postings come without their names, and it is asked for once only", async () => {
  const asked: string[] = [];
  const ats = leverPostings(async ({ path, query }) => {
    const isExpanding = query?.some(([name]) => name === "expand") === true;
    asked.push(`${path}${isExpanding ? " expanded" : ""}`);
    if (isExpanding) return fail("rejected", "hiringManager is not expandable");
    const row = { id: "p1", state: "published", createdAt: 1_700_000_000_000, hiringManager: "u1" };
    const body = path === "/v1/postings" ? { data: [row], hasNext: false } : { data: row };
    return ok({ body, answeredAt: null, headers: new Headers() });
  }, false);
  expect(await ats.posting("p1")).toMatchObject({ ok: true, value: { hiringManagerId: "u1", hiringManager: null } });
  for await (const page of ats.active()) expect(page).toMatchObject({ ok: true, value: [{ providerId: "p1" }] });
  expect(asked).toEqual(["/v1/postings/p1 expanded", "/v1/postings/p1", "/v1/postings", "/v1/postings"]);
});
