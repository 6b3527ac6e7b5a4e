// Lever as onboarding reads it: the wire's oddities become one shape, and nobody counts who does not.
import { describe, expect, test } from "vitest";
import type { AtsResult } from "#shared/ats/adapter.ts";
import type { AtsAnswer, AtsClient } from "#shared/ats/client.ts";
import { leverOnboarding } from "#shared/ats/lever/onboarding.ts";
import { fail, ok } from "#shared/domain/result.ts";

type Told = Readonly<Record<string, unknown>>;

/** A Lever that answers each path with this body, and 404 or 403 where told so. */
function lever(bodies: Told): { client: AtsClient; asked: string[] } {
  const asked: string[] = [];
  const client: AtsClient = async ({ path }) => {
    asked.push(path);
    const body = bodies[path];
    if (body === 403) return fail("forbidden", "No.");
    if (body === undefined) return fail("not_found", "Gone.");
    return ok({ body, answeredAt: null, headers: new Headers() }) satisfies AtsResult<AtsAnswer>;
  };
  return { client, asked };
}

const RULE = { stageId: "offer", order: ["lead", "offer", "pre"], hiredReasons: new Set(["hired"]) };
const OPPORTUNITY = {
  id: "o1",
  name: " Jo Park ",
  contact: { id: "c1" },
  emails: ["", " jo@example.com "],
  stage: "offer",
  stageChanges: [{ toStageId: "offer", toStageIndex: 1, updatedAt: 5_000 }],
  archived: null,
  applications: ["a1"],
  createdAt: 1_000,
  opportunityLocation: "unspecified",
};

const candidateOf = async (over: object, hiredReasons: ReadonlySet<string> | null = RULE.hiredReasons) => {
  const { client } = lever({ "/v1/opportunities/o1": { data: { ...OPPORTUNITY, ...over } } });
  const read = await leverOnboarding(client).candidate({ ...RULE, hiredReasons }, "o1");
  return read.ok ? read.value : read;
};

describe("a candidate", () => {
  test("is read with a contact that is an object, blank addresses left out, and no place that is none", async () => {
    expect(await candidateOf({})).toEqual({
      opportunityId: "o1",
      contactId: "c1",
      name: "Jo Park",
      emails: ["jo@example.com"],
      postingId: null,
      hiringManagerId: null,
      location: null,
      reachedAt: 5_000,
    });
  });

  test("archived as hired counts, as anything else does not", async () => {
    expect(await candidateOf({ archived: { reason: "hired", archivedAt: 9 } })).not.toBeNull();
    expect(await candidateOf({ archived: { reason: "withdrew", archivedAt: 9 } })).toBeNull();
  });

  test("archived where the reasons are not told counts by the requisition of the hire", async () => {
    const archived = { reason: "hired", archivedAt: 9 };
    const requisitionForHire = { id: "r1", requisitionCode: "X" };
    expect(await candidateOf({ archived }, null)).toBeNull();
    expect(await candidateOf({ archived, applications: [{ posting: "p", requisitionForHire }] }, null)).not.toBeNull();
  });

  test("who is gone is nobody", async () => {
    const read = await leverOnboarding(lever({}).client).candidate(RULE, "o1");
    expect(read).toEqual({ ok: true, value: null });
  });
});

describe("those who are hired", () => {
  const before = { ...OPPORTUNITY, stage: "lead", stageChanges: [] };
  const hire = { requisitionForHire: { id: "r1", requisitionCode: "X" } };
  const archived = { reason: "hired", archivedAt: 9_000 };
  const list = [
    { ...before, id: "hired", archived, applications: [hire] },
    { ...before, id: "declined", archived: { reason: "declined", archivedAt: 9_000 } },
    { ...before, id: "waiting" },
  ];
  const listed = async (hiredReasons: ReadonlySet<string> | null) => {
    const { client, asked } = lever({ "/v1/opportunities": { data: list, hasNext: false } });
    const found = new Map<string, number>();
    for await (const page of leverOnboarding(client).candidates({ ...RULE, hiredReasons }, "2026-01-01T00:00:00.000Z"))
      for (const { opportunityId, reachedAt } of page.ok ? page.value : []) found.set(opportunityId, reachedAt);
    return { found: Object.fromEntries(found), lists: asked.length };
  };

  test("from before the stage have passed it with the hire, whether the reason or only the requisition tells", async () => {
    expect(await listed(RULE.hiredReasons)).toEqual({ found: { hired: 9_000 }, lists: 2 });
    expect(await listed(null)).toEqual({ found: { hired: 9_000 }, lists: 2 });
  });

  test("are not asked for where no reason means hired", async () => {
    expect(await listed(new Set())).toEqual({ found: {}, lists: 1 });
  });
});

describe("a person's parts", () => {
  test("are read from a bare list as from an envelope, numbers as text, and a résumé without a file left out", async () => {
    const { client } = lever({
      "/v1/opportunities/o1/offers": {
        data: [{ id: "f", status: "signed", createdAt: 1, fields: [{ identifier: "x", value: true }] }],
      },
      "/v1/opportunities/o1/files": [
        { id: "d1", name: null, ext: ".PDF", uploadedAt: "1700000000000", size: "2048", status: null },
        { id: "d2", name: "scan.tiff", status: "error", size: "big" },
        { name: "without an id" },
      ],
      "/v1/opportunities/o1/resumes": {
        data: [
          { id: "r1", createdAt: 1, file: null },
          { id: "r2", createdAt: 1_700_000_000_000, file: { name: "cv", ext: "docx", size: 10 } },
        ],
      },
    });
    const parts = await leverOnboarding(client).parts("o1");
    expect(parts).toMatchObject({
      value: {
        offers: [{ id: "f", signedAt: null, fields: [{ identifier: "x", value: "true" }] }],
        documents: [
          { providerId: "r2", type: "ResumeDocument", extension: "docx", uploadedAt: "2023-11-14T22:13:20.000Z" },
          { providerId: "d1", displayName: "Untitled file", extension: "pdf", size: 2048 },
          { providerId: "d2", extension: "tiff", size: null, isUnprocessable: true },
        ],
      },
    });
  });

  test("that Lever no longer has are none; that it forbids is a failure", async () => {
    expect(await leverOnboarding(lever({}).client).parts("o1")).toEqual({
      ok: true,
      value: { offers: [], documents: [] },
    });
    const forbidden = lever({ "/v1/opportunities/o1/files": 403 });
    expect(await leverOnboarding(forbidden.client).parts("o1")).toMatchObject({ ok: false, reason: "forbidden" });
  });
});

describe("the reasons that mean hired", () => {
  test("stand among the stages for a key that may not read archive reasons", async () => {
    const { client } = lever({
      "/v1/archive_reasons": 403,
      "/v1/disposition_stages": {
        data: {
          stages: [],
          archiveReasons: [
            { id: "h", type: "hired" },
            { id: "n", type: null },
          ],
        },
      },
    });
    expect(await leverOnboarding(client).hiredReasons()).toEqual({ ok: true, value: new Set(["h"]) });
  });

  test("are not told where both are forbidden", async () => {
    const { client } = lever({ "/v1/archive_reasons": 403, "/v1/disposition_stages": 403 });
    expect(await leverOnboarding(client).hiredReasons()).toEqual({ ok: true, value: null });
  });
});

test("a posting and a person are asked for once, however many name them", async () => {
  const { client, asked } = lever({
    "/v1/users/u1": { data: { id: "u1", name: "Priya", email: "p@x.example", deactivatedAt: 5 } },
  });
  const ats = leverOnboarding(client);
  const [one, two] = await Promise.all([ats.person("u1"), ats.person("u1")]);
  expect([one, two, asked.length]).toEqual([
    { ok: true, value: { id: "u1", name: "Priya", email: "p@x.example", isActive: false } },
    { ok: true, value: { id: "u1", name: "Priya", email: "p@x.example", isActive: false } },
    1,
  ]);
});
