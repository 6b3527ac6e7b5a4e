// Which department or person a typed text means, and which near name is offered.
import { expect, test } from "vitest";
import type { CatalogueEntry } from "#shared/domain/greenhouse/catalogue.ts";
import { chosenEntry, labelOf, nearEntry } from "#shared/domain/greenhouse/choose-entry.ts";

const data = { parentId: null, externalId: null, location: null };
const office = (providerId: string, name: string, isActive = true): CatalogueEntry => ({
  kind: "office",
  providerId,
  name,
  isActive,
  data,
});
const offices = [office("1", "Boston, MA"), office("2", "Remote"), office("3", "Remote"), office("4", "Oslo", false)];

test("two of one name are told apart by their ids, and neither is taken for the other", () => {
  expect(offices.slice(1, 3).map((entry) => labelOf(entry, offices))).toEqual(["Remote (#2)", "Remote (#3)"]);
  expect(chosenEntry(offices, "office", "Remote")).toMatchObject({
    ok: false,
    message: expect.stringContaining("Several"),
  });
  expect(chosenEntry(offices, "office", "remote (#3)")).toEqual({ ok: true, id: "3" });
});

test("case and commas do not matter, being active does", () => {
  expect(chosenEntry(offices, "office", "boston ma")).toEqual({ ok: true, id: "1" });
  expect(chosenEntry(offices, "office", "Oslo")).toMatchObject({ ok: false });
});

test("one near name is offered; several, or none, are not guessed at", () => {
  expect(nearEntry(offices, "office", "Boston")?.providerId).toBe("1");
  expect(nearEntry(offices, "office", "Remote (US)")).toBeNull();
  expect(nearEntry(offices, "office", "Bost")).toBeNull();
});
