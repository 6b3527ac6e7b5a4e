// Counting refused deliveries: none is forgotten, few are written.
import { describe, expect, test } from "vitest";
import { Refusals } from "../../../workers/webhooks/src/refusals.ts";

const NOW = 1_000_000;

describe("refused deliveries of a connection", () => {
  test("are written at once when they begin, and then every ten seconds with all that came in between", () => {
    const refusals = new Refusals();
    expect(refusals.count("con_1", NOW)).toBe(1);
    for (let i = 1; i <= 500; i++) expect(refusals.count("con_1", NOW + i)).toBeNull();
    expect(refusals.count("con_1", NOW + 10_000)).toBe(501);
    expect(refusals.count("con_1", NOW + 20_000)).toBe(1);
  });

  test("are counted apart from those of others", () => {
    const refusals = new Refusals();
    expect(refusals.count("con_1", NOW)).toBe(1);
    expect(refusals.count("con_2", NOW)).toBe(1);
    expect(refusals.count("con_1", NOW + 1)).toBeNull();
    expect(refusals.count("con_2", NOW + 10_000)).toBe(1);
  });
});
