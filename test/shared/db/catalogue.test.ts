// What a new reading of the catalogue changes: only rows that differ are written.
import { expect, test } from "vitest";
import { catalogueChanges } from "#shared/db/catalogue.ts";
import type { CatalogueEntry } from "#shared/domain/greenhouse/catalogue.ts";

const reason = (providerId: string, name: string, isActive = true): CatalogueEntry => ({
  kind: "close_reason",
  providerId,
  name,
  data: { isHire: name.startsWith("Hire") },
  isActive,
});

test("the same reading twice changes nothing", () => {
  const entries = [reason("1", "On Hold"), reason("2", "Hire - Backfill")];
  expect(catalogueChanges(entries, structuredClone(entries))).toEqual([]);
});

test("new, renamed and returned rows are written; what is gone is kept, once, as no longer active", () => {
  const held = [
    reason("1", "On Hold"),
    reason("2", "Gone"),
    reason("3", "Long gone", false),
    reason("4", "Back", false),
  ];
  const read = [reason("1", "Paused"), reason("4", "Back"), reason("5", "New")];
  expect(catalogueChanges(held, read)).toEqual([
    reason("1", "Paused"),
    reason("4", "Back"),
    reason("5", "New"),
    reason("2", "Gone", false),
  ]);
});

test("the same id of another kind is another row", () => {
  const place = { parentId: null, externalId: null, location: null };
  const department: CatalogueEntry = {
    kind: "department",
    providerId: "1",
    name: "On Hold",
    data: place,
    isActive: true,
  };
  expect(catalogueChanges([reason("1", "On Hold")], [reason("1", "On Hold"), department])).toEqual([department]);
});
