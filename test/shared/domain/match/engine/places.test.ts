// Locations of two systems, brought together.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { placeLikeness, placesOf } from "#shared/domain/match/engine/places.ts";
import { oddText } from "./arbitrary.ts";

const alike = (one: string, other: string) => placeLikeness(placesOf([one]), placesOf([other]));

test.for([
  ["New York, NY", "US-NY-New York", "same"],
  ["NYC", "New York, New York, United States", "same"],
  ["San Francisco Bay Area", "SF HQ", "same"],
  ["Bangalore, India", "IN-KA-Bengaluru", "same"],
  ["Singapore", "SG", "same"],
  ["München", "Munich Office", "same"],
  ["Remote - US", "Home Office", "remote"],
  ["Remote (US)", "Remote - Florida", "remote"],
  ["Remote - US", "Austin, TX", "elsewhere"],
  ["Berlin, Germany", "DE-BE-Berlin", "same"],
  ["Berlin, Germany", "Hamburg", "different"],
  ["Berlin", "Germany", "unknown"],
  ["Berlin", "", "unknown"],
] as const)("%s and %s: %s", ([one, other, level]) => {
  expect(alike(one, other)).toBe(level);
  expect(alike(other, one)).toBe(level);
});

test("any text is a location or none, alike from either side", () => {
  fc.assert(
    fc.property(oddText, oddText, (one, other) => {
      expect(alike(one, other)).toBe(alike(other, one));
    }),
  );
});
