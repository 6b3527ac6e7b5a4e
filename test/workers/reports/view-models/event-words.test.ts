// What an event's page says.
import { expect, test } from "vitest";
import { eventOutcome, prettyBody } from "../../../../workers/reports/src/view-models/event-words.ts";

test("a known outcome has words of its own, an unknown one reads as its code", () => {
  expect(eventOutcome("test_ping")).toBe("A test from the ATS");
  expect(eventOutcome("hire_written")).toBe("Hire written");
  expect(eventOutcome("ats_unavailable")).toBe("ATS unavailable");
  expect(eventOutcome(null)).toBeNull();
});

test("a body is indented, and what would let someone send it again in Lever's name is hidden", () => {
  const shown = prettyBody('{"token":"t0k","signature":"s1g","data":{"opportunityId":"o1"}}');
  expect(shown).not.toMatch(/t0k|s1g/);
  expect(shown).toContain('    "opportunityId": "o1"');
});

test("a body that is no JSON is shown as it came", () => {
  expect(prettyBody("<xml/>")).toBe("<xml/>");
});
